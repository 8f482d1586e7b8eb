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
            char[] chars = text.ToCharArray();
            int columns = 0;
            for (int i = 0; i < chars.Length; i++)
            {
                columns += Columns(chars[i]);
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
            int lastBreak = start;
            char before = ' ';
            for (int i = start; i < length; i++)
            {
                char c = chars[i];
                if (c == '\n')
                {
                    return i;
                }

                bool wide = c >= FirstWide;
                used += wide ? 2 : 1;
                if (c == ' ' || ((wide || before >= FirstWide) && i > start && !Closes(c) && before != '（'))
                {
                    lastBreak = i;
                }

                if (used > columns)
                {
                    // A word longer than the line is cut.
                    return lastBreak > start ? lastBreak : i;
                }

                before = c;
            }

            return length;
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
