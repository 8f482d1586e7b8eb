using System;
using System.Threading;
using Drivers.Assets;
using Drivers.Hal;

namespace Drivers.Display
{
    /// <summary>The bitmap of a glyph in base 64, by its place in the font; null when there is none.</summary>
    public delegate string GlyphDots(int place);

    /// <summary>
    /// A bitmap font. Rows run from the top, each padded to whole bytes, the leftmost dot in the highest bit. Narrow glyphs
    /// of one byte a row cover the ranges 20h-7Eh and A0h-FFh and are found by index; the others by binary search.
    /// </summary>
    public sealed class Font
    {
        internal const int InkShift = 8;
        internal const int InkMask = 0xFF;

        /// <summary>Begins below its end.</summary>
        internal const int NoInk = 0x0F00;

        private const int FirstAscii = 0x20;
        private const int LastAscii = 0x7E;
        private const int FirstLatin1 = 0xA0;
        private const int LastLatin1 = 0xFF;
        private const int AsciiCount = LastAscii - FirstAscii + 1;
        private const int NarrowWidth = 8;

        /// <summary>Where the asset area's Chinese begins: signs below have glyphs on board or none.</summary>
        private const int FirstAsset = 0x100;

        private const int MarkShift = 16;

        private static int s_fonts;

        /// <summary>Another number for every font, above the bits of a character; for those who keep glyphs of several.</summary>
        internal readonly int Mark = NextMark();

        private readonly byte[] _narrow;
        private readonly byte[] _narrowInk;
        private readonly ushort[] _codes;
        private readonly byte[] _bitmaps;
        private readonly byte[] _widths;
        private readonly ushort[] _gb2312;
        private readonly int _bytesPerRow;
        private readonly GlyphDots _dots;

        /// <summary>A font whose wide glyphs all have the same width and are read when they are needed.</summary>
        /// <param name="height">Rows of every glyph, a multiple of 4.</param>
        /// <param name="narrow">Bitmaps of the two Latin ranges, one byte a row.</param>
        /// <param name="narrowInk">Of each the first row with ink in the upper half, the last in the lower.</param>
        /// <param name="codes">UTF-16 units of the wide glyphs, ascending.</param>
        /// <param name="dots">Their bitmaps.</param>
        /// <param name="bytesPerRow">Bytes of one row of those.</param>
        /// <param name="gb2312">Their GB2312 codes (EUC-CN, lead byte high).</param>
        public Font(int height, byte[] narrow, byte[] narrowInk, ushort[] codes, GlyphDots dots, int bytesPerRow, ushort[] gb2312)
        {
            Height = height;
            _narrow = narrow;
            _narrowInk = narrowInk;
            _codes = codes;
            _dots = dots;
            _bytesPerRow = bytesPerRow;
            _gb2312 = gb2312;
        }

        /// <summary>A font of few glyphs, all kept on the heap.</summary>
        /// <param name="height">Rows of every glyph, a multiple of 4.</param>
        /// <param name="codes">UTF-16 units of the glyphs, ascending.</param>
        /// <param name="bitmaps">Their bitmaps, in the order of <paramref name="codes"/>.</param>
        /// <param name="bytesPerRow">Bytes of one row of those.</param>
        /// <param name="widths">Their widths in dots.</param>
        public Font(int height, ushort[] codes, byte[] bitmaps, int bytesPerRow, byte[] widths)
        {
            Height = height;
            _codes = codes;
            _bitmaps = bitmaps;
            _bytesPerRow = bytesPerRow;
            _widths = widths;
        }

        private static int NextMark()
        {
            return Interlocked.Increment(ref s_fonts) << MarkShift;
        }

        /// <summary>Dots from the top of a glyph to its bottom.</summary>
        public int Height { get; }

        /// <summary>Where glyphs come from that are not compiled in; null for nowhere.</summary>
        public AssetGlyphs Assets { get; set; }

