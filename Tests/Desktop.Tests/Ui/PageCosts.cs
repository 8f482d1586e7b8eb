using Firmware.Ui;
using IlCounter;
using Simulator;
using Tests.Desktop.Ui.Journeys;

namespace Tests.Desktop.Ui;

/// <summary>IL instructions that painting a page costs, measured in an <see cref="IlWorld"/>.</summary>
internal static class PageCosts
{
    /// <summary>Longer than any page takes to paint.</summary>
    private const int PageMs = 60;

    private static readonly string[] s_painting = ["Firmware.Ui.", "Drivers.Display.", "Drivers.Assets."];

    /// <summary>
    /// Every page of the galleries: from the poll that begins to paint it until nothing waits, the keypad's looks and the flash included. Each page is the first
    /// of its terminal, so that no glyph is known yet.
    /// </summary>
    public static IReadOnlyList<PageCost> OfGalleries(IlWorld world) => Parse(world.Run(MeasureGalleries)!);

    /// <summary>Every page that the journeys through the whole terminal keep, painted again: what user interface, display and glyphs take.</summary>
    public static IReadOnlyList<PageCost> OfJourneys(IlWorld world) => Parse(world.Run(MeasureJourneys)!);

    /// <summary>Paints the page in sight again, in the counting world.</summary>
    public static long Repainting(Rig rig)
    {
        long[] before = IlTally.Snapshot();
        rig.Machine.Terminal.Ui.Repaint();
        rig.RunFor(PageMs);
        return IlTally.Since(before).Where(m => s_painting.Any(part => m.Method.StartsWith(part, StringComparison.Ordinal))).Sum(m => m.Count);
    }

    // Rows of text go from world to world: a type of ours exists twice.
    private static IReadOnlyList<PageCost> Parse(object rows) =>
        [.. ((string[])rows).Select(row => row.Split(' ')).Select(parts => new PageCost(parts[0], long.Parse(parts[1]), long.Parse(parts[2])))];

    private static string[] MeasureGalleries() =>
    [
        .. from language in Enum.GetValues<Language>()
           from page in ScreenTests.AllPages
           select Measure(ScreenTests.NameOf(language, page.Name), new ScreenRig(language), page.Show),
    ];

    private static string[] MeasureJourneys() =>
    [
        .. from language in Enum.GetValues<Language>()
           from shot in JourneyGallery.Of(language)
           select $"{ScreenTests.NameOf(language, shot.Name)} {shot.Instructions} 0",
    ];

    private static string Measure(string name, ScreenRig rig, Action<ScreenRig> show)
    {
        int header = Array.IndexOf(IlTally.Methods, "Firmware.Ui.UiTask::PaintHeader");
        long costliest = 0;
        long longest = 0;
        long painting = 0;
        long[] before = [];
        rig.Polling = () => before = IlTally.Snapshot();
        rig.Polled = more =>
        {
            // With its header a page begins anew: what was left of the one before was dropped.
            long poll = IlTally.Total - before.Sum();
            painting = IlTally.Counts[header] > before[header] ? poll : painting + poll;
            longest = Math.Max(longest, poll);
            costliest = Math.Max(costliest, painting);
            painting = more ? painting : 0;
        };
        show(rig);
        rig.Run(PageMs);
        return $"{name} {costliest} {longest}";
    }
}

/// <param name="Page">By its name in screens.txt.</param>
/// <param name="Instructions">Of its costliest painting.</param>
/// <param name="LongestPoll">Of which in the longest poll; 0 where that was not measured.</param>
internal sealed record PageCost(string Page, long Instructions, long LongestPoll);
