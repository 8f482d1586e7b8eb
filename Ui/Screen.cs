using Drivers.Assets;
using Drivers.Display;
using Drivers.Hal;

namespace Firmware.Ui
{
    /// <summary>Where a line of text stands in its box.</summary>
    public enum Align : byte
    {
        Left = 0,
        Center,
        Right,
    }

    /// <summary>
    /// What pages paint on. Painting is queued and done in slices by <see cref="Poll"/>, so that a whole page never holds
    /// the loop; what is queued is painted in order. Nothing is read back from the display: who changes a part repaints it.
    /// </summary>
    public sealed class Screen
    {
        /// <summary>Operations that can wait. Beyond that the oldest is painted at once: late is better than never.</summary>
        public const int QueueLength = 64;

        // What operations cost, in hundreds of IL instructions as measured on the interpreter. A poll may take 100.
        private const int BudgetPerPoll = 92;
        private const int FillCost = 8;
        private const int BitmapCost = 90;
        private const int TextCost = 22;
        private const int MoreTextCost = 8;

        // Of eight columns: a Chinese character is two.
        private const int ColumnCost = 11;
        private const int LargeCharacterCost = 36;

        // A longer text comes out in pieces.
        private const int ColumnsPerSlice = 6;
        private const char FirstWide = '\u0100';

        // A large area too: all of the screen takes the bus more than 20 ms. 512 dots take it as long as a hundred instructions.
        private const int FillRows = 40;
        private const int DotsPerCost = 512;
        private const int LargeFontHeight = 24;

        // A glyph of 24x24 is nine strips of eight dots by eight, one of 16x16 four; and its place in flash has to be found.
        private const int Wide16Bytes = 32;
        private const int Wide24Bytes = 72;
        private const int Narrow24Bytes = 48;

        private const int FieldFigures = 10;
        private const int BytesPerPixel = 2;

        /// <summary>The part of its cell in which a figure of the amount field has ink: only that is kept and painted.</summary>
        public const int FigureLeft = 2;
        public const int FigureTop = 2;
        public const int FigureWidth = 21;
        public const int FigureHeight = 26;

        /// <summary>The same of point and comma.</summary>
        public const int SignLeft = 2;
        public const int SignTop = 21;
        public const int SignWidth = 8;
        public const int SignHeight = 11;

        private enum Operation : byte
        {
            Fill = 0,
            Text,
            Bitmap,
            Pixels,
        }

        private readonly St7789 _lcd;
        private readonly Operation[] _operation = new Operation[QueueLength];
        private readonly short[] _x = new short[QueueLength];
        private readonly short[] _y = new short[QueueLength];
        private readonly short[] _width = new short[QueueLength];
        private readonly short[] _height = new short[QueueLength];
        private readonly ushort[] _ink = new ushort[QueueLength];
        private readonly ushort[] _paper = new ushort[QueueLength];
        private readonly object[] _content = new object[QueueLength];
        private readonly Font[] _font = new Font[QueueLength];
        private readonly string[] _glyphNames = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "," };
        private readonly byte[][] _fieldGlyphs = new byte[FieldFigures + 2][];
        private int _first;
        private int _count;
        private int _prepared;

        // Of the oldest operation, when it is a text: characters painted, and those that come next with their columns; 0 not known yet.
        private int _painted;
        private int _piece;
        private int _columns;

        public Screen(St7789 lcd)
        {
            _lcd = lcd;
            Text16 = Fonts.ForDisplay16();
            Text24 = Fonts.ForDisplay24();
            Amount32 = Fonts.Amount32;
        }

        public Font Text16 { get; }

        /// <summary>For headlines; see <see cref="Headline"/>.</summary>
        public Font Text24 { get; }

        public Font Amount32 { get; }

        /// <summary>Takes all further glyphs from there, once it is open.</summary>
        public void UseAssets(AssetArea area, AssetIndex index)
        {
            Text16.Assets = new AssetGlyphs(area, index, AssetKind.Wide16, Wide16Bytes, AssetKind.None, 0);
            Text24.Assets = new AssetGlyphs(area, index, AssetKind.Wide24, Wide24Bytes, AssetKind.Narrow24, Narrow24Bytes);
        }

        /// <summary>The larger type where there is one, it has the words and they fit; the ordinary one otherwise.</summary>
        public Font Headline(string text, int width)
        {
            return Text24.Covers(text) && _lcd.Measure(text, Text24) <= width ? Text24 : Text16;
        }

        /// <summary>True while something waits to be painted.</summary>
        public bool Painting
        {
            get { return _count != 0; }
        }

