using Firmware.Store;

namespace Firmware.Receipts
{
    /// <summary>The customer's signature on the slip, a dot for each dot of the screen.</summary>
    public sealed class SignaturePicture : SlipPicture
    {
        private const int PenDots = 2;

        private const byte FirstDot = 0x80;
        private const byte TwoDots = 0xC0;

        private readonly SignatureReader _reader = new SignatureReader();
        private byte[] _strokes;
        private int _count;

        public void Start(byte[] strokes, int count)
        {
            _strokes = strokes;
            _count = count;
            WidthBytes = SignatureStrokes.Width / 8;
            Height = count == 0 ? 0 : SignatureStrokes.Height;
        }

        /// <summary>Every line is looked at for every band, and drawn where it crosses it.</summary>
        public override void DrawRows(int first, int count, byte[] into)
        {
            int end = first + count;
            _reader.Start(_strokes, _count);
            while (_reader.Next())
            {
                int low = _reader.FromY < _reader.ToY ? _reader.FromY : _reader.ToY;
                int high = _reader.FromY < _reader.ToY ? _reader.ToY : _reader.FromY;
                if (low < end && high + PenDots > first)
                {
                    DrawLine(first, end, into);
                }
            }
        }

        private void DrawLine(int first, int end, byte[] into)
        {
            int dx = _reader.ToX - _reader.FromX;
            int dy = _reader.ToY - _reader.FromY;
            int wide = dx < 0 ? -dx : dx;
            int high = dy < 0 ? -dy : dy;
            int steps = wide > high ? wide : high;
            int from = 0;
            int to = steps;
            if (dy != 0)
            {
                // Only where it crosses the band, and a step more at either side.
                int above = steps * (first - PenDots - _reader.FromY) / dy;
                int below = steps * (end - _reader.FromY) / dy;
                from = (above < below ? above : below) - 1;
                to = (above < below ? below : above) + 1;
                from = from < 0 ? 0 : from;
                to = to > steps ? steps : to;
            }

            int startX = _reader.FromX;
            int startY = _reader.FromY - first;
            int rows = end - first;
            int widthBytes = WidthBytes;
            for (int i = from; i <= to; i++)
            {
                int x = steps == 0 ? startX : startX + (dx * i / steps);
                int row = steps == 0 ? startY : startY + (dy * i / steps);
                for (int last = row + PenDots; row < last; row++)
                {
                    if (row >= 0 && row < rows)
                    {
                        Dots(into, (row * widthBytes) + (x >> 3), x);
                    }
                }
            }
        }

        /// <summary>A dot and the one at its right; the last column of the picture has none.</summary>
        private static void Dots(byte[] into, int at, int x)
        {
            into[at] |= (byte)(TwoDots >> (x & 7));
            if ((x & 7) == 7 && x + 1 < SignatureStrokes.Width)
            {
                into[at + 1] |= FirstDot;
            }
        }
    }
}
