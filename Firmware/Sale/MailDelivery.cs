using Drivers.Hal;
using Firmware.Host;
using Firmware.Loop;
using Firmware.Store;

namespace Firmware.Sale
{
    /// <summary>
    /// Delivers e-mail addresses for receipts, oldest first, while nothing else is owed to the host. It asks for no sign-on of
    /// its own and gives up the line to whatever needs it; nobody waits for it.
    /// </summary>
    public sealed class MailDelivery
    {
        /// <summary>A host that never answers is asked less and less, at last once an hour.</summary>
        private const int RetryMostMs = 3600000;

        /// <summary>How often an empty queue is looked at; who adds to it says so with <see cref="Hurry"/>.</summary>
        private const int LookMs = 5000;

        /// <summary>Added to the state in the trace: the deliverer's own stand below.</summary>
        private const int TraceCode = 32;

        private readonly AcquirerClient _client;
        private readonly AcquirerProfile _profile;
        private readonly Settings _settings;
        private readonly MailQueue _queue;
        private readonly MailNotice _notice = new MailNotice();
        private readonly Trace _trace;
        private State _state;
        private int _place;
        private int _pauseMs;
        private long _nextTryMs;

        public MailDelivery(AcquirerClient client, AcquirerProfile profile, Settings settings, Trace trace)
        {
            _client = client;
            _profile = profile;
            _settings = settings;
            _trace = trace;
            _queue = new MailQueue(settings);
            _pauseMs = profile.RetryFirstMs;
        }

        private enum State : byte
        {
            Idle = 0,
            Sending,
            Removing,
        }

        public MailQueue Queue
        {
            get { return _queue; }
        }

        /// <summary>It uses the line right now.</summary>
        public bool Working
        {
            get { return _state == State.Sending; }
        }

        /// <summary>Tries that failed since the last delivery or power-on.</summary>
        public int Failures { get; private set; }

        /// <summary>Addresses the host would not take since power-on or the last that it took.</summary>
        public int Refused { get; private set; }

        /// <summary>A new address, or the line is back: at once, whatever the pause.</summary>
        public void Hurry()
        {
            _nextTryMs = 0;
        }

        /// <summary>Begins with the oldest if it is time. The line must be free.</summary>
        public void TryStart(long nowMs)
        {
            if (_state != State.Idle || nowMs < _nextTryMs || !_client.SignedOn || _client.Keys.UsedUp)
            {
                return;
            }

            _place = _queue.ReadOldest(_notice);
            if (_place < 0)
            {
                _nextTryMs = nowMs + LookMs;
            }
            else if (_client.StartMail(_notice, nowMs) == Status.Pending)
            {
                Enter(State.Sending, nowMs);
            }
        }

        /// <param name="held">Something else wants the line.</param>
        public void Poll(bool held, long nowMs)
        {
            if (_state == State.Sending)
            {
                PollSending(held, nowMs);
            }
            else if (_state == State.Removing)
            {
                PollRemoving(nowMs);
            }
        }

        /// <summary>Something else wants the line: gives it up at once, or, while a code is computed, with the next poll. The address goes out again later.</summary>
        public void Hold()
        {
            if (_state == State.Sending && _client.Abandon())
            {
                _notice.Clear();
                _state = State.Idle;
            }
        }

        private void PollSending(bool held, long nowMs)
        {
            if (_client.Poll(nowMs) == Status.Pending)
            {
                if (held)
                {
                    Hold();
                }

                return;
            }

            string code = _client.Reply.ResponseCode;
            bool answered = _client.Result == ExchangeResult.Answered;
            if (answered && HostCodes.IsDelivered(code))
            {
                Failures = 0;
                Refused = 0;
                Remove(nowMs);
            }
            else if (answered && HostCodes.RefusesMail(code))
            {
                Refused++;
                Remove(nowMs);
            }
            else
            {
                Postpone(nowMs);
            }
        }

        private void Remove(long nowMs)
        {
            _notice.Clear();
            _pauseMs = _profile.RetryFirstMs;
            Enter(State.Removing, nowMs);
            PollRemoving(nowMs);
        }

        /// <summary>Until the settings take it. A power cut before: the host gets it twice and knows it again.</summary>
        private void PollRemoving(long nowMs)
        {
            if (_queue.Remove(_place) != Status.Busy)
            {
                Enter(State.Idle, nowMs);
            }
        }

        private void Postpone(long nowMs)
        {
            Failures++;
            _notice.Clear();
            _nextTryMs = nowMs + _pauseMs;
            if (_client.Result != ExchangeResult.NotSent)
            {
                _pauseMs = _pauseMs * 2 > RetryMostMs ? RetryMostMs : _pauseMs * 2;
            }

            Enter(State.Idle, nowMs);
        }

        private void Enter(State state, long nowMs)
        {
            _state = state;
            _trace.Write(nowMs, TraceSource.Host, TraceCode + (int)state, Failures);
        }
    }
}
