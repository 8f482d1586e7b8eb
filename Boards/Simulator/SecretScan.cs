using System.Text;
using Simulator.Acquirer;
using Simulator.Cards;
using VirtualHandset;

namespace Simulator;

/// <summary>
/// Looks for what must not be there: any twelve digits in a row of a card number or a track (packed, at either half of a
/// byte), any eight of them as text, a PIN of six digits or more, a PIN block in the clear or as it went over the line, and any
/// half of a key, raw or as hexadecimal text. Shorter pieces are found everywhere by chance.
/// </summary>
public sealed class SecretScan
{
    private const int PackedBytes = 6;
    private const int TextBytes = 8;
    private const int LeastPinDigits = 6;
    private const int Field52 = 52;
    private const int MailField = 59;
    private const int Blocks8 = 8;
    private const int HexDigits = 2 * Blocks8;

    /// <summary>A run of one or two digits is found in every counter: a piece that is looked for has more variety.</summary>
    private const int LeastVariety = 4;

    /// <summary>Zeros and a few digits are what every printed number of a host looks like (a reference ends in 00000124).</summary>
    private const int LeastBehindZeros = 5;

    /// <summary>Components of the repository's test key, as the scenarios type them.</summary>
    public static readonly string[] TestComponents = ["00112233445566778899AABBCCDDEEFF", "01326754CDFEAB9876451023BA89DCEF"];

    private readonly Dictionary<ulong, string> _long = [];
    private readonly Dictionary<ulong, string> _short = [];
    private readonly List<(byte[] Bytes, string What)> _odd = [];
    private readonly bool[] _maybe = new bool[1 << 16];

    /// <summary>Everything secret that this rig's cards and acquirer know so far; PIN blocks as they go over the line.</summary>
    public static SecretScan Of(Rig rig) => Of(rig, rig.Cards.Values);

    /// <summary>The same with the cards that are really used: six digits of a PIN that nobody typed are found by chance in a long day's paper.</summary>
    public static SecretScan Of(Rig rig, IEnumerable<SimulatedCard> cards)
    {
        var scan = new SecretScan();
        foreach (SimulatedCard card in cards)
        {
            scan.AddCard(card.Profile);
        }

        AcquirerOptions host = rig.Host.Options;
        scan.AddKey(Convert.FromHexString(host.MasterKeyHex), "the master key");
        scan.AddKey(Rig.DeviceKey.ToArray(), "the device key");
        foreach (string component in TestComponents)
        {
            scan.AddKey(Convert.FromHexString(component), "a component of the master key");
        }

        return scan;
    }

    /// <summary>Takes the PIN blocks and the working keys of a run as they come.</summary>
    public void Watch(Rig rig)
    {
        rig.Host.Exchanged += (request, _) =>
        {
            if (IsoFrame.Check(request) is null && Read(request) is { } message)
            {
                if (message.Bytes(Field52) is { } block)
                {
                    AddLong(block, "an enciphered PIN block");
                }

                if (message.Mti == "0620" && message.Bytes(MailField) is { } address)
                {
                    _odd.Add((address, "an e-mail address"));
                }

                if (message.Mti == "0800")
                {
                    AddWorkingKeys(rig);
                }
            }
        };
    }

    public void AddKey(byte[] key, string what)
    {
        for (int i = 0; i + Blocks8 <= key.Length; i++)
        {
            AddLong(key.AsSpan(i, Blocks8), what);
        }
    }

    /// <summary>Digits of a card: its number, or a track with D for the separator.</summary>
    public void AddDigits(string digits, string what)
    {
        string nibbles = digits.Replace('=', 'D');
        for (int i = 0; i + (2 * PackedBytes) <= nibbles.Length; i++)
        {
            string piece = nibbles.Substring(i, 2 * PackedBytes);
            if (piece.Distinct().Count() >= LeastVariety)
            {
                AddShort(Convert.FromHexString(piece), what);
            }
        }

        for (int i = 0; i + TextBytes <= digits.Length; i++)
        {
            string piece = digits.Substring(i, TextBytes);
            if (piece.Distinct().Count() >= LeastVariety && piece.TrimStart('0').Length >= LeastBehindZeros)
            {
                AddLong(Encoding.ASCII.GetBytes(piece), what + " as text");
                AddLong(Encoding.ASCII.GetBytes(piece.Replace('D', '=')), what + " as text");
            }
        }
    }

