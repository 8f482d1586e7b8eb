using System;

namespace Firmware.Receipts
{
    /// <summary>A QR code on paper, with the white that it needs above and below; that beside it is the paper's.</summary>
    public sealed class QrPicture : SlipPicture
    {
        // 8 dots a millimetre: modules of half a millimetre, which the cameras of telephones read at arm's length.
        private const int ModuleDots = 4;
        private const int QuietModules = 4;

        private readonly QrCode _code = new QrCode();
        private bool _done;

        /// <summary>Begins the code. False when the data is too long; it prints nothing then.</summary>
        public bool Start(byte[] data, int count)
        {
            bool fits = _code.Start(data, count);
            _done = !fits;
            WidthBytes = fits ? _code.Size * ModuleDots / 8 + 1 : 0;
            Height = fits ? (_code.Size + (2 * QuietModules)) * ModuleDots : 0;
            return fits;
        }

        public override bool Prepare()
        {
            if (!_done)
            {
                _done = _code.Step();
            }

            return _done;
        }

        public override void DrawRows(int first, int count, byte[] into)
        {
            int drawn = -1;
            int drawnAt = 0;
            for (int i = 0; i < count; i++)
            {
                int y = ((first + i) / ModuleDots) - QuietModules;
                if (y < 0 || y >= _code.Size)
                {
                    continue;
                }

                if (y == drawn)
                {
                    Array.Copy(into, drawnAt, into, i * WidthBytes, WidthBytes);
                    continue;
                }

                DrawRow(_code.Row(y), into, i * WidthBytes);
                drawn = y;
                drawnAt = i * WidthBytes;
            }
        }

        // Two modules a byte.
        private void DrawRow(ulong modules, byte[] into, int at)
        {
            for (int x = 0; x < _code.Size; x += 2)
            {
                int two = (int)(modules >> x) & 3;
                into[at + (x >> 1)] = (byte)(((two & 1) != 0 ? 0xF0 : 0) | ((two & 2) != 0 ? 0x0F : 0));
            }
        }
    }
}
