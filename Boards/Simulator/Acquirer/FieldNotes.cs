using System.Text;

namespace Simulator.Acquirer;

/// <summary>What the parts of a field mean, as lines below it. Card numbers in them are masked unless told otherwise.</summary>
internal static class FieldNotes
{
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["00"] = "approved", ["01"] = "call the issuer", ["02"] = "call the issuer, special condition", ["03"] = "merchant unknown",
        ["04"] = "keep the card", ["05"] = "declined by the issuer", ["06"] = "error; as a reversal's reason: other", ["09"] = "still being worked on",
        ["10"] = "approved in part", ["11"] = "approved, important customer", ["12"] = "transaction not valid", ["13"] = "amount not valid",
        ["14"] = "card number not valid", ["15"] = "no such issuer", ["19"] = "send again", ["20"] = "answer not valid", ["21"] = "nothing done",
        ["22"] = "suspected malfunction", ["23"] = "fee not acceptable", ["25"] = "original not found", ["30"] = "format error",
        ["31"] = "bank not supported", ["33"] = "card expired, keep it", ["34"] = "suspected fraud", ["36"] = "card restricted",
        ["38"] = "too many wrong PINs, keep the card", ["40"] = "not supported", ["41"] = "card lost", ["42"] = "no such account", ["43"] = "card stolen",
        ["45"] = "fallback not allowed", ["51"] = "not enough money", ["54"] = "card expired", ["55"] = "PIN wrong", ["57"] = "not allowed for this card",
        ["58"] = "not allowed for this terminal", ["59"] = "suspected fraud", ["61"] = "above the limit", ["62"] = "card restricted",
        ["63"] = "security violated", ["64"] = "does not fit the original amount", ["65"] = "too many withdrawals", ["68"] = "answer too late",
        ["75"] = "too many wrong PINs", ["77"] = "sign on first", ["79"] = "offline totals differ", ["90"] = "day change under way",
        ["91"] = "issuer not available", ["92"] = "no route to the issuer", ["93"] = "not allowed by law", ["94"] = "duplicate",
        ["95"] = "totals differ", ["96"] = "host failure; as a reversal's reason: the terminal failed to complete", ["97"] = "terminal unknown",
        ["98"] = "no answer from the issuer; as a reversal's reason: no answer in time", ["99"] = "PIN block not valid", ["A0"] = "MAC wrong",
        ["A2"] = "approved, remark", ["A4"] = "approved, remark", ["A5"] = "approved, remark", ["A6"] = "approved, remark",
    };

    public static IEnumerable<string> Of(int field, IsoMessage message, bool showSecrets) => field switch
    {
        3 => Transaction(message),
        4 => [$"{message.Text(4)![..10].TrimStart('0').PadLeft(1, '0')}.{message.Text(4)![10..]} in minor units {long.Parse(message.Text(4)!)}"],
        22 => [EntryMode(message.Text(22)!)],
        39 => [Codes.GetValueOrDefault(message.Text(39)!, "no meaning known")],
        44 when message.Text(44)!.Length == 22 => [$"issuer {message.Text(44)![..11].Trim()}, acquirer {message.Text(44)![11..].Trim()}"],
        48 => Field48(message, showSecrets),
        53 => [Security(message.Text(53)!)],
        54 => Amounts(message.Text(54)!),
        55 => Chip(message.Bytes(55)!, showSecrets),
        60 => Parts(message.Text(60)!, ("type", 2), ("batch", 6), ("management code", 3), ("terminal capability", 1), ("chip condition", 1), ("partial approval", 1), ("account type", 3)),
        61 => Parts(message.Text(61)!, ("original batch", 6), ("original STAN", 6), ("original date", 4)),
        62 => Field62(message),
        _ => [],
    };

    private static IEnumerable<string> Transaction(IsoMessage message)
    {
        string typeCode = message.Text(60) is { Length: >= 2 } field ? field[..2] : "";
        bool reply = message.Mti[2] is '1' or '3';
        string mti = reply ? message.Mti[..2] + (char)(message.Mti[2] - 1) + message.Mti[3] : message.Mti;
        TransactionType? type = mti == "0400"
            ? TransactionType.All.FirstOrDefault(row => row.ProcessingCode == message.Text(3) && row.Condition == message.Text(25) && row.TypeCode == typeCode)
            : TransactionType.Find(mti, message.Text(3), message.Text(25), typeCode);
        return type is null ? [] : [type.Name];
    }

    private static string EntryMode(string mode)
    {
        string how = mode[..2] switch
        {
            "01" => "typed in",
            "02" => "magnetic stripe",
            "03" => "QR code",
            "05" => "chip",
            "07" => "contactless chip",
            "80" => "magnetic stripe after the chip failed",
            "90" => "magnetic stripe, whole track",
            "95" => "chip, data may be unreliable",
            _ => "unknown",
        };
        string pin = mode[2] switch { '1' => "with PIN", '2' => "without PIN", _ => "PIN unknown" };
        return $"{how}, {pin}";
    }

    private static string Security(string control)
    {
        string pin = control[0] switch { '0' => "no PIN", '1' => "PIN block without card number", '2' => "PIN block with card number", _ => "unknown" };
        string cipher = control[1] switch { '0' => "DES", '3' => "SM4", '6' => "3DES", _ => "unknown cipher" };
        return $"{pin}, {cipher}{(control[2] == '1' ? ", track encrypted" : "")}";
    }

    private static IEnumerable<string> Amounts(string field)
    {
        for (int at = 0; at + 20 <= field.Length; at += 20)
        {
            yield return $"account {field.Substring(at, 2)}, type {field.Substring(at + 2, 2)}, currency {field.Substring(at + 4, 3)}, sign {field[at + 7]}, amount {field.Substring(at + 8, 12)}";
        }
    }

    private static IEnumerable<string> Chip(byte[] data, bool showSecrets)
    {
        var lines = new List<string>();
        try
        {
            lines.AddRange(TlvText.Lines(Tlv.Read(data), showSecrets));
        }
        catch (TlvFormatException wrong)
        {
            lines.AddRange(TlvText.Lines(wrong.Partial, showSecrets));
            lines.Add($"error at byte {wrong.Offset} of the field: {wrong.Message}");
        }

        return lines;
    }

    private static IEnumerable<string> Field48(IsoMessage message, bool showSecrets)
    {
        string field = message.Text(48)!;
        switch (field.Length)
        {
            case 62:
                return new[] { ("domestic", 0), ("foreign", 31) }.Select(half =>
                {
                    string part = field.Substring(half.Item2, 31);
                    return $"{half.Item1}: debit {part[..12]} in {part[12..15]}, credit {part[15..27]} in {part[27..30]}, reply flag {part[30]}";
                });
            case > 2 when field.Length == 2 + (40 * int.Parse(field[..2])):
                return Enumerable.Range(0, int.Parse(field[..2])).Select(i =>
                {
                    string row = field.Substring(2 + (i * 40), 40);
                    string pan = row[8..28].TrimStart('0');
                    return $"organisation {row[..2]}, STAN {row[2..8]}, card {(showSecrets ? pan : Masking.Pan(pan))}, amount {row[28..]}";
                });
            case 4:
                return [$"{int.Parse(field)} rows in all"];
            default:
                return [];
        }
    }

    private static IEnumerable<string> Field62(IsoMessage message)
    {
        byte[] field = message.Bytes(62)!;
        if (message.Mti[2] is '0' or '2' && message.Mti[3] == '0' && message.Mti[1] is '1' or '2' or '4' && field.Length is 10 or 12)
        {
            KeyCipher cipher = field.Length == 12 ? KeyCipher.Aes : KeyCipher.Des;
            return [$"DUKPT serial number, {(cipher == KeyCipher.Aes ? "AES" : "Triple-DES")}, key {Dukpt.Counter(cipher, field)}"];
        }

        if (message.Mti != "0810" || field.Length is not (24 or 40 or 60))
        {
            return field.All(b => b is >= 0x20 and <= 0x7E) ? [$"\"{Encoding.ASCII.GetString(field)}\""] : [];
        }

        int width = field.Length == 24 ? 8 : 16;
        string[] names = ["PIN key", "MAC key", "track key"];
        return Enumerable.Range(0, field.Length / (width + 4)).Select(i =>
        {
            string slot = Convert.ToHexString(field.AsSpan(i * (width + 4), width + 4));
            return $"{names[i]}, under the master key: {slot[..^8]}, check value {slot[^8..]}";
        });
    }

    private static IEnumerable<string> Parts(string field, params (string Name, int Width)[] parts)
    {
        int at = 0;
        foreach (var (name, width) in parts)
        {
            if (at >= field.Length)
            {
                yield break;
            }

            int count = Math.Min(width, field.Length - at);
            yield return $"{name} {field.Substring(at, count)}{(count < width ? " (cut off)" : "")}";
            at += count;
        }
    }
}
