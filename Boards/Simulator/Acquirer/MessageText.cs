using System.Text;

namespace Simulator.Acquirer;

/// <summary>A message as lines for a person: each field by number, name, length and value, card data masked.</summary>
public static class MessageText
{
    private const int NameWidth = 42;

    /// <summary>Envelope and message of a captured frame. Errors are lines too; <paramref name="error"/> tells the first, null when there is none.</summary>
    public static IReadOnlyList<string> Describe(byte[] input, Envelope envelope, bool showSecrets, out string? error)
    {
        var lines = new List<string> { "envelope: " + envelope.Description };
        lines.AddRange(EnvelopeLines(input, envelope));
        error = envelope.Warning is null ? null : "byte 0: " + envelope.Warning;
        try
        {
            IsoMessage message = IsoCodec.Read(input.AsSpan(envelope.Message));
            lines.AddRange(Lines(message, showSecrets));
            error ??= ChipError(message, envelope);
        }
        catch (IsoFormatException wrong)
        {
            lines.AddRange(Lines(wrong.Partial, showSecrets));
            string where = wrong.Field > 1 ? $", field {wrong.Field}" : "";
            error ??= $"byte {envelope.Message + wrong.Position}{where}: {wrong.Message}";
        }

        return lines;
    }

    public static IEnumerable<string> Lines(IsoMessage message, bool showSecrets)
    {
        if (message.Mti == "0000")
        {
            yield break;
        }

        yield return $"MTI {message.Mti}: {TypeName(message.Mti)}";
        IEnumerable<int> announced = message.Announced.Count > 0 ? message.Announced : message.Fields;
        yield return $"fields: {string.Join(' ', announced)}{(message.HasSecondaryBitmap ? " (with a secondary bitmap)" : "")}";
        foreach (int field in message.Fields)
        {
            IsoField row = IsoFields.Find(field)!;
            int count = message.Bytes(field)?.Length ?? message.Text(field)!.Length;
            yield return $"{field,3} {row.Name.PadRight(NameWidth)} {count,3} {row.Unit,-10} {Value(field, row, message, showSecrets)}".TrimEnd();
            foreach (string note in FieldNotes.Of(field, message, showSecrets))
            {
                yield return "      " + note;
            }
        }
    }

    /// <summary>One line for a log: type, terminal, STAN, amount, answer.</summary>
    public static string Summary(IsoMessage message)
    {
        string amount = message.Text(4) is { } minor ? $" amount {long.Parse(minor)}" : "";
        string code = message.Text(39) is { } answer ? $" code {answer}" : "";
        return $"{message.Mti} {TypeName(message.Mti)}, terminal {message.Text(41)} STAN {message.Text(11)}{amount}{code}";
    }

    private static string TypeName(string mti)
    {
        string group = mti[1] switch
        {
            '1' => "authorisation",
            '2' => "financial",
            '3' => "batch upload",
            '4' => "reversal",
            '5' => "settlement",
            '6' => "administrative",
            '8' => "network management",
            _ => "unknown class",
        };
        string function = mti[2] switch { '0' => "request", '1' => "reply", '2' => "notice", '3' => "reply to a notice", _ => "unknown function" };
        return $"{group} {function}{(mti[3] == '1' ? ", repeated" : "")}";
    }

    private static IEnumerable<string> EnvelopeLines(byte[] input, Envelope envelope)
    {
        int at = 0;
        if (envelope.HasLength)
        {
            yield return $"length: {(input[0] << 8) | input[1]}";
            at = 2;
        }

        if (envelope.HasTpdu)
        {
            string tpdu = Convert.ToHexString(input.AsSpan(at, IsoFrame.TpduBytes));
            yield return $"TPDU: {tpdu} (id {tpdu[..2]}, to {tpdu[2..6]}, from {tpdu[6..]})";
            at += IsoFrame.TpduBytes;
        }

        if (envelope.HasHeader)
        {
            string header = Convert.ToHexString(input.AsSpan(at, IsoFrame.HeaderBytes));
            yield return $"header: {header} (class {header[..2]}, version {header[2..4]}, state {header[4]}, processing request {header[5]}, sub-version {header[6..]})";
        }
    }

    private static string Value(int field, IsoField row, IsoMessage message, bool showSecrets)
    {
        if (message.Bytes(field) is { } bytes)
        {
            return field switch
            {
                55 => "",
                52 or 59 when !showSecrets => Masking.Hidden(bytes.Length, "bytes"),
                64 or 63 when bytes.All(b => b is >= 0x20 and <= 0x7E) => $"{Convert.ToHexString(bytes)} \"{Encoding.ASCII.GetString(bytes)}\"",
                _ => Convert.ToHexString(bytes),
            };
        }

        string text = message.Text(field)!;
        if (showSecrets)
        {
            return text;
        }

        return field switch
        {
            2 or 34 => Masking.Pan(text),
            35 => Masking.Track2(text),
            36 or 45 => Masking.Hidden(text.Length, row.Unit),
            48 when text.Length > 62 || text.Length == 42 => "rows below",
            _ => text,
        };
    }

    /// <summary>Field 55 is bytes to the codec; that they are no TLV is an error to a reader.</summary>
    private static string? ChipError(IsoMessage message, Envelope envelope)
    {
        if (message.Bytes(55) is not { } chip)
        {
            return null;
        }

        try
        {
            Tlv.Read(chip);
            return null;
        }
        catch (TlvFormatException wrong)
        {
            var (position, count) = message.PlaceOf(55);
            int start = position + count - chip.Length;
            return $"byte {envelope.Message + start + wrong.Offset}, field 55: {wrong.Message}";
        }
    }
}
