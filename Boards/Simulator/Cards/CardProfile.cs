namespace Simulator.Cards;

public enum CardBrand
{
    UnionPay,
    Visa,
    Mastercard,
}

/// <summary>The strongest offline data authentication that an application offers; each includes what it needs of the weaker.</summary>
public enum CardAuthentication
{
    None,
    Sda,
    Dda,
    Cda,
}

/// <summary>How the application cryptogram is computed and what 9F10 looks like; see docs/cards.md.</summary>
public enum CardCryptogram
{
    /// <summary>JR/T 0025 version 01.</summary>
    Pboc01,

    /// <summary>VIS version 10: no session key.</summary>
    Visa10,

    /// <summary>VIS version 18: EMV common session key, response cryptogram by method 2.</summary>
    Visa18,

    /// <summary>EMV common core definitions, response cryptogram by method 2.</summary>
    Ccd,

    /// <summary>M/Chip-like version 10 with an 18-byte 9F10.</summary>
    Mchip10,
}

/// <summary>How the card hears of the issuer's answer.</summary>
public enum IssuerAuthentication
{
    /// <summary>Not at all: 91 is not looked at.</summary>
    None,

    /// <summary>By EXTERNAL AUTHENTICATE; a wrong one declines the second GENERATE AC, an absent one does not.</summary>
    ExternalAuthenticate,

    /// <summary>By EXTERNAL AUTHENTICATE, and without it the second GENERATE AC declines.</summary>
    Mandatory,

    /// <summary>In CDOL2; AIP does not announce EXTERNAL AUTHENTICATE.</summary>
    Cdol2,
}

public enum FirstAnswer
{
    /// <summary>ARQC to every request that is no refusal: this card never approves by itself.</summary>
    Online,

    /// <summary>What the terminal asked for.</summary>
    AsAsked,

    /// <summary>AAC.</summary>
    Decline,
}

public enum SecondAnswer
{
    AsAsked,
    Decline,
}

/// <summary>One rule of a CVM list as its two bytes.</summary>
public sealed record CvmRuleBytes(byte Code, byte Condition);

/// <summary>One application on the card.</summary>
public sealed class CardApplicationProfile
{
    public required byte[] Aid { get; init; }

    public required string Label { get; init; }

    /// <summary>9F12 in the code table of <see cref="CodeTable"/>; null for none.</summary>
    public string? PreferredName { get; init; }

    /// <summary>9F11: part of ISO 8859.</summary>
    public int CodeTable { get; init; } = 1;

    /// <summary>1 = first choice, 15 = last; 0 for none.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>The cardholder has to confirm (bit 8 of 87).</summary>
    public bool Confirm { get; init; }

    public CardAuthentication Authentication { get; init; } = CardAuthentication.Cda;

    public int CaIndex { get; init; } = 0xC2;

    public int IssuerKeyBits { get; init; } = 1408;

    public int IccKeyBits { get; init; } = 1152;

    /// <summary>A key of its own for the PIN (9F2D); 0: the card's key serves.</summary>
    public int PinKeyBits { get; init; }

    /// <summary>Exponent of the issuer's and card's keys.</summary>
    public int Exponent { get; init; } = 3;

    public IReadOnlyList<CvmRuleBytes> Cvm { get; init; } = [];

    /// <summary>False: the AIP says that the card does not do cardholder verification.</summary>
    public bool CvmSupported { get; init; } = true;

    public uint AmountX { get; init; }

    public uint AmountY { get; init; }

    public CardCryptogram Cryptogram { get; init; }

    public IssuerAuthentication IssuerAuthentication { get; init; } = IssuerAuthentication.ExternalAuthenticate;

    public int Country { get; init; } = 156;

    public int Currency { get; init; } = 156;

    /// <summary>9F07.</summary>
    public byte[] UsageControl { get; init; } = [0xFF, 0x00];

    /// <summary>9F08.</summary>
    public int Version { get; init; }

    /// <summary>9F0D, 9F0E, 9F0F.</summary>
    public byte[] IacDefault { get; init; } = [0xD8, 0x60, 0x04, 0xA8, 0x00];

