using System.Globalization;
using System.Text;
using Emv.Contact;
using Firmware.Sale;
using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>The terminal that `emv` plays: a kernel's parameters made from tags.</summary>
internal static class EmvTerminal
{
    /// <summary>Applications that the terminal knows unless told otherwise.</summary>
    private static readonly (string Aid, int Version)[] Applications =
    [
        ("A000000333010101", 0x0020), ("A000000333010102", 0x0020), ("A000000333010103", 0x0020), ("A000000333010106", 0x0020),
        ("A0000000031010", 0x0096), ("A0000000032010", 0x0096), ("A0000000041010", 0x0002), ("A0000000043060", 0x0002),
    ];

    public static TerminalProfile Build(IReadOnlyDictionary<uint, byte[]> tags, IReadOnlyList<byte[]> aids, IReadOnlyDictionary<string, byte[]> actionCodes, EmvOptions? options = null)
    {
        var terminal = new TerminalProfile
        {
            MerchantId = Text(tags, 0x9F16, "898310058120001"),
            MerchantName = Text(tags, 0x9F4E, "TEST SHOP"),
            TerminalId = Text(tags, 0x9F1C, "10000001"),
            IfdSerial = Text(tags, 0x9F1E, "00000001"),
        };
        terminal.CountryCode = Digits(tags, 0x9F1A, terminal.CountryCode);
        terminal.CurrencyCode = Digits(tags, 0x5F2A, terminal.CurrencyCode);
        terminal.CurrencyExponent = Digits(tags, 0x5F36, terminal.CurrencyExponent);
        terminal.CategoryCode = Digits(tags, 0x9F15, terminal.CategoryCode);
        terminal.TerminalType = tags.TryGetValue(0x9F35, out byte[]? type) ? type[0] : terminal.TerminalType;
        terminal.TerminalCapabilities = Bytes(tags, 0x9F33, terminal.TerminalCapabilities);
        terminal.AdditionalCapabilities = Bytes(tags, 0x9F40, terminal.AdditionalCapabilities);
        terminal.AcquirerId = tags.TryGetValue(0x9F01, out byte[]? acquirer) ? long.Parse(Convert.ToHexString(acquirer), CultureInfo.InvariantCulture) : terminal.AcquirerId;
        IEnumerable<byte[]> list = aids.Count > 0 ? aids : Applications.Select(a => Convert.FromHexString(a.Aid));
        foreach (byte[] aid in list)
        {
            ApplicationProfile application = Application(aid, tags, actionCodes);
            Name(application, options);
            if (!terminal.Add(application))
            {
                throw new EmvUsageException("the terminal's list of applications is full or holds one that cannot be used");
            }
        }

        terminal.ExceptionFile = [.. options?.BlockedPans.SelectMany(p => p) ?? []];
        return terminal;
    }

