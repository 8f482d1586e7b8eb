using Drivers.Display;
using Drivers.Printer;
using FontGenerator;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Paper;

namespace Tests.Desktop;

[TestClass]
public class FontTests
{
    private const string Remedy = "run: dotnet run --project Tools/FontGenerator";

    private static readonly string Root = Repository.Find(AppContext.BaseDirectory);

    [TestMethod]
    public void Every_character_of_the_texts_has_a_glyph()
    {
        string missing = string.Concat(Generator.Wanted(Root).Where(code => !Fonts.Text16.Contains((char)code)).Select(code => (char)code));
        Assert.AreEqual("", missing, Remedy);
    }

    [TestMethod]
    public void The_committed_fonts_are_what_the_generator_writes()
    {
        Assert.IsTrue(Generator.Text16(Root) == File.ReadAllText(Path.Combine(Root, Generator.Text16Path)), Remedy);
        Assert.IsTrue(Generator.Amount32(Root) == File.ReadAllText(Path.Combine(Root, Generator.Amount32Path)), Remedy);
    }

    [TestMethod]
    public void Each_Chinese_glyph_carries_the_code_that_the_printer_decodes_to_the_same_character()
    {
        int ideographs = 0;
        foreach (int code in Generator.Wanted(Root).Where(code => code is >= 0x4E00 and <= 0x9FFF))
        {
            int gb2312 = Fonts.Text16.Gb2312Of((char)code);
            Assert.AreEqual(((char)code).ToString(), PaperFont.Decode([(byte)(gb2312 >> 8), (byte)gb2312]));
            ideographs++;
        }

        Assert.IsTrue(ideographs > 100, "the texts hold Chinese");
    }

    [TestMethod]
    public void The_printer_has_dots_for_everything_that_the_texts_send_it()
    {
        var paper = new PaperFont();
        var dots = new byte[72];
        foreach (int code in Generator.Wanted(Root).Where(code => Fonts.Text16.Gb2312Of((char)code) != 0 && code != 0x3000))
        {
            Array.Clear(dots);
            Assert.IsTrue(paper.Render(PrinterText.CodeOf((char)code), dots) && dots.Any(b => b != 0), $"U+{code:X4}");
        }
    }

    [TestMethod]
    public void Characters_in_comments_and_bounds_in_character_literals_are_no_texts()
    {
        const string Source = "// 注释\n/* 块 */ var a = \"文\\u5B57\"; var b = '字'; bool c = x < '\\u0100'; var d = @\"引\"\"号\";";
        Assert.AreEqual("号字引文", string.Concat(TextScanner.Characters(Source).Select(code => (char)code)));
    }
}
