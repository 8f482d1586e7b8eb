using System;
using Drivers.Hal;

namespace Drivers.Display
{
    /// <summary>
    /// Sitronix ST7789V behind SPI, 320x240 landscape, RGB565 (data sheet v1.5). Coordinates start at the top left; what
    /// falls outside the screen is cut off. Drawing goes straight to the controller's memory: nothing is kept here but a
    /// strip of pixels. Until <see cref="Poll"/> has returned Ok, drawing does nothing.
    /// </summary>
    public sealed class St7789
    {
        public const int Width = 320;
        public const int Height = 240;

        /// <summary>Dots of the strip in which pixels are put together: 128 x 16 or 64 x 32.</summary>
        private const int StripPixels = 2048;
        private const int MaxCells = 32;

        // Data sheet 7.4.5 (reset) and 9.1.12 (SLPOUT), with some room.
        private const int ResetLowMs = 2;
        private const int AfterResetMs = 125;
        private const int AfterSleepOutMs = 125;
        private const int ClearRowsPerPoll = 40;

        private enum Command : byte
        {
            SleepOut = 0x11,
            NormalOn = 0x13,
            InversionOn = 0x21,
            DisplayOff = 0x28,
            DisplayOn = 0x29,
            ColumnAddress = 0x2A,
            RowAddress = 0x2B,
            MemoryWrite = 0x2C,
            MemoryAccess = 0x36,
            PixelFormat = 0x3A,
        }

        // MV | MX: rows and columns exchanged, so that the long side lies.
        private const byte Landscape = 0x60;
        private const byte Rgb565 = 0x55;

        private enum State
        {
            Off,
            ResetLow,
            ResetHigh,
            Waking,
            Clearing,
            Ready,
        }

        private readonly ISpi _spi;
        private readonly IPin _dataCommand;
        private readonly IPin _reset;
        private readonly byte[] _strip = new byte[StripPixels * 2];
        private readonly byte[] _command = new byte[1];
        private readonly byte[] _parameters = new byte[4];
        private readonly GlyphCache _glyphs = new GlyphCache();
        private readonly int[] _cellOffset = new int[MaxCells];
        private readonly byte[][] _cellBitmap = new byte[MaxCells][];
        private readonly int[] _cellWidth = new int[MaxCells];
        private readonly int[] _cellBytesPerRow = new int[MaxCells];
        private readonly Palette _palette = new Palette();
        private int _cellsWidth;
        private int _stamp;
        private int _stripColor = -1;
        private int _rows = -1;
        private State _state;
        private long _dueMs;
        private int _clearedRows;
        private Status _failure;

        public St7789(ISpi spi, IPin dataCommand, IPin reset)
        {
            _spi = spi;
            _dataCommand = dataCommand;
            _reset = reset;
        }

        /// <summary>Resets the controller. The screen can be drawn on about 300 ms later, when <see cref="Poll"/> returns Ok.</summary>
        public void Start(long nowMs)
        {
            _failure = Status.Ok;
            _clearedRows = 0;
            _rows = -1;
            _reset.Write(false);
            Enter(State.ResetLow, nowMs + ResetLowMs);
        }

        /// <summary>Pending while the controller wakes up, Ok when the screen is black, lit and ready; what the bus said when it failed. Invalid before <see cref="Start"/>.</summary>
        public Status Poll(long nowMs)
        {
            if (_failure != Status.Ok || _state == State.Ready)
            {
                return _failure;
            }

            if (_state == State.Off)
            {
                return Status.Invalid;
            }

            if (nowMs >= _dueMs)
            {
                Wake(nowMs);
            }

            if (_failure != Status.Ok)
            {
                return _failure;
            }

            return _state == State.Ready ? Status.Ok : Status.Pending;
        }

