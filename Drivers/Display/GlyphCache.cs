namespace Drivers.Display
{
    /// <summary>
    /// Remembers where recently drawn glyphs lie, and for which palette all their dots are made, so that a character drawn
    /// again costs little more than its block copies.
    /// </summary>
    internal sealed class GlyphCache
    {
        private const int Slots = 64;

        private readonly char[] _code = new char[Slots];
        private readonly Font[] _font = new Font[Slots];
        private readonly short[] _assetSlot = new short[Slots];

        /// <summary>The glyph of each slot.</summary>
        public readonly byte[][] Bitmap = new byte[Slots][];
        public readonly int[] Offset = new int[Slots];
        public readonly byte[] Width = new byte[Slots];
        public readonly byte[] BytesPerRow = new byte[Slots];

        /// <summary><see cref="Palette.Stamp"/> of the palette that has all entries for the slot's glyph.</summary>
        public readonly int[] Stamp = new int[Slots];

        /// <summary>The slot that holds that character's glyph from now on, until another character takes it.</summary>
        public int Find(char c, Font font)
        {
            int slot = c & (Slots - 1);
            if (_code[slot] == c && _font[slot] == font && (_assetSlot[slot] < 0 || font.Assets.Holds(_assetSlot[slot], c)))
            {
                return slot;
            }

            // What stands in for a missing glyph is not remembered: the glyph may come.
            _code[slot] = font.Seek(c) ? c : '\0';
            _assetSlot[slot] = (short)font.AssetSlot;
            _font[slot] = font;
            Bitmap[slot] = font.Bitmap;
            Offset[slot] = font.Offset;
            Width[slot] = (byte)font.Width;
            BytesPerRow[slot] = (byte)font.BytesPerRow;
            Stamp[slot] = 0;
            return slot;
        }
    }
}
