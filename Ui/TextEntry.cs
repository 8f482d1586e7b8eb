using Drivers.Hal;

namespace Firmware.Ui
{
    /// <summary>How keys become characters.</summary>
    public enum EntryMode : byte
    {
        /// <summary>Letters spell a syllable; a character is chosen from those it may mean.</summary>
        Pinyin = 0,

        /// <summary>The same key again within a moment means its next letter.</summary>
        Lower,
        Upper,
        Digits,
    }

    /// <summary>
    /// A text being typed on a telephone's keys: digits, letters by repeated presses, Chinese by pinyin. It knows neither
    /// screen nor keypad; the page does.
    /// </summary>
    public sealed class TextEntry
    {
        /// <summary>What a setting takes: 32 Chinese characters of three bytes.</summary>
        public const int MaxBytes = 96;

        /// <summary>Letters of the longest syllable.</summary>
        public const int MaxKeys = 6;

        /// <summary>Characters offered at a time.</summary>
        public const int Offered = 8;

        /// <summary>The next press of the same key begins a new letter after this.</summary>
        public const int RepeatMs = 900;

        private const int FirstLetterKey = 2;
        private const int WideBytes = 3;
        private const char FirstWide = '\u0800';

        // By key: what it types in turn.
        private static readonly string[] s_letters = { " 0", ".,-/&()#'@:+*1", "abc2", "def3", "ghi4", "jkl5", "mno6", "pqrs7", "tuv8", "wxyz9" };

        // Keys 0 and 1 in an address.
        private static readonly string[] s_addressSigns = { "0", ".@-_+1" };

        private readonly IWordFinder _finder;
        private readonly byte[] _keys = new byte[MaxKeys];
        private readonly char[] _offered = new char[Offered];
        private string _text = "";
        private int _maxColumns;
        private bool _address;
        private int _tapKey = -1;
        private int _tapCount;
        private long _tapMs;

        /// <param name="finder">The dictionary; null for none.</param>
        public TextEntry(IWordFinder finder)
        {
            _finder = finder;
        }

        public string Text
        {
            get { return _text; }
        }

        public EntryMode Mode { get; private set; }

        /// <summary>Keys of the syllable that is being typed.</summary>
        public int Keys { get; private set; }

        /// <summary>Which of the syllables that the keys may mean.</summary>
        public int Reading { get; private set; }

        /// <summary>First of the characters on offer, counted among all of the syllable.</summary>
        public int From { get; private set; }

        /// <summary>Characters on offer.</summary>
        public int OfferedCount { get; private set; }

        /// <summary>What the last key asked for could not be looked up yet: <see cref="Refresh"/> tries again.</summary>
        public bool Stale { get; private set; }

        public char OfferedAt(int index)
        {
            return _offered[index];
        }

        /// <summary>The syllables on offer.</summary>
        public int Readings
        {
            get { return Keys == 0 ? 0 : _finder.Count; }
        }

        public string ReadingAt(int index)
        {
            return _finder.Syllable(index);
        }

        /// <summary>There is another page of characters.</summary>
        public bool More
        {
            get { return Readings != 0 && From + OfferedCount < _finder.Characters(Reading); }
        }

        /// <param name="maxColumns">Width of the finished text; a Chinese character takes two columns.</param>
        public void Start(string text, int maxColumns, EntryMode mode)
        {
            _text = text;
            _maxColumns = maxColumns;
            _address = false;
            Mode = mode == EntryMode.Pinyin && !HasPinyin ? EntryMode.Lower : mode;
            Forget();
        }

        /// <summary>An e-mail address: small letters or digits, the signs of an address in place of all signs.</summary>
        public void StartAddress(int maxColumns, EntryMode mode)
        {
            Start("", maxColumns, mode);
            _address = true;
        }

        /// <summary>Adds what a key or a list stands for. False when there is no room: then nothing is added.</summary>
        public bool Put(string more)
        {
            Forget();
            string longer = _text + more;
            if (LineBreaker.Columns(longer) > _maxColumns)
            {
                return false;
            }

            _text = longer;
            return true;
        }

        /// <summary>The next way of typing.</summary>
        public void NextMode()
        {
            Forget();
            if (_address)
            {
                Mode = Mode == EntryMode.Digits ? EntryMode.Lower : EntryMode.Digits;
                return;
            }

            Mode = Mode == EntryMode.Digits ? EntryMode.Pinyin : Mode + 1;
            if (Mode == EntryMode.Pinyin && !HasPinyin)
            {
                Mode = EntryMode.Lower;
            }
        }

