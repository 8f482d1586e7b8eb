using System.Text;

namespace Tests.Emv
{
    /// <summary>Bytes written as hex, blanks allowed, and back.</summary>
    public static class Hex
    {
        public static byte[] Bytes(string text)
        {
            int digits = 0;
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] != ' ')
                {
                    digits++;
                }
            }

            var bytes = new byte[digits / 2];
            int at = 0;
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] != ' ')
                {
                    bytes[at / 2] = (byte)((bytes[at / 2] << 4) | Digit(text[i]));
                    at++;
                }
            }

            return bytes;
        }

        public static string Text(byte[] bytes, int offset, int count)
        {
            var text = new StringBuilder();
            for (int i = 0; i < count; i++)
            {
                text.Append(Nibble(bytes[offset + i] >> 4));
                text.Append(Nibble(bytes[offset + i] & 15));
            }

            return text.ToString();
        }

        public static string Text(byte[] bytes)
        {
            return Text(bytes, 0, bytes.Length);
        }

        private static int Digit(char c)
        {
            return c <= '9' ? c - '0' : (c & 0xDF) - 'A' + 10;
        }

        private static char Nibble(int value)
        {
            return (char)(value < 10 ? '0' + value : 'A' + value - 10);
        }
    }
}
