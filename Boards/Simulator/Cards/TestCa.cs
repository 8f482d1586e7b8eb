using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Simulator.Cards;

/// <summary>A certification authority key of the test set.</summary>
public sealed record CaKey(string Rid, int Index, RsaKey Key)
{
    /// <summary>SHA-1 over RID, index, modulus and exponent, as schemes publish it (Book 2, 11.2.2).</summary>
    public byte[] Checksum => SHA1.HashData([.. Convert.FromHexString(Rid), (byte)Index, .. Key.Modulus, .. Key.ExponentBytes]);
}

/// <summary>
/// The test certification authorities and the issuer and card keys below them. TEST ONLY: the private keys are in the
/// repository, made from labels by <c>make-test-ca</c>. The public CA keys are also the firmware's test set.
/// </summary>
public sealed class TestCa
{
    public const string UnionPay = "A000000333";
    public const string Visa = "A000000003";
    public const string Mastercard = "A000000004";

    /// <summary>Last day of every key here.</summary>
    public const string ExpiryDate = "20351231";

    private const string Resource = "cards/test-ca.json";

    /// <summary>Index, modulus bits, exponent: the same set for every scheme.</summary>
    private static readonly (int Index, int Bits, int Exponent)[] CaPlan = [(0xC1, 1024, 3), (0xC2, 1408, 3), (0xC3, 1984, 3), (0xC4, 1408, 65537)];

    private static readonly (int Bits, int Exponent)[] BelowPlan = [(1024, 3), (1152, 3), (1408, 3), (1984, 3), (1152, 65537)];

    private static readonly Lazy<TestCa> Loaded = new(() => Parse(ReadResource()));

    private TestCa(IReadOnlyList<CaKey> keys, IReadOnlyDictionary<string, RsaKey> below)
    {
        Keys = keys;
        Below = below;
    }

    public static TestCa Default => Loaded.Value;

    public IReadOnlyList<CaKey> Keys { get; }

    /// <summary>Issuer and card keys by name: issuer-1024-3, icc-1152-3, pin-1024-3.</summary>
    public IReadOnlyDictionary<string, RsaKey> Below { get; }

    public CaKey? Find(string rid, int index) => Keys.FirstOrDefault(k => k.Rid == rid && k.Index == index);

    public RsaKey? Issuer(int bits, int exponent) => Below.GetValueOrDefault($"issuer-{bits}-{exponent}");

    public RsaKey? Icc(int bits, int exponent) => Below.GetValueOrDefault($"icc-{bits}-{exponent}");

    public RsaKey? Pin(int bits, int exponent) => Below.GetValueOrDefault($"pin-{bits}-{exponent}");

    /// <summary>Makes every key from its label. Takes a minute.</summary>
    public static TestCa Make()
    {
        var keys = new List<CaKey>();
        foreach (string rid in (string[])[UnionPay, Visa, Mastercard])
        {
            foreach ((int index, int bits, int exponent) in CaPlan)
            {
                keys.Add(new CaKey(rid, index, RsaKey.Make($"test ca {rid} {index:X2}", bits, exponent)));
            }
        }

        var below = new Dictionary<string, RsaKey>();
        foreach (string who in (string[])["issuer", "icc", "pin"])
        {
            foreach ((int bits, int exponent) in BelowPlan)
            {
                string name = $"{who}-{bits}-{exponent}";
                below[name] = RsaKey.Make("test key " + name, bits, exponent);
            }
        }

        return new TestCa(keys, below);
    }

    public string ToJson()
    {
        var text = new StringBuilder();
        text.Append("{\n  \"warning\": \"TEST ONLY. Private keys made from public labels by: dotnet run --project Boards/Simulator -- make-test-ca\",\n  \"ca\": [\n");
        text.AppendJoin(",\n", Keys.Select(k => $"    {{ \"rid\": \"{k.Rid}\", \"index\": \"{k.Index:X2}\", {Fields(k.Key)} }}"));
        text.Append("\n  ],\n  \"keys\": [\n");
        text.AppendJoin(",\n", Below.Select(p => $"    {{ \"name\": \"{p.Key}\", {Fields(p.Value)} }}"));
        return text.Append("\n  ]\n}\n").ToString();
    }

    /// <summary>The public CA keys as acquirers download them: 9F06, 9F22, DF05, DF02, DF04, DF03 for each key.</summary>
    public static byte[] Download(CaKey key) =>
    [
        .. CardTlv.Write(0x9F06, Convert.FromHexString(key.Rid)),
        .. CardTlv.Write(0x9F22, [(byte)key.Index]),
        .. CardTlv.Write(0xDF05, Convert.FromHexString(ExpiryDate)),
        .. CardTlv.Write(0xDF02, key.Key.Modulus),
        .. CardTlv.Write(0xDF04, key.Key.ExponentBytes),
        .. CardTlv.Write(0xDF03, key.Checksum),
    ];

    /// <summary>The portable table of the firmware.</summary>
    public string ToSource()
    {
        var text = new StringBuilder();
        text.Append("namespace Firmware.Sale\n{\n");
        text.Append("    /// <summary>\n    /// Public keys of the test certification authorities, for <c>Emv.Contact.CaKeyTable.Load</c>. TEST ONLY: anybody can sign\n");
        text.Append("    /// cards under them. Generated from Boards/Simulator/Cards/test-ca.json by the simulator's command make-test-ca.\n    /// </summary>\n");
        text.Append("    public static class TestCaKeys\n    {\n");
        text.Append($"        public const int Count = {Keys.Count};\n\n");
        text.Append("        /// <summary>For each key 9F06 RID, 9F22 index, DF05 last day, DF02 modulus, DF04 exponent, DF03 SHA-1 checksum.</summary>\n");
        text.Append("        public static byte[] Download()\n        {\n            return new byte[]\n            {\n");
        foreach (CaKey key in Keys)
        {
            text.Append($"                // {key.Rid} {key.Index:X2}: {key.Key.Length * 8} bits, exponent {key.Key.Exponent}\n");
            foreach (byte[] row in Download(key).Chunk(20))
            {
                text.Append("                ").AppendJoin(' ', row.Select(b => $"0x{b:X2},")).Append('\n');
            }
        }

        return text.Append("            };\n        }\n    }\n}\n").ToString();
    }

    private static string Fields(RsaKey key) =>
        $"\"exponent\": {key.Exponent},\n      \"modulus\": \"{Convert.ToHexString(key.Modulus)}\",\n      \"private\": \"{Convert.ToHexString(key.PrivateExponent)}\"";

    private static TestCa Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        List<CaKey> keys = [.. document.RootElement.GetProperty("ca").EnumerateArray().Select(k =>
            new CaKey(k.GetProperty("rid").GetString()!, Convert.ToInt32(k.GetProperty("index").GetString(), 16), Key(k)))];
        Dictionary<string, RsaKey> below = document.RootElement.GetProperty("keys").EnumerateArray()
            .ToDictionary(k => k.GetProperty("name").GetString()!, Key);
        return new TestCa(keys, below);
    }

    private static RsaKey Key(JsonElement k) => new(
        Convert.FromHexString(k.GetProperty("modulus").GetString()!),
        Convert.FromHexString(k.GetProperty("private").GetString()!),
        k.GetProperty("exponent").GetInt32());

    private static string ReadResource()
    {
        using Stream stream = typeof(TestCa).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException("The simulator was built without " + Resource + ".");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
