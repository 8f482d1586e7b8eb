using System.Security.Cryptography;
using System.Text;

namespace Simulator.Acquirer;

/// <summary>Sizes of field 62 in a sign-on reply, after the network management code of the request.</summary>
public enum KeyForm
{
    /// <summary>001: single-length keys.</summary>
    Bytes24 = 1,

    /// <summary>003: double-length PIN key.</summary>
    Bytes40 = 3,

    /// <summary>004: with a track key.</summary>
    Bytes60 = 4,
}

/// <summary>The working keys of one sign-on, and how they travel under the terminal master key.</summary>
public sealed class WorkingKeys
{
    private const int Half = 8;
    private const int Full = 16;

    private WorkingKeys(KeyForm form, KeyCipher cipher, byte[] pinKey, byte[] macKey, byte[] trackKey, byte[]? replyMacKey = null)
    {
        Form = form;
        Cipher = cipher;
        PinKey = pinKey;
        MacKey = macKey;
        ReplyMacKey = replyMacKey ?? macKey;
        TrackKey = trackKey;
    }

    public KeyCipher Cipher { get; }

    /// <summary>For the host's own codes: under DUKPT another than <see cref="MacKey"/>.</summary>
    public byte[] ReplyMacKey { get; }

    public KeyForm Form { get; }

    /// <summary>8 or 16 bytes.</summary>
    public byte[] PinKey { get; }

    /// <summary>8 or 16 bytes.</summary>
    public byte[] MacKey { get; }

    /// <summary>16 bytes in the 60-byte form, else empty.</summary>
    public byte[] TrackKey { get; }

    /// <summary>
    /// Keys that follow from the seed, the terminal and the number of its sign-on: a run with the same seed has the same
    /// keys, two sign-ons never have.
    /// </summary>
    public static WorkingKeys Generate(KeyForm form, KeyCipher cipher, bool fullMacKey, long seed, string terminal, int signOn)
    {
        int pin = form == KeyForm.Bytes24 ? Half : Full;
        int mac = fullMacKey && form != KeyForm.Bytes24 ? Full : Half;
        byte[] Key(string use, int count)
        {
            byte[] key = SHA256.HashData(Encoding.UTF8.GetBytes($"working key|{seed}|{terminal}|{signOn}|{use}"))[..count];
            if (cipher == KeyCipher.Des)
            {
                BlockCipher.SetOddParity(key);
            }

            return key;
        }

        return new WorkingKeys(form, cipher, Key("pin", pin), Key("mac", mac), form == KeyForm.Bytes60 ? Key("track", Full) : []);
    }

    /// <summary>The keys of one DUKPT number.</summary>
    public static WorkingKeys OfNumber(KeyCipher cipher, byte[] baseKey, byte[] serial)
    {
        var (pin, mac, replyMac) = Dukpt.Keys(cipher, baseKey, serial);
        return new WorkingKeys(KeyForm.Bytes40, cipher, pin, mac, [], replyMac);
    }

    /// <summary>Field 62 as key blocks, one behind the other: PIN, MAC, track.</summary>
    public byte[] WrapInBlocks(KeyCipher cipher, byte[] masterKey, MacScheme mac, long seed)
    {
        int drawn = 0;
        byte[] Random(int count) => SHA256.HashData(Encoding.UTF8.GetBytes($"fill|{seed}|{drawn++}"))[..count];
        string Block(string usage, string mode, byte[] key)
        {
            char algorithm = cipher == KeyCipher.Aes ? 'A' : key.Length == Half ? 'D' : 'T';
            return KeyBlock.Wrap(cipher, masterKey, usage + algorithm + mode, key, [], Full - key.Length, Random);
        }

        string macUsage = mac switch { MacScheme.AesCmac => "M6", MacScheme.X919 => "M3", _ => "M0" };
        string blocks = Block("P0", "E", PinKey) + Block(macUsage, "C", MacKey) + (Form == KeyForm.Bytes60 ? Block("D0", "B", TrackKey) : "");
        return Encoding.ASCII.GetBytes(blocks);
    }

    /// <summary>Field 62: each key under the TMK, each with its check value.</summary>
    public byte[] Wrap(KeyCipher cipher, byte[] masterKey)
    {
        byte[] Slot(byte[] key, int width) =>
            [.. BlockCipher.Encrypt(cipher, masterKey, key), .. new byte[width - key.Length], .. BlockCipher.CheckValue(cipher, key)];

        int width = Form == KeyForm.Bytes24 ? Half : Full;
        byte[] both = [.. Slot(PinKey, width), .. Slot(MacKey, width)];
        return Form == KeyForm.Bytes60 ? [.. both, .. Slot(TrackKey, Full)] : both;
    }

    /// <summary>The other direction, as a terminal does it; for tests and tools. Null when a check value is wrong.</summary>
    public static WorkingKeys? Unwrap(byte[] field62, KeyCipher cipher, byte[] masterKey, bool fullMacKey)
    {
        KeyForm form = field62.Length switch
        {
            24 => KeyForm.Bytes24,
            40 => KeyForm.Bytes40,
            60 => KeyForm.Bytes60,
            _ => throw new ArgumentException("Working keys come in 24, 40 or 60 bytes."),
        };
        int width = form == KeyForm.Bytes24 ? Half : Full;
        bool sound = true;
        byte[] Slot(int index, int count)
        {
            int at = index * (width + 4);
            byte[] key = BlockCipher.Decrypt(cipher, masterKey, field62.AsSpan(at, count));
            sound &= BlockCipher.CheckValue(cipher, key).AsSpan().SequenceEqual(field62.AsSpan(at + width, 4));
            return key;
        }

        byte[] pin = Slot(0, width);
        byte[] mac = Slot(1, fullMacKey ? width : Half);
        byte[] track = form == KeyForm.Bytes60 ? Slot(2, Full) : [];
        return sound ? new WorkingKeys(form, cipher, pin, mac, track) : null;
    }
}
