using System.Text;
using Drivers.Assets;
using Drivers.Flash;
using Drivers.Hal;
using Firmware.Ui;
using Simulator;
using Tests.Desktop.Ui;
using VirtualHandset;

namespace Desktop.Tests.Face;

/// <summary>Fonts out of the asset area: all of GB2312, a flash that is busy, an area that is empty or damaged.</summary>
[TestClass]
public sealed class AssetTests
{
    private const int FirstBlock = (8 << 20) / FlashModel.BlockBytes - AssetArea.Blocks;

    [TestMethod]
    public void Every_hanzi_of_GB2312_is_drawn_in_both_sizes()
    {
        var rig = new ScreenRig(Language.Chinese);
        Assert.HasCount(6763, AssetImage.Characters.Where(c => c.Gb2312 >= 0xB0A1).ToList());
        Screen screen = rig.Ui.Screen;
        var wrong = new StringBuilder();
        foreach (char[] line in AssetImage.Characters.Where(c => c.Gb2312 >= 0xB0A1).Select(c => c.Character).Chunk(12))
        {
            string text = new(line);
            screen.Fill(0, 0, Theme.Width, Theme.Height, Theme.Paper);
            screen.Text(0, 40, Theme.Width, text, Align.Left, Theme.Ink, Theme.Paper);
            screen.Text(0, 100, Theme.Width, text, screen.Text24, Align.Left, Theme.Ink, Theme.Paper);
            rig.Run(30);
            string[] seen = [.. rig.Reader.Read().Where(l => l.Top is 40 or 100).Select(l => l.Text)];
            if (seen.Length != 2 || seen[0] != text || seen[1] != text)
            {
                wrong.Append(text).Append(" shows as ").AppendJoin('|', seen).Append('\n');
            }
        }

        Assert.AreEqual("", wrong.ToString());
    }

    [TestMethod]
    public void A_terminal_without_assets_speaks_in_its_smaller_type()
    {
        var rig = new ScreenRig(Language.Chinese, assets: false);
        var page = new MessagePage();
        page.Start(Mood.Good, rig.Texts.Of(Text.SaleTitle), rig.Texts.Of(Text.Approved));
        rig.Show(page);
        Assert.AreEqual(16, rig.Reader.Read().Single(l => l.Text == rig.Texts.Of(Text.Approved)).Height);
        Assert.AreEqual(0, rig.Lcd.Violations);
    }

    [TestMethod]
    public void A_text_waits_while_the_flash_erases()
    {
        var (clock, chip, flash) = Chip();
        var area = new AssetArea(flash);
        Assert.AreEqual(Status.Ok, area.Open());
        var index = new AssetIndex(area);
        Assert.AreEqual(Status.Pending, flash.Erase(0));
        Assert.AreEqual(Status.Busy, index.Find('店', out _));
        clock.AdvanceMs(chip.EraseMs + 1);
        Assert.AreEqual(Status.Ok, flash.Poll(clock.NowMs));
        Assert.AreEqual(Status.Ok, index.Find('店', out _));
        Assert.AreEqual(0xB5EA, index.Gb2312Of('店'));
        Assert.AreEqual(Status.NotFound, index.Find('龘', out _), "not in GB2312");
    }

    [TestMethod]
    public void What_is_painted_waits_for_the_flash_and_loses_nothing()
    {
        var rig = new ScreenRig(Language.Chinese);
        Screen screen = rig.Ui.Screen;
        screen.Fill(0, 0, Theme.Width, Theme.Height, Theme.Paper);
        Assert.AreEqual(Status.Pending, rig.Flash!.Erase(0));
        screen.Text(0, 40, Theme.Width, "魑魅魍魉", screen.Text24, Align.Left, Theme.Ink, Theme.Paper);
        screen.Text(0, 100, Theme.Width, "afterwards", Align.Left, Theme.Ink, Theme.Paper);
        rig.Run(20);
        Assert.IsTrue(screen.Painting);
        Assert.AreEqual("", rig.Reader.Text);
        rig.Clock.AdvanceMs(rig.FlashChip!.EraseMs + 1);
        Assert.AreEqual(Status.Ok, rig.Flash.Poll(rig.NowMs));
        rig.Run(20);
        Assert.AreEqual("魑魅魍魉\nafterwards", rig.Reader.Text);
    }

    [TestMethod]
    public void A_character_that_no_font_has_is_a_question_mark_in_every_size()
    {
        var rig = new ScreenRig(Language.Chinese);
        Screen screen = rig.Ui.Screen;
        screen.Fill(0, 0, Theme.Width, Theme.Height, Theme.Paper);
        screen.Text(0, 40, Theme.Width, "1龘2", screen.Text24, Align.Left, Theme.Ink, Theme.Paper);
        screen.Text(0, 100, Theme.Width, "1龘2", Align.Left, Theme.Ink, Theme.Paper);
        screen.Retext(0, 140, Theme.Width, "1龘2", screen.Text24, Align.Left, Theme.Ink, Theme.Paper);
        rig.Run(30);
        Assert.AreEqual("1?2\n1?2\n1?2", rig.Reader.Text);

        // Of the large figures there is no question mark either: it has no width, and nothing is written for it.
        screen.Text(0, 180, Theme.Width, "1龘2", screen.Amount32, Align.Left, Theme.Ink, Theme.Paper);
        screen.Retext(0, 180, Theme.Width, "龘", screen.Amount32, Align.Left, Theme.Ink, Theme.Paper);
        rig.Run(30);
        Assert.AreEqual(0, rig.Lcd.Violations, rig.Lcd.LastViolation);
    }

    [TestMethod]
    public void A_header_with_one_bit_changed_is_no_area()
    {
        for (int bit = 0; bit < 8 * 90; bit += 7)
        {
            var (_, chip, flash) = Chip();
            chip.FlipBit((FirstBlock * FlashModel.BlockBytes) + (bit / 8), bit % 8);
            Assert.AreNotEqual(Status.Ok, new AssetArea(flash).Open(), $"bit {bit}");
        }
    }

    [TestMethod]
    public void What_a_chip_changes_of_lent_contents_is_its_own()
    {
        var (_, first, _) = Chip();
        var (_, _, second) = Chip();
        first.FlipBit(FirstBlock * FlashModel.BlockBytes, 0);
        Assert.AreEqual(Status.Ok, new AssetArea(second).Open());
    }

    private static (VirtualClock Clock, FlashModel Chip, W25q Flash) Chip()
    {
        var clock = new VirtualClock();
        var chip = new FlashModel(clock, 8 << 20);
        AssetImage.Lend(chip);
        clock.PowerOn();
        chip.PowerOn();
        var flash = new W25q(chip);
        Assert.AreEqual(Status.Pending, flash.Start(0));
        Assert.AreEqual(Status.Ok, flash.Poll(1));
        return (clock, chip, flash);
    }
}
