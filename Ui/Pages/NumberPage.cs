using Drivers.Keypad;

namespace Firmware.Ui
{
    /// <summary>
    /// Asks for a string of digits: an operator number, a password (then stars are shown), a voucher number. The digits go
    /// into the caller's array as ASCII; however a masked page ends other than Entered, the array is wiped.
    /// </summary>
    public sealed class NumberPage : Page
    {
        private const int PromptTop = Theme.BodyTop + 24;
        private const int FieldTop = Theme.BodyTop + 50;
        private const int FieldHeight = 44;
        private const int NoteTop = FieldTop + FieldHeight + 12;
        private const int CellStep = 20;

        /// <summary>A figure and the blank column at its right, which the next one may cover.</summary>
        private const int GlyphWidth = 24;
        private const int CellsLeft = Theme.Margin + 14;
        private const int ErrorColumns = Theme.ContentWidth / (Theme.TextHeight / 2);

        /// <summary>Digits that fit the field.</summary>
        public const int MaxDigits = 13;

        private readonly LineBreaker _breaker = new LineBreaker();
        private readonly string[] _glyphs = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" };
        private byte[] _digits;
        private string _prompt;
        private string _note;
        private bool _noteIsError;
        private bool _masked;
        private int _min;
        private int _max;

        /// <summary>Digits in the array.</summary>
        public int Count { get; private set; }

        /// <param name="digits">Takes the digits; at least <paramref name="max"/> long.</param>
        /// <param name="note">A line below the field, null for none.</param>
        public void Start(string title, string prompt, byte[] digits, int min, int max, bool masked, string note, bool noteIsError)
        {
            Title = title;
            _prompt = prompt;
            _digits = digits;
            _min = min;
            _max = max < MaxDigits ? max : MaxDigits;
            _masked = masked;
            _note = note;
            _noteIsError = noteIsError;
            CancelHint = Text.KeyCancel;
            ClearHint = Text.KeyClear;
            EnterHint = Text.KeyEnter;
            TimeoutMs = Theme.EntryMs;
            Wipe();
            Result = PageResult.None;
        }

        public override void Paint(Screen screen)
        {
            screen.Text(Theme.Margin, PromptTop, Theme.ContentWidth, _prompt, Align.Left, Theme.Ink, Theme.Paper);
            screen.Fill(Theme.Margin, FieldTop, Theme.ContentWidth, FieldHeight, Theme.Field);
            screen.Frame(Theme.Margin, FieldTop, Theme.ContentWidth, FieldHeight, 2, Theme.Accent);
            for (int i = 0; i < Count; i++)
            {
                PaintCell(screen, i, true);
            }

            int lines = _note == null ? 0 : _breaker.Break(_note, ErrorColumns);
            for (int i = 0; i < lines; i++)
            {
                screen.Text(Theme.Margin, NoteTop + i * Theme.LineStep, Theme.ContentWidth, _breaker.Line(i), Align.Left, _noteIsError ? Theme.Bad : Theme.Quiet, Theme.Paper);
            }
        }

        public override void OnKey(KeyEvent e, long nowMs)
        {
            if (e.Action != KeyAction.Pressed || Result != PageResult.None)
            {
                return;
            }

            RestartTimeout(nowMs);
            int digit = DigitOf(e.Key);
            if (digit >= 0)
            {
                Type(digit);
                return;
            }

            switch (e.Key)
            {
                case Key.Clear:
                    TakeBack();
                    break;
                case Key.Cancel:
                    End(PageResult.Cancelled);
                    break;
                case Key.Enter:
                    if (Count >= _min)
                    {
                        Finish(PageResult.Entered);
                    }

                    break;
            }
        }

        public override void OnDeadline(long nowMs)
        {
            End(PageResult.TimedOut);
        }

        private void Type(int digit)
        {
            if (Count == _max)
            {
                return;
            }

            _digits[Count] = (byte)('0' + digit);
            Count++;
            if (Screen != null)
            {
                PaintCell(Screen, Count - 1, true);
            }
        }

        private void TakeBack()
        {
            if (Count == 0)
            {
                return;
            }

            Count--;
            _digits[Count] = 0;
            if (Screen != null)
            {
                PaintCell(Screen, Count, false);
            }
        }

        private void End(PageResult result)
        {
            Wipe();
            Finish(result);
        }

        private void Wipe()
        {
            for (int i = 0; i < _digits.Length; i++)
            {
                _digits[i] = 0;
            }

            Count = 0;
        }

        private void PaintCell(Screen screen, int index, bool shown)
        {
            int x = CellsLeft + index * CellStep;
            if (_masked && shown)
            {
                screen.Bitmap(x, FieldTop + (FieldHeight - Icons.StarSize) / 2, Icons.StarSize, Icons.StarSize, Icons.Star, Theme.Ink, Theme.Field);
                return;
            }

            int top = FieldTop + (FieldHeight - screen.Amount32.Height) / 2;
            if (!shown)
            {
                screen.Fill(x, top, CellStep, screen.Amount32.Height, Theme.Field);
                return;
            }

            screen.Text(x, top, GlyphWidth, _glyphs[_digits[index] - '0'], screen.Amount32, Align.Left, Theme.Ink, Theme.Field);
        }
    }
}
