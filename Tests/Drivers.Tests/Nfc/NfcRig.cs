using Drivers.Hal;
using Drivers.Nfc;
using Tests.IcCard;
using VirtualHandset;

namespace Tests.Nfc
{
    /// <summary>The real reader and the chip's model, with nothing else around them.</summary>
    public sealed class NfcRig
    {
        public const string Select = "00A404000E325041592E5359532E444446303100";

        private const int LimitMs = 30000;

        private readonly VirtualClock _clock = new VirtualClock();

        public NfcRig()
        {
            Chip = new Pn532Model(_clock);
            Reader = new Pn532(Chip, Chip.Ready, Chip.Reset);
        }

        public Pn532 Reader { get; private set; }

        public Pn532Model Chip { get; private set; }

        public long NowMs
        {
            get { return _clock.NowMs; }
        }

        /// <summary>The response of the last command in hex.</summary>
        public string Response
        {
            get { return Hex.Format(Reader.Response, Reader.ResponseLength); }
        }

        /// <summary>A reader that is set up.</summary>
        public static NfcRig Started()
        {
            var rig = new NfcRig();
            Assert.IsTrue(rig.Start() == Status.Ok, "start");
            return rig;
        }

        /// <summary>A reader with an activated card.</summary>
        public static NfcRig With(ICardApplication card, NfcTraits traits)
        {
            NfcRig rig = Started();
            rig.Chip.Present(card, traits);
            Assert.IsTrue(rig.Seek() == Status.Ok, "seek");
            return rig;
        }

        public Status Start()
        {
            return Finish(Reader.Start(_clock.NowMs));
        }

        public Status Seek()
        {
            return Finish(Reader.Seek(_clock.NowMs));
        }

        public Status Release()
        {
            return Finish(Reader.Release(_clock.NowMs));
        }

        public Status Send(string commandHex)
        {
            byte[] command = Hex.Parse(commandHex);
            return Finish(Reader.Transmit(command, command.Length, _clock.NowMs));
        }

        /// <summary>Sends and gives the response, or the failure by its number.</summary>
        public string Ask(string commandHex)
        {
            Status status = Send(commandHex);
            return status == Status.Ok ? Response : "status " + (int)status;
        }

        /// <summary>Lets that much time pass with the reader polled as it wants; its status then.</summary>
        public Status Pass(int ms)
        {
            long endMs = _clock.NowMs + ms;
            Status status = Reader.Poll(_clock.NowMs);
            while (_clock.NowMs < endMs)
            {
                long due = Reader.NextDueMs(_clock.NowMs);
                RunTo(_clock.FromTerminalMs(due < endMs ? due : endMs));
                status = Reader.Poll(_clock.NowMs);
            }

            return status;
        }

        public Status Finish(Status status)
        {
            long limitMs = _clock.NowMs + LimitMs;
            while (status == Status.Pending && _clock.NowMs < limitMs)
            {
                RunTo(_clock.FromTerminalMs(Reader.NextDueMs(_clock.NowMs)));
                status = Reader.Poll(_clock.NowMs);
            }

            return status;
        }

        /// <summary>The driver did nothing that the chip or the card forbids.</summary>
        public void HasNoViolations()
        {
            Assert.AreEqual(0, Chip.Violations, Chip.LastViolation);
        }

        private void RunTo(long untilUs)
        {
            while (Chip.NextUs <= untilUs)
            {
                _clock.AdvanceTo(Chip.NextUs);
                Chip.Run(_clock.NowUs);
            }

            _clock.AdvanceTo(untilUs);
        }
    }
}
