using VirtualHandset;

namespace Simulator.Cards;

/// <summary>One recorded command with its response.</summary>
/// <param name="Mask">The bits of the command that count; zero where the recording has wildcards.</param>
public sealed record RecordedExchange(byte[] Command, byte[] Mask, byte[] Response);

/// <summary>What a recording says about the terminal and the host beside the exchanges. Null where it says nothing.</summary>
public sealed class RecordedSetting
{
    /// <summary>PINs to enter, one after the other.</summary>
    public string? Pin { get; set; }

    /// <summary>approve, decline or down.</summary>
    public string? Online { get; set; }

    /// <summary>Two characters, 8A.</summary>
    public string? ResponseCode { get; set; }

    /// <summary>Field 55 of the answer: 91, 71, 72.</summary>
    public byte[]? IssuerData { get; set; }

    /// <summary>Terminal data objects by tag (9F02, 9F37, 9A, 9F33, ...).</summary>
    public Dictionary<uint, byte[]> Terminal { get; } = [];

    /// <summary>The terminal's application list; empty when not given.</summary>
    public List<byte[]> Aids { get; } = [];

    /// <summary>CA keys beside the test set: RID, index, modulus, exponent.</summary>
    public List<(byte[] Rid, int Index, byte[] Modulus, int Exponent)> CaKeys { get; } = [];

    /// <summary>The reader's configuration for taps, as it stands in the file; null when not given.</summary>
    public CardJson? Configuration { get; set; }

    /// <summary>TVR as it went into the first cryptogram; null when the recording does not show it.</summary>
    public byte[]? Tvr { get; set; }

    /// <summary>Times of relay resistance, milliseconds, one for each exchange of it.</summary>
    public List<double> RelayMs { get; } = [];

    /// <summary>Candidate to choose, from 1.</summary>
    public int? Choose { get; set; }
}

/// <summary>A recorded card file, read.</summary>
public sealed class RecordedSession
{
    public required string Name { get; init; }

    /// <summary>Null when the recording has none.</summary>
    public byte[]? Atr { get; init; }

    public required IReadOnlyList<RecordedExchange> Exchanges { get; init; }

    public required RecordedSetting Setting { get; init; }

    /// <summary>What in the file was not understood and left aside.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>A card that replays it.</summary>
    /// <param name="atr">In place of the recorded answer to reset.</param>
    public RecordedCard Card(byte[] atr) => new(
        atr,
        [.. Exchanges.Select(e => e.Command)],
        [.. Exchanges.Select(e => e.Mask)],
        [.. Exchanges.Select(e => e.Response)]);
}
