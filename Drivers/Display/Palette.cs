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

            int at = 0;
            for (int dots = 0; dots < HalfEntries; dots++)
            {
                for (int bit = 8; bit != 0; bit >>= 1)
                {
                    ushort color = (dots & bit) != 0 ? ink : paper;
                    _half[at] = (byte)(color >> 8);
                    _half[at + 1] = (byte)color;
                    at += 2;
                }
            }
        }

        /// <summary>Makes the entries for all dots of that part of a bitmap.</summary>
        public void Prepare(byte[] bitmap, int offset, int count)
        {
            byte[] made = _made;
            int generation = _generation;
            int end = offset + count;
            for (int i = offset; i < end; i++)
            {
                int dots = bitmap[i];
                if (made[dots] != generation)
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
