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

        // IL instructions as counted. A poll may take 10,000, and looks after more than the screen.
        private const int WorkPerPoll = 7000;
        private const int FillWork = 400;
        private const int BitmapWork = WorkPerPoll;
        private const int TextWork = 200;
        private const int RenderWork = 4500;

        // A large area takes the bus: all of the screen more than 20 ms, 512 dots as long as a hundred instructions.
        private const int FillRows = 40;
        private const int DotsPerInstruction = 5;

        // A glyph of 24x24 is nine strips of eight dots by eight, one of 16x16 four.
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
            Retext,
            Bitmap,
            Figure,
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

        // Of the oldest operation, when it is a text: characters painted.
        private int _painted;

        public Screen(St7789 lcd)
        {
            _lcd = lcd;
            lcd.Keep(Theme.Ink, Theme.Paper);
            Text16 = Fonts.ForDisplay16();
            Text24 = Fonts.ForDisplay24();
            Amount32 = Fonts.ForDisplay32();
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
            Queue(Operation.Retext, x + left, y, width - left, font.Height, text, font, ink, paper);
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
            if (_count == 0 && State == Status.Ok)
            {
                PaintFigure(x, y, c);
                return;
            }

            Queue(Operation.Figure, x, y, 0, 0, null, null, c, 0);
        }

        private void PaintFigure(int x, int y, char c)
        {
            byte[] pixels = FieldGlyph(c);
            if (c >= '0')
            {
                _lcd.DrawPixels(x + FigureLeft, y + FigureTop, FigureWidth, FigureHeight, pixels);
            }
            else
            {
                _lcd.DrawPixels(x + SignLeft, y + SignTop, SignWidth, SignHeight, pixels);
            }
        }

        private byte[] FieldGlyph(char c)
        {
            int i = IndexOf(c);
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

        private static int IndexOf(char figure)
        {
            return figure == '.' ? FieldFigures : figure == ',' ? FieldFigures + 1 : figure - '0';
        }

        /// <summary>Looks after the display and paints the next slice. True while more waits.</summary>
        public bool Poll(long nowMs)
        {
            State = _lcd.Poll(nowMs);
            if (State != Status.Ok)
            {
                return false;
            }

            int left = WorkPerPoll;
            while (_count != 0)
            {
                int work = PaintOldest(left);
                if (work == 0)
                {
                    return true;
                }

                left -= work;
            }

            if (left == WorkPerPoll)
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
            if (_count == QueueLength)
            {
                PaintWhole();
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

        /// <summary>Paints the oldest operation, or a part of it, if that takes no more than <paramref name="left"/>.</summary>
        /// <returns>What it took; 0 when it has to wait for the next poll.</returns>
        private int PaintOldest(int left)
        {
            int i = _first;
            switch (_operation[i])
            {
                case Operation.Text:
                    return PaintText(i, true, left);
                case Operation.Retext:
                    return PaintText(i, false, left);
                case Operation.Fill:
                    return PaintFill(i, left);
                case Operation.Bitmap:
                    if (left < BitmapWork)
                    {
                        return 0;
                    }

                    _lcd.DrawBitmap(_x[i], _y[i], _width[i], _height[i], (byte[])_content[i], _ink[i], _paper[i]);
                    Next();
                    return BitmapWork;
                default:
                    int work = _fieldGlyphs[IndexOf((char)_ink[i])] == null ? FillWork + RenderWork : FillWork;
                    if (left < work)
                    {
                        return 0;
                    }

                    PaintFigure(_x[i], _y[i], (char)_ink[i]);
                    Next();
                    return work;
            }
        }

        /// <summary>Paints the oldest operation now, whatever it takes. A text whose glyphs cannot be had now is lost.</summary>
        private void PaintWhole()
        {
            int count = _count;
            while (_count == count)
            {
                if (PaintOldest(int.MaxValue) == 0)
                {
                    Next();
                }
            }
        }

        private int PaintFill(int i, int left)
        {
            int height = _height[i];
            int rows = height < FillRows ? height : FillRows;
            int work = FillWork + (_width[i] * rows / DotsPerInstruction);
            if (work > left)
            {
                return 0;
            }

            _lcd.Fill(_x[i], _y[i], _width[i], rows, _ink[i]);
            if (rows == height)
            {
                Next();
                return work;
            }

            _y[i] += FillRows;
            _height[i] -= FillRows;
            return work;
        }

        private int PaintText(int i, bool onPaper, int left)
        {
            var text = (string)_content[i];
            int drawn = _lcd.DrawText(_x[i], _y[i], text, _painted, _font[i], _ink[i], _paper[i], onPaper, left - TextWork);
            int width = _lcd.DrawnWidth;
            _painted += drawn;
            if (_painted < text.Length)
            {
                _x[i] += (short)width;
                _width[i] -= (short)width;
                return drawn == 0 ? 0 : TextWork + _lcd.Work;
            }

            if (width > _width[i])
            {
                Overruns++;
            }

            Next();
            return TextWork + _lcd.Work;
        }

        private void Next()
        {
            _content[_first] = null;
            _first = (_first + 1) % QueueLength;
            _count--;
            _painted = 0;
        }
    }
}
