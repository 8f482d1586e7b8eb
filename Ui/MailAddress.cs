namespace Firmware.Ui
{
    /// <summary>
    /// Whether a text can be an e-mail address: the plain form that people have (RFC 5321, 4.1.2, without quoted names and
    /// addresses in brackets).
    /// </summary>
    public static class MailAddress
    {
        /// <summary>Longest that the terminal takes.</summary>
        public const int MaxLength = 60;

        private const int LeastTopLevel = 2;
        private const string NameSigns = "!#$%&'*+-/=?^_`{|}~";

        public static bool IsValid(string text)
        {
            int at = text.IndexOf('@');
            return text.Length <= MaxLength && at > 0 && IsName(text, at) && IsDomain(text, at + 1);
        }

        /// <summary>Letters, digits and signs, with single dots between them.</summary>
        private static bool IsName(string text, int end)
        {
            bool dot = true;
            for (int i = 0; i < end; i++)
            {
                char c = text[i];
                if (c == '.' ? dot : !IsLetterOrDigit(c) && NameSigns.IndexOf(c) < 0)
                {
                    return false;
                }

                dot = c == '.';
            }

            return !dot;
        }

        /// <summary>Labels of letters, digits and inner hyphens, at least two, the last of letters.</summary>
        private static bool IsDomain(string text, int start)
        {
            int labels = 0;
            int from = start;
            while (from <= text.Length)
            {
                int dot = text.IndexOf('.', from);
                int end = dot < 0 ? text.Length : dot;
                if (!IsLabel(text, from, end))
                {
                    return false;
                }

                labels++;
                if (dot < 0)
                {
                    return labels > 1 && IsTopLevel(text, from);
                }

                from = dot + 1;
            }

            return false;
        }

        private static bool IsLabel(string text, int from, int end)
        {
            if (from == end || text[from] == '-' || text[end - 1] == '-')
            {
                return false;
            }

            for (int i = from; i < end; i++)
            {
                if (!IsLetterOrDigit(text[i]) && text[i] != '-')
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsTopLevel(string text, int from)
        {
            for (int i = from; i < text.Length; i++)
            {
                if (!IsLetter(text[i]))
                {
                    return false;
                }
            }

            return text.Length - from >= LeastTopLevel;
        }

        private static bool IsLetter(char c)
        {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }

        private static bool IsLetterOrDigit(char c)
        {
            return IsLetter(c) || (c >= '0' && c <= '9');
        }
    }
}
