using System.Text.Json;

namespace Simulator.Cards;

/// <summary>
/// Reads a recorded session. Recordings come from many tools, so the shape of the list is taken liberally (docs/cards.md);
/// bytes that make no sense are an error with the line.
/// </summary>
public static class RecordedSessionReader
{
    private const int MaxExchanges = 500;
    private const int MaxCommand = 261;
    private const int MaxResponse = 258;

    private static readonly string[] ListNames = ["exchanges", "apdus", "commands", "session", "log", "trace", "transcript", "records", "steps", "messages", "events", "entries", "exchange"];
    private static readonly string[] CommandNames = ["command", "capdu", "c-apdu", "c_apdu", "commandApdu", "request", "send", "sent", "tx", "in", "cmd", "c", "apdu"];
    private static readonly string[] ResponseNames = ["response", "rapdu", "r-apdu", "r_apdu", "responseApdu", "reply", "receive", "received", "rx", "out", "resp", "rsp", "r", "answer", "data"];
    private static readonly string[] BytesNames = ["hex", "raw", "bytes", "value", "data", "apdu"];
    private static readonly string[] DirectionNames = ["direction", "dir", "type", "from"];
    private static readonly string[] StatusNames = ["sw", "status", "sw12", "sw1sw2", "statusWord", "sw1"];

    /// <summary>Whether the file is a recording rather than a profile.</summary>
    public static bool IsRecording(CardJson root) =>
        root.IsArray || (root.IsObject && (string.Equals(root.Member("kind")?.Text, "recorded", StringComparison.OrdinalIgnoreCase) || ListNames.Any(n => root.Member(n) is { IsArray: true })));

    public static RecordedSession Read(CardJson root, string name)
    {
        CardJson list = root.IsArray ? root : ListNames.Select(root.Member).FirstOrDefault(n => n is not null)
            ?? throw root.Wrong("a recorded card needs \"exchanges\", a list of commands and responses");
        if (!list.IsArray || list.Items.Count is 0 or > MaxExchanges)
        {
            throw list.Wrong($"is a list of 1 to {MaxExchanges} exchanges");
        }

        byte[]? atr = null;
        var setting = new RecordedSetting();
        List<string> warnings = [];
        if (root.IsObject)
        {
            if (root.Member("kind") is { } kind && !string.Equals(kind.Text, "recorded", StringComparison.OrdinalIgnoreCase))
            {
                throw kind.Wrong("is \"simulated\" or \"recorded\"");
            }

            atr = root.Member("atr") is { } node ? CardHex.Parse(node, 2, 33) : null;
            RecordedSettingReader.Read(root, setting);
            name = root.Member("name")?.Text ?? name;
            warnings = RecordedSettingReader.Strangers(root, ["kind", "name", "comment", "description", "atr", .. ListNames]);
        }

        return new RecordedSession { Name = name, Atr = atr, Exchanges = RecordedMerge.Merge(Exchanges(list)), Setting = setting, Warnings = warnings };
    }

    private static List<RecordedExchange> Exchanges(CardJson list)
    {
        if (list.Items.All(i => i.IsObject && DirectionNames.Any(n => i.Member(n) is { IsString: true }) && BytesNames.Any(n => i.Member(n) is not null)))
        {
            return Directed(list);
        }

        bool flat = list.Items.All(i => i.IsString && !IsPair(i.Text, out _, out _));
        if (!flat)
        {
            return [.. list.Items.Select(Exchange)];
        }

        if (list.Items.Count % 2 != 0)
        {
            throw list.Wrong("alternates commands and responses, but their number is odd");
        }

        var exchanges = new List<RecordedExchange>();
        for (int i = 0; i < list.Items.Count; i += 2)
        {
            exchanges.Add(Make(list.Items[i], list.Items[i].Text, list.Items[i + 1], list.Items[i + 1].Text));
        }

        return exchanges;
    }

    // { "direction": "C", "hex": "00A4..." }, one entry for each way: what begins with c, s, t, > or "to" goes to the card.
    private static List<RecordedExchange> Directed(CardJson list)
    {
        var exchanges = new List<RecordedExchange>();
        CardJson? command = null;
        foreach (CardJson item in list.Items)
        {
            string way = DirectionNames.Select(item.Member).First(n => n is { IsString: true })!.Text.Trim().ToLowerInvariant();
            CardJson bytes = BytesNames.Select(item.Member).First(n => n is not null)!;
            bool toCard = way.StartsWith('c') && way is not "card" || way.StartsWith('s') || way.StartsWith('t') || way.StartsWith('>');
            if (!toCard && command is null)
            {
                throw item.Wrong("is a response, but no command came before it");
            }

            if (command is not null)
            {
                exchanges.Add(Make(command, Text(command), bytes, toCard ? "" : Text(bytes)));
            }

            command = toCard ? bytes : null;
        }

        return command is null ? exchanges : [.. exchanges, Make(command, Text(command), command, "")];
    }

