using System.Globalization;
using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>The command line of `emv` could not be understood.</summary>
internal sealed class EmvUsageException(string reason) : Exception(reason);

/// <summary>What the command line of `emv` asks for; null or empty where it says nothing. See docs/emv-tool.md.</summary>
internal sealed class EmvOptions
{
    public string? CardPath { get; private set; }

    /// <summary>File to write the session to, as a recorded card.</summary>
    public string? RecordPath { get; private set; }

    public bool List { get; private set; }

    public bool Json { get; private set; }

    public bool ShowCardData { get; private set; }

    public bool Loose { get; private set; }

    public bool ForceOnline { get; private set; }

    /// <summary>A tap instead of a chip transaction.</summary>
    public bool Contactless { get; private set; }

    /// <summary>From this amount on a tap verifies the cardholder.</summary>
    public long CvmLimitMinor { get; private set; } = 100_000;

    /// <summary>From this amount on no tap.</summary>
    public long TapLimitMinor { get; private set; } = 5_000_000;

    /// <summary>File with the reader's configuration.</summary>
    public string? ConfigurationPath { get; private set; }

    /// <summary>The card falls silent at this command of the first tap, from 1; then it is tapped again.</summary>
    public int? TearAtCommand { get; private set; }

    /// <summary>Time a simulated card takes for relay resistance, tenths of a millisecond.</summary>
    public int RelayTenthMs { get; private set; } = 60;

    /// <summary>A card's own approval is sent to the issuer instead of declined.</summary>
    public bool OfflineToOnline { get; private set; }

    public int? Choose { get; private set; }

    public uint Seed { get; private set; } = 1;

    /// <summary>The terminal's data, tag to value.</summary>
    public Dictionary<uint, byte[]> Terminal { get; } = [];

    /// <summary>Parameters without a tag: tacDenial, tacOnline, tacDefault.</summary>
    public Dictionary<string, byte[]> ActionCodes { get; } = [];

    /// <summary>Further parameters of an application without a tag: threshold, target, maxTarget, exactMatch, defaultDdol, defaultTdol.</summary>
    public Dictionary<string, string> Named { get; } = [];

    /// <summary>Revoked certificates: RID, CA key index, serial number, 9 bytes.</summary>
    public List<byte[]> Revoked { get; } = [];

    /// <summary>Last days of CA keys: RID and index in hex, and the day as a number.</summary>
    public List<(byte[] Key, int LastDay)> CaExpiries { get; } = [];

    /// <summary>Cards on the exception file, 10 bytes each.</summary>
    public List<byte[]> BlockedPans { get; } = [];

    public List<byte[]> Aids { get; } = [];

    public List<string> CaKeyFiles { get; } = [];

    /// <summary>PINs, or "none" and "broken".</summary>
    public string? Pin { get; private set; }

    public string? Online { get; private set; }

    public string? ResponseCode { get; private set; }

    public byte[]? IssuerData { get; private set; }

    public static EmvOptions Parse(string[] arguments)
    {
        var options = new EmvOptions();
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            string? inline = null;
            if (name.StartsWith("--", StringComparison.Ordinal) && name.Contains('=') && !name.StartsWith("--terminal", StringComparison.Ordinal))
            {
                (name, inline) = (name[..name.IndexOf('=')], name[(name.IndexOf('=') + 1)..]);
            }

            if (!name.StartsWith("--", StringComparison.Ordinal))
            {
                options.CardPath = options.CardPath is null ? name : throw new EmvUsageException($"one card at a time: '{options.CardPath}' and '{name}'");
            }
            else if (!options.Switch(name))
            {
                string value = inline ?? (++i < arguments.Length ? arguments[i] : throw new EmvUsageException($"{name} needs a value"));
                options.Value(name, value);
            }
        }

