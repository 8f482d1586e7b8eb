namespace Drivers.Touch
{
    /// <summary>
    /// From readings of a touch layer to dots of the screen: the affine map through three touches whose places on the screen
    /// are known. It turns, mirrors, stretches and shears as the glass was glued on.
    /// </summary>
    public sealed class TouchMap
    {
        /// <summary>Bytes of a calibration by three touches: place on the screen x, y and reading x, y of each, two bytes each, high byte first.</summary>
        public const int Bytes = 24;

        public const int Points = 3;

        private const int PointBytes = 8;

        // The least that a cross to the side or below must change its own reading, and how much more than the other one.
        private const int LeastChange = 400;
        private const int LeastRatio = 4;

        // In half dots: an edge is an even number, the middle of a dot, where it is touched, an odd one.
        private readonly int[] _screenX = new int[Points];
        private readonly int[] _screenY = new int[Points];
        private readonly int[] _rawX = new int[Points];
        private readonly int[] _rawY = new int[Points];
        private long _area;
        private long _xByX;
        private long _xByY;
        private long _yByX;
        private long _yByY;

        /// <summary>Readings at the four edges of the screen make a map too: that of a layer glued on straight.</summary>
        public bool SetEdges(int left, int right, int top, int bottom, int width, int height)
        {
            Put(0, 0, 0, left, top);
            Put(1, 2 * width, 0, right, top);
            Put(2, 0, 2 * height, left, bottom);
            return Solve();
        }

        /// <summary>Takes over a stored calibration. False when it is none, or no map: the map is then that of before.</summary>
        public bool TrySet(byte[] bytes, int count)
        {
            if (count != Bytes)
            {
                return false;
            }

            for (int i = 0; i < Points; i++)
            {
                int at = i * PointBytes;
                Put(i, (2 * Word(bytes, at)) + 1, (2 * Word(bytes, at + 2)) + 1, Word(bytes, at + 4), Word(bytes, at + 6));
            }

            return Solve();
        }

        /// <summary>The place on the screen of a reading, beyond its edges too.</summary>
        public void Map(int rawX, int rawY, out int x, out int y)
        {
            long dx = rawX - _rawX[0];
            long dy = rawY - _rawY[0];
            x = (_screenX[0] + Divide((_xByX * dx) + (_xByY * dy))) >> 1;
            y = (_screenY[0] + Divide((_yByX * dx) + (_yByY * dy))) >> 1;
        }

        /// <summary>Writes a touch into the bytes of a calibration.</summary>
        public static void Store(byte[] bytes, int point, int screenX, int screenY, int rawX, int rawY)
        {
            int at = point * PointBytes;
            PutWord(bytes, at, screenX);
            PutWord(bytes, at + 2, screenY);
            PutWord(bytes, at + 4, rawX);
            PutWord(bytes, at + 6, rawY);
        }

        /// <summary>
        /// Whether a touch can be what it should: a cross beside the first changes one of the two readings and hardly the other, the cross
        /// below the first the other way round. Which of them, and whether up or down, is the glass's affair.
        /// </summary>
        public static bool Fits(byte[] bytes, int point, int rawX, int rawY)
        {
            if (point == 0)
            {
                return true;
            }

            int x = Size(rawX - Word(bytes, 4));
            int y = Size(rawY - Word(bytes, 6));
            bool alongX = x > y;
            int most = alongX ? x : y;
            int least = alongX ? y : x;
            if (most < LeastChange || most < least * LeastRatio)
            {
                return false;
            }

            bool besideX = Size(Word(bytes, PointBytes + 4) - Word(bytes, 4)) > Size(Word(bytes, PointBytes + 6) - Word(bytes, 6));
            return point == 1 || alongX != besideX;
        }

        private bool Solve()
        {
            long ax = _rawX[1] - _rawX[0];
            long ay = _rawY[1] - _rawY[0];
            long bx = _rawX[2] - _rawX[0];
            long by = _rawY[2] - _rawY[0];
            long area = (ax * by) - (bx * ay);
            if (area == 0)
            {
                return false;
            }

            long sax = _screenX[1] - _screenX[0];
            long say = _screenY[1] - _screenY[0];
            long sbx = _screenX[2] - _screenX[0];
            long sby = _screenY[2] - _screenY[0];
            _area = area;
            _xByX = (sax * by) - (sbx * ay);
            _xByY = (sbx * ax) - (sax * bx);
            _yByX = (say * by) - (sby * ay);
            _yByY = (sby * ax) - (say * bx);
            return true;
        }

        private void Put(int point, int screenX, int screenY, int rawX, int rawY)
        {
            _screenX[point] = screenX;
            _screenY[point] = screenY;
            _rawX[point] = rawX;
            _rawY[point] = rawY;
        }

        // Rounded down, on both sides of zero: a dot is as wide as any other.
        private int Divide(long value)
        {
            long top = _area < 0 ? -value : value;
            long bottom = _area < 0 ? -_area : _area;
            long quotient = top / bottom;
            return (int)(top < 0 && quotient * bottom != top ? quotient - 1 : quotient);
        }

        private static int Size(int value)
        {
            return value < 0 ? -value : value;
        }

        private static int Word(byte[] bytes, int at)
        {
            return (bytes[at] << 8) | bytes[at + 1];
        }

        private static void PutWord(byte[] bytes, int at, int value)
        {
            bytes[at] = (byte)(value >> 8);
            bytes[at + 1] = (byte)value;
        }
    }
}
