namespace Firmware.Store
{
    /// <summary>Reads the lines of a kept signature one after the other, in dots of its field. Any bytes are safe to read.</summary>
    public sealed class SignatureReader
    {
        private const int DotsPerUnit = 2;
        private const int StepBias = 8;

        private byte[] _bytes;
        private int _count;
        private int _at;
        private bool _down;

        /// <summary>The line found by <see cref="Next"/>; a dot when both ends are the same.</summary>
        public int FromX { get; private set; }

        public int FromY { get; private set; }

        public int ToX { get; private set; }

        public int ToY { get; private set; }

        public void Start(byte[] bytes, int count)
        {
            _bytes = bytes;
            _count = count;
            _at = 0;
            _down = false;
        }

        /// <summary>False after the last.</summary>
        public bool Next()
        {
            if (_at >= _count)
            {
                return false;
            }

            int step = _bytes[_at];
            if (step == 0 || !_down)
            {
                if (step != 0 || _at + 2 >= _count)
                {
                    return false;
                }

                ToX = Inside(_bytes[_at + 1] * DotsPerUnit, SignatureStrokes.Width);
                ToY = Inside(_bytes[_at + 2] * DotsPerUnit, SignatureStrokes.Height);
                FromX = ToX;
                FromY = ToY;
                _at += 3;
                _down = true;
                return true;
            }

            FromX = ToX;
            FromY = ToY;
            ToX = Inside(FromX + (((step >> 4) - StepBias) * DotsPerUnit), SignatureStrokes.Width);
            ToY = Inside(FromY + (((step & 0x0F) - StepBias) * DotsPerUnit), SignatureStrokes.Height);
            _at++;
            return true;
        }

        private static int Inside(int at, int dots)
        {
            return at < 0 ? 0 : at >= dots ? dots - 1 : at;
        }
    }
}
