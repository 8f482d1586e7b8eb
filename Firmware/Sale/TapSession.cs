using System;
using Drivers.Buzzer;
using Drivers.Hal;
using Drivers.Nfc;
using Emv.Contact;
using Emv.Contactless;
using Firmware.Loop;

namespace Firmware.Sale
{
    /// <summary>
    /// Joins the contactless reader and the entry point: looks for a card, carries the kernel's commands to it, says with
    /// lights and tone when it may leave, and computes what is left without it. From then on the reader waits by itself for the
    /// field to be empty.
    /// </summary>
    public sealed partial class TapSession : CardSide
    {
        /// <summary>A card or phone that lies on the reader is asked away for so long; then the payment goes on without.</summary>
        public const int LingerMs = 5000;

        /// <summary>So long a card at work has the terminal for itself; most have left by then. Screen, keypad and line wait.</summary>
        public const int HurryMs = 400;

        private const int UnpredictableBytes = 8;

        private readonly Pn532 _reader;
        private readonly EntryPoint _point;
        private readonly IRandom _random;
        private readonly Beeper _beeper;
        private readonly TapLights _lights;
        private readonly Trace _trace;
        private readonly byte[] _unpredictable = new byte[UnpredictableBytes];
        private Phase _phase;
        private bool _restarted;
        private bool _releasing;
        private bool _mayLeave;
        private bool _pinDone;
        private long _hurryUntilMs;
        private long _lingerUntilMs;
        private long _dueMs;

        /// <param name="reader">Null on a board without one.</param>
        /// <param name="point">Built on <paramref name="kernel"/>; null without a reader.</param>
        public TapSession(Pn532 reader, EntryPoint point, ContactKernel kernel, IRandom random, Beeper beeper, TapLights lights, Trace trace)
            : base(kernel, trace)
        {
            _reader = reader;
            _point = point;
            _random = random;
            _beeper = beeper;
            _lights = lights;
            _trace = trace;
        }

        private enum Phase : byte
        {
            Off = 0,

            /// <summary>The field goes off; nobody waits for it.</summary>
            Closing,

            /// <summary>The reader did not answer: no taps until the next payment tries again.</summary>
            Unusable,

            /// <summary>The message of the last outcome is to be read first.</summary>
            Holding,
            Waking,
            Seeking,

            // The card is at work from here on.
            Kernel,
            Exchange,
        }

        /// <summary>False: the shop takes no taps.</summary>
        public bool Enabled { get; set; } = true;

        /// <summary>The reader waits for a card.</summary>
        public bool Waiting
        {
            get { return _phase == Phase.Waking || _phase == Phase.Seeking || _phase == Phase.Holding; }
        }

        /// <summary>A card is at work, or was.</summary>
        public bool Active
        {
            get { return _phase >= Phase.Kernel; }
        }

        /// <summary>Nothing more is wanted of the card; what is left to compute needs none.</summary>
        public bool MayLeave
        {
            get { return _mayLeave; }
        }

        /// <summary>
        /// While the field is on, looks for a card and works with it for as long as it needs nobody else, at most <see cref="HurryMs"/>. True: there is no more
        /// to do now, and nothing else is to take the processor from it. False: everything has its turn, this session too.
        /// </summary>
        public bool Serve(long nowMs)
        {
            if (_phase == Phase.Exchange && nowMs < _hurryUntilMs)
            {
                if (!_reader.Rests(nowMs))
                {
                    PollExchange(nowMs);
                }

                return _phase == Phase.Exchange;
            }

            if (_phase != Phase.Seeking || !_reader.FieldOn)
            {
                return false;
            }

            if (!_reader.Rests(nowMs))
            {
                PollSeeking(nowMs);
            }

            return _phase >= Phase.Seeking && _phase != Phase.Kernel;
        }

        /// <summary>The card takes longer than most: the customer is to hold it still.</summary>
        public bool IsSlow(long nowMs)
        {
            return _phase >= Phase.Kernel && nowMs >= _hurryUntilMs;
        }

        /// <summary>More than one card in the field.</summary>
        public bool Collision
        {
            get { return _phase == Phase.Seeking && _reader.CardState == CardState.Collision; }
        }

        /// <summary>What lies in the field is no payment card.</summary>
        public bool Foreign
        {
            get { return _phase == Phase.Seeking && _reader.ForeignCard; }
        }

