using Emv.Contactless;
using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>What a recorded tap shows only by its shape: the random numbers of each presentment, and how relay resistance went.</summary>
internal static class EmvTapHints
{
    private const int RelayAnswer = 14;

    private static readonly byte[] Directory = "2PAY.SYS.DDF01"u8.ToArray();

    /// <summary>9F37 of that presentment, from 1; null where the recording does not show it.</summary>
    public static byte[]? Unpredictable(RecordedSession? recording, int tap)
    {
        RecordedExchange[] part = Part(recording, tap);
        if (part.Length == 0 || (tap == 1 && recording!.Setting.Terminal.ContainsKey(0x9F37)))
        {
            return null;
        }

        // The number with which relay resistance began stands in its first command; PDOL and CDOL may hold a later one.
        return Relays(part).FirstOrDefault()?.Command[5..9] ?? RecordedHints.Read(part).Terminal.GetValueOrDefault(0x9F37u);
    }

    /// <summary>The numbers of its repetitions, eight bytes; empty when there was none.</summary>
    public static byte[] RelayNumbers(RecordedSession? recording, int tap)
    {
        byte[] numbers = [.. Relays(Part(recording, tap)).Skip(1).Take(2).SelectMany(e => e.Command[5..9])];
        return numbers.Length == 0 ? [] : [.. numbers, .. new byte[8 - numbers.Length]];
    }

    /// <summary>The terminal's applications as the recording shows them: names of the directory, without extended selection (9F29).</summary>
    public static IReadOnlyList<byte[]> Aids(RecordedSession? recording, IReadOnlyList<byte[]> selected)
    {
        byte[] directory = recording?.Exchanges.FirstOrDefault(e => e.Command.AsSpan().IndexOf(Directory) == 5)?.Response ?? [];
        List<byte[]> names = directory.Length > 2 ? [.. Names(directory[..^2])] : [];
        return [.. selected.Select(aid => names.FirstOrDefault(name => aid.AsSpan().StartsWith(name)) ?? aid)];
    }

    /// <summary>
    /// Tenths of a millisecond for an exchange whose time was not recorded. What followed tells: asked again, too slow; nothing
    /// more, too quick; else what the TVR under the cryptogram says, or the least that the card names.
    /// </summary>
    public static int RelayTime(RecordedSession recording, int index, int played, ReadOnlySpan<byte> answer, Kernel2Settings kernel)
    {
        const int TimeLimitsExceeded = 0x04;
        const int ThresholdExceeded = 0x08;
        if (index < recording.Setting.RelayMs.Count)
        {
            return (int)Math.Round(recording.Setting.RelayMs[index] * 10);
        }

        if (answer.Length != RelayAnswer || answer[0] != 0x80)
        {
            return 0;
        }

        int least = (answer[6] << 8) | answer[7];
        int most = (answer[8] << 8) | answer[9];
        int way = kernel.ExpectedCommandTenthMs + Math.Min((answer[10] << 8) | answer[11], kernel.ExpectedResponseTenthMs);
        if (played == recording.Exchanges.Count)
        {
            return Math.Max(0, way + least - kernel.MinGraceTenthMs - 1);
        }

        int results = (RecordedHints.Read(recording.Exchanges).Tvr ?? [0, 0, 0, 0, 0])[4];
        bool slow = IsRelay(recording.Exchanges[played]) || (results & TimeLimitsExceeded) != 0;
        int tooFar = (results & ThresholdExceeded) != 0 ? least + kernel.AccuracyTenthMs + 1 : 0;
        bool fits = slow || tooFar <= most + kernel.MaxGraceTenthMs;
        return way + Math.Max(slow ? most + kernel.MaxGraceTenthMs + 10 : least, fits ? tooFar : 0);
    }

    private static IEnumerable<byte[]> Names(byte[] data) => (CardTlv.Read(data) ?? [])
        .SelectMany(e => e.Tag == 0x4F ? [e.Value] : CardTlv.IsConstructed(e.Tag) ? Names(e.Value) : []);

    private static bool IsRelay(RecordedExchange exchange) => exchange.Command is [0x80, 0xEA, _, _, 4, _, _, _, _, ..];

    private static IEnumerable<RecordedExchange> Relays(RecordedExchange[] part) => part.Where(IsRelay);

    /// <summary>The exchanges from the n-th SELECT PPSE to the next.</summary>
    private static RecordedExchange[] Part(RecordedSession? recording, int tap)
    {
        if (recording is null)
        {
            return [];
        }

        int[] starts = [.. Enumerable.Range(0, recording.Exchanges.Count).Where(i => recording.Exchanges[i].Command.AsSpan().IndexOf(Directory) == 5)];
        return tap > starts.Length ? [] : [.. recording.Exchanges.Skip(starts[tap - 1]).Take((tap < starts.Length ? starts[tap] : recording.Exchanges.Count) - starts[tap - 1])];
    }
}
