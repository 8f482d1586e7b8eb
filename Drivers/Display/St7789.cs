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

        /// <summary>What one character is reckoned to cost at most, see <see cref="DrawText(int, int, string, int, Font, ushort, ushort, bool, int)"/>.</summary>
        public const int MostWork = 6000;

        /// <summary>Dots of the strip in which pixels are put together.</summary>
        private const int StripPixels = 2048;

        // IL instructions as counted: a glyph with its window, a byte of it with and without the palette's table, finding a glyph.
        private const int GlyphWork = 270;
        private const int ByteWork = 16;
        private const int HalvesWork = 31;
        private const int LookUpWork = 900;

        // Of eight rows a narrow glyph has ink in some five.
        private const int InkShare = 5;
        private const char FirstWide = '\u0100';

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
        private readonly byte[] _strip = new byte[(StripPixels * 2) + Palette.EntryBytes];
        private readonly byte[] _command = new byte[1];
        private readonly byte[] _columnAddress = { (byte)Command.ColumnAddress };
        private readonly byte[] _rowAddress = { (byte)Command.RowAddress };
        private readonly byte[] _memoryWrite = { (byte)Command.MemoryWrite };
        private readonly byte[] _parameters = new byte[4];
        private readonly GlyphCache _glyphs = new GlyphCache();

        // Of most of the text, and of what was drawn last in other colours.
        private readonly Palette _kept = new Palette();
        private readonly Palette _palette = new Palette();

        // The colour that the beginning of the strip is painted with, in so many bytes; -1 when pixels of something are in it.
        private int _stripColor = -1;
        private int _stripPainted;
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

        /// <summary>The colours of most of the text: what they need is made once, while the controller wakes up. Call it before <see cref="Start"/>.</summary>
        public void Keep(ushort ink, ushort paper)
        {
            _kept.Set(ink, paper);
        }

        /// <summary>Draws one line of text with its background, the top left corner at x, y.</summary>
        /// <returns>Dots that the text is wide, cut off or not.</returns>
        public int DrawText(int x, int y, string text, Font font, ushort ink, ushort paper)
        {
            DrawText(x, y, text, 0, font, ink, paper, false, int.MaxValue);
            return DrawnWidth;
        }

        /// <summary>
        /// The same from a character on, as many as may be drawn with <paramref name="work"/>, in IL instructions; one at
        /// least when that is <see cref="MostWork"/>. What it took is <see cref="Work"/>, how far it came <see cref="DrawnWidth"/>.
        /// </summary>
        /// <param name="onPaper">What lies there has the colour of the paper already: only rows with ink are drawn.</param>
        /// <returns>Characters drawn. Fewer than fit the work while the flash that has the glyphs is writing: ask again.</returns>
        public int DrawText(int x, int y, string text, int from, Font font, ushort ink, ushort paper, bool onPaper, int work)
        {
            DrawnWidth = 0;
            Work = 0;
            int end = text.Length;
            if (_state != State.Ready || end == 0)
            {
                return end - from;
            }

            int height = font.Height;
            int left = work;
            Palette palette = _kept;
            if (!palette.Has(ink, paper))
            {
                palette = _palette;
                if (!palette.Has(ink, paper))
                {
                    palette.Set(ink, paper);
                    left -= Palette.SetWork;
                }
            }

            bool narrow = text[0] < FirstWide && text[end - 1] < FirstWide;
            int glyphBytes = height * (narrow ? (height + 8) >> 4 : (height + 7) >> 3);
            if (from == 0)
            {
                int bytes = narrow ? end * glyphBytes * InkShare / 8 : end * glyphBytes;
                if (palette.Pays(bytes))
                {
                    if (work < MostWork)
                    {
                        // With the next poll.
                        return 0;
                    }

                    palette.MakeWhole();
                    left -= Palette.WholeWork;
                }

                palette.Expect(bytes);
            }

            return DrawGlyphs(x, y, text, from, font, height, palette, onPaper, work, left, LookUpWork + GlyphWork + (glyphBytes * (palette.Whole ? ByteWork : HalvesWork)));
        }

        /// <param name="work">What may be done in all.</param>
        /// <param name="left">What of it may still be done.</param>
        /// <param name="most">What one glyph may take.</param>
        private int DrawGlyphs(int x, int y, string text, int from, Font font, int height, Palette palette, bool onPaper, int work, int left, int most)
        {
            GlyphCache glyphs = _glyphs;
            byte[] strip = _strip;
            ISpi spi = _spi;
            bool inside = x >= 0 && y >= 0 && y + height <= Height;
            int byteWork = palette.Whole ? ByteWork : HalvesWork;
            int known = glyphs.Work;
            int end = text.Length;
            int at = x;
            int i = from;
            while (i < end && left >= most)
            {
                Glyph glyph = glyphs.Find(text[i], font, height);
                if (glyph == null)
                {
                    break;
                }

                int width = glyph.Width;
                int top = y;
                int rows = height;
                int offset = glyph.Offset;
                if (onPaper)
                {
                    top += glyph.InkTop;
                    rows = glyph.InkRows;
                    offset = glyph.InkOffset;
                }

                if (rows > 0 && at < Width)
                {
                    int count = glyph.BytesPerRow * rows;
                    palette.Expand(glyph.Bitmap, offset, count, glyph.BytesPerRow, width, strip);
                    if (inside && at + width <= Width)
                    {
                        SetWindow(at, top, at + width - 1, top + rows - 1);
                        Status sent = spi.Write(strip, 0, width * rows * 2);
                        if (sent != Status.Ok)
                        {
                            Note(sent);
                        }
                    }
                    else
                    {
                        Send(at, top, width, rows);
                    }

                    left -= GlyphWork + (count * byteWork);
                }

                if (glyphs.Work != known)
                {
                    left -= glyphs.Work - known;
                    known = glyphs.Work;
                }

                at += width;
                i++;
            }

            _stripColor = -1;
            DrawnWidth = at - x;
            Work = work - left;
            return i - from;
        }

        /// <summary>Dots that the characters drawn last are wide, cut off or not.</summary>
        public int DrawnWidth { get; private set; }

        /// <summary>IL instructions that drawing them took, as reckoned.</summary>
        public int Work { get; private set; }

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

            Palette palette = UseColors(ink, paper);
            int bytesPerRow = (w + 7) >> 3;
            int rowsAtOnce = StripPixels / w;
            for (int row = 0; row < h; row += rowsAtOnce)
            {
                int rows = h - row < rowsAtOnce ? h - row : rowsAtOnce;
                if (palette.Pays(bytesPerRow * rows))
                {
                    palette.MakeWhole();
                }

                palette.Expect(bytesPerRow * rows);
                palette.Expand(oneBit, row * bytesPerRow, bytesPerRow * rows, bytesPerRow, w, _strip);
                Send(x, y + row, w, rows);
            }

            _stripColor = -1;
        }

        /// <summary>
        /// Turns a part of a glyph into pixels as <see cref="DrawPixels"/> takes them, two bytes a dot: for the few glyphs that
        /// are drawn so often that a copy of their pixels is worth its memory.
        /// </summary>
        /// <param name="into">Width times height times two bytes.</param>
        public void Render(char c, Font font, int left, int top, int w, int h, ushort ink, ushort paper, byte[] into)
        {
            font.Seek(c);
            int width = font.Width;
            UseColors(ink, paper).Expand(font.Bitmap, font.Offset, font.BytesPerRow * font.Height, font.BytesPerRow, width, _strip);
            _stripColor = -1;
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
                    _kept.MakeWhole();
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

            int remaining = (right - left) * (bottom - top) * 2;
            int count = remaining < StripPixels * 2 ? remaining : StripPixels * 2;
            PaintStrip(color, count);
            SetWindow(left, top, right - 1, bottom - 1);
            while (remaining > 0)
            {
                Note(_spi.Write(_strip, 0, count));
                remaining -= count;
                count = remaining < count ? remaining : count;
            }
        }

        private void PaintStrip(ushort color, int count)
        {
            byte[] strip = _strip;
            if (_stripColor != color)
            {
                strip[0] = (byte)(color >> 8);
                strip[1] = (byte)color;
                _stripColor = color;
                _stripPainted = 2;
            }

            int done = _stripPainted;
            while (done < count)
            {
                Array.Copy(strip, 0, strip, done, done);
                done <<= 1;
            }

            _stripPainted = done;
        }

        private Palette UseColors(ushort ink, ushort paper)
        {
            if (_kept.Has(ink, paper))
            {
                return _kept;
            }

            if (!_palette.Has(ink, paper))
            {
                _palette.Set(ink, paper);
            }

            return _palette;
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

        /// <summary>What is sent next fills that rectangle. Once a glyph: the commands are sent without a detour.</summary>
        private void SetWindow(int left, int top, int right, int bottom)
        {
            byte[] range = _parameters;
            ISpi spi = _spi;
            IPin dataCommand = _dataCommand;
            range[0] = (byte)(left >> 8);
            range[1] = (byte)left;
            range[2] = (byte)(right >> 8);
            range[3] = (byte)right;
            dataCommand.Write(false);
            Status status = spi.Write(_columnAddress, 0, 1);
            dataCommand.Write(true);
            status = status == Status.Ok ? spi.Write(range, 0, 4) : status;

            // The controller keeps its rows: glyphs side by side often share them.
            int rows = (top << 16) | bottom;
            if (rows != _rows)
            {
                range[0] = (byte)(top >> 8);
                range[1] = (byte)top;
                range[2] = (byte)(bottom >> 8);
                range[3] = (byte)bottom;
                dataCommand.Write(false);
                status = status == Status.Ok ? spi.Write(_rowAddress, 0, 1) : status;
                dataCommand.Write(true);
                status = status == Status.Ok ? spi.Write(range, 0, 4) : status;
                _rows = rows;
            }

            dataCommand.Write(false);
            status = status == Status.Ok ? spi.Write(_memoryWrite, 0, 1) : status;
            dataCommand.Write(true);
            if (status != Status.Ok)
            {
                Note(status);
            }
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
