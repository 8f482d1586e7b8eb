using System;

namespace Drivers.Display
{
    /// <summary>
    /// Turns dots into RGB565 pixels by block copies: four dots at once in colours that were met just now, eight at once,
    /// by a table that has to be made first, where there is more to draw.
    /// </summary>
    internal sealed class Palette
    {
        /// <summary>Bytes of one entry: eight pixels of two bytes.</summary>
        public const int EntryBytes = 16;

        /// <summary>IL instructions that making the table takes, as counted.</summary>
        public const int WholeWork = 3200;

        /// <summary>The same of setting other colours.</summary>
        public const int SetWork = 450;

        // A byte of dots costs some 14 instructions more without the table: from so many on it pays.
        private const int BytesWithoutTable = 180;
        private const int HalfBytes = EntryBytes / 2;
        private const int HalfEntries = 16;
        private const int UpperMask = (HalfEntries - 1) * HalfBytes;
        private const int BlockBytes = HalfEntries * EntryBytes;

        // Pixels by four dots, and by eight; high byte of each first as the controller takes them.
        private readonly byte[] _halves = new byte[HalfEntries * HalfBytes];
        private readonly byte[] _pixels = new byte[HalfEntries * BlockBytes];
        private int _ink = -1;
        private int _paper = -1;
        private int _bytes;

        /// <summary>The table is made.</summary>
        public bool Whole;

        public bool Has(ushort ink, ushort paper)
        {
            return _ink == ink && _paper == paper;
        }

        public void Set(ushort ink, ushort paper)
        {
            _ink = ink;
            _paper = paper;
            _bytes = 0;
            Whole = false;
            byte[] halves = _halves;
            byte high = (byte)(ink >> 8);
            byte low = (byte)ink;
            halves[0] = (byte)(paper >> 8);
            halves[1] = (byte)paper;
            Array.Copy(halves, 0, halves, 2, 2);
            Array.Copy(halves, 0, halves, 4, 4);

            // Those with one more bit are those without it, but for one pixel.
            int pixel = HalfBytes - 2;
            for (int done = HalfBytes; done < HalfEntries * HalfBytes; done <<= 1)
            {
                Array.Copy(halves, 0, halves, done, done);
                int end = done << 1;
                for (int at = done + pixel; at < end; at += HalfBytes)
                {
                    halves[at] = high;
                    halves[at + 1] = low;
                }

                pixel -= 2;
            }
        }

        /// <summary>Whether <see cref="Expect"/> would make the table for so many bytes.</summary>
        public bool Pays(int bytes)
        {
            return !Whole && _bytes + bytes > BytesWithoutTable;
        }

        /// <summary>So many bytes of dots are to come in these colours: the table is made when that pays.</summary>
        public void Expect(int bytes)
        {
            if (Pays(bytes))
            {
                MakeWhole();
            }

            _bytes += bytes;
        }

        /// <summary>Puts rows of dots into the strip as pixels, one row behind the other.</summary>
        /// <param name="from">Where in the bitmap the first row begins.</param>
        /// <param name="count">Bytes of all rows.</param>
        /// <param name="width">Dots of a row; the rest of its last byte is left out.</param>
        /// <param name="strip">Needs room for <see cref="EntryBytes"/> more than the pixels take.</param>
        public void Expand(byte[] bitmap, int from, int count, int bytesPerRow, int width, byte[] strip)
        {
            int end = from + count;
            if (width == bytesPerRow * 8)
            {
                if (Whole)
                {
                    Copy(bitmap, from, end, strip);
                }
                else
                {
                    CopyHalves(bitmap, from, end, strip);
                }

                return;
            }

            if (!Whole)
            {
                CopyHalvesOfRows(bitmap, from, end, bytesPerRow, width * 2, strip);
            }
            else if (bytesPerRow == 2)
            {
                CopyPairs(bitmap, from, end, width * 2, strip);
            }
            else
            {
                CopyRows(bitmap, from, end, bytesPerRow, width * 2, strip);
            }
        }

        /// <summary>Makes the table: sixteen blocks of one upper half each.</summary>
        public void MakeWhole()
        {
            byte[] halves = _halves;
            byte[] pixels = _pixels;
            for (int lower = 0; lower < HalfEntries; lower++)
            {
                Array.Copy(halves, lower * HalfBytes, pixels, (lower * EntryBytes) + HalfBytes, HalfBytes);
            }

            for (int upper = HalfEntries - 1; upper >= 0; upper--)
            {
                int half = upper * HalfBytes;
                int at = upper * BlockBytes;
                Array.Copy(pixels, 0, pixels, at, BlockBytes);
                for (int end = at + BlockBytes; at < end; at += 4 * EntryBytes)
                {
                    Array.Copy(halves, half, pixels, at, HalfBytes);
                    Array.Copy(halves, half, pixels, at + EntryBytes, HalfBytes);
                    Array.Copy(halves, half, pixels, at + (2 * EntryBytes), HalfBytes);
                    Array.Copy(halves, half, pixels, at + (3 * EntryBytes), HalfBytes);
                }
            }

            Whole = true;
        }

