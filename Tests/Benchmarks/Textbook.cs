namespace Benchmarks;

/// <summary>
/// The standards as they are written, loop by loop: what a straightforward port would be, to measure ours against. Kept to C#
/// that nanoFramework takes too, so that both can be counted on the same interpreter.
/// </summary>
public static class Textbook
{
    private static readonly byte[] DesInitial =
    {
        58, 50, 42, 34, 26, 18, 10, 2, 60, 52, 44, 36, 28, 20, 12, 4, 62, 54, 46, 38, 30, 22, 14, 6, 64, 56, 48, 40, 32, 24, 16, 8,
        57, 49, 41, 33, 25, 17, 9, 1, 59, 51, 43, 35, 27, 19, 11, 3, 61, 53, 45, 37, 29, 21, 13, 5, 63, 55, 47, 39, 31, 23, 15, 7,
    };

    private static readonly byte[] DesExpansion =
    {
        32, 1, 2, 3, 4, 5, 4, 5, 6, 7, 8, 9, 8, 9, 10, 11, 12, 13, 12, 13, 14, 15, 16, 17,
        16, 17, 18, 19, 20, 21, 20, 21, 22, 23, 24, 25, 24, 25, 26, 27, 28, 29, 28, 29, 30, 31, 32, 1,
    };

    private static readonly byte[] DesPermutation =
    {
        16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25,
    };

