using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Paper;

namespace Tests.Desktop.Ui;

/// <summary>
/// Every page in both languages, as pixels. The approved pictures are pinned by their hashes in screens.txt; run the tests
/// with APPROVE_SCREENS=1 after looking at artifacts/screens to approve new ones.
/// </summary>
[TestClass]
public sealed class ScreenTests
{
    public static IEnumerable<object[]> All =>
        from language in new[] { Language.English, Language.Chinese }
        from page in Gallery.Pages
        select new object[] { language, page.Name };

    private static string Root
    {
        get
        {
            string? folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Firmware.sln")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("not inside the repository");
            }

            return folder;
        }
    }

    private static string Approved => Path.Combine(Root, "Tests/Desktop.Tests/Ui/screens.txt");

    [TestMethod]
    public void Looks_as_approved()
    {
        var lines = new List<string>();
        foreach (object[] row in All)
        {
            string name = NameOf((Language)row[0], (string)row[1]);
            ScreenRig rig = Render((Language)row[0], (string)row[1]);
            Save(name, Png.Screen(rig.Lcd));
            lines.Add($"{name} {Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(rig.Lcd.Frame.AsSpan())))[..16]}");
        }

        if (Environment.GetEnvironmentVariable("APPROVE_SCREENS") == "1")
        {
            File.WriteAllLines(Approved, lines);
        }

        string[] approved = File.ReadAllLines(Approved);
        Assert.AreEqual("", string.Join(", ", lines.Except(approved).Select(l => l.Split(' ')[0])), "differ from what was approved; look at artifacts/screens");
        Assert.HasCount(approved.Length, lines, "screens.txt names pages that are gone");
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
        // 64 slices of at most some ten glyphs: a page of twice that would be felt.
        ScreenRig rig = Render(language, page);
        rig.Ui.Repaint();
        int slices = 1;
        while (rig.Ui.Screen.Painting)
        {
            rig.Run(1);
            slices++;
        }

        Assert.IsLessThan(40, slices);
    }

    private static ScreenRig Render(Language language, string name)
    {
        var rig = new ScreenRig(language);
        Gallery.Pages.First(p => p.Name == name).Show(rig);
        rig.Run(20);
        return rig;
    }

    private static string NameOf(Language language, string page) => (language == Language.Chinese ? "zh-" : "en-") + page;

    private static void Save(string name, byte[] png)
    {
        string folder = Path.Combine(Root, "artifacts/screens");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name + ".png"), png);
    }
}
