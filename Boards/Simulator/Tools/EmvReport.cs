using Emv.Contact;
using Simulator.Acquirer;
using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>What `emv` found, ready to be printed or written as JSON: no card data in it unless asked for.</summary>
internal sealed class EmvReport
{
    private readonly EmvRun _run;
    private readonly EmvMask _mask;
    private readonly bool _show;

    public EmvReport(EmvRun run)
    {
        _run = run;
        _show = run.Settings.Options.ShowCardData;
        _mask = new EmvMask(run.Events, _show);
    }

    public bool Deviated => _run.Recorded is { DeviationAt: >= 0 };

    public bool KernelFailed => _run.ResetFailure is null && _run.Kernel.Outcome.Kind == OutcomeKind.Error;

    public Outcome Outcome => _run.Kernel.Outcome;

    public EmvRun Run => _run;

    public string Hex(byte[] bytes) => _mask.Hex(bytes);

    public string Text(string text) => _mask.Apply(text);

    /// <summary>Data objects as indented lines with names; nothing when the bytes are no TLV.</summary>
    public IEnumerable<string> Objects(byte[] response)
    {
        if (response.Length <= 2)
        {
            return [];
        }

        byte[] data = response[..^2];
        try
        {
            return TlvText.Lines(Tlv.Read(data), _show).Select(_mask.Apply);
        }
        catch (TlvFormatException)
        {
            return [$"{data.Length} bytes"];
        }
    }

    /// <summary>Why a bit is set: the rule that set it, in a sentence.</summary>
    public string Reason(Rule kind, EmvBit bit)
    {
        KernelLog log = _run.Kernel.Log;
        for (int i = 0; i < log.Written; i++)
        {
            if (log.TryRead(i, out Rule rule, out int detail, out int value) && rule == kind && detail == bit.Place)
            {
                return Sentence(log, i, (Rule)value);
            }
        }

        return "";
    }

    /// <summary>The log without commands and bits, which are shown elsewhere.</summary>
    public IEnumerable<string> Decisions()
    {
        KernelLog log = _run.Kernel.Log;
        for (int i = 0; i < log.Written; i++)
        {
            if (log.TryRead(i, out Rule rule, out int detail, out int value) && rule is not (Rule.Command or Rule.Response or Rule.TvrBit or Rule.TsiBit or Rule.None))
            {
                yield return EmvRules.Describe(rule, detail, value);
            }
        }
    }

    public static string CommandName(byte[] command) => (command[0] & 0xF0, command[1]) switch
    {
        (_, 0xA4) => "SELECT " + SelectName(command),
        (_, 0xB2) => $"READ RECORD {command[2]} of SFI {command[3] >> 3}",
        (_, 0xA8) => "GET PROCESSING OPTIONS",
        (_, 0xCA) => $"GET DATA {command[2]:X2}{command[3]:X2}",
        (_, 0x84) => "GET CHALLENGE",
        (_, 0x20) => command[3] == 0x88 ? "VERIFY, enciphered PIN" : "VERIFY, PIN in the clear",
        (_, 0x88) => "INTERNAL AUTHENTICATE",
        (_, 0x82) => "EXTERNAL AUTHENTICATE",
        (_, 0xAE) => "GENERATE AC, " + ((command[2] & 0xC0) switch { 0x00 => "AAC", 0x40 => "TC", 0x80 => "ARQC", _ => "?" }) + ((command[2] & 0x10) != 0 ? " with CDA" : ""),
        (_, 0x1E) => "APPLICATION BLOCK",
        (_, 0x18) => "APPLICATION UNBLOCK",
        (_, 0x16) => "CARD BLOCK",
        (_, 0x24) => "PIN CHANGE/UNBLOCK",
        _ => $"command {command[1]:X2}",
    };

    private static string SelectName(byte[] command)
    {
        byte[] name = command.Length > 5 ? command[5..Math.Min(command.Length, 5 + command[4])] : [];
        return name.Length > 0 && name.All(b => b is >= 0x20 and < 0x7F) ? System.Text.Encoding.ASCII.GetString(name) : Convert.ToHexString(name);
    }

    /// <summary>The entry of that rule nearest before the bit, or the rule's bare name.</summary>
    private static string Sentence(KernelLog log, int bitIndex, Rule cause)
    {
        for (int i = bitIndex - 1; i >= 0; i--)
        {
            if (log.TryRead(i, out Rule rule, out int detail, out int value) && rule == cause)
            {
                return EmvRules.Describe(rule, detail, value);
            }
        }

        return EmvWords.Split(cause.ToString()).ToLowerInvariant();
    }
}
