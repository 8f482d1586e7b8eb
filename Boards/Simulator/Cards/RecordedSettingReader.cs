using System.Globalization;
using System.Text.Json;

namespace Simulator.Cards;

/// <summary>Reads what stands in a recording beside the exchanges; docs/cards.md lists it.</summary>
internal static class RecordedSettingReader
{
    private static readonly string[] Names =
    [
        "pin", "online", "amount", "amountMinor", "otherAmount", "type", "unpredictableNumber", "un", "date", "time", "sequence",
        "terminal", "aids", "caKeys", "choose", "configuration", "config", "relayMs",
    ];

    public static void Read(CardJson root, RecordedSetting setting)
    {
        setting.Pin = ReadPin(root.Member("pin"));
        if (root.Member("amount") is { } amount)
        {
            SetAmount(setting, 0x9F02, amount, CardAmount.TryParse(amount.Text, out long minor) ? minor : -1);
        }

        if (root.Member("amountMinor") is { } whole)
        {
            SetAmount(setting, 0x9F02, whole, long.TryParse(whole.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long minor) ? minor : -1);
        }

        if (root.Member("otherAmount") is { } other)
        {
            SetAmount(setting, 0x9F03, other, CardAmount.TryParse(other.Text, out long minor) ? minor : -1);
        }

        Put(setting, root.Member("type"), 0x9C, 1);
        Put(setting, root.Member("unpredictableNumber") ?? root.Member("un"), 0x9F37, 4);
        ReadMoment(root, setting);
        if (root.Member("sequence") is { } sequence)
        {
            setting.Terminal[0x9F41] = int.TryParse(sequence.Text, out int number) && number is > 0 and <= 99999999
                ? Convert.FromHexString(number.ToString("00000000"))
                : throw sequence.Wrong("is a number from 1 to 99999999");
        }

        ReadTerminal(root.Member("terminal"), setting);
        ReadAids(root.Member("aids"), setting);
        ReadOnline(root.Member("online"), setting);
        if (root.Member("caKeys") is { } keys)
        {
            setting.CaKeys.AddRange(ReadCaKeys(keys));
        }

        setting.Configuration = root.Member("configuration") ?? root.Member("config");
        if (root.Member("relayMs") is { } times)
        {
            setting.RelayMs.AddRange((times.IsArray ? times.Items : [times]).Select(t =>
                double.TryParse(t.Text, CultureInfo.InvariantCulture, out double ms) && ms is >= 0 and <= 6000 ? ms : throw t.Wrong("is a time in milliseconds")));
        }

        if (root.Member("choose") is { } choose)
        {
            setting.Choose = int.TryParse(choose.Text, out int index) && index > 0 ? index : throw choose.Wrong("is the number of a candidate, from 1");
        }
    }

    /// <summary>Whether a text is one PIN or several with commas between.</summary>
    public static bool IsPin(string text) => text.Split(',').All(p => p.Length is >= 4 and <= 12 && p.All(char.IsAsciiDigit));

    private static string? ReadPin(CardJson? node)
    {
        if (node is null || node.Kind == JsonTokenType.Null)
        {
            return null;
        }

        return node.IsString && (node.Text is "none" or "broken" || IsPin(node.Text))
            ? node.Text
            : throw node.Wrong("is 4 to 12 digits in quotes, several with commas between, \"none\" or \"broken\"");
    }

    /// <summary>Names that mean nothing here: recordings may carry notes of their own, but nobody should wonder.</summary>
    public static List<string> Strangers(CardJson root, string[] others) =>
    [
        .. root.Members.Where(m => !Names.Concat(others).Contains(m.Name, StringComparer.OrdinalIgnoreCase))
            .Select(m => $"line {m.Value.Line}: \"{m.Name}\" is not known and was left aside"),
    ];

    /// <summary>A list of CA public keys, in a recording or a file of its own: rid, index, modulus, exponent, and optionally checksum.</summary>
    public static List<(byte[] Rid, int Index, byte[] Modulus, int Exponent)> ReadCaKeys(CardJson list)
    {
        CardJson keys = list.IsObject ? list.Member("caKeys") ?? list.Member("keys") ?? list.Member("ca") ?? throw list.Wrong("needs \"caKeys\", a list of keys") : list;
        if (!keys.IsArray)
        {
            throw keys.Wrong("is a list of keys");
        }

        return [.. keys.Items.Select(ReadCaKey)];
    }

    private static (byte[] Rid, int Index, byte[] Modulus, int Exponent) ReadCaKey(CardJson node)
    {
        if (!node.IsObject)
        {
            throw node.Wrong("a key is an object with rid, index, modulus and exponent");
        }

        byte[] rid = CardHex.Parse(node.Member("rid") ?? throw node.Wrong("a key needs \"rid\""), 5, 5);
        CardJson index = node.Member("index") ?? throw node.Wrong("a key needs \"index\", two hex digits");
        byte[] modulus = CardHex.Parse(node.Member("modulus") ?? throw node.Wrong("a key needs \"modulus\""), 64, 248);
        CardJson? exponent = node.Member("exponent");
        int e = exponent?.Text.TrimStart('0') switch
        {
            null or "3" => 3,
            "65537" or "10001" => 65537,
            _ => throw exponent!.Wrong("is 3 or 65537 (03 or 010001)"),
        };
        if (!int.TryParse(index.Text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int i) || i > 255)
        {
            throw index.Wrong("is two hex digits in quotes");
        }

        byte[] eBytes = e == 3 ? [3] : [1, 0, 1];
        byte[] sum = System.Security.Cryptography.SHA1.HashData([.. rid, (byte)i, .. modulus, .. eBytes]);
        if (node.Member("checksum") is { } checksum && !CardHex.Parse(checksum, 20, 20).AsSpan().SequenceEqual(sum))
        {
            throw checksum.Wrong("does not fit the key");
        }

        return (rid, i, modulus, e);
    }