        /// <summary>The card was lost before a kernel ran: it is polled for again, and nothing is said.</summary>
        public bool Quiet
        {
            get { return _point.Outcome.Result == TapResult.TryAgain && !_point.Outcome.UiOnOutcome.Present; }
        }

        /// <summary>How the last tap ended: what the customer is to be told.</summary>
        public TapOutcome Outcome
        {
            get { return _point.Outcome; }
        }

        /// <summary>Begins to wait for a card. False: no tap for this amount, or no reader.</summary>
        public bool Open(long amountMinor, byte emvType, DateTime localTime, int sequence, long nowMs)
        {
            if (_reader == null || !Enabled || !_point.Start(amountMinor, 0, emvType, localTime, sequence))
            {
                return false;
            }

            _restarted = false;
            Await(nowMs);
            return _phase != Phase.Unusable;
        }

        /// <summary>The same sale once more, after <see cref="CardWants.Tap"/>.</summary>
        public void Again(long nowMs)
        {
            if (Outcome.Result == TapResult.TryAgain && Outcome.FieldOffMs <= 0)
            {
                Await(nowMs);
                return;
            }

            // Another card is wanted: this one leaves first, or it would be read again and again.
            _dueMs = nowMs + Outcome.FieldOffMs;
            _phase = Phase.Holding;
            if (Outcome.FieldOffMs > 0)
            {
                _releasing = false;
                Status off = _reader.FieldOff(nowMs);
                if (off != Status.Ok && off != Status.Pending)
                {
                    Restart(off, nowMs);
                }
            }
        }

        /// <summary>The lights when the terminal comes up.</summary>
        public void Begin(long nowMs)
        {
            _lights.Show(_reader == null ? TapLight.NotReady : TapLight.Idle, nowMs);
        }

        public override CardWants Poll(long nowMs)
        {
            switch (_phase)
            {
                case Phase.Holding:
                    PollHolding(nowMs);
                    break;
                case Phase.Waking:
                    PollWaking(nowMs);
                    break;
                case Phase.Seeking:
                    PollSeeking(nowMs);
                    break;
                case Phase.Kernel:
                    PollKernel(nowMs);
                    break;
                case Phase.Exchange:
                    PollExchange(nowMs);
                    break;
            }

            PollField(nowMs);
            return _phase == Phase.Kernel ? Wants() : CardWants.Nothing;
        }

        /// <summary>Between payments: lights, and a field that is still to go off.</summary>
        public void PollAside(long nowMs)
        {
            _lights.Poll(nowMs);
            if (_phase == Phase.Closing || _releasing)
            {
                PollField(nowMs);
            }
        }

        public override void Stop()
        {
            if (_reader == null)
            {
                return;
            }

            _point.Clear();
            Array.Clear(_unpredictable, 0, UnpredictableBytes);
            if (_phase > Phase.Unusable && !_mayLeave)
            {
                _dueMs = 0;
                _phase = Phase.Closing;
            }
            else if (_phase != Phase.Closing)
            {
                _phase = Phase.Off;
            }
        }

        /// <summary>The payment is over: an interrupted one is not recovered in the next, and nothing of it stays.</summary>
        public void Forget()
        {
            if (_reader != null)
            {
                Stop();
                _point.Forget();
            }
        }

        private CardWants Wants()
        {
            if (_point.Step == Step.GoOnline)
            {
                return Outcome.Cvm == TapCvm.OnlinePin && !_pinDone ? CardWants.Pin : CardWants.Issuer;
            }

            if (_point.Step != Step.Done)
            {
                return CardWants.Nothing;
            }

            bool again = Outcome.Result == TapResult.TryAgain || Outcome.Result == TapResult.TryAnotherInterface
                || (Outcome.Result == TapResult.EndApplication && Outcome.Reason != Reason.Cancelled);
            return again ? CardWants.Tap : CardWants.Done;
        }

        private void Await(long nowMs)
        {
            _mayLeave = false;
            _pinDone = false;
            _releasing = false;
            _point.Prepare();
            Status status = _reader.Seek(nowMs);
            if (status == Status.Pending || status == Status.Busy)
            {
                Enter(status == Status.Pending ? Phase.Seeking : Phase.Waking, TapLight.ReadyToRead, nowMs);
            }
            else
            {
                Restart(status, nowMs);
            }
        }

