namespace Simulator.Cards;

/// <summary>The card's own BER-TLV, written and read.</summary>
public static class CardTlv
{
    public static byte[] Tag(uint tag) => tag switch
    {
        > 0xFFFFFF => [(byte)(tag >> 24), (byte)(tag >> 16), (byte)(tag >> 8), (byte)tag],
        > 0xFFFF => [(byte)(tag >> 16), (byte)(tag >> 8), (byte)tag],
        > 0xFF => [(byte)(tag >> 8), (byte)tag],
        _ => [(byte)tag],
    };

    public static byte[] Length(int length) => length switch
    {
        < 0x80 => [(byte)length],
        < 0x100 => [0x81, (byte)length],
        _ => [0x82, (byte)(length >> 8), (byte)length],
    };

    public static byte[] Write(uint tag, byte[] value) => [.. Tag(tag), .. Length(value.Length), .. value];

    public static byte[] Write(uint tag, params byte[][] values) => Write(tag, values.SelectMany(v => v).ToArray());

    /// <summary>A data object list: tags and lengths (Book 3, 5.4).</summary>
    public static byte[] List(params (uint Tag, int Length)[] entries) =>
        [.. entries.SelectMany(e => (byte[])[.. Tag(e.Tag), (byte)e.Length])];

    /// <summary>Reads a data object list; null when it is cut short.</summary>
    public static List<(uint Tag, int Length)>? ReadList(byte[] list)
    {
        var entries = new List<(uint, int)>();
        int at = 0;
        while (at < list.Length)
        {
            uint tag = ReadTag(list, ref at);
            if (tag == 0 || at >= list.Length)
            {
                return null;
            }

            entries.Add((tag, list[at++]));
        }

        return entries;
    }

    /// <summary>Splits data by a data object list; null when the lengths do not add up.</summary>
    public static Dictionary<uint, byte[]>? Split(byte[] list, byte[] data)
    {
        if (ReadList(list) is not { } entries || entries.Sum(e => e.Length) != data.Length)
        {
            return null;
        }

        var values = new Dictionary<uint, byte[]>();
        int at = 0;
        foreach ((uint tag, int length) in entries)
        {
            values[tag] = data[at..(at + length)];
            at += length;
        }

        return values;
    }

    /// <summary>The top-level objects of a TLV string; null when it is malformed.</summary>
    public static List<(uint Tag, byte[] Value)>? Read(byte[] data)
    {
        var objects = new List<(uint, byte[])>();
        int at = 0;
        while (at < data.Length)
        {
            if (data[at] is 0x00 or 0xFF)
            {
                at++;
                continue;
            }

            uint tag = ReadTag(data, ref at);
            int length = tag == 0 ? -1 : ReadLength(data, ref at);
            if (length < 0 || length > data.Length - at)
            {
                return null;
            }

            objects.Add((tag, data[at..(at + length)]));
            at += length;
        }

        return objects;
    }

    public static bool IsConstructed(uint tag)
    {
        while (tag > 0xFF)
        {
            tag >>= 8;
        }

        return (tag & 0x20) != 0;
    }

    private static uint ReadTag(byte[] data, ref int at)
    {
        uint tag = data[at++];
        if ((tag & 0x1F) != 0x1F)
        {
            return tag;
        }

        for (int more = 0; more < 3 && at < data.Length; more++)
        {
            byte next = data[at++];
            tag = (tag << 8) | next;
            if ((next & 0x80) == 0)
            {
                return tag;
            }
        }

        return 0;
    }

    private static int ReadLength(byte[] data, ref int at)
    {
        if (at >= data.Length)
        {
            return -1;
        }

        int first = data[at++];
        if (first < 0x80)
        {
            return first;
        }

        int count = first & 0x7F;
        if (count is 0 or > 3 || at + count > data.Length)
        {
            return -1;
        }

        int length = 0;
        for (int i = 0; i < count; i++)
        {
            length = (length << 8) | data[at++];
        }

        return length;
    }
}
