using System;
using Drivers.Display;
using Drivers.Hal;

namespace Drivers.Printer
{
    /// <summary>
    /// Draws a line of text as dots, for a printer that lacks the characters: in cells of 12 x 24 dots, 24 x 24 for Chinese,
    /// as the printer's own would be. A few characters a step; a line of double height comes as two bands.
    /// </summary>
    internal sealed class TextRaster
    {
        // A step takes half a poll at most: 24 rows of a Chinese character some 1,600 IL instructions, and as much to find it in the flash.
        private const int WidePerStep = 1;
        private const int NarrowPerStep = 2;

        // Rows that are looked through for what the printer must not see, in a step.
        private const int ScrubbedPerStep = 6;
        private const int Rows = EscPos.CharacterRows;
        private const int CellBits = 24;
        private const char Yen = '\u00A5';
        private const char WideYen = '\uFFE5';

        private readonly byte[] _dots;
        private Font _small;
        private Font _large;
        private string _text;
        private int _at;
        private int _x;
        private int _band;
        private int _bands;
        private int _pitch;
        private bool _bandDrawn;
        private int _scrubbed;

        /// <param name="mostDots">Of the widest paper.</param>
        public TextRaster(int mostDots)
        {
            RowDots = mostDots;
            _dots = new byte[mostDots / 8 * Rows];
        }

        /// <summary>Dots of the paper; from the next line on.</summary>
        public int RowDots { get; set; }

        public bool Busy { get; private set; }

        public TextStyle Style { get; private set; }

        /// <summary>The band, <see cref="WidthBytes"/> a row.</summary>
        public byte[] Dots
        {
            get { return _dots; }
        }

        public int WidthBytes { get; private set; }

        /// <summary>White rows that belong below the band.</summary>
        public int WhiteRows
        {
            get { return _band == _bands - 1 && _pitch > Rows ? _pitch - Rows : 0; }
        }

        /// <summary>Begins a line. What is wider than the paper is cut off.</summary>
        /// <param name="small">Has every character.</param>
        /// <param name="large">24 rows; null for none.</param>
        public void Start(Font small, Font large, string text, TextStyle style, int pitch)
        {
            _small = small;
            _large = large;
            _text = text;
            Style = style;
            _pitch = pitch;
            _bands = (style & TextStyle.DoubleHeight) != 0 ? 2 : 1;
            _band = 0;
            int dots = PrinterText.Columns(text) * ColumnDots;
            WidthBytes = ((dots < RowDots ? dots : RowDots) + 7) / 8;
            BeginBand();
            Busy = true;
        }

        /// <summary>Draws some of the band. True when it is whole.</summary>
        public bool Draw()
        {
            if (_bandDrawn)
            {
                return Scrub();
            }

            int left = NarrowPerStep;
            while (!_bandDrawn)
            {
                bool wide = PrinterText.IsWide(_text[_at]);
                left -= wide ? NarrowPerStep / WidePerStep : 1;
                Font face = left < 0 ? null : FaceOf(_text[_at]);
                if (face == null)
                {
                    return false;
                }

                DrawCharacter(face, wide);
                _at++;
                _bandDrawn = _at == _text.Length || _x >= RowDots;
            }

            return false;
        }

        /// <summary>Some rows of a drawn band made safe to send. True when all are.</summary>
        private bool Scrub()
        {
            if (_scrubbed >= Rows)
            {
                return true;
            }

            // One byte more: a command may begin in one row and end in the next.
            int from = _scrubbed * WidthBytes;
            int end = (_scrubbed + ScrubbedPerStep) * WidthBytes;
            SlipItems.Scrub(_dots, from, end < Rows * WidthBytes ? end + 1 : end);
            _scrubbed += ScrubbedPerStep;
            return _scrubbed >= Rows;
        }

        /// <summary>The band was taken.</summary>
        public void NextBand()
        {
            _band++;
            Busy = _band < _bands;
            BeginBand();
        }

        public void Clear()
        {
            Busy = false;
            _text = null;
            Array.Clear(_dots, 0, _dots.Length);
        }

