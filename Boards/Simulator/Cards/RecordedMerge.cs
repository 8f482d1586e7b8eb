namespace Simulator.Cards;

/// <summary>Recordings made below the transport layer of T=0 show GET RESPONSE and repeated commands; the kernel never sees those.</summary>
internal static class RecordedMerge
{
    public static List<RecordedExchange> Merge(List<RecordedExchange> raw)
    {
        var merged = new List<RecordedExchange>();
        for (int i = 0; i < raw.Count; i++)
        {
            RecordedExchange exchange = raw[i];
            while (i + 1 < raw.Count && Continues(exchange, raw[i + 1], out byte[] data))
            {
                i++;
                exchange = exchange with { Response = [.. data, .. raw[i].Response] };
            }

            merged.Add(exchange);
        }

        return merged;
    }

    /// <param name="data">What the first response gave before its 61xx.</param>
    private static bool Continues(RecordedExchange first, RecordedExchange next, out byte[] data)
    {
        data = [];
        if (first.Response.Length < 2)
        {
            return false;
        }

        byte sw1 = first.Response[^2];
        if (sw1 == 0x61 && next.Command is [_, 0xC0, 0x00, 0x00, ..])
        {
            data = first.Response[..^2];
            return true;
        }

        bool sameHeader = next.Command.AsSpan(0, 4).SequenceEqual(first.Command.AsSpan(0, 4));
        return sw1 == 0x6C && first.Response.Length == 2 && sameHeader && next.Command.Length == 5;
    }
}
