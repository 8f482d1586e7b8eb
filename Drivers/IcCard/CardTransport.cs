using Drivers.Hal;

namespace Drivers.IcCard
{
    /// <summary>What a transmission protocol wants next.</summary>
    public enum TransportStep
    {
        /// <summary>Nothing under way.</summary>
        Idle = 0,

        /// <summary>Send <see cref="CardTransport.Outgoing"/>, then call <see cref="CardTransport.Sent"/>.</summary>
        Send,

        /// <summary>Hand over each character that arrives; call <see cref="CardTransport.Tick"/> when there is none.</summary>
        Receive,

        /// <summary>The exchange is complete.</summary>
        Done,

        /// <summary>The exchange failed for good: deactivate. <see cref="CardTransport.Failure"/> says why.</summary>
        Failed,
    }

    /// <summary>
    /// A transmission protocol without a line: it is told what arrived and when, and says what to send. One exchange is
    /// bounded in time, whatever a card does to stretch it.
    /// </summary>
    public abstract class CardTransport
    {
        /// <summary>Longest response: 256 bytes of data and the status word.</summary>
        public const int MaxResponse = 258;

        /// <summary>Header, Lc, 255 bytes, Le.</summary>
        public const int MaxCommand = 261;

        /// <summary>Bound on one exchange with all its extensions (NULL, WTX, repeats). No specification names one; a card that works longer is broken.</summary>
        public const int ExchangeLimitMs = 60000;

        /// <summary>Poll granularity, and one character at 9600 baud: added to every waiting time.</summary>
        protected const int SlackMs = 3;

        private readonly byte[] _response = new byte[MaxResponse];
        private long _deadlineMs;
        private long _limitMs;

        /// <summary>Data and SW1 SW2 once Done.</summary>
        public byte[] Response
        {
            get { return _response; }
        }

        public int ResponseLength { get; protected set; }

        public TransportStep Step { get; private set; }

        /// <summary>Timeout, Protocol or Checksum when Failed.</summary>
        public Status Failure { get; private set; }

        /// <summary>The characters to send, from <see cref="OutgoingOffset"/> on.</summary>
        public byte[] Outgoing { get; private set; }

        public int OutgoingOffset { get; private set; }

        public int OutgoingCount { get; private set; }

        /// <summary>Call when <see cref="Tick"/> is due at the latest, while receiving.</summary>
        public long DeadlineMs
        {
            get { return _deadlineMs < _limitMs ? _deadlineMs : _limitMs; }
        }

        /// <summary>Begins an exchange. Invalid when the bytes are no short command.</summary>
        public abstract Status Begin(byte[] command, int count, long nowMs);

        /// <summary>The outgoing characters have left the line.</summary>
        public void Sent(long nowMs)
        {
            Step = TransportStep.Receive;
            _deadlineMs = nowMs + FirstWaitMs;
            OnSent(nowMs);
        }

        /// <summary>A character arrived.</summary>
        public void Received(byte character, long nowMs)
        {
            if (Step != TransportStep.Receive)
            {
                return;
            }

            if (nowMs >= _limitMs)
            {
                // A card may send without a pause and never come to the point.
                Fail(Status.Timeout);
                return;
            }

            _deadlineMs = nowMs + NextWaitMs;
            OnCharacter(character);
        }

        /// <summary>No character is waiting at this time.</summary>
        public void Tick(long nowMs)
        {
            if (Step != TransportStep.Receive)
            {
                return;
            }

            if (nowMs >= _limitMs)
            {
                Fail(Status.Timeout);
            }
            else if (nowMs >= _deadlineMs)
            {
                OnSilence();
            }
        }

        /// <summary>Wait for the first character of an answer, ms.</summary>
        protected abstract int FirstWaitMs { get; }

        /// <summary>Wait for a further character, ms.</summary>
        protected abstract int NextWaitMs { get; }

        protected abstract void OnSent(long nowMs);

        protected abstract void OnCharacter(byte character);

        /// <summary>The waiting time is over. The specifications end the session (EMV 4.3 Book 1, 9.2.2.1, 9.2.4.2.2).</summary>
        protected virtual void OnSilence()
        {
            Fail(Status.Timeout);
        }

        protected void StartExchange(long nowMs)
        {
            _limitMs = nowMs + ExchangeLimitMs;
            ResponseLength = 0;
            Failure = Status.Ok;
        }

        protected void Send(byte[] bytes, int offset, int count)
        {
            Outgoing = bytes;
            OutgoingOffset = offset;
            OutgoingCount = count;
            Step = TransportStep.Send;
        }

        /// <summary>Forgets the command.</summary>
        protected abstract void Wipe();

        protected void Finish()
        {
            Wipe();
            Step = TransportStep.Done;
        }

        protected void Fail(Status why)
        {
            Wipe();
            Failure = why;
            Step = TransportStep.Failed;
        }

        /// <summary>Milliseconds of a number of etu at the given rate factor D, rounded up.</summary>
        protected static int EtuToMs(int etu, int rateFactor)
        {
            int etuPerSecond = IccTiming.DefaultBaud * rateFactor;
            return (int)(((etu * 1000L) + etuPerSecond - 1) / etuPerSecond);
        }
    }
}
