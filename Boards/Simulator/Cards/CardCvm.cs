using System.Globalization;

namespace Simulator.Cards;

/// <summary>CVM rules by name (EMV 4.4 Book 3, annex C3).</summary>
public static class CardCvm
{
    private const byte ApplyNext = 0x40;

    private static readonly (string Name, byte Code)[] Methods =
    [
        ("fail", 0x00), ("plaintextPin", 0x01), ("onlinePin", 0x02), ("plaintextPinAndSignature", 0x03),
        ("encipheredPin", 0x04), ("encipheredPinAndSignature", 0x05), ("signature", 0x1E), ("none", 0x1F),
    ];

    private static readonly (string Name, byte Code)[] Conditions =
    [
        ("always", 0x00), ("unattendedCash", 0x01), ("notCash", 0x02), ("ifSupported", 0x03), ("manualCash", 0x04),
        ("cashback", 0x05), ("underX", 0x06), ("overX", 0x07), ("underY", 0x08), ("overY", 0x09),
    ];

    /// <summary>A rule: "onlinePin", { "method": "onlinePin", "condition": "ifSupported", "otherwise": "next" }, or its two bytes in hex.</summary>
    public static CvmRuleBytes Rule(CardJson node)
    {
        if (node.IsString)
        {
            if (node.Text.Length == 4 && ushort.TryParse(node.Text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort raw))
            {
                return new CvmRuleBytes((byte)(raw >> 8), (byte)raw);
            }

            byte code = Find(node, Methods, node.Text);
            bool pin = code is >= 0x01 and <= 0x05;
            return new CvmRuleBytes((byte)(code | (pin ? ApplyNext : 0)), (byte)(pin || code == 0x1E ? 0x03 : 0x00));
        }

        var of = new CardFields(node, "a CVM rule");
        string method = of.Text("method", null, 1, 40);
        string condition = of.Text("condition", "always", 1, 40);
        bool next = of.Choice("otherwise", "next", "next", "fail") == "next";
        node.NothingElse("a CVM rule");
        return new CvmRuleBytes(
            (byte)(Find(node.Member("method")!, Methods, method) | (next ? ApplyNext : 0)),
            Find(node.Member("condition") ?? node, Conditions, condition));
    }

    public static string MethodName(byte code) => Name(Methods, (byte)(code & 0x3F));

    public static string ConditionName(byte code) => Name(Conditions, code);

    private static string Name((string Name, byte Code)[] table, byte code)
    {
        int at = Array.FindIndex(table, e => e.Code == code);
        return at < 0 ? code.ToString("X2") : table[at].Name;
    }

    private static byte Find(CardJson node, (string Name, byte Code)[] table, string name)
    {
        int at = Array.FindIndex(table, e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? table[at].Code : throw node.Wrong($"\"{name}\" is not one of: {string.Join(", ", table.Select(e => e.Name))}");
    }
}