        private void CopyHalves(byte[] bitmap, int from, int end, byte[] strip)
        {
            byte[] halves = _halves;
            int last = end - 1;
            int to = 0;
            while (from < last)
            {
                int dots = bitmap[from];
                int below = bitmap[from + 1];
                Array.Copy(halves, (dots >> 1) & UpperMask, strip, to, HalfBytes);
                Array.Copy(halves, (dots << 3) & UpperMask, strip, to + HalfBytes, HalfBytes);
                Array.Copy(halves, (below >> 1) & UpperMask, strip, to + EntryBytes, HalfBytes);
                Array.Copy(halves, (below << 3) & UpperMask, strip, to + EntryBytes + HalfBytes, HalfBytes);
                from += 2;
                to += 2 * EntryBytes;
            }

            if (from < end)
            {
                Array.Copy(halves, (bitmap[from] >> 1) & UpperMask, strip, to, HalfBytes);
                Array.Copy(halves, (bitmap[from] << 3) & UpperMask, strip, to + HalfBytes, HalfBytes);
            }
        }

        private void Copy(byte[] bitmap, int from, int end, byte[] strip)
        {
            byte[] pixels = _pixels;
            int eights = end - 7;
            int to = 0;

            // Eight bytes a turn: this is where drawing spends its time.
            while (from < eights)
            {
                Array.Copy(pixels, bitmap[from] << 4, strip, to, EntryBytes);
                Array.Copy(pixels, bitmap[from + 1] << 4, strip, to + EntryBytes, EntryBytes);
                Array.Copy(pixels, bitmap[from + 2] << 4, strip, to + (2 * EntryBytes), EntryBytes);
                Array.Copy(pixels, bitmap[from + 3] << 4, strip, to + (3 * EntryBytes), EntryBytes);
                Array.Copy(pixels, bitmap[from + 4] << 4, strip, to + (4 * EntryBytes), EntryBytes);
                Array.Copy(pixels, bitmap[from + 5] << 4, strip, to + (5 * EntryBytes), EntryBytes);
                Array.Copy(pixels, bitmap[from + 6] << 4, strip, to + (6 * EntryBytes), EntryBytes);
                Array.Copy(pixels, bitmap[from + 7] << 4, strip, to + (7 * EntryBytes), EntryBytes);
                from += 8;
                to += 8 * EntryBytes;
            }

            while (from < end)
            {
                Array.Copy(pixels, bitmap[from] << 4, strip, to, EntryBytes);
                from++;
                to += EntryBytes;
            }
        }

        // Of all that follows: what the last byte of a row has too many is overwritten by the next row.
        private void CopyPairs(byte[] bitmap, int from, int end, int rowBytes, byte[] strip)
        {
            byte[] pixels = _pixels;
            int fourRows = end - 7;
            int to = 0;

            // Latin of 24 rows.
            while (from < fourRows)
            {
                Array.Copy(pixels, bitmap[from] << 4, strip, to, EntryBytes);
                Array.Copy(pixels, bitmap[from + 1] << 4, strip, to + EntryBytes, EntryBytes);
                to += rowBytes;
                Array.Copy(pixels, bitmap[from + 2] << 4, strip, to, EntryBytes);
                Array.Copy(pixels, bitmap[from + 3] << 4, strip, to + EntryBytes, EntryBytes);
                to += rowBytes;
                Array.Copy(pixels, bitmap[from + 4] << 4, strip, to, EntryBytes);
                Array.Copy(pixels, bitmap[from + 5] << 4, strip, to + EntryBytes, EntryBytes);
                to += rowBytes;
                Array.Copy(pixels, bitmap[from + 6] << 4, strip, to, EntryBytes);
                Array.Copy(pixels, bitmap[from + 7] << 4, strip, to + EntryBytes, EntryBytes);
                to += rowBytes;
                from += 8;
            }

            while (from < end)
            {
                Array.Copy(pixels, bitmap[from] << 4, strip, to, EntryBytes);
                Array.Copy(pixels, bitmap[from + 1] << 4, strip, to + EntryBytes, EntryBytes);
                from += 2;
                to += rowBytes;
            }
        }

        private void CopyHalvesOfRows(byte[] bitmap, int from, int end, int bytesPerRow, int rowBytes, byte[] strip)
        {
            byte[] halves = _halves;
            int row = 0;
            while (from < end)
            {
                int to = row;
                for (int next = from + bytesPerRow; from < next; from++)
                {
                    int dots = bitmap[from];
                    Array.Copy(halves, (dots >> 1) & UpperMask, strip, to, HalfBytes);
                    Array.Copy(halves, (dots << 3) & UpperMask, strip, to + HalfBytes, HalfBytes);
                    to += EntryBytes;
                }

                row += rowBytes;
            }
        }

        private void CopyRows(byte[] bitmap, int from, int end, int bytesPerRow, int rowBytes, byte[] strip)
        {
            byte[] pixels = _pixels;
            int to = 0;
            while (from < end)
            {
                Array.Copy(pixels, bitmap[from] << 4, strip, to, EntryBytes);
                for (int i = 1; i < bytesPerRow; i++)
                {
                    Array.Copy(pixels, bitmap[from + i] << 4, strip, to + (i * EntryBytes), EntryBytes);
                }

                from += bytesPerRow;
                to += rowBytes;
            }
        }
    }
}
