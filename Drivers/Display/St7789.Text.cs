using Drivers.Hal;

namespace Drivers.Display
{
    /// <content>Text: a glyph at a time, each in a window of its own.</content>
    public sealed partial class St7789
    {
        /// <summary>What one character is reckoned to cost at most, see <see cref="DrawText(int, int, string, int, Font, ushort, ushort, bool, int)"/>.</summary>
        public const int MostWork = 6000;

        // IL instructions as counted: a glyph with its window, a byte of it with and without the palette's table, finding a glyph.
        private const int GlyphWork = 270;
        private const int ByteWork = 16;
        private const int HalvesWork = 31;
        private const int LookUpWork = 900;

        // Of eight rows a narrow glyph has ink in some five.
        private const int InkShare = 5;
        private const char FirstWide = '\u0100';

        private readonly GlyphCache _glyphs = new GlyphCache();

        /// <summary>The colours of most of the text: what they need is made once, while the controller wakes up. Call it before <see cref="Start"/>.</summary>
        public void Keep(ushort ink, ushort paper)
        {
            _kept.Set(ink, paper);
        }

        /// <summary>Draws one line of text with its background, the top left corner at x, y.</summary>
        /// <returns>Dots that the text is wide, cut off or not.</returns>
        public int DrawText(int x, int y, string text, Font font, ushort ink, ushort paper)
        {
            DrawText(x, y, text, 0, font, ink, paper, false, int.MaxValue);
            return DrawnWidth;
        }

        /// <summary>
        /// The same from a character on, as many as may be drawn with <paramref name="work"/>, in IL instructions; one at
        /// least when that is <see cref="MostWork"/>. What it took is <see cref="Work"/>, how far it came <see cref="DrawnWidth"/>.
        /// </summary>
        /// <param name="onPaper">What lies there has the colour of the paper already: only rows with ink are drawn.</param>
        /// <returns>Characters drawn. Fewer than fit the work while the flash that has the glyphs is writing: ask again.</returns>
        public int DrawText(int x, int y, string text, int from, Font font, ushort ink, ushort paper, bool onPaper, int work)
        {
            DrawnWidth = 0;
            Work = 0;
            int end = text.Length;
            if (_state != State.Ready || end == 0)
            {
                return end - from;
            }

            int height = font.Height;
            Palette palette = UseColors(ink, paper);
            int left = work - Work;
            bool narrow = text[0] < FirstWide && text[end - 1] < FirstWide;
            int glyphBytes = height * (narrow ? (height + 8) >> 4 : (height + 7) >> 3);
            if (from == 0)
            {
                int bytes = narrow ? end * glyphBytes * InkShare / 8 : end * glyphBytes;
                if (palette.Pays(bytes))
                {
                    if (work < MostWork)
                    {
                        // With the next poll.
                        return 0;
                    }

                    left -= Palette.WholeWork;
                }

                palette.Expect(bytes);
            }

            return DrawGlyphs(x, y, text, from, font, height, palette, onPaper, work, left, LookUpWork + GlyphWork + (glyphBytes * (palette.Whole ? ByteWork : HalvesWork)));
        }

        /// <param name="work">What may be done in all.</param>
        /// <param name="left">What of it may still be done.</param>
        /// <param name="most">What one glyph may take.</param>
        private int DrawGlyphs(int x, int y, string text, int from, Font font, int height, Palette palette, bool onPaper, int work, int left, int most)
        {
            GlyphCache glyphs = _glyphs;
            byte[] widths = glyphs.Width;
            byte[] tops = glyphs.InkTop;
            byte[] inkRows = glyphs.InkRows;
            ushort[] offsets = onPaper ? glyphs.InkOffset : glyphs.Offset;
            byte[] strip = _strip;
            ISpi spi = _spi;
            bool inside = x >= 0 && y >= 0 && y + height <= Height;
            int byteWork = palette.Whole ? ByteWork : HalvesWork;
            int known = glyphs.Work;
            int at = x;
            int i = from;
            Status sent = Status.Ok;
            while (i < text.Length && left >= most)
            {
                int slot = glyphs.Find(text[i], font, height);
                if (slot < 0)
                {
                    break;
                }

                int width = widths[slot];
                int top = onPaper ? y + tops[slot] : y;
                int rows = onPaper ? inkRows[slot] : height;
                if (rows != 0 && width != 0 && at < Width)
                {
                    int bytesPerRow = glyphs.BytesPerRow[slot];
                    int count = bytesPerRow * rows;
                    palette.Expand(glyphs.Bitmap[slot], offsets[slot], count, bytesPerRow, width, strip);
                    if (inside && at + width <= Width)
                    {
                        SetWindow(at, top, at + width - 1, top + rows - 1);
                        sent = sent == Status.Ok ? spi.Write(strip, 0, width * rows * 2) : sent;
                    }
                    else
                    {
                        Send(at, top, width, rows);
                    }

                    left -= GlyphWork + (count * byteWork);
                }

                left -= glyphs.Work - known;
                known = glyphs.Work;
                at += width;
                i++;
            }

            Note(sent);
            _stripColor = -1;
            DrawnWidth = at - x;
            Work = work - left;
            return i - from;
        }

        /// <summary>Dots that the characters drawn last are wide, cut off or not.</summary>
        public int DrawnWidth { get; private set; }

        /// <summary>IL instructions that drawing them took, as reckoned.</summary>
        public int Work { get; private set; }

        /// <summary>Dots that the text would take when it is drawn.</summary>
        public int Measure(string text, Font font)
        {
            return font.Measure(text);
        }
    }
}
