using System;
using Emv.Contact;
using Emv.Data;

namespace Tests.Emv.Contact
{
    /// <summary>A cashier, a customer and a host around the kernel: drives it to the end with a <see cref="TestCard"/>.</summary>
    public sealed class Rig
    {
        private const int MaxSteps = 2000;

        public readonly TerminalProfile Terminal = new TerminalProfile();
        public readonly CaKeyTable Keys = new CaKeyTable();
        public readonly ApplicationProfile Application;
        public ContactKernel Kernel;

        public long AmountMinor = 1234;
        public long OtherMinor;
        public byte Type;
        public DateTime Now = new DateTime(2026, 11, 21, 10, 20, 30);
        public byte[] Random = Hex.Bytes("1122334455667788");

        /// <summary>PINs in turn, one digit a byte; null = bypass, empty = pad broken.</summary>
        public byte[][] Pins = { new byte[] { 1, 2, 3, 4 } };

        /// <summary>Application chosen; -1 cancels.</summary>
        public int Choice;

        /// <summary>Field 39 and field 55 of the answer; null = no answer.</summary>
        public string Arc = "00";
        public string Field55;

        /// <summary>The card is pulled before this command (counted from 1); 0 = never.</summary>
        public int PullBefore;

        public bool ForceOnline;
        public int Choices;
        public int PinRequests;
        public bool SawLastTry;
        public bool SawRetry;
        public bool SawOnline;
        public int Computes;

        public Rig()
        {
            Terminal.TerminalId = "12345678";
            Terminal.MerchantId = "123456789012345";
            Terminal.IfdSerial = "00000001";
            Terminal.MerchantName = "TEST";
            Application = new ApplicationProfile(Hex.Bytes("A000009999"));
            Terminal.Add(Application);
        }

        public Rig WithCaKey()
        {
            CaKeyError error = Keys.Add(Hex.Bytes("A000009999"), 0xF1, Hex.Bytes(Chain.CaModulus), 3, Hex.Bytes(Chain.CaChecksum), 20491231);
            Assert.AreEqual((int)CaKeyError.None, (int)error);
            return this;
        }

        public Outcome Run(TestCard card)
        {
            if (Kernel == null)
            {
                Kernel = new ContactKernel(Terminal, Keys);
            }

            int commands = 0;
            int pin = 0;
            Kernel.Start(AmountMinor, OtherMinor, Type, Now, 1, Random);
            Kernel.ForceOnline = ForceOnline;
            for (int i = 0; i < MaxSteps && Kernel.Step != Step.Done; i++)
            {
                switch (Kernel.Step)
                {
                    case Step.Transmit:
                        commands++;
                        if (commands == PullBefore)
                        {
                            Kernel.CardLost(CardLoss.Removed);
                            break;
                        }

                        byte[] response = card.Answer(Kernel.Command, Kernel.CommandLength);
                        Kernel.Responded(response, response.Length);
                        break;
                    case Step.Compute:
                        Computes++;
                        Kernel.Compute();
                        break;
                    case Step.Choose:
                        Choices++;
                        Kernel.Chosen(Choice);
                        break;
                    case Step.AskPin:
                        EnterPin(pin);
                        pin++;
                        break;
                    case Step.GoOnline:
                        Online();
                        break;
                    default:
                        Assert.IsTrue(false, "unexpected step");
                        break;
                }
            }

            Assert.AreEqual((int)Step.Done, (int)Kernel.Step, "not done");
            Assert.AreNotEqual((int)Reason.Internal, (int)Kernel.Outcome.Reason, "internal error");
            return Kernel.Outcome;
        }

        public string TagText(uint tag)
        {
            int offset;
            int length;
            return Kernel.TryGetTag(tag, out offset, out length) ? Hex.Text(Kernel.Store.Buffer, offset, length) : "none";
        }

        public string Tvr
        {
            get { return Hex.Text(Kernel.Outcome.Tvr); }
        }

        public string Tsi
        {
            get { return Hex.Text(Kernel.Outcome.Tsi); }
        }

        /// <summary>True when the log has an entry of that rule, with that value unless it is -1.</summary>
        public bool Logged(Rule wanted, int wantedValue)
        {
            for (int i = 0; i < Kernel.Log.Written; i++)
            {
                Rule rule;
                int detail;
                int value;
                if (Kernel.Log.TryRead(i, out rule, out detail, out value) && rule == wanted && (wantedValue == -1 || value == wantedValue))
                {
                    return true;
                }
            }

            return false;
        }

        private void EnterPin(int index)
        {
            PinRequests++;
            SawLastTry |= Kernel.PinRequest.LastTry;
            SawRetry |= Kernel.PinRequest.Retry;
            SawOnline |= Kernel.PinRequest.Online;
            byte[] pin = Pins[index < Pins.Length ? index : Pins.Length - 1];
            if (pin == null)
            {
                Kernel.PinBypassed();
            }
            else if (pin.Length == 0)
            {
                Kernel.PinPadBroken();
            }
            else if (Kernel.PinRequest.Online)
            {
                Kernel.OnlinePinCaptured();
            }
            else
            {
                Kernel.PinEntered(pin, pin.Length);
            }
        }

        private void Online()
        {
            if (Arc == null)
            {
                Kernel.OnlineFailed();
                return;
            }

            byte[] arc = { (byte)Arc[0], (byte)Arc[1] };
            byte[] data = Field55 == null ? null : Hex.Bytes(Field55);
            Kernel.OnlineAnswered(arc, data, data == null ? 0 : data.Length);
        }
    }
}
