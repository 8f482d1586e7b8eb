namespace Simulator.Acquirer;

/// <summary>Something that is not BER-TLV as EMV writes it: where and why.</summary>
public sealed class TlvFormatException(int offset, string reason) : Exception(reason)
{
    /// <summary>Bytes from the start of the input.</summary>
    public int Offset { get; } = offset;

    /// <summary>The objects that were whole before it, and the templates around it as far as they could be read.</summary>
    public IReadOnlyList<TlvNode> Partial { get; internal set; } = [];
}

/// <summary>One data object.</summary>
/// <param name="Tag">The tag's bytes as one number, 0x9F26.</param>
/// <param name="Offset">Where the tag begins in the input.</param>
/// <param name="Children">Objects inside a constructed one.</param>
public sealed record TlvNode(uint Tag, int Offset, byte[] Value, IReadOnlyList<TlvNode> Children)
{
    public bool IsConstructed => (Tlv.FirstByte(Tag) & 0x20) != 0;
}

/// <summary>BER-TLV (EMV 4.4 Book 3, annex B): tags of up to three bytes, lengths of up to three, zeros between objects allowed.</summary>
public static class Tlv
{
    private const int DeepestNesting = 8;
    private const int TagBytes = 3;
    private const int LengthBytes = 3;

    /// <exception cref="TlvFormatException">With the offset of the first byte that does not fit.</exception>
    public static IReadOnlyList<TlvNode> Read(ReadOnlySpan<byte> input)
    {
        var nodes = new List<TlvNode>();
        try
        {
            Read(input, 0, 0, nodes);
        }
        catch (TlvFormatException wrong)
        {
            wrong.Partial = nodes;
            throw;
        }

        return nodes;
    }

    /// <summary>The objects of one level by tag; the first of several wins.</summary>
    public static Dictionary<uint, byte[]> Map(ReadOnlySpan<byte> input)
    {
        var map = new Dictionary<uint, byte[]>();
        foreach (TlvNode node in Read(input))
        {
            map.TryAdd(node.Tag, node.Value);
        }

        return map;
    }

    public static byte[] Write(uint tag, ReadOnlySpan<byte> value)
    {
        var output = new List<byte>();
        for (int shift = 24; shift >= 0; shift -= 8)
        {
            byte part = (byte)(tag >> shift);
            if (part != 0 || output.Count > 0)
            {
                output.Add(part);
            }
        }

        if (value.Length > 0xFF)
        {
            output.AddRange([0x82, (byte)(value.Length >> 8)]);
        }
        else if (value.Length > 0x7F)
        {
            output.Add(0x81);
        }

        output.Add((byte)value.Length);
        output.AddRange(value);
        return [.. output];
    }

    internal static byte FirstByte(uint tag)
    {
        while (tag > 0xFF)
        {
            tag >>= 8;
        }

        return (byte)tag;
    }

    private static void Read(ReadOnlySpan<byte> input, int start, int depth, List<TlvNode> nodes)
    {
        if (depth > DeepestNesting)
        {
            throw new TlvFormatException(start, $"objects are nested deeper than {DeepestNesting}");
        }

        int at = 0;
        while (at < input.Length)
        {
            // Book 3, annex B1: 00 before, between and after objects is padding. FF is no valid first tag byte either; flash and
            // magnetic images end in it.
            if (input[at] is 0x00 or 0xFF)
            {
                at++;
                continue;
            }

            int begin = at;
            uint tag = ReadTag(input, ref at, start);
            int length = ReadLength(input, ref at, start, tag);
            if (input.Length - at < length)
            {
                throw new TlvFormatException(start + at, $"tag {tag:X2} announces {length} bytes, {input.Length - at} are left");
            }

            ReadOnlySpan<byte> value = input.Slice(at, length);
            bool constructed = (FirstByte(tag) & 0x20) != 0;
            var children = new List<TlvNode>();
            nodes.Add(new TlvNode(tag, start + begin, value.ToArray(), children));
            if (constructed)
            {
                Read(value, start + at, depth + 1, children);
            }

            at += length;
        }
    }

    private static uint ReadTag(ReadOnlySpan<byte> input, ref int at, int start)
    {
        int begin = at;
        uint tag = input[at++];
        if ((tag & 0x1F) != 0x1F)
        {
            return tag;
        }

        while (true)
        {
            if (at >= input.Length)
            {
                throw new TlvFormatException(start + begin, $"the tag that begins with {input[begin]:X2} is cut off");
            }

            if (at - begin >= TagBytes)
            {
                throw new TlvFormatException(start + begin, $"the tag that begins with {tag:X} has more than {TagBytes} bytes");
            }

            byte next = input[at++];
            tag = (tag << 8) | next;
            if ((next & 0x80) == 0)
            {
                return tag;
            }
        }
    }

    private static int ReadLength(ReadOnlySpan<byte> input, ref int at, int start, uint tag)
    {
        if (at >= input.Length)
        {
            throw new TlvFormatException(start + at, $"the length of tag {tag:X2} is missing");
        }

        int first = input[at++];
        if (first < 0x80)
        {
            return first;
        }

        int count = first & 0x7F;
        if (count is 0 or > LengthBytes - 1)
        {
            throw new TlvFormatException(start + at - 1, $"the length of tag {tag:X2} begins with {first:X2}, which EMV does not use");
        }

        if (input.Length - at < count)
        {
            throw new TlvFormatException(start + at, $"the length of tag {tag:X2} is cut off");
        }

        int length = 0;
        for (int i = 0; i < count; i++)
        {
            length = (length << 8) | input[at++];
        }

        return length;
    }
}
