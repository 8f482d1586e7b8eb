namespace Firmware.Ui
{
    /// <summary>
    /// Asks for a string of digits: an operator number, a password (then stars are shown), a voucher number. The digits go
    /// into the caller's array as ASCII; however a masked page ends other than Entered, the array is wiped.
    /// </summary>
    public sealed class NumberPage : CellPage
    {
        private const int PromptTop = Theme.BodyTop + 24;
        private const int FieldTop = Theme.BodyTop + 50;
        private const int FieldHeight = 44;
        private const int NoteTop = FieldTop + FieldHeight + 12;
        private const int CellStep = 20;

        /// <summary>A figure and the blank column at its right, which the next one may cover.</summary>
        private const int GlyphWidth = 24;
        private const int CellsLeft = Theme.Margin + 14;

        /// <summary>Digits that fit the field.</summary>
        public const int MaxDigits = 13;

        private readonly string[] _glyphs = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" };
        private byte[] _digits;
        private string _note;
        private bool _noteIsError;
        private bool _masked;
        private int _min;
        private int _max;

        protected override bool Complete
        {
            get { return Count >= _min; }
        }

        /// <param name="digits">Takes the digits; at least <paramref name="max"/> long.</param>
        /// <param name="note">A line below the field, null for none.</param>
        public void Start(string title, string prompt, byte[] digits, int min, int max, bool masked, string note, bool noteIsError)
        {
            _digits = digits;
            _min = min;
            _max = max < MaxDigits ? max : MaxDigits;
            _masked = masked;
            _note = note;
            _noteIsError = noteIsError;
            Begin(title, prompt, digits, Theme.EntryMs);
        }

        public override void Paint(Screen screen)
        {
            PaintFrame(screen, PromptTop, FieldTop, FieldHeight);
            for (int i = 0; i < Count; i++)
            {
                PaintCell(screen, i, true);
            }

            PaintNote(screen, NoteTop, _note, _noteIsError ? Theme.Bad : Theme.Quiet);
        }

        protected override void Type(int digit)
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

        protected override void TakeBack()
        {
            Count--;
            _digits[Count] = 0;
            if (Screen != null)
            {
                PaintCell(Screen, Count, false);
            }
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
