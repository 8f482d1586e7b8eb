using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Paper;
using Tests.Desktop.Ui.Journeys;
using VirtualHandset;

namespace Tests.Desktop.Ui;

/// <summary>
/// Every page in both languages, as pixels; see <see cref="Approval"/>.
/// </summary>
[TestClass]
public sealed partial class ScreenTests
{
    internal static IEnumerable<(string Name, Action<ScreenRig> Show)> AllPages => Gallery.Pages.Concat(OfficeGallery.Pages).Concat(WordGallery.Pages).Concat(FaceGallery.Pages);

    public static IEnumerable<object[]> All =>
        from language in new[] { Language.English, Language.Chinese }
        from page in AllPages
        select new object[] { language, page.Name };

    internal static string NameOf(Language language, string page) => (language == Language.Chinese ? "zh-" : "en-") + page;

    [TestMethod]
    public void Looks_as_approved()
    {
        var approval = new Approval("screens");
        foreach (object[] row in All)
        {
            string name = NameOf((Language)row[0], (string)row[1]);
            LcdModel lcd = Render((Language)row[0], (string)row[1]).Lcd;
            approval.Add(name, Png.Screen(lcd), MemoryMarshal.AsBytes(lcd.Frame.AsSpan()));
        }

        foreach (Language language in Enum.GetValues<Language>())
        {
            foreach (Shot shot in JourneyGallery.Of(language))
            {
                approval.Add(NameOf(language, shot.Name), shot.Png, shot.Pixels);
            }
        }

        approval.Check();
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Breaks_no_rule_of_the_display(Language language, string page)
    {
        Assert.AreEqual(0, Render(language, page).Lcd.Violations);
    }

    /// <summary>What a page paints in slices after a key must be what it paints afresh.</summary>
    [TestMethod]
    [DynamicData(nameof(All))]
    public void Repainting_changes_nothing(Language language, string page)
    {
        ScreenRig rig = Render(language, page);
        var before = (ushort[])rig.Lcd.Frame.Clone();
        rig.Ui.Repaint();
        rig.Run(100);
        CollectionAssert.AreEqual(before, rig.Lcd.Frame);
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void No_message_is_cut(Language language, string page)
    {
        ScreenRig rig = Render(language, page);
        Assert.AreEqual(0, rig.Ui.Top is MessagePage message ? message.LinesCut : 0);
        Assert.AreEqual(0, rig.Ui.Screen.Overruns, "a text is wider than its box");
    }

    [TestMethod]
    public void Nothing_on_the_whole_terminal_is_cut_either()
    {
        foreach (Language language in Enum.GetValues<Language>())
        {
            Assert.AreEqual("", string.Join(", ", JourneyGallery.Of(language).Where(shot => shot.Cut > 0).Select(shot => $"{language} {shot.Name}")));
        }
    }

    /// <summary>Names on cards and of the two languages are what they are; everything else is Chinese.</summary>
    [TestMethod]
    public void No_Chinese_page_has_an_English_word_on_it()
    {
        string[] own = ["UnionPay", "Debit", "Credit", "English"];
        foreach (Shot shot in JourneyGallery.Of(Language.Chinese))
        {
            string[] words = [.. EnglishWord().Matches(shot.Text).Select(m => m.Value).Except(own)];
            Assert.AreEqual("", string.Join(' ', words), shot.Name + "\n" + shot.Text);
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void A_page_is_painted_in_time(Language language, string page)
    {
        // Slices of at most four glyphs, a millisecond apart: a page of twice that would be felt.
        ScreenRig rig = Render(language, page);
        rig.Ui.Repaint();
        int slices = 1;
        while (rig.Ui.Screen.Painting)
        {
            rig.Run(1);
            slices++;
        }

        Assert.IsLessThan(90, slices);
    }

    private static ScreenRig Render(Language language, string name)
    {
        var rig = new ScreenRig(language);
        AllPages.First(p => p.Name == name).Show(rig);
        rig.Run(20);
        return rig;
    }

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex EnglishWord();
}
