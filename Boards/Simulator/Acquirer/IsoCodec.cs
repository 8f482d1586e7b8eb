using System.Text;

namespace Simulator.Acquirer;

/// <summary>Writes and reads messages from the MTI on; TPDU and header are the frame's business.</summary>
public static class IsoCodec
{
    private const int MtiBytes = 2;
    private const int BitmapBytes = 8;
    private const int SecondaryFirst = 65;
    private const int MacField = 64;

    public static byte[] Write(IsoMessage message)
    {
        var output = new List<byte>(512);
        output.AddRange(Pack(message.Mti, padLeft: true));
        var bitmap = new byte[BitmapBytes];
        foreach (int field in message.Fields)
        {
            bitmap[(field - 1) / 8] |= (byte)(0x80 >> ((field - 1) % 8));
        }

        output.AddRange(bitmap);
        foreach (int field in message.Fields)
        {
            WriteField(output, IsoFields.Find(field)!, message);
        }

        return [.. output];
    }

    /// <summary>Bytes that a MAC covers: everything before field 64, with its bit set in the bitmap.</summary>
    public static byte[] MacInput(IsoMessage message)
    {
        bool absent = !message.Has(MacField);
        if (absent)
        {
            message.Set(MacField, new byte[8]);
        }

        byte[] whole = Write(message);
        if (absent)
        {
            message.Set(MacField, (byte[]?)null);
        }

        return whole[..^8];
    }

    /// <exception cref="IsoFormatException">Anything that is not a well-formed message of the dialect, trailing bytes included.</exception>
    public static IsoMessage Read(ReadOnlySpan<byte> input)
    {
        var message = new IsoMessage(ReadMti(input));
        int at = MtiBytes;
        List<int> fields = ReadBitmaps(input, ref at, message);
        foreach (int field in fields)
        {
            at = ReadField(input, at, IsoFields.Find(field)!, message);
        }

        if (at != input.Length)
        {
            throw new IsoFormatException(at, 0, $"{input.Length - at} bytes follow the last field", message);
        }

        return message;
    }

    private static void WriteField(List<byte> output, IsoField row, IsoMessage message)
    {
        byte[]? bytes = message.Bytes(row.Number);
        string text = message.Text(row.Number) ?? "";
        int count = bytes?.Length ?? text.Length;
        if (row.IsVariable)
        {
            output.AddRange(Pack(count.ToString(row.LengthDigits == 2 ? "D2" : "D4"), padLeft: true));
        }

        output.AddRange(row.Kind switch
        {
            IsoKind.Binary => bytes!,
            IsoKind.Text => Encoding.ASCII.GetBytes(text),
            IsoKind.Digits => Pack(text, padLeft: true),
            _ => Pack(text, padLeft: false),
        });
    }

    private static byte[] Pack(string digits, bool padLeft)
    {
        if (digits.Length % 2 != 0)
        {
            digits = padLeft ? "0" + digits : digits + "0";
        }

        return Convert.FromHexString(digits);
    }

    private static string ReadMti(ReadOnlySpan<byte> input)
    {
        var nothing = new IsoMessage("0000");
        if (input.Length < MtiBytes)
        {
            throw new IsoFormatException(0, 0, $"a message begins with a type of 2 bytes, here {(input.Length == 1 ? "is 1" : "are none")}", nothing);
        }

        string mti = Convert.ToHexString(input[..MtiBytes]);
        for (int i = 0; i < mti.Length; i++)
        {
            if (!char.IsAsciiDigit(mti[i]))
            {
                throw new IsoFormatException(i / 2, 0, $"the message type {mti} is not four digits", nothing);
            }
        }

        if (mti[0] != '0' || mti[1] == '0')
        {
            throw new IsoFormatException(0, 0, $"{mti} is not a message type of ISO 8583:1987", nothing);
        }

        return mti;
    }

