using System.Buffers.Binary;

namespace Simulator.Acquirer;

/// <summary>
/// DUKPT as a host knows it: from base derivation key and serial number to the keys of one transaction, walking down from
/// the initial key. X9.24-1:2009 (Triple-DES) and X9.24-3:2017 (AES, 128 bits).
/// </summary>
public static class Dukpt
{
    private const int KeyBytes = 16;
    private const int TdesSerialBytes = 10;
    private const int AesSerialBytes = 12;
    private const uint TdesCounterMask = 0x1FFFFF;

    private static readonly byte[] Mask = Convert.FromHexString("C0C0C0C000000000C0C0C0C000000000");

    private enum Usage
    {
        Pin = 0x1000,
        MacGeneration = 0x2000,
        MacVerification = 0x2001,
        Derivation = 0x8000,
        Initial = 0x8001,
    }

    public static int SerialBytes(KeyCipher cipher) => cipher == KeyCipher.Aes ? AesSerialBytes : TdesSerialBytes;

    /// <summary>The counter in a serial number.</summary>
    public static uint Counter(KeyCipher cipher, byte[] serial)
    {
        uint tail = BinaryPrimitives.ReadUInt32BigEndian(serial.AsSpan(serial.Length - 4));
        return cipher == KeyCipher.Aes ? tail : tail & TdesCounterMask;
    }

    /// <summary>What stays the same in all serial numbers of one initial key, as text.</summary>
    public static string Series(KeyCipher cipher, byte[] serial) => Convert.ToHexString(WithCounter(cipher, serial, 0));

    /// <summary>The key that is injected into the terminal with this serial number.</summary>
    public static byte[] InitialKey(KeyCipher cipher, byte[] baseKey, byte[] serial)
    {
        if (cipher == KeyCipher.Aes)
        {
            return Derive(baseKey, Usage.Initial, serial.AsSpan(0, 8));
        }

        byte[] left = WithCounter(cipher, serial, 0)[..8];
        return [.. BlockCipher.Des(baseKey, left), .. BlockCipher.Des(Xor(baseKey, Mask), left)];
    }

    /// <summary>Keys for the PIN, for the MAC of the request and for the MAC of the reply.</summary>
    public static (byte[] Pin, byte[] Mac, byte[] ReplyMac) Keys(KeyCipher cipher, byte[] baseKey, byte[] serial)
    {
        byte[] key = TransactionKey(cipher, InitialKey(cipher, baseKey, serial), serial);
        if (cipher == KeyCipher.Aes)
        {
            ReadOnlySpan<byte> tail = serial.AsSpan(4, 8);
            return (Derive(key, Usage.Pin, tail), Derive(key, Usage.MacGeneration, tail), Derive(key, Usage.MacVerification, tail));
        }

        return (Xor(key, Convert.FromHexString("00000000000000FF00000000000000FF")),
            Xor(key, Convert.FromHexString("000000000000FF00000000000000FF00")),
            Xor(key, Convert.FromHexString("00000000FF00000000000000FF000000")));
    }

    /// <summary>Down the tree: one step for each bit of the counter that is set, from the highest.</summary>
    public static byte[] TransactionKey(KeyCipher cipher, byte[] initialKey, byte[] serial)
    {
        uint counter = Counter(cipher, serial);
        byte[] key = initialKey;
        uint walked = 0;
        for (uint bit = 1u << 31; bit != 0; bit >>= 1)
        {
            if ((counter & bit) == 0)
            {
                continue;
            }

            walked |= bit;
            byte[] register = WithCounter(cipher, serial, walked);
            key = cipher == KeyCipher.Aes
                ? Derive(key, Usage.Derivation, register.AsSpan(4, 8))
                : [.. OneWay(Xor(key, Mask), register[2..]), .. OneWay(key, register[2..])];
        }

        return key;
    }

    /// <summary>X9.24-1, A.3: one half of the next key.</summary>
    private static byte[] OneWay(byte[] key, byte[] register)
    {
        byte[] right = key[8..];
        return Xor(BlockCipher.Des(key[..8], Xor(register, right)), right);
    }

    /// <summary>X9.24-3, 6.3.3: version, block number, usage, algorithm AES-128, length 128, and eight bytes that tell the keys apart.</summary>
    private static byte[] Derive(byte[] key, Usage usage, ReadOnlySpan<byte> tail)
    {
        byte[] data = [0x01, 0x01, (byte)((int)usage >> 8), (byte)usage, 0x00, 0x02, 0x00, 0x80, .. tail];
        return BlockCipher.Encrypt(KeyCipher.Aes, key, data)[..KeyBytes];
    }

    private static byte[] WithCounter(KeyCipher cipher, byte[] serial, uint counter)
    {
        byte[] with = [.. serial];
        Span<byte> tail = with.AsSpan(with.Length - 4);
        uint keep = cipher == KeyCipher.Aes ? 0 : BinaryPrimitives.ReadUInt32BigEndian(tail) & ~TdesCounterMask;
        BinaryPrimitives.WriteUInt32BigEndian(tail, keep | counter);
        return with;
    }

    private static byte[] Xor(byte[] one, byte[] other) => [.. one.Zip(other, (a, b) => (byte)(a ^ b))];
}
