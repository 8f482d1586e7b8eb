using System;
using Drivers.Hal;
using Drivers.IcCard;
using Emv.Contact;
using Firmware.Loop;

namespace Firmware.Sale
{
    /// <summary>
    /// Joins reader and kernel: powers the card, carries the kernel's commands to it and the answers back, and gives the
    /// kernel its slices of cryptography, also while the customer types a PIN.
    /// </summary>
    public sealed class CardSession : CardSide
    {
        private const int UnpredictableBytes = 8;

        private readonly IccReader _reader;
        private readonly IRandom _random;
        private readonly Trace _trace;
        private readonly byte[] _unpredictable = new byte[UnpredictableBytes];
        private Phase _phase;
        private long _amountMinor;
        private byte _emvType;
        private DateTime _localTime;
        private int _sequence;

        public CardSession(IccReader reader, ContactKernel kernel, IRandom random, Trace trace)
            : base(kernel, trace)
        {
            _reader = reader;
            _random = random;
            _trace = trace;
        }

        private enum Phase : byte
        {
            Off = 0,
            PoweringOn,
            Kernel,
            Exchange,
            Failed,
        }

        public bool CardPresent
        {
            get { return _reader.CardPresent; }
        }

        public override bool Gone
        {
            get { return !_reader.CardPresent; }
        }

        public override bool Lingers
        {
            get { return _reader.CardPresent; }
        }

        /// <summary>The card did not answer its reset as a payment card does.</summary>
        public override bool Failed
        {
            get { return _phase == Phase.Failed; }
        }

        public override int EntryClass
        {
            get { return 50; }
        }

        public override bool PinIsOnline
        {
            get { return Kernel.PinRequest.Online; }
        }

        public override Decision Decision
        {
            get { return Kernel.Outcome.Decision; }
        }

        public override Reason Reason
        {
            get { return Kernel.Outcome.Reason; }
        }

        public override Cvm Cvm
        {
            get { return Kernel.Outcome.Cvm; }
        }

        public override bool SignatureNeeded
        {
            get { return Kernel.Outcome.SignatureNeeded; }
        }

        /// <param name="sequence">Transaction sequence counter (9F41).</param>
        public void Start(long amountMinor, byte emvType, DateTime localTime, int sequence, long nowMs)
        {
            _amountMinor = amountMinor;
            _emvType = emvType;
            _localTime = localTime;
            _sequence = sequence;
            _reader.PowerOff();
            Status status = _reader.PowerOn(nowMs);
            _phase = status == Status.Ok || status == Status.Pending ? Phase.PoweringOn : Phase.Failed;
        }

        public override CardWants Poll(long nowMs)
        {
            switch (_phase)
            {
                case Phase.PoweringOn:
                    PollReset(nowMs);
                    break;
                case Phase.Exchange:
                    PollExchange(nowMs);
                    break;
                case Phase.Kernel:
                    PollKernel(nowMs);
                    break;
            }

            return Wants();
        }

        public override void Stop()
        {
            _reader.PowerOff();
            Kernel.Clear();
            Array.Clear(_unpredictable, 0, UnpredictableBytes);
            _phase = Phase.Off;
        }

        public override void Lose(CardLoss why)
        {
            Kernel.CardLost(why);
            _phase = Phase.Kernel;
        }

        public override void PinCaptured()
        {
            Kernel.OnlinePinCaptured();
        }

        public override void PinPadBroken()
        {
            Kernel.PinPadBroken();
        }

        public override void PinBypassed()
        {
            Kernel.PinBypassed();
        }

        public override void Answered(byte[] arc2, byte[] chipData, int count)
        {
            Kernel.OnlineAnswered(arc2, chipData, count);
        }

        public override void Unanswered()
        {
            Kernel.OnlineFailed();
        }

        public override int Field55(byte[] into, int offset)
        {
            return Kernel.Field55(into, offset);
        }

        protected override void Heard(byte[] response, int count)
        {
            Kernel.Responded(response, count);
        }

        private CardWants Wants()
        {
            if (_phase == Phase.Failed)
            {
                return CardWants.Done;
            }

            if (_phase != Phase.Kernel)
            {
                return CardWants.Nothing;
            }

            switch (Kernel.Step)
            {
                case Step.Choose:
                    return CardWants.Choice;
                case Step.AskPin:
                    return CardWants.Pin;
                case Step.GoOnline:
                    return CardWants.Issuer;
                case Step.Done:
                    return CardWants.Done;
                default:
                    return CardWants.Nothing;
            }
        }

        private void PollReset(long nowMs)
        {
            Status status = _reader.Poll(nowMs);
            if (status == Status.Pending)
            {
                return;
            }

            _trace.Write(nowMs, TraceSource.Card, (int)status, _reader.AtrLength);
            if (status != Status.Ok)
            {
                _phase = Phase.Failed;
                return;
            }

            _random.Fill(_unpredictable, 0, UnpredictableBytes);
            Kernel.Start(_amountMinor, 0, _emvType, _localTime, _sequence, _unpredictable);
            _phase = Phase.Kernel;
        }

        private void PollKernel(long nowMs)
        {
            if (Kernel.Step == Step.Transmit)
            {
                Status status = _reader.Transmit(Kernel.Command, Kernel.CommandLength, nowMs);
                if (Begun(status, Kernel.Command, Kernel.CommandLength, nowMs))
                {
                    _phase = Phase.Exchange;
                }
            }
            else if (Kernel.Step == Step.Compute || Kernel.ComputePending)
            {
                Kernel.Compute();
            }
        }

        private void PollExchange(long nowMs)
        {
            if (Ended(_reader.Poll(nowMs), _reader.Response, _reader.ResponseLength, nowMs))
            {
                _phase = Phase.Kernel;
            }
        }
    }
}
