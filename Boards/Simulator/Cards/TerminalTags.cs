namespace Simulator.Cards;

/// <summary>The terminal's data objects that a recording or a command line may set.</summary>
internal static class TerminalTags
{
    /// <summary>Tags that can be set, with the lengths they take.</summary>
    private static readonly Dictionary<uint, (int Min, int Max)> Known = new()
    {
        [0x9F02] = (6, 6), [0x9F03] = (6, 6), [0x9C] = (1, 1), [0x9A] = (3, 3), [0x9F21] = (3, 3), [0x9F37] = (4, 4), [0x9F41] = (2, 4),
        [0x9F1A] = (2, 2), [0x5F2A] = (2, 2), [0x5F36] = (1, 1), [0x9F35] = (1, 1), [0x9F33] = (3, 3), [0x9F40] = (5, 5), [0x9F15] = (2, 2),
        [0x9F16] = (0, 15), [0x9F4E] = (0, 40), [0x9F1C] = (8, 8), [0x9F1E] = (8, 8), [0x9F01] = (6, 6), [0x9F09] = (2, 2), [0x9F1B] = (4, 4),
        [0x9F66] = (4, 4), [0x9F1D] = (8, 8), [0x9F53] = (1, 1), [0x9F7E] = (1, 1),
    };

    public static string Names => string.Join(' ', Known.Keys.Select(t => t.ToString("X2")));

    public static bool IsKnown(uint tag) => Known.ContainsKey(tag);

    /// <summary>Null when the value fits the tag, else what is wrong.</summary>
    public static string? Complaint(uint tag, byte[] value)
    {
        (int min, int max) = Known[tag];
        return value.Length >= min && value.Length <= max ? null : $"{tag:X2} has {(min == max ? min.ToString() : min + " to " + max)} bytes, not {value.Length}";
    }
}
