using System;
using Drivers.Printer;

namespace VirtualHandset
{
    /// <summary>The line that the printer puts together before it burns it: characters with their sizes, then dots.</summary>
    internal sealed class LineImage
    {
        public const int CharacterHeight = 24;
        public const int LatinWidth = 12;
        public const int WideWidth = 24;

        private const int MaxRows = CharacterHeight * 2;
        private const int MaxRowDots = EscPos.WideRowDots;
        private const int MaxCharacters = MaxRowDots / LatinWidth;
        private const int GlyphBytes = 72;

        private readonly int _rowBytes;
        private readonly byte[] _dots;
        private readonly byte[] _glyph = new byte[GlyphBytes];
        private readonly int[] _code = new int[MaxCharacters];
        private readonly byte[] _widthFactor = new byte[MaxCharacters];
        private readonly byte[] _heightFactor = new byte[MaxCharacters];
        private readonly bool[] _bold = new bool[MaxCharacters];
        private int _count;

        public LineImage(int rowDots)
        {
            AreaDots = rowDots;
            _rowBytes = rowDots / 8;
            _dots = new byte[MaxRows * _rowBytes];
        }

        /// <summary>Dots that a line may fill, from the first dot of the head on.</summary>
        public int AreaDots { get; set; }

        /// <summary>Rows of dots, each as wide as the head.</summary>
        public byte[] Dots
        {
            get { return _dots; }
        }

        public int Count
        {
            get { return _count; }
        }

        /// <summary>Width so far, in dots.</summary>
        public int Width { get; private set; }

        /// <summary>Height of the tallest character so far, in dots.</summary>
        public int Height { get; private set; }

        public int WidthFactor
        {
            get { return _count == 0 ? 1 : _widthFactor[_count - 1]; }
        }

        public int HeightFactor
        {
            get { return _count == 0 ? 1 : _heightFactor[_count - 1]; }
        }

        public void Clear()
        {
            _count = 0;
            Width = 0;
            Height = 0;
        }

        /// <summary>False when the character does not fit on this line any more.</summary>
        public bool TryAdd(int code, int widthFactor, int heightFactor, bool bold)
        {
            int width = (code > 0xFF ? WideWidth : LatinWidth) * widthFactor;
            if (Width + width > AreaDots || _count == MaxCharacters)
            {
                return false;
            }

            _code[_count] = code;
            _widthFactor[_count] = (byte)widthFactor;
            _heightFactor[_count] = (byte)heightFactor;
            _bold[_count] = bold;
            _count++;
            Width += width;
            int height = CharacterHeight * heightFactor;
            Height = height > Height ? height : Height;
            return true;
        }

        /// <summary>The characters as they were received.</summary>
        public byte[] Text()
        {
            int length = 0;
            for (int i = 0; i < _count; i++)
            {
                length += _code[i] > 0xFF ? 2 : 1;
            }

            var text = new byte[length];
            int at = 0;
            for (int i = 0; i < _count; i++)
            {
                if (_code[i] > 0xFF)
                {
                    text[at] = (byte)(_code[i] >> 8);
                    at++;
                }

                text[at] = (byte)_code[i];
                at++;
            }

            return text;
        }

        /// <summary>Burns the characters into <see cref="Dots"/>.</summary>
        /// <param name="glyphs">Where the dots come from; null leaves the line white.</param>
        /// <param name="alignment">0 left, 1 middle, 2 right.</param>
        public void Draw(IGlyphs glyphs, int alignment)
        {
            Array.Clear(_dots, 0, _dots.Length);
            if (glyphs == null)
            {
                return;
            }

            int x = (AreaDots - Width) * alignment / 2;
            for (int i = 0; i < _count; i++)
            {
                bool wide = _code[i] > 0xFF;
                if (glyphs.Render(_code[i], _glyph))
                {
                    DrawGlyph(x, i, wide ? 3 : 2, wide ? WideWidth : LatinWidth);
                }

                x += (wide ? WideWidth : LatinWidth) * _widthFactor[i];
            }
        }

        private void DrawGlyph(int left, int i, int bytesPerRow, int width)
        {
            int wide = _widthFactor[i];
            int tall = _heightFactor[i];

            // Characters of different heights stand on one line.
            int top = Height - (CharacterHeight * tall);
            for (int row = 0; row < CharacterHeight * tall; row++)
            {
                int from = (row / tall) * bytesPerRow;
                for (int column = 0; column < width; column++)
                {
                    if ((_glyph[from + (column >> 3)] & (0x80 >> (column & 7))) == 0)
                    {
                        continue;
                    }

                    int x = left + (column * wide);
                    int thick = _bold[i] ? wide + 1 : wide;
                    for (int k = 0; k < thick && x + k < AreaDots; k++)
                    {
                        _dots[((top + row) * _rowBytes) + ((x + k) >> 3)] |= (byte)(0x80 >> ((x + k) & 7));
                    }
                }
            }
        }
    }
}
