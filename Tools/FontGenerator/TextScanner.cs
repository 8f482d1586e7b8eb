using System.Globalization;

namespace FontGenerator;

/// <summary>Finds the characters beyond ASCII that stand in string and character literals of C# sources.</summary>
public static class TextScanner
{
    public static SortedSet<int> Characters(string source)
    {
        var found = new SortedSet<int>();
        int i = 0;
        while (i < source.Length)
        {
            char c = source[i];
            if (c == '/' && i + 1 < source.Length && source[i + 1] == '/')
            {
                i = SkipTo(source, i, "\n");
            }
            else if (c == '/' && i + 1 < source.Length && source[i + 1] == '*')
            {
                i = SkipTo(source, i + 2, "*/");
            }
            else if (c == '"')
            {
                bool verbatim = i > 0 && (source[i - 1] == '@' || (i > 1 && source[i - 1] == '$' && source[i - 2] == '@'));
                i = Literal(source, i + 1, '"', verbatim, found);
            }
            else if (c == '\'')
            {
                i = Literal(source, i + 1, '\'', false, found);
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    private static int SkipTo(string source, int from, string end)
    {
        int at = source.IndexOf(end, from, StringComparison.Ordinal);
        return at < 0 ? source.Length : at + end.Length;
    }

    private static int Literal(string source, int i, char quote, bool verbatim, SortedSet<int> found)
    {
        while (i < source.Length)
        {
            char c = source[i];
            if (c == quote)
            {
                if (!verbatim || i + 1 >= source.Length || source[i + 1] != quote)
                {
                    return i + 1;
                }

                i += 2;
            }
            else if (c == '\\' && !verbatim && i + 1 < source.Length)
            {
                // An escape in a character literal is a bound to compare with, not something to draw.
                if (quote == '"' && source[i + 1] == 'u' && i + 5 < source.Length
                    && int.TryParse(source.AsSpan(i + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int code) && code > 0x7F)
                {
                    found.Add(code);
                }

                i += 2;
            }
            else
            {
                if (c > 0x7F)
                {
                    found.Add(c);
                }

                i++;
            }
        }

        return i;
    }
}
