using Drivers.Display;

namespace Drivers.Printer
{
    /// <summary>Text as the printer's own font takes it: ASCII and GB2312 (EUC-CN), the latter two columns wide.</summary>
    public static class PrinterText
    {
        /// <summary>From here on every character takes two columns, known or not.</summary>
        private const int FirstWide = 0x2E80;

        /// <summary>An empty square.</summary>
        private const int Unknown = 0xA1F5;

        /// <summary>Columns of 12 dots that the text takes in normal width.</summary>
        public static int Columns(string text)
        {
            int columns = 0;
            for (int i = 0; i < text.Length; i++)
            {
                columns += text[i] > '~' && IsWide(text[i]) ? 2 : 1;
            }

            return columns;
        }

        /// <summary>Whether the character takes two columns; nothing is looked up for those that most texts are made of.</summary>
        internal static bool IsWide(char c)
        {
            return c > '~' && (c >= FirstWide || CodeOf(c) > 0xFF);
        }

        /// <summary>Whether the text has characters that only a printer with a Chinese font has.</summary>
        public static bool HasWide(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] > '~' && IsWide(text[i]))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>The character's code: one byte below 80h, or two with the lead byte high; '?' for what the printer does not have.</summary>
        public static int CodeOf(char c)
        {
            if (c >= ' ' && c <= '~')
            {
                return c;
            }

            switch (c)
            {
                case '\u00A5':
                    return 0xA3A4;
                case '\u00B7':
                    return 0xA1A4;
                case '\u00D7':
                    return 0xA1C1;
                case '\u00B0':
                    return 0xA1E3;
                default:
                    break;
            }

            int code = Fonts.Text16.Gb2312Of(c);
            return code != 0 ? code : c >= FirstWide ? Unknown : '?';
        }

        /// <summary>The same, with the whole of GB2312 where the face knows it.</summary>
        private static int CodeOf(char c, Font face)
        {
            int code = CodeOf(c);
            int known = code == Unknown && face.Assets != null ? face.Assets.Index.Gb2312Of(c) : 0;
            return known != 0 ? known : code;
        }

        /// <param name="face">Asked for the codes of characters that no text of the terminal uses.</param>
        internal static void Add(Slip slip, string text, Font face)
        {
            int length = text.Length < EscPosPrinter.MaxLineLength ? text.Length : EscPosPrinter.MaxLineLength;
            for (int i = 0; i < length; i++)
            {
                char c = text[i];
                if (c >= ' ' && c <= '~')
                {
                    slip.Add((byte)c);
                    continue;
                }

                int code = CodeOf(c, face);
                if (code > 0xFF)
                {
                    slip.Add((byte)(code >> 8));
                }

                slip.Add((byte)code);
            }
        }
    }
}
