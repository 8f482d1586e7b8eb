using Drivers.Touch;

namespace Firmware.Store
{
    /// <summary>
    /// A signature as the finger draws it, and as few bytes as the record has room for: a stroke begins with 0 and its first
    /// point, then a byte for each step, dx and dy of -7 to 7 in the two halves (8 added). A unit is two dots.
    /// </summary>
    public sealed class SignatureStrokes : IStrokeSink
    {
        /// <summary>Size of the field it is drawn in, dots.</summary>
        public const int Width = 296;
        public const int Height = 104;

        /// <summary>What a record has room for.</summary>
        public const int MaxBytes = 104;

        private const int DotsPerUnit = 2;
        private const int MaxPoints = 600;
        private const byte PenUp = 0xFF;
        private const int MaxStep = 7;
        private const int StepBias = 8;
        private const int StartBytes = 3;

        private readonly byte[] _x = new byte[MaxPoints];
        private readonly byte[] _y = new byte[MaxPoints];
        private int _count;
        private int _whole;

        /// <summary>Nothing was drawn.</summary>
        public bool Empty
        {
            get { return _count == 0; }
        }

        /// <summary>No more is taken: far beyond what a name needs.</summary>
        public bool Full
        {
            get { return _count >= MaxPoints - 1; }
        }

        public void Clear()
        {
            _count = 0;
        }

        /// <summary>The finger at a dot of the field.</summary>
        public void Add(int x, int y)
        {
            if (Full)
            {
                return;
            }

            byte unitX = (byte)(x / DotsPerUnit);
            byte unitY = (byte)(y / DotsPerUnit);
            if (_count > 0 && _x[_count - 1] == unitX && _y[_count - 1] == unitY)
            {
                return;
            }

            _x[_count] = unitX;
            _y[_count] = unitY;
            _count++;
        }

        /// <summary>The finger leaves: what follows is another stroke.</summary>
        public void Lift()
        {
            if (_count > 0 && _count < MaxPoints && _x[_count - 1] != PenUp)
            {
                _x[_count] = PenUp;
                _y[_count] = PenUp;
                _count++;
            }
        }

        /// <summary>The drawing in at most <see cref="MaxBytes"/>: points close to each other go first, then the end.</summary>
        /// <returns>Bytes written.</returns>
        public int Encode(byte[] into)
        {
            int spacing = 2;
            while (EncodeSpaced(into, spacing) > MaxBytes && spacing < MaxStep)
            {
                spacing++;
            }

            return _whole;
        }

        /// <summary>Returns what it would take; writes what fits, <see cref="_whole"/> bytes.</summary>
        private int EncodeSpaced(byte[] into, int spacing)
        {
            int at = 0;
            _whole = 0;
            int fromX = -1;
            int fromY = -1;
            for (int i = 0; i < _count; i++)
            {
                int x = _x[i];
                int y = _y[i];
                if (x == PenUp)
                {
                    fromX = -1;
                    continue;
                }

                if (fromX < 0)
                {
                    if (at + StartBytes <= MaxBytes)
                    {
                        into[at] = 0;
                        into[at + 1] = (byte)x;
                        into[at + 2] = (byte)y;
                    }

                    at += StartBytes;
                    _whole = at <= MaxBytes ? at : _whole;
                    fromX = x;
                    fromY = y;
                    continue;
                }

                bool last = i + 1 == _count || _x[i + 1] == PenUp;
                while (Far(x - fromX, y - fromY) >= (last ? 1 : spacing))
                {
                    int dx = Step(x - fromX, y - fromY);
                    int dy = Step(y - fromY, x - fromX);
                    if (at < MaxBytes)
                    {
                        into[at] = (byte)(((dx + StepBias) << 4) | (dy + StepBias));
                    }

                    at++;
                    _whole = at <= MaxBytes ? at : _whole;
                    fromX += dx;
                    fromY += dy;
                }
            }

            return at;
        }

        private static int Far(int dx, int dy)
        {
            dx = dx < 0 ? -dx : dx;
            dy = dy < 0 ? -dy : dy;
            return dx > dy ? dx : dy;
        }

        /// <summary>A step of at most <see cref="MaxStep"/> in the direction of the whole way.</summary>
        private static int Step(int along, int across)
        {
            int far = Far(along, across);
            return far <= MaxStep ? along : along * MaxStep / far;
        }
    }
}