        /// <summary>Fills a rectangle. A full screen takes about 20 ms of bus time at 62.5 MHz.</summary>
        public void Fill(int x, int y, int w, int h, ushort color)
        {
            if (_state == State.Ready)
            {
                FillNow(x, y, w, h, color);
            }
        }

        /// <summary>Draws one line of text with its background, the top left corner at x, y.</summary>
        /// <returns>Dots that the text is wide, cut off or not.</returns>
        public int DrawText(int x, int y, string text, Font font, ushort ink, ushort paper)
        {
            return DrawText(x, y, text, 0, text.Length, font, ink, paper);
        }

        /// <summary>The same of a part of the text.</summary>
        public int DrawText(int x, int y, string text, int from, int count, Font font, ushort ink, ushort paper)
        {
            int height = font.Height;
            int start = x;
            int i = from;
            int end = from + count;
            UseColors(ink, paper);
            while (i < end)
            {
                int cells = TakeCells(text, i, end, font, height);
                if (cells == 0)
                {
                    // A glyph larger than the strip: no such font is made here.
                    return x - start;
                }

                if (_state == State.Ready && x < Width && x + _cellsWidth > 0)
                {
                    DrawCells(cells, height);
                    Send(x, y, _cellsWidth, height);
                }

                i += cells;
                x += _cellsWidth;
            }

            return x - start;
        }

        /// <summary>Dots that the text would take when it is drawn.</summary>
        public int Measure(string text, Font font)
        {
            return font.Measure(text);
        }

        /// <param name="oneBit">Rows from the top, each padded to whole bytes, the leftmost dot in the highest bit; 1 = ink.</param>
        public void DrawBitmap(int x, int y, int w, int h, byte[] oneBit, ushort ink, ushort paper)
        {
            if (_state != State.Ready || w <= 0 || w > Width)
            {
                return;
            }

            UseColors(ink, paper);
            int bytesPerRow = (w + 7) >> 3;
            _palette.Prepare(oneBit, 0, bytesPerRow * h);
            int rowsAtOnce = StripPixels / w;
            for (int row = 0; row < h; row += rowsAtOnce)
            {
                int rows = h - row < rowsAtOnce ? h - row : rowsAtOnce;
                DrawCell(oneBit, row * bytesPerRow, w, bytesPerRow, 0, w * 2, rows);
                Send(x, y + row, w, rows);
            }
        }

        /// <summary>
        /// Turns a part of a glyph into pixels as <see cref="DrawPixels"/> takes them, two bytes a dot: for the few glyphs that
        /// are drawn so often that a copy of their pixels is worth its memory.
        /// </summary>
        /// <param name="into">Width times height times two bytes.</param>
        public void Render(char c, Font font, int left, int top, int w, int h, ushort ink, ushort paper, byte[] into)
        {
            UseColors(ink, paper);
            font.Seek(c);
            int width = font.Width;
            _palette.Prepare(font.Bitmap, font.Offset, font.BytesPerRow * font.Height);
            DrawCell(font.Bitmap, font.Offset, width, font.BytesPerRow, 0, width * 2, font.Height);
            for (int row = 0; row < h; row++)
            {
                Array.Copy(_strip, (((top + row) * width) + left) * 2, into, row * w * 2, w * 2);
            }
        }

        /// <summary>Sends pixels of one's own, row by row, high byte first. All of it must lie on the screen.</summary>
        public void DrawPixels(int x, int y, int w, int h, byte[] pixels)
        {
            if (_state == State.Ready && x >= 0 && y >= 0 && x + w <= Width && y + h <= Height)
            {
                SetWindow(x, y, x + w - 1, y + h - 1);
                Note(_spi.Write(pixels, 0, w * h * 2));
            }
        }

        private void Enter(State state, long dueMs)
        {
            _state = state;
            _dueMs = dueMs;
        }

