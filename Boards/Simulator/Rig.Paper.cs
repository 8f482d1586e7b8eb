using Drivers.Printer;

namespace Simulator;

/// <content>The roll in the printer.</content>
public sealed partial class Rig
{
    /// <summary>What it takes a hand to lift the cover, change the roll and close it.</summary>
    private const int ChangeRollMs = 1500;

    private int _nextRollMm;
    private long _rollDueMs;

    /// <summary>Width of the roll that is in, millimetres.</summary>
    public int PaperMm => Handset.Printer.Roll.RowDots > EscPos.RowDots ? EscPos.WideMm : EscPos.NarrowMm;

    /// <summary>The same of the roll that a hand is putting in; otherwise of the one that is in.</summary>
    public int RollMm => _nextRollMm > 0 ? _nextRollMm : PaperMm;

    /// <summary>Opens the cover; a moment later a new roll of that width is in and the cover closed. What hung out of the old one is torn off.</summary>
    public void ChangeRoll(int mm)
    {
        Handset.Printer.CoverOpen = true;
        _nextRollMm = mm;
        _rollDueMs = NowMs + ChangeRollMs;
    }

    private static int DotsOf(int paperMm) => paperMm == EscPos.WideMm ? EscPos.WideRowDots : EscPos.RowDots;

    private void FinishRoll()
    {
        if (_nextRollMm > 0 && NowMs >= _rollDueMs)
        {
            Handset.Printer.ChangeRoll(DotsOf(_nextRollMm));
            Handset.Printer.CoverOpen = false;
            _nextRollMm = 0;
        }
    }
}
