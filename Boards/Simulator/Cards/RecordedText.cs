using System.Text;
using System.Text.RegularExpressions;

namespace Simulator.Cards;

/// <summary>
/// Logs of other tools as plain text, made into the form that <see cref="RecordedSessionReader"/> reads, line by line so that
/// complaints name the right one. What is taken for what stands in docs/cards.md.
/// </summary>
internal static partial class RecordedText
{
    /// <summary>A number in a log may have an odd number of digits; nothing so long is one.</summary>
    private const int MostNumberDigits = 15;

    private static readonly string[] ResponseWords = ["<", "R-APDU", "RAPDU", "RESP", "RECV", "RECEIVE", "RX", "REPLY", "ANSWER", "SW", "CARD", "ICC"];
    private static readonly string[] CommandWords = [">", "C-APDU", "CAPDU", "COMMAND", "CMD", "SEND", "SENT", "TX", "REQUEST", "APDU", "TERMINAL", "READER", "IFD"];

    /// <summary>No JSON: a log. A list in JSON holds something in quotes, brackets or braces; a time stamp in brackets does not.</summary>
    public static bool IsText(string text)
    {
        // The first line that says something; a bracket alone on its line is judged with what follows.
        string start = "";
        foreach (string line in text.Split('\n').Select(line => line.Trim('\uFEFF', ' ', '\t', '\r')).SkipWhile(IsComment))
        {
            start += line;
            if (start.Length > 1)
            {
                break;
            }
        }

        return !IsJson(start);
    }

    private static bool IsJson(string start) =>
        start.StartsWith('{') || start.StartsWith("/*") || start is "null" or "true" or "false"
        || (start.StartsWith('[') && (start.Length == 1 || "{[\"]/".Contains(start[1..].TrimStart()[..1])));

    /// <exception cref="CardFileException">A line cannot be what it says it is.</exception>
    public static string ToJson(string file, string text)
    {
        string[] lines = text.TrimStart('\uFEFF').Split('\n');
        var entries = new List<Entry>();
        string? atr = null;
        bool marked = false;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = StatusBehind().Replace(Remark().Replace(lines[i], "").Trim(), "");
            if (IsComment(line))
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
            else if (Odd().Match(line) is { Success: true } odd && (odd.Groups["hex"].Length > MostNumberDigits || IsMarked(odd.Groups["label"].Value)))
            {
                throw new CardFileException(file, i + 1, $"an odd number of hex digits ({odd.Groups["hex"].Length})");
            }
            else if (Hex().Match(line) is { Success: true } hex)
            {
                marked |= Take(entries, i, hex.Groups["label"].Value.ToUpperInvariant(), hex.Groups["hex"].Value, marked);
            }
        }

        if (entries.Count == 0)
        {
            throw new CardFileException(file, 1, "holds no exchange: neither JSON nor a log with commands and answers in hex");
        }

        if (!entries[0].IsCommand || entries.All(entry => entry.IsCommand))
        {
            throw new CardFileException(file, entries[0].Line + 1, entries[0].IsCommand ? "commands only, and not one answer of a card" : "an answer with no command before it");
        }

        return Write(lines.Length, entries, atr);
    }

    private static bool IsComment(string line) => line.Length == 0 || line[0] is '#' or ';' || line.StartsWith("//");

    private static bool IsMarked(string label) => ResponseWords.Concat(CommandWords).Any(label.ToUpperInvariant().Contains);

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

    /// <summary>What somebody wrote behind the hex.</summary>
    [GeneratedRegex(@"(?<=\s)(#|;|//).*$|\s+\((?!.*SW1)[^()]*\)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Remark();

    /// <summary>"6F.. SW: 9000": one answer.</summary>
    [GeneratedRegex(@"(?<=[0-9A-F]{2})[\s,|;]+SW(1SW2|12)?\s*[:=]?\s*(?:0x)?(?=[0-9A-F]{4}\s*$)", RegexOptions.IgnoreCase)]
    private static partial Regex StatusBehind();

    [GeneratedRegex(@"^(?<label>.*?)(?<![0-9A-Z.])(?:0x)?(?<hex>(?=[0-9A-F]*[0-9])[0-9A-F](?:[0-9A-F]{2})+)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Odd();

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
