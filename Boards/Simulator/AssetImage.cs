using System.Buffers.Binary;
using System.Globalization;
using System.Reflection;
using System.Text;
using VirtualHandset;

namespace Simulator;

/// <summary>
/// The contents of the terminal's asset area (docs/ui.md, "Asset area"): both fonts with all of GB2312 and the pinyin
/// dictionary, put together from the kept sources. Made once; every virtual handset shares it.
/// </summary>
public static class AssetImage
{
    public const int ContentVersion = 1;

    private const int BlockBytes = FlashModel.BlockBytes;
    private const int AreaBlocks = 256;
    private const int FormatVersion = 1;
    private const int FixedHeaderBytes = 16;
    private const int SectionBytes = 12;
    private const int NarrowBytes = 95 * 48;
    private const int CellBytes = 72;
    private const int CellsPerRow = 94;
    private const int SyllableLetters = 6;

    // In this order: the tables below are made from these.
    private static readonly byte[] s_paper = Resource("Simulator.Assets.paper24.bin");
    private static readonly Dictionary<char, byte[]> s_unifont = ReadUnifont();
    private static readonly Lazy<byte[]> s_bytes = new(Build);
    private static readonly Lazy<byte[][]> s_blocks = new(() => [.. Bytes.Chunk(BlockBytes).Select(Whole)]);

    /// <summary>All of it, from the first byte of the area.</summary>
    public static byte[] Bytes => s_bytes.Value;

    /// <summary>Characters that the wide tables hold, ascending, with their two bytes in GB2312.</summary>
    public static IReadOnlyList<(char Character, int Gb2312)> Characters { get; } = [.. Gb2312Characters().OrderBy(c => c.Character)];

    /// <summary>Loads the area of a handset that was never switched on; nothing is copied.</summary>
    public static void Lend(FlashModel flash)
    {
        int first = flash.Blocks - AreaBlocks;
        for (int i = 0; i < s_blocks.Value.Length; i++)
        {
            flash.Lend(first + i, s_blocks.Value[i]);
        }
    }

    /// <summary>A Latin glyph of 24 dots, rows of two bytes.</summary>
    public static byte[] Glyph24(char c) => s_paper[((c - ' ') * 48)..((c - ' ' + 1) * 48)];

    /// <summary>A glyph of 16 dots, rows of two bytes.</summary>
    public static byte[] Glyph16(char c) => s_unifont[c];

    private static byte[] Build()
    {
        using var codes = new MemoryStream();
        using var gb2312 = new MemoryStream();
        using var wide16 = new MemoryStream();
        using var wide24 = new MemoryStream();
        foreach (var (character, code) in Characters)
        {
            codes.Write([(byte)(character >> 8), (byte)character]);
            gb2312.Write([(byte)(code >> 8), (byte)code]);
            wide16.Write(s_unifont[character]);
            wide24.Write(Cell24(code));
        }

        return Join([codes.ToArray(), gb2312.ToArray(), wide16.ToArray(), wide24.ToArray(), s_paper[..NarrowBytes], Pinyin()]);
    }

    /// <summary>Header block, then the sections, numbered from 1 in that order.</summary>
    private static byte[] Join(byte[][] sections)
    {
        int total = BlockBytes + sections.Sum(s => s.Length);
        if (total > AreaBlocks * BlockBytes)
        {
            throw new InvalidOperationException($"The assets take {total} bytes; the area has {AreaBlocks * BlockBytes}.");
        }

        var image = new byte[total];
        Array.Fill(image, (byte)0xFF, 0, BlockBytes);
        "ASET"u8.CopyTo(image);
        BinaryPrimitives.WriteUInt16BigEndian(image.AsSpan(4), FormatVersion);
        BinaryPrimitives.WriteUInt16BigEndian(image.AsSpan(6), (ushort)sections.Length);
        BinaryPrimitives.WriteInt32BigEndian(image.AsSpan(8), ContentVersion);
        BinaryPrimitives.WriteInt32BigEndian(image.AsSpan(12), total);
        int offset = BlockBytes;
        int at = FixedHeaderBytes;
        for (int i = 0; i < sections.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(image.AsSpan(at), (ushort)(i + 1));
            BinaryPrimitives.WriteUInt16BigEndian(image.AsSpan(at + 2), Crc(sections[i]));
            BinaryPrimitives.WriteInt32BigEndian(image.AsSpan(at + 4), offset);
            BinaryPrimitives.WriteInt32BigEndian(image.AsSpan(at + 8), sections[i].Length);
            sections[i].CopyTo(image, offset);
            offset += sections[i].Length;
            at += SectionBytes;
        }

        BinaryPrimitives.WriteUInt16BigEndian(image.AsSpan(at), Crc(image.AsSpan(0, at)));
        return image;
    }

