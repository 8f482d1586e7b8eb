using Drivers.Hal;
using Firmware.Host;
using Firmware.Loop;
using Firmware.Store;

namespace Firmware.Sale
{
    /// <summary>
    /// Delivers what the terminal owes: while a reversal is open it sends it, again and again with growing pauses, until
    /// the host acknowledges it; then the notices, oldest first, until each is answered. Nothing here gives up; the payment
    /// flow waits for reversals before the next online payment, settlement for both. When nothing is owed, addresses for
    /// receipts by e-mail; nobody waits for those.
    /// </summary>
    public sealed class Deliverer : ITask
    {
        private const int PollMs = 5;
        private const int IdlePollMs = 100;

        private readonly AcquirerClient _client;
        private readonly AcquirerProfile _profile;
        private readonly TransactionLog _log;
        private readonly SignOn _signOn;
        private readonly Settings _settings;
        private readonly CardData _noCard = new CardData();
        private readonly byte[] _noChip = new byte[0];
        private readonly Trace _trace;
        private readonly TransactionRecord _record = new TransactionRecord();
        private bool _held;
        private State _state;
        private long _nextTryMs;
        private int _pauseMs;

        public Deliverer(AcquirerClient client, AcquirerProfile profile, TransactionLog log, SignOn signOn, Settings settings, Trace trace)
        {
            _client = client;
            _profile = profile;
            _log = log;
            _signOn = signOn;
            _settings = settings;
            _trace = trace;
            _pauseMs = profile.RetryFirstMs;
            Mail = new MailDelivery(client, profile, settings, trace);
        }

        private enum State : byte
        {
            Idle = 0,
            SigningOn,
            Sending,
            Closing,
            SendingNotice,
            ClosingNotice,
            Counting,
        }

        /// <summary>The acquirer's line is not to be used: another exchange runs or is about to.</summary>
        public bool Held
        {
            get
            {
                return _held;
            }

            set
            {
                _held = value;
                if (value)
                {
                    Mail.Hold();
                }
            }
        }

        /// <summary>Addresses for receipts by e-mail.</summary>
        public MailDelivery Mail { get; }

        /// <summary>Deliveries tried and failed since the reversal was opened or the terminal started.</summary>
        public int Failures { get; private set; }

        /// <summary>Seconds until the next try, rounded up; 0 when it is due or under way.</summary>
        public int SecondsToNextTry(long nowMs)
        {
            return _state != State.Idle || nowMs >= _nextTryMs ? 0 : (int)((_nextTryMs - nowMs + 999) / 1000);
        }

        /// <summary>Something waits to be delivered.</summary>
        public bool Owes
        {
            get { return _log.HasOpenReversal || _log.OpenNotices > 0; }
        }

        /// <summary>It uses the line right now.</summary>
        public bool Working
        {
            get { return _state != State.Idle || Mail.Working; }
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
                case State.SendingNotice:
                    PollSendingNotice(nowMs);
                    break;
                case State.ClosingNotice:
                    PollClosing(nowMs);
                    break;
                case State.Counting:
                    PollCounting(nowMs);
                    break;
                default:
                    return PollIdle(nowMs);
            }

            return nowMs + PollMs;
        }

        private long PollIdle(long nowMs)
        {
            Mail.Poll(_held, nowMs);
            if (Mail.Working)
            {
                return nowMs + PollMs;
            }

            if (_held || _client.Busy || _signOn.Working)
            {
                return nowMs + IdlePollMs;
            }

            if (!Owes)
            {
                Mail.TryStart(nowMs);
                return Mail.Working ? nowMs + PollMs : nowMs + IdlePollMs;
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
            else if (_log.HasOpenReversal)
            {
                StartReversal(nowMs);
            }
            else
            {
                StartNotice(nowMs);
            }

            return nowMs + PollMs;
        }

        private void StartReversal(long nowMs)
        {
            Status read = _log.ReadOpenReversal(_record);
            if (read == Status.Ok)
            {
                Begun(_client.StartReversal(_record, nowMs), State.Sending, nowMs);
            }
        }

        private void StartNotice(long nowMs)
        {
            Status read = _log.ReadNotice(0, _record);
            if (read == Status.Ok)
            {
                Begun(_client.StartPayment(_record, _noCard, _noChip, 0, nowMs), State.SendingNotice, nowMs);
            }
        }

        private void Begun(Status status, State state, long nowMs)
        {
            if (status == Status.Pending)
            {
                Enter(state, nowMs);
            }
            else
            {
                Postpone(nowMs);
            }
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
                Begun(_log.CloseReversal(_record), State.Closing, nowMs);
            }
            else
            {
                Postpone(nowMs);
            }
        }

        private void PollSendingNotice(long nowMs)
        {
            if (_client.Poll(nowMs) == Status.Pending)
            {
                return;
            }

            string code = _client.Reply.ResponseCode;
            bool answered = _client.Result == ExchangeResult.Answered;
            if (answered && HostCodes.IsDelivered(code))
            {
                TakeReply();
                CloseNotice(TransactionState.Approved, nowMs);
            }
            else if (answered && HostCodes.RefusesNotice(code))
            {
                // Counted before it is closed: a power cut in between must not hide it.
                Status counted = _settings.SetInt(SettingNumber.RefusedNotices, _settings.GetInt(SettingNumber.RefusedNotices, 0) + 1);
                if (counted == Status.Pending)
                {
                    Enter(State.Counting, nowMs);
                }
                else
                {
                    Postpone(nowMs);
                }
            }
            else
            {
                Postpone(nowMs);
            }
        }

        private void PollCounting(long nowMs)
        {
            if (_settings.Poll(nowMs) != Status.Pending)
            {
                CloseNotice(TransactionState.Declined, nowMs);
            }
        }

        private void CloseNotice(TransactionState outcome, long nowMs)
        {
            Status status = _log.Conclude(_record, outcome);
            if (status == Status.Pending)
            {
                Enter(State.ClosingNotice, nowMs);
            }
            else
            {
                // Answered 94 next time: the same again.
                Postpone(nowMs);
            }
        }

        private void TakeReply()
        {
            Copy(_client.Reply.ResponseCode, _record.ResponseCode);
            Copy(_client.Reply.ReferenceNumber, _record.ReferenceNumber);
            Copy(_client.Reply.AuthorisationCode, _record.AuthorisationCode);
        }

        private static void Copy(string text, byte[] into)
        {
            for (int i = 0; i < into.Length && text.Length == into.Length; i++)
            {
                into[i] = (byte)text[i];
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
            if (_client.Result == ExchangeResult.NotSent)
            {
                // Nobody was bothered: as soon as the line is back it goes out.
                _nextTryMs = nowMs + _profile.RetryFirstMs;
            }
            else
            {
                _nextTryMs = nowMs + _pauseMs;
                _pauseMs = _pauseMs * 2 > _profile.RetryMostMs ? _profile.RetryMostMs : _pauseMs * 2;
            }

            Enter(State.Idle, nowMs);
        }

        private void Enter(State state, long nowMs)
        {
            _state = state;
            _trace.Write(nowMs, TraceSource.Host, (int)state, Failures);
        }
    }
}
