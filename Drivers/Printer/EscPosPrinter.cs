using Drivers.Hal;

namespace Drivers.Printer
{
    /// <summary>
    /// A 58 or 80 mm thermal mechanism with an ESC/POS controller on a UART. A slip is queued line by line and sent by
    /// <see cref="Poll"/>; what is on paper makes room for more. Behind every item goes a GS r: the controller answers it when it has worked off what came
    /// before, so the driver knows which lines are on paper and never has more than <see cref="WindowBytes"/> on the way.
    /// When paper or cover stop a slip it is kept: <see cref="Resume"/> goes on with the line that was cut,
    /// <see cref="Cancel"/> drops it. At worst one line comes twice; none is lost. A hot head only makes it wait.
    /// </summary>
    public sealed partial class EscPosPrinter
    {
        /// <summary>Room for what is not on paper yet: some 75 lines of text, or two bands of dots.</summary>
        public const int SlipBytes = 4096;

        /// <summary>Bytes sent and not yet worked off; half of the smallest controller's buffer.</summary>
        public const int WindowBytes = 2048;

        /// <summary>Rows of dots that go out at once.</summary>
        public const int BandRows = 24;

        /// <summary>Longest text taken as one line, in characters; what is longer is cut off.</summary>
        public const int MaxLineLength = 96;

        private const int Baud = 115200;
        private const int PieceBytes = 128;
        private const int MaxPiecesPerPoll = 4;
        private const int IdleAskMs = 500;
        private const int SendingAskMs = 50;
        private const int HeldAskMs = 100;

        /// <summary>Silence after the last progress that stops a slip: longer than the longest item takes.</summary>
        private const int NoProgressMs = 4000;

        /// <summary>
        /// The same while the printer asks to wait: longer than it takes to print all that it can hold. An XON that was
        /// garbled on the line, or an XOFF that was none, must not hold up the shop for ever.
        /// </summary>
        private const int AskedToWaitMs = 30000;

        private const int ClearAnswerMs = 500;
        private const int MaxClears = 3;

        private const int PreamblePitchAt = 6;
        private const int PreambleAreaAt = 7;
        private const int PreambleAreaBytes = 4;

        // DLE DC4 8: forget what was received; the controller answers 37h 25h 00h.
        private static readonly byte[] s_clear = { EscPos.Dle, EscPos.Dc4, 8, 1, 3, 20, 1, 6, 2, 8 };

        private enum Phase
        {
            Off,
            Idle,
            Checking,
            Sending,
            Held,
            Clearing,
        }

        private readonly IUart _uart;
        private readonly PrinterEar _ear;
        private readonly Slip _slip = new Slip(SlipBytes);

        // Initialise, Chinese characters on, line pitch; on paper narrower than the head, the width of a line.
        private readonly byte[] _preamble = { EscPos.Esc, 0x40, EscPos.Fs, 0x26, EscPos.Esc, 0x33, EscPos.LinePitch, EscPos.Gs, EscPos.PrintArea, 0, 0 };
        private Phase _phase;
        private Status _heldBecause;
        private bool _open;
        private bool _preambleDue;
        private int _sendAt;
        private int _sentOfItem;
        private int _confirmedAt;
        private int _inFlight;
        private long _progressMs;
        private bool _clearing;
        private bool _clean;
        private int _clears;
        private long _clearDueMs;

        /// <summary>A 58 mm printer with Chinese characters of its own.</summary>
        public EscPosPrinter(IUart uart)
            : this(uart, EscPos.RowDots, true)
        {
        }

        /// <param name="headDots">Dots of the print head: 384 (58 mm) or 576 (80 mm, which takes narrow paper as well).</param>
        /// <param name="chineseFont">Whether the controller has the characters of GB2312; without them such lines go out as dots.</param>
        public EscPosPrinter(IUart uart, int headDots, bool chineseFont)
        {
            _uart = uart;
            _ear = new PrinterEar(uart);
            HeadDots = headDots;
            PaperDots = headDots;
            RowDots = headDots;
            _chineseFont = chineseFont;
            if (!chineseFont)
            {
                _raster = new TextRaster(headDots);
                _preamble[3] = EscPos.ChineseOff;
            }
        }

        /// <summary>Dots of the print head.</summary>
        public int HeadDots { get; }

        /// <summary>Dots of the paper, up to <see cref="HeadDots"/>; from the next slip on.</summary>
        public int PaperDots { get; set; }

        /// <summary>Dots of a row of the slip that was begun last.</summary>
        public int RowDots { get; private set; }

        /// <summary>Characters of 12 dots in a row: 32 or 48.</summary>
        public int Columns
        {
            get { return RowDots / EscPos.ColumnDots; }
        }

        public bool PaperOut
        {
            get { return _ear.PaperOut; }
        }

