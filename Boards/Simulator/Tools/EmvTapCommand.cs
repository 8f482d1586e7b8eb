using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Emv.Contact;
using Emv.Contactless;
using Simulator.Acquirer;
using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>`emv CARD --contactless`: every command, every decision, every outcome of a tap. See docs/emv-contactless.md.</summary>
internal static class EmvTapCommand
{
    private static readonly uint[] OutcomeTags = [0x84, 0x82, 0x95, 0x9F02, 0x9F10, 0x9F26, 0x9F27, 0x9F33, 0x9F34, 0x9F36, 0x9F37, 0x9F66, 0x9F6C, 0x9A, 0x9C, 0x5F2A, 0x9F1A];

    /// <returns>0: the tap came to an end; 1: it left the recording, or a fault of the kernel.</returns>
    public static int Run(EmvOptions options, TextWriter output)
    {
        var run = new EmvTapRun(EmvSettings.Make(CardFile.Load(options.CardPath!), options));
        run.Run();
        if (options.RecordPath is { } path)
        {
            EmvTapRecorder.Write(run, path);
        }

        return Tell(run, options.Json, output);
    }

    /// <returns>As <see cref="Run"/>.</returns>
    internal static int Tell(EmvTapRun run, bool asJson, TextWriter output)
    {
        var mask = new EmvMask(run.Events, run.Settings.Options.ShowCardData);
        if (asJson)
        {
            output.WriteLine(Json(run, mask));
        }
        else
        {
            Text(run, mask, output);
        }

        bool deviated = run.Recorded is { DeviationAt: >= 0 };
        return deviated || run.Point.Outcome.Reason >= Reason.Configuration ? 1 : 0;
    }

    private static void Text(EmvTapRun run, EmvMask mask, TextWriter to)
    {
        EmvSettings settings = run.Settings;
        to.WriteLine($"Card      {settings.File.Name} ({(run.Recorded is null ? "simulated" : "recorded")}, contactless)");
        to.WriteLine($"Amount    {settings.AmountMinor / 100}.{settings.AmountMinor % 100:00}");
        foreach (string warning in run.Warnings)
        {
            to.WriteLine($"Warning   {warning}");
        }

        int number = 0;
        foreach (EmvEvent e in run.Events)
        {
            to.WriteLine();
            if (e.Command is null)
            {
                to.WriteLine("* " + mask.Apply(e.Note));
                continue;
            }

            to.WriteLine($"{++number} {Name(e.Command)}");
            to.WriteLine("  > " + mask.Hex(e.Command));
            to.WriteLine("  < " + (e.Response!.Length == 0 ? "(silence)" : mask.Hex(e.Response!)));
            foreach (string line in Objects(e.Response!, settings.Options.ShowCardData))
            {
                to.WriteLine("      " + mask.Apply(line));
            }
        }

        to.WriteLine();
        to.WriteLine("Decisions");
        foreach (string line in Decisions(run.Point.Log))
        {
            to.WriteLine("  " + line);
        }

        to.WriteLine();
        to.WriteLine($"Kernel    {run.Point.Outcome.Kernel}");
        to.WriteLine($"TVR       {Convert.ToHexString(run.Point.Outcome.Tvr)}");
        if (run.Recorded is { } recorded)
        {
            to.WriteLine($"Recording {recorded.Message}");
        }

        to.WriteLine($"Cardholder {EmvWords.Split(run.Point.Outcome.Cvm.ToString()).ToLowerInvariant()}{(run.Point.Outcome.SignatureNeeded ? ", signature needed" : "")}");
        to.WriteLine($"Outcome   {run.Outcomes[^1]}");
    }

