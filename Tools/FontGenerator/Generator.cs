using System.Globalization;
using System.Text;

namespace FontGenerator;

/// <summary>
/// Writes the fonts of the terminal as C# tables: from GNU Unifont just the Chinese that the texts use, each glyph with its
/// GB2312 code for the printer, and the large figures. The same sources give the same bytes everywhere.
/// </summary>
public static class Generator
{
    public const string Text16Path = "Drivers/Display/Fonts/Text16.Generated.cs";
    public const string Amount32Path = "Drivers/Display/Fonts/Amount32.Generated.cs";

    private const string UnifontPath = "Tools/FontGenerator/sources/unifont-gb2312.hex";
    private const string AmountPath = "Tools/FontGenerator/sources/amount32.hex";
    private const string ExtraPath = "Tools/FontGenerator/extra.txt";

    /// <summary>Writes both files below that root.</summary>
    public static void Write(string root)
    {
        File.WriteAllText(Path.Combine(root, Text16Path), Text16(root));
        File.WriteAllText(Path.Combine(root, Amount32Path), Amount32(root));
    }

    /// <summary>Characters beyond Latin-1 that the texts of the firmware and extra.txt use.</summary>
    public static SortedSet<int> Wanted(string root)
    {
        var wanted = new SortedSet<int>();
        string[] folders = ["Firmware", "Host", "Staff", "Setup", "Receipts", "Ui", "Store"];
        foreach (string file in folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*.cs", SearchOption.AllDirectories)))
        {
            string[] parts = file.Split(Path.DirectorySeparatorChar);
            if (!parts.Contains("obj") && !parts.Contains("bin"))
            {
                wanted.UnionWith(TextScanner.Characters(File.ReadAllText(file)));
            }
        }

        foreach (string line in File.ReadLines(Path.Combine(root, ExtraPath)))
        {
            if (!line.StartsWith('#'))
            {
                wanted.UnionWith(line.Where(c => c > 0x7F).Select(c => (int)c));
            }
        }

        wanted.RemoveWhere(code => code <= 0xFF);
        return wanted;
    }

    /// <summary>Wanted characters for which there is no glyph.</summary>
    public static IReadOnlyList<int> Missing(string root)
    {
        Dictionary<int, string> glyphs = ReadHex(Path.Combine(root, UnifontPath));
        return Wanted(root).Where(code => !glyphs.ContainsKey(code)).ToList();
    }

    /// <summary>The text of Text16.Generated.cs.</summary>
    public static string Text16(string root)
    {
        Dictionary<int, string> glyphs = ReadHex(Path.Combine(root, UnifontPath));
        List<int> wide = Wanted(root).Where(glyphs.ContainsKey).ToList();
        List<int> narrow = Enumerable.Range(0x20, 0x5F).Concat(Enumerable.Range(0xA0, 0x60)).ToList();

        var text = new StringBuilder();
        Head(text, "Text16Data", "GNU Unifont 15.0.01, licence beside this file.");
        Table(text, "byte", "Narrow", "8x16: 20h-7Eh, then A0h-FFh.", narrow.Select(code => (Bytes(NarrowDots(glyphs, code)), Comment(code))));
        Table(text, "byte", "NarrowInk", "Of each: its first row with ink, and its last in the lower half; F0h when there is none.", Chunks(narrow.Select(code => Ink(NarrowDots(glyphs, code)))));
        Table(text, "ushort", "Codes", "UTF-16 units of the wide glyphs, ascending.", Words(wide));
        Table(text, "ushort", "Gb2312", "GB2312 codes in the order of Codes; 0 for none.", Words(wide.Select(Gb2312)));
        Literals(text, wide.Select(code => (Convert.ToBase64String(Convert.FromHexString(WideDots(glyphs[code]))), Comment(code))));
        Tail(text);
        return text.ToString();
    }

    /// <summary>The text of Amount32.Generated.cs.</summary>
    public static string Amount32(string root)
    {
        List<string[]> glyphs = File.ReadLines(Path.Combine(root, AmountPath)).Select(line => line.Split(':')).ToList();
        var text = new StringBuilder();
        Head(text, "Amount32Data", "Figures from DejaVu Sans Bold, licence beside this file.");
        text.Append("        public const int BytesPerRow = 3;\n\n");
        Table(text, "ushort", "Codes", "UTF-16 units, ascending.", Words(glyphs.Select(g => Hex(g[0]))));
        Table(text, "byte", "Widths", "Dots, in the order of Codes.", [(string.Join(", ", glyphs.Select(g => g[1])), "")]);
        Table(text, "byte", "Bitmaps", "32 rows of three bytes, in the order of Codes.", glyphs.Select(g => (Bytes(g[2]), Comment(Hex(g[0])))));
        Tail(text);
        return text.ToString();
    }

    /// <summary>The GB2312 code of a character, lead byte high; 0 when it has none.</summary>
    public static int Gb2312(int code)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding gb2312 = Encoding.GetEncoding(936, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);
        byte[] bytes = gb2312.GetBytes(((char)code).ToString());

        // Code page 936 is GBK; only the part that GB2312 has lies above A0h in both bytes and in rows 1 to 9 and 16 to 87.
        bool plain = bytes.Length == 2 && (bytes[0] is (>= 0xA1 and <= 0xA9) or (>= 0xB0 and <= 0xF7)) && bytes[1] >= 0xA1;
        return plain ? (bytes[0] << 8) | bytes[1] : 0;
    }