        public bool CoverOpen
        {
            get { return _ear.CoverOpen; }
        }

        public bool Overheated
        {
            get { return _ear.Overheated; }
        }

        /// <summary>True when no slip is open, printing or held.</summary>
        public bool Idle
        {
            get { return _phase <= Phase.Idle; }
        }

        /// <summary>True when a slip was stopped and waits for <see cref="Resume"/> or <see cref="Cancel"/>.</summary>
        public bool Held
        {
            get { return _phase == Phase.Held; }
        }

        /// <summary>True when <see cref="Resume"/> would go on: a slip is held, and the printer answers, has paper and is closed.</summary>
        public bool CanResume
        {
            get { return _phase == Phase.Held && !_clearing && _ear.Knows && _ear.Answers && !_ear.PaperOut && !_ear.CoverOpen; }
        }

        /// <summary>Slips that came out whole since power-on.</summary>
        public int Printed { get; private set; }

        /// <summary>
        /// Removed: no paper or cover open. NoDevice: the printer does not answer. Timeout: a slip stands still and the
        /// printer gives no reason. Fault: too hot, goes on by itself. Busy: a slip is open, printing, or held although
        /// nothing is wrong any more. Pending: nothing is known yet. Ok: ready for a slip. Invalid: not started.
        /// </summary>
        public Status State
        {
            get
            {
                if (_phase == Phase.Off)
                {
                    return Status.Invalid;
                }

                if (!_ear.Answers)
                {
                    return Status.NoDevice;
                }

                if (_ear.PaperOut || _ear.CoverOpen)
                {
                    return Status.Removed;
                }

                if (_ear.Overheated)
                {
                    return Status.Fault;
                }

                if (_phase == Phase.Held && _heldBecause == Status.Timeout)
                {
                    return Status.Timeout;
                }

                if (_phase != Phase.Idle)
                {
                    return Status.Busy;
                }

                return _ear.Knows ? Status.Ok : Status.Pending;
            }
        }

        /// <summary>Sets the line and begins to ask for the printer's state.</summary>
        public Status Start(long nowMs)
        {
            Status status = _uart.Configure(Baud, Parity.None, 1);
            ForgetSlip();
            _ear.Forget();
            _open = false;
            _phase = status == Status.Ok ? Phase.Idle : Phase.Off;
            return status;
        }

        /// <summary>Listens, asks, and sends what may be sent. Every 20 ms or so keeps the paper moving.</summary>
        /// <returns><see cref="State"/>.</returns>
        public Status Poll(long nowMs)
        {
            if (_phase == Phase.Off)
            {
                return Status.Invalid;
            }

            _ear.Listen(nowMs);
            Confirm(_ear.TakeFences(), nowMs);
            DrawText();
            switch (_phase)
            {
                case Phase.Checking:
                    Check(nowMs);
                    break;
                case Phase.Sending:
                    Send(nowMs);
                    break;
                case Phase.Clearing:
                    GoOnWhenClear(nowMs);
                    break;
                case Phase.Held:
                    if (!Clearing(nowMs))
                    {
                        _ear.Ask(nowMs, HeldAskMs);
                    }

                    break;
                default:
                    _ear.Ask(nowMs, IdleAskMs);
                    break;
            }

            return State;
        }

        /// <summary>Goes on with a held slip, from the line that was cut. Removed or NoDevice while that cannot be; Invalid when no slip is held.</summary>
        public Status Resume()
        {
            if (_phase != Phase.Held)
            {
                return Status.Invalid;
            }

            if (!CanResume)
            {
                return _ear.PaperOut || _ear.CoverOpen ? Status.Removed : Status.NoDevice;
            }

            if (_clean)
            {
                StartOver(_confirmedAt);
                return Status.Ok;
            }

            BeginClear();
            _phase = Phase.Clearing;
            return Status.Ok;
        }

        /// <summary>Drops the slip, open, printing or held. What is not on paper yet will not come.</summary>
        public void Cancel()
        {
            if (_phase > Phase.Idle)
            {
                ForgetSlip();
                _open = false;
                _sendAt = 0;
                _confirmedAt = 0;
                BeginClear();
                _phase = Phase.Clearing;
            }
        }

        private void StartOver(int at)
        {
            _sendAt = at;
            _sentOfItem = 0;
            _confirmedAt = at;
            _inFlight = 0;
            _ear.Forget();
            _phase = Phase.Checking;
        }

        /// <summary>Stops the slip. The printer is told to forget the rest at once, or it would go on by itself in the middle of a line.</summary>
        private void Hold(Status why)
        {
            _heldBecause = why;
            _phase = Phase.Held;
            BeginClear();
        }

