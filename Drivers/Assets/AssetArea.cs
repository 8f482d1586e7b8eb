using Drivers.Hal;

namespace Drivers.Assets
{
    /// <summary>What the asset area holds. The numbers are in its header: they keep their meaning for good.</summary>
    public enum AssetKind : ushort
    {
        None = 0,

        /// <summary>UTF-16 units of all Chinese glyphs, ascending, two bytes each; the other tables follow their order.</summary>
        Codes = 1,

        /// <summary>Their GB2312 codes, two bytes each.</summary>
        Gb2312 = 2,

        /// <summary>Glyphs of 16x16 dots, 32 bytes each.</summary>
        Wide16 = 3,

        /// <summary>Glyphs of 24x24 dots, 72 bytes each.</summary>
        Wide24 = 4,

        /// <summary>Latin (20h to 7Eh) in 12x24 dots, 48 bytes each.</summary>
        Narrow24 = 5,

        /// <summary>Pinyin syllables and their characters; see PinyinTable.</summary>
        Pinyin = 6,
    }

    /// <summary>
    /// The read-only area at the end of the flash: fonts and dictionary. A header of one block names the sections; it is
    /// written last, so that an area half loaded is an empty one. Format: docs/ui.md, "Asset area". All numbers are stored
    /// high byte first.
    /// </summary>
    public sealed class AssetArea
    {
        /// <summary>Erase blocks of the area: 1 MB at the end of the flash.</summary>
        public const int Blocks = 256;

        public const int BlockBytes = 4096;
        public const int FormatVersion = 1;
        public const int MaxSections = 8;
        public const int FixedHeaderBytes = 16;
        public const int SectionBytes = 12;
        public const int CrcBytes = 2;

        private const byte Magic0 = (byte)'A';
        private const byte Magic1 = (byte)'S';
        private const byte Magic2 = (byte)'E';
        private const byte Magic3 = (byte)'T';
        private const int VersionOffset = 4;
        private const int CountOffset = 6;
        private const int ContentOffset = 8;
        private const int LengthOffset = 12;

        private readonly IFlash _flash;
        private readonly int[] _offset = new int[MaxSections + 1];
        private readonly int[] _length = new int[MaxSections + 1];
        private int _base;

        public AssetArea(IFlash flash)
        {
            _flash = flash;
        }

        /// <summary>There is an area and its header is sound.</summary>
        public bool Ready { get; private set; }

        /// <summary>Counts the contents' versions; 0 without any.</summary>
        public int ContentVersion { get; private set; }

        /// <summary>Another number each time the area was opened: what was read before may be stale.</summary>
        public int Opened { get; private set; }

        /// <summary>Where the area begins on a flash of that size; negative when there is no room for one.</summary>
        public static int BaseOf(int flashBytes)
        {
            return flashBytes - (Blocks * BlockBytes);
        }

        /// <summary>Reads the header: Ok, NotFound for an empty area, Checksum for a damaged one, Busy while the flash writes.</summary>
        public Status Open()
        {
            Ready = false;
            ContentVersion = 0;
            Opened++;
            _base = BaseOf(_flash.SizeBytes);
            if (_base < 0)
            {
                return Status.NotFound;
            }

            var header = new byte[FixedHeaderBytes + (MaxSections * SectionBytes) + CrcBytes];
            Status status = _flash.Read(_base, header, 0, header.Length);
            return status == Status.Ok ? Take(header) : status;
        }

        /// <summary>The contents are about to change: until it is opened again there is none.</summary>
        public void Close()
        {
            Ready = false;
            ContentVersion = 0;
        }

        /// <summary>Bytes of a section; 0 when there is none.</summary>
        public int LengthOf(AssetKind kind)
        {
            return Ready ? _length[(int)kind] : 0;
        }

        /// <summary>Reads from a section; Busy while the flash writes.</summary>
        public Status Read(AssetKind kind, int offset, byte[] into, int at, int count)
        {
            if (!Ready || offset < 0 || count < 0 || offset > _length[(int)kind] - count)
            {
                return Status.NotFound;
            }

            return _flash.Read(_base + _offset[(int)kind] + offset, into, at, count);
        }

        private Status Take(byte[] header)
        {
            if (header[0] != Magic0 || header[1] != Magic1 || header[2] != Magic2 || header[3] != Magic3)
            {
                return Status.NotFound;
            }

            int count = Word(header, CountOffset);
            if (Word(header, VersionOffset) != FormatVersion || count > MaxSections)
            {
                return Status.Invalid;
            }

            int end = FixedHeaderBytes + (count * SectionBytes);
            if (Crc16.Of(header, 0, end) != Word(header, end))
            {
                return Status.Checksum;
            }

            for (int i = 1; i <= MaxSections; i++)
            {
                _length[i] = 0;
            }

            int total = Number(header, LengthOffset);
            for (int i = 0; i < count; i++)
            {
                int at = FixedHeaderBytes + (i * SectionBytes);
                int kind = Word(header, at);
                int offset = Number(header, at + 4);
                int length = Number(header, at + 8);
                if (offset < 0 || length < 0 || total > Blocks * BlockBytes || offset > total - length)
                {
                    return Status.Invalid;
                }

                // A newer area may have more than this firmware knows.
                if (kind > 0 && kind <= MaxSections)
                {
                    _offset[kind] = offset;
                    _length[kind] = length;
                }
            }

            ContentVersion = Number(header, ContentOffset);
            Ready = true;
            return Status.Ok;
        }

        internal static int Word(byte[] bytes, int at)
        {
            return (bytes[at] << 8) | bytes[at + 1];
        }

        private static int Number(byte[] bytes, int at)
        {
            return (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
        }
    }
}
