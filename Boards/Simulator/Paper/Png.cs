using System.Buffers.Binary;
using System.IO.Compression;
using VirtualHandset;

namespace Simulator.Paper;

/// <summary>Pictures of the LCD and of the paper as PNG (ISO/IEC 15948), 8 bits a channel.</summary>
public static class Png
{
    /// <summary>The paper from that row on, black on white, with a margin like that of the 58 mm roll.</summary>
    public static byte[] Paper(PaperRoll roll, int firstRow, int rowCount)
    {
        const int Margin = 40;
        int width = roll.RowDots + (2 * Margin);
        int height = rowCount + (2 * Margin);
        var pixels = new byte[width * height];
        Array.Fill(pixels, (byte)0xFA);
        for (int row = 0; row < rowCount; row++)
        {
            for (int x = 0; x < roll.RowDots; x++)
            {
                if (roll.Dot(x, firstRow + row))
                {
                    pixels[((row + Margin) * width) + x + Margin] = 0x20;
                }
            }
        }

        return Encode(pixels, width, height, 1);
    }

    /// <summary>The screen as the customer sees it: dark while the panel is off.</summary>
    public static byte[] Screen(LcdModel lcd)
    {
        int width = lcd.KeptWidth;
        int height = lcd.KeptHeight;
        var pixels = new byte[width * height * 3];
        for (int i = 0; i < width * height && lcd.Visible; i++)
        {
            int color = lcd.Frame[i];
            int red = color >> 11;
            int green = (color >> 5) & 0x3F;
            int blue = color & 0x1F;
            pixels[i * 3] = (byte)((red << 3) | (red >> 2));
            pixels[(i * 3) + 1] = (byte)((green << 2) | (green >> 4));
            pixels[(i * 3) + 2] = (byte)((blue << 3) | (blue >> 2));
        }

        return Encode(pixels, width, height, 3);
    }

    /// <param name="channels">1 grey, 3 red green blue.</param>
    public static byte[] Encode(byte[] pixels, int width, int height, int channels)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = (byte)(channels == 1 ? 0 : 2);
        Chunk(png, "IHDR"u8, header);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, true))
        {
            int stride = width * channels;
            for (int row = 0; row < height; row++)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels, row * stride, stride);
            }
        }

        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(Stream png, ReadOnlySpan<byte> type, byte[] data)
    {
        var body = new byte[4 + data.Length];
        type.CopyTo(body);
        data.CopyTo(body, 4);
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    // CRC-32 of ISO 3309, as PNG's annex D gives it.
    private static uint Crc(byte[] bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