    private static Dictionary<int, string> ReadHex(string path)
    {
        return File.ReadLines(path).Select(line => line.Split(':')).ToDictionary(p => Hex(p[0]), p => p[1]);
    }

    private static int Hex(string text)
    {
        return int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    /// <summary>Unifont draws a few Latin-1 signs (soft hyphen) as wide boxes: those stay blank here.</summary>
    private static string NarrowDots(Dictionary<int, string> glyphs, int code)
    {
        return glyphs.TryGetValue(code, out string? dots) && dots.Length == 32 ? dots : new string('0', 32);
    }

    /// <summary>A narrow glyph among the wide ones (an arrow, a quotation mark) is put in the middle of its cell.</summary>
    private static string WideDots(string dots)
    {
        if (dots.Length == 64)
        {
            return dots;
        }

        var wide = new StringBuilder();
        for (int row = 0; row < 16; row++)
        {
            wide.Append((Hex(dots.Substring(row * 2, 2)) << 4).ToString("X4", CultureInfo.InvariantCulture));
        }

        return wide.ToString();
    }

    /// <summary>The rows of a narrow glyph that are not blank, see NarrowInk.</summary>
    private static int Ink(string dots)
    {
        int[] rows = [.. Enumerable.Range(0, 16).Where(row => dots.Substring(row * 2, 2) != "00")];
        return rows.Length == 0 ? 0xF0 : (rows[0] << 4) | rows[^1];
    }

    private static string Bytes(string hex)
    {
        return string.Join(", ", Enumerable.Range(0, hex.Length / 2).Select(i => "0x" + hex.Substring(i * 2, 2)));
    }

    private static string Comment(int code)
    {
        return code == 0x5C ? "005C backslash" : code is 0xA0 or 0xAD or 0x20 ? $"{code:X4}" : $"{code:X4} {(char)code}";
    }

    private static IEnumerable<(string Values, string Comment)> Words(IEnumerable<int> values)
    {
        return values.Chunk(16).Select(chunk => (string.Join(", ", chunk.Select(v => $"0x{v:X4}")), ""));
    }

    private static IEnumerable<(string Values, string Comment)> Chunks(IEnumerable<int> bytes)
    {
        return bytes.Chunk(16).Select(chunk => (string.Join(", ", chunk.Select(v => $"0x{v:X2}")), ""));
    }

    private static void Head(StringBuilder text, string type, string what)
    {
        text.Append("// Written by Tools/FontGenerator; do not edit. ").Append(what).Append('\n');
        text.Append("namespace Drivers.Display\n{\n    internal static class ").Append(type).Append("\n    {\n");
    }

    private static void Table(StringBuilder text, string type, string name, string what, IEnumerable<(string Values, string Comment)> lines)
    {
        text.Append("        // ").Append(what).Append('\n');
        text.Append("        public static readonly ").Append(type).Append("[] ").Append(name).Append(" =\n        {\n");
        foreach ((string values, string comment) in lines)
        {
            text.Append("            ").Append(values).Append(comment.Length == 0 ? "," : ", // " + comment).Append('\n');
        }

        text.Append("        };\n\n");
    }

    /// <summary>In groups: the interpreter's switch has 255 cases at most.</summary>
    private static void Literals(StringBuilder text, IEnumerable<(string Dots, string Comment)> glyphs)
    {
        const int Group = 64;
        (string Dots, string Comment)[][] groups = [.. glyphs.Chunk(Group)];
        text.Append("        // 16x16, two bytes a row, base 64, by place in Codes. Literals stay in flash: a table of bytes would lie on the heap.\n");
        Switch(text, "public", "Dots", $"place / {Group}", groups.Select((_, i) => ($"Dots{i}(place % {Group})", "")));
        for (int i = 0; i < groups.Length; i++)
        {
            Switch(text, "private", "Dots" + i, "place", groups[i].Select(g => ($"\"{g.Dots}\"", " // " + g.Comment)));
        }
    }

    private static void Switch(StringBuilder text, string access, string name, string by, IEnumerable<(string Value, string Comment)> cases)
    {
        text.Append($"        {access} static string {name}(int place)\n        {{\n            switch ({by})\n            {{\n");
        int i = 0;
        foreach ((string value, string comment) in cases)
        {
            text.Append($"                case {i++}: return {value};{comment}\n");
        }

        text.Append("                default: return null;\n            }\n        }\n\n");
    }

    private static void Tail(StringBuilder text)
    {
        text.Length--;
        text.Append("    }\n}\n");
    }
}
