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

        foreach (string id in new[] { "card", "sw-link", "sw-power", "mischief", "speed", "key", "sound", "png", "tear", "roll", "tab-books", "record" })
        {
            Assert.Contains(id, reached, "by Tab");
        }
    });

    [TestMethod]
    public Task Every_control_has_a_name() => WithPanel(async page =>
    {
        await Shows(page, "Operator number");
        int nameless = await page.EvaluateAsync<int>("""
            () => [...document.querySelectorAll("button, select, a, [role]")].filter(e => !e.hidden
                && !(e.getAttribute("aria-label") || e.textContent.trim())).length
            """);
        Assert.AreEqual(0, nameless);
        Assert.AreEqual(20, await page.Locator(".key").CountAsync());
    });

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
        foreach (string told in new[] { "READ RECORD 文件", "成功", "GENERATE AC，请求 ARQC", "0200 金融请求，终端", "0210 金融应答", "应答码 00", "写入", "交易：状态" })
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
    [DataRow(1280, 800)]
    [DataRow(1920, 1080)]
    [DataRow(420, 900)]
    public Task Nothing_hangs_out_at_any_size_in_either_language(int width, int height) => WithPanel(async page =>
    {
        await page.SetViewportSizeAsync(width, height);
        await SignIn(page);
        await SellWithoutPin(page);
        foreach (string language in new[] { "en", "zh" })
        {
            await Picture(page, $"panel-{width}-{language}.png");
            Assert.IsLessThanOrEqualTo(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), language);
            await page.Locator("#language").ClickAsync();
        }
    });

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
        await SellAndTakeCard(page, "no-cvm");
        await Hints(page, "receipt is printing");
        ILocator roll = page.GetByRole(AriaRole.Combobox, new() { NameRegex = new("^Width of the paper roll") });
        await Assertions.Expect(page.Locator("#roll-note")).ToHaveTextAsync("the terminal prints for it");
        await roll.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Shows(page, Text.CoverOpen);
        await Assertions.Expect(page.Locator("#paper-width")).ToHaveTextAsync("80 mm");
        await Hints(page, "The cover is closed");
        await Assertions.Expect(page.Locator("#roll-note")).ToContainTextAsync("still prints for 58 mm");
        await Picture(page, "panel-roll-changed.png");
        await Keys(page, "Clear");
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
