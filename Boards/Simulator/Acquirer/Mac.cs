using System.Text;

namespace Simulator.Acquirer;

/// <summary>How field 64 is computed.</summary>
public enum MacScheme
{
    UnionPayEcb,
    X919,
    AesCmac,
}

/// <summary>Message authentication codes of 8 bytes (docs/acquirer.md, "Which messages carry a MAC").</summary>
public static class Mac
{
    private const int Bytes = 8;

    public static byte[] Compute(MacScheme scheme, byte[] key, ReadOnlySpan<byte> data) => scheme switch
    {
        MacScheme.UnionPayEcb => UnionPayEcb(key, data),
        MacScheme.X919 => X919(key, data),
        _ => AesCmac(key, data)[..Bytes],
    };

    /// <summary>All blocks folded by XOR, then two encryptions over the hex characters of the fold.</summary>
    public static byte[] UnionPayEcb(byte[] key, ReadOnlySpan<byte> data)
    {
        var fold = new byte[Bytes];
        for (int i = 0; i < data.Length; i++)
        {
            fold[i % Bytes] ^= data[i];
        }

        byte[] characters = Encoding.ASCII.GetBytes(Convert.ToHexString(fold));
        byte[] block = BlockCipher.Des(key, characters.AsSpan(0, Bytes));
        for (int i = 0; i < Bytes; i++)
        {
            block[i] ^= characters[Bytes + i];
        }

        return Encoding.ASCII.GetBytes(Convert.ToHexString(BlockCipher.Des(key, block))[..Bytes]);
    }

    /// <summary>ISO 9797-1 algorithm 3 with zero padding: CBC under the left half, the last block through the whole key.</summary>
    public static byte[] X919(byte[] key, ReadOnlySpan<byte> data)
    {
        byte[] padded = new byte[Math.Max(Bytes, (data.Length + Bytes - 1) / Bytes * Bytes)];
        data.CopyTo(padded);
        return Algorithm3(key, padded);
    }

    /// <summary>ISO 9797-1 algorithm 3 with padding method 2 (80 00 ...), as EMV uses it.</summary>
    public static byte[] X919Padded80(byte[] key, ReadOnlySpan<byte> data)
    {
        byte[] padded = new byte[(data.Length + Bytes) / Bytes * Bytes];
        data.CopyTo(padded);
        padded[data.Length] = 0x80;
        return Algorithm3(key, padded);
    }

    /// <summary>RFC 4493.</summary>
    public static byte[] AesCmac(byte[] key, ReadOnlySpan<byte> data)
    {
        const int Block = 16;
        byte[] one = Double(BlockCipher.Encrypt(KeyCipher.Aes, key, new byte[Block]));
        bool whole = data.Length > 0 && data.Length % Block == 0;
        byte[] last = whole ? one : Double(one);
        byte[] padded = new byte[Math.Max(1, (data.Length + Block - 1) / Block) * Block];
        data.CopyTo(padded);
        if (!whole)
        {
            padded[data.Length] = 0x80;
        }

        var state = new byte[Block];
        for (int at = 0; at < padded.Length; at += Block)
        {
            bool final = at + Block == padded.Length;
            for (int i = 0; i < Block; i++)
            {
                state[i] ^= (byte)(padded[at + i] ^ (final ? last[i] : 0));
            }

            state = BlockCipher.Encrypt(KeyCipher.Aes, key, state);
        }

        return state;
    }

    private static byte[] Algorithm3(byte[] key, byte[] padded)
    {
        byte[] left = key[..Bytes];
        var state = new byte[Bytes];
        for (int at = 0; at < padded.Length; at += Bytes)
        {
            for (int i = 0; i < Bytes; i++)
            {
                state[i] ^= padded[at + i];
            }

            state = BlockCipher.Des(left, state);
        }

        if (key.Length == Bytes)
        {
            return state;
        }

        return BlockCipher.Des(left, BlockCipher.Decrypt(KeyCipher.Des, key[Bytes..(2 * Bytes)], state));
    }

    private static byte[] Double(byte[] value)
    {
        var doubled = new byte[value.Length];
        for (int i = 0; i < value.Length; i++)
        {
            int next = i + 1 < value.Length ? value[i + 1] >> 7 : 0;
            doubled[i] = (byte)((value[i] << 1) | next);
        }

        if ((value[0] & 0x80) != 0)
        {
            doubled[^1] ^= 0x87;
        }

        return doubled;
    }
}
