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
        private readonly int[] _cellRight = new int[Cells + 1];
        private int _top;
        private int _count;

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
            int top = TextTop(screen);
            int height = screen.Amount32.Height;
            char[] next = _next;
            char[] shown = _shown;
            for (int i = 0; i < Cells; i++)
            {
                int at = Money.MaxLength - 1 - i;
                char c = at < first ? '\0' : next[at];
                if (c == shown[at])
                {
                    continue;
                }

                shown[at] = c;
                int left = _cellRight[i + 1];
                int width = _cellRight[i] - left;
                if (c == '\0')
                {
                    screen.Fill(left, top, width, height, Theme.Field);
                }
                else
                {
                    screen.Figure(left, top, c);
                }
            }
        }

        private int TextTop(Screen screen)
        {
            return _top + (Height - screen.Amount32.Height) / 2;
        }

        // Counted from the right, every cell always holds the same kind of character: d d . d d d , d d d , d
        private void PlaceCells(Screen screen)
        {
            int digit = screen.Measure("0", screen.Amount32);
            int point = screen.Measure(".", screen.Amount32);
            int comma = screen.Measure(",", screen.Amount32);
            int right = Left + Width - Padding;
            for (int i = 0; i <= Cells; i++)
            {
                _cellRight[i] = right;
                right -= i == 2 ? point : i > 2 && (i - 2) % 4 == 0 ? comma : digit;
            }
        }
    }
}
