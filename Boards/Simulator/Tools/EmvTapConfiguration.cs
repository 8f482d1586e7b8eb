using System.Globalization;
using System.Text.Json;
using Emv.Contact;
using Emv.Contactless;
using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>
/// A reader's configuration for taps: combinations of AID and kernel with limits, qualifiers, action codes and kernel 2's
/// parameters, by name or by tag; terminal data, CA keys, exception file. docs/emv-contactless.md, "Configuration".
/// </summary>
internal sealed class EmvTapConfiguration
{
    private const int AmountBytes = 6;

    private static readonly string[] s_kernelNames = ["kernel", "kernelId", "kernelIdentifier", "9F2A"];

    private static readonly HashSet<string> s_taken = new(["aid", "9F06", "comment", "name", "description", .. s_kernelNames], StringComparer.OrdinalIgnoreCase);

    private EmvTapConfiguration()
    {
    }

    /// <summary>In the order of the file; empty when it names none.</summary>
    public List<Combination> Combinations { get; } = [];

    public Dictionary<uint, byte[]> Terminal { get; } = [];

    public List<(byte[] Rid, int Index, byte[] Modulus, int Exponent)> CaKeys { get; } = [];

    /// <summary>PANs of ten bytes, one after the other.</summary>
    public byte[] ExceptionFile { get; private set; } = [];

    /// <summary>Data objects that no kernel here reads.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Combinations whose qualifiers the file gives.</summary>
    public HashSet<Combination> WithQualifiers { get; } = [];

