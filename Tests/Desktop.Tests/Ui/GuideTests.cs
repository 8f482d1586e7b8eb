using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Paper;

namespace Tests.Desktop.Ui;

/// <summary>
/// The pictures of the merchant's guide are the terminal's own screens: a page that changes makes this fail until they are
/// drawn again with APPROVE_SCREENS=1. They stand under docs/images/guide with the hashes of their pixels.
/// </summary>
[TestClass]
public sealed class GuideTests
{
    private static readonly string[] Pages =
    [
        "sign-in", "password-why", "idle-typed", "card-insert", "pin", "approved", "second-copy", "paper-out", "declined", "removed-early", "menu",
        "settings", "settings-receipts", "language", "signature", "idle-reversal", "self-test",
        "tear-off-mail", "mail-domains", "mail-confirm",
    ];

    private static string Folder => Path.Combine(Approval.Root, "docs", "images", "guide");

    [TestMethod]
    public void The_guide_shows_the_screens_as_they_are()
    {
        var lines = new List<string>();
        bool draw = Environment.GetEnvironmentVariable("APPROVE_SCREENS") == "1";
        Directory.CreateDirectory(Folder);
        foreach (Language language in Enum.GetValues<Language>())
        {
            foreach (string page in Pages)
            {
                var rig = new ScreenRig(language);
                Gallery.Pages.Concat(FaceGallery.Pages).First(p => p.Name == page).Show(rig);
                rig.Run(200);
                string name = (language == Language.Chinese ? "zh-" : "en-") + page;
                lines.Add($"{name} {Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(rig.Lcd.Frame.AsSpan())))[..16]}");
                if (draw)
                {
                    File.WriteAllBytes(Path.Combine(Folder, name + ".png"), Png.Screen(rig.Lcd));
                }
            }
        }

        string list = Path.Combine(Folder, "screens.txt");
        if (draw)
        {
            File.WriteAllLines(list, lines);
        }

        CollectionAssert.AreEqual(File.ReadAllLines(list), lines, "the guide's pictures are old: APPROVE_SCREENS=1 draws them again");
    }

    [TestMethod]
    [DataRow("merchant-guide.md", "en-")]
    [DataRow("merchant-guide.zh.md", "zh-")]
    public void The_guide_shows_only_pictures_that_exist_and_all_of_them(string guide, string prefix)
    {
        string text = File.ReadAllText(Path.Combine(Approval.Root, "docs", guide));
        string[] shown = [.. System.Text.RegularExpressions.Regex.Matches(text, "images/guide/([a-z-]+)\\.png").Select(m => m.Groups[1].Value).Distinct()];
        Assert.IsEmpty(shown.Where(name => !File.Exists(Path.Combine(Folder, name + ".png"))), "no such picture");
        CollectionAssert.AreEquivalent(Pages.Select(page => prefix + page).ToArray(), shown);
    }
}
