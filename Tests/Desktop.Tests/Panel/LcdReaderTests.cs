using Drivers.Display;
using Drivers.Hal;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator;
using VirtualHandset;

namespace Desktop.Tests.Panel;

[TestClass]
public class LcdReaderTests
{
    private const ushort Black = 0x0000;
    private const ushort White = 0xFFFF;
    private const ushort Blue = 0x001F;

    private readonly VirtualClock _clock = new();
    private readonly LcdModel _lcd;
    private readonly LcdReader _reader;
    private readonly St7789 _driver;

    public LcdReaderTests()
    {
        _lcd = new LcdModel(_clock, LcdModel.Width, LcdModel.Height);
        _reader = new LcdReader(_lcd);
        _driver = new St7789(_lcd, _lcd.DataCommand, _lcd.Reset);
        _driver.Start(_clock.NowMs);
        for (int i = 0; i < 1000 && _driver.Poll(_clock.NowMs) == Status.Pending; i++)
        {
            _clock.AdvanceMs(10);
        }

        _driver.Fill(0, 0, LcdModel.Width, LcdModel.Height, Blue);
    }

    [TestMethod]
    [DataRow("Enter the amount")]
    [DataRow("Total: 12.34 (¥)")]
    [DataRow("请输入密码")]
    [DataRow("密码 2 retry, 金额 OK?")]
    public void Reads_what_the_driver_drew(string text)
    {
        _driver.DrawText(13, 57, text, Fonts.Text16, White, Blue);
        Assert.AreEqual(text, _reader.Text);
    }

    [TestMethod]
    public void Reads_large_figures_and_both_polarities()
    {
        _driver.DrawText(10, 20, "1,234.56", Fonts.Amount32, Black, White);
        _driver.DrawText(10, 80, "light on dark", Fonts.Text16, White, Black);
        Assert.AreEqual("1,234.56\nlight on dark", _reader.Text);
    }

    [TestMethod]
    public void Keeps_the_rest_of_a_line_when_one_cell_is_drawn_again()
    {
        _driver.DrawText(10, 20, "12.34", Fonts.Amount32, Black, White);
        int x = 10 + _driver.Measure("12.3", Fonts.Amount32);
        _driver.DrawText(x, 20, "9", Fonts.Amount32, Black, White);
        Assert.AreEqual("12.39", _reader.Text);
    }

    [TestMethod]
    public void Painted_over_text_is_no_text()
    {
        _driver.DrawText(10, 40, "gone", Fonts.Text16, White, Blue);
        _driver.DrawText(10, 60, "stays", Fonts.Text16, White, Blue);
        _driver.Fill(0, 40, 320, 16, Blue);
        Assert.AreEqual("stays", _reader.Text);
    }

    [TestMethod]
    public void One_wrong_dot_is_no_text()
    {
        _driver.DrawText(10, 40, "PIN", Fonts.Text16, White, Blue);
        _driver.Fill(12, 45, 1, 1, _lcd.At(12, 45) == White ? Blue : White);
        Assert.IsFalse(_reader.Shows("PIN"), _reader.Text);
    }

    [TestMethod]
    public void A_dark_panel_shows_nothing()
    {
        _driver.DrawText(10, 40, "PIN", Fonts.Text16, White, Blue);
        _lcd.PowerLost();
        Assert.AreEqual("", _reader.Text);
    }

    [TestMethod]
    [DataRow("one two\nthree", "two three", true)]
    [DataRow("one two\nthree", "one  two", true)]
    [DataRow("请输\n入密码", "输入密", true)]
    [DataRow("1\n2.34", "12.34", false)]
    public void Finds_text_across_line_breaks_but_does_not_join_figures(string lines, string wanted, bool found)
    {
        Assert.AreEqual(found, LcdReader.Contains(lines, wanted));
    }
}
