using Simulator.Paper;
using VirtualHandset;

namespace Simulator;

/// <summary>What stands on the paper, as text.</summary>
public static class PaperText
{
    private const string CutMark = "- - - - - - - - - - - - - - - -";

    /// <summary>All lines from the last tear on; a cut is a dashed line.</summary>
    public static string Of(PaperRoll roll) => string.Join('\n', Lines(roll));

    /// <summary>Slips that were cut off.</summary>
    public static int Slips(PaperRoll roll) => Enumerable.Range(0, roll.LineCount).Count(i => roll.Line(i).Kind == PaperLineKind.Cut);

    private static IEnumerable<string> Lines(PaperRoll roll)
    {
        for (int i = 0; i < roll.LineCount; i++)
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
