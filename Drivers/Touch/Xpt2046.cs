using Drivers.Hal;

namespace Drivers.Touch
{
    /// <summary>
    /// Resistive touch controller of the XPT2046 class (XPTEK data sheet, "Control byte"; the ADS7846's protocol) on SPI.
    /// Asked for the place of the finger as often as somebody wants to know; between times it sleeps.
    /// </summary>
    public sealed class Xpt2046
    {
        /// <summary>Bytes of a calibration by edges: raw readings at the screen's left, right, top and bottom, two bytes each, high byte first. One by three touches is longer, see <see cref="TouchMap"/>.</summary>
        public const int CalibrationBytes = 8;

        private const int UsualFirst = 200;
        private const int UsualLast = 3900;

        // Start bit, channel, 12 bits, differential, sleep and pen interrupt afterwards.
        private const byte ReadX = 0xD0;
        private const byte ReadY = 0x90;
        private const byte ReadPressure = 0xB0;
        private const int ExchangeBytes = 3;
        private const int LeastPressure = 80;
        private const int LargestReading = 0x0FFF;

        private readonly ISpi _spi;
        private readonly IPin _penDown;
        private readonly int _width;
        private readonly int _height;
        private readonly byte[] _exchange = new byte[ExchangeBytes];
        private readonly TouchMap _map = new TouchMap();

        /// <param name="penDown">Low while something presses; null when the line is not wired.</param>
        /// <param name="width">Dots of the screen below.</param>
        /// <param name="height">Dots of the screen below.</param>
        public Xpt2046(ISpi spi, IPin penDown, int width, int height)
        {
            _spi = spi;
            _penDown = penDown;
            _width = width;
            _height = height;
            _ = _map.SetEdges(UsualFirst, UsualLast, UsualFirst, UsualLast, width, height);
        }

        /// <summary>False when the bytes cannot be a calibration: the one before stays.</summary>
        public bool Calibrate(byte[] bytes, int count)
        {
            if (count == TouchMap.Bytes)
            {
                return _map.TrySet(bytes, count);
            }

            if (count != CalibrationBytes)
            {
                return false;
            }

            int left = Word(bytes, 0);
            int right = Word(bytes, 2);
            int top = Word(bytes, 4);
            int bottom = Word(bytes, 6);
            return left != right && top != bottom && _map.SetEdges(left, right, top, bottom, _width, _height);
        }

        /// <summary>Where the finger is, in dots of the screen; false while nothing presses or the bus fails.</summary>
        public bool TryRead(out int x, out int y)
        {
            x = 0;
            y = 0;
            if (!TryReadRaw(out int rawX, out int rawY))
            {
                return false;
            }

            _map.Map(rawX, rawY, out x, out y);
            x = Within(x, _width);
            y = Within(y, _height);
            return true;
        }

        /// <summary>The same as the controller reads it, 0 to 4,095 each: for calibrating.</summary>
        public bool TryReadRaw(out int rawX, out int rawY)
        {
            rawX = 0;
            rawY = 0;
            if ((_penDown != null && _penDown.Read()) || Read(ReadPressure) < LeastPressure)
            {
                return false;
            }

            rawX = Steady(ReadX);
            rawY = Steady(ReadY);

            // The finger may have left between two readings: those are worth nothing.
            return rawX >= 0 && rawY >= 0 && Read(ReadPressure) >= LeastPressure;
        }

        /// <summary>The middle one of three readings.</summary>
        private int Steady(byte control)
        {
            int a = Read(control);
            int b = Read(control);
            int c = Read(control);
            int low = a < b ? a : b;
            int high = a < b ? b : a;
            return c < low ? low : c > high ? high : c;
        }

        private int Read(byte control)
        {
            _exchange[0] = control;
            _exchange[1] = 0;
            _exchange[2] = 0;
            return _spi.Transfer(_exchange, 0, ExchangeBytes) == Status.Ok ? (Word(_exchange, 1) >> 3) & LargestReading : -1;
        }

        private static int Within(int at, int dots)
        {
            return at < 0 ? 0 : at >= dots ? dots - 1 : at;
        }

        private static int Word(byte[] bytes, int at)
        {
            return (bytes[at] << 8) | bytes[at + 1];
        }
    }
}
