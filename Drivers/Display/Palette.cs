using System;

namespace Drivers.Display
{
    /// <summary>
    /// Turns eight dots into eight RGB565 pixels with one block copy. An entry is made when its dots are first met, so
    /// that a change of colours costs next to nothing.
    /// </summary>
    internal sealed class Palette
    {
        /// <summary>Bytes of one entry: eight pixels of two bytes.</summary>
        public const int EntryBytes = 16;

        private const int HalfBytes = EntryBytes / 2;
        private const int HalfEntries = 16;

        /// <summary>Pixels by dots, high byte of each first as the controller takes them.</summary>
        public readonly byte[] Pixels = new byte[256 * EntryBytes];

        // An entry is good when its number here is that of the colours.
        private readonly byte[] _made = new byte[256];
        private readonly byte[] _half = new byte[HalfEntries * HalfBytes];
        private int _ink = -1;
        private int _paper = -1;
        private byte _generation;

        /// <summary>Another number for every pair of colours that any palette was ever set to; never 0.</summary>
        public int Stamp { get; private set; }

        public bool Has(ushort ink, ushort paper)
        {
            return _ink == ink && _paper == paper;
        }

        public void Set(ushort ink, ushort paper, int stamp)
        {
            _ink = ink;
            _paper = paper;
            Stamp = stamp;
            _generation++;
            if (_generation == 0)
            {
                Array.Clear(_made, 0, _made.Length);
                _generation = 1;
            }

            byte high = (byte)(ink >> 8);
            byte low = (byte)ink;
            for (int at = 0; at < HalfBytes; at += 2)
            {
                _half[at] = (byte)(paper >> 8);
                _half[at + 1] = (byte)paper;
            }

            // Those with one more bit are those without it, but for one pixel.
            int pixel = HalfBytes - 2;
            for (int done = HalfBytes; done < _half.Length; done <<= 1)
            {
                Array.Copy(_half, 0, _half, done, done);
                for (int at = done + pixel; at < 2 * done; at += HalfBytes)
                {
                    _half[at] = high;
                    _half[at + 1] = low;
                }

                pixel -= 2;
            }
        }

        /// <summary>Makes the entries for all dots of that part of a bitmap.</summary>
        public void Prepare(byte[] bitmap, int offset, int count)
        {
            byte[] made = _made;
            int generation = _generation;
            int end = offset + count;
            int fours = offset + (count & ~3);
            int i = offset;

            // Four bytes a turn, and nearly always all are there.
            while (i < fours)
            {
                if (made[bitmap[i]] != generation || made[bitmap[i + 1]] != generation || made[bitmap[i + 2]] != generation || made[bitmap[i + 3]] != generation)
                {
                    MakeMissing(bitmap, i, i + 4);
                }

                i += 4;
            }

            MakeMissing(bitmap, i, end);
        }

        private void MakeMissing(byte[] bitmap, int from, int end)
        {
            for (int i = from; i < end; i++)
            {
                int dots = bitmap[i];
                if (_made[dots] != _generation)
                {
                    Make(dots);
                }
            }
        }

        private void Make(int dots)
        {
            Array.Copy(_half, (dots >> 4) * HalfBytes, Pixels, dots * EntryBytes, HalfBytes);
            Array.Copy(_half, (dots & 0x0F) * HalfBytes, Pixels, (dots * EntryBytes) + HalfBytes, HalfBytes);
            _made[dots] = _generation;
        }
    }
}
