using Drivers.Hal;
using Firmware.Host;
using Firmware.Loop;
using Firmware.Store;

namespace Firmware.Sale
{
    /// <summary>
    /// Delivers what the terminal owes: while a reversal is open it sends it, again and again with growing pauses, until
    /// the host acknowledges it. Nothing here gives up; the sale flow waits for it before the next online payment.
    /// </summary>
    public sealed class Reverser : ITask
    {
        private const int PollMs = 5;
        private const int IdlePollMs = 100;

        private readonly AcquirerClient _client;
        private readonly AcquirerProfile _profile;
        private readonly TransactionLog _log;
        private readonly SignOn _signOn;
        private readonly Trace _trace;
        private readonly TransactionRecord _record = new TransactionRecord();
        private State _state;
        private long _nextTryMs;
        private int _pauseMs;

        public Reverser(AcquirerClient client, AcquirerProfile profile, TransactionLog log, SignOn signOn, Trace trace)
        {
            _client = client;
            _profile = profile;
            _log = log;
            _signOn = signOn;
            _trace = trace;
            _pauseMs = profile.RetryFirstMs;
        }

        private enum State : byte
        {
            Idle = 0,
            SigningOn,
            Sending,
            Closing,
        }

        /// <summary>The acquirer's line is not to be used: another exchange runs or is about to.</summary>
        public bool Held { get; set; }

        /// <summary>Deliveries tried and failed since the reversal was opened or the terminal started.</summary>
        public int Failures { get; private set; }

        /// <summary>It uses the line right now.</summary>
        public bool Working
        {
            get { return _state != State.Idle; }
        }

        /// <summary>Tries at once instead of waiting out the pause: somebody waits, or the link is back.</summary>
        public void Hurry()
        {
            _nextTryMs = 0;
        }

        public long Poll(long nowMs)
        {
            switch (_state)
            {
                case State.SigningOn:
                    PollSignOn(nowMs);
                    break;
                case State.Sending:
                    PollSending(nowMs);
                    break;
                case State.Closing:
                    PollClosing(nowMs);
                    break;
                default:
                    return PollIdle(nowMs);
            }

            return nowMs + PollMs;
        }

        private long PollIdle(long nowMs)
        {
            if (Held || !_log.HasOpenReversal || _client.Busy || _signOn.Working)
            {
                return nowMs + IdlePollMs;
            }

            if (nowMs < _nextTryMs)
            {
                return _nextTryMs < nowMs + IdlePollMs ? _nextTryMs : nowMs + IdlePollMs;
            }

            if (!_client.SignedOn)
            {
                _signOn.Start();
                Enter(State.SigningOn, nowMs);
            }
            else if (_log.ReadOpenReversal(_record) == Status.Ok)
            {
                Status status = _client.StartReversal(_record, nowMs);
                if (status == Status.Pending)
                {
                    Enter(State.Sending, nowMs);
                }
                else
                {
                    Postpone(nowMs);
                }
            }

            return nowMs + PollMs;
        }

        private void PollSignOn(long nowMs)
        {
            if (_signOn.Poll(nowMs) == Status.Pending)
            {
                return;
            }

            if (_signOn.Succeeded)
            {
                Enter(State.Idle, nowMs);
            }
            else
            {
                Postpone(nowMs);
            }
        }

        private void PollSending(long nowMs)
        {
            if (_client.Poll(nowMs) == Status.Pending)
            {
                return;
            }

            if (_client.Result == ExchangeResult.Answered && HostCodes.EndsReversal(_client.Reply.ResponseCode))
            {
                Enter(_log.CloseReversal(_record) == Status.Pending ? State.Closing : State.Idle, nowMs);
            }
            else
            {
                Postpone(nowMs);
            }
        }

        private void PollClosing(long nowMs)
        {
            Status status = _log.Poll(nowMs);
            if (status == Status.Pending)
            {
                return;
            }

            // Not written: the reversal stays open and goes out again; the host takes it twice without harm.
            _pauseMs = _profile.RetryFirstMs;
            Failures = 0;
            _record.Clear();
            Enter(State.Idle, nowMs);
        }

        private void Postpone(long nowMs)
        {
            Failures++;
            _record.Clear();
            _nextTryMs = nowMs + _pauseMs;
            _pauseMs = _pauseMs * 2 > _profile.RetryMostMs ? _profile.RetryMostMs : _pauseMs * 2;
            Enter(State.Idle, nowMs);
        }

        private void Enter(State state, long nowMs)
        {
            _state = state;
            _trace.Write(nowMs, TraceSource.Host, (int)state, Failures);
        }
    }
}
