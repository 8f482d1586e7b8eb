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
            return c < '\u0100' ? 1 : 2;
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
            for (int i = start; i < length; i++)
            {
                if (chars[i] == '\n')
                {
                    return i;
                }

                used += Columns(chars[i]);
                if (chars[i] == ' ')
                {
                    lastBreak = i;
                }
                else if (i > start && MayBreakBefore(chars[i - 1], chars[i]))
                {
                    lastBreak = i;
                }

                if (used > columns)
                {
                    // A word longer than the line is cut.
                    return lastBreak > start ? lastBreak : i;
                }
            }

            return length;
        }

        private static bool MayBreakBefore(char before, char c)
        {
            bool closing = c == '，' || c == '。' || c == '：' || c == '；' || c == '！' || c == '？' || c == '）' || c == '、';
            return !closing && before != '（' && (Columns(c) == 2 || (Columns(before) == 2 && c != ' '));
        }
    }
}
