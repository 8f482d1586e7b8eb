namespace Firmware.Ui
{
    /// <summary>
    /// Breaks a text into lines: at spaces, and before or after any Chinese character, but never before closing punctuation.
    /// Widths are those of the 16-pixel font and of the printer alike: 1 for Latin, 2 for Chinese.
    /// </summary>
    public sealed class LineBreaker
    {
        /// <summary>Lines kept; more are dropped.</summary>
        public const int MaxLines = 8;

        private const int MaxChars = 160;

        // Behind Latin-1 every character of our texts is as wide as high.
        private const char FirstWide = '\u0100';

        private readonly string[] _lines = new string[MaxLines];

        /// <summary>Lines found by the last <see cref="Break"/>.</summary>
        public int Count { get; private set; }

        /// <summary>A line, 0 = the first.</summary>
        public string Line(int index)
        {
            return _lines[index];
        }

        /// <summary>Columns of a character: 1 for Latin, 2 for everything else.</summary>
        public static int Columns(char c)
        {
            return c < FirstWide ? 1 : 2;
        }

        /// <summary>Columns of a text.</summary>
        public static int Columns(string text)
        {
            int columns = text.Length;
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] >= FirstWide)
                {
                    columns++;
                }
            }

            return columns;
        }

        /// <summary>Breaks <paramref name="text"/> into lines of at most <paramref name="columns"/>; '\n' begins a new line. Returns how many.</summary>
        public int Break(string text, int columns)
        {
            Count = 0;
            char[] chars = text.ToCharArray();
            int length = chars.Length < MaxChars ? chars.Length : MaxChars;
            int start = 0;
            while (start < length && Count < MaxLines)
            {
                int end = EndOfLine(chars, start, length, columns);
                _lines[Count++] = new string(chars, start, end - start);
                start = end;
                // The space or line end that made the break belongs to no line.
                if (start < length && (chars[start] == ' ' || chars[start] == '\n'))
                {
                    start++;
                }
            }

            return Count;
        }

        private static int EndOfLine(char[] chars, int start, int length, int columns)
        {
            int used = 0;
            int i = start;
            while (i < length && chars[i] != '\n')
            {
                used += chars[i] < FirstWide ? 1 : 2;
                if (used > columns)
                {
                    return LastBreak(chars, start, i);
                }

                i++;
            }

            return i;
        }

        /// <summary>Where the line ends that has no room for the character at <paramref name="first"/>.</summary>
        private static int LastBreak(char[] chars, int start, int first)
        {
            for (int i = first; i > start; i--)
            {
                char c = chars[i];
                char before = chars[i - 1];
                if (c == ' ' || ((c >= FirstWide || before >= FirstWide) && !Closes(c) && before != '（'))
                {
                    return i;
                }
            }

            // A word longer than the line is cut.
            return first;
        }

        private static bool Closes(char c)
        {
            switch (c)
            {
                case '，':
                case '。':
                case '：':
                case '；':
                case '！':
                case '？':
                case '）':
                case '、':
                    return true;
                default:
                    return false;
            }
        }
    }
}
