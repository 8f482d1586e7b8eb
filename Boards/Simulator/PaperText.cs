using Simulator.Paper;
using VirtualHandset;

namespace Simulator;

/// <summary>What stands on the paper, as text.</summary>
public static class PaperText
{
    private const string CutMark = "- - - - - - - - - - - - - - - -";

    /// <summary>All lines from the last tear on; a cut is a dashed line.</summary>
    public static string Of(PaperRoll roll) => string.Join('\n', Lines(roll, 0, roll.LineCount));

    /// <summary>Slips that were cut off.</summary>
    public static int Slips(PaperRoll roll) => Enumerable.Range(0, roll.LineCount).Count(i => roll.Line(i).Kind == PaperLineKind.Cut);

    /// <summary>The slip that was cut off last; empty when none was since the last tear.</summary>
    public static string LastSlip(PaperRoll roll)
    {
        int[] cuts = [.. Enumerable.Range(0, roll.LineCount).Where(i => roll.Line(i).Kind == PaperLineKind.Cut)];
        return cuts.Length == 0 ? "" : string.Join('\n', Lines(roll, cuts.Length > 1 ? cuts[^2] + 1 : 0, cuts[^1])).Trim();
    }

    private static IEnumerable<string> Lines(PaperRoll roll, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            PaperLine line = roll.Line(i);
            switch (line.Kind)
            {
                case PaperLineKind.Text:
                    yield return PaperFont.Decode(line.Text);
                    break;
                case PaperLineKind.Cut:
                    yield return CutMark;
                    break;
            }
        }
    }
}
