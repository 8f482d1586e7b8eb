using Drivers.Hal;

namespace VirtualHandset
{
    /// <summary>A window of the LCD has been written from its first pixel to its last; the edges belong to it.</summary>
    public delegate void LcdWindow(int left, int top, int right, int bottom);

    /// <summary>
    /// ST7789V with an IPS panel mounted on its side: decodes commands and pixels as the controller does, and counts what
    /// its data sheet forbids (too early after reset or sleep-out, data without a command, windows off the glass,
    /// unknown commands, half pixels).
    /// </summary>
    public sealed class LcdModel : ISpi, IModel
    {
        public const int Width = 320;
        public const int Height = 240;

        // Data sheet v1.5, 7.4.5 and 9.1.12.
        private const long ResetPulseUs = 10;
        private const long AfterResetUs = 5000;
        private const long ResetToSleepOutUs = 120000;
        private const long AfterSleepOutUs = 5000;

        private const byte LandscapeAccess = 0x60;

        private enum Command : byte
        {
            Nop = 0x00,
            SoftwareReset = 0x01,
            SleepIn = 0x10,
            SleepOut = 0x11,
            NormalOn = 0x13,
            InversionOff = 0x20,
            InversionOn = 0x21,
            DisplayOff = 0x28,
            DisplayOn = 0x29,
            ColumnAddress = 0x2A,
            RowAddress = 0x2B,
            MemoryWrite = 0x2C,
            MemoryAccess = 0x36,
            PixelFormat = 0x3A,
        }

        private readonly VirtualClock _clock;
        private readonly ushort[] _frame;
        private readonly byte[] _parameters = new byte[4];
        private Command _command;
        private int _parameterCount;
        private bool _halfPixel;
        private byte _highByte;
        private bool _sleeping;
        private bool _displayOn;
        private bool _inverted;
        private byte _access;
        private byte _format;
        private int _left;
        private int _right;
        private int _top;
        private int _bottom;
        private int _column;
        private int _row;
        private long _resetUs;
        private long _resetLowUs;
        private long _sleepOutUs;
        private bool _everReset;

        /// <param name="keptWidth">Columns from the left whose pixels are kept (a full frame takes 150 KB; small heaps keep a corner).</param>
        /// <param name="keptHeight">Rows from the top whose pixels are kept.</param>
        public LcdModel(VirtualClock clock, int keptWidth, int keptHeight)
        {
            _clock = clock;
            KeptWidth = keptWidth;
            KeptHeight = keptHeight;
            _frame = new ushort[keptWidth * keptHeight];
            DataCommand = new VirtualPin(false);
            Reset = new VirtualPin(true);
            Reset.Changed = OnReset;
            LosePower();
        }

        public VirtualPin DataCommand { get; }

        public VirtualPin Reset { get; }

        public int KeptWidth { get; }

        public int KeptHeight { get; }

        /// <summary>Pixels as they lie in the controller's memory, row by row from the top left, RGB565.</summary>
        public ushort[] Frame
        {
            get { return _frame; }
        }

        /// <summary>True when the panel shows the frame: awake, switched on, and inverted as an IPS panel needs it.</summary>
        public bool Visible
        {
            get { return !_sleeping && _displayOn && _inverted; }
        }

        /// <summary>Grows whenever pixels or the panel's state changed.</summary>
        public int Version { get; private set; }

        /// <summary>Called whenever a window has been filled, for those who want to know what was written where.</summary>
        public LcdWindow WindowFilled { get; set; }

        /// <summary>Things that the data sheet forbids, since the world began.</summary>
        public int Violations { get; private set; }

        /// <summary>The newest of them; null when there was none.</summary>
        public string LastViolation { get; private set; }

        /// <summary>Bytes received since the world began.</summary>
        public long Bytes { get; private set; }

        /// <summary>The bus does not work.</summary>
        public bool Dead { get; set; }

        /// <summary>The pixel at that place of the kept part.</summary>
        public ushort At(int x, int y)
        {
            return _frame[(y * KeptWidth) + x];
        }

        public Status Write(byte[] data, int offset, int count)
        {
            if (Dead)
            {
                return Status.NoDevice;
            }

            Bytes += count;
            if (!Reset.High)
            {
                Violate("bytes while in reset");
                return Status.Ok;
            }

            bool isData = DataCommand.High;
            if (isData && _command == Command.MemoryWrite)
            {
                TakePixels(data, offset, count);
                return Status.Ok;
            }

            for (int i = 0; i < count; i++)
            {
                if (isData)
                {
                    TakeData(data[offset + i]);
                }
                else
                {
                    TakeCommand((Command)data[offset + i]);
                }
            }

            return Status.Ok;
        }

        public Status Transfer(byte[] data, int offset, int count)
        {
            // The handset's panel has no read line.
            return Write(data, offset, count);
        }

        public void PowerLost()
        {
            LosePower();
        }

        private void LosePower()
        {
            _everReset = false;
            _resetUs = _clock.NowUs;
            ResetRegisters();
            for (int i = 0; i < _frame.Length; i++)
            {
                // What memory happens to hold after power-on.
                _frame[i] = (ushort)(i * 40503);
            }
        }

        private void OnReset(VirtualPin pin, bool high)
        {
            if (!high)
            {
                _resetLowUs = _clock.NowUs;
                return;
            }

            if (_clock.NowUs - _resetLowUs < ResetPulseUs)
            {
                Violate("reset pulse too short");
            }

            _everReset = true;
            _resetUs = _clock.NowUs;
            ResetRegisters();
        }

        private void ResetRegisters()
        {
            _sleeping = true;
            _displayOn = false;
            _inverted = false;
            _access = 0;
            _format = 0x66;
            _left = 0;
            _right = 239;
            _top = 0;
            _bottom = 319;
            _command = Command.Nop;
            _parameterCount = 0;
            _halfPixel = false;
            _sleepOutUs = -AfterSleepOutUs;
            Version++;
        }

