using Drivers.Hal;

namespace VirtualHandset
{
    /// <summary>One side of a <see cref="VirtualUart"/>: what it sends takes its time on the line and arrives at the other side.</summary>
    public sealed class UartEnd : IUart
    {
        private const int DataAndStartBits = 9;
        private const long NsPerSecond = 1000000000L;

        // A UART samples ten bits; more than some 4 % off and the last one is the neighbour's.
        private const int ToleratedBaudPercent = 4;

        private readonly VirtualUart _line;
        private readonly VirtualClock _clock;
        private readonly bool _interrupts;
        private readonly byte[] _tx;
        private readonly byte[] _rx;
        private int _txHead;
        private int _txCount;
        private int _rxHead;
        private int _rxCount;
        private long _leaveNs;
        private long _lineFreeNs;

        internal UartEnd(VirtualUart line, VirtualClock clock, int capacity, bool interrupts)
        {
            _line = line;
            _clock = clock;
            _interrupts = interrupts;
            _tx = new byte[capacity];
            _rx = new byte[capacity];
        }

        public int Baud { get; private set; } = 115200;

        public Parity Parity { get; private set; } = Parity.None;

        public int StopBits { get; private set; } = 1;

        /// <summary>Bit times of silence that the sender adds after each character (ISO 7816-3 extra guard time).</summary>
        public int ExtraGuardBits { get; set; }

        /// <summary>Characters that this side received with a parity error; they are delivered all the same, as a UART does.</summary>
        public int ParityErrors { get; private set; }

        /// <summary>Characters that this side received while the two sides were set differently; what it got is rubbish.</summary>
        public int FramingErrors { get; private set; }

        /// <summary>Characters lost because nobody had read the ones before.</summary>
        public int Overruns { get; private set; }

        internal UartEnd Other { get; set; }

        /// <summary>When the next byte arrives at this side; <see cref="VirtualClock.Never"/> when none is on its way.</summary>
        public long NextArrivalUs
        {
            get { return Other._txCount == 0 ? VirtualClock.Never : (Other._leaveNs + 999) / 1000; }
        }

        public int Available
        {
            get
            {
                Other.Settle(_clock.NowUs);
                return _rxCount;
            }
        }

        public int Unsent
        {
            get
            {
                Settle(_clock.NowUs);
                return _txCount;
            }
        }

        public Status Configure(int baud, Parity parity, int stopBits)
        {
            if (baud <= 0 || stopBits < 1 || stopBits > 2)
            {
                return Status.Invalid;
            }

            Settle(_clock.NowUs);
            Other.Settle(_clock.NowUs);
            Baud = baud;
            Parity = parity;
            StopBits = stopBits;
            Drop();
            return Status.Ok;
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            Other.Settle(_clock.NowUs);
            int n = count < _rxCount ? count : _rxCount;
            for (int i = 0; i < n; i++)
            {
                buffer[offset + i] = _rx[_rxHead];
                _rxHead = (_rxHead + 1) % _rx.Length;
            }

            _rxCount -= n;
            return n;
        }

        public Status Write(byte[] data, int offset, int count)
        {
            Settle(_clock.NowUs);
            if (count > _tx.Length - _txCount)
            {
                return Status.Full;
            }

            if (_txCount == 0 && count > 0)
            {
                long nowNs = _clock.NowUs * 1000;
                _leaveNs = (nowNs > _lineFreeNs ? nowNs : _lineFreeNs) + CharacterNs;
            }

            for (int i = 0; i < count; i++)
            {
                _tx[(_txHead + _txCount) % _tx.Length] = data[offset + i];
                _txCount++;
            }

            return Status.Ok;
        }

        /// <summary>Forgets everything buffered on this side.</summary>
        internal void Drop()
        {
            _txCount = 0;
            _rxCount = 0;
        }

        /// <summary>Delivers to the other side what has left the line by now.</summary>
        internal void Settle(long nowUs)
        {
            long nowNs = nowUs * 1000;
            while (_txCount > 0 && _leaveNs <= nowNs)
            {
                byte value = _tx[_txHead];
                _txHead = (_txHead + 1) % _tx.Length;
                _txCount--;
                _lineFreeNs = _leaveNs;
                _leaveNs += CharacterNs;
                Other.Arrive(value, this);
            }
        }

        /// <summary>Time of one character, guard time included.</summary>
        private long CharacterNs
        {
            get
            {
                int bits = DataAndStartBits + (Parity == Parity.None ? 0 : 1) + StopBits + ExtraGuardBits;
                return bits * NsPerSecond / Baud;
            }
        }

        private void Arrive(byte value, UartEnd from)
        {
            if (!_line.Carries())
            {
                return;
            }

            byte heard = _line.Disturb(value);
            if (heard != value && from.Parity != Parity.None)
            {
                ParityErrors++;
            }

            if (!SameFrame(from))
            {
                heard = _line.Garble(heard);
                FramingErrors++;
            }
            else if (from.Parity != Parity)
            {
                ParityErrors++;
            }

            if (_rxCount == _rx.Length)
            {
                Overruns++;
                return;
            }

            _rx[(_rxHead + _rxCount) % _rx.Length] = heard;
            _rxCount++;
            if (_interrupts)
            {
                _clock.Interrupt();
            }
        }

        private bool SameFrame(UartEnd from)
        {
            int difference = from.Baud > Baud ? from.Baud - Baud : Baud - from.Baud;
            return difference * 100L <= (long)Baud * ToleratedBaudPercent
                && (from.Parity == Parity.None) == (Parity == Parity.None);
        }
    }
}
