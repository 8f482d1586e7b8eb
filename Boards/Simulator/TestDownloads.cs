using Simulator.Cards;

namespace Simulator;

/// <summary>What the test acquirer has for terminals to fetch: the shop's parameters, the public keys of the test certification authorities, a list of applications.</summary>
public static class TestDownloads
{
    public const string Hotline = "95516";

    /// <summary>As a host tells it: nobody needs the whole number to recognise his account.</summary>
    public const string Account = "6217****0013";

    private static readonly (string Aid, int Version)[] Aids =
    [
        ("A000000333010101", 0x0020), ("A000000333010102", 0x0020), ("A000000333010103", 0x0020), ("A0000000031010", 0x0096),
        ("A0000000032010", 0x0096), ("A0000000041010", 0x0002), ("A0000000043060", 0x0002), ("A0000000651010", 0x0200),
    ];

    /// <summary>Tags of docs/acquirer.md, "Downloads".</summary>
    public static IReadOnlyList<(int Tag, string Value)> Parameters(string shopName) =>
        [(14, Hotline), (22, shopName), (23, Account), (24, shopName.Any(c => c >= 0x2E80) ? "港湾银行" : "Harbour Bank"), (31, "5000000"), (33, "2000000"), (42, "100000")];

    public static IReadOnlyList<byte[]> CaKeys() => [.. TestCa.Default.Keys.Select(CaKey)];

    public static byte[] CaKey(CaKey key) =>
    [
        .. Object("9F06", Convert.FromHexString(key.Rid)), .. Object("9F22", [(byte)key.Index]), .. Object("DF05", Convert.FromHexString(TestCa.ExpiryDate)),
        .. Object("DF02", key.Key.Modulus), .. Object("DF04", key.Key.ExponentBytes), .. Object("DF03", key.Checksum),
    ];

    /// <summary>A card on the list of blocked ones is refused at once: that bit alone is in the denial code.</summary>
    public static IReadOnlyList<byte[]> Applications() => [.. Aids.Select(a => Application(a.Aid, a.Version))];

    private static byte[] Application(string aid, int version) =>
    [
        .. Object("9F06", Convert.FromHexString(aid)), .. Object("DF01", [0]), .. Object("9F09", [(byte)(version >> 8), (byte)version]),
        .. Object("DF11", Convert.FromHexString("FCF8FCF8F0")), .. Object("DF12", Convert.FromHexString("FCF8FCF8F0")),
        .. Object("DF13", Convert.FromHexString("1000000000")), .. Object("9F1B", new byte[4]), .. Object("DF15", new byte[4]),
        .. Object("DF16", [0x99]), .. Object("DF17", [0x00]), .. Object("DF14", Convert.FromHexString("9F3704")),
    ];

    private static byte[] Object(string tag, byte[] value) =>
        [.. Convert.FromHexString(tag), .. value.Length < 0x80 ? new[] { (byte)value.Length } : [0x81, (byte)value.Length], .. value];
}