    private static string Json(EmvTapRun run, EmvMask mask)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            TapOutcome outcome = run.Point.Outcome;
            json.WriteStartObject();
            json.WriteString("card", run.Settings.File.Name);
            json.WriteString("kind", run.Recorded is null ? "simulated" : "recorded");
            json.WriteNumber("amountMinor", run.Settings.AmountMinor);
            List(json, "warnings", run.Warnings);
            json.WriteStartArray("exchanges");
            foreach (EmvEvent e in run.Events.Where(e => e.Command is not null))
            {
                json.WriteStartObject();
                json.WriteString("name", Name(e.Command!));
                json.WriteString("command", mask.Hex(e.Command!));
                json.WriteString("response", mask.Hex(e.Response!));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            List(json, "decisions", Decisions(run.Point.Log));
            List(json, "outcomes", run.Outcomes);
            if (run.Recorded is { } recorded)
            {
                json.WriteString("recording", recorded.Message);
                json.WriteNumber("deviationAt", recorded.DeviationAt);
            }

            WriteOutcome(run, mask, json, outcome);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteOutcome(EmvTapRun run, EmvMask mask, Utf8JsonWriter json, TapOutcome outcome)
    {
        json.WriteStartObject("outcome");
        json.WriteString("result", outcome.Result.ToString());
        json.WriteString("reason", outcome.Reason.ToString());
        json.WriteString("cvm", outcome.Cvm.ToString());
        json.WriteBoolean("signatureNeeded", outcome.SignatureNeeded);
        json.WriteNumber("kernel", outcome.Kernel);
        json.WriteString("start", outcome.Start.ToString());
        json.WriteString("message", ((byte)outcome.UiOnOutcome.Message).ToString("X2"));
        json.WriteString("status", outcome.UiOnOutcome.Status.ToString());
        json.WriteNumber("holdMs", outcome.UiOnOutcome.HoldMs);
        json.WriteString("tvr", Convert.ToHexString(outcome.Tvr));
        json.WriteString("statusWord", outcome.StatusWord.ToString("X4"));
        json.WriteStartObject("tags");
        foreach (uint tag in OutcomeTags)
        {
            if (run.Tag(tag) is { Length: > 0 } value)
            {
                json.WriteString(tag.ToString("X2"), mask.Hex(value));
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> lines)
    {
        json.WriteStartArray(name);
        foreach (string line in lines)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
    }

    private static string Name(byte[] command) => command[1] switch
    {
        0xEA => "EXCHANGE RELAY RESISTANCE DATA",
        0xD0 => "RECOVER AC",
        _ => EmvReport.CommandName(command),
    };

    private static IEnumerable<string> Objects(byte[] response, bool show)
    {
        if (response.Length <= 2)
        {
            return [];
        }

        try
        {
            return TlvText.Lines(Tlv.Read(response[..^2]), show);
        }
        catch (TlvFormatException)
        {
            return [$"{response.Length - 2} bytes"];
        }
    }

    internal static IEnumerable<string> Decisions(KernelLog log)
    {
        for (int i = 0; i < log.Written; i++)
        {
            if (log.TryRead(i, out Rule rule, out int detail, out int value) && rule is not (Rule.Command or Rule.Response or Rule.TsiBit or Rule.None))
            {
                yield return (int)rule >= (int)Rule.PreProcessed ? Describe(rule, detail, value) : EmvRules.Describe(rule, detail, value);
            }
        }
    }

    private static string Describe(Rule rule, int detail, int value) => rule switch
    {
        Rule.PreProcessed => $"combination {detail}: {((value & 1) != 0 ? "not allowed for this amount" : "allowed")}{((value & 8) != 0 ? ", CVM limit reached" : "")}{((value & 16) != 0 ? ", above the floor limit" : "")}{((value & 4) != 0 ? ", zero amount" : "")}{((value & 2) != 0 ? ", status check" : "")}",
        Rule.DirectoryRead => $"PPSE: {value} entries",
        Rule.CombinationAdded => $"combination {detail} is a candidate, priority {(value > 15 ? "none" : value.ToString())}",
        Rule.KernelActivated => $"kernel {value} for combination {detail}",
        Rule.NextCombination => $"next combination: {EmvWords.Of((Reason)detail)}",
        Rule.CardQualifiers => value == 0 ? "the card sends no qualifiers" : $"card transaction qualifiers {detail:X4}",
        Rule.TapVerification => $"cardholder verification: {EmvWords.Split(((TapCvm)value).ToString()).ToLowerInvariant()}",
        Rule.OfflineApprovalRefused => value == 1 ? "the card approves offline; the issuer is asked instead" : "the card approves offline; this terminal does not take that",
        Rule.RelayResistance => $"relay resistance: {detail / 10}.{detail % 10} ms, {(value switch { 1 => "in time", 2 => "too slow, once more", 3 => "too slow", _ => "impossibly quick" })}",
        Rule.TornTransaction => value switch { 1 => "interrupted transaction kept", 2 => "interrupted transaction recovered", 3 => "interrupted transaction is not recovered", _ => "interrupted transaction dropped for its age" },
        Rule.TransactionLimitExceeded => "the amount is above what this card may do with a tap",
        Rule.TapEnded => $"outcome: {EmvWords.Split(((TapResult)detail).ToString())}{(value == 0 ? "" : ", start " + (TapStart)value)}",
        _ => EmvWords.Split(rule.ToString()).ToLowerInvariant(),
    };
}