    public static EmvTapConfiguration Load(string path)
    {
        try
        {
            return Read(CardJson.Parse(Path.GetFileName(path), File.ReadAllText(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CardFileException(path, 0, "cannot be read: " + e.Message);
        }
    }

    /// <param name="root">An object, or the list of combinations alone.</param>
    public static EmvTapConfiguration Read(CardJson root)
    {
        var configuration = new EmvTapConfiguration();
        if (root.IsArray)
        {
            configuration.ReadCombinations(root);
            return configuration;
        }

        if (!root.IsObject)
        {
            throw root.Wrong("is an object with \"combinations\"");
        }

        foreach ((string name, CardJson node) in root.Members)
        {
            switch (name.ToLowerInvariant())
            {
                case "combinations" or "aids" or "kernels" or "applications":
                    configuration.ReadCombinations(node);
                    break;
                case "terminal":
                    configuration.ReadTerminal(node);
                    break;
                case "cakeys":
                    configuration.CaKeys.AddRange(RecordedSettingReader.ReadCaKeys(node));
                    break;
                case "exceptionfile":
                    configuration.ExceptionFile = [.. List(node).SelectMany(pan => Pan(pan))];
                    break;
                case "name" or "comment" or "kind" or "description":
                    break;
                default:
                    configuration.Warnings.Add($"line {node.Line}: \"{name}\" is not known and was left aside");
                    break;
            }
        }

        return configuration;
    }

    private static byte[] Pan(CardJson node) =>
        node.IsString && node.Text.Length is >= 8 and <= 19 && node.Text.All(char.IsAsciiDigit)
            ? Convert.FromHexString(node.Text.PadRight(20, 'F'))
            : throw node.Wrong("is a card number of 8 to 19 digits in quotes");

    private static IReadOnlyList<CardJson> List(CardJson node) => node.IsArray ? node.Items : throw node.Wrong("is a list");

    private void ReadTerminal(CardJson node)
    {
        foreach ((string name, CardJson value) in Members(node))
        {
            uint tag = TagOf(name) ?? throw value.Wrong($"\"{name}\" is no tag");
            byte[] bytes = CardHex.Parse(value, 0, 255);
            if (!TerminalTags.IsKnown(tag))
            {
                Warnings.Add($"line {value.Line}: {name} is no data object of the terminal that is used here");
                continue;
            }

            Terminal[tag] = TerminalTags.Complaint(tag, bytes) is { } complaint ? throw value.Wrong(complaint) : bytes;
        }
    }

    private static IReadOnlyList<(string Name, CardJson Value)> Members(CardJson node) =>
        node.IsObject ? node.Members : throw node.Wrong("is an object");

    private void ReadCombinations(CardJson list)
    {
        if (!list.IsArray || list.Items.Count is 0 or > ReaderProfile.MaxCombinations)
        {
            throw list.Wrong($"is a list of 1 to {ReaderProfile.MaxCombinations} combinations");
        }

        foreach (CardJson node in list.Items)
        {
            if (ReadCombination(node) is { } combination)
            {
                Combinations.Add(combination.IsValid ? combination : throw node.Wrong("cannot be used: AID, kernel, limits and qualifiers must fit together"));
            }
        }

        if (Combinations.Count == 0)
        {
            throw list.Wrong("has no combination for kernel 2, 3 or 7");
        }
    }

    /// <returns>Null for a kernel that is not here: a warning says so, and the others go on.</returns>
    private Combination? ReadCombination(CardJson node)
    {
        if (!node.IsObject)
        {
            throw node.Wrong("a combination is an object with \"aid\"");
        }

        byte[] aid = CardHex.Parse(node.Member("aid") ?? node.Member("9F06") ?? throw node.Wrong("a combination needs \"aid\""), 5, 16);
        CardJson? given = s_kernelNames.Select(node.Member).FirstOrDefault(member => member is not null);
        int kernel = given is not null ? KernelNumber(given) : KernelOf(aid);
        if (kernel == 0)
        {
            throw node.Wrong("needs \"kernel\": 2, 3 or 7 (its RID implies none)");
        }

        if (kernel is not (2 or 3 or 7))
        {
            Warnings.Add($"line {node.Line}: kernel {kernel} is not here, the combination was left out");
            return null;
        }

        var combination = new Combination(new ApplicationProfile(aid), kernel);
        foreach ((string name, CardJson value) in node.Members)
        {
            if (!s_taken.Contains(name) && !Take(combination, name, value))
            {
                Warnings.Add($"line {value.Line}: \"{name}\" is not known and was left aside");
            }
        }

        return combination;
    }

    /// <summary>3, "3", "03", "0x03", "C-3", "kernel 3".</summary>
    private static int KernelNumber(CardJson node)
    {
        string digits = node.Text.Split(['x', 'X', '-', ' '])[^1];
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : throw node.Wrong("is a kernel's number: 2, 3 or 7");
    }

    internal static int KernelOf(byte[] aid) => Convert.ToHexString(aid)[..10] switch
    {
        "A000000003" => 3,
        "A000000004" => 2,
        "A000000333" => 7,
        "A000000025" => 4,
        "A000000065" => 5,
        "A000000152" or "A000000324" => 6,
        _ => 0,
    };

    private static uint? TagOf(string name) =>
        name.Length is 2 or 4 or 6 && uint.TryParse(name, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint tag) && tag > 0 ? tag : null;

    private bool Take(Combination c, string name, CardJson value) =>
        TakeLimit(c, name, value) || TakeCommon(c, name, value) || TakeMastercard(c, name, value)
        || (name.Equals("tags", StringComparison.OrdinalIgnoreCase) ? TakeTags(c, value) : TagOf(name) is { } tag && TakeTag(c, tag, value));

    private static bool TakeLimit(Combination c, string name, CardJson value)
    {
        switch (name.ToLowerInvariant())
        {
            case "transactionlimit" or "contactlesstransactionlimit" or "taplimit":
                c.TransactionLimitMinor = Limit(value);
                return true;
            case "cvmlimit" or "cvmrequiredlimit":
                c.CvmLimitMinor = Limit(value);
                return true;
            case "floorlimit" or "contactlessfloorlimit":
                c.FloorLimitMinor = Limit(value);
                return true;
            case "ondevicelimit" or "transactionlimitondevice" when c.Mastercard is not null:
                c.Mastercard.OnDeviceLimitMinor = Limit(value);
                return true;
            default:
                return false;
        }
    }

    private bool TakeCommon(Combination c, string name, CardJson value)
    {
        switch (name.ToLowerInvariant())
        {
            case "ttq" or "9f66":
                byte[] ttq = CardHex.Parse(value, 4, 4);
                c.Ttq = [(byte)(ttq[0] & ~0x08), ttq[1], ttq[2], ttq[3]];
                WithQualifiers.Add(c);
                return true;
            case "type" or "transactiontype":
                c.TransactionType = value.Kind == JsonTokenType.Null ? -1 : CardHex.Parse(value, 1, 1)[0];
                return true;
            case "alwaysonline":
                c.AlwaysOnline = Flag(value);
                return true;
            case "zeroamount" or "zeroamountallowed":
                c.ZeroAmountAllowed = Flag(value);
                return true;
            case "statuscheck":
                c.StatusCheck = Flag(value);
                return true;
            case "extendedselection":
                c.ExtendedSelection = Flag(value);
                return true;
            case "partialselection":
                c.Application.PartialSelection = Flag(value);
                return true;
            case "waivecvm" or "waivecvmbelowlimit":
                c.WaiveCvmBelowLimit = Flag(value);
                return true;
            case "stripecardtochip":
                c.StripeCardToChip = Flag(value);
                return true;
            case "stripemode":
                // Refused by parameter: the mode does not exist here, whatever a configuration says.
                Warnings.AddRange(Flag(value) ? [$"line {value.Line}: stripe mode is never used"] : []);
                return true;
            case "offlineapproval":
                c.OfflineApproval = value.Text is "online" or "goOnline" ? OfflineApproval.GoOnline : value.Text == "decline" ? OfflineApproval.Decline : throw value.Wrong("is \"decline\" or \"online\"");
                return true;
            default:
                return TakeCodes(c, name, value);
        }
    }

    private static bool TakeCodes(Combination c, string name, CardJson value)
    {
        switch (name.ToLowerInvariant())
        {
            case "versions" or "version" or "9f09":
                c.Application.Versions = [.. (value.IsArray ? value.Items : [value]).Select(v => CardHex.Parse(v, 2, 2)).Select(v => (v[0] << 8) | v[1])];
                return true;
            case "tacdenial" or "df8121":
                c.Application.TacDenial = CardHex.Parse(value, 5, 5);
                return true;
            case "taconline" or "df8122":
                c.Application.TacOnline = CardHex.Parse(value, 5, 5);
                return true;
            case "tacdefault" or "df8120":
                c.Application.TacDefault = CardHex.Parse(value, 5, 5);
                return true;
            default:
                return false;
        }
    }

    private static bool TakeMastercard(Combination c, string name, CardJson value)
    {
        if (c.Mastercard is not { } m)
        {
            return false;
        }

        switch (name.ToLowerInvariant())
        {
            case "cvmcapability":
                m.CvmCapability = CardHex.Parse(value, 1, 1)[0];
                return true;
            case "nocvmcapability":
                m.NoCvmCapability = CardHex.Parse(value, 1, 1)[0];
                return true;
            case "securitycapability":
                m.SecurityCapability = CardHex.Parse(value, 1, 1)[0];
                return true;
            case "cardinputcapability":
                m.CardInputCapability = CardHex.Parse(value, 1, 1)[0];
                return true;
            case "ondeviceverification":
                m.OnDeviceVerification = Flag(value);
                return true;
            case "relayresistance" when !value.IsObject:
                m.RelayResistance = Flag(value);
                return true;
            case "relayresistance":
                m.RelayResistance = true;
                return value.Members.All(part => TakeRelay(m, part.Name, part.Value) ? true : throw part.Value.Wrong($"\"{part.Name}\" is no parameter of relay resistance"));
            case "tornrecords":
                m.TornRecords = Number(value, 0, 1);
                return true;
            case "tornlifetime" or "tornlifetimeseconds":
                m.TornLifetimeSeconds = Number(value, 0, 65535);
                return true;
            default:
                return TakeRelay(m, name, value);
        }
    }

    /// <summary>Times in tenths of a millisecond, as on the card.</summary>
    private static bool TakeRelay(Kernel2Settings m, string name, CardJson value)
    {
        switch (name.ToLowerInvariant())
        {
            case "mingrace":
                m.MinGraceTenthMs = Number(value, 0, 65535);
                return true;
            case "maxgrace":
                m.MaxGraceTenthMs = Number(value, 0, 65535);
                return true;
            case "expectedcommand":
                m.ExpectedCommandTenthMs = Number(value, 0, 65535);
                return true;
            case "expectedresponse":
                m.ExpectedResponseTenthMs = Number(value, 0, 65535);
                return true;
            case "accuracythreshold" or "accuracy":
                m.AccuracyTenthMs = Number(value, 0, 65535);
                return true;
            case "mismatchthreshold" or "mismatchpercent":
                m.MismatchPercent = Number(value, 0, 100);
                return true;
            default:
                return false;
        }
    }

    private bool TakeTags(Combination c, CardJson node)
    {
        foreach ((string name, CardJson value) in Members(node))
        {
            if (TagOf(name) is not { } tag)
            {
                throw value.Wrong($"\"{name}\" is no tag");
            }

            if (!TakeTag(c, tag, value))
            {
                Warnings.Add($"line {value.Line}: {name} is not read by kernel {c.Kernel} here");
            }
        }

        return true;
    }

    /// <summary>A configuration data object of Book C-2, Annex A, or one of the terminal's own for one combination.</summary>
    private bool TakeTag(Combination c, uint tag, CardJson value)
    {
        switch (tag)
        {
            case 0xDF8123:
                c.FloorLimitMinor = Limit(value);
                return true;
            case 0xDF8124:
                c.TransactionLimitMinor = Limit(value);
                return true;
            case 0xDF8126:
                c.CvmLimitMinor = Limit(value);
                return true;
            case 0x9F66:
                return TakeCommon(c, "ttq", value);
            case 0x9F09 or 0xDF8120 or 0xDF8121 or 0xDF8122:
                return TakeCodes(c, tag.ToString("X4"), value);
            case 0x9C:
                return TakeCommon(c, "type", value);
            default:
                return (c.Mastercard is { } m && TakeTag2(m, tag, value)) || TakeTerminalTag(tag, value);
        }
    }

    private static bool TakeTag2(Kernel2Settings m, uint tag, CardJson value)
    {
        byte[] bytes = CardHex.Parse(value, 0, 255);
        int number = bytes.Aggregate(0, (sum, b) => (sum << 8) | b);
        switch (tag)
        {
            case 0xDF8117: m.CardInputCapability = bytes[0]; return true;
            case 0xDF8118: m.CvmCapability = bytes[0]; return true;
            case 0xDF8119: m.NoCvmCapability = bytes[0]; return true;
            case 0xDF811B:
                // Kernel configuration: bit 6 on-device verification, bit 5 relay resistance; bit 8 (no stripe mode) holds anyway.
                m.OnDeviceVerification = (bytes[0] & 0x20) != 0;
                m.RelayResistance = (bytes[0] & 0x10) != 0;
                return true;
            case 0xDF811C: m.TornLifetimeSeconds = number; return true;
            case 0xDF811D: m.TornRecords = Math.Min(number, 1); return true;
            case 0xDF811F: m.SecurityCapability = bytes[0]; return true;
            case 0xDF8125: m.OnDeviceLimitMinor = Limit(value); return true;
            case 0xDF8132: m.MinGraceTenthMs = number; return true;
            case 0xDF8133: m.MaxGraceTenthMs = number; return true;
            case 0xDF8134: m.ExpectedCommandTenthMs = number; return true;
            case 0xDF8135: m.ExpectedResponseTenthMs = number; return true;
            case 0xDF8136: m.AccuracyTenthMs = number; return true;
            case 0xDF8137: m.MismatchPercent = number; return true;
            case 0x9F7E: m.MobileSupport = bytes[0]; return true;
            case 0x9F53: m.TransactionCategory = bytes[0]; return true;
            case 0x9F1D when bytes.Length == 8: m.RiskManagementData = bytes; return true;
            default: return false;
        }
    }

    private bool TakeTerminalTag(uint tag, CardJson value)
    {
        byte[] bytes = CardHex.Parse(value, 0, 255);
        if (!TerminalTags.IsKnown(tag) || TerminalTags.Complaint(tag, bytes) is not null)
        {
            return false;
        }

        Terminal[tag] = bytes;
        return true;
    }

    /// <summary>"12.34"; twelve digits as in the tag; a whole number of minor units; null or "none" for no limit.</summary>
    private static long Limit(CardJson node)
    {
        if (node.Kind == JsonTokenType.Null || node.Text is "none" or "off")
        {
            return Combination.None;
        }

        string text = string.Concat(node.Text.Where(c => c != ' '));
        bool digits = text.Length > 0 && text.All(char.IsAsciiDigit);
        if (node.IsString && digits && text.Length == 2 * AmountBytes)
        {
            return long.Parse(text, CultureInfo.InvariantCulture);
        }

        if (node.Kind == JsonTokenType.Number && digits)
        {
            return long.Parse(text, CultureInfo.InvariantCulture);
        }

        return CardAmount.TryParse(text, out long minor) ? minor : throw node.Wrong("is an amount: \"100.00\", twelve digits, a number of minor units, or null for none");
    }

    private static bool Flag(CardJson node) => node.Kind switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw node.Wrong("is true or false"),
    };

    private static int Number(CardJson node, int min, int max) =>
        node.Kind == JsonTokenType.Number && int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= min && number <= max
            ? number
            : throw node.Wrong($"is a whole number from {min} to {max}");
}