    private static RecordedExchange Exchange(CardJson node)
    {
        if (node.IsString && IsPair(node.Text, out string command, out string response))
        {
            return Make(node, command, node, response);
        }

        if (node.IsArray && node.Items is [var first, var second])
        {
            return Make(first, Text(first), second, Text(second));
        }

        if (!node.IsObject)
        {
            throw node.Wrong("is no exchange: { \"command\": \"00A4...\", \"response\": \"6F...9000\" }");
        }

        CardJson send = CommandNames.Select(node.Member).FirstOrDefault(n => n is not null) ?? throw node.Wrong("an exchange needs \"command\"");
        CardJson? receive = ResponseNames.Select(node.Member).FirstOrDefault(n => n is not null && n != send);
        CardJson? status = StatusNames.Select(node.Member).FirstOrDefault(n => n is not null);
        CardJson? sw2 = status == node.Member("sw1") ? node.Member("sw2") : null;
        if (receive is null && status is null)
        {
            throw node.Wrong("an exchange needs \"response\" (null for a card that stays silent)");
        }

        string data = receive is null ? "" : Text(receive);
        string apart = (status is null ? "" : Text(status)) + (sw2 is null ? "" : Text(sw2));
        return Make(send, Text(send), receive ?? status!, data + apart);
    }

    private static RecordedExchange Make(CardJson commandNode, string command, CardJson responseNode, string response)
    {
        (byte[] bytes, byte[] mask) = CardHex.ParseWild(commandNode, command);
        if (bytes.Length is < 4 or > MaxCommand)
        {
            throw commandNode.Wrong($"a command has 4 to {MaxCommand} bytes, not {bytes.Length}");
        }

        int body = bytes.Length - 5;
        if (body > 0 && bytes[4] != body && bytes[4] != body - 1 && mask[4] == 0xFF)
        {
            throw commandNode.Wrong($"the command's Lc says {bytes[4]} bytes of data, but {body} follow");
        }

        byte[] answer = CardHex.Parse(responseNode, response);
        if (answer.Length is 1 or > MaxResponse)
        {
            throw responseNode.Wrong($"a response has 2 to {MaxResponse} bytes (none for a card that stays silent), not {answer.Length}");
        }

        return new RecordedExchange(bytes, mask, answer);
    }

    private static bool IsPair(string text, out string command, out string response)
    {
        foreach (string arrow in (string[])["->", "=>", "→"])
        {
            int at = text.IndexOf(arrow, StringComparison.Ordinal);
            if (at > 0)
            {
                command = text[..at];
                response = text[(at + arrow.Length)..];
                return true;
            }
        }

        command = text;
        response = "";
        return false;
    }

    // Hex in quotes, a list of bytes, or an object with the bytes or the parts of a command in it.
    private static string Text(CardJson node)
    {
        if (node.IsArray)
        {
            return string.Concat(node.Items.Select(i => i.Kind == JsonTokenType.Number && byte.TryParse(i.Text, out byte value) ? value.ToString("X2") : i.IsString ? i.Text : throw i.Wrong("is a byte, 0 to 255")));
        }

        if (node.IsObject)
        {
            if (BytesNames.Select(node.Member).FirstOrDefault(n => n is not null) is { } bytes && node.Member("cla") is null)
            {
                return Text(bytes);
            }

            string data = node.Member("data") is { } body ? Text(body) : "";
            string length = data.Length == 0 ? "" : (data.Count(char.IsAsciiHexDigit) / 2).ToString("X2");
            return Part(node, "cla") + Part(node, "ins") + Part(node, "p1") + Part(node, "p2") + length + data + (node.Member("le") is { } le ? Text(le) : "");
        }

        return node.IsString || node.Kind == JsonTokenType.Number ? node.Text : node.Kind == JsonTokenType.Null ? "" : throw node.Wrong("is hex digits in quotes");
    }

    private static string Part(CardJson node, string name) => node.Member(name) is { IsString: true } part ? part.Text : throw node.Wrong($"a command needs \"{name}\" in hex");
}
