using Drivers.Keypad;
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

    /// <summary>Within which a key has been answered.</summary>
    private const int KeyMs = 10;

    private static readonly string[] s_painting = ["Firmware.Ui.", "Drivers.Display.", "Drivers.Assets."];

    /// <summary>
    /// Every page of the galleries: from the poll that begins to paint it until nothing waits, the keypad's looks and the flash included. Each page is the first
    /// of its terminal, so that no glyph is known yet.
    /// </summary>
    public static IReadOnlyList<PageCost> OfGalleries(IlWorld world) => Parse(world.Run(MeasureGalleries)!);

    /// <summary>Every page that the journeys through the whole terminal keep, painted again: what user interface, display and glyphs take.</summary>
    public static IReadOnlyList<PageCost> OfJourneys(IlWorld world) => Parse(world.Run(MeasureJourneys)!);

    /// <summary>Every approved slip: what composing and the printer's driver take at most in a poll.</summary>
    public static IReadOnlyList<(string Slip, long Composing, long Driving)> OfSlips(IlWorld world) =>
        [.. ((string[])world.Run(MeasureSlips)!).Select(row => row.Split(' ')).Select(parts => (parts[0], long.Parse(parts[1]), long.Parse(parts[2])))];

    /// <summary>Each further digit of an amount on the idle page: the key, and all that is painted for it.</summary>
    public static IReadOnlyList<PageCost> OfAmountKeys(IlWorld world) => Parse(world.Run(MeasureAmountKeys)!);

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

    private static string[] MeasureSlips() => [.. SlipTests.Costs().Select(cost => $"{cost.Name} {cost.LongestComposing} {cost.LongestDriving}")];

    private static string[] MeasureAmountKeys()
    {
        var rows = new List<string>();
        foreach (Language language in Enum.GetValues<Language>())
        {
            var rig = new ScreenRig(language);
            var page = new IdlePage();
            rig.Show(page);
            rig.Run(PageMs);
            for (int digits = 1; digits <= AmountField.MaxDigits; digits++)
            {
                long before = IlTally.Total;
                rig.Ui.OnKey(new KeyEvent { Key = Key.D8, Action = KeyAction.Pressed }, rig.NowMs);
                rig.Run(KeyMs);
                rows.Add($"{ScreenTests.NameOf(language, "digit-")}{digits} {IlTally.Total - before} 0");
            }
        }

        return [.. rows];
    }

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

/// <summary>What printing a slip costs, poll by poll.</summary>
internal sealed class SlipCost(string name)
{
    private long _before;

    public string Name => name;

    public long LongestComposing { get; private set; }

    public long LongestDriving { get; private set; }

    public void Begin() => _before = IlTally.Total;

    public void Composed() => LongestComposing = Math.Max(LongestComposing, IlTally.Total - _before);

    public void Driven() => LongestDriving = Math.Max(LongestDriving, IlTally.Total - _before);
}
