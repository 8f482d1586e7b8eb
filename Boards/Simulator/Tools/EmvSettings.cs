using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>
/// Everything one run of `emv` is made of, put together from the command line, the file, what a recording shows, and
/// defaults, in this order of precedence.
/// </summary>
internal sealed class EmvSettings
{
    private static readonly Dictionary<uint, string> Defaults = new()
    {
        [0x9F03] = "000000000000",
        [0x9C] = "00",
        [0x9A] = "260115",
        [0x9F21] = "102030",
        [0x9F41] = "00000001",
    };

    private EmvSettings(CardFile file, EmvOptions options)
    {
        File = file;
        Options = options;
    }

    public CardFile File { get; }

    public EmvOptions Options { get; }

    public Dictionary<uint, byte[]> Tags { get; } = [];

    public IReadOnlyList<byte[]> Aids { get; private set; } = [];

    public List<(byte[] Rid, int Index, byte[] Modulus, int Exponent)> CaKeys { get; } = [];

    /// <summary>Attempts in order; empty to pass over the PIN.</summary>
    public IReadOnlyList<string> Pins { get; private set; } = [];

    public bool PinPadBroken { get; private set; }

    /// <summary>approve, decline or down.</summary>
    public string Online { get; private set; } = "approve";

    public string ResponseCode { get; private set; } = "00";

    /// <summary>Null: the simulated card's issuer makes it.</summary>
    public byte[]? IssuerData { get; private set; }

    public int? Choose { get; private set; }

    public List<string> Warnings { get; } = [];

    /// <summary>Tags whose values were read out of the recording.</summary>
    public List<uint> FromRecording { get; } = [];

    public long AmountMinor => long.Parse(Convert.ToHexString(Tags[0x9F02]));

    public long OtherMinor => long.Parse(Convert.ToHexString(Tags[0x9F03]));

    public static EmvSettings Make(CardFile file, EmvOptions options)
    {
        var settings = new EmvSettings(file, options);
        RecordedSetting given = file.Recording?.Setting ?? new RecordedSetting();
        RecordedSetting seen = file.Recording is null ? new RecordedSetting() : RecordedHints.Read(file.Recording.Exchanges);
        settings.Warnings.AddRange(file.Recording?.Warnings ?? []);
        settings.TakeTags(given, seen);
        settings.Aids = First(options.Aids, given.Aids, seen.Aids);
        settings.CaKeys.AddRange(given.CaKeys);
        foreach (string path in options.CaKeyFiles)
        {
            settings.CaKeys.AddRange(ReadKeys(path));
        }

        string pin = options.Pin ?? given.Pin ?? seen.Pin ?? file.Profile?.Pin ?? "none";
        settings.PinPadBroken = pin == "broken";
        settings.Pins = pin is "none" or "broken" or "" ? [] : pin.Split(',');
        settings.Online = options.Online ?? given.Online ?? seen.Online ?? "approve";
        settings.ResponseCode = options.ResponseCode ?? given.ResponseCode ?? (options.Online is null && given.Online is null ? seen.ResponseCode : null)
            ?? (settings.Online == "approve" ? "00" : "05");
        settings.IssuerData = options.IssuerData ?? given.IssuerData ?? seen.IssuerData;
        settings.Choose = options.Choose ?? given.Choose;
        return settings;
    }

    private void TakeTags(RecordedSetting given, RecordedSetting seen)
    {
        foreach ((uint tag, string value) in Defaults)
        {
            Tags[tag] = Convert.FromHexString(value);
        }

        foreach ((uint tag, byte[] value) in seen.Terminal)
        {
            if (TerminalTags.IsKnown(tag) && TerminalTags.Complaint(tag, value) is null)
            {
                Tags[tag] = value;
                FromRecording.Add(tag);
            }
        }

        foreach ((uint tag, byte[] value) in given.Terminal.Concat(Options.Terminal))
        {
            if (TerminalTags.Complaint(tag, value) is { } complaint)
            {
                throw new EmvUsageException(complaint);
            }

            Tags[tag] = value;
            FromRecording.Remove(tag);
        }

        if (!Tags.TryGetValue(0x9F02, out byte[]? amount))
        {
            throw new EmvUsageException("--amount is missing: an amount like 12.34");
        }

        if (!Convert.ToHexString(amount).All(char.IsAsciiDigit) || !Convert.ToHexString(Tags[0x9F03]).All(char.IsAsciiDigit))
        {
            throw new EmvUsageException("an amount is twelve decimal digits");
        }

        if (!Tags.ContainsKey(0x9F37))
        {
            byte[] seed = System.Text.Encoding.ASCII.GetBytes($"emv {Options.Seed}");
            Tags[0x9F37] = System.Security.Cryptography.SHA256.HashData(seed)[..4];
        }
    }

    private static IReadOnlyList<byte[]> First(params IReadOnlyList<byte[]>[] lists) => lists.FirstOrDefault(l => l.Count > 0) ?? [];

    private static List<(byte[] Rid, int Index, byte[] Modulus, int Exponent)> ReadKeys(string path)
    {
        if (!System.IO.File.Exists(path))
        {
            throw new CardFileException(path, 0, "there is no such file");
        }

        return RecordedSettingReader.ReadCaKeys(CardJson.Parse(Path.GetFileName(path), System.IO.File.ReadAllText(path)));
    }
}