        /// <summary>Width in pixels.</summary>
        public int Measure(string text, Font font)
        {
            return _lcd.Measure(text, font);
        }

        /// <summary>Drops what waits: the next page covers it all.</summary>
        public void DropQueue()
        {
            for (int i = 0; i < _count; i++)
            {
                _content[(_first + i) % QueueLength] = null;
            }

            _count = 0;
            _painted = 0;
            _piece = 0;
        }

        public void Fill(int x, int y, int width, int height, ushort color)
        {
            if (width > 0 && height > 0)
            {
                Queue(Operation.Fill, x, y, width, height, null, null, color, color);
            }
        }

        /// <summary>A frame of <paramref name="thickness"/> pixels along the inside of the rectangle.</summary>
        public void Frame(int x, int y, int width, int height, int thickness, ushort color)
        {
            Fill(x, y, width, thickness, color);
            Fill(x, y + height - thickness, width, thickness, color);
            Fill(x, y + thickness, thickness, height - 2 * thickness, color);
            Fill(x + width - thickness, y + thickness, thickness, height - 2 * thickness, color);
        }

        /// <summary>One line of text on ground that already has the colour <paramref name="paper"/>.</summary>
        public void Text(int x, int y, int width, string text, Align align, ushort ink, ushort paper)
        {
            Text(x, y, width, text, Text16, align, ink, paper);
        }

        public void Text(int x, int y, int width, string text, Font font, Align align, ushort ink, ushort paper)
        {
            int left = 0;
            if (align != Align.Left)
            {
                int free = width - _lcd.Measure(text, font);
                left = free <= 0 ? 0 : align == Align.Right ? free : free / 2;
            }

            Queue(Operation.Text, x + left, y, width - left, font.Height, text, font, ink, paper);
        }

        /// <summary>One line of text in place of another: what its box does not need is filled with <paramref name="paper"/>.</summary>
        public void Retext(int x, int y, int width, string text, Font font, Align align, ushort ink, ushort paper)
        {
            int used = _lcd.Measure(text, font);
            int free = width - used;
            int left = align == Align.Left || free <= 0 ? 0 : align == Align.Right ? free : free / 2;
            Fill(x, y, left, font.Height, paper);
            Fill(x + left + used, y, free - left, font.Height, paper);
            Queue(Operation.Text, x + left, y, width - left, font.Height, text, font, ink, paper);
        }

        /// <summary>A picture of one bit a pixel, rows padded to bytes.</summary>
        public void Bitmap(int x, int y, int width, int height, byte[] oneBit, ushort ink, ushort paper)
        {
            Queue(Operation.Bitmap, x, y, width, height, oneBit, null, ink, paper);
        }

        /// <summary>Texts so far that were wider than their box; a test sees to it that there are none.</summary>
        public int Overruns { get; private set; }

        /// <summary>What the display said last; nothing is painted before it is Ok.</summary>
        public Status State { get; private set; } = Status.Pending;

        /// <summary>
        /// A figure, point or comma of the amount field in a cell that is empty or holds one of its kind. Painted at once where
        /// nothing waits, from pixels that are kept: a key repaints up to a dozen of them.
        /// </summary>
        public void Figure(int x, int y, char c)
        {
            byte[] pixels = FieldGlyph(c);
            if (c >= '0')
            {
                Pixels(x + FigureLeft, y + FigureTop, FigureWidth, FigureHeight, pixels);
            }
            else
            {
                Pixels(x + SignLeft, y + SignTop, SignWidth, SignHeight, pixels);
            }
        }

        private byte[] FieldGlyph(char c)
        {
            int i = c == '.' ? FieldFigures : c == ',' ? FieldFigures + 1 : c - '0';
            byte[] pixels = _fieldGlyphs[i];
            if (pixels == null)
            {
                bool figure = i < FieldFigures;
                int width = figure ? FigureWidth : SignWidth;
                int height = figure ? FigureHeight : SignHeight;
                pixels = new byte[width * height * BytesPerPixel];
                _lcd.Render(c, Amount32, figure ? FigureLeft : SignLeft, figure ? FigureTop : SignTop, width, height, Theme.Ink, Theme.Field, pixels);
                _fieldGlyphs[i] = pixels;
            }

            return pixels;
        }

        private void Pixels(int x, int y, int width, int height, byte[] pixels)
        {
            if (_count == 0 && State == Status.Ok)
            {
                _lcd.DrawPixels(x, y, width, height, pixels);
            }
            else
            {
                Queue(Operation.Pixels, x, y, width, height, pixels, null, 0, 0);
            }
        }

