namespace Simulator.Acquirer;

public enum AccountStatus
{
    Open,
    Lost,
    Stolen,
    Restricted,
}

/// <summary>
/// What the issuer knows of one card. Only invented cards and scheme test numbers belong here: the acquirer is a test
/// tool and keeps these facts in the clear, in memory alone.
/// </summary>
public sealed class Account
{
    /// <param name="pan">12 to 19 digits.</param>
    /// <param name="pin">4 to 12 digits.</param>
    /// <param name="issuerMasterKey">Issuer master key for application cryptograms, 16 bytes.</param>
    /// <param name="panSequence">PAN sequence number (5F34), 0 to 99.</param>
    /// <param name="expiryYymm">Four digits, year then month.</param>
    /// <param name="balanceMinor">Money on the account when the books are opened, minor units.</param>
    /// <param name="currency">ISO 4217 numeric.</param>
    public Account(string pan, string pin, byte[] issuerMasterKey, int panSequence, string expiryYymm, long balanceMinor, int currency = 156)
    {
        if (pan.Length is < 12 or > 19 || !pan.All(char.IsAsciiDigit) || pin.Length is < 4 or > 12 || !pin.All(char.IsAsciiDigit))
        {
            throw new ArgumentException("An account has a number of 12 to 19 digits and a PIN of 4 to 12.");
        }

        if (issuerMasterKey.Length != 16 || expiryYymm.Length != 4 || !expiryYymm.All(char.IsAsciiDigit) || balanceMinor < 0)
        {
            throw new ArgumentException("An account has a 16-byte issuer master key, an expiry YYMM and a balance of at least 0.");
        }

        Pan = pan;
        Pin = pin;
        IssuerMasterKey = issuerMasterKey;
        PanSequence = panSequence;
        ExpiryYymm = expiryYymm;
        BalanceMinor = balanceMinor;
        Currency = currency;
    }

    public string Pan { get; }

    public string Pin { get; }

    public byte[] IssuerMasterKey { get; }

    public int PanSequence { get; }

    public string ExpiryYymm { get; }

    /// <summary>The opening balance; what it is now is the books' knowledge.</summary>
    public long BalanceMinor { get; }

    public int Currency { get; }

    public AccountStatus Status { get; init; }

    /// <summary>Most that one transaction may move; 0 means no limit.</summary>
    public long LimitMinor { get; init; }

    /// <summary>Wrong PINs in a row that the issuer takes.</summary>
    public int PinTries { get; init; } = 3;

    /// <summary>How the session key for cryptograms is derived; null: by the cryptogram version number.</summary>
    public SessionKeyMethod? SessionKey { get; init; }

    /// <summary>Issuer script templates (71 or 72, tag and length included) sent with the next chip answers.</summary>
    public byte[] Scripts { get; set; } = [];
}
