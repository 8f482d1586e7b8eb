using Simulator.Acquirer;

namespace Simulator.Tools;

/// <summary>`decode 8583 HEX` and `decode tlv HEX`: what a message or a string of data objects says. See docs/tools.md.</summary>
public static class DecodeCommand
{
    private const int Fine = 0;
    private const int NotUnderstood = 2;
    private const int MostBytes = 65536;

    public static int Run(string[] arguments) => Run(arguments, Console.In, Console.Out, Console.Error);

    /// <param name="input">Read when the hex is "-".</param>
    public static int Run(string[] arguments, TextReader input, TextWriter output, TextWriter error)
    {
        string[] flags = [.. arguments.Where(argument => argument.StartsWith("--", StringComparison.Ordinal))];
        string[] words = [.. arguments.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal))];
        string kind = words.Length > 0 ? words[0] : "";
        string[] known = kind == "8583" ? ["--no-frame", "--show-secrets"] : ["--show-secrets"];
        string? stranger = flags.FirstOrDefault(flag => !known.Contains(flag));
        if (kind is not ("8583" or "tlv") || words.Length < 2 || stranger is not null)
        {
            error.WriteLine(stranger is null ? "error: decode needs a kind and hex digits" : $"error: decode does not know {stranger} here");
            Usage(error);
            return NotUnderstood;
        }

        string text = words.Length == 2 && words[1] == "-" ? input.ReadToEnd() : string.Join(' ', words[1..]);
        byte[]? bytes = ReadHex(text, out string reason);
        if (bytes is null)
        {
            error.WriteLine("error: " + reason);
            return NotUnderstood;
        }

        bool showSecrets = flags.Contains("--show-secrets");
        return kind == "8583"
            ? DecodeMessage(bytes, flags.Contains("--no-frame"), showSecrets, output, error)
            : DecodeTlv(bytes, showSecrets, output, error);
    }

    private static void Usage(TextWriter error)
    {
        error.WriteLine("Usage: decode 8583 HEX [--no-frame] [--show-secrets]");
        error.WriteLine("       decode tlv HEX [--show-secrets]");
        error.WriteLine("HEX may contain spaces, colons and line breaks; - reads it from standard input.");
    }

    private static int DecodeMessage(byte[] bytes, bool noFrame, bool showSecrets, TextWriter output, TextWriter error)
    {
        Envelope envelope = noFrame ? Envelope.None : Envelope.Detect(bytes);
        IReadOnlyList<string> lines = MessageText.Describe(bytes, envelope, showSecrets, out string? wrong);
        foreach (string line in lines)
        {
            output.WriteLine(line);
        }

        if (wrong is null)
        {
            return Fine;
        }

        error.WriteLine("error at " + wrong);
        return NotUnderstood;
    }

    private static int DecodeTlv(byte[] bytes, bool showSecrets, TextWriter output, TextWriter error)
    {
        IReadOnlyList<TlvNode> nodes;
        TlvFormatException? wrong = null;
        try
        {
            nodes = Tlv.Read(bytes);
        }
        catch (TlvFormatException e)
        {
            nodes = e.Partial;
            wrong = e;
        }

        foreach (string line in TlvText.Lines(nodes, showSecrets))
        {
            output.WriteLine(line);
        }

        if (wrong is not null)
        {
            error.WriteLine($"error at byte {wrong.Offset}: {wrong.Message}");
            return NotUnderstood;
        }

        int padding = bytes.Length - nodes.Sum(node => Size(bytes, node));
        if (padding > 0)
        {
            output.WriteLine($"padding (00 or FF): {padding} {(padding == 1 ? "byte" : "bytes")}");
        }

        return Fine;
    }

    /// <summary>Bytes of tag, length and value as they stand in the input.</summary>
    private static int Size(byte[] bytes, TlvNode node)
    {
        int tag = node.Tag > 0xFFFF ? 3 : node.Tag > 0xFF ? 2 : 1;
        byte first = bytes[node.Offset + tag];
        return tag + 1 + (first >= 0x80 ? first & 0x7F : 0) + node.Value.Length;
    }

    private static byte[]? ReadHex(string text, out string reason)
    {
        var digits = new List<char>();
        int position = 0;
        foreach (char c in text)
        {
            position++;
            if (char.IsAsciiHexDigit(c))
            {
                digits.Add(c);
            }
            else if (!char.IsWhiteSpace(c) && c is not (':' or '-' or ','))
            {
                reason = $"character {position} is not a hex digit";
                return null;
            }
        }

        reason = digits.Count == 0 ? "there are no hex digits"
            : digits.Count % 2 != 0 ? $"{digits.Count} hex digits are not whole bytes"
            : digits.Count > 2 * MostBytes ? $"more than {MostBytes} bytes" : "";
        return reason.Length == 0 ? Convert.FromHexString(new string([.. digits])) : null;
    }
}
