using System.Globalization;

namespace Simulator.Cards;

/// <summary>Takes typed members out of a JSON object, or complains with the line. A default of null makes a member required.</summary>
internal sealed class CardFields
{
    private readonly CardJson _node;
    private readonly string _what;

    public CardFields(CardJson node, string what)
    {
        _node = node;
        _what = what;
        if (!node.IsObject)
        {
            throw node.Wrong($"{what} is an object in braces");
        }
    }

    public static T Parse<T>(CardJson node, string text)
        where T : struct, Enum
    {
        if (System.Enum.TryParse(text, true, out T value) && System.Enum.IsDefined(value) && !char.IsDigit(text, 0))
        {
            return value;
        }

        string names = string.Join(", ", System.Enum.GetNames<T>().Select(Camel));
        throw node.Wrong($"\"{text}\" is not one of: {names}");
    }

    public static byte[] ParseHex(CardJson node, int minBytes, int maxBytes)
    {
        string hex = node.IsString ? string.Concat(node.Text.Where(c => !char.IsWhiteSpace(c))) : throw node.Wrong("is hex digits in quotes");
        if (hex.Length % 2 != 0 || !hex.All(char.IsAsciiHexDigit))
        {
            throw node.Wrong("is not an even number of hex digits");
        }

        if (hex.Length / 2 < minBytes || hex.Length / 2 > maxBytes)
        {
            throw node.Wrong(minBytes == maxBytes ? $"has {minBytes} bytes, not {hex.Length / 2}" : $"has {minBytes} to {maxBytes} bytes, not {hex.Length / 2}");
        }

        return Convert.FromHexString(hex);
    }

    public string Text(string name, string? otherwise, int min, int max)
    {
        CardJson? node = Find(name, otherwise is null);
        if (node is null)
        {
            return otherwise!;
        }

        if (!node.IsString || node.Text.Length < min || node.Text.Length > max || node.Text.Any(char.IsControl))
        {
            throw node.Wrong($"is a text of {min} to {max} characters");
        }

        return node.Text;
    }

    public string? OptionalText(string name, int max) => _node.Member(name) is null ? null : Text(name, null, 1, max);

    public string Choice(string name, string otherwise, params string[] choices)
    {
        string text = Text(name, otherwise, 1, 20);
        return choices.FirstOrDefault(c => string.Equals(c, text, StringComparison.OrdinalIgnoreCase))
            ?? throw _node.Member(name)!.Wrong($"\"{text}\" is not one of: {string.Join(", ", choices)}");
    }

    public string Digits(string name, string? otherwise, int min, int max)
    {
        CardJson? node = Find(name, otherwise is null);
        if (node is null)
        {
            return otherwise!;
        }

        string digits = string.Concat(node.Text.Where(c => c is not ' ' and not '-'));
        if (!node.IsString || digits.Length < min || digits.Length > max || !digits.All(char.IsAsciiDigit))
        {
            throw node.Wrong(min == max ? $"is {min} digits in quotes" : $"is {min} to {max} digits in quotes");
        }

        return digits;
    }

    public string Month(string name, string? otherwise)
    {
        string digits = Digits(name, otherwise, 4, 4);
        int month = int.Parse(digits[2..], CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 ? digits : throw _node.Member(name)!.Wrong("is YYMM, with a month from 01 to 12");
    }

    public string Letters(string name, string otherwise)
    {
        string text = Text(name, otherwise, 0, 8);
        return text.Length % 2 == 0 && text.All(char.IsAsciiLetterLower)
            ? text
            : throw _node.Member(name)!.Wrong("is one to four languages of two lower-case letters, like \"zhen\"");
    }

    public int Number(string name, int otherwise, int min, int max)
    {
        CardJson? node = Find(name, false);
        if (node is null)
        {
            return otherwise;
        }

        if (node.Kind != System.Text.Json.JsonTokenType.Number || !int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) || value < min || value > max)
        {
            throw node.Wrong($"is a whole number from {min} to {max}");
        }

        return value;
    }

    /// <summary>An amount in major units with up to two decimals ("12.34" or 12.34), given in minor units.</summary>
    public long Amount(string name, long otherwiseMinor)
    {
        CardJson? node = Find(name, false);
        if (node is null)
        {
            return otherwiseMinor;
        }

        return CardAmount.TryParse(node.Text, out long minor) && minor <= uint.MaxValue
            ? minor
            : throw node.Wrong("is an amount like \"100.00\"");
    }

    public bool Flag(string name, bool otherwise)
    {
        CardJson? node = Find(name, false);
        return node?.Kind switch
        {
            null => otherwise,
            System.Text.Json.JsonTokenType.True => true,
            System.Text.Json.JsonTokenType.False => false,
            _ => throw node.Wrong("is true or false"),
        };
    }

    public byte[] Hex(string name, byte[]? otherwise, int minBytes, int maxBytes)
    {
        CardJson? node = Find(name, otherwise is null);
        return node is null ? otherwise! : ParseHex(node, minBytes, maxBytes);
    }

    public T Enum<T>(string name, T otherwise)
        where T : struct, Enum
    {
        CardJson? node = Find(name, false);
        return node is null ? otherwise : Parse<T>(node, node.IsString && node.Text.Length > 0 ? node.Text : "?");
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private CardJson? Find(string name, bool required)
    {
        CardJson? node = _node.Member(name);
        if (node is null && required)
        {
            throw _node.Wrong($"{_what} needs \"{name}\"");
        }

        return node;
    }
}

/// <summary>Amounts as people write them.</summary>
public static class CardAmount
{
    private const int MaxMajorDigits = 10;

    /// <summary>12, 12.3 or 12.34 into minor units, by digits alone.</summary>
    public static bool TryParse(string text, out long minor)
    {
        minor = 0;
        string[] parts = text.Split('.');
        if (parts.Length > 2 || parts[0].Length is 0 or > MaxMajorDigits || parts.Any(p => !p.All(char.IsAsciiDigit)) || (parts.Length == 2 && parts[1].Length is 0 or > 2))
        {
            return false;
        }

        string cents = parts.Length == 2 ? parts[1].PadRight(2, '0') : "00";
        minor = long.Parse(parts[0] + cents, CultureInfo.InvariantCulture);
        return true;
    }
}
