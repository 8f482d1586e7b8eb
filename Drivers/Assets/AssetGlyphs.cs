using Drivers.Hal;

namespace Drivers.Assets
{
    /// <summary>
    /// The glyphs of one size out of the asset area. The last few used are kept; a text is made ready before it is drawn
    /// (<see cref="Prepare"/>), because the flash may be busy and drawing does not wait.
    /// </summary>
    public sealed class AssetGlyphs
    {
        private const int Slots = 40;
        private const int HintMask = 127;
        private const int FirstLatin = 0x20;
        private const int LastLatin = 0x7E;

        private readonly AssetArea _area;
        private readonly AssetKind _wide;
        private readonly AssetKind _narrow;
        private readonly int _narrowBytes;
        private readonly char[] _code = new char[Slots];
        private readonly byte[] _hint = new byte[HintMask + 1];
        private int _next;
        private int _opened;

        /// <param name="narrow">The section of the Latin glyphs; None when the font has them elsewhere.</param>
        public AssetGlyphs(AssetArea area, AssetIndex index, AssetKind wide, int wideBytes, AssetKind narrow, int narrowBytes)
        {
            _area = area;
            Index = index;
            _wide = wide;
            _narrow = narrow;
            _narrowBytes = narrowBytes;
            SlotBytes = wideBytes;
            Bitmaps = new byte[Slots * wideBytes];
        }

        /// <summary>Bitmaps of the kept glyphs, <see cref="SlotBytes"/> each.</summary>
        public byte[] Bitmaps { get; }

        public int SlotBytes { get; }

        public AssetIndex Index { get; }

        public bool Ready
        {
            get { return _area.Ready && _area.LengthOf(_wide) != 0; }
        }

        public bool HasLatin(char c)
        {
            return _narrow != AssetKind.None && c >= FirstLatin && c <= LastLatin;
        }

        /// <summary>The slot that holds the character; -1 when none does.</summary>
        public int SlotOf(char c)
        {
            if (_opened != _area.Opened)
            {
                return -1;
            }

            // Two characters of one hint take turns: one of them is fetched again.
            int slot = _hint[c & HintMask];
            return _code[slot] == c ? slot : -1;
        }

        /// <summary>Whether that slot still holds that character.</summary>
        public bool Holds(int slot, char c)
        {
            return _code[slot] == c && _opened == _area.Opened;
        }

        /// <summary>
        /// Fetches a glyph that is not kept: it is there until forty others have been fetched. Busy while the flash writes: ask
        /// again. NotFound when the area does not have it.
        /// </summary>
        public Status Prepare(char c)
        {
            if (_opened != _area.Opened)
            {
                Forget();
            }

            return SlotOf(c) >= 0 ? Status.Ok : Load(c);
        }

        private Status Load(char c)
        {
            Status status;
            int slot = _next;
            _code[slot] = '\0';
            if (HasLatin(c))
            {
                status = _area.Read(_narrow, (c - FirstLatin) * _narrowBytes, Bitmaps, slot * SlotBytes, _narrowBytes);
            }
            else
            {
                status = Index.Find(c, out int number);
                if (status == Status.Ok)
                {
                    status = _area.Read(_wide, number * SlotBytes, Bitmaps, slot * SlotBytes, SlotBytes);
                }
            }

            if (status == Status.Ok)
            {
                _code[slot] = c;
                _hint[c & HintMask] = (byte)slot;
                _next = slot == Slots - 1 ? 0 : slot + 1;
            }

            return status;
        }

        private void Forget()
        {
            for (int i = 0; i < Slots; i++)
            {
                _code[i] = '\0';
            }

            _opened = _area.Opened;
        }
    }
}
