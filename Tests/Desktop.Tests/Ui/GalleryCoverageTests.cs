using System.Reflection;
using System.Text.RegularExpressions;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator;
using Tests.Desktop.Ui.Journeys;

namespace Tests.Desktop.Ui;

/// <summary>What the terminal can show, the approved pictures show: every kind of page, and every text.</summary>
[TestClass]
public sealed partial class GalleryCoverageTests
{
    /// <summary>Words of the paper; the slips have pictures of their own.</summary>
    private static readonly string[] OnPaper = ["Slip"];

    /// <summary>Pages that are still being built.</summary>
    private static readonly string[] ToCome = [];

    /// <summary>In sight for less than a glance: no picture catches them.</summary>
    private static readonly Text[] Fleeting = [Text.Sending];

    [TestMethod]
    public void Every_text_of_the_screen_stands_in_an_approved_picture()
    {
        string[] screens = [.. Rigs().Select(rig => rig.Reader.Text), .. JourneyGallery.Of(Language.English).Select(shot => shot.Text)];
        string[] chinese = [.. JourneyGallery.Of(Language.Chinese).Select(shot => shot.Text)];
        Text[] missing =
        [
            .. Enum.GetValues<Text>().Except(Fleeting)
                .Where(id => id != Text.None && !OnPaper.Concat(ToCome).Any(p => id.ToString().StartsWith(p, StringComparison.Ordinal)) 
                    && !screens.Any(text => Shows(text, Language.English, id)) && !chinese.Any(text => Shows(text, Language.Chinese, id))),
        ];
        Assert.AreEqual("", string.Join(" ", missing), "no picture of these texts; show them in a journey or in the gallery");
    }

    [TestMethod]
    public void Every_kind_of_page_has_a_picture()
    {
        Type[] shown = [.. Rigs().Select(rig => rig.Ui.Top!.GetType()), .. JourneyGallery.Of(Language.English).Select(shot => shot.Page)];
        Assembly[] portable = [typeof(Page).Assembly, typeof(Firmware.Terminal).Assembly, typeof(Firmware.Staff.StaffFlow).Assembly, typeof(Firmware.Setup.SettingsFlow).Assembly, typeof(Firmware.Receipts.SlipPrinting).Assembly];
        string[] missing = [.. portable.Distinct().SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(Page)) && !t.IsAbstract).Except(shown).Select(t => t.Name)];
        Assert.AreEqual("", string.Join(" ", missing));
    }

    private static IEnumerable<ScreenRig> Rigs()
    {
        foreach (var (_, show) in Gallery.Pages.Concat(OfficeGallery.Pages).Concat(WordGallery.Pages).Concat(FaceGallery.Pages))
        {
            var rig = new ScreenRig(Language.English);
            show(rig);
            rig.Run(20);
            yield return rig;
        }
    }

    private static bool Shows(string lines, Language language, Text id)
    {
        string wording = Texts.Of(language, id) ?? "";
        return wording.Length > 0 && Place().Split(wording).All(part => part.Length == 0 || LcdReader.Contains(lines, part));
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
