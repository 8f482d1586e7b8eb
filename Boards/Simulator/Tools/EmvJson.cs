using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Emv.Contact;

namespace Simulator.Tools;

/// <summary>The report for machines; the members are documented in docs/emv-tool.md and stay.</summary>
internal static class EmvJson
{
    /// <summary>Data objects of the outcome: none of them names the cardholder.</summary>
    private static readonly uint[] OutcomeTags = [0x84, 0x82, 0x8A, 0x9F02, 0x9F03, 0x9F10, 0x9F26, 0x9F27, 0x9F33, 0x9F34, 0x9F36, 0x9F37, 0x9F5B, 0x9A, 0x9C, 0x5F2A, 0x9F1A];

    public static string Write(EmvReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteHead(report, json);
            if (report.Run.ResetFailure is { } failure)
            {
                WriteResetFailure(json, failure);
            }
            else
            {
                WriteExchanges(report, json);
                WriteBits(report, json, "tvr", report.Outcome.Tvr, EmvBits.Tvr, Rule.TvrBit);
                WriteBits(report, json, "tsi", report.Outcome.Tsi, EmvBits.Tsi, Rule.TsiBit);
                WriteDecisions(report, json);
                WriteRecording(report, json);
                WriteOutcome(report, json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteHead(EmvReport report, Utf8JsonWriter json)
    {
        EmvSettings settings = report.Run.Settings;
        json.WriteString("card", settings.File.Name);
        json.WriteString("kind", report.Run.Recorded is null ? "simulated" : "recorded");
        json.WriteNumber("amountMinor", settings.AmountMinor);
        json.WriteNumber("virtualMs", report.Run.VirtualMs);
        json.WriteStartArray("warnings");
        foreach (string warning in settings.Warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
        if (report.Run.ResetFailure is null)
        {
            json.WriteString("atr", report.Hex(report.Run.Atr));
            json.WriteString("protocol", "T=" + report.Run.Protocol);
        }
    }

    private static void WriteResetFailure(Utf8JsonWriter json, string failure)
    {
        json.WriteStartObject("outcome");
        json.WriteString("decision", "Aborted");
        json.WriteString("kind", "Abort");
        json.WriteString("reason", "NoSession");
        json.WriteString("text", failure);
        json.WriteEndObject();
    }

    private static void WriteExchanges(EmvReport report, Utf8JsonWriter json)
    {
        json.WriteStartArray("exchanges");
        foreach (EmvEvent e in report.Run.Events)
        {
            json.WriteStartObject();
            if (e.Command is null)
            {
                json.WriteString("note", report.Text(e.Note));
                json.WriteEndObject();
                continue;
            }

            json.WriteString("name", EmvReport.CommandName(e.Command));
            json.WriteString("command", report.Hex(e.Command));
            json.WriteString("response", e.Response is null ? null : report.Hex(e.Response));
            json.WriteString("sw", e.Response is null ? null : Convert.ToHexString(e.Response[^2..]));
            if (e.Response is null)
            {
                json.WriteString("failure", e.Note);
            }
            else
            {
                json.WriteStartArray("objects");
                foreach (string line in report.Objects(e.Response))
                {
                    json.WriteStringValue(line);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBits(EmvReport report, Utf8JsonWriter json, string name, byte[] value, EmvBit[] bits, Rule kind)
    {
        json.WriteString(name, Convert.ToHexString(value));
        json.WriteStartArray(name + "Bits");
        foreach (EmvBit bit in bits)
        {
            bool set = bit.IsSetIn(value);
            json.WriteStartObject();
            json.WriteNumber("byte", bit.Byte);
            json.WriteNumber("bit", bit.Bit);
            json.WriteBoolean("set", set);
            json.WriteString("name", bit.Name);
            json.WriteString("reason", set ? report.Reason(kind, bit) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDecisions(EmvReport report, Utf8JsonWriter json)
    {
        json.WriteStartArray("decisions");
        foreach (string line in report.Decisions())
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
    }

    private static void WriteRecording(EmvReport report, Utf8JsonWriter json)
    {
        if (report.Run.Recorded is not { } recorded)
        {
            return;
        }

        json.WriteStartObject("recording");
        json.WriteNumber("played", recorded.Played);
        json.WriteNumber("total", recorded.Total);
        json.WriteBoolean("complete", recorded.Complete);
        if (recorded.DeviationAt >= 0)
        {
            json.WriteNumber("deviationAt", recorded.DeviationAt + 1);
            json.WriteNumber("deviationByte", recorded.DeviationOffset);
        }

        json.WriteString("text", recorded.Message);
        json.WriteEndObject();
    }

    private static void WriteOutcome(EmvReport report, Utf8JsonWriter json)
    {
        Outcome outcome = report.Outcome;
        json.WriteStartObject("outcome");
        json.WriteString("decision", outcome.Decision.ToString());
        json.WriteString("kind", outcome.Kind.ToString());
        json.WriteString("reason", outcome.Reason.ToString());
        json.WriteString("cvm", outcome.Cvm.ToString());
        json.WriteBoolean("signatureNeeded", outcome.SignatureNeeded);
        json.WriteBoolean("mustReverse", outcome.MustReverse);
        json.WriteBoolean("tryFallback", outcome.TryFallback);
        json.WriteBoolean("adviceRequired", outcome.AdviceRequired);
        json.WriteString("statusWord", outcome.StatusWord.ToString("X4"));
        json.WriteStartObject("tags");
        foreach (uint tag in OutcomeTags)
        {
            if (report.Run.Tag(tag) is { } value)
            {
                json.WriteString(tag.ToString("X2"), report.Hex(value));
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
