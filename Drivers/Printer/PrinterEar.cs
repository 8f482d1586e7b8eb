using Drivers.Hal;

namespace Drivers.Printer
{
    /// <summary>
    /// What the printer says: answers to status questions (DLE EOT, at once, whatever it does), answers to fences (GS r, in
    /// their turn), XON and XOFF, and that it cleared its buffer. Their bit patterns do not overlap.
    /// </summary>
    internal sealed class PrinterEar
    {
        private const int AnswerMs = 300;
        private const int MaxMissed = 3;
        private const int MaxBytesPerListen = 64;
        private const byte ClearHeader = 0x37;
        private const int ClearTail = 2;
        private const int Questions = 3;

        private readonly IUart _uart;
        private readonly byte[] _byte = new byte[1];
        private readonly byte[] _question = { EscPos.Dle, EscPos.Eot, 0 };
        private int _asked;
        private int _askNext = EscPos.AskOffline;
        private long _askedMs;
        private int _missed;
        private int _fresh;
        private int _fences;
        private int _clearTail;

        public PrinterEar(IUart uart)
        {
            _uart = uart;
        }

        public bool PaperOut { get; private set; }

        public bool CoverOpen { get; private set; }

        public bool Overheated { get; private set; }

        /// <summary>XOFF was the last of its kind.</summary>
        public bool AskedToWait { get; private set; }

        /// <summary>False when three questions in a row were not answered.</summary>
        public bool Answers { get; private set; } = true;

        /// <summary>True when every question has been answered since <see cref="Forget"/>.</summary>
        public bool Knows
        {
            get { return _fresh >= Questions; }
        }

        /// <summary>The printer said that its buffer is empty; the reader resets it.</summary>
        public bool Cleared { get; set; }

        /// <summary>What was known is old: ask everything again.</summary>
        public void Forget()
        {
            Answers = true;
            AskedToWait = false;
            _missed = 0;

            // The answer to a question that is open now still comes, and is not fresh.
            _fresh = _asked == 0 ? 0 : -1;
        }

        /// <summary>Takes what was received.</summary>
        public void Listen(long nowMs)
        {
            for (int i = 0; i < MaxBytesPerListen && _uart.Read(_byte, 0, 1) == 1; i++)
            {
                Take(_byte[0]);
            }

            if (_asked != 0 && nowMs - _askedMs > AnswerMs)
            {
                _asked = 0;
                _askedMs = nowMs;
                _missed++;
                Answers = _missed < MaxMissed;
            }
        }

        /// <summary>Fences answered since the last call.</summary>
        public int TakeFences()
        {
            int n = _fences;
            _fences = 0;
            return n;
        }

        /// <summary>Asks the next question when none is open and the last one is <paramref name="gapMs"/> ago.</summary>
        public void Ask(long nowMs, int gapMs)
        {
            // After a missed answer wait: one that comes late must not be taken for the next one's.
            int pauseMs = _missed > 0 && gapMs < AnswerMs ? AnswerMs : gapMs;
            if (_asked != 0 || nowMs - _askedMs < pauseMs)
            {
                return;
            }

            _question[2] = (byte)_askNext;
            if (_uart.Write(_question, 0, _question.Length) == Status.Ok)
            {
                _asked = _askNext;
                _askedMs = nowMs;
            }
        }

        private void Take(byte value)
        {
            if (_clearTail > 0)
            {
                _clearTail--;
                Cleared = _clearTail == 0;
            }
            else if (value == ClearHeader)
            {
                _clearTail = ClearTail;
            }
            else if (value == EscPos.XOn || value == EscPos.XOff)
            {
                AskedToWait = value == EscPos.XOff;
            }
            else if ((value & EscPos.AnswerMask) == EscPos.AnswerBits)
            {
                TakeAnswer(value);
            }
            else if ((value & EscPos.FenceMask) == 0)
            {
                _fences++;
            }
        }

        private void TakeAnswer(byte value)
        {
            int asked = _asked;
            _asked = 0;
            _missed = 0;
            Answers = true;
            switch (asked)
            {
                case EscPos.AskOffline:
                    CoverOpen = (value & EscPos.CoverOpenBit) != 0;
                    _askNext = EscPos.AskError;
                    break;
                case EscPos.AskError:
                    Overheated = (value & EscPos.HotBit) != 0;
                    _askNext = EscPos.AskPaper;
                    break;
                case EscPos.AskPaper:
                    PaperOut = (value & EscPos.PaperEndBits) != 0;
                    _askNext = EscPos.AskOffline;
                    break;
                default:
                    // It comes after we gave up waiting: nobody knows to which question.
                    return;
            }

            _fresh++;
        }
    }
}
