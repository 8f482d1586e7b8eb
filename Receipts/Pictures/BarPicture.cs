using System;
namespace Firmware.Receipts
{
    /// <summary>One lying bar: how much this is of the most.</summary>
    public sealed class BarPicture : SlipPicture
    {
        private const int BarRows = 8;
        private const int GapRows = 6;

        private int _dots;

        public void Start(int rowDots, long value, long most)
        {
            long magnitude = value < 0 ? -value : value;
            _dots = most <= 0 ? 0 : (int)(Halved(magnitude, most) * rowDots / Halved(most, most));
            _dots = _dots < 2 && magnitude > 0 ? 2 : _dots;
            WidthBytes = rowDots / 8;
            Height = BarRows + GapRows;
        }

        public override void DrawRows(int first, int count, byte[] into)
        {
            if (first >= BarRows)
            {
                return;
            }

            // All rows are alike.
            Blacken(into, 0, 0, _dots);
            for (int i = 1; i < count && first + i < BarRows; i++)
            {
                Array.Copy(into, 0, into, i * WidthBytes, WidthBytes);
            }
        }

        // So that no product is too large.
        private static long Halved(long value, long most)
        {
            while (most > 0xFFFFFFFF)
            {
                most >>= 1;
                value >>= 1;
            }

            return value;
        }
    }
}
