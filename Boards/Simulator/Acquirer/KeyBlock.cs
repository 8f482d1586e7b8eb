using System.Text;

namespace Simulator.Acquirer;

/// <summary>
/// Key blocks as ANSI X9.143 (TR-31:2018) writes them: version B under a Triple-DES key, version D under an AES key. For
/// the host, which wraps.
/// </summary>
public static class KeyBlock
{
    /// <param name="header">Usage, algorithm and mode of use: "P0TE".</param>
    /// <param name="options">Optional blocks, ready made: "KS18...".</param>
    /// <param name="padding">Bytes behind the key that hide its length; the block is filled up with more.</param>
    /// <param name="random">Gives the fill.</param>
    public static string Wrap(KeyCipher cipher, byte[] protection, string header, byte[] key, string[] options, int padding, Func<int, byte[]> random)
    {
        int block = BlockCipher.BlockBytes(cipher);
        int bare = 2 + key.Length + padding;
        int secretBytes = (bare + block - 1) / block * block;
        byte[] fill = random(secretBytes - 2 - key.Length);
        byte[] secret = [(byte)(key.Length >> 5), (byte)(key.Length << 3), .. key, .. fill];
        string optional = string.Concat(options);
        int over = optional.Length % block;
        if (over != 0)
        {
            // A padding block of at least its four characters of head fills the optional part up to whole cipher blocks.
            int pad = (2 * block) - over;
            options = [.. options, $"PB{pad:X2}" + new string('0', pad - 4)];
            optional = string.Concat(options);
        }

        int length = 16 + optional.Length + (2 * secretBytes) + (2 * block);
        string front = $"{(cipher == KeyCipher.Aes ? 'D' : 'B')}{length:D4}{header}00E{options.Length:D2}00{optional}";
        byte[] code = Cmac(cipher, DeriveKey(cipher, protection, 1), [.. Encoding.ASCII.GetBytes(front), .. secret]);
        byte[] hidden = Cbc(cipher, DeriveKey(cipher, protection, 0), code, secret);
        return front + Convert.ToHexString(hidden) + Convert.ToHexString(code);
    }

    /// <summary>CMAC with either cipher (SP 800-38B).</summary>
    public static byte[] Cmac(KeyCipher cipher, byte[] key, byte[] data)
    {
        int block = BlockCipher.BlockBytes(cipher);
        byte[] one = Double(BlockCipher.Encrypt(cipher, key, new byte[block]));
        bool whole = data.Length > 0 && data.Length % block == 0;
        byte[] padded = whole ? [.. data] : [.. data, 0x80, .. new byte[block - 1 - (data.Length % block)]];
        byte[] mask = whole ? one : Double(one);
        for (int i = 0; i < block; i++)
        {
            padded[padded.Length - block + i] ^= mask[i];
        }

        return Cbc(cipher, key, new byte[block], padded)[^block..];
    }

    /// <summary>Table "key derivation": counter, purpose (0 encryption, 1 authentication), algorithm, length.</summary>
    private static byte[] DeriveKey(KeyCipher cipher, byte[] protection, int purpose)
    {
        int algorithm = cipher == KeyCipher.Aes ? protection.Length / 8 : protection.Length == 24 ? 1 : 0;
        int bits = protection.Length * 8;
        IEnumerable<byte> derived = [];
        for (byte counter = 1; derived.Count() < protection.Length; counter++)
        {
            derived = derived.Concat(Cmac(cipher, protection, [counter, 0, (byte)purpose, 0, 0, (byte)algorithm, (byte)(bits >> 8), (byte)bits]));
        }

        return [.. derived.Take(protection.Length)];
    }

    private static byte[] Cbc(KeyCipher cipher, byte[] key, byte[] initial, byte[] data)
    {
        int block = BlockCipher.BlockBytes(cipher);
        byte[] chain = initial;
        var result = new List<byte>();
        for (int at = 0; at < data.Length; at += block)
        {
            chain = BlockCipher.Encrypt(cipher, key, [.. chain.Zip(data.Skip(at).Take(block), (a, b) => (byte)(a ^ b))]);
            result.AddRange(chain);
        }

        return [.. result];
    }

    private static byte[] Double(byte[] value)
    {
        var doubled = new System.Numerics.BigInteger(value, isUnsigned: true, isBigEndian: true) << 1;
        int bits = value.Length * 8;
        if ((value[0] & 0x80) != 0)
        {
            doubled ^= (System.Numerics.BigInteger.One << bits) | (bits == 128 ? 0x87 : 0x1B);
        }

        byte[] bytes = doubled.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[value.Length - bytes.Length], .. bytes];
    }
}
