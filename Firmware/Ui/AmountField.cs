namespace Firmware.Ui
{
    /// <summary>
    /// An amount being typed: digits come in from the right. The currency sign stands still at the left of the box, so that a
    /// key repaints the glyph cells that changed and nothing else.
    /// </summary>
    public sealed class AmountField
    {
        /// <summary>Digits that can be typed: 9,999,999.99.</summary>
        public const int MaxDigits = 9;

        public const int Height = 52;

        private const int Width = Theme.Width - 2 * Left;
        private const int Left = 6;
        private const int Padding = 8;

        // "9,999,999.99"
        private const int Cells = 12;

        private readonly char[] _next = new char[Money.MaxLength];
        private readonly char[] _shown = new char[Money.MaxLength];
        private readonly string[] _digits = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" };
        private readonly int[] _cellRight = new int[Cells + 1];
        private int _top;
        private int _count;
        private int _digitWidth;

        /// <summary>What was typed.</summary>
        public long AmountMinor { get; private set; }

        /// <summary>True when nothing was typed.</summary>
        public bool Empty
        {
            get { return _count == 0; }
        }

        public void Clear()
        {
            AmountMinor = 0;
            _count = 0;
        }

        /// <summary>False when there is no room for another digit, or it is a leading zero.</summary>
        public bool TypeDigit(int digit)
        {
            if (_count == MaxDigits || (_count == 0 && digit == 0))
            {
                return false;
            }

            AmountMinor = AmountMinor * 10 + digit;
            _count++;
            return true;
        }

        /// <summary>Takes the last digit back. False when there is none.</summary>
        public bool TakeBack()
        {
            if (_count == 0)
            {
                return false;
            }

            AmountMinor /= 10;
            _count--;
            return true;
        }

        /// <summary>Paints box, sign and amount.</summary>
        public void Paint(Screen screen, int top)
        {
            _top = top;
            PlaceCells(screen);
            screen.Fill(Left, top, Width, Height, Theme.Field);
            screen.Frame(Left, top, Width, Height, 2, Theme.Accent);
            screen.Text(Left + Padding, TextTop(screen), Width, Money.Symbol, screen.Amount32, Align.Left, Theme.Quiet, Theme.Field);
            for (int i = 0; i < Cells; i++)
            {
                _shown[Money.MaxLength - 1 - i] = '\0';
            }

            PaintChanges(screen);
        }

        /// <summary>Paints the cells that differ from what is in sight.</summary>
        public void PaintChanges(Screen screen)
        {
            int first = Money.FormatDigits(AmountMinor, _next);
            ushort ink = _count == 0 ? Theme.Quiet : Theme.Ink;
            // The first digit changes the colour of the zeros beside it.
            bool all = _count <= 1;
            for (int i = 0; i < Cells; i++)
            {
                int at = Money.MaxLength - 1 - i;
                char c = at < first ? '\0' : _next[at];
                if (c == _shown[at] && !(all && c != '\0'))
                {
                    continue;
                }

                _shown[at] = c;
                PaintCell(screen, i, c, ink);
            }
        }

        private void PaintCell(Screen screen, int cell, char c, ushort ink)
        {
            int left = _cellRight[cell + 1];
            int width = _cellRight[cell] - left;
            if (c == '\0')
            {
                screen.Fill(left, TextTop(screen), width, screen.Amount32.Height, Theme.Field);
                return;
            }

            string glyph = c == '.' ? "." : c == ',' ? "," : _digits[c - '0'];
            screen.Text(left, TextTop(screen), width, glyph, screen.Amount32, Align.Left, ink, Theme.Field);
        }

        private int TextTop(Screen screen)
        {
            return _top + (Height - screen.Amount32.Height) / 2;
        }

        // Counted from the right, every cell always holds the same kind of character: d d . d d d , d d d , d
        private void PlaceCells(Screen screen)
        {
            if (_digitWidth != 0)
            {
                return;
            }

            _digitWidth = screen.Measure("0", screen.Amount32);
            int right = Left + Width - Padding;
            for (int i = 0; i <= Cells; i++)
            {
                _cellRight[i] = right;
                right -= i == 2 ? screen.Measure(".", screen.Amount32) : i > 2 && (i - 2) % 4 == 0 ? screen.Measure(",", screen.Amount32) : _digitWidth;
            }
        }
    }
}
