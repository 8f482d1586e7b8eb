using System.Text;
using System.Text.RegularExpressions;

namespace Simulator.Cards;

/// <summary>
/// Logs of other tools as plain text, made into the form that <see cref="RecordedSessionReader"/> reads, line by line so that
/// complaints name the right one. What is taken for what stands in docs/cards.md.
/// </summary>
internal static partial class RecordedText
{
    private static readonly string[] ResponseWords = ["<", "R-APDU", "RAPDU", "RESP", "RECV", "RECEIVE", "RX", "REPLY", "ANSWER", "SW", "CARD", "ICC"];
    private static readonly string[] CommandWords = [">", "C-APDU", "CAPDU", "COMMAND", "CMD", "SEND", "SENT", "TX", "REQUEST", "APDU", "TERMINAL", "READER", "IFD"];

    /// <summary>No JSON: a log.</summary>
    public static bool IsText(string text) => text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is [var first, ..] && first is not ('{' or '[' or '/');

    public static string ToJson(string text)
    {
        string[] lines = text.TrimStart('\uFEFF').Split('\n');
        var entries = new List<Entry>();
        string? atr = null;
        bool marked = false;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
            {
                continue;
            }

            if (Reset().Match(line) is { Success: true } reset)
            {
                atr = reset.Groups["hex"].Value;
            }
            else if (Pair().Match(line) is { Success: true } pair)
            {
                entries.Add(new Entry(i, true, pair.Groups["c"].Value, ""));
                entries.Add(new Entry(i, false, pair.Groups["r"].Value, ""));
            }
            else if (Status().Match(line) is { Success: true } status)
            {
                entries.Add(new Entry(i, false, "", status.Groups["a"].Value + status.Groups["b"].Value));
                marked = true;
            }
            else if (Hex().Match(line) is { Success: true } hex)
            {
                marked |= Take(entries, i, hex.Groups["label"].Value.ToUpperInvariant(), hex.Groups["hex"].Value, marked);
            }
        }

        return Write(lines.Length, entries, atr);
    }

    // True when the line says which way it went.
    private static bool Take(List<Entry> entries, int line, string label, string hex, bool marked)
    {
        bool response = ResponseWords.Any(label.Contains);
        bool command = !response && CommandWords.Any(label.Contains);
        if (!response && !command && marked && entries.Count > 0)
        {
            entries[^1] = entries[^1] with { Hex = entries[^1].Hex + hex };
            return true;
        }

        entries.Add(new Entry(line, command || (!response && (entries.Count == 0 || !entries[^1].IsCommand)), hex, ""));
        return response || command;
    }

    // Every exchange on the line where its command stood; a command that nothing follows met silence.
    private static string Write(int count, List<Entry> entries, string? atr)
    {
        string[] lines = new string[count];
        string comma = "";
        for (int i = 0; i < entries.Count; i++)
        {
            Entry first = entries[i];
            Entry? answer = first.IsCommand && i + 1 < entries.Count && !entries[i + 1].IsCommand ? entries[++i] : null;
            (string command, string response) = first.IsCommand ? (first.Whole, answer?.Whole ?? "") : ("", first.Whole);
            lines[first.Line] += $"{comma}[\"{command}\",\"{response}\"]";
            comma = ",";
        }

        var json = new StringBuilder("{\"kind\":\"recorded\",\"exchanges\":[").AppendJoin('\n', lines).Append(']');
        return json.Append(atr is null ? "" : $",\"atr\":\"{atr}\"").Append('}').ToString();
    }

    [GeneratedRegex(@"\bATR\b[^0-9A-F]*?(?<hex>3[BF](?:[\s:]?[0-9A-F]{2})+)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Reset();

    [GeneratedRegex(@"(?<![0-9A-Z])(?<c>[0-9A-F]{2}(?:[\s:]?[0-9A-F.]{2}){3,})\s*(?:->|=>|→)\s*(?<r>[0-9A-F]{2}(?:[\s:]?[0-9A-F]{2})+)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Pair();

    [GeneratedRegex(@"SW1\s*=\s*0x(?<a>[0-9A-F]{2}).*?SW2\s*=\s*0x(?<b>[0-9A-F]{2})", RegexOptions.IgnoreCase)]
    private static partial Regex Status();

    [GeneratedRegex(@"^(?<label>.*?)(?<![0-9A-Z])(?<hex>(?:0x)?[0-9A-F]{2}(?:(?:\s+|[:,-])?(?:0x)?[0-9A-F]{2})*)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Hex();

    /// <summary>One way of an exchange.</summary>
    private sealed record Entry(int Line, bool IsCommand, string Hex, string Status)
    {
        public string Whole => Hex.Trim() + Status;
    }
}
