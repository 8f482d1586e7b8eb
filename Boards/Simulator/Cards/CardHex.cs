namespace Simulator.Cards;

/// <summary>Hex as people paste it: upper or lower case, with spaces, colons, dashes, commas or 0x. In commands ., x, ? and * stand for any digit.</summary>
internal static class CardHex
{
    private const string Separators = " \t\r\n:-_,;";
    private const string Wildcards = ".xX?*";

    public static byte[] Parse(CardJson node, int min, int max)
    {
        if (!node.IsString)
        {
            throw node.Wrong("is hex digits in quotes");
        }

        byte[] bytes = Parse(node, node.Text);
        return bytes.Length >= min && bytes.Length <= max ? bytes : throw node.Wrong($"has {min} to {max} bytes, not {bytes.Length}");
    }

    public static byte[] Parse(CardJson node, string text)
    {
        (byte[] bytes, byte[] mask) = ParseWild(node, text);
        return mask.All(m => m == 0xFF) ? bytes : throw node.Wrong("has a wildcard where bytes have to be known");
    }

    public static (byte[] Bytes, byte[] Mask) ParseWild(CardJson node, string text)
    {
        string digits = string.Concat(text.Replace("0x", "", StringComparison.OrdinalIgnoreCase).Where(c => !Separators.Contains(c)));
        foreach (char c in digits)
        {
            if (!char.IsAsciiHexDigit(c) && !Wildcards.Contains(c))
            {
                throw node.Wrong($"'{c}' is not a hex digit");
            }
        }

        if (digits.Length % 2 != 0)
        {
            throw node.Wrong($"has an odd number of hex digits ({digits.Length})");
        }

        var bytes = new byte[digits.Length / 2];
        var mask = new byte[bytes.Length];
        for (int i = 0; i < digits.Length; i++)
        {
            int shift = i % 2 == 0 ? 4 : 0;
            if (char.IsAsciiHexDigit(digits[i]))
            {
                bytes[i / 2] |= (byte)(Convert.ToInt32(digits[i].ToString(), 16) << shift);
                mask[i / 2] |= (byte)(0x0F << shift);
            }
        }

        return (bytes, mask);
    }
}