    /// <summary>FIPS 180-4, 6.1.2: one block.</summary>
    public static void Sha1Block(uint[] h, byte[] block)
    {
        var w = new uint[80];
        for (int t = 0; t < 16; t++)
        {
            w[t] = (uint)(block[4 * t] << 24 | block[(4 * t) + 1] << 16 | block[(4 * t) + 2] << 8 | block[(4 * t) + 3]);
        }

        for (int t = 16; t < 80; t++)
        {
            w[t] = RotateLeft(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
        }

        uint a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
        for (int t = 0; t < 80; t++)
        {
            uint f = t < 20 ? (b & c) | (~b & d) : t < 40 || t >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
            uint k = t < 20 ? 0x5A827999 : t < 40 ? 0x6ED9EBA1 : t < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
            uint temporary = RotateLeft(a, 5) + f + e + k + w[t];
            e = d;
            d = c;
            c = RotateLeft(b, 30);
            b = a;
            a = temporary;
        }

        h[0] += a;
        h[1] += b;
        h[2] += c;
        h[3] += d;
        h[4] += e;
    }

    /// <summary>FIPS 46-3 bit by bit, one block with a ready key schedule (16 rounds of 48 bits); the S-boxes read 0, which costs the same.</summary>
    public static void DesBlock(byte[] bits, byte[] schedule)
    {
        var state = new byte[64];
        for (int i = 0; i < 64; i++)
        {
            state[i] = bits[DesInitial[i] - 1];
        }

        var box = new byte[64];
        for (int round = 0; round < 16; round++)
        {
            var f = new byte[32];
            for (int s = 0; s < 8; s++)
            {
                int index = 0;
                for (int i = 0; i < 6; i++)
                {
                    index = (index << 1) | (state[32 + DesExpansion[(6 * s) + i] - 1] ^ schedule[(48 * round) + (6 * s) + i]);
                }

                int value = box[index];
                for (int i = 0; i < 4; i++)
                {
                    f[(4 * s) + i] = (byte)((value >> (3 - i)) & 1);
                }
            }

            var next = new byte[64];
            for (int i = 0; i < 32; i++)
            {
                next[i] = state[32 + i];
                next[32 + i] = (byte)(state[i] ^ f[DesPermutation[i] - 1]);
            }

            state = next;
        }

        for (int i = 0; i < 64; i++)
        {
            bits[DesInitial[i] - 1] = state[i ^ 32];
        }
    }

    /// <summary>FIPS 197 byte by byte: one block of AES-128 with a ready schedule of 176 bytes.</summary>
    public static void AesBlock(byte[] state, byte[] schedule, byte[] box)
    {
        AddRoundKey(state, schedule, 0);
        for (int round = 1; round <= 10; round++)
        {
            var shifted = new byte[16];
            for (int i = 0; i < 16; i++)
            {
                shifted[i] = box[state[(i + (4 * (i % 4))) % 16]];
            }

            for (int column = 0; column < 16 && round < 10; column += 4)
            {
                byte a = shifted[column], b = shifted[column + 1], c = shifted[column + 2], d = shifted[column + 3];
                shifted[column] = (byte)(Double(a) ^ Double(b) ^ b ^ c ^ d);
                shifted[column + 1] = (byte)(a ^ Double(b) ^ Double(c) ^ c ^ d);
                shifted[column + 2] = (byte)(a ^ b ^ Double(c) ^ Double(d) ^ d);
                shifted[column + 3] = (byte)(Double(a) ^ a ^ b ^ c ^ Double(d));
            }

            for (int i = 0; i < 16; i++)
            {
                state[i] = shifted[i];
            }

            AddRoundKey(state, schedule, round);
        }
    }

    /// <summary>
    /// s^3 mod n with 32-bit limbs, least significant first: schoolbook product, then Knuth's division (TAOCP 4.3.1, algorithm D).
    /// The top bit of n is set.
    /// </summary>
    public static uint[] Cube(uint[] s, uint[] n)
    {
        return Remainder(Product(Remainder(Product(s, s), n), s), n);
    }

    private static uint[] Product(uint[] x, uint[] y)
    {
        var z = new uint[x.Length + y.Length];
        for (int i = 0; i < x.Length; i++)
        {
            ulong carry = 0;
            for (int j = 0; j < y.Length; j++)
            {
                carry += ((ulong)x[i] * y[j]) + z[i + j];
                z[i + j] = (uint)carry;
                carry >>= 32;
            }

            z[i + y.Length] = (uint)carry;
        }

        return z;
    }

    private static uint[] Remainder(uint[] product, uint[] n)
    {
        int length = n.Length;
        var u = new uint[product.Length + 1];
        for (int i = 0; i < product.Length; i++)
        {
            u[i] = product[i];
        }

        for (int j = u.Length - length - 1; j >= 0; j--)
        {
            ulong top = ((ulong)u[j + length] << 32) | u[j + length - 1];
            ulong quotient = top / n[length - 1];
            ulong rest = top % n[length - 1];
            while (rest <= uint.MaxValue && (quotient > uint.MaxValue || quotient * n[length - 2] > ((rest << 32) | u[j + length - 2])))
            {
                quotient--;
                rest += n[length - 1];
            }

            ulong carry = 0;
            long borrow = 0;
            for (int i = 0; i < length; i++)
            {
                carry += quotient * n[i];
                borrow += (long)u[i + j] - (uint)carry;
                u[i + j] = (uint)borrow;
                borrow >>= 32;
                carry >>= 32;
            }

            borrow += (long)u[j + length] - (long)carry;
            u[j + length] = (uint)borrow;
            if (borrow < 0)
            {
                carry = 0;
                for (int i = 0; i < length; i++)
                {
                    carry += (ulong)u[i + j] + n[i];
                    u[i + j] = (uint)carry;
                    carry >>= 32;
                }

                u[j + length] += (uint)carry;
            }
        }

        var remainder = new uint[length];
        for (int i = 0; i < length; i++)
        {
            remainder[i] = u[i];
        }

        return remainder;
    }

    private static void AddRoundKey(byte[] state, byte[] schedule, int round)
    {
        for (int i = 0; i < 16; i++)
        {
            state[i] ^= schedule[(16 * round) + i];
        }
    }

    private static int Double(int value)
    {
        value <<= 1;
        return (value & 0x100) != 0 ? value ^ 0x11B : value;
    }

    private static uint RotateLeft(uint value, int count)
    {
        return (value << count) | (value >> (32 - count));
    }
}