    /// <summary>A date as 2026-01-15, 20260115 or 260115, a time as 10:20:30 or 102030.</summary>
    public static byte[]? Moment(string text, bool date)
    {
        string digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (date && digits.Length == 8)
        {
            digits = digits[2..];
        }

        string format = date ? "yyMMdd" : "HHmmss";
        return DateTime.TryParseExact(digits, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? Convert.FromHexString(digits) : null;
    }

    private static void ReadMoment(CardJson root, RecordedSetting setting)
    {
        if (root.Member("date") is { } date)
        {
            setting.Terminal[0x9A] = Moment(date.Text, true) ?? throw date.Wrong("is a date like \"2026-01-15\" or \"260115\"");
        }

        if (root.Member("time") is { } time)
        {
            setting.Terminal[0x9F21] = Moment(time.Text, false) ?? throw time.Wrong("is a time like \"10:20:30\" or \"102030\"");
        }
    }

    private static void ReadTerminal(CardJson? node, RecordedSetting setting)
    {
        if (node is null)
        {
            return;
        }

        if (!node.IsObject)
        {
            throw node.Wrong("is an object of tags and values in hex: { \"9F33\": \"E0F8C8\" }");
        }

        foreach ((string name, CardJson value) in node.Members)
        {
            if (!uint.TryParse(name, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint tag) || tag == 0)
            {
                throw value.Wrong($"\"{name}\" is no tag");
            }

            if (!TerminalTags.IsKnown(tag))
            {
                throw value.Wrong($"is not a data object of the terminal that can be set ({TerminalTags.Names})");
            }

            byte[] bytes = CardHex.Parse(value, 0, 255);
            setting.Terminal[tag] = TerminalTags.Complaint(tag, bytes) is { } complaint ? throw value.Wrong(complaint) : bytes;
        }
    }

    private static void ReadAids(CardJson? node, RecordedSetting setting)
    {
        if (node is null)
        {
            return;
        }

        if (!node.IsArray || node.Items.Count is 0 or > 32)
        {
            throw node.Wrong("is a list of 1 to 32 AIDs");
        }

        setting.Aids.AddRange(node.Items.Select(i => CardHex.Parse(i, 5, 16)));
    }

    private static void ReadOnline(CardJson? node, RecordedSetting setting)
    {
        if (node is null)
        {
            return;
        }

        if (!node.IsObject)
        {
            setting.Online = OnlineResult(node);
            return;
        }

        if ((node.Member("result") ?? node.Member("answer")) is { } result)
        {
            setting.Online = OnlineResult(result);
        }

        setting.ResponseCode = (node.Member("responseCode") ?? node.Member("arc") ?? node.Member("code") ?? node.Member("8A")) is { } code
            ? ResponseCode(code.Text) ?? throw code.Wrong("is two characters like \"00\", or four hex digits")
            : null;
        byte[] data = (node.Member("issuerData") ?? node.Member("field55") ?? node.Member("data")) is { } field ? CardHex.Parse(field, 0, 512) : [];
        if ((node.Member("91") ?? node.Member("issuerAuthenticationData")) is { } authentication)
        {
            data = [.. data, .. CardTlv.Write(0x91, CardHex.Parse(authentication, 8, 16))];
        }

        if (node.Member("scripts") is { } scripts)
        {
            data = [.. data, .. CardHex.Parse(scripts, 0, 512)];
        }

        setting.IssuerData = data.Length > 0 ? data : null;
        node.Member("comment");
        node.NothingElse("\"online\"");
    }

    /// <summary>Two characters, given as such or as their codes in hex; null for anything else.</summary>
    public static string? ResponseCode(string text)
    {
        if (text.Length == 4 && text.All(char.IsAsciiHexDigit))
        {
            byte[] bytes = Convert.FromHexString(text);
            text = System.Text.Encoding.ASCII.GetString(bytes);
        }

        return text.Length == 2 && text.All(char.IsAsciiLetterOrDigit) ? text : null;
    }

    private static string OnlineResult(CardJson node)
    {
        string text = node.Text.ToLowerInvariant();
        return text switch
        {
            "approve" or "approved" => "approve",
            "decline" or "declined" => "decline",
            "down" or "unable" or "none" or "offline" or "timeout" => "down",
            _ => throw node.Wrong("is approve, decline or down"),
        };
    }

    private static void SetAmount(RecordedSetting setting, uint tag, CardJson node, long minor)
    {
        setting.Terminal[tag] = node.Kind is JsonTokenType.String or JsonTokenType.Number && minor >= 0
            ? Convert.FromHexString(minor.ToString("000000000000"))
            : throw node.Wrong("is no amount");
    }

    private static void Put(RecordedSetting setting, CardJson? node, uint tag, int length)
    {
        if (node is not null)
        {
            setting.Terminal[tag] = CardHex.Parse(node, length, length);
        }
    }
}