        /// <summary>Whether every character of the text has a glyph, as far as that can be told without asking the flash: Chinese does.</summary>
        public bool Covers(string text)
        {
            bool assets = HasAssets;
            bool latin = assets && Assets.HasLatin('0');
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if ((!latin || c < FirstAscii || c > LastAscii) && (!assets || c < FirstAsset) && !IsCompiled(c))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>The same of one character.</summary>
        public bool Covers(char c)
        {
            return (HasAssets && (c >= FirstAsset || Assets.HasLatin(c))) || IsCompiled(c);
        }

        private bool HasAssets
        {
            get { return Assets != null && Assets.Ready; }
        }

        /// <summary>Where the glyph found by <see cref="Seek"/> lies.</summary>
        internal byte[] Bitmap;
        internal int Offset;
        internal int Width;
        internal int BytesPerRow;

        /// <summary>Its first row with ink, shifted by <see cref="InkShift"/>, and its last; <see cref="NoInk"/> for none, -1 when that is not known.</summary>
        internal int Ink;

        /// <summary>Its slot in <see cref="Assets"/>; -1 when it is compiled in.</summary>
        internal int AssetSlot;

        private int _place = -1;
        private int _heldPlace = -1;
        private byte[] _held;

        /// <summary>Whether the font can draw that UTF-16 unit.</summary>
        public bool Contains(char c)
        {
            return IsCompiled(c);
        }

        private bool IsCompiled(char c)
        {
            return (_narrow != null && NarrowIndex(c) >= 0) || Find(c) >= 0;
        }

        /// <summary>Width in dots of one character; that of '?' for one the font does not have.</summary>
        public int WidthOf(char c)
        {
            return WidthOf(c, HasAssets);
        }

        /// <summary>Width in dots of a text.</summary>
        public int Measure(string text)
        {
            bool assets = HasAssets;
            int latin = _narrow != null ? NarrowWidth : assets && Assets.HasLatin('0') ? Height / 2 : 0;
            int width = 0;
            for (int i = 0; i < text.Length; i++)
            {
                // Most characters need no more than this.
                char c = text[i];
                width += latin != 0 && c >= FirstAscii && c <= LastAscii ? latin : assets && c >= FirstAsset ? Height : WidthOf(c, assets);
            }

            return width;
        }

        private int WidthOf(char c, bool assets)
        {
            if (_narrow != null && NarrowIndex(c) >= 0)
            {
                return NarrowWidth;
            }

            // All wide glyphs are as wide as high, wherever they lie: nothing has to be looked up.
            if (assets && c >= FirstAsset)
            {
                return Height;
            }

            if (assets && Assets.HasLatin(c))
            {
                return Height / 2;
            }

            Locate(c);
            return Width;
        }

        /// <summary>Whether the glyph has ink at that dot, counted from its left top; for those who read screens.</summary>
        public bool HasInk(char c, int x, int y)
        {
            Seek(c);
            return (Bitmap[Offset + (y * BytesPerRow) + (x >> 3)] & (0x80 >> (x & 7))) != 0;
        }

        /// <summary>The character's GB2312 code, lead byte in the high half; 0 when it has none.</summary>
        public int Gb2312Of(char c)
        {
            int i = _gb2312 == null ? -1 : Find(c);
            if (i >= 0)
            {
                return _gb2312[i];
            }

            return Assets == null || c < FirstAsset ? 0 : Assets.Index.Gb2312Of(c);
        }

        /// <summary>
        /// Points <see cref="Bitmap"/>, <see cref="Offset"/>, <see cref="Width"/> and <see cref="BytesPerRow"/> at a glyph: the
        /// character's, fetched from the asset area when it is not compiled in; else that of '?', else an empty place of no width.
        /// </summary>
        /// <returns>Ok; NotFound when it is not the character's own; Busy, with nothing found, while the flash writes.</returns>
        internal Status Fetch(char c)
        {
            if (!TryLocate(c))
            {
                Status fetched = !HasAssets || (c < FirstAsset && !Assets.HasLatin(c)) ? Status.NotFound : Assets.Prepare(c);
                if (fetched == Status.Busy)
                {
                    return fetched;
                }

                if (fetched != Status.Ok || !TrySeekAsset(c))
                {
                    return StandIn();
                }
            }

            TakeDots();
            return Status.Ok;
        }

        private Status StandIn()
        {
            if (HasAssets && Assets.HasLatin('?') && Assets.Prepare('?') == Status.Busy)
            {
                return Status.Busy;
            }

            Locate('?');
            TakeDots();
            return Status.NotFound;
        }

        /// <summary>The same of what is compiled in or was fetched before.</summary>
        /// <returns>False when it is not the character's own.</returns>
        internal bool Seek(char c)
        {
            bool own = Locate(c);
            TakeDots();
            return own;
        }

        private void TakeDots()
        {
            if (_place < 0)
            {
                return;
            }

            if (_place != _heldPlace)
            {
                _held = Convert.FromBase64String(_dots(_place));
                _heldPlace = _place;
            }

            Bitmap = _held;
        }

        /// <summary>The same without the dots of a glyph that is read when needed.</summary>
        private bool Locate(char c)
        {
            if (TryLocate(c))
            {
                return true;
            }

            if (!TryLocate('?'))
            {
                Bitmap = _bitmaps;
                Offset = 0;
                Width = 0;
                BytesPerRow = 0;
            }

            return false;
        }

        private bool TryLocate(char c)
        {
            AssetSlot = -1;
            Ink = -1;
            _place = -1;
            int i = _narrow == null ? -1 : NarrowIndex(c);
            if (i >= 0)
            {
                Bitmap = _narrow;
                Offset = i * Height;
                Width = NarrowWidth;
                BytesPerRow = 1;
                Ink = ((_narrowInk[i] & 0xF0) << 4) | (_narrowInk[i] & 0x0F);
                return true;
            }

            i = Find(c);
            if (i < 0)
            {
                return TrySeekAsset(c);
            }

            Bitmap = _bitmaps;
            Offset = _dots == null ? i * Height * _bytesPerRow : 0;
            Width = _widths == null ? _bytesPerRow * 8 : _widths[i];
            BytesPerRow = _bytesPerRow;
            _place = _dots == null ? -1 : i;
            return true;
        }

        /// <summary>Only what was prepared is there.</summary>
        private bool TrySeekAsset(char c)
        {
            int slot = Assets == null ? -1 : Assets.SlotOf(c);
            if (slot < 0)
            {
                return false;
            }

            bool narrow = Assets.HasLatin(c);
            AssetSlot = slot;
            Bitmap = Assets.Bitmaps;
            Offset = slot * Assets.SlotBytes;
            Width = narrow ? Height / 2 : Height;
            BytesPerRow = (Width + 7) >> 3;
            return true;
        }

        private static int NarrowIndex(char c)
        {
            if (c >= FirstAscii && c <= LastAscii)
            {
                return c - FirstAscii;
            }

            return c >= FirstLatin1 && c <= LastLatin1 ? c - FirstLatin1 + AsciiCount : -1;
        }

        private int Find(char c)
        {
            ushort[] codes = _codes;
            int low = 0;
            int high = codes.Length - 1;
            while (low <= high)
            {
                int middle = (low + high) >> 1;
                int code = codes[middle];
                if (code == c)
                {
                    return middle;
                }

                if (code < c)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle - 1;
                }
            }

            return -1;
        }
    }
}