        private void Wake(long nowMs)
        {
            switch (_state)
            {
                case State.ResetLow:
                    _reset.Write(true);
                    Enter(State.ResetHigh, nowMs + AfterResetMs);
                    break;
                case State.ResetHigh:
                    WriteCommand(Command.SleepOut, 0);
                    Enter(State.Waking, nowMs + AfterSleepOutMs);
                    break;
                case State.Waking:
                    _parameters[0] = Rgb565;
                    WriteCommand(Command.PixelFormat, 1);
                    _parameters[0] = Landscape;
                    WriteCommand(Command.MemoryAccess, 1);

                    // IPS panels show their negative without it.
                    WriteCommand(Command.InversionOn, 0);
                    WriteCommand(Command.NormalOn, 0);
                    Enter(State.Clearing, nowMs);
                    break;
                case State.Clearing:
                    // The memory holds noise after power-on.
                    FillNow(0, _clearedRows, Width, ClearRowsPerPoll, 0);
                    _clearedRows += ClearRowsPerPoll;
                    if (_clearedRows >= Height)
                    {
                        WriteCommand(Command.DisplayOn, 0);
                        Enter(State.Ready, nowMs);
                    }

                    break;
                default:
                    break;
            }
        }

        private void FillNow(int x, int y, int w, int h, ushort color)
        {
            int left = x < 0 ? 0 : x;
            int top = y < 0 ? 0 : y;
            int right = x + w > Width ? Width : x + w;
            int bottom = y + h > Height ? Height : y + h;
            if (left >= right || top >= bottom)
            {
                return;
            }

            PaintStrip(color);
            SetWindow(left, top, right - 1, bottom - 1);
            int remaining = (right - left) * (bottom - top) * 2;
            while (remaining > 0)
            {
                int count = remaining < _strip.Length ? remaining : _strip.Length;
                Note(_spi.Write(_strip, 0, count));
                remaining -= count;
            }
        }

        private void PaintStrip(ushort color)
        {
            if (_stripColor == color)
            {
                return;
            }

            _strip[0] = (byte)(color >> 8);
            _strip[1] = (byte)color;
            for (int done = 2; done < _strip.Length; done <<= 1)
            {
                Array.Copy(_strip, 0, _strip, done, done);
            }

            _stripColor = color;
        }

        private void UseColors(ushort ink, ushort paper)
        {
            if (_palette.Has(ink, paper))
            {
                return;
            }

            _stamp++;
            _palette.Set(ink, paper, _stamp);
        }

        /// <summary>Looks up as many characters as fit into the strip; <see cref="_cellsWidth"/> is their width.</summary>
        private int TakeCells(string text, int from, int end, Font font, int height)
        {
            GlyphCache glyphs = _glyphs;
            int room = StripPixels / height;
            int most = end - from < MaxCells ? end - from : MaxCells;
            int width = 0;
            int cells = 0;
            while (cells < most)
            {
                int slot = glyphs.Find(text[from + cells], font);
                int glyphWidth = glyphs.Width[slot];
                if (width + glyphWidth > room)
                {
                    break;
                }

                int bytesPerRow = glyphs.BytesPerRow[slot];
                if (glyphs.Stamp[slot] != _palette.Stamp)
                {
                    _palette.Prepare(glyphs.Bitmap[slot], glyphs.Offset[slot], bytesPerRow * height);
                    glyphs.Stamp[slot] = _palette.Stamp;
                }

                _cellBitmap[cells] = glyphs.Bitmap[slot];
                _cellOffset[cells] = glyphs.Offset[slot];
                _cellWidth[cells] = glyphWidth;
                _cellBytesPerRow[cells] = bytesPerRow;
                width += glyphWidth;
                cells++;
            }

            _cellsWidth = width;
            return cells;
        }

        private void DrawCells(int cells, int height)
        {
            int stride = _cellsWidth * 2;
            int at = 0;
            for (int i = 0; i < cells; i++)
            {
                int width = _cellWidth[i];
                DrawCell(_cellBitmap[i], _cellOffset[i], width, _cellBytesPerRow[i], at, stride, height);
                at += width * 2;
            }
        }

