using Drivers.Keypad;

namespace Firmware.Ui
{
    /// <summary>
    /// Asks for a key component: 32, 48 or 64 hexadecimal digits, packed into the caller's bytes. F1 makes the next digit key 1 to 6 an A to F.
    /// Only the digit typed last is legible. However the page ends other than Entered, the bytes are wiped.
    /// </summary>
    public sealed class HexPage : CellPage
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
        private const int LetterDigits = 6;
        private const int FirstLetter = 10;

        /// <summary>A component is read from a letter, digit by digit: it takes its time.</summary>
        private const int EntryMs = 180000;

        private readonly string[] _glyphs = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C", "D", "E", "F" };
        private byte[] _component;
        private string _note;
        private int _digits;
        private bool _letter;

        protected override bool Complete
        {
            get { return Count == _digits; }
        }

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
            _component = component;
            _note = note;
            _letter = false;
            Begin(title, prompt, component, EntryMs);
        }

        public override void Paint(Screen screen)
        {
            int height = (_digits / RowDigits * Step) + FieldPadding;
            PaintFrame(screen, PromptTop, FieldTop, height);
            for (int i = 0; i < Count; i++)
            {
                PaintCell(screen, i, i == Count - 1);
            }

            PaintNote(screen, FieldTop + height + NoteGap, _note, Theme.Quiet);
        }

        /// <summary>F1: the next digit key is a letter.</summary>
        protected override void Other(Key key)
        {
            _letter = key == Key.F1 ? !_letter : _letter;
        }

        protected override void Type(int digit)
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

        protected override void TakeBack()
        {
            _letter = false;
            Count--;
            _component[Count >> 1] &= (byte)((Count & 1) == 0 ? 0x00 : 0xF0);
            if (Screen != null)
            {
                Screen.Fill(Left(Count), Top(Count), CellStep, Theme.TextHeight, Theme.Field);
            }
        }

        private void PaintCell(Screen screen, int index, bool legible)
        {
            int value = (index & 1) == 0 ? _component[index >> 1] >> 4 : _component[index >> 1] & 0x0F;
            screen.Retext(Left(index), Top(index), CellStep, legible ? _glyphs[value] : "*", screen.Text16, Align.Left, Theme.Ink, Theme.Field);
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