        /// <summary>A digit key. False when it changed nothing.</summary>
        public bool Type(int digit, long nowMs)
        {
            switch (Mode)
            {
                case EntryMode.Digits:
                    return Append((char)('0' + digit));
                case EntryMode.Pinyin:
                    return TypePinyin(digit);
                default:
                    return Tap(digit, nowMs);
            }
        }

        /// <summary>Another of the syllables that the keys may mean.</summary>
        public bool NextReading()
        {
            if (Readings < 2)
            {
                return false;
            }

            Reading = Reading + 1 == Readings ? 0 : Reading + 1;
            From = 0;
            Offer();
            return true;
        }

        /// <summary>The next characters, or those before.</summary>
        public bool Turn(bool forward)
        {
            int from = forward ? From + Offered : From - Offered;
            if (Readings == 0 || from < 0 || from >= _finder.Characters(Reading))
            {
                return false;
            }

            From = from;
            Offer();
            return true;
        }

        /// <summary>Takes one of the characters on offer.</summary>
        public bool Choose(int index)
        {
            if (index < 0 || index >= OfferedCount)
            {
                return false;
            }

            char c = _offered[index];
            Forget();
            return Append(c);
        }

        /// <summary>Takes back the last key of a syllable, or else the last character. False when there is nothing.</summary>
        public bool TakeBack()
        {
            _tapKey = -1;
            if (Keys > 0)
            {
                Keys--;
                Look();
                return true;
            }

            if (_text.Length == 0)
            {
                return false;
            }

            _text = _text.Substring(0, _text.Length - 1);
            return true;
        }

        /// <summary>Empties it.</summary>
        public void Clear()
        {
            Forget();
            _text = "";
        }

        /// <summary>Looks up again what the flash was too busy for.</summary>
        public void Refresh()
        {
            if (Stale)
            {
                Look();
            }
        }

        private bool HasPinyin
        {
            get { return _finder != null && _finder.Ready; }
        }

        private bool TypePinyin(int digit)
        {
            if (digit == 0 && Keys == 0)
            {
                return Append(' ');
            }

            if (digit == 1 || digit == 0)
            {
                return false;
            }

            if (Keys == MaxKeys || digit < FirstLetterKey)
            {
                return false;
            }

            _keys[Keys] = (byte)digit;
            Keys++;
            Look();
            if (Readings == 0 && !Stale)
            {
                // No syllable goes on like that: the key is not taken.
                Keys--;
                Look();
                return false;
            }

            return true;
        }

        private bool Tap(int digit, long nowMs)
        {
            bool again = digit == _tapKey && nowMs - _tapMs < RepeatMs;
            string letters = _address && digit < FirstLetterKey ? s_addressSigns[digit] : s_letters[digit];
            _tapMs = nowMs;
            if (again)
            {
                _tapCount = _tapCount + 1 == letters.Length ? 0 : _tapCount + 1;
                _text = _text.Substring(0, _text.Length - 1);
                return Append(Cased(letters[_tapCount]));
            }

            if (!Append(Cased(letters[0])))
            {
                return false;
            }

            _tapKey = digit;
            _tapCount = 0;
            return true;
        }

        private char Cased(char c)
        {
            return Mode == EntryMode.Upper && c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
        }

        private bool Append(char c)
        {
            string longer = _text + c.ToString();
            if (LineBreaker.Columns(longer) > _maxColumns || Bytes(longer) > MaxBytes)
            {
                return false;
            }

            _text = longer;
            return true;
        }

        private static int Bytes(string text)
        {
            int bytes = 0;
            for (int i = 0; i < text.Length; i++)
            {
                bytes += text[i] < '\u0080' ? 1 : text[i] < FirstWide ? 2 : WideBytes;
            }

            return bytes;
        }

        private void Forget()
        {
            _tapKey = -1;
            Keys = 0;
            Reading = 0;
            From = 0;
            OfferedCount = 0;
            Stale = false;
        }

        private void Look()
        {
            Reading = 0;
            From = 0;
            OfferedCount = 0;
            Stale = false;
            if (Keys > 0)
            {
                Stale = _finder.Find(_keys, Keys) == Status.Busy;
                Offer();
            }
        }

        private void Offer()
        {
            OfferedCount = 0;
            int left = Readings == 0 ? 0 : _finder.Characters(Reading) - From;
            while (OfferedCount < left && OfferedCount < Offered)
            {
                char c = _finder.Character(Reading, From + OfferedCount);
                if (c == '\0')
                {
                    Stale = true;
                    return;
                }

                _offered[OfferedCount] = c;
                OfferedCount++;
            }
        }
    }
}
