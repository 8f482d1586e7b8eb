using System.Text.Json;

namespace Simulator.Tools;

/// <summary>Writes a tap as a recorded card: whatever the kernel must be told to say the same is read out of the exchanges again.</summary>
internal static class EmvTapRecorder
{
    /// <exception cref="EmvUsageException">The file cannot be written.</exception>
    public static void Write(EmvTapRun run, string path)
    {
        try
        {
            using FileStream file = File.Create(path);
            Write(run, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmvUsageException($"--record {path}: {e.Message}");
        }
    }

    private static void Write(EmvTapRun run, Stream to)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("kind", "recorded");
        json.WriteString("name", run.Settings.File.Name);
        json.WriteString("amount", $"{run.Settings.AmountMinor / 100}.{run.Settings.AmountMinor % 100:00}");
        json.WriteStartObject("online");
        json.WriteString("result", run.Settings.Online);
        json.WriteString("responseCode", run.Settings.ResponseCode);
        json.WriteEndObject();
        json.WriteStartArray("exchanges");
        foreach (EmvEvent e in run.Events.Where(e => e.Command is not null))
        {
            json.WriteStartObject();
            json.WriteString("command", Convert.ToHexString(e.Command!));
            if (e.Response!.Length == 0)
            {
                json.WriteNull("response");
            }
            else
            {
                json.WriteString("response", Convert.ToHexString(e.Response));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
