using System.Text;

namespace Tests.Desktop.Ui;

/// <summary>
/// Reads a QR code from its modules, written from ISO/IEC 18004 alone and sharing nothing with the encoder: format by its
/// distance to all 32, masks by their formulas, blocks from the table, and each block's syndromes must be zero.
/// </summary>
public static class QrReader
{
    // ISO/IEC 18004:2015 table 9, level M: check codewords of a block, then (blocks, data codewords) for each group.
    private static readonly (int Check, int Blocks1, int Data1, int Blocks2, int Data2)[] LevelM =
    [
        (10, 1, 16, 0, 0), (16, 1, 28, 0, 0), (26, 1, 44, 0, 0), (18, 2, 32, 0, 0), (24, 2, 43, 0, 0),
        (16, 4, 27, 0, 0), (18, 4, 31, 0, 0), (22, 2, 38, 2, 39), (22, 3, 36, 2, 37), (26, 4, 43, 1, 44),
    ];

    // Annex E.
    private static readonly int[][] Alignment =
    [
        [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
    ];

    // Annex C, table C.1, the masked sequences of level M and masks 0 to 7.
    private static readonly int[] FormatsM = [0x5412, 0x5125, 0x5E7C, 0x5B4B, 0x45F9, 0x40CE, 0x4F97, 0x4AA0];

    /// <param name="dark">Modules by column and row, without the quiet zone.</param>
    public static string Read(int size, Func<int, int, bool> dark)
    {
        int version = (size - 17) / 4;
        bool[,] function = FunctionModules(size, version);
        CheckFinders(size, dark);
        int mask = ReadMask(size, dark);
        byte[] codewords = ReadCodewords(size, dark, function, mask);
        return Decode(Deinterleave(codewords, version), version);
    }

    private static void CheckFinders(int size, Func<int, int, bool> dark)
    {
        foreach (var (left, top) in new[] { (0, 0), (size - 7, 0), (0, size - 7) })
        {
            for (int y = 0; y < 7; y++)
            {
                for (int x = 0; x < 7; x++)
                {
                    int ring = Math.Max(Math.Abs(x - 3), Math.Abs(y - 3));
                    Must(dark(left + x, top + y) == (ring != 2), $"finder at {left + x},{top + y}");
                }
            }
        }

        for (int i = 8; i < size - 8; i++)
        {
            Must(dark(i, 6) == (i % 2 == 0) && dark(6, i) == (i % 2 == 0), "timing");
        }

        Must(dark(8, size - 8), "the dark module");
    }

    private static int ReadMask(int size, Func<int, int, bool> dark)
    {
        int first = 0;
        int second = 0;
        for (int i = 0; i < 15; i++)
        {
            // Figure 25: bit 14 is the most significant; one copy around the left upper finder, one split over the others.
            int x = i < 6 ? 8 : i == 6 || i == 7 ? 8 : i == 8 ? 7 : 14 - i;
            int y = i < 6 ? i : i == 6 ? 7 : i == 7 ? 8 : 8;
            first |= dark(x, y) ? 1 << i : 0;
            second |= (i < 8 ? dark(size - 1 - i, 8) : dark(8, size - 15 + i)) ? 1 << i : 0;
        }

        Must(first == second, "the two formats differ");
        int mask = Array.IndexOf(FormatsM, first);
        Must(mask >= 0, $"format {first:X4} is none of level M");
        return mask;
    }

    /// <summary>Modules that carry no data.</summary>
    public static bool[,] FunctionModules(int size, int version)
    {
        var function = new bool[size, size];
        void Fill(int left, int top, int width, int height)
        {
            for (int y = Math.Max(0, top); y < Math.Min(size, top + height); y++)
            {
                for (int x = Math.Max(0, left); x < Math.Min(size, left + width); x++)
                {
                    function[x, y] = true;
                }
            }
        }

        Fill(0, 0, 9, 9);
        Fill(size - 8, 0, 8, 9);
        Fill(0, size - 8, 9, 8);
        Fill(0, 6, size, 1);
        Fill(6, 0, 1, size);
        int[] places = Alignment[version - 1];
        foreach (int x in places)
        {
            foreach (int y in places)
            {
                bool atFinder = (x == 6 && y == 6) || (x == 6 && y == size - 7) || (x == size - 7 && y == 6);
                if (!atFinder)
                {
                    Fill(x - 2, y - 2, 5, 5);
                }
            }
        }

        if (version >= 7)
        {
            Fill(size - 11, 0, 3, 6);
            Fill(0, size - 11, 6, 3);
        }

        return function;
    }

    private static byte[] ReadCodewords(int size, Func<int, int, bool> dark, bool[,] function, int mask)
    {
        var bits = new List<bool>();
        bool up = true;
        for (int right = size - 1; right > 0; right -= 2)
        {
            right = right == 6 ? 5 : right;
            for (int i = 0; i < size; i++)
            {
                int y = up ? size - 1 - i : i;
                foreach (int x in new[] { right, right - 1 })
                {
                    if (!function[x, y])
                    {
                        bits.Add(dark(x, y) != Inverted(mask, y, x));
                    }
                }
            }

            up = !up;
        }

        return [.. bits.Chunk(8).Where(c => c.Length == 8).Select(c => (byte)c.Aggregate(0, (v, b) => (v << 1) | (b ? 1 : 0)))];
    }

    /// <summary>Table 10, i the row and j the column.</summary>
    public static bool Inverted(int mask, int i, int j) => mask switch
    {
        0 => (i + j) % 2 == 0,
        1 => i % 2 == 0,
        2 => j % 3 == 0,
        3 => (i + j) % 3 == 0,
        4 => ((i / 2) + (j / 3)) % 2 == 0,
        5 => (i * j % 2) + (i * j % 3) == 0,
        6 => ((i * j % 2) + (i * j % 3)) % 2 == 0,
        _ => ((i * j % 3) + ((i + j) % 2)) % 2 == 0,
    };

    private static byte[] Deinterleave(byte[] codewords, int version)
    {
        var (check, blocks1, data1, blocks2, data2) = LevelM[version - 1];
        var blocks = Enumerable.Range(0, blocks1 + blocks2).Select(b => (Data: new List<byte>(), Length: b < blocks1 ? data1 : data2)).ToArray();
        int at = 0;
        for (int i = 0; i < Math.Max(data1, data2); i++)
        {
            foreach (var block in blocks.Where(b => i < b.Length))
            {
                block.Data.Add(codewords[at++]);
            }
        }

        var whole = blocks.Select(b => new List<byte>(b.Data)).ToArray();
        for (int i = 0; i < check; i++)
        {
            foreach (List<byte> block in whole)
            {
                block.Add(codewords[at++]);
            }
        }

        foreach (List<byte> block in whole)
        {
            for (int i = 0; i < check; i++)
            {
                Must(block.Aggregate(0, (sum, c) => Multiply(sum, Power(i)) ^ c) == 0, $"syndrome {i} of a block is not zero");
            }
        }

        return [.. blocks.SelectMany(b => b.Data)];
    }

    private static string Decode(byte[] data, int version)
    {
        var bits = data.SelectMany(b => Enumerable.Range(0, 8).Select(i => (b >> (7 - i)) & 1)).ToArray();
        int Take(int at, int count) => bits.Skip(at).Take(count).Aggregate(0, (v, b) => (v << 1) | b);
        Must(Take(0, 4) == 4, "byte mode");
        int countBits = version < 10 ? 8 : 16;
        int count = Take(4, countBits);
        var text = Enumerable.Range(0, count).Select(i => (byte)Take(4 + countBits + (8 * i), 8)).ToArray();
        return Encoding.UTF8.GetString(text);
    }

    /// <summary>In the field of 256 elements over x^8 + x^4 + x^3 + x^2 + 1, by shifting and adding.</summary>
    private static int Multiply(int a, int b)
    {
        int product = 0;
        for (; b != 0; b >>= 1)
        {
            product ^= (b & 1) != 0 ? a : 0;
            a = (a << 1) ^ ((a & 0x80) != 0 ? 0x11D : 0);
        }

        return product;
    }

    private static int Power(int exponent) => Enumerable.Range(0, exponent).Aggregate(1, (v, _) => Multiply(v, 2));

    private static void Must(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidDataException("Not a QR code: " + what);
        }
    }
}