        /// <summary>The chip was never started, or is in trouble: one reset helps or nothing does.</summary>
        private void Restart(Status why, long nowMs)
        {
            if (_restarted)
            {
                _trace.Write(nowMs, TraceSource.Card, (int)why, 0);
                Enter(Phase.Unusable, TapLight.NotReady, nowMs);
                return;
            }

            _restarted = true;
            Status started = _reader.Start(nowMs);
            Enter(started == Status.Pending ? Phase.Waking : Phase.Unusable, TapLight.NotReady, nowMs);
        }

        private void PollHolding(long nowMs)
        {
            if (_releasing)
            {
                return;
            }

            Status status = _reader.Poll(nowMs);
            if (status != Status.Ok && status != Status.Pending)
            {
                Restart(status, nowMs);
            }
            else if (nowMs >= _dueMs)
            {
                Await(nowMs);
            }
        }

        private void PollWaking(long nowMs)
        {
            Status status = _reader.Poll(nowMs);
            if (status == Status.Ok)
            {
                Await(nowMs);
            }
            else if (status != Status.Pending)
            {
                Restart(status, nowMs);
            }
        }

        private void PollSeeking(long nowMs)
        {
            Status status = _reader.Poll(nowMs);
            if (status == Status.Ok)
            {
                _random.Fill(_unpredictable, 0, UnpredictableBytes);
                Enter(Phase.Kernel, TapLight.Processing, nowMs);
                _hurryUntilMs = nowMs + HurryMs;
                _point.CardPresented(_unpredictable);
                PollKernel(nowMs);
            }
            else if (status != Status.Pending)
            {
                Restart(status, nowMs);
            }
        }

        private void PollKernel(long nowMs)
        {
            if (_point.Step == Step.Transmit)
            {
                Status status = _reader.Transmit(_point.Command, _point.CommandLength, nowMs);
                if (Begun(status, _point.Command, _point.CommandLength, nowMs))
                {
                    _phase = Phase.Exchange;
                    return;
                }

                AfterCard(nowMs);
            }
            else if (_point.Step == Step.Compute)
            {
                _point.Compute();
                AfterCard(nowMs);
            }
        }

        private void PollExchange(long nowMs)
        {
            if (!Ended(_reader.Poll(nowMs), _reader.Response, _reader.ResponseLength, nowMs))
            {
                return;
            }

            _phase = Phase.Kernel;
            AfterCard(nowMs);
            if (_point.Step == Step.Transmit)
            {
                PollKernel(nowMs);
            }
        }

        /// <summary>The first moment at which the card may go is told at once, whatever is still to be computed.</summary>
        private void AfterCard(long nowMs)
        {
            if (_mayLeave || !_point.CardMayLeave)
            {
                return;
            }

            if (Quiet)
            {
                return;
            }

            _mayLeave = true;
            bool ended = _point.Step == Step.Done && Outcome.Result > TapResult.OnlineRequest;
            _lights.Show(ended ? TapLight.Error : TapLight.CardRead, nowMs);
            _beeper.Play(ended ? Sound.TapAlert : Sound.CardRead, nowMs);
            _releasing = _reader.Release(nowMs) == Status.Pending;
            _lingerUntilMs = nowMs + LingerMs;
        }

        private void PollField(long nowMs)
        {
            if (_phase == Phase.Closing)
            {
                // Time is not known where a payment is stopped: the field goes off with the first poll after it.
                Status status = _dueMs == 0 ? _reader.FieldOff(nowMs) : _reader.Poll(nowMs);
                _dueMs = nowMs;
                _lights.Show(TapLight.Idle, nowMs);
                _phase = status == Status.Pending || status == Status.Busy ? Phase.Closing : Phase.Off;
            }
            else if (_releasing && (_reader.Poll(nowMs) != Status.Pending || nowMs >= _lingerUntilMs))
            {
                _releasing = false;
                _lights.Show(TapLight.Idle, nowMs);
                if (_phase == Phase.Off)
                {
                    _dueMs = 0;
                    _phase = Phase.Closing;
                }
            }
        }

        private void Enter(Phase phase, TapLight light, long nowMs)
        {
            _phase = phase;
            _lights.Show(light, nowMs);
        }
    }
}
