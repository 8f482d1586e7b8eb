using Drivers.Display;
using Drivers.Hal;
using Drivers.Printer;
using FontGenerator;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Paper;
using VirtualHandset;

namespace Tests.Desktop;

/// <summary>Draws through the real drivers and looks at the pixels; leaves the pictures in artifacts/ for eyes.</summary>
[TestClass]
public class DevicePictureTests
{
    private const ushort White = 0xFFFF;
    private const ushort Navy = 0x09AC;
    private const ushort Ink = 0x18E4;
    private const ushort Grey = 0xE73C;

    [TestMethod]
    public void A_screen_with_both_languages_is_drawn_and_replays_bit_for_bit()
    {
        LcdModel first = Screen();
        LcdModel second = Screen();
        CollectionAssert.AreEqual(first.Frame, second.Frame);
        Assert.AreEqual(0, first.Violations, first.LastViolation);
        Assert.IsTrue(first.Frame.Count(pixel => pixel == Ink) > 1000, "there is ink");
        Keep("screen.png", Png.Screen(first));
    }

    [TestMethod]
    public void A_slip_with_both_languages_is_burnt_in_its_place()
    {
        var handset = new Handset(1, null!);
        handset.Printer.Glyphs = new PaperFont();
        handset.PowerOn();
        var printer = new EscPosPrinter(handset.Buses.Printer);
        Assert.AreEqual(Status.Ok, printer.Start(0));
        Assert.AreEqual(Status.Ok, printer.BeginSlip());
        foreach ((string text, TextStyle style) in Slip())
        {
            Assert.AreEqual(Status.Ok, printer.Text(text, style), text);
        }

        Assert.AreEqual(Status.Ok, printer.EndSlip());
        for (int i = 0; i < 1000 && !printer.Idle; i++)
        {
            Assert.AreNotEqual(Status.Timeout, printer.Poll(handset.Clock.NowMs));
            handset.RunFor(20);
        }

        PaperRoll roll = handset.Printer.Roll;
        Assert.AreEqual(1, printer.Printed);
        Assert.AreEqual(0, handset.Printer.Violations, handset.Printer.LastViolation);
        Assert.AreEqual("商户名称: 演示商店", PaperFont.Decode(roll.Line(4).Text), "behind headline, its white, copy and rule");
        Assert.IsTrue(BlackDots(roll, 0, 48) > 600, "the headline is there");
        Assert.AreEqual(0, Enumerable.Range(0, 48).Count(row => roll.Dot(0, row)), "and in the middle");
        Keep("slip.png", Png.Paper(roll, 0, roll.RowCount));
    }

    private static (string Text, TextStyle Style)[] Slip()
    {
        const TextStyle Head = TextStyle.Center | TextStyle.DoubleHeight | TextStyle.DoubleWidth;
        return
        [
            ("银联签购单", Head),
            ("MERCHANT COPY 商户存根", TextStyle.Center),
            ("--------------------------------", TextStyle.Normal),
            ("商户名称: 演示商店", TextStyle.Normal),
            ("商户编号: 104110058140001", TextStyle.Normal),
            ("终端编号: 10012345  操作员: 01", TextStyle.Normal),
            ("卡号: 621700******1234 /C", TextStyle.Bold),
            ("交易类型: 消费 SALE", TextStyle.Bold),
            ("批次号: 000001  凭证号: 000012", TextStyle.Normal),
            ("授权码: 123456", TextStyle.Normal),
            ("日期时间: 2026/01/15 10:03:21", TextStyle.Normal),
            ("金额: RMB 12.34", TextStyle.DoubleHeight | TextStyle.DoubleWidth),
            ("TC: 0123456789ABCDEF", TextStyle.Normal),
            ("TVR: 0000048000  TSI: E800", TextStyle.Normal),
            ("gjpqy ({[|]}) @#$%&*/\\ ¥8.00", TextStyle.Normal),
        ];
    }

    private static LcdModel Screen()
    {
        var handset = new Handset(1, null!);
        handset.PowerOn();
        var display = new St7789(handset.Buses.Display, handset.Buses.DisplayDataCommand, handset.Buses.DisplayReset);
        display.Start(0);
        for (int i = 0; i < 60 && display.Poll(handset.Clock.NowMs) == Status.Pending; i++)
        {
            handset.RunFor(10);
        }

        display.Fill(0, 0, 320, 28, Navy);
        display.DrawText(8, 6, "消费 Sale", Fonts.Text16, White, Navy);
        display.DrawText(264, 6, "10:03 ●", Fonts.Text16, White, Navy);
        display.Fill(0, 28, 320, 212, White);
        display.DrawText(16, 44, "金额 Amount", Fonts.Text16, Ink, White);
        const string Amount = "¥1,234,567.89";
        display.DrawText(304 - display.Measure(Amount, Fonts.Amount32), 72, Amount, Fonts.Amount32, Ink, White);
        display.DrawText(16, 120, "请插卡 Please insert the card", Fonts.Text16, Ink, White);
        display.DrawText(16, 144, "密码错误，还可输入两次。", Fonts.Text16, Ink, White);
        display.Fill(0, 208, 320, 32, Grey);
        display.DrawText(8, 216, "取消 Cancel", Fonts.Text16, Ink, Grey);
        display.DrawText(200, 216, "确认 Enter →", Fonts.Text16, Ink, Grey);
        display.DrawText(16, 176, "0123456789 abcdefghijklmn ABCDEFG", Fonts.Text16, Navy, White);
        return handset.Lcd;
    }

    private static int BlackDots(PaperRoll roll, int firstRow, int rows)
    {
        return Enumerable.Range(firstRow, rows).Sum(row => Enumerable.Range(0, EscPos.RowDots).Count(x => roll.Dot(x, row)));
    }

    private static void Keep(string name, byte[] png)
    {
        string folder = Path.Combine(Repository.Find(AppContext.BaseDirectory), "artifacts");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), png);
    }
}