    public byte[] IacDenial { get; init; } = [0x00, 0x10, 0x18, 0x00, 0x00];

    public byte[] IacOnline { get; init; } = [0xD8, 0x68, 0x04, 0xF8, 0x00];

    /// <summary>9F14 and 9F23; -1 for none.</summary>
    public int LowerLimit { get; init; } = -1;

    public int UpperLimit { get; init; } = -1;

    /// <summary>9F38; empty for none.</summary>
    public byte[] Pdol { get; init; } = [];

    /// <summary>GENERATE AC answers in template 77 rather than 80.</summary>
    public bool Template77 { get; init; }

    /// <summary>SELECT answers 6283.</summary>
    public bool Blocked { get; init; }

    /// <summary>Further data objects in the first record, in place of the card's own where they share a tag.</summary>
    public IReadOnlyDictionary<uint, byte[]> Extra { get; init; } = new Dictionary<uint, byte[]>();

    /// <summary>Data objects the card should have and has not.</summary>
    public IReadOnlySet<uint> Without { get; init; } = new HashSet<uint>();
}

/// <summary>What a card does otherwise than a good one.</summary>
public sealed class CardBehaviour
{
    public FirstAnswer First { get; init; } = FirstAnswer.Online;

    public SecondAnswer Second { get; init; } = SecondAnswer.AsAsked;

    /// <summary>Takes every response cryptogram for wrong.</summary>
    public bool RejectsIssuer { get; init; }

    /// <summary>Its static or dynamic signature is damaged.</summary>
    public bool WrongSignature { get; init; }

    /// <summary>Its application cryptogram is damaged.</summary>
    public bool WrongCryptogram { get; init; }

    /// <summary>Answers this many commands and then no more; -1 for never.</summary>
    public int MuteAfterCommands { get; init; } = -1;

    /// <summary>SELECT answers 6A81.</summary>
    public bool CardBlocked { get; init; }

    /// <summary>The card is pulled after this many characters on the contacts; -1 for never.</summary>
    public int TearAtCharacter { get; init; } = -1;

    public int NullBytes { get; init; }

    public bool SingleByteAcks { get; init; }

    public int WaitingTimeExtensions { get; init; }

    public int SlowMs { get; init; }

    /// <summary>Answers in place of its own.</summary>
    public IReadOnlyList<CardScriptedReply> Replies { get; init; } = [];

    /// <summary>Seed of a card that lies now and then; 0 for an honest one.</summary>
    public int Hostile { get; init; }
}

/// <summary>A simulated card as its JSON file describes it (docs/cards.md).</summary>
public sealed class CardProfile
{
    public required string Name { get; init; }

    public CardBrand Brand { get; init; }

    public required string Pan { get; init; }

    public int PanSequence { get; init; }

    public required string ExpiryYymm { get; init; }

    public string EffectiveYymm { get; init; } = "2001";

    public string Cardholder { get; init; } = "TEST CARD/NOBODY";

    public string ServiceCode { get; init; } = "220";

    public string Pin { get; init; } = "1234";

    public int PinTries { get; init; } = 3;

    public int PinTriesLeft { get; init; } = 3;

    /// <summary>5F2D; empty for none.</summary>
    public string Language { get; init; } = "zhen";

    public byte[] IssuerMasterKey { get; init; } = IssuerAccount.TestMasterKey;

    public long BalanceMinor { get; init; } = 1_000_000;

    public bool BlockProtocol { get; init; }

    public required byte[] Atr { get; init; }

    public bool Pse { get; init; } = true;

    public required IReadOnlyList<CardApplicationProfile> Applications { get; init; }

    public CardBehaviour Behaviour { get; init; } = new();

    /// <summary>How it taps; null: chip only.</summary>
    public CardTapProfile? Contactless { get; init; }

    /// <summary>What the issuer of this card knows.</summary>
    public IssuerAccount Account => new(Pan, PanSequence, Pin, IssuerMasterKey, ExpiryYymm, BalanceMinor);
}
