using System;

namespace Firmware.Receipts
{
    /// <summary>Turnover by hour: 24 standing bars over a line, as wide as the paper.</summary>
    public sealed class HourPicture : SlipPicture
    {
        public const int Hours = 24;

        /// <summary>Hours from one mark on the line to the next.</summary>
        public const int HoursOfTick = 3;

        private const int BarRows = 72;
        private const int LineRows = 2;
        private const int TickRows = 4;

        private readonly byte[] _rows = new byte[Hours];

        // Whether a bar's top is in the row so far above the line.
        private readonly bool[] _begins = new bool[BarRows + 1];
        private int _hourDots;

        public void Start(int rowDots, long[] amountsMinor)
        {
            long most = 1;
            for (int i = 0; i < Hours; i++)
            {
                most = amountsMinor[i] > most ? amountsMinor[i] : most;
            }

            Array.Clear(_begins, 0, _begins.Length);
            for (int i = 0; i < Hours; i++)
            {
                long rows = amountsMinor[i] <= 0 ? 0 : amountsMinor[i] / ((most / BarRows) + 1);
                _rows[i] = (byte)(rows == 0 && amountsMinor[i] > 0 ? 1 : rows);
                _begins[_rows[i]] = true;
            }

            _hourDots = rowDots / Hours;
            WidthBytes = rowDots / 8;
            Height = BarRows + LineRows + TickRows;
        }

        public override void DrawRows(int first, int count, byte[] into)
        {
            int drawn = -1;
            for (int i = 0; i < count; i++)
            {
                int above = BarRows - 1 - (first + i);
                if (above < 0)
                {
                    DrawFoot(into, i, -1 - above);
                }
                else if (drawn >= 0 && !_begins[above + 1])
                {
                    Array.Copy(into, drawn * WidthBytes, into, i * WidthBytes, WidthBytes);
                }
                else
                {
                    DrawBars(into, i, above);
                    drawn = i;
                }
            }
        }

        private void DrawBars(byte[] into, int row, int above)
        {
            int width = _hourDots * 3 / 4;
            for (int hour = 0; hour < Hours; hour++)
            {
                if (_rows[hour] > above)
                {
                    Blacken(into, row, hour * _hourDots, (hour * _hourDots) + width);
                }
            }
        }

        private void DrawFoot(byte[] into, int row, int below)
        {
            if (below < LineRows)
            {
                Blacken(into, row, 0, WidthBytes * 8);
                return;
            }

            for (int hour = 0; hour < Hours; hour += HoursOfTick)
            {
                Blacken(into, row, hour * _hourDots, (hour * _hourDots) + 2);
            }
        }
    }
}
