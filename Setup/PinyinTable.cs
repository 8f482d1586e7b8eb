using Drivers.Assets;
using Drivers.Hal;

namespace Firmware.Setup
{
    /// <summary>
    /// The pinyin dictionary of the asset area: which syllables some keys may mean, and each one's characters, the frequent
    /// first. Format: docs/ui.md, "Asset area".
    /// </summary>
    public sealed class PinyinTable : Firmware.Ui.IWordFinder
    {
        /// <summary>Syllables offered for the same keys.</summary>
        public const int MaxSyllables = 8;

        private const int CountBytes = 2;
        private const int RowBytes = 10;
        private const int Letters = 6;
        private const int FirstOffset = 6;
        private const int LengthOffset = 8;
        private const int CharBytes = 2;
        private const string DigitOfLetter = "22233344455566677778889999";

        private readonly AssetArea _area;
        private readonly byte[] _row = new byte[RowBytes];
        private readonly string[] _syllables = new string[MaxSyllables];
        private readonly int[] _first = new int[MaxSyllables];
        private readonly int[] _length = new int[MaxSyllables];
        private readonly byte[] _char = new byte[CharBytes];
        private int _rows;

        public PinyinTable(AssetArea area)
        {
            _area = area;
        }

        public bool Ready
        {
            get { return _area.LengthOf(AssetKind.Pinyin) != 0; }
        }

        /// <summary>Syllables found by <see cref="Find"/>.</summary>
        public int Count { get; private set; }

        /// <summary>The letters of one of them.</summary>
        public string Syllable(int index)
        {
            return _syllables[index];
        }

        /// <summary>How many characters are read that way.</summary>
        public int Characters(int index)
        {
            return _length[index];
        }

        /// <summary>One of its characters, the most frequent at 0; '\0' while the flash writes.</summary>
        public char Character(int index, int at)
        {
            int offset = CountBytes + (_rows * RowBytes) + ((_first[index] + at) * CharBytes);
            return _area.Read(AssetKind.Pinyin, offset, _char, 0, CharBytes) == Status.Ok ? (char)((_char[0] << 8) | _char[1]) : '\0';
        }

        /// <summary>
        /// Looks for syllables that these keys (2 to 9) type: those that are complete first, then those that begin so.
        /// Ok when there is one, NotFound when there is none, Busy while the flash writes.
        /// </summary>
        public Status Find(byte[] digits, int count)
        {
            Count = 0;
            Status status = _area.Read(AssetKind.Pinyin, 0, _row, 0, CountBytes);
            if (status != Status.Ok)
            {
                return status;
            }

            _rows = (_row[0] << 8) | _row[1];
            status = Seek(digits, count, out int at);

            // Rows are in the order of their keys: what is complete comes before what goes on.
            while (status == Status.Ok && at < _rows && Count < MaxSyllables)
            {
                status = ReadRow(at);
                if (status != Status.Ok || Compare(digits, count) != 0)
                {
                    break;
                }

                Take();
                at++;
            }

            return status != Status.Ok ? status : Count == 0 ? Status.NotFound : Status.Ok;
        }

        /// <summary>The first row that does not come before these keys.</summary>
        private Status Seek(byte[] digits, int count, out int at)
        {
            int low = 0;
            int high = _rows;
            while (low < high)
            {
                int middle = (low + high) >> 1;
                Status status = ReadRow(middle);
                if (status != Status.Ok)
                {
                    at = 0;
                    return status;
                }

                if (Compare(digits, count) < 0)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            at = low;
            return Status.Ok;
        }

        private Status ReadRow(int row)
        {
            return _area.Read(AssetKind.Pinyin, CountBytes + (row * RowBytes), _row, 0, RowBytes);
        }

        /// <summary>Where the row stands to those keys: below 0 before them, 0 when it begins with them.</summary>
        private int Compare(byte[] digits, int count)
        {
            for (int i = 0; i < count; i++)
            {
                int letter = i < Letters ? _row[i] : 0;
                int digit = letter == 0 ? 0 : DigitOfLetter[letter - 'a'] - '0';
                if (digit != digits[i])
                {
                    return digit - digits[i];
                }
            }

            return 0;
        }

        private void Take()
        {
            string letters = "";
            for (int i = 0; i < Letters && _row[i] != 0; i++)
            {
                letters += (char)_row[i];
            }

            _syllables[Count] = letters;
            _first[Count] = (_row[FirstOffset] << 8) | _row[FirstOffset + 1];
            _length[Count] = (_row[LengthOffset] << 8) | _row[LengthOffset + 1];
            Count++;
        }
    }
}
