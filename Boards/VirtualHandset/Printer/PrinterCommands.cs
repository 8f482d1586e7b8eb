using System;
using Drivers.Printer;

namespace VirtualHandset
{
    /// <summary>The printer's interpreter: takes one command after the other from the buffer and burns what they make, row by row.</summary>
    internal sealed class PrinterCommands
    {
        private const int DefaultPitch = 34;
        private const int MaxRasterBytes = PrinterModel.BufferBytes - 8;

        private readonly PrinterModel _printer;
        private readonly LineImage _line;
        private readonly byte[] _raster = new byte[MaxRasterBytes];
        private readonly byte[] _rowImage;
        private readonly int _headBytes;
        private PaperLine _burning;
        private byte[] _dots;
        private int _dotRows;
        private int _row;
        private int _rowBytes;
        private int _shiftBytes;
        private bool _chinese;
        private bool _bold;
        private int _widthFactor;
        private int _heightFactor;
        private int _alignment;
        private int _pitch;

        public PrinterCommands(PrinterModel printer)
        {
            _printer = printer;
            _headBytes = printer.RowDots / 8;
            _rowImage = new byte[_headBytes];
            _line = new LineImage(printer.RowDots);
            Reset();
        }

        /// <summary>Rows of the current line or picture that are not on paper yet.</summary>
        public int RowsLeft { get; private set; }

        /// <summary>False when the buffer holds only the beginning of a command.</summary>
        public bool CanGoOn { get; set; }

        /// <summary>What ESC @ does.</summary>
        public void Reset()
        {
            _line.Clear();
            _line.AreaDots = _printer.RowDots;
            _chinese = false;
            _bold = false;
            _widthFactor = 1;
            _heightFactor = 1;
            _alignment = 0;
            _pitch = DefaultPitch;
        }

        /// <summary>Leaves the line where it is.</summary>
        public void Abort()
        {
            RowsLeft = 0;
            CanGoOn = false;
            _line.Clear();
        }

        public void BurnRow()
        {
            if (_row >= _dotRows || _dots == null)
            {
                _printer.Roll.AddRow(null, 0);
            }
            else if (_rowBytes == _headBytes)
            {
                _printer.Roll.AddRow(_dots, _row * _rowBytes);
            }
            else
            {
                Array.Clear(_rowImage, 0, _rowImage.Length);
                Array.Copy(_dots, _row * _rowBytes, _rowImage, _shiftBytes, _rowBytes);
                _printer.Roll.AddRow(_rowImage, 0);
            }

            _row++;
            RowsLeft--;
            if (RowsLeft == 0)
            {
                _burning.Complete = true;
            }
        }

        /// <summary>Does the next command. False when it has not arrived in full.</summary>
        public bool Next()
        {
            byte first = _printer.Peek(0);
            bool done;
            switch (first)
            {
                case EscPos.LineFeed:
                    _printer.Take(1);
                    BurnLine();
                    return true;
                case 0x0D:
                    _printer.Take(1);
                    return true;
                case EscPos.Esc:
                    done = Escape();
                    break;
                case EscPos.Fs:
                    done = FileSeparator();
                    break;
                case EscPos.Gs:
                    done = GroupSeparator();
                    break;
                default:
                    done = Character(first);
                    break;
            }

            CanGoOn = done && _printer.Waiting > 0;
            return done;
        }

        private bool Has(int count)
        {
            return _printer.Waiting >= count;
        }

        private bool Character(byte first)
        {
            if (first < 0x20 || first == 0x7F)
            {
                return Unknown("control code", 1);
            }

            if (first < 0x80 || !_chinese)
            {
                if (first >= 0x80)
                {
                    _printer.Violate("Chinese text outside Chinese mode");
                }

                _printer.Take(1);
                Put(first);
                return true;
            }

            if (!Has(2))
            {
                return false;
            }

            int trail = _printer.Peek(1);
            if (first < 0xA1 || first == 0xFF || trail < 0xA1 || trail == 0xFF)
            {
                return Unknown("character outside GB2312", 1);
            }

            _printer.Take(2);
            Put((first << 8) | trail);
            return true;
        }

        private void Put(int code)
        {
            if (_line.TryAdd(code, _widthFactor, _heightFactor, _bold))
            {
                return;
            }

            // The paper is full: burn the line by itself, then take the character again.
            BurnLine();
            if (!_line.TryAdd(code, _widthFactor, _heightFactor, _bold))
            {
                _printer.Violate("character wider than the paper");
            }
        }

        private bool Escape()
        {
            if (!Has(2))
            {
                return false;
            }

            byte command = _printer.Peek(1);
            if (command == 0x40)
            {
                _printer.Take(2);
                Reset();
                return true;
            }

            if (command == 0x32)
            {
                _printer.Take(2);
                _pitch = DefaultPitch;
                return true;
            }

            if (!Has(3))
            {
                return false;
            }

            return EscapeWith(command, _printer.Peek(2));
        }

