using Firmware.Ui;
using IlCounter;

namespace Tests.Desktop.Ui.Journeys;

/// <summary>
/// The ways through the terminal that show what a page alone cannot: which words stand together, when. Each is walked once a
/// language in a test run; the pictures are looked at, then approved like all others.
/// </summary>
internal static class JourneyGallery
{
    private static readonly (bool Ready, Action<Journey> Way)[] Ways =
    [
        (false, StartJourneys.NewTerminal),
        (true, StartJourneys.Operators),
        (true, SaleJourneys.ByChip),
        (true, SaleJourneys.Endings),
        (true, SaleJourneys.Refusals),
        (true, SaleJourneys.Doubt),
        (true, TapJourneys.Taps),
        (true, OriginalJourneys.Originals),
        (true, OriginalJourneys.Queries),
        (true, OfficeJourneys.Menus),
        (true, OfficeJourneys.Settlement),
        (true, OfficeJourneys.Office),
        (true, OfficeJourneys.Keys),
        (true, PaperJourneys.Printing),
        (true, PaperJourneys.Settings),
    ];

    private static readonly Dictionary<Language, Lazy<IReadOnlyList<Shot>>> All = Enum.GetValues<Language>().ToDictionary(l => l, l => new Lazy<IReadOnlyList<Shot>>(() => Walk(l)));

    public static IReadOnlyList<Shot> Of(Language language) => All[language].Value;

    private static IReadOnlyList<Shot> Walk(Language language) => [.. Ways.AsParallel().AsOrdered().WithDegreeOfParallelism(IlTally.Counting ? 1 : 2).SelectMany(w => Journey.Walk(language, w.Ready, w.Way))];
}
