using Firmware.Store;

namespace Firmware.Receipts
{
    /// <summary>The customer's signature on the slip, a dot for each dot of the screen.</summary>
    public sealed class SignaturePicture : SlipPicture
    {
        private const int PenDots = 2;

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
            for (int i = 0; i <= steps; i++)
            {
                int x = steps == 0 ? _reader.FromX : _reader.FromX + (dx * i / steps);
                int y = steps == 0 ? _reader.FromY : _reader.FromY + (dy * i / steps);
                for (int row = y; row < y + PenDots; row++)
                {
                    if (row >= first && row < end)
                    {
                        Dot(into, row - first, x);
                        Dot(into, row - first, x + 1);
                    }
                }
            }
        }

        private void Dot(byte[] into, int row, int x)
        {
            if (x < SignatureStrokes.Width)
            {
                into[(row * WidthBytes) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }
    }
}
