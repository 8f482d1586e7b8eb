using System.Text.RegularExpressions;
using Firmware.Ui;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using static Desktop.Tests.Panel.PanelVisit;

namespace Desktop.Tests.Panel;

/// <summary>The panel at any size, in both languages, on both papers, and for whoever has no mouse or does not see it.</summary>
[TestClass]
public sealed class PanelLooksTests
{
    [TestMethod]
    public Task Everything_is_there_in_a_narrow_window_and_by_keyboard_alone() => WithPanel(async page =>
    {
        await page.SetViewportSizeAsync(400, 860);
        await Shows(page, "Operator number");
        await Picture(page, "panel-narrow.png");
        Assert.IsLessThanOrEqualTo(400, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), "nothing hangs out at the side");
        var reached = new HashSet<string>();
        for (int i = 0; i < 90; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("() => document.activeElement.id || document.activeElement.className.split(' ')[0]"));
        }

        foreach (string id in new[] { "card", "sw-link", "sw-power", "mischief", "roll-width", "speed", "key", "sound", "png", "tear", "roll", "tab-books", "record" })
        {
            Assert.Contains(id, reached, "by Tab");
        }
    });

    [TestMethod]
    public Task Every_control_has_a_name_in_the_tree_that_a_screen_reader_reads() => WithPanel(async page =>
    {
        await SignIn(page);
        await Named(page, "idle");
        await AskFor(page, "1 2 3 4");
        await page.Locator(".card[data-id='unionpay-debit']").ClickAsync();
        await Shows(page, Text.PinTitle);
        await Named(page, "a card in the slot");
        await page.Locator("#half").ClickAsync();
        await Assertions.Expect(page.Locator("#seated")).ToHaveClassAsync("seated half");
        await Named(page, "half-way out");
        await page.Locator("#tab-trace").ClickAsync();
        await page.Locator("#language").ClickAsync();
        await Named(page, "the trace, in Chinese");
        Assert.AreEqual(20, await page.Locator(".key").CountAsync());
    });

    [TestMethod]
    public Task The_slip_can_be_heard_and_a_card_be_pulled_half_way_without_a_mouse() => WithPanel(async page =>
    {
        await SignIn(page);
        await SellWithoutPin(page);
        ILocator roll = page.GetByRole(AriaRole.Region, new() { Name = "Paper roll" });
        foreach (string printed in new[] { "RMB 12.34", "Merchant copy", "UnionPay Debit" })
        {
            await Assertions.Expect(roll).ToContainTextAsync(printed);
        }

        await Home(page, "Cancel");
        await AskFor(page, "7 0 0");
        await Press(page, page.Locator(".card[data-id='unionpay-debit']"), "Enter");
        await Shows(page, Text.PinTitle);
        await Press(page, page.Locator("#half"), "Space");
        await Shows(page, Text.WhyCardRemoved);
        await Press(page, page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Push the card back in") }).Last, "Enter");
        await Assertions.Expect(page.Locator("#seated")).ToHaveClassAsync("seated");
        await Assertions.Expect(page.Locator(".key[data-key='Enter']")).ToBeFocusedAsync();
    });

    private static async Task Press(IPage page, ILocator control, string key)
    {
        await control.FocusAsync();
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>In the snapshot of the tree a name stands in quotes behind its role.</summary>
    private static async Task Named(IPage page, string when)
    {
        string tree = await page.Locator("body").AriaSnapshotAsync();
        string folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot.Path, "artifacts", "looks")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "tree " + when + ".txt"), tree);
        IEnumerable<string> nameless = tree.Split('\n').Select(line => line.Trim())
            .Where(line => Regex.IsMatch(line, "^- (button|switch|combobox|link|tab|tablist|tabpanel|img|region|group|table)( \\[|:|$)"));
        Assert.AreEqual("", string.Join(", ", nameless), when);
    }

    [TestMethod]
    public Task The_panel_speaks_Chinese_when_it_is_told_to_and_remembers() => WithPanel(async page =>
    {
        await Shows(page, "Operator number");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Card terminal");
        await page.Locator("#language").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("银行卡终端");
        await Hints(page, "登录");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^插入卡片 银联借记卡") })).ToHaveCountAsync(1);
        await NoEnglish(page);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("银行卡终端");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh");
        await page.Locator("#language").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Card terminal");
    });

    [TestMethod]
    public Task The_trace_is_told_in_Chinese_and_turns_with_the_language() => WithPanel(async page =>
    {
        await SignIn(page);
        await SellWithoutPin(page);
        ILocator trace = page.Locator("#trace");
        await page.Locator("#tab-trace").ClickAsync();
        await Assertions.Expect(trace).ToContainTextAsync("0210 financial reply");
        await page.Locator("#language").ClickAsync();
        foreach (string told in new[] { "READ RECORD 文件", "成功", "GENERATE AC，请求 ARQC", "0200 金融请求，终端", "0210 金融应答", "应答码 00", "写入", "交易：卡片与内核交互", "交易：请求已发出" })
        {
            await Assertions.Expect(trace).ToContainTextAsync(told);
        }

        await NoEnglish(page);
        await Picture(page, "panel-trace-zh.png");
        await page.Locator("#language").ClickAsync();
        await Assertions.Expect(trace).ToContainTextAsync("0210 financial reply");
    });

    [TestMethod]
    public Task A_Chinese_browser_finds_a_Chinese_panel() => WithPanel("zh-CN", 0, async (page, _) =>
    {
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("银行卡终端");
        await NoEnglish(page);
    });

    [TestMethod]
    public Task Nothing_hangs_out_at_any_size_in_either_language_in_the_middle_of_anything() => WithPanel(async page =>
    {
        await SignIn(page);
        await Looks(page, "idle");
        await AskFor(page, "1 2 3 4");
        await page.Locator(".card[data-id='unionpay-debit']").ClickAsync();
        await Shows(page, Text.PinTitle);
        await Looks(page, "pin");
        await EnterPin(page);
        await page.Locator("#seated").ClickAsync();
        await Shows(page, Text.TearOff);
        await Looks(page, "receipt");
        await page.Locator("#sw-paper").ClickAsync();
        await page.Locator("#sw-link").ClickAsync();
        await Keys(page, "Enter");
        await Shows(page, Text.PaperOut);
        await Looks(page, "no-paper");
        await page.Locator("#tab-trace").ClickAsync();
        await page.Locator("#sw-power").ClickAsync();
        await Hints(page, "The power is cut");
        await Looks(page, "trace");
    });

    /// <summary>At the sizes of a telephone, a tablet, a laptop and a large screen.</summary>
    private static async Task Looks(IPage page, string what)
    {
        foreach ((int width, int height) in new[] { (360, 740), (768, 1024), (1280, 800), (1920, 1080) })
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (string language in new[] { "en", "zh" })
            {
                await Picture(page, $"looks/{what}-{width}-{language}.png");
                string outside = await page.EvaluateAsync<string>("""
                    () => [...document.querySelectorAll("body *")].filter(e => {
                        const box = e.getBoundingClientRect();
                        return box.width > 0 && !e.closest(".visually-hidden") && box.right > document.documentElement.clientWidth + 1;
                    }).map(e => e.id || e.className || e.tagName).join(" ")
                    """);
                Assert.AreEqual("", outside, $"{what} at {width} in {language}");
                await page.Locator("#language").ClickAsync();
            }
        }

        await page.SetViewportSizeAsync(1440, 960);
    }

    [TestMethod]
    public Task Wide_paper_is_shown_whole() => WithPanel("en-US", 80, async (page, panel) =>
    {
        await SignIn(page);
        await SellWithoutPin(page);
        await Assertions.Expect(page.Locator("#paper-width")).ToHaveTextAsync("80 mm");
        Assert.AreEqual(576, await page.EvaluateAsync<int>("() => document.querySelector('#sheet canvas').width"));
        await Assertions.Expect(page.Locator("#roll-width")).ToHaveValueAsync("80");
        Assert.AreEqual(48, panel.Rig.Machine.Terminal.SlipHeader.Columns);
        await Picture(page, "panel-80mm.png");
    });

    [TestMethod]
    public Task Another_roll_is_put_in_by_keyboard_and_the_terminal_is_told_its_width() => WithPanel("en-US", 0, async (page, panel) =>
    {
        await SignIn(page);
        await page.Locator("#sw-cover").ClickAsync();
        await SellAndTakeCard(page, "no-cvm");
        await Shows(page, Text.CoverOpen);
        ILocator roll = page.GetByRole(AriaRole.Combobox, new() { NameRegex = new("^Width of the paper roll") });
        await Assertions.Expect(page.Locator("#roll-note")).ToHaveTextAsync("the terminal prints for it");
        await roll.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("#paper-width")).ToHaveTextAsync("80 mm");
        await Hints(page, "The cover is closed");
        await Assertions.Expect(page.Locator("#roll-note")).ToContainTextAsync("still prints for 58 mm");
        await Picture(page, "panel-roll-changed.png");
        await Keys(page, "Enter");
        await FinishSlip(page, "Cancel");
        await Keys(page, "Menu 5 4 9 2");
        await Shows(page, "Paper width 80 mm");
        await Assertions.Expect(page.Locator("#roll-note")).ToHaveTextAsync("the terminal prints for it");
        await Home(page, "Cancel Cancel Cancel");
        await Keys(page, "Menu 2 1");
        await Shows(page, Text.TearOff);
        await page.Locator("#language").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new() { NameRegex = new("^纸卷宽度") })).ToHaveValueAsync("80");
        await Picture(page, "panel-roll-80-zh.png");
        Assert.AreEqual(576, panel.Rig.Handset.Printer.Roll.RowDots);
        Assert.AreEqual(48, panel.Rig.Machine.Terminal.SlipHeader.Columns);
    });
}