        /// <summary>The commands of three bytes.</summary>
        private bool EscapeWith(byte command, int n)
        {
            switch (command)
            {
                case 0x21:
                    _bold = (n & 0x08) != 0;
                    _heightFactor = (n & 0x10) != 0 ? 2 : 1;
                    _widthFactor = (n & 0x20) != 0 ? 2 : 1;
                    break;
                case 0x33:
                    _pitch = n;
                    break;
                case 0x45:
                    _bold = (n & 1) != 0;
                    break;
                case 0x4A:
                    _printer.Take(3);
                    Feed(n);
                    return true;
                case 0x61:
                    if (n > 2)
                    {
                        return Unknown("alignment", 3);
                    }

                    _alignment = n;
                    break;
                case 0x64:
                    _printer.Take(3);
                    Feed(n * _pitch);
                    return true;
                default:
                    return Unknown("ESC command", 2);
            }

            _printer.Take(3);
            return true;
        }

        private bool FileSeparator()
        {
            if (!Has(2))
            {
                return false;
            }

            byte command = _printer.Peek(1);
            if (command != 0x26 && command != EscPos.ChineseOff)
            {
                return Unknown("FS command", 2);
            }

            if (command == 0x26 && !_printer.HasChinese)
            {
                _printer.Violate("Chinese mode on a printer without Chinese");
            }

            _chinese = command == 0x26;
            _printer.Take(2);
            return true;
        }

        private bool GroupSeparator()
        {
            if (!Has(3))
            {
                return false;
            }

            if (_printer.Peek(1) == EscPos.PrintArea)
            {
                return SetArea();
            }

            int n = _printer.Peek(2);
            switch (_printer.Peek(1))
            {
                case 0x21:
                    if ((n & 0xEE) != 0)
                    {
                        return Unknown("character size", 3);
                    }

                    _widthFactor = (n >> 4) + 1;
                    _heightFactor = (n & 0x0F) + 1;
                    break;
                case 0x56:
                    if (n != 0 && n != 1)
                    {
                        return Unknown("cut", 3);
                    }

                    AddLine(PaperLineKind.Cut, new byte[0], 0);
                    break;
                case 0x72:
                    if (n != 1)
                    {
                        return Unknown("status request", 3);
                    }

                    _printer.Answer(_printer.PaperSensor);
                    break;
                case 0x76:
                    return Raster();
                default:
                    return Unknown("GS command", 2);
            }

            _printer.Take(3);
            return true;
        }

        private bool SetArea()
        {
            const int Bytes = 4;
            if (!Has(Bytes))
            {
                return false;
            }

            int dots = _printer.Peek(2) | (_printer.Peek(3) << 8);
            if (dots < EscPos.RowDots || dots > _printer.RowDots || (dots & 7) != 0 || _line.Count > 0)
            {
                return Unknown("print area", Bytes);
            }

            _line.AreaDots = dots;
            _printer.Take(Bytes);
            return true;
        }

        private bool Raster()
        {
            const int HeaderBytes = 8;
            if (!Has(HeaderBytes))
            {
                return false;
            }

            int widthBytes = _printer.Peek(4) | (_printer.Peek(5) << 8);
            int height = _printer.Peek(6) | (_printer.Peek(7) << 8);
            if (_printer.Peek(2) != 0x30 || _printer.Peek(3) != 0 || widthBytes < 1 || widthBytes > _line.AreaDots / 8
                || height < 1 || widthBytes * height > MaxRasterBytes)
            {
                return Unknown("picture", HeaderBytes);
            }

            int count = widthBytes * height;
            if (!Has(HeaderBytes + count))
            {
                return false;
            }

            _printer.Take(HeaderBytes);
            for (int i = 0; i < count; i++)
            {
                _raster[i] = _printer.Peek(i);
            }

            _printer.Take(count);
            Burn(AddLine(PaperLineKind.Raster, new byte[0], height), _raster, height, widthBytes);
            return true;
        }

        private bool Unknown(string what, int skip)
        {
            _printer.Violate(what);
            _printer.Take(skip);
            return true;
        }

        private PaperLine AddLine(PaperLineKind kind, byte[] text, int rows)
        {
            var line = new PaperLine();
            line.Kind = kind;
            line.Text = text;
            line.Rows = rows;
            line.WidthFactor = _line.WidthFactor;
            line.HeightFactor = _line.HeightFactor;
            line.Complete = rows == 0;
            _printer.Roll.AddLine(line);
            return line;
        }

        private void BurnLine()
        {
            _line.Draw(_printer.Glyphs, _alignment);
            int rows = _line.Height > _pitch ? _line.Height : _pitch;
            Burn(AddLine(PaperLineKind.Text, _line.Text(), rows), _line.Dots, _line.Height, _headBytes);
            _line.Clear();
        }

        private void Feed(int rows)
        {
            if (rows > 0)
            {
                Burn(AddLine(PaperLineKind.Feed, new byte[0], rows), null, 0, _headBytes);
            }
        }

        private void Burn(PaperLine line, byte[] dots, int dotRows, int rowBytes)
        {
            _burning = line;
            _dots = dots;
            _dotRows = dotRows;
            _row = 0;
            _rowBytes = rowBytes;
            _shiftBytes = rowBytes == _headBytes ? 0 : ((_line.AreaDots / 8) - rowBytes) * _alignment / 2;
            RowsLeft = line.Rows;
        }
    }
}
