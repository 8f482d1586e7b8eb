namespace Simulator.Acquirer;

/// <summary>Where the keys of PIN and MAC come from.</summary>
public enum KeyScheme
{
    /// <summary>Working keys under the terminal master key, given at sign-on.</summary>
    MasterKey,

    /// <summary>DUKPT: the serial number in field 62 of a request says which key it is.</summary>
    Dukpt,
}

/// <summary>Keys and codes as scenario files and command lines name them (docs/tools.md, "Key schemes").</summary>
public sealed record KeyOptions
{
    public const string Schemes = "tmk, tmk-aes, dukpt-tdes or dukpt-aes";

    public KeyScheme Scheme { get; init; } = KeyScheme.MasterKey;

    public KeyCipher Cipher { get; init; } = KeyCipher.Des;

    public MacScheme Mac { get; init; } = MacScheme.UnionPayEcb;

    /// <summary>What the terminal asks for at sign-on.</summary>
    public KeyForm Form { get; init; } = KeyForm.Bytes40;

    public bool FullMacKey { get; init; }

    public bool KeyBlocks { get; init; }

    /// <summary>DUKPT: the terminal has been used for years and has about so many numbers left; null: all of them.</summary>
    public int? NumbersLeft { get; init; }

    /// <summary>What a technician writes into the terminal so that it fits: setting number and value.</summary>
    public IEnumerable<(int Number, string Value)> TerminalSettings =>
    [
        (200, Scheme == KeyScheme.Dukpt ? "dukpt" : "tmk"),
        (201, Mac switch { MacScheme.X919 => "x919", MacScheme.AesCmac => "cmac", _ => "ecb" }),
        (202, Cipher == KeyCipher.Aes ? "4" : "0"),
        (203, Form switch { KeyForm.Bytes24 => "24", KeyForm.Bytes60 => "60", _ => "40" }),
        (204, KeyBlocks ? "1" : "0"),
    ];

    /// <summary>From words; an absent one has its default, AES keys bring CMAC and the full MAC key with them.</summary>
    /// <param name="error">What is wrong with which word; empty when all are right.</param>
    public static bool TryParse(string? keys, string? mac, int? form, bool fullMacKey, bool keyBlocks, out KeyOptions options, out string error)
    {
        options = new KeyOptions();
        bool aes = keys is "tmk-aes" or "dukpt-aes";
        bool known = keys is null or "tmk" or "dukpt-tdes" || aes;
        MacScheme? scheme = mac switch
        {
            null => aes ? MacScheme.AesCmac : MacScheme.UnionPayEcb,
            "ecb" => MacScheme.UnionPayEcb,
            "x919" => MacScheme.X919,
            "cmac" => MacScheme.AesCmac,
            _ => null,
        };
        error = !known ? $"\"keys\" is {Schemes}"
            : scheme is null ? "\"mac\" is ecb, x919 or cmac"
            : scheme == MacScheme.AesCmac != aes ? "AES keys and cmac go together"
            : form is not (null or 24 or 40 or 60) ? "\"form\" is 24, 40 or 60"
            : aes && form == 24 ? "there is no 24-byte form of AES keys"
            : "";
        if (error.Length > 0)
        {
            return false;
        }

        options = new KeyOptions
        {
            Scheme = keys is "dukpt-tdes" or "dukpt-aes" ? KeyScheme.Dukpt : KeyScheme.MasterKey,
            Cipher = aes ? KeyCipher.Aes : KeyCipher.Des,
            Mac = scheme!.Value,
            Form = form switch { 24 => KeyForm.Bytes24, 60 => KeyForm.Bytes60, _ => KeyForm.Bytes40 },
            FullMacKey = fullMacKey || aes,
            KeyBlocks = keyBlocks,
        };
        return true;
    }
}
