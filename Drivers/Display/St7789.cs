using System;
using Drivers.Hal;

namespace Drivers.Display
{
    /// <summary>
    /// Sitronix ST7789V behind SPI, 320x240 landscape, RGB565 (data sheet v1.5). Coordinates start at the top left; what
    /// falls outside the screen is cut off. Drawing goes straight to the controller's memory: nothing is kept here but a
    /// strip of pixels. Until <see cref="Poll"/> has returned Ok, drawing does nothing.
    /// </summary>
    public sealed partial class St7789
    {
        public const int Width = 320;
        public const int Height = 240;

        /// <summary>Dots of the strip in which pixels are put together.</summary>
        private const int StripPixels = 2048;

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

        /// <summary>What that takes is added to <see cref="Work"/>.</summary>
        private Palette UseColors(ushort ink, ushort paper)
        {
            if (_kept.Has(ink, paper))
            {
                return _kept;
            }

            if (!_palette.Has(ink, paper))
            {
                _palette.Set(ink, paper);
                Work += Palette.SetWork;
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
