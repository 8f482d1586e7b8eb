using Drivers.Hal;

namespace Drivers.Display
{
    /// <summary>Where a glyph lies and how it is drawn.</summary>
    internal sealed class Glyph
    {
        public char Code;
        public Font Font;

        /// <summary>Its slot in the font's <see cref="Font.Assets"/>; -1 when it is compiled in.</summary>
        public int AssetSlot;

        public byte[] Bitmap;
        public int Offset;
        public int Width;
        public int BytesPerRow;

        /// <summary>The part of its rows that has ink: the first of them, how many (0 or less for none), and where in the bitmap they begin.</summary>
        public int InkTop;
        public int InkRows;
        public int InkOffset;
    }

    /// <summary>Remembers glyphs that were drawn: a character drawn again is not looked up.</summary>
    internal sealed class GlyphCache
    {
        private const int Slots = 256;

        // IL instructions that a look-up takes, as counted: of what is compiled in, and of what the flash has.
        private const int CompiledWork = 450;
        private const int FetchedWork = 1300;
        private const char FirstWide = '\u0100';

        // Made as they are needed.
        private readonly Glyph[] _glyphs = new Glyph[Slots];

        /// <summary>IL instructions that all look-ups so far have taken.</summary>
        public int Work;

        /// <summary>That character's glyph, good until the next is asked for; null while the flash that has it is writing.</summary>
        /// <param name="height">Of the font.</param>
        public Glyph Find(char c, Font font, int height)
        {
            // The same letter in another size has another place.
            int slot = (c + (height << 4)) & (Slots - 1);
            Glyph glyph = _glyphs[slot];
            if (glyph != null && glyph.Code == c && glyph.Font == font && (glyph.AssetSlot < 0 || font.Assets.Holds(glyph.AssetSlot, c)))
            {
                return glyph;
            }

            return LookUp(slot, c, font, height);
        }

        private Glyph LookUp(int slot, char c, Font font, int height)
        {
            Status sought = font.Fetch(c);
            if (sought == Status.Busy)
            {
                return null;
            }

            Glyph glyph = _glyphs[slot];
            if (glyph == null)
            {
                glyph = new Glyph();
                _glyphs[slot] = glyph;
            }

            // What stands in for a missing glyph is not remembered: the glyph may come.
            glyph.Code = sought == Status.Ok ? c : '\0';
            glyph.Font = font;
            glyph.AssetSlot = font.AssetSlot;
            glyph.Bitmap = font.Bitmap;
            glyph.Offset = font.Offset;
            glyph.Width = font.Width;
            glyph.BytesPerRow = font.BytesPerRow;

            // Chinese fills its cell: looking for blank rows would cost more than it saves.
            int ink = font.Ink >= 0 ? font.Ink : c < FirstWide ? InkOf(glyph, height) : height - 1;
            glyph.InkTop = ink >> Font.InkShift;
            glyph.InkRows = (ink & Font.InkMask) - glyph.InkTop + 1;
            glyph.InkOffset = font.Offset + (glyph.InkTop * font.BytesPerRow);
            Work += font.AssetSlot < 0 ? CompiledWork : FetchedWork;
            return glyph;
        }

        /// <summary>As <see cref="Font.Ink"/>.</summary>
        private static int InkOf(Glyph glyph, int height)
        {
            byte[] bitmap = glyph.Bitmap;
            int bytesPerRow = glyph.BytesPerRow;
            int first = glyph.Offset;
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