        private void BeginClear()
        {
            _clearing = true;
            _clean = false;
            _clears = 0;
            _clearDueMs = 0;
            _ear.Cleared = false;
        }

        private void Check(long nowMs)
        {
            if (!_ear.Answers)
            {
                Hold(Status.NoDevice);
            }
            else if (!_ear.Knows)
            {
                _ear.Ask(nowMs, 0);
            }
            else if (_ear.PaperOut || _ear.CoverOpen)
            {
                Hold(Status.Removed);
            }
            else
            {
                _preambleDue = true;
                _progressMs = nowMs;
                _phase = Phase.Sending;
                Send(nowMs);
            }
        }

        private void Send(long nowMs)
        {
            if (_ear.PaperOut || _ear.CoverOpen)
            {
                Hold(Status.Removed);
                return;
            }

            if (!_ear.Answers)
            {
                Hold(Status.NoDevice);
                return;
            }

            // Between two items the head is asked about again and again; inside one, what it said last may be old, or noise.
            bool hot = _ear.Overheated && _sentOfItem == 0;
            if (hot || (_inFlight == 0 && !_ear.AskedToWait))
            {
                _progressMs = nowMs;
            }
            else if (nowMs - _progressMs > (_ear.AskedToWait || _ear.Overheated ? AskedToWaitMs : NoProgressMs))
            {
                Hold(Status.Timeout);
                return;
            }

            for (int i = 0; i < MaxPiecesPerPoll; i++)
            {
                if (_sentOfItem == 0)
                {
                    // A question inside an item would be taken for its dots.
                    _ear.Ask(nowMs, SendingAskMs);
                }

                // An item that is begun is sent to its end, or the head could never be asked about again.
                if ((_ear.Overheated && _sentOfItem == 0) || _ear.AskedToWait || !SendPiece(nowMs))
                {
                    break;
                }
            }

            if (!_open && _confirmedAt >= _slip.End)
            {
                ForgetSlip();
                Printed++;
                _phase = Phase.Idle;
            }
        }

        /// <summary>False when there is nothing to send or no room to send it.</summary>
        private bool SendPiece(long nowMs)
        {
            if (_preambleDue)
            {
                int area = RowDots < HeadDots ? PreambleAreaBytes : 0;
                _preambleDue = _uart.Write(_preamble, 0, PreambleAreaAt + area) != Status.Ok;
                return !_preambleDue;
            }

            if (_sendAt >= _slip.End)
            {
                return false;
            }

            int length = _slip.LengthAt(_sendAt);
            if (_sentOfItem == 0 && _inFlight > 0 && _inFlight + length > WindowBytes)
            {
                return false;
            }

            int count = length - _sentOfItem < PieceBytes ? length - _sentOfItem : PieceBytes;
            if (_uart.Write(_slip.Bytes, _slip.FirstByteAt(_sendAt) + _sentOfItem, count) != Status.Ok)
            {
                return false;
            }

            _progressMs = nowMs;
            _sentOfItem += count;
            if (_sentOfItem == length)
            {
                _inFlight += length;
                _sendAt = _slip.After(_sendAt);
                _sentOfItem = 0;
            }

            return true;
        }

        private void Confirm(int fences, long nowMs)
        {
            for (int i = 0; i < fences && _confirmedAt < _sendAt; i++)
            {
                _inFlight -= _slip.LengthAt(_confirmedAt);
                _confirmedAt = _slip.After(_confirmedAt);
                _progressMs = nowMs;
            }
        }

        /// <summary>Makes the printer forget what it holds, so that both sides agree on where the slip goes on. True while that is under way.</summary>
        private bool Clearing(long nowMs)
        {
            if (!_clearing)
            {
                return false;
            }

            if (_ear.Cleared)
            {
                _clearing = false;
                _clean = true;
            }
            else if (nowMs >= _clearDueMs)
            {
                // A controller that does not know the command says nothing; the preamble's ESC @ has to do then.
                _clearing = _clears < MaxClears;
                _clears++;
                if (_clearing)
                {
                    _clearDueMs = AskToClear() == Status.Ok ? nowMs + ClearAnswerMs : nowMs;
                }
            }

            return _clearing;
        }

        private Status AskToClear()
        {
            // Configure drops what still waits to be sent.
            Status status = _uart.Configure(Baud, Parity.None, 1);
            return status == Status.Ok ? _uart.Write(s_clear, 0, s_clear.Length) : status;
        }

        private void GoOnWhenClear(long nowMs)
        {
            if (Clearing(nowMs))
            {
                return;
            }

            if (_slip.End > 0 || _open)
            {
                StartOver(_confirmedAt);
                return;
            }

            _ear.Forget();
            _inFlight = 0;
            _sentOfItem = 0;
            _phase = Phase.Idle;
        }
    }
}
