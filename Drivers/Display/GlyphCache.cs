using Drivers.Hal;

namespace Drivers.Display
{
    /// <summary>
    /// Remembers where recently drawn glyphs lie and how they are drawn: a character drawn again is not looked up. A table a
    /// property: an object would take the interpreter twelve bytes a field.
    /// </summary>
    internal sealed class GlyphCache
    {
        private const int Slots = 128;

        // IL instructions that a look-up takes, as counted: of what is compiled in, and of what the flash has.
        private const int CompiledWork = 450;
        private const int FetchedWork = 1300;
        private const char FirstWide = '\u0100';

        // Character and font; and its slot in the font's asset glyphs, -1 when it is compiled in.
        private readonly int[] _key = new int[Slots];
        private readonly short[] _assetSlot = new short[Slots];

        /// <summary>The glyph of each slot.</summary>
        public readonly byte[][] Bitmap = new byte[Slots][];
        public readonly ushort[] Offset = new ushort[Slots];
        public readonly byte[] Width = new byte[Slots];
        public readonly byte[] BytesPerRow = new byte[Slots];

        /// <summary>The part of its rows that has ink: the first of them, how many, and where in the bitmap they begin.</summary>
        public readonly byte[] InkTop = new byte[Slots];
        public readonly byte[] InkRows = new byte[Slots];
        public readonly ushort[] InkOffset = new ushort[Slots];

        /// <summary>IL instructions that all look-ups so far have taken.</summary>
        public int Work;

        /// <summary>The slot of that character's glyph, until the next is asked for; -1 while the flash that has it is writing.</summary>
        /// <param name="height">Of the font.</param>
        public int Find(char c, Font font, int height)
        {
            // The same letter in another size has another place.
            int slot = (c ^ (height << 2)) & (Slots - 1);
            if (_key[slot] == (c | font.Mark) && (_assetSlot[slot] < 0 || font.Assets.Holds(_assetSlot[slot], c)))
            {
                return slot;
            }

            return LookUp(slot, c, font, height);
        }

        private int LookUp(int slot, char c, Font font, int height)
        {
            Status sought = font.Fetch(c);
            if (sought == Status.Busy)
            {
                return -1;
            }

            // What stands in for a missing glyph is not remembered: the glyph may come.
            _key[slot] = sought == Status.Ok ? c | font.Mark : 0;
            _assetSlot[slot] = (short)font.AssetSlot;
            Bitmap[slot] = font.Bitmap;
            Offset[slot] = (ushort)font.Offset;
            Width[slot] = (byte)font.Width;
            BytesPerRow[slot] = (byte)font.BytesPerRow;

            // Chinese fills its cell: looking for blank rows would cost more than it saves.
            int ink = font.Ink >= 0 ? font.Ink : c < FirstWide ? InkOf(font, height) : height - 1;
            int top = ink >> Font.InkShift;
            int rows = (ink & Font.InkMask) - top + 1;
            InkTop[slot] = (byte)top;
            InkRows[slot] = (byte)(rows > 0 ? rows : 0);
            InkOffset[slot] = (ushort)(font.Offset + (top * font.BytesPerRow));
            Work += font.AssetSlot < 0 ? CompiledWork : FetchedWork;
            return slot;
        }

        /// <summary>As <see cref="Font.Ink"/>.</summary>
        private static int InkOf(Font font, int height)
        {
            byte[] bitmap = font.Bitmap;
            int bytesPerRow = font.BytesPerRow;
            int first = font.Offset;
            int ink = first;
            int end = first + (height * bytesPerRow);

            // Two bytes a turn, then one.
            while (ink < end - 1 && (bitmap[ink] | bitmap[ink + 1]) == 0)
            {
                ink += 2;
            }

            while (ink < end && bitmap[ink] == 0)
            {
                ink++;
            }

            while (end > ink + 1 && (bitmap[end - 1] | bitmap[end - 2]) == 0)
            {
                end -= 2;
            }

            while (end > ink && bitmap[end - 1] == 0)
            {
                end--;
            }

            return ink == end ? Font.NoInk : ((ink - first) / bytesPerRow << Font.InkShift) | ((end - 1 - first) / bytesPerRow);
        }
    }
}
