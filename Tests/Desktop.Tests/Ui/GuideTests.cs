using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Paper;
using Tests.Desktop.Ui.Journeys;

namespace Tests.Desktop.Ui;

/// <summary>
/// The pictures of the merchant's guide are the terminal's own screens and slips: a page that changes makes this fail until
/// they are drawn again with APPROVE_SCREENS=1. They stand under docs/images/guide with the hashes of their pixels.
/// </summary>
[TestClass]
public sealed partial class GuideTests
{
    /// <summary>Pages by their names in the gallery or on a journey.</summary>
    private static readonly string[] Pages =
    [
        "start-self-test", "start-sign-in", "start-must-change", "idle-typed", "card-wait", "pin-asked", "sale-approved", "tear-off", "signature",
        "tap-read", "tap-approved", "tap-see-phone", "tap-one-card", "tap-again", "tap-insert",
        "tear-off-mail", "mail-domains", "mail-confirm",
        "declined-51", "pulled-online", "idle-reversal-open", "twice",
        "menu-transactions", "supervisor", "void-voucher", "void-original", "void-approved", "refund-approved", "refund-unknown", "preauth-approved", "completion-amount", "tip-amount",
        "settle-ask", "settled", "slip-no-paper", "slip-cut-short", "menu", "menu-printandquery", "last", "cash-tendered", "cash-even",
        "settings-menu", "settings-receipts", "settings-language", "staff-list", "operator-role",
    ];

    private static readonly string[] Slips = ["merchant-signature", "customer-reprint", "settlement", "day"];

    private static string Folder => Path.Combine(Approval.Root, "docs", "images", "guide");

    [TestMethod]
    public void The_guide_shows_screens_and_slips_as_they_are()
    {
        var lines = new List<string>();
        bool draw = Environment.GetEnvironmentVariable("APPROVE_SCREENS") == "1";
        Directory.CreateDirectory(Folder);
        foreach (Language language in Enum.GetValues<Language>())
        {
            foreach (var (page, png, pixels) in Pages.Select(page => Picture(language, page)).Concat(Slips.Select(slip => Slip(language, slip))))
            {
                string name = ScreenTests.NameOf(language, page);
                lines.Add($"{name} {Convert.ToHexStringLower(SHA256.HashData(pixels))[..16]}");
                if (draw)
                {
                    File.WriteAllBytes(Path.Combine(Folder, name + ".png"), png);
                }
            }
        }

        string list = Path.Combine(Folder, "screens.txt");
        if (draw)
        {
            File.WriteAllLines(list, lines);
        }

        CollectionAssert.AreEqual(File.ReadAllLines(list), lines, "the guide's pictures are old: APPROVE_SCREENS=1 draws them again");
        string[] gone = [.. Directory.GetFiles(Folder, "*.png").Select(f => Path.GetFileNameWithoutExtension(f)!).Except(lines.Select(l => l.Split(' ')[0]))];
        Assert.IsEmpty(gone, "pictures that nothing draws");
    }

    [TestMethod]
    [DataRow("merchant-guide.md", "en-")]
    [DataRow("merchant-guide.zh.md", "zh-")]
    public void The_guide_shows_only_pictures_that_exist_and_all_of_them(string guide, string prefix)
    {
        string text = File.ReadAllText(Path.Combine(Approval.Root, "docs", guide));
        string[] shown = [.. Shown().Matches(text).Select(m => m.Groups[1].Value).Distinct()];
        Assert.IsEmpty(shown.Where(name => !File.Exists(Path.Combine(Folder, name + ".png"))), "no such picture");
        CollectionAssert.AreEquivalent(Pages.Concat(Slips.Select(slip => "slip-" + slip)).Select(page => prefix + page).ToArray(), shown);
    }

    private static (string Name, byte[] Png, byte[] Pixels) Picture(Language language, string page)
    {
        if (JourneyGallery.Of(language).FirstOrDefault(s => s.Name == page) is { } shot)
        {
            return (page, shot.Png, shot.Pixels);
        }

        var rig = new ScreenRig(language);
        Gallery.Pages.Concat(OfficeGallery.Pages).Concat(FaceGallery.Pages).First(p => p.Name == page).Show(rig);
        rig.Run(200);
        return (page, Png.Screen(rig.Lcd), MemoryMarshal.AsBytes(rig.Lcd.Frame.AsSpan()).ToArray());
    }

    private static (string Name, byte[] Png, byte[] Pixels) Slip(Language language, string slip)
    {
        byte[] png = SlipTests.Picture(language, slip);
        return ("slip-" + slip, png, png);
    }

    [GeneratedRegex("images/guide/([a-zA-Z0-9-]+)\\.png")]
    private static partial Regex Shown();
}
