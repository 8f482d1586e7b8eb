using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>Writes a run as a recorded card, card data and PIN included: for test cards only.</summary>
internal static class EmvRecorder
{
    public static string Write(EmvRun run)
    {
        EmvSettings settings = run.Settings;
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("kind", "recorded");
            json.WriteString("name", settings.File.Name + ", recorded");
            json.WriteString("atr", Convert.ToHexString(run.Atr));
            json.WriteString("pin", settings.PinPadBroken ? "broken" : settings.Pins.Count == 0 ? "none" : string.Join(',', settings.Pins));
            WriteOnline(run, json);
            json.WriteStartObject("terminal");
            foreach ((uint tag, byte[] value) in settings.Tags.OrderBy(t => t.Key))
            {
                json.WriteString(tag.ToString("X2"), Convert.ToHexString(value));
            }

            json.WriteEndObject();
            if (settings.Choose is { } choose)
            {
                json.WriteNumber("choose", choose);
            }

            json.WriteStartArray("exchanges");
            foreach (EmvEvent e in run.Events.Where(e => e.Command is not null))
            {
                json.WriteStartObject();
                json.WriteString("command", Convert.ToHexString(e.Command!));
                json.WriteString("response", e.Response is null ? null : Convert.ToHexString(e.Response));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteOnline(EmvRun run, Utf8JsonWriter json)
    {
        json.WriteStartObject("online");
        json.WriteString("result", run.Settings.Online);
        if (run.Settings.Online != "down")
        {
            json.WriteString("responseCode", run.Settings.ResponseCode);
            if (run.IssuerData is { } data)
            {
                json.WriteString("issuerData", Convert.ToHexString(data));
            }
        }

        json.WriteEndObject();
    }
}
