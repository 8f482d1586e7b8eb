using System.Text;

namespace Simulator.Acquirer;

/// <summary>Data objects as indented lines: tag, name, length, value.</summary>
public static class TlvText
{
    public static IEnumerable<string> Lines(IReadOnlyList<TlvNode> nodes, bool showSecrets, string indent = "")
    {
        foreach (TlvNode node in nodes)
        {
            string head = $"{indent}{node.Tag:X2} {TlvNames.Of(node.Tag)}, {node.Value.Length} {(node.Value.Length == 1 ? "byte" : "bytes")}";
            if (node.IsConstructed)
            {
                yield return head;
                foreach (string line in Lines(node.Children, showSecrets, indent + "  "))
                {
                    yield return line;
                }
            }
            else
            {
                yield return $"{head}: {Value(node, showSecrets)}";
            }
        }
    }

    private static string Value(TlvNode node, bool showSecrets)
    {
        string hex = Convert.ToHexString(node.Value);
        if (!showSecrets && TlvNames.IsHidden(node.Tag))
        {
            return Masking.Hidden(node.Value.Length, "bytes");
        }

        if (!showSecrets && TlvNames.IsCardNumber(node.Tag))
        {
            string digits = hex.TrimEnd('F');
            return node.Tag == 0x5A ? Masking.Pan(digits) : Masking.Track2(digits);
        }

        return IsText(node.Tag, node.Value) ? $"{hex} \"{Encoding.ASCII.GetString(node.Value)}\"" : hex;
    }

    private static bool IsText(uint tag, byte[] value) =>
        tag is 0x50 or 0x5F20 or 0x5F2D or 0x84 or 0x89 or 0x8A or 0x9F12 or 0x9F16 or 0x9F1C or 0x9F1E or 0x9F4E or 0x9F63
        && value.Length > 0 && value.All(b => b is >= 0x20 and <= 0x7E);
}
