using System.Reflection;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Tests.Desktop.Ui.Journeys;

namespace Tests.Desktop.Ui;

/// <summary>Results are read at arm's length: a headline that does not fit in the 24-pixel type falls back to the small one.</summary>
[TestClass]
public sealed class Headlines
{
    private const int LargeColumn = 12;

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Are_all_in_the_large_type(Language language)
    {
        var small = JourneyGallery.Of(language).Select(shot => (shot.Name, Headline: shot.SmallHeadline))
            .Concat(Gallery.Pages.Concat(OfficeGallery.Pages).Concat(WordGallery.Pages).Concat(FaceGallery.Pages).Select(page => (page.Name, Headline: Shown(language, page.Show))));
        Assert.AreEqual("", string.Join('\n', small.Where(s => s.Headline is not null).Select(s => $"{s.Name}: {s.Headline}")));
    }

    /// <summary>The page's headline when it is too wide for the large type; null otherwise.</summary>
    internal static string? TooLong(Page page)
    {
        string? headline = (string?)page.GetType().GetField("_headline", BindingFlags.NonPublic | BindingFlags.Instance)?.GetValue(page);
        int columns = (page is MessagePage ? MessagePage.HeadlineWidth : Theme.ContentWidth) / LargeColumn;
        return headline is not null && LineBreaker.Columns(headline) > columns ? headline : null;
    }

    private static string? Shown(Language language, Action<ScreenRig> show)
    {
        var rig = new ScreenRig(language);
        show(rig);
        return TooLong(rig.Ui.Top!);
    }
}