        return options;
    }

    private bool Switch(string name)
    {
        switch (name)
        {
            case "--json":
                Json = true;
                return true;
            case "--list":
                List = true;
                return true;
            case "--show-card-data":
                ShowCardData = true;
                return true;
            case "--loose":
                Loose = true;
                return true;
            case "--force-online":
                ForceOnline = true;
                return true;
            case "--contactless":
                Contactless = true;
                return true;
            case "--offline-to-online":
                OfflineToOnline = true;
                return true;
            default:
                return false;
        }
    }

    private void Value(string name, string value)
    {
        switch (name)
        {
            case "--amount":
                Terminal[0x9F02] = Amount(name, value);
                break;
            case "--other":
                Terminal[0x9F03] = Amount(name, value);
                break;
            case "--type":
                Terminal[0x9C] = Hex(name, value, 1, 1);
                break;
            case "--un":
                Terminal[0x9F37] = Hex(name, value, 4, 4);
                break;
            case "--date":
                Terminal[0x9A] = RecordedSettingReader.Moment(value, true) ?? throw new EmvUsageException($"--date {value}: a date like 2026-01-15");
                break;
            case "--time":
                Terminal[0x9F21] = RecordedSettingReader.Moment(value, false) ?? throw new EmvUsageException($"--time {value}: a time like 10:20:30");
                break;
            case "--sequence":
                Terminal[0x9F41] = Convert.FromHexString(Number(name, value, 1, 99999999).ToString("00000000"));
                break;
            case "--terminal":
                TerminalValue(value);
                break;
            default:
                OtherValue(name, value);
                break;
        }
    }

    private void OtherValue(string name, string value)
    {
        if (IsListed(name, value))
        {
            return;
        }

        switch (name)
        {
            case "--pin":
                bool word = value is "none" or "broken";
                Pin = word || RecordedSettingReader.IsPin(value)
                    ? value
                    : throw new EmvUsageException("--pin: 4 to 12 digits, several attempts with commas between, none or broken");
                break;
            case "--online":
                Online = value is "approve" or "decline" or "down" ? value : throw new EmvUsageException($"--online {value}: approve, decline or down");
                break;
            case "--arc":
                ResponseCode = RecordedSettingReader.ResponseCode(value) ?? throw new EmvUsageException($"--arc {value}: two characters like 00 or 51");
                break;
            case "--issuer-data":
                IssuerData = Hex(name, value, 1, 512);
                break;
            case "--aid":
                Aids.Add(Hex(name, value, 5, 16));
                break;
            case "--ca-keys":
                CaKeyFiles.Add(value);
                break;
            case "--cvm-limit":
                CvmLimitMinor = long.Parse(Convert.ToHexString(Amount(name, value)), CultureInfo.InvariantCulture);
                break;
            case "--tap-limit":
                TapLimitMinor = long.Parse(Convert.ToHexString(Amount(name, value)), CultureInfo.InvariantCulture);
                break;
            case "--config":
                ConfigurationPath = value;
                break;
            case "--tear-at":
                TearAtCommand = Number(name, value, 1, 99);
                break;
            case "--relay":
                RelayTenthMs = Number(name, value, 0, 60000);
                break;
            case "--record":
                RecordPath = value;
                break;
            case "--choose":
                Choose = Number(name, value, 1, 99);
                break;
            case "--seed":
                Seed = (uint)Number(name, value, 0, int.MaxValue);
                break;
            default:
                throw new EmvUsageException($"there is no option {name}");
        }
    }

    // What schemes and acquirers list: revoked certificates, ends of keys, blocked cards.
    private bool IsListed(string name, string value)
    {
        switch (name)
        {
            case "--revoked":
                Revoked.Add(Hex(name, value, 9, 9));
                return true;
            case "--ca-expiry":
                string[] parts = value.Split('=');
                CaExpiries.Add((Hex(name, parts[0], 6, 6), Number(name, parts[^1], 19500101, 20491231)));
                return true;
            case "--blocked-pan":
                BlockedPans.Add(Hex(name, value.PadRight(20, 'F'), 10, 10));
                return true;
            default:
                return false;
        }
    }

    private void TerminalValue(string value)
    {
        int equals = value.IndexOf('=');
        if (equals <= 0)
        {
            throw new EmvUsageException($"--terminal {value}: TAG=HEX, like 9F33=E0F8C8");
        }

        string tagText = value[..equals];
        if (tagText is "tacDenial" or "tacOnline" or "tacDefault")
        {
            ActionCodes[tagText] = Hex("--terminal " + tagText, value[(equals + 1)..], 5, 5);
            return;
        }

        if (tagText is "threshold" or "target" or "maxTarget" or "exactMatch" or "defaultDdol" or "defaultTdol")
        {
            Named[tagText] = value[(equals + 1)..];
            return;
        }

        if (!uint.TryParse(tagText, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint tag) || !TerminalTags.IsKnown(tag))
        {
            throw new EmvUsageException($"--terminal {tagText}: not a data object of the terminal that can be set ({TerminalTags.Names}, tacDenial, tacOnline, tacDefault, threshold, target, maxTarget, exactMatch, defaultDdol, defaultTdol)");
        }

        Terminal[tag] = Hex("--terminal " + tagText, value[(equals + 1)..], 0, 255);
    }

    private static byte[] Amount(string name, string value) =>
        CardAmount.TryParse(value, out long minor)
            ? Convert.FromHexString(minor.ToString("000000000000"))
            : throw new EmvUsageException($"{name} {value}: an amount like 12.34");

    private static int Number(string name, string value, int min, int max) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= min && number <= max
            ? number
            : throw new EmvUsageException($"{name} {value}: a whole number from {min} to {max}");

    private static byte[] Hex(string name, string value, int min, int max)
    {
        string digits = string.Concat(value.Where(c => !char.IsWhiteSpace(c) && c != ':'));
        if (digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit) || digits.Length / 2 < min || digits.Length / 2 > max)
        {
            throw new EmvUsageException($"{name}: {(min == max ? min.ToString() : min + " to " + max)} bytes in hex");
        }

        return Convert.FromHexString(digits);
    }
}