        private void TakeCommand(Command command)
        {
            if (!_everReset)
            {
                Violate("never reset");
            }

            long now = _clock.NowUs;
            if (now - _resetUs < AfterResetUs || now - _sleepOutUs < AfterSleepOutUs)
            {
                Violate("command too soon after reset or sleep out");
            }

            if (_halfPixel)
            {
                Violate("half a pixel");
            }

            _halfPixel = false;
            _command = command;
            _parameterCount = 0;
            switch (command)
            {
                case Command.Nop:
                case Command.NormalOn:
                case Command.ColumnAddress:
                case Command.RowAddress:
                case Command.MemoryAccess:
                case Command.PixelFormat:
                    break;
                case Command.SoftwareReset:
                    _resetUs = now;
                    ResetRegisters();
                    break;
                case Command.MemoryWrite:
                    StartPixels();
                    break;
                default:
                    SwitchPanel(command, now);
                    break;
            }
        }

        private void SwitchPanel(Command command, long now)
        {
            switch (command)
            {
                case Command.SleepIn:
                    _sleeping = true;
                    break;
                case Command.SleepOut:
                    if (now - _resetUs < ResetToSleepOutUs)
                    {
                        Violate("sleep out too soon after reset");
                    }

                    _sleeping = false;
                    _sleepOutUs = now;
                    break;
                case Command.InversionOff:
                    _inverted = false;
                    break;
                case Command.InversionOn:
                    _inverted = true;
                    break;
                case Command.DisplayOff:
                    _displayOn = false;
                    break;
                case Command.DisplayOn:
                    _displayOn = true;
                    break;
                default:
                    Violate("unknown command");
                    break;
            }

            Version++;
        }

        private void StartPixels()
        {
            bool lies = (_access & 0x20) != 0;
            if (_format != 0x55)
            {
                Violate("pixels in a format other than RGB565");
            }

            if (_left > _right || _top > _bottom || _right >= (lies ? Width : Height) || _bottom >= (lies ? Height : Width))
            {
                Violate("window off the glass");
            }

            _column = _left;
            _row = _top;
        }

        private void TakeData(byte value)
        {
            if (_parameterCount >= ParametersOf(_command))
            {
                Violate("data that no command asked for");
                return;
            }

            _parameters[_parameterCount] = value;
            _parameterCount++;
            if (_parameterCount == ParametersOf(_command))
            {
                TakeParameters();
            }
        }

        private static int ParametersOf(Command command)
        {
            switch (command)
            {
                case Command.ColumnAddress:
                case Command.RowAddress:
                    return 4;
                case Command.MemoryAccess:
                case Command.PixelFormat:
                    return 1;
                default:
                    return 0;
            }
        }

        private void TakeParameters()
        {
            int first = (_parameters[0] << 8) | _parameters[1];
            int last = (_parameters[2] << 8) | _parameters[3];
            switch (_command)
            {
                case Command.ColumnAddress:
                    _left = first;
                    _right = last;
                    break;
                case Command.RowAddress:
                    _top = first;
                    _bottom = last;
                    break;
                case Command.MemoryAccess:
                    _access = _parameters[0];
                    if ((_access & 0x1F) != 0)
                    {
                        Violate("memory access bits that the panel is not made for");
                    }

                    break;
                default:
                    _format = _parameters[0];
                    break;
            }
        }

        private void TakePixels(byte[] data, int offset, int count)
        {
            int end = offset + count;
            int at = offset;
            Version++;
            if (_halfPixel && at < end)
            {
                Store((ushort)((_highByte << 8) | data[at]));
                Step(1);
                at++;
            }

            while (at + 1 < end)
            {
                int skipped = Unkept((end - at) >> 1);
                if (skipped == 0)
                {
                    Store((ushort)((data[at] << 8) | data[at + 1]));
                    skipped = 1;
                }

                Step(skipped);
                at += skipped * 2;
            }

            _halfPixel = at < end;
            _highByte = _halfPixel ? data[at] : (byte)0;
        }

        /// <summary>How many of the coming pixels of this row lie outside the kept part for certain.</summary>
        private int Unkept(int pixels)
        {
            if (_access != LandscapeAccess || (_row < KeptHeight && _column < KeptWidth))
            {
                return 0;
            }

            int rest = _right - _column + 1;
            return rest < pixels ? rest : pixels;
        }

        /// <summary>Moves on by that many pixels, at most to the end of the row.</summary>
        private void Step(int pixels)
        {
            _column += pixels;
            if (_column > _right)
            {
                _column = _left;
                _row++;
                if (_row > _bottom)
                {
                    _row = _top;
                    if (WindowFilled != null && _access == LandscapeAccess)
                    {
                        WindowFilled(_left, _top, _right, _bottom);
                    }
                }
            }
        }

        private void Store(ushort color)
        {
            int x = _column;
            int y = _row;
            if (_access != LandscapeAccess)
            {
                // The glass hangs so that MV and MX together read upright; every other setting turns or mirrors.
                bool swapped = (_access & 0x20) != 0;
                int column = swapped ? _row : _column;
                int row = swapped ? _column : _row;
                column = (_access & 0x40) != 0 ? Height - 1 - column : column;
                row = (_access & 0x80) != 0 ? Width - 1 - row : row;
                x = row;
                y = Height - 1 - column;
            }

            if (x >= 0 && x < KeptWidth && y >= 0 && y < KeptHeight)
            {
                _frame[(y * KeptWidth) + x] = color;
            }
        }

        private void Violate(string what)
        {
            Violations++;
            LastViolation = what;
        }
    }
}
