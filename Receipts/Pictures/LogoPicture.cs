using System;

namespace Firmware.Receipts
{
    /// <summary>A built-in logo, each of its dots as a square of <see cref="Scale"/>.</summary>
    public sealed class LogoPicture : SlipPicture
    {
        private const int Scale = 2;
        private const int GapRows = 8;

        private byte[] _rows;

        /// <param name="number">1 to <see cref="Logos.Count"/>; nothing else prints anything.</param>
        public void Start(int number)
        {
            _rows = number < 1 || number > Logos.Count ? null : Logos.Rows(number);
            WidthBytes = _rows == null ? 0 : Logos.Size / 8 * Scale;
            Height = _rows == null ? 0 : (Logos.Size * Scale) + GapRows;
        }

        public override void DrawRows(int first, int count, byte[] into)
        {
            const int FromBytes = Logos.Size / 8;
            for (int i = 0; i < count && first + i < Logos.Size * Scale; i++)
            {
                int from = (first + i) / Scale * FromBytes;
                for (int x = 0; x < FromBytes; x++)
                {
                    int wide = Doubled(_rows[from + x]);
                    into[(i * WidthBytes) + (2 * x)] = (byte)(wide >> 8);
                    into[(i * WidthBytes) + (2 * x) + 1] = (byte)wide;
                }
            }
        }

        /// <summary>Each bit twice.</summary>
        private static int Doubled(int bits)
        {
            bits = (bits | (bits << 4)) & 0x0F0F;
            bits = (bits | (bits << 2)) & 0x3333;
            bits = (bits | (bits << 1)) & 0x5555;
            return bits * 3;
        }
    }
}
