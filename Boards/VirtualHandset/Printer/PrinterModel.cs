using System;
using Drivers.Printer;

namespace VirtualHandset
{
    /// <summary>
    /// A 58 or 80 mm thermal printer: receives into a finite buffer, answers real-time questions at once, works off the rest in
    /// order at the speed of its motor, and stops dead when paper, cover or temperature say so. Real-time commands are taken
    /// out of the stream wherever they appear, in pictures too. What its manual forbids is counted.
    /// </summary>
    public sealed class PrinterModel : IModel
    {
        /// <summary>Bytes received and not yet worked off; more are lost.</summary>
        public const int BufferBytes = 4096;

        /// <summary>8 dots a millimetre, 60 mm a second.</summary>
        public const int DotsPerMm = 8;
        public const int RowUs = 1000000 / (60 * DotsPerMm);

        private const int XOffAtBytes = 3584;
        private const int XOnAtBytes = 1024;
        private const int NewRollMm = 30000;
        private const int NearEndMm = 500;

        // DLE DC4 8, Epson's "clear buffers".
        private static readonly byte[] s_clear = { EscPos.Dle, EscPos.Dc4, 8, 1, 3, 20, 1, 6, 2, 8 };

        private readonly VirtualClock _clock;
        private readonly UartEnd _port;
        private readonly PrinterCommands _commands;
        private readonly byte[] _buffer = new byte[BufferBytes];
        private readonly byte[] _realTime = new byte[16];
        private readonly byte[] _one = new byte[1];
        private int _head;
        private int _count;
        private int _realTimeCount;
        private bool _xOff;
        private bool _paperOut;
        private bool _coverOpen;
        private bool _hot;
        private long _readyUs;

        /// <param name="keepDots">Whether the roll keeps its dots or only its lines.</param>
        public PrinterModel(VirtualClock clock, UartEnd port, bool keepDots)
            : this(clock, port, keepDots, EscPos.RowDots, true)
        {
        }

        /// <param name="keepDots">Whether the roll keeps its dots or only its lines.</param>
        /// <param name="rowDots">Of the head: 384 or 576. Its first roll is as wide.</param>
        /// <param name="hasChinese">Whether the character generator has GB2312.</param>
        public PrinterModel(VirtualClock clock, UartEnd port, bool keepDots, int rowDots, bool hasChinese)
        {
            _clock = clock;
            _port = port;
            RowDots = rowDots;
            HasChinese = hasChinese;
            Roll = new PaperRoll(keepDots, rowDots);
            _commands = new PrinterCommands(this);
        }

        public PaperRoll Roll { get; }

        /// <summary>Dots of the print head; narrower paper lies at its first dot.</summary>
        public int RowDots { get; }

        /// <summary>Whether the character generator has GB2312.</summary>
        public bool HasChinese { get; }

        /// <summary>The character generator; null prints white text, whose bytes are kept all the same.</summary>
        public IGlyphs Glyphs { get; set; }

        /// <summary>Paper left, in rows of dots. The printer stops when it reaches 0.</summary>
        public int PaperLeftRows { get; set; } = NewRollMm * DotsPerMm;

        /// <summary>Takes the paper out, or puts a new roll in.</summary>
        public bool PaperOut
        {
            get
            {
                return _paperOut || PaperLeftRows <= 0;
            }

            set
            {
                _paperOut = value;
                if (!value)
                {
                    PaperLeftRows = NewRollMm * DotsPerMm;
                }

                Wait();
            }
        }

        /// <summary>A new roll, up to the width of the head.</summary>
        public void ChangeRoll(int rowDots)
        {
            Roll.Change(rowDots <= RowDots ? rowDots : RowDots);
            PaperOut = false;
        }

        public bool CoverOpen
        {
            get
            {
                return _coverOpen;
            }

            set
            {
                _coverOpen = value;
                Wait();
            }
        }

        /// <summary>The head is too hot to go on.</summary>
        public bool Hot
        {
            get
            {
                return _hot;
            }

            set
            {
                _hot = value;
                Wait();
            }
        }

        /// <summary>The controller does not answer and does not print.</summary>
        public bool Dead { get; set; }

        /// <summary>Bytes that came when the buffer was full, and were lost.</summary>
        public int Overruns { get; private set; }

        /// <summary>Bytes waiting, and the most that ever waited.</summary>
        public int Waiting
        {
            get { return _count; }
        }

        public int MostWaiting { get; private set; }

        /// <summary>Unknown commands, bad parameters, lost bytes, since the world began.</summary>
        public int Violations { get; private set; }

        /// <summary>The newest of them; null when there was none.</summary>
        public string LastViolation { get; private set; }

        /// <summary>True while there is something to work off.</summary>
        public bool Printing
        {
            get { return _count > 0 || _commands.RowsLeft > 0; }
        }

        /// <summary>When it will next do something by itself, on <see cref="VirtualClock.NowUs"/>; <see cref="VirtualClock.Never"/> when it waits to be asked.</summary>
        public long NextUs
        {
            get
            {
                if (_port.Available > 0)
                {
                    return _clock.NowUs;
                }

                return CanMove && (_commands.RowsLeft > 0 || _commands.CanGoOn) ? _readyUs : VirtualClock.Never;
            }
        }

