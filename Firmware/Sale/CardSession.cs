using System;
using Drivers.Hal;
using Drivers.IcCard;
using Emv.Contact;
using Firmware.Loop;

namespace Firmware.Sale
{
    /// <summary>What the card session needs of the flow that runs it.</summary>
    public enum CardWants : byte
    {
        /// <summary>Nothing: it works with the card.</summary>
        Nothing = 0,

        /// <summary>The customer chooses an application.</summary>
        Choice,

        /// <summary>The customer enters a PIN.</summary>
        Pin,

        /// <summary>The issuer decides.</summary>
        Issuer,

        /// <summary>The kernel is finished: <see cref="ContactKernel.Outcome"/>.</summary>
        Done,
    }

    /// <summary>
    /// Joins reader and kernel: powers the card, carries the kernel's commands to it and the answers back, and gives the
    /// kernel its slices of cryptography, also while the customer types a PIN.
    /// </summary>
    public sealed class CardSession
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
        {
            _reader = reader;
            Kernel = kernel;
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

        public ContactKernel Kernel { get; }

        public bool CardPresent
        {
            get { return _reader.CardPresent; }
        }

        /// <summary>The card did not answer its reset as a payment card does; there is no outcome.</summary>
        public bool ResetFailed
        {
            get { return _phase == Phase.Failed; }
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

        /// <summary>Moves on by one step and says what is wanted now.</summary>
        public CardWants Poll(long nowMs)
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

        /// <summary>The payment is over, or is to be: the kernel forgets the card's data and the contacts are dead.</summary>
        public void Stop()
        {
            _reader.PowerOff();
            Kernel.Clear();
            Array.Clear(_unpredictable, 0, UnpredictableBytes);
            _phase = Phase.Off;
        }

        /// <summary>Ends the kernel's work from outside; it says in its outcome what that means for the money.</summary>
        public void Lose(CardLoss why)
        {
            Kernel.CardLost(why);
            _phase = Phase.Kernel;
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
                _trace.Write(nowMs, TraceSource.Kernel, Kernel.Command[1], Kernel.CommandLength);
                if (status == Status.Ok || status == Status.Pending)
                {
                    _phase = Phase.Exchange;
                }
                else
                {
                    Kernel.CardLost(LossOf(status));
                }
            }
            else if (Kernel.Step == Step.Compute || Kernel.ComputePending)
            {
                Kernel.Compute();
            }
        }

        private void PollExchange(long nowMs)
        {
            Status status = _reader.Poll(nowMs);
            if (status == Status.Pending)
            {
                return;
            }

            _phase = Phase.Kernel;
            if (status == Status.Ok)
            {
                int length = _reader.ResponseLength;
                int word = (_reader.Response[length - 2] << 8) | _reader.Response[length - 1];
                _trace.Write(nowMs, TraceSource.Card, (int)status, word);
                Kernel.Responded(_reader.Response, length);
            }
            else
            {
                _trace.Write(nowMs, TraceSource.Card, (int)status, 0);
                Kernel.CardLost(LossOf(status));
            }
        }

        private static CardLoss LossOf(Status status)
        {
            switch (status)
            {
                case Status.Removed:
                    return CardLoss.Removed;
                case Status.Timeout:
                    return CardLoss.NoAnswer;
                default:
                    return CardLoss.Protocol;
            }
        }
    }
}