        /// <summary>Puts a bitmap, whose dots the palette has, into the strip, one column of bytes after the other.</summary>
        private void DrawCell(byte[] bitmap, int offset, int width, int bytesPerRow, int at, int stride, int rows)
        {
            byte[] pixels = _palette.Pixels;
            byte[] strip = _strip;
            int twoRows = bytesPerRow * 2;
            int threeRows = bytesPerRow * 3;
            int fourRows = bytesPerRow * 4;
            int twoStrides = stride * 2;
            int threeStrides = stride * 3;
            int fourStrides = stride * 4;
            _stripColor = -1;
            for (int left = 0; left < width; left += 8)
            {
                int count = width - left < 8 ? (width - left) * 2 : Palette.EntryBytes;
                int from = offset + (left >> 3);
                int to = at + (left * 2);
                int end = from + (rows * bytesPerRow);
                int foursEnd = from + ((rows & ~3) * bytesPerRow);

                // Four rows a turn: this is where drawing spends its time.
                while (from < foursEnd)
                {
                    Array.Copy(pixels, bitmap[from] << 4, strip, to, count);
                    Array.Copy(pixels, bitmap[from + bytesPerRow] << 4, strip, to + stride, count);
                    Array.Copy(pixels, bitmap[from + twoRows] << 4, strip, to + twoStrides, count);
                    Array.Copy(pixels, bitmap[from + threeRows] << 4, strip, to + threeStrides, count);
                    to += fourStrides;
                    from += fourRows;
                }

                while (from < end)
                {
                    Array.Copy(pixels, bitmap[from] << 4, strip, to, count);
                    to += stride;
                    from += bytesPerRow;
                }
            }
        }

        /// <summary>Sends the strip, which holds w x h pixels, to that place; the part that is on the screen.</summary>
        private void Send(int x, int y, int w, int h)
        {
            int left = x < 0 ? 0 : x;
            int top = y < 0 ? 0 : y;
            int right = x + w > Width ? Width : x + w;
            int bottom = y + h > Height ? Height : y + h;
            if (left >= right || top >= bottom)
            {
                return;
            }

            SetWindow(left, top, right - 1, bottom - 1);
            int offset = (((top - y) * w) + left - x) * 2;
            if (right - left == w)
            {
                Note(_spi.Write(_strip, offset, (bottom - top) * w * 2));
                return;
            }

            for (int row = top; row < bottom; row++)
            {
                Note(_spi.Write(_strip, offset, (right - left) * 2));
                offset += w * 2;
            }
        }

        private void SetWindow(int left, int top, int right, int bottom)
        {
            SetRange(left, right);
            WriteCommand(Command.ColumnAddress, 4);

            // The controller keeps its rows: glyphs side by side share them.
            int rows = (top << 16) | bottom;
            if (rows != _rows)
            {
                SetRange(top, bottom);
                WriteCommand(Command.RowAddress, 4);
                _rows = rows;
            }

            WriteCommand(Command.MemoryWrite, 0);
        }

        private void SetRange(int first, int last)
        {
            _parameters[0] = (byte)(first >> 8);
            _parameters[1] = (byte)first;
            _parameters[2] = (byte)(last >> 8);
            _parameters[3] = (byte)last;
        }

        /// <summary>Sends a command with that many of <see cref="_parameters"/>; the line is left on data.</summary>
        private void WriteCommand(Command command, int parameters)
        {
            _command[0] = (byte)command;
            _dataCommand.Write(false);
            Note(_spi.Write(_command, 0, 1));
            _dataCommand.Write(true);
            if (parameters > 0)
            {
                Note(_spi.Write(_parameters, 0, parameters));
            }
        }

        private void Note(Status status)
        {
            if (status != Status.Ok && _failure == Status.Ok)
            {
                _failure = status;
            }
        }
    }
}
