using System.Text.RegularExpressions;
using Drivers.Display;
using Firmware.Health;
using Firmware.Receipts;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Tests.Desktop.Ui;

/// <summary>Both languages are complete, fit their boxes in pixels, and use only glyphs that exist, on screen and on paper.</summary>
[TestClass]
public sealed partial class TextTableTests
{
    /// <summary>Language names stay in their own language: who cannot read the rest must find his.</summary>
    private static readonly Text[] LanguageNames = [Text.LanguageEnglish, Text.LanguageChinese];

    private static readonly string[] OneLine = ["Idle", "Host", "Why", "Advice", "Pin", "SignIn", "Password", "Money", "Card", "Sign", "Echo", "Operator"];

    private static IEnumerable<Text> AllIds => Enum.GetValues<Text>().Where(id => id != Text.None);

    private static IEnumerable<(Language Language, Text Id, string Wording)> All =>
        from language in Enum.GetValues<Language>()
        from id in AllIds
        select (language, id, Texts.Of(language, id));

    [TestMethod]
    public void Both_tables_are_complete()
    {
        AssertNone(All.Where(t => string.IsNullOrWhiteSpace(t.Wording)));
    }

    [TestMethod]
    public void Every_group_of_numbers_belongs_to_a_table()
    {
        Assert.IsLessThan(Texts.Groups * Texts.GroupSize, AllIds.Max(id => (int)id));
        Assert.HasCount(AllIds.Distinct().Count(), AllIds.ToList());
    }

    [TestMethod]
    public void Both_languages_leave_room_for_the_same_values()
    {
        foreach (Text id in AllIds)
        {
            string[] english = Place().Matches(Texts.Of(Language.English, id)).Select(m => m.Value).Order().ToArray();
            string[] chinese = Place().Matches(Texts.Of(Language.Chinese, id)).Select(m => m.Value).Order().ToArray();
            CollectionAssert.AreEqual(english, chinese, id.ToString());
        }
    }

    [TestMethod]
    public void Every_glyph_exists()
    {
        AssertNone(All.Where(t => t.Wording.Any(c => c != '\n' && !Fonts.Text16.Contains(c))));
    }

    [TestMethod]
    public void Every_character_on_paper_is_in_the_printers_font()
    {
        AssertNone(All.Where(t => OnPaper(t.Id) && t.Wording.Any(c => c > 0x7E && Fonts.Text16.Gb2312Of(c) == 0)));
    }

    [TestMethod]
    public void No_language_shows_fragments_of_the_other()
    {
        AssertNone(All.Where(t => t.Language == Language.Chinese && !LanguageNames.Contains(t.Id) && Latin().IsMatch(t.Wording)));
        AssertNone(All.Where(t => t.Language == Language.English && !LanguageNames.Contains(t.Id) && t.Wording.Any(c => c >= 0x2E80)));
    }

    [TestMethod]
    public void Every_text_fits_its_box()
    {
        AssertNone(All.Where(t => !Fits(t.Id, t.Wording)));
    }

    [TestMethod]
    public void Widths_by_column_are_widths_in_pixels()
    {
        AssertNone(All.Where(t => Width(t.Wording) != 8 * LineBreaker.Columns(t.Wording)));
    }

    [TestMethod]
    public void Every_fault_says_what_happened_and_what_to_do()
    {
        foreach (FaultCode code in Enum.GetValues<FaultCode>().Where(c => c != FaultCode.None))
        {
            Assert.AreEqual("Fault" + code, Faults.What(code).ToString());
            Assert.AreEqual("Fault" + code + "Do", Faults.Advice(code).ToString());
        }
    }

    private static bool OnPaper(Text id) => Starts(id, "Slip", "Part", "Result", "Fault");

    private static bool Fits(Text id, string wording)
    {
        string name = id.ToString();
        int width = Width(wording);
        if (Starts(id, "Key"))
        {
            return width <= Theme.KeyHintTextWidth;
        }

        if (name.EndsWith("Title", StringComparison.Ordinal) || id is Text.MenuPassword or Text.ChooseApplication)
        {
            return width <= Theme.TitleWidth;
        }

        if (Starts(id, "Menu", "Settings", "Language"))
        {
            return width <= ChoicePage.ItemWidth;
        }

        if (id is >= Text.EntryPinyin and <= Text.EntryDigits)
        {
            return width <= 48;
        }

        if (Starts(id, "Slip"))
        {
            return Lines(wording, SlipComposer.LeastColumns) <= 2;
        }

        if (Starts(id, "Fault"))
        {
            return name.EndsWith("Do", StringComparison.Ordinal) ? Lines(wording, 37) <= 3 : Lines(wording, MessagePage.HeadlineColumns) <= MessagePage.HeadlineLines;
        }

        if (Starts(id, "Part"))
        {
            return width <= 150;
        }

        if (Starts(id, "Result") || id == Text.SelfTestRunning)
        {
            return width <= 64;
        }

        return Starts(id, OneLine) && !name.EndsWith("Why", StringComparison.Ordinal) && id != Text.MoneyReturning
            ? width <= Theme.ContentWidth
            : Lines(wording, 37) <= 2;
    }

    private static bool Starts(Text id, params string[] prefixes) => prefixes.Any(p => id.ToString().StartsWith(p, StringComparison.Ordinal));

    private static int Width(string text) => text.Sum(c => Fonts.Text16.WidthOf(c));

    private static int Lines(string text, int columns) => new LineBreaker().Break(text, columns);

    private static void AssertNone(IEnumerable<(Language Language, Text Id, string Wording)> wrong)
    {
        Assert.AreEqual("", string.Join("; ", wrong.Select(t => $"{t.Language} {t.Id} \"{t.Wording}\"")));
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Latin();
}