        /// <summary>Looks after the display and paints the next slice. True while more waits.</summary>
        public bool Poll(long nowMs)
        {
            State = _lcd.Poll(nowMs);
            if (State != Status.Ok)
            {
                return false;
            }

            int spent = 0;
            while (_count != 0)
            {
                spent += CostOfOldest();
                if (spent > BudgetPerPoll || !OldestIsReady())
                {
                    return true;
                }

                PaintOldest();
            }

            if (spent == 0)
            {
                PrepareGlyph();
            }

            return false;
        }

        // One in each idle poll, so that the first key finds them ready.
        private void PrepareGlyph()
        {
            if (_prepared < _fieldGlyphs.Length)
            {
                FieldGlyph(_glyphNames[_prepared][0]);
                _prepared++;
            }
        }

        private void Queue(Operation operation, int x, int y, int width, int height, object content, Font font, ushort ink, ushort paper)
        {
            while (_count == QueueLength)
            {
                PaintOldest();
            }

            int i = (_first + _count) % QueueLength;
            _operation[i] = operation;
            _x[i] = (short)x;
            _y[i] = (short)y;
            _width[i] = (short)width;
            _height[i] = (short)height;
            _content[i] = content;
            _font[i] = font;
            _ink[i] = ink;
            _paper[i] = paper;
            _count++;
        }

        // An operation that is larger than the budget does not exist: text comes out in pieces.
        private int CostOfOldest()
        {
            int i = _first;
            switch (_operation[i])
            {
                case Operation.Text:
                    FindPiece(i);
                    return (_painted > 0 ? MoreTextCost : TextCost) + (_font[i].Height >= LargeFontHeight ? LargeCharacterCost : ColumnCost * _columns);
                case Operation.Bitmap:
                    return BitmapCost;
                case Operation.Fill:
                    return FillCost + (_width[i] * (_height[i] < FillRows ? _height[i] : FillRows) / DotsPerCost);
                default:
                    return FillCost;
            }
        }

        /// <summary>False while the flash that has the glyphs is writing: they are painted a little later.</summary>
        private bool OldestIsReady()
        {
            int i = _first;
            if (_operation[i] != Operation.Text)
            {
                return true;
            }

            return _font[i].Prepare((string)_content[i], _painted, _piece) != Status.Busy;
        }

        /// <summary>The characters of the oldest text that are painted at once.</summary>
        private void FindPiece(int i)
        {
            if (_piece != 0)
            {
                return;
            }

            var text = (string)_content[i];
            int most = _font[i].Height >= LargeFontHeight ? 1 : text.Length - _painted;
            int columns = 0;
            int piece = 0;
            while (piece < most && columns < ColumnsPerSlice)
            {
                int wide = text[_painted + piece] < FirstWide ? 1 : 2;
                if (columns + wide > ColumnsPerSlice)
                {
                    break;
                }

                columns += wide;
                piece++;
            }

            _piece = piece;
            _columns = columns;
        }

        private void PaintOldest()
        {
            int i = _first;
            if (_operation[i] == Operation.Text)
            {
                PaintText(i);
                return;
            }

            if (_operation[i] == Operation.Fill && _height[i] > FillRows)
            {
                _lcd.Fill(_x[i], _y[i], _width[i], FillRows, _ink[i]);
                _y[i] += FillRows;
                _height[i] -= FillRows;
                return;
            }

            Next();
            var content = (byte[])_content[i];
            _content[i] = null;
            switch (_operation[i])
            {
                case Operation.Fill:
                    _lcd.Fill(_x[i], _y[i], _width[i], _height[i], _ink[i]);
                    break;
                case Operation.Pixels:
                    _lcd.DrawPixels(_x[i], _y[i], _width[i], _height[i], content);
                    break;
                default:
                    _lcd.DrawBitmap(_x[i], _y[i], _width[i], _height[i], content, _ink[i], _paper[i]);
                    break;
            }
        }

        private void PaintText(int i)
        {
            FindPiece(i);
            var text = (string)_content[i];
            int width = _lcd.DrawText(_x[i], _y[i], text, _painted, _piece, _font[i], _ink[i], _paper[i]);
            _painted += _piece;
            _piece = 0;
            if (_painted < text.Length)
            {
                _x[i] += (short)width;
                _width[i] -= (short)width;
                return;
            }

            Next();
            _content[i] = null;
            if (width > _width[i])
            {
                Overruns++;
            }
        }

        private void Next()
        {
            _first = (_first + 1) % QueueLength;
            _count--;
            _painted = 0;
            _piece = 0;
        }
    }
}