    /// <summary>Parameters that have no tag.</summary>
    private static void Name(ApplicationProfile application, EmvOptions? options)
    {
        foreach ((string name, string value) in options?.Named ?? [])
        {
            switch (name)
            {
                case "threshold" when CardAmount.TryParse(value, out long minor):
                    application.ThresholdMinor = minor;
                    break;
                case "target" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int percent) && percent < 100:
                    application.TargetPercent = percent;
                    break;
                case "maxTarget" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int percent) && percent < 100:
                    application.MaxTargetPercent = percent;
                    break;
                case "exactMatch" when value is "0" or "1":
                    application.PartialSelection = value == "0";
                    break;
                case "defaultDdol" when IsHex(value):
                    application.DefaultDdol = Convert.FromHexString(value);
                    break;
                case "defaultTdol" when IsHex(value):
                    application.DefaultTdol = Convert.FromHexString(value);
                    break;
                default:
                    throw new EmvUsageException($"--terminal {name}={value}: an amount for threshold, 0 to 99 for target and maxTarget, 0 or 1 for exactMatch, hex for the lists");
            }
        }
    }

    private static bool IsHex(string value) => value.Length % 2 == 0 && value.All(char.IsAsciiHexDigit);

    /// <summary>The test set, and what was brought along.</summary>
    public static CaKeyTable Keys(IEnumerable<(byte[] Rid, int Index, byte[] Modulus, int Exponent)> more, EmvOptions? options = null)
    {
        var table = new CaKeyTable();
        byte[] download = TestCaKeys.Download();
        CaKeyError error = table.Load(download, 0, download.Length, out int loaded);
        if (error != CaKeyError.None || loaded != TestCaKeys.Count)
        {
            throw new InvalidOperationException($"The test CA keys do not load: {error} after {loaded}.");
        }

        foreach ((byte[] rid, int index, byte[] modulus, int exponent) in more)
        {
            byte[] checksum = new byte[20];
            CaKeyTable.Checksum(rid, index, modulus, exponent, checksum);
            CaKeyError added = table.Add(rid, index, modulus, exponent, checksum, 0);
            if (added != CaKeyError.None)
            {
                throw new EmvUsageException($"the CA key {Convert.ToHexString(rid)} {index:X2} cannot be used: {added}");
            }
        }

        foreach ((byte[] key, int lastDay) in options?.CaExpiries ?? [])
        {
            End(table, key[..5], key[5], lastDay);
        }

        foreach (byte[] revoked in options?.Revoked ?? [])
        {
            table.Revoke(revoked[..5], revoked[5], revoked[6..]);
        }

        return table;
    }

    /// <summary>Adds a key of the test set again, with a last day.</summary>
    private static void End(CaKeyTable table, byte[] rid, int index, int lastDay)
    {
        CaKey key = TestCa.Default.Find(Convert.ToHexString(rid), index) ?? throw new EmvUsageException($"--ca-expiry: no test key {Convert.ToHexString(rid)} {index:X2}");
        byte[] modulus = key.Key.Modulus;
        int exponent = key.Key.Exponent;
        byte[] checksum = new byte[20];
        CaKeyTable.Checksum(rid, index, modulus, exponent, checksum);
        table.Add(rid, index, modulus, exponent, checksum, lastDay);
    }

    internal static ApplicationProfile Application(byte[] aid, IReadOnlyDictionary<uint, byte[]> tags, IReadOnlyDictionary<string, byte[]> actionCodes)
    {
        var application = new ApplicationProfile(aid);
        int version = Applications.FirstOrDefault(a => Convert.ToHexString(aid).StartsWith(a.Aid, StringComparison.Ordinal)).Version;
        if (tags.TryGetValue(0x9F09, out byte[]? given))
        {
            version = (given[0] << 8) | given[1];
        }

        application.Versions = version == 0 ? [] : [version];
        if (tags.TryGetValue(0x9F1B, out byte[]? floor))
        {
            application.FloorLimitMinor = ((long)floor[0] << 24) | ((long)floor[1] << 16) | ((long)floor[2] << 8) | floor[3];
        }

        application.TacDenial = actionCodes.GetValueOrDefault("tacDenial", application.TacDenial);
        application.TacOnline = actionCodes.GetValueOrDefault("tacOnline", application.TacOnline);
        application.TacDefault = actionCodes.GetValueOrDefault("tacDefault", application.TacDefault);
        return application;
    }

    private static byte[] Bytes(IReadOnlyDictionary<uint, byte[]> tags, uint tag, byte[] otherwise) =>
        tags.TryGetValue(tag, out byte[]? value) ? value : otherwise;

    private static string Text(IReadOnlyDictionary<uint, byte[]> tags, uint tag, string otherwise) =>
        tags.TryGetValue(tag, out byte[]? value) ? Encoding.ASCII.GetString(value).TrimEnd('\0', ' ') : otherwise;

    private static int Digits(IReadOnlyDictionary<uint, byte[]> tags, uint tag, int otherwise)
    {
        if (!tags.TryGetValue(tag, out byte[]? value))
        {
            return otherwise;
        }

        return int.TryParse(Convert.ToHexString(value), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new EmvUsageException($"{tag:X2} is decimal digits, not {Convert.ToHexString(value)}");
    }
}