        /// <summary>The face that has the character, with its glyph sought; null while the flash that holds it is at work.</summary>
        private Font FaceOf(char c)
        {
            // The sign of the currency that fills a cell.
            char large = c == Yen ? WideYen : c;
            if (_large != null && _large.Covers(large))
            {
                Status sought = _large.Fetch(large);
                if (sought != Status.NotFound)
                {
                    return sought == Status.Busy ? null : _large;
                }
            }

            return _small.Fetch(c) == Status.Busy ? null : _small;
        }

        private int ColumnDots
        {
            get { return (Style & TextStyle.DoubleWidth) != 0 ? 2 * EscPos.ColumnDots : EscPos.ColumnDots; }
        }

        private void BeginBand()
        {
            Array.Clear(_dots, 0, _dots.Length);
            _at = 0;
            _x = 0;
            _scrubbed = 0;
            _bandDrawn = _text.Length == 0;
        }

        private void DrawCharacter(Font face, bool wideCell)
        {
            int cellDots = wideCell ? 2 * EscPos.ColumnDots : EscPos.ColumnDots;
            int widthDots = cellDots * ColumnDots / EscPos.ColumnDots;
            if (_x + widthDots > RowDots)
            {
                _x = RowDots;
                return;
            }

            // In the middle of its cell; a smaller face leaves white all around.
            int height = face.Height < Rows ? face.Height : Rows;
            int top = (Rows - height) / 2;
            int left = (cellDots - face.Width) / 2;
            int shift = left > 0 ? left : 0;
            uint cell = wideCell ? 0xFFFFFF : 0xFFF000u;
            bool bold = (Style & TextStyle.Bold) != 0;
            bool wide = widthDots > cellDots;
            int stride = face.BytesPerRow;
            byte[] bitmap = face.Bitmap;
            int last = _bands == 2 ? (_band * (Rows / 2)) + ((Rows - 1) >> 1) : Rows - 1;
            int first = _bands == 2 ? _band * (Rows / 2) : 0;
            int at = face.Offset + ((first < top ? 0 : first - top) * stride);
            for (int from = first < top ? top : first; from <= last && from < top + height; from++)
            {
                // Leftmost dot in bit 23.
                uint bits = (uint)(bitmap[at] << 16);
                if (stride > 1)
                {
                    bits |= (uint)(bitmap[at + 1] << 8);
                    bits = stride > 2 ? bits | bitmap[at + 2] : bits;
                }

                at += stride;
                if (bits == 0)
                {
                    continue;
                }

                bits >>= shift;
                bits = bold ? bits | (bits >> 1) : bits;
                bits &= cell;
                int row = _bands == 2 ? (from - first) * 2 : from;
                Put(row, bits, wide);
                if (_bands == 2)
                {
                    Put(row + 1, bits, wide);
                }
            }

            _x += widthDots;
        }

        private void Put(int row, uint bits, bool wide)
        {
            if (wide)
            {
                PutCell(row, _x, Spread(bits >> 12));
                PutCell(row, _x + CellBits, Spread(bits & 0xFFF));
                return;
            }

            PutCell(row, _x, bits);
        }

        /// <summary>24 dots from there on; a cell begins at a byte or in its middle. What is narrower has its last bytes empty: they are another row's.</summary>
        private void PutCell(int row, int x, uint bits)
        {
            byte[] dots = _dots;
            int at = (row * WidthBytes) + (x >> 3);
            uint shifted = (x & 7) == 0 ? bits << 8 : bits << 4;
            dots[at] |= (byte)(shifted >> 24);
            shifted <<= 8;
            if (shifted == 0)
            {
                return;
            }

            dots[at + 1] = (byte)(shifted >> 24);
            shifted <<= 8;
            if (shifted == 0)
            {
                return;
            }

            dots[at + 2] = (byte)(shifted >> 24);
            if ((byte)(shifted >> 16) != 0)
            {
                dots[at + 3] = (byte)(shifted >> 16);
            }
        }

        /// <summary>Each of 12 dots twice.</summary>
        private static uint Spread(uint bits)
        {
            uint spread = 0;
            for (int i = 11; i >= 0; i--)
            {
                spread = (spread << 2) | (((bits >> i) & 1) * 3);
            }

            return spread;
        }
    }
}
