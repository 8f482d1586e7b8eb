using System;
using Emv.Contact;
using Emv.Contactless;
using Tests.Emv.Contact;

namespace Tests.Emv.Contactless
{
    /// <summary>A reader, a customer and a host around the entry point.</summary>
    public sealed class TapRig
    {
        private const int MaxSteps = 1000;

        public readonly TerminalProfile Terminal = new TerminalProfile();
        public readonly CaKeyTable Keys = new CaKeyTable();
        public readonly ReaderProfile Reader = new ReaderProfile();
        public readonly Combination Combination;
        public EntryPoint Point;

        public long AmountMinor = 1234;
        public long OtherMinor;
        public byte Type;
        public DateTime Now = new DateTime(2026, 11, 21, 10, 20, 30);
        public byte[] Random = Hex.Bytes("1122334455667788");

        /// <summary>Field 39; null: no answer.</summary>
        public string Arc = "00";

        /// <summary>The card leaves at this command (counted from 1); 0 = never.</summary>
        public int LeaveAt;

        /// <summary>The card leaves as soon as it may.</summary>
        public bool LeaveEarly;

        public int ElapsedTenthMs = 60;

        // What happened.
        public bool Prepared;
        public bool WentOnline;
        public TapCvm CvmOnline;
        public MessageId MessageOnline;
        public string Field55;
        public int ComputesBeforeLeave;
        public int Computes;

        public TapRig(int kernel)
        {
            Terminal.TerminalId = "12345678";
            Terminal.MerchantId = "123456789012345";
            Terminal.IfdSerial = "00000001";
            Terminal.MerchantName = "TEST";
            Combination = new Combination(new ApplicationProfile(Hex.Bytes("A000009999")), kernel);
            Combination.CvmLimitMinor = 100000;
            Combination.TransactionLimitMinor = 5000000;
            Reader.Add(Combination);
        }

        public TapRig WithCaKey()
        {
            CaKeyError error = Keys.Add(Hex.Bytes("A000009999"), 0xF2, Hex.Bytes(TapChain.CaModulus), 3, Hex.Bytes(TapChain.CaChecksum), 20491231);
            Assert.AreEqual((int)CaKeyError.None, (int)error);
            return this;
        }

        public TapOutcome Run(TapCard card)
        {
            if (Point == null)
            {
                Point = new EntryPoint(new ContactKernel(Terminal, Keys), Reader);
            }

            Prepared = Point.Start(AmountMinor, OtherMinor, Type, Now, 1);
            return Prepared ? Present(card) : Point.Outcome;
        }

        /// <summary>A card to the field, also once more after Try Again.</summary>
        public TapOutcome Present(TapCard card)
        {
            int commands = 0;
            WentOnline = false;
            Point.CardPresented(Random);
            for (int i = 0; i < MaxSteps && Point.Step != Step.Done; i++)
            {
                if (LeaveEarly && Point.CardMayLeave)
                {
                    Point.CardLost(CardLoss.Removed);
                }

                switch (Point.Step)
                {
                    case Step.Transmit:
                        commands++;
                        if (commands == LeaveAt)
                        {
                            Point.CardLost(CardLoss.Removed);
                            break;
                        }

                        byte[] response = card.Answer(Point.Command, Point.CommandLength);
                        Point.Responded(response, response.Length, ElapsedTenthMs);
                        break;
                    case Step.Compute:
                        Computes++;
                        ComputesBeforeLeave += Point.CardMayLeave ? 0 : 1;
                        Point.Compute();
                        break;
                    case Step.GoOnline:
                        Online();
                        break;
                    default:
                        Assert.IsTrue(false, "unexpected step");
                        break;
                }
            }

            Assert.AreEqual((int)Step.Done, (int)Point.Step, "not done");
            Assert.AreNotEqual((int)Reason.Internal, (int)Point.Outcome.Reason, "internal error");
            return Point.Outcome;
        }

        public string TagText(uint tag)
        {
            int offset;
            int length;
            return Point.TryGetTag(tag, out offset, out length) ? Hex.Text(Point.Store.Buffer, offset, length) : "none";
        }

        public bool Logged(Rule wanted, int wantedValue)
        {
            for (int i = 0; i < Point.Log.Written; i++)
            {
                Rule rule;
                int detail;
                int value;
                if (Point.Log.TryRead(i, out rule, out detail, out value) && rule == wanted && (wantedValue == -1 || value == wantedValue))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Runs and compares the result.</summary>
        public TapOutcome Expect(TapResult result, TapCard card)
        {
            TapOutcome outcome = Run(card);
            Assert.AreEqual((int)result, (int)outcome.Result);
            return outcome;
        }

        private void Online()
        {
            WentOnline = true;
            CvmOnline = Point.Outcome.Cvm;
            MessageOnline = Point.Outcome.UiOnOutcome.Message;
            Assert.AreEqual((int)TapResult.OnlineRequest, (int)Point.Outcome.Result);
            Assert.IsTrue(Point.CardMayLeave);
            var field = new byte[400];
            Field55 = Hex.Text(field, 0, Point.Field55(field, 0));
            if (Arc == null)
            {
                Point.OnlineFailed();
                return;
            }

            Point.OnlineAnswered(new byte[] { (byte)Arc[0], (byte)Arc[1] });
        }
    }
}
