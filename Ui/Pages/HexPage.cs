using Drivers.Keypad;

namespace Firmware.Ui
{
    /// <summary>
    /// Asks for a key component: 32, 48 or 64 hexadecimal digits, packed into the caller's bytes. F1 makes the next digit key 1 to 6 an A to F.
    /// Only the digit typed last is legible. However the page ends other than Entered, the bytes are wiped.
    /// </summary>
    public sealed class HexPage : Page
    {
        /// <summary>The longest component.</summary>
        public const int MaxBytes = 32;

        private const int RowDigits = 16;
        private const int PromptTop = Theme.BodyTop + 12;
        private const int FieldTop = Theme.BodyTop + 40;
        private const int RowTop = 12;
        private const int FieldPadding = 8;

        /// <summary>From row to row; closer together where there are four.</summary>
        private const int RowStep = 32;
        private const int NarrowRowStep = 25;
        private const int WideRows = 3;
        private const int CellStep = 16;
        private const int GroupGap = 8;
        private const int GroupDigits = 4;
        private const int CellsLeft = Theme.Margin + 10;
        private const int NoteGap = 10;
        private const int NoteColumns = Theme.ContentWidth / (Theme.TextHeight / 2);
        private const int LetterDigits = 6;
        private const int FirstLetter = 10;

        /// <summary>A component is read from a letter, digit by digit: it takes its time.</summary>
        private const int EntryMs = 180000;

        private readonly LineBreaker _breaker = new LineBreaker();
        private readonly string[] _glyphs = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C", "D", "E", "F" };
        private byte[] _component;
        private string _prompt;
        private string _note;
        private int _digits;
        private bool _letter;

        /// <summary>Digits typed so far.</summary>
        public int Count { get; private set; }

        private int Step
        {
            get { return _digits > WideRows * RowDigits ? NarrowRowStep : RowStep; }
        }

        /// <param name="component">Takes the digits, two a byte; all of it is wiped at the beginning and when the page is left.</param>
        /// <param name="bytes">How long a component is: 16, 24 or 32.</param>
        /// <param name="note">How letters are typed.</param>
        public void Start(string title, string prompt, byte[] component, int bytes, string note)
        {
            _digits = 2 * bytes;
            Title = title;
            _prompt = prompt;
            _component = component;
            _note = note;
            CancelHint = Text.KeyCancel;
            ClearHint = Text.KeyClear;
            EnterHint = Text.KeyEnter;
            TimeoutMs = EntryMs;
            Wipe();
            Result = PageResult.None;
        }

        public override void Paint(Screen screen)
        {
            screen.Text(Theme.Margin, PromptTop, Theme.ContentWidth, _prompt, Align.Left, Theme.Ink, Theme.Paper);
            int height = (_digits / RowDigits * Step) + FieldPadding;
            screen.Fill(Theme.Margin, FieldTop, Theme.ContentWidth, height, Theme.Field);
            screen.Frame(Theme.Margin, FieldTop, Theme.ContentWidth, height, 2, Theme.Accent);
            for (int i = 0; i < Count; i++)
            {
                PaintCell(screen, i, i == Count - 1);
            }

            int lines = _breaker.Break(_note, NoteColumns);
            for (int i = 0; i < lines; i++)
            {
                screen.Text(Theme.Margin, FieldTop + height + NoteGap + (i * Theme.LineStep), Theme.ContentWidth, _breaker.Line(i), Align.Left, Theme.Quiet, Theme.Paper);
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
                case Key.F1:
                    _letter = !_letter;
                    break;
                case Key.Clear:
                    TakeBack();
                    break;
                case Key.Cancel:
                    End(PageResult.Cancelled);
                    break;
                case Key.Enter:
                    if (Count == _digits)
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
            bool letter = _letter;
            _letter = false;
            if (Count == _digits || (letter && (digit < 1 || digit > LetterDigits)))
            {
                return;
            }

            int value = letter ? FirstLetter + digit - 1 : digit;
            _component[Count >> 1] |= (byte)((Count & 1) == 0 ? value << 4 : value);
            Count++;
            if (Screen != null)
            {
                PaintCell(Screen, Count - 1, true);
                if (Count > 1)
                {
                    PaintCell(Screen, Count - 2, false);
                }
            }
        }

        private void TakeBack()
        {
            _letter = false;
            if (Count == 0)
            {
                return;
            }

            Count--;
            _component[Count >> 1] &= (byte)((Count & 1) == 0 ? 0x00 : 0xF0);
            if (Screen != null)
            {
                Screen.Fill(Left(Count), Top(Count), CellStep, Theme.TextHeight, Theme.Field);
            }
        }

        private void End(PageResult result)
        {
            Wipe();
            Finish(result);
        }

        private void Wipe()
        {
            for (int i = 0; i < _component.Length; i++)
            {
                _component[i] = 0;
            }

            Count = 0;
            _letter = false;
        }

        private void PaintCell(Screen screen, int index, bool legible)
        {
            int value = (index & 1) == 0 ? _component[index >> 1] >> 4 : _component[index >> 1] & 0x0F;
            screen.Text(Left(index), Top(index), CellStep, legible ? _glyphs[value] : "*", Align.Left, Theme.Ink, Theme.Field);
        }

        private static int Left(int index)
        {
            int column = index % RowDigits;
            return CellsLeft + (column * CellStep) + (column / GroupDigits * GroupGap);
        }

        private int Top(int index)
        {
            return FieldTop + RowTop + (index / RowDigits * Step);
        }
    }
}
