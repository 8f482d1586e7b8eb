using System.Text;

namespace Simulator.Acquirer;

/// <summary>What this host is configured with. The points on which real acquirers differ are here, as docs/acquirer.md names them.</summary>
public sealed class AcquirerOptions
{
    /// <summary>The test master key of this repository; its check value is 08D7B4FB.</summary>
    public const string TestMasterKeyHex = "0123456789ABCDEFFEDCBA9876543210";

    /// <summary>Field 42, 15 characters.</summary>
    public string MerchantId { get; init; } = "898310058120001";

    public string MerchantName { get; init; } = "Morning Light Tea House";

    /// <summary>Field 41, 8 characters each.</summary>
    public IReadOnlyList<string> TerminalIds { get; init; } = ["10000001"];

    /// <summary>Terminal master key, the same for all terminals of this test host; 8, 16 or 24 bytes (16 with AES).</summary>
    public string MasterKeyHex { get; init; } = TestMasterKeyHex;

    /// <summary>Protects the key blocks in which master and initial keys travel to a terminal.</summary>
    public string TransportKeyHex { get; init; } = "89E88CF7931444F334BD7547FC3F380C";

    /// <summary>
    /// DUKPT base derivation key, 16 bytes: those of the standards' test vectors (X9.24-1, A.4; X9.24-3, annex B) unless told.
    /// </summary>
    public string? BaseKeyHex { get; init; }

    public KeyScheme KeyScheme { get; init; } = KeyScheme.MasterKey;

    /// <summary>Working keys travel as key blocks (TR-31) in field 62.</summary>
    public bool KeyBlocks { get; init; }

    public KeyCipher KeyCipher { get; init; } = KeyCipher.Des;

    public MacScheme MacScheme { get; init; } = MacScheme.UnionPayEcb;

    /// <summary>The 40- and 60-byte forms carry 16 bytes of MAC key instead of 8 and zeros.</summary>
    public bool FullMacKey { get; init; }

    /// <summary>Cards of other organisations than UnionPay are told apart: in f63 of a reply and in f48 of a settlement.</summary>
    public bool ForeignApart { get; init; }

    /// <summary>0500 and 0320 carry a MAC as well.</summary>
    public bool SettlementMac { get; init; }

    /// <summary>Field 61's date must be the original's.</summary>
    public bool CompareOriginalDate { get; init; }

    /// <summary>Answer to the reversal of a transaction that never arrived: 25, 12 or 00.</summary>
    public string UnknownReversalCode { get; init; } = "25";

    /// <summary>Determines every key, reference number and authorisation code.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Completion may exceed the pre-authorisation by this.</summary>
    public int CompletionPercent { get; init; } = 115;

    /// <summary>A tip may raise the sale to this share of it.</summary>
    public int TipPercent { get; init; } = 120;

    /// <summary>Field 32 of replies.</summary>
    public string AcquirerId { get; init; } = "48000000";

    /// <summary>First part of field 44, up to 11 characters.</summary>
    public string IssuerId { get; init; } = "01050000";

    public IReadOnlyList<Account> Accounts { get; init; } = [];

    /// <summary>What terminals fetch with 360: tag and text (docs/acquirer.md, "Downloads").</summary>
    public IReadOnlyList<(int Tag, string Value)> Parameters { get; init; } = [];

    /// <summary>With 370: a public key each, as data objects.</summary>
    public IReadOnlyList<byte[]> CaKeys { get; set; } = [];

    /// <summary>With 380: an application each, as data objects.</summary>
    public IReadOnlyList<byte[]> Applications { get; init; } = [];

    /// <summary>With 390: card numbers that terminals refuse by themselves.</summary>
    public IReadOnlyList<string> Blacklist { get; set; } = [];

    internal byte[] BaseKey =>
        Convert.FromHexString(BaseKeyHex ?? (KeyCipher == KeyCipher.Aes ? "FEDCBA9876543210F1F1F1F1F1F1F1F1" : "0123456789ABCDEFFEDCBA9876543210"));

    internal byte[] MasterKey => Convert.FromHexString(MasterKeyHex);

    /// <summary>Throws when the options contradict the protocol.</summary>
    internal void Check()
    {
        Require(MerchantId.Length == 15 && Ascii(MerchantId), "the merchant id has 15 ASCII characters");
        Require(TerminalIds.Count > 0 && TerminalIds.All(id => id.Length == 8 && Ascii(id)), "terminal ids have 8 ASCII characters");
        int bytes = MasterKeyHex.Length / 2;
        Require(MasterKeyHex.Length % 2 == 0 && (KeyCipher == KeyCipher.Aes ? bytes == 16 : bytes is 8 or 16 or 24), "the master key has 8, 16 or 24 bytes, with AES 16");
        Require(MacScheme == MacScheme.AesCmac == (KeyCipher == KeyCipher.Aes), "AES-CMAC and AES keys go together");
        Require(KeyCipher == KeyCipher.Des || FullMacKey, "AES needs the full MAC key");
        Require(BaseKey.Length == 16, "the base derivation key has 16 bytes");
        Require(KeyScheme == KeyScheme.MasterKey || !SettlementMac, "under DUKPT settlement carries no MAC");
        Require(AcquirerId.Length <= 11 && AcquirerId.All(char.IsAsciiDigit), "the acquirer id has up to 11 digits");
        Require(IssuerId.Length <= 11 && Ascii(IssuerId), "the issuer id has up to 11 characters");
    }

    private static bool Ascii(string text) => Encoding.UTF8.GetByteCount(text) == text.Length;

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new ArgumentException("Acquirer options: " + what + ".");
        }
    }
}
