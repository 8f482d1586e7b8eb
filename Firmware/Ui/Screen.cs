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

        /// <summary>Work of one poll: a character counts 1, a rectangle <see cref="FillCost"/>.</summary>
        private const int BudgetPerPoll = 16;
        private const int FillCost = 2;
        private const int BitmapCost = 8;

        private enum Operation : byte
        {
            Fill = 0,
            Text,
            Bitmap,
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
        private int _first;
        private int _count;

        public Screen(St7789 lcd)
        {
            _lcd = lcd;
            Text16 = Fonts.Text16;
            Amount32 = Fonts.Amount32;
        }

        public Font Text16 { get; }

        public Font Amount32 { get; }

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
            int free = width - _lcd.Measure(text, font);
            int left = align == Align.Left || free <= 0 ? 0 : align == Align.Right ? free : free / 2;
            Queue(Operation.Text, x + left, y, width, font.Height, text, font, ink, paper);
        }

        /// <summary>One line of text in place of another: what its box does not need is filled with <paramref name="paper"/>.</summary>
        public void Retext(int x, int y, int width, string text, Font font, Align align, ushort ink, ushort paper)
        {
            int used = _lcd.Measure(text, font);
            int free = width - used;
            int left = align == Align.Left || free <= 0 ? 0 : align == Align.Right ? free : free / 2;
            Fill(x, y, left, font.Height, paper);
            Fill(x + left + used, y, free - left, font.Height, paper);
            Queue(Operation.Text, x + left, y, width, font.Height, text, font, ink, paper);
        }

        /// <summary>A picture of one bit a pixel, rows padded to bytes.</summary>
        public void Bitmap(int x, int y, int width, int height, byte[] oneBit, ushort ink, ushort paper)
        {
            Queue(Operation.Bitmap, x, y, width, height, oneBit, null, ink, paper);
        }

        /// <summary>What the display said last; nothing is painted before it is Ok.</summary>
        public Status State { get; private set; } = Status.Pending;

        /// <summary>Looks after the display and paints the next slice. True while more waits.</summary>
        public bool Poll(long nowMs)
        {
            State = _lcd.Poll(nowMs);
            if (State != Status.Ok)
            {
                return false;
            }

            int spent = 0;
            while (_count != 0 && spent < BudgetPerPoll)
            {
                spent += PaintOldest();
            }

            return _count != 0;
        }

        private void Queue(Operation operation, int x, int y, int width, int height, object content, Font font, ushort ink, ushort paper)
        {
            if (_count == QueueLength)
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

        private int PaintOldest()
        {
            int i = _first;
            _first = (i + 1) % QueueLength;
            _count--;
            switch (_operation[i])
            {
                case Operation.Text:
                    var text = (string)_content[i];
                    _content[i] = null;
                    _lcd.DrawText(_x[i], _y[i], text, _font[i], _ink[i], _paper[i]);
                    return text.Length;
                case Operation.Bitmap:
                    _lcd.DrawBitmap(_x[i], _y[i], _width[i], _height[i], (byte[])_content[i], _ink[i], _paper[i]);
                    _content[i] = null;
                    return BitmapCost;
                default:
                    _lcd.Fill(_x[i], _y[i], _width[i], _height[i], _ink[i]);
                    return FillCost;
            }
        }
    }
}
