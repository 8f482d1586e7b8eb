using System.Runtime.InteropServices;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Paper;
using VirtualHandset;

namespace Tests.Desktop.Ui;

/// <summary>
/// Every page in both languages, as pixels; see <see cref="Approval"/>.
/// </summary>
[TestClass]
public sealed class ScreenTests
{
    private static IEnumerable<(string Name, Action<ScreenRig> Show)> AllPages => Gallery.Pages.Concat(OfficeGallery.Pages).Concat(FaceGallery.Pages);

    public static IEnumerable<object[]> All =>
        from language in new[] { Language.English, Language.Chinese }
        from page in AllPages
        select new object[] { language, page.Name };

    [TestMethod]
    public void Looks_as_approved()
    {
        var approval = new Approval("screens");
        foreach (object[] row in All)
        {
            string name = ((Language)row[0] == Language.Chinese ? "zh-" : "en-") + row[1];
            LcdModel lcd = Render((Language)row[0], (string)row[1]).Lcd;
            approval.Add(name, Png.Screen(lcd), MemoryMarshal.AsBytes(lcd.Frame.AsSpan()));
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
}
