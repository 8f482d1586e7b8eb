using System.Security.Cryptography;

namespace Simulator.Cards;

/// <summary>How the key of one transaction comes from the card's key and the transaction counter.</summary>
public enum SessionKeys
{
    /// <summary>The card's key itself (VIS cryptogram version 10).</summary>
    None,

    /// <summary>EMV 4.4 Book 2, A1.3.1: the counter with F0 and 0F.</summary>
    EmvCommon,

    /// <summary>JR/T 0025 (PBOC): the counter, and its complement, in the last two bytes.</summary>
    Pboc,
}

/// <summary>DES as cards use it. 16-byte keys.</summary>
public static class CardDes
{
    private const int Block = 8;

    public static byte[] Encrypt(byte[] key, byte[] blocks)
    {
        using TripleDES des = Create(key);
        return des.EncryptEcb(blocks, PaddingMode.None);
    }

    public static byte[] Decrypt(byte[] key, byte[] blocks)
    {
        using TripleDES des = Create(key);
        return des.DecryptEcb(blocks, PaddingMode.None);
    }

    /// <summary>EMV 4.4 Book 2, A1.4.1, option A: the card's key from the issuer's, with odd parity.</summary>
    public static byte[] CardKey(byte[] issuerKey, string pan, int panSequence)
    {
        string digits = (pan + panSequence.ToString("00")).PadLeft(16, '0');
        byte[] y = Convert.FromHexString(digits[^16..]);
        byte[] key = [.. Encrypt(issuerKey, y), .. Encrypt(issuerKey, Array.ConvertAll(y, b => (byte)~b))];
        for (int i = 0; i < key.Length; i++)
        {
            bool even = (System.Numerics.BitOperations.PopCount((uint)(key[i] >> 1)) & 1) == 0;
            key[i] = (byte)((key[i] & 0xFE) | (even ? 1 : 0));
        }

        return key;
    }

    public static byte[] SessionKey(SessionKeys method, byte[] cardKey, int counter)
    {
        byte high = (byte)(counter >> 8);
        byte low = (byte)counter;
        return method switch
        {
            SessionKeys.None => cardKey,
            SessionKeys.Pboc => Encrypt(cardKey, [0, 0, 0, 0, 0, 0, high, low, 0, 0, 0, 0, 0, 0, (byte)~high, (byte)~low]),
            _ => SessionKey(cardKey, [high, low, 0, 0, 0, 0, 0, 0]),
        };
    }

    /// <summary>Book 2, A1.3.1 with any eight bytes: the third becomes F0 for the left half, 0F for the right.</summary>
    public static byte[] SessionKey(byte[] cardKey, byte[] diversifier)
    {
        byte[] left = [.. diversifier];
        byte[] right = [.. diversifier];
        left[2] = 0xF0;
        right[2] = 0x0F;
        return [.. Encrypt(cardKey, left), .. Encrypt(cardKey, right)];
    }

    /// <summary>ISO 9797-1 algorithm 3. Padding method 2 (80 00 ...) or method 1 (zeros, none when already whole).</summary>
    public static byte[] Mac(byte[] key, byte[] data, bool padding80)
    {
        int length = padding80 ? data.Length + 1 : data.Length;
        byte[] padded = new byte[(length + Block - 1) / Block * Block];
        data.CopyTo(padded, 0);
        if (padding80)
        {
            padded[data.Length] = 0x80;
        }

        using DES left = DES.Create();
        left.Key = key[..Block];
        byte[] chain = new byte[Block];
        for (int at = 0; at < padded.Length; at += Block)
        {
            for (int i = 0; i < Block; i++)
            {
                chain[i] ^= padded[at + i];
            }

            chain = left.EncryptEcb(chain, PaddingMode.None);
        }

        using DES right = DES.Create();
        right.Key = key[Block..];
        return left.EncryptEcb(right.DecryptEcb(chain, PaddingMode.None), PaddingMode.None);
    }

    private static TripleDES Create(byte[] key)
    {
        var des = TripleDES.Create();
        des.Key = [.. key, .. key[..Block]];
        return des;
    }
}