    /// <summary>
    /// Count; for each syllable, in the order of the digits that type it: its letters padded with zeros, first character,
    /// how many; then the characters.
    /// </summary>
    private static byte[] Pinyin()
    {
        string text = Encoding.UTF8.GetString(Resource("Simulator.Assets.pinyin.txt"));
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .Select(parts => (Syllable: parts[0], Digits: string.Concat(parts[0].Select(Digit)), Characters: parts[1]))
            .OrderBy(row => row.Digits, StringComparer.Ordinal).ThenBy(row => row.Syllable, StringComparer.Ordinal).ToList();
        using var index = new MemoryStream();
        using var characters = new MemoryStream();
        index.Write([(byte)(rows.Count >> 8), (byte)rows.Count]);
        foreach (var row in rows)
        {
            index.Write(Encoding.ASCII.GetBytes(row.Syllable.PadRight(SyllableLetters, '\0')));
            int first = (int)characters.Length / 2;
            index.Write([(byte)(first >> 8), (byte)first, (byte)(row.Characters.Length >> 8), (byte)row.Characters.Length]);
            characters.Write(Encoding.BigEndianUnicode.GetBytes(row.Characters));
        }

        return [.. index.ToArray(), .. characters.ToArray()];
    }

    private static char Digit(char letter) => "22233344455566677778889999"[letter - 'a'];

    /// <summary>A glyph of 24 dots by its code in GB2312.</summary>
    public static byte[] Cell24(int code)
    {
        int offset = NarrowBytes + (((((code >> 8) - 0xA1) * CellsPerRow) + (code & 0xFF) - 0xA1) * CellBytes);
        return s_paper[offset..(offset + CellBytes)];
    }

    private static IEnumerable<(char Character, int Gb2312)> Gb2312Characters()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding encoding = Encoding.GetEncoding(936, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\0"));
        foreach (int lead in Enumerable.Range(0xA1, 9).Concat(Enumerable.Range(0xB0, 72)))
        {
            for (int trail = 0xA1; trail <= 0xFE; trail++)
            {
                string text = encoding.GetString([(byte)lead, (byte)trail]);

                // Code page 936 fills holes of GB2312 with signs of its own; those have no glyph among the sources.
                if (text.Length == 1 && text[0] > 0xFF && text[0] is not (>= '\uE000' and <= '\uF8FF') && s_unifont.ContainsKey(text[0]))
                {
                    yield return (text[0], (lead << 8) | trail);
                }
            }
        }
    }

    private static Dictionary<char, byte[]> ReadUnifont()
    {
        var glyphs = new Dictionary<char, byte[]>();
        foreach (string line in Encoding.ASCII.GetString(Resource("Simulator.Assets.unifont-gb2312.hex")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            byte[] dots = Convert.FromHexString(line.AsSpan(5).Trim());
            glyphs[(char)int.Parse(line.AsSpan(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)] = dots.Length == 32 ? dots : Centred(dots);
        }

        return glyphs;
    }

    /// <summary>A narrow glyph in the middle of a wide cell.</summary>
    private static byte[] Centred(byte[] narrow) => [.. narrow.SelectMany(row => new[] { (byte)(row >> 4), (byte)(row << 4) })];

    private static byte[] Whole(byte[] part)
    {
        var block = new byte[BlockBytes];
        Array.Fill(block, (byte)0xFF);
        part.CopyTo(block, 0);
        return block;
    }

    /// <summary>CRC-16/CCITT-FALSE, the plain way: the terminal has another.</summary>
    private static ushort Crc(ReadOnlySpan<byte> bytes)
    {
        int crc = 0xFFFF;
        foreach (byte value in bytes)
        {
            crc ^= value << 8;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
            }
        }

        return (ushort)crc;
    }

    private static byte[] Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException(name + " is not embedded");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