    public void AddPin(string pin, string pan)
    {
        string block = $"0{pin.Length:X}{pin}".PadRight(16, 'F');
        byte[] plain = Convert.FromHexString(block);
        AddLong(plain, "a PIN block in the clear");
        plain[0] = (byte)(0x20 | pin.Length);
        AddLong(plain, "a PIN block of format 2");
        plain[0] = (byte)pin.Length;
        byte[] twelve = Convert.FromHexString("0000" + pan[^13..^1]);
        for (int i = 0; i < plain.Length; i++)
        {
            plain[i] ^= twelve[i];
        }

        AddLong(plain, "a PIN block of format 0 in the clear");
        if (pin.Length >= LeastPinDigits)
        {
            _odd.Add((Encoding.ASCII.GetBytes(pin), "a PIN as text"));
        }

        if (pin.Length >= 2 * PackedBytes)
        {
            AddDigits(pin, "a PIN");
        }
    }

    /// <summary>What of it stands on the flash, whatever the chip is doing; empty when nothing does.</summary>
    public IReadOnlyList<string> In(FlashModel flash)
    {
        var found = new List<string>();
        var block = new byte[FlashModel.BlockBytes];
        for (int i = 0; i < flash.Blocks; i++)
        {
            if (flash.Holds(i))
            {
                flash.Peek(i * FlashModel.BlockBytes, block, 0, block.Length);
                found.AddRange(In(block).Select(what => $"{what} on the flash, block {i}"));
            }
        }

        return found;
    }

    public IReadOnlyList<string> In(string text) => In(Encoding.Latin1.GetBytes(text));

    public IReadOnlyList<string> In(ReadOnlySpan<byte> data)
    {
        var found = new List<string>();
        ulong last = 0;
        ulong hex = 0;
        int digits = 0;
        for (int i = 0; i < data.Length; i++)
        {
            last = (last << 8) | data[i];
            digits = char.IsAsciiHexDigit((char)data[i]) ? digits + 1 : 0;
            hex = (hex << 4) | (digits > 0 ? NibbleOf(data[i]) : 0);
            if (digits >= HexDigits && _maybe[(ushort)hex] && _long.TryGetValue(hex, out string? inHex))
            {
                found.Add(inHex + " as text");
            }

            if (!_maybe[(ushort)last])
            {
                continue;
            }

            if (i >= TextBytes - 1 && _long.TryGetValue(last, out string? what))
            {
                found.Add(what);
            }

            if (i >= PackedBytes - 1 && _short.TryGetValue(last & 0xFFFF_FFFF_FFFF, out what))
            {
                found.Add(what);
            }
        }

        foreach (var (bytes, what) in _odd)
        {
            if (data.IndexOf(bytes) >= 0)
            {
                found.Add(what);
            }
        }

        return found;
    }

    private void AddCard(CardProfile card)
    {
        string name = Books.Mask(card.Pan);
        AddDigits(card.Pan, "card number " + name);
        AddDigits(card.Pan + "D" + card.ExpiryYymm + card.ServiceCode + "00000000", "track 2 of " + name);
        AddPin(card.Pin, card.Pan);
    }

    private void AddWorkingKeys(Rig rig)
    {
        AcquirerOptions host = rig.Host.Options;
        int number = rig.Host.Books.SignOns(rig.TerminalId);
        foreach (KeyForm form in Enum.GetValues<KeyForm>())
        {
            WorkingKeys keys = WorkingKeys.Generate(form, host.KeyCipher, host.FullMacKey, host.Seed, rig.TerminalId, number);
            AddKey(keys.PinKey, "a working key");
            AddKey(keys.MacKey, "a working key");
            AddKey(keys.TrackKey, "a working key");
        }
    }

    private static IsoMessage? Read(byte[] frame)
    {
        try
        {
            return IsoCodec.Read(frame.AsSpan(IsoFrame.PrefixBytes));
        }
        catch (IsoFormatException)
        {
            // What is no message holds no field to watch.
            return null;
        }
    }

    private void AddLong(ReadOnlySpan<byte> eight, string what)
    {
        ulong value = Value(eight);
        _long[value] = what;
        _maybe[(ushort)value] = true;
    }

    private void AddShort(ReadOnlySpan<byte> six, string what)
    {
        ulong value = Value(six);
        _short[value] = what;
        _maybe[(ushort)value] = true;
    }

    private static ulong NibbleOf(byte digit) => (ulong)((digit & 0x0F) + (digit > '9' ? 9 : 0));

    private static ulong Value(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        foreach (byte b in bytes)
        {
            value = (value << 8) | b;
        }

        return value;
    }
}
