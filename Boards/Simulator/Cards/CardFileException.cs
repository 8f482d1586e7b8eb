namespace Simulator.Cards;

/// <summary>A card file cannot be used: what is wrong and on which line (1 = the first; 0 when no line is to blame).</summary>
public sealed class CardFileException(string file, int line, string reason)
    : Exception(line > 0 ? $"{file}, line {line}: {reason}" : $"{file}: {reason}")
{
    public int Line { get; } = line;

    public string Reason { get; } = reason;
}