        private bool CanMove
        {
            get { return !PaperOut && !_coverOpen && !_hot && !Dead; }
        }

        /// <summary>Does what is due; the clock already stands there.</summary>
        public void Run(long nowUs)
        {
            while (_port.Read(_one, 0, 1) == 1)
            {
                if (!Dead)
                {
                    Receive(_one[0]);
                }
            }

            while (CanMove && _readyUs <= nowUs)
            {
                if (_commands.RowsLeft > 0)
                {
                    PaperLeftRows--;
                    _commands.BurnRow();
                    _readyUs = nowUs + RowUs;
                }
                else if (!_commands.CanGoOn || !_commands.Next())
                {
                    break;
                }
            }

            FlowControl();
        }

        public void PowerLost()
        {
            Forget();
            _port.Drop();
            _commands.Reset();
        }

        /// <summary>The byte at that distance from the oldest one.</summary>
        internal byte Peek(int index)
        {
            return _buffer[(_head + index) % BufferBytes];
        }

        internal void Take(int count)
        {
            _head = (_head + count) % BufferBytes;
            _count -= count;
            _commands.CanGoOn = _count > 0;
        }

        internal void Answer(int value)
        {
            _one[0] = (byte)value;
            if (_port.Write(_one, 0, 1) != Drivers.Hal.Status.Ok)
            {
                Violate("nobody hears the answers");
            }
        }

        /// <summary>0 enough, 3 nearly out, 0Ch out, as in the answer to GS r 1.</summary>
        internal int PaperSensor
        {
            get { return PaperOut ? 0x0C : PaperLeftRows < NearEndMm * DotsPerMm ? 3 : 0; }
        }

        internal void Violate(string what)
        {
            Violations++;
            LastViolation = what;
        }

        private void Wait()
        {
            _readyUs = _clock.NowUs;
        }

        private void Forget()
        {
            _count = 0;
            _realTimeCount = 0;
            _xOff = false;
            _commands.Abort();
        }

        /// <summary>Sifts real-time commands out of what arrives.</summary>
        private void Receive(byte value)
        {
            _realTime[_realTimeCount] = value;
            _realTimeCount++;
            bool asks = IsPrefix(_realTimeCount, true);
            bool clears = IsPrefix(_realTimeCount, false);
            if (asks && _realTimeCount == 3)
            {
                _realTimeCount = 0;
                AnswerStatus(value);
            }
            else if (clears && _realTimeCount == s_clear.Length)
            {
                Forget();
                Answer(0x37);
                Answer(0x25);
                Answer(0x00);
            }
            else if (!asks && !clears)
            {
                // Not a real-time command after all; its last byte may begin one.
                int kept = value == EscPos.Dle && _realTimeCount > 1 ? 1 : 0;
                for (int i = 0; i < _realTimeCount - kept; i++)
                {
                    Store(_realTime[i]);
                }

                _realTime[0] = EscPos.Dle;
                _realTimeCount = kept;
            }
        }

        private bool IsPrefix(int count, bool question)
        {
            if (question)
            {
                return _realTime[0] == EscPos.Dle
                    && (count < 2 || _realTime[1] == EscPos.Eot)
                    && (count < 3 || (_realTime[2] >= 1 && _realTime[2] <= 4));
            }

            for (int i = 0; i < count; i++)
            {
                if (_realTime[i] != s_clear[i])
                {
                    return false;
                }
            }

            return true;
        }

        private void AnswerStatus(int question)
        {
            int bits = EscPos.AnswerBits;
            switch (question)
            {
                case 1:
                    bits |= CanMove ? 0 : 0x08;
                    break;
                case EscPos.AskOffline:
                    bits |= (_coverOpen ? EscPos.CoverOpenBit : 0) | (PaperOut ? 0x20 : 0) | (_hot ? 0x40 : 0);
                    break;
                case EscPos.AskError:
                    bits |= _hot ? EscPos.HotBit : 0;
                    break;
                default:
                    bits |= PaperOut ? EscPos.PaperEndBits | 0x0C : PaperSensor == 3 ? 0x0C : 0;
                    break;
            }

            Answer(bits);
        }

        private void Store(byte value)
        {
            if (_count == BufferBytes)
            {
                Overruns++;
                Violate("buffer overrun");
                return;
            }

            if (_count == 0 && _commands.RowsLeft == 0)
            {
                _readyUs = _clock.NowUs;
            }

            _buffer[(_head + _count) % BufferBytes] = value;
            _count++;
            MostWaiting = _count > MostWaiting ? _count : MostWaiting;
            _commands.CanGoOn = true;
        }

        private void FlowControl()
        {
            if (!_xOff && _count >= XOffAtBytes)
            {
                _xOff = true;
                Answer(EscPos.XOff);
            }
            else if (_xOff && _count <= XOnAtBytes)
            {
                _xOff = false;
                Answer(EscPos.XOn);
            }
        }
    }
}
