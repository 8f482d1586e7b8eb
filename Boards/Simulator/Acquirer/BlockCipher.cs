using System.Security.Cryptography;

namespace Simulator.Acquirer;

/// <summary>Which cipher a key belongs to.</summary>
public enum KeyCipher
{
    /// <summary>DES with 8 bytes of key, 3DES with 16 or 24.</summary>
    Des,

    /// <summary>AES with 16, 24 or 32 bytes of key.</summary>
    Aes,
}

/// <summary>
/// Single blocks in ECB mode. 3DES is composed of DES so that a double-length key whose halves are equal, which
/// <see cref="TripleDES"/> refuses, still works: test hosts use such keys.
/// </summary>
public static class BlockCipher
{
    public static int BlockBytes(KeyCipher cipher) => cipher == KeyCipher.Des ? 8 : 16;

    /// <summary>Encrypts whole blocks independently of each other.</summary>
    public static byte[] Encrypt(KeyCipher cipher, byte[] key, ReadOnlySpan<byte> data) => Run(cipher, key, data, true);

    /// <summary>Decrypts whole blocks independently of each other.</summary>
    public static byte[] Decrypt(KeyCipher cipher, byte[] key, ReadOnlySpan<byte> data) => Run(cipher, key, data, false);

    public static byte[] Des(byte[] key, ReadOnlySpan<byte> data) => Run(KeyCipher.Des, key, data, true);

    /// <summary>Key check value: the first four bytes of the encryption of zeros.</summary>
    public static byte[] CheckValue(KeyCipher cipher, byte[] key) => Encrypt(cipher, key, new byte[BlockBytes(cipher)])[..4];

    /// <summary>Sets each byte to odd parity, as DES keys are written.</summary>
    public static void SetOddParity(Span<byte> key)
    {
        for (int i = 0; i < key.Length; i++)
        {
            int ones = System.Numerics.BitOperations.PopCount((uint)(key[i] & 0xFE));
            key[i] = (byte)((key[i] & 0xFE) | (ones % 2 == 0 ? 1 : 0));
        }
    }

    private static byte[] Run(KeyCipher cipher, byte[] key, ReadOnlySpan<byte> data, bool encrypt)
    {
        if (data.Length % BlockBytes(cipher) != 0)
        {
            throw new ArgumentException("Only whole blocks can be encrypted.");
        }

        if (cipher == KeyCipher.Aes)
        {
            using var aes = Aes.Create();
            aes.Key = key;
            return encrypt ? aes.EncryptEcb(data, PaddingMode.None) : aes.DecryptEcb(data, PaddingMode.None);
        }

        byte[] first = key[..8];
        if (key.Length == 8)
        {
            return Single(first, data, encrypt);
        }

        byte[] second = key[8..16];
        byte[] third = key.Length switch
        {
            16 => first,
            24 => key[16..],
            _ => throw new ArgumentException("A DES key has 8, 16 or 24 bytes."),
        };
        return encrypt
            ? Single(third, Single(second, Single(first, data, true), false), true)
            : Single(first, Single(second, Single(third, data, false), true), false);
    }

    private static byte[] Single(byte[] key, ReadOnlySpan<byte> data, bool encrypt)
    {
        using var des = DES.Create();
        des.Key = key;
        return encrypt ? des.EncryptEcb(data, PaddingMode.None) : des.DecryptEcb(data, PaddingMode.None);
    }
}
