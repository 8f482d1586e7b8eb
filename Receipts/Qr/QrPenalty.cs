namespace Firmware.Receipts
{
    /// <summary>
    /// How hard a mask makes a QR code to read (ISO/IEC 18004, 7.8.3): runs, blocks, what looks like a finder, and too much
    /// of one colour. All columns of a row are judged at once.
    /// </summary>
    internal sealed class QrPenalty
    {
        private const int RunPoints = 3;
        private const int BlockPoints = 3;
        private const int FinderPoints = 40;
        private const int BalancePoints = 10;
        private const int FinderRows = 11;

        // 1:1:3:1:1 with four light modules behind it, and before it.
        private const int FinderThenLight = 0x05D;
        private const int LightThenFinder = 0x5D0;

        private int _size;
        private int _points;
        private int _dark;
        private ulong _runsBefore;

        public int Total
        {
            get
            {
                int modules = _size * _size;
                int away = (_dark * 20) - (modules * 10);
                return _points + ((away < 0 ? -away : away) / modules * BalancePoints);
            }
        }

        public void Start(int size)
        {
            _size = size;
            _points = 0;
            _dark = 0;
            _runsBefore = 0;
        }

        /// <summary>The next row; those above it stand in the array.</summary>
        public void Add(ulong[] rows, int y)
        {
            ulong row = rows[y];
            ulong equal = ~(row ^ (row >> 1)) & ((1UL << (_size - 1)) - 1);
            ulong runs = equal & (equal >> 1) & (equal >> 2) & (equal >> 3);

            // A run of five has one such place, a longer one more: the places, and two for the run, are its points.
            _points += Count(runs) + ((RunPoints - 1) * Count(runs & ~(runs << 1)));
            _dark += Count(row);
            _points += FinderPoints * (Count(Across(row, FinderThenLight)) + Count(Across(row, LightThenFinder)));
            if (y > 0)
            {
                ulong below = ~(row ^ rows[y - 1]);
                _points += BlockPoints * Count(equal & below & (below >> 1) & (~(rows[y - 1] ^ (rows[y - 1] >> 1))));
            }

            if (y >= 4)
            {
                ulong four = ~(row ^ rows[y - 1]) & ~(rows[y - 1] ^ rows[y - 2]) & ~(rows[y - 2] ^ rows[y - 3])
                    & ~(rows[y - 3] ^ rows[y - 4]) & ((1UL << _size) - 1);
                _points += Count(four) + ((RunPoints - 1) * Count(four & ~_runsBefore));
                _runsBefore = four;
            }

            if (y >= FinderRows - 1)
            {
                _points += FinderPoints * (Count(Down(rows, y, FinderThenLight)) + Count(Down(rows, y, LightThenFinder)));
            }
        }

        /// <summary>The columns at which that pattern begins in the row.</summary>
        private ulong Across(ulong row, int pattern)
        {
            ulong match = (1UL << (_size - FinderRows + 1)) - 1;
            for (int i = 0; i < FinderRows && match != 0; i++)
            {
                match &= ((pattern >> i) & 1) != 0 ? row >> i : ~(row >> i);
            }

            return match;
        }

        /// <summary>The columns in which the last rows are that pattern.</summary>
        private ulong Down(ulong[] rows, int y, int pattern)
        {
            ulong match = (1UL << _size) - 1;
            for (int i = 0; i < FinderRows && match != 0; i++)
            {
                match &= ((pattern >> i) & 1) != 0 ? rows[y - i] : ~rows[y - i];
            }

            return match;
        }

        private static int Count(ulong bits)
        {
            if (bits == 0)
            {
                return 0;
            }

            // Side by side: pairs, fours, bytes, then the sum of the bytes in the highest.
            bits -= (bits >> 1) & 0x5555555555555555;
            bits = (bits & 0x3333333333333333) + ((bits >> 2) & 0x3333333333333333);
            bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;
            return (int)((bits * 0x0101010101010101) >> 56);
        }
    }
}
