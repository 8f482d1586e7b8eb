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
        // 24 rows of a character take about 1,500 IL instructions.
        private const int CharactersPerStep = 3;
        private const int Rows = EscPos.CharacterRows;
        private const int CellBits = 24;

        private readonly int _rowDots;
        private readonly byte[] _dots;
        private Font _font;
        private string _text;
        private int _at;
        private int _x;
        private int _band;
        private int _bands;
        private int _pitch;
        private bool _bandDrawn;

        public TextRaster(int rowDots)
        {
            _rowDots = rowDots;
            _dots = new byte[rowDots / 8 * Rows];
        }

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
        public void Start(Font font, string text, TextStyle style, int pitch)
        {
            _font = font;
            _text = text;
            Style = style;
            _pitch = pitch;
            _bands = (style & TextStyle.DoubleHeight) != 0 ? 2 : 1;
            _band = 0;
            int dots = PrinterText.Columns(text) * ColumnDots;
            WidthBytes = ((dots < _rowDots ? dots : _rowDots) + 7) / 8;
            BeginBand();
            Busy = true;
        }

        /// <summary>Draws some of the band. True when it is whole.</summary>
        public bool Draw()
        {
            for (int i = 0; i < CharactersPerStep && !_bandDrawn; i++)
            {
                if (_font.Prepare(_text, _at, 1) == Status.Busy)
                {
                    return false;
                }

                DrawCharacter(_text[_at]);
                _at++;
                _bandDrawn = _at == _text.Length || _x >= _rowDots;
            }

            return _bandDrawn;
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

        private int ColumnDots
        {
            get { return (Style & TextStyle.DoubleWidth) != 0 ? 2 * EscPos.ColumnDots : EscPos.ColumnDots; }
        }

        private void BeginBand()
        {
            Array.Clear(_dots, 0, _dots.Length);
            _at = 0;
            _x = 0;
            _bandDrawn = _text.Length == 0;
        }

        private void DrawCharacter(char c)
        {
            _font.Seek(c);
            int cellDots = PrinterText.CodeOf(c) > 0xFF ? 2 * EscPos.ColumnDots : EscPos.ColumnDots;
            int widthDots = cellDots * ColumnDots / EscPos.ColumnDots;
            if (_x + widthDots > _rowDots)
            {
                _x = _rowDots;
                return;
            }

            // In the middle of its cell; a smaller face leaves white all around.
            int height = _font.Height < Rows ? _font.Height : Rows;
            int top = (Rows - height) / 2;
            int left = (cellDots - _font.Width) / 2;
            int shift = left > 0 ? left : 0;
            bool bold = (Style & TextStyle.Bold) != 0;
            for (int row = 0; row < Rows; row++)
            {
                int from = (_bands == 2 ? (_band * (Rows / 2)) + (row >> 1) : row) - top;
                if (from < 0 || from >= height)
                {
                    continue;
                }

                uint bits = RowBits(_font.Bitmap, _font.Offset + (from * _font.BytesPerRow), _font.BytesPerRow) >> shift;
                if (bits != 0)
                {
                    Put(row, bold ? bits | (bits >> 1) : bits, widthDots > cellDots);
                }
            }

            _x += widthDots;
        }

        /// <summary>A row of the glyph, leftmost dot in bit 23.</summary>
        private static uint RowBits(byte[] bitmap, int at, int bytes)
        {
            uint bits = (uint)(bitmap[at] << 16);
            if (bytes > 1)
            {
                bits |= (uint)(bitmap[at + 1] << 8);
            }

            return bytes > 2 ? bits | bitmap[at + 2] : bits;
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

        /// <summary>24 dots from there on; a cell begins at a byte or in its middle.</summary>
        private void PutCell(int row, int x, uint bits)
        {
            int at = (row * WidthBytes) + (x >> 3);
            int end = (row + 1) * WidthBytes;
            uint shifted = (x & 7) == 0 ? bits << 8 : bits << 4;
            for (int i = at; i < end && shifted != 0; i++)
            {
                _dots[i] |= (byte)(shifted >> 24);
                shifted <<= 8;
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