    private static List<int> ReadBitmaps(ReadOnlySpan<byte> input, ref int at, IsoMessage message)
    {
        var fields = new List<int>();
        message.Announced = fields;
        ReadBitmap(input, ref at, message, 1, fields);
        if (fields.Count > 0 && fields[0] == 1)
        {
            fields.RemoveAt(0);
            message.HasSecondaryBitmap = true;
            int secondary = at;
            ReadBitmap(input, ref at, message, SecondaryFirst, fields);
            int beyond = fields.FirstOrDefault(field => field > IsoFields.Last);
            if (beyond != 0)
            {
                throw new IsoFormatException(secondary + ((beyond - SecondaryFirst) / 8), 1, $"the secondary bitmap announces field {beyond}, which this dialect does not have", message);
            }
        }

        return fields;
    }

    private static void ReadBitmap(ReadOnlySpan<byte> input, ref int at, IsoMessage message, int first, List<int> fields)
    {
        if (input.Length - at < BitmapBytes)
        {
            string which = first == 1 ? "primary" : "secondary";
            throw new IsoFormatException(at, 1, $"the {which} bitmap needs 8 bytes, {input.Length - at} are left", message);
        }

        for (int bit = 0; bit < BitmapBytes * 8; bit++)
        {
            if ((input[at + (bit / 8)] & (0x80 >> (bit % 8))) != 0)
            {
                fields.Add(first + bit);
            }
        }

        at += BitmapBytes;
    }

    private static int ReadField(ReadOnlySpan<byte> input, int at, IsoField row, IsoMessage message)
    {
        int start = at;
        int count = row.Length;
        if (row.IsVariable)
        {
            count = ReadLength(input, ref at, row, message);
        }

        int wire = row.WireBytes(count);
        if (input.Length - at < wire)
        {
            throw new IsoFormatException(at, row.Number, $"field {row.Number} ({row.Name}) needs {wire} bytes, {input.Length - at} are left", message);
        }

        ReadOnlySpan<byte> content = input.Slice(at, wire);
        if (row.IsBinary)
        {
            message.Set(row.Number, content.ToArray());
        }
        else
        {
            message.Set(row.Number, ReadText(content, count, at, row, message));
        }

        message.Place(row.Number, start, at + wire - start);
        return at + wire;
    }

    private static int ReadLength(ReadOnlySpan<byte> input, ref int at, IsoField row, IsoMessage message)
    {
        int bytes = (row.LengthDigits + 1) / 2;
        if (input.Length - at < bytes)
        {
            throw new IsoFormatException(at, row.Number, $"the length of field {row.Number} ({row.Name}) is cut off", message);
        }

        int count = 0;
        for (int i = 0; i < bytes; i++)
        {
            int high = input[at + i] >> 4;
            int low = input[at + i] & 0x0F;
            if (high > 9 || low > 9)
            {
                throw new IsoFormatException(at + i, row.Number, $"the length of field {row.Number} ({row.Name}) is not decimal", message);
            }

            count = (count * 100) + (high * 10) + low;
        }

        if (count > row.Length)
        {
            throw new IsoFormatException(at, row.Number, $"field {row.Number} ({row.Name}) takes up to {row.Length} {row.Unit}, {count} are announced", message);
        }

        at += bytes;
        return count;
    }

    private static string ReadText(ReadOnlySpan<byte> content, int count, int at, IsoField row, IsoMessage message)
    {
        bool packed = row.Kind != IsoKind.Text;
        string all = packed ? Convert.ToHexString(content) : Encoding.Latin1.GetString(content);
        bool padded = packed && all.Length > count;
        int skip = padded && row.Kind == IsoKind.Digits ? 1 : 0;
        if (padded)
        {
            char pad = skip == 1 ? all[0] : all[^1];
            bool fine = pad == '0' || (pad == 'F' && skip == 0);
            if (!fine)
            {
                throw new IsoFormatException(at + (skip == 1 ? 0 : content.Length - 1), row.Number, $"the padding digit of field {row.Number} ({row.Name}) is not 0", message);
            }
        }

        string text = all.Substring(skip, count);
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsoMessage.Allowed(row.Kind, text[i]))
            {
                string what = row.Kind switch { IsoKind.Text => "a printable character", IsoKind.Track => "a digit or the separator D", _ => "a decimal digit" };
                throw new IsoFormatException(at + (packed ? (i + skip) / 2 : i), row.Number, $"field {row.Number} ({row.Name}) holds something that is not {what}", message);
            }
        }

        return text;
    }
}
