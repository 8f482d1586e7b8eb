using Firmware.Ui;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using static Desktop.Tests.Panel.PanelVisit;

namespace Desktop.Tests.Panel;

/// <summary>A stranger at the panel, in a real browser: everything by the mouse, told by the hint strip what to do next.</summary>
[TestClass]
public sealed class PanelBrowserTests
{
    [TestMethod]
    public Task Signs_in_and_makes_a_sale_by_clicking() => WithPanel(async page =>
    {
        await SignIn(page);
        await Hints(page, "1 2 3 4");
        await Keys(page, "1 2 3 4");
        await Shows(page, "12.34");
        await Keys(page, "Enter");
        await Shows(page, Text.CardInsert);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Insert the card UnionPay debit") }).ClickAsync();
        await Hints(page, "1 2 3 4");
        await EnterPin(page);
        await page.Locator("#seated").ClickAsync();
        await Shows(page, Text.TearOff);
        await Picture(page, ReadmePicture);
        await FinishSlip(page, "Enter");

        await Assertions.Expect(page.Locator("#books")).ToContainTextAsync("¥12.34");
        await Assertions.Expect(page.Locator("#books")).ToContainTextAsync("stands");
        await Assertions.Expect(page.Locator("#verdict")).ToHaveTextAsync("agree with the terminal");
        await Assertions.Expect(page.Locator("#lamp-books")).ToHaveClassAsync("lamp good");
        await Assertions.Expect(page.Locator("#sheet .cut")).ToHaveCountAsync(2);
        Assert.IsGreaterThan(1000, await InkOn(page, "#sheet canvas"), "ink on the paper");
        Assert.IsGreaterThan(1000, await InkOn(page, "#lcd"), "ink on the screen");
    });

    [TestMethod]
    public Task Takes_the_pc_keyboard_and_the_switches() => WithPanel(async page =>
    {
        await Shows(page, "Operator number");
        foreach (string key in new[] { "9", "9", "Enter" })
        {
            await page.Keyboard.PressAsync(key);
        }

        await Shows(page, "Password of operator 99");
        foreach (string name in new[] { "Link down", "Paper out", "Cover open", "Head hot", "Battery low", "Reader dead", "Flash fails" })
        {
            ILocator other = page.GetByRole(AriaRole.Switch, new() { NameRegex = new("^" + name) });
            await other.ClickAsync();
            await Assertions.Expect(other).ToHaveAttributeAsync("aria-checked", "true");
            await other.ClickAsync();
            await Assertions.Expect(other).ToHaveAttributeAsync("aria-checked", "false");
        }

        ILocator power = page.GetByRole(AriaRole.Switch, new() { NameRegex = new("^Power cut") });
        await power.ClickAsync();
        await Assertions.Expect(page.Locator("#lcd")).ToHaveClassAsync("dark");
        await Assertions.Expect(page.Locator("#hint")).ToContainTextAsync("The power is cut");
        await power.ClickAsync();
        await Shows(page, "Operator number");
    });

    [TestMethod]
    public Task A_newcomers_first_five_minutes() => WithPanel(async page =>
    {
        await SignIn(page);
        await Picture(page, "newcomer/1-ready.png");
        await AskFor(page, "1 2 3 4");
        await Drag(page, page.Locator(".card[data-id='unionpay-debit']"), page.Locator("#slot"));
        await Shows(page, Text.PinTitle);
        await Picture(page, "newcomer/2-pin.png");
        await EnterPin(page);
        await page.GetByRole(AriaRole.Switch, new() { NameRegex = new("^Paper out") }).ClickAsync();
        await page.Locator("#seated").ClickAsync();
        await Shows(page, Text.PaperOut);
        await Picture(page, "newcomer/3-no-paper.png");
        await page.GetByRole(AriaRole.Switch, new() { NameRegex = new("^Paper out") }).ClickAsync();
        await Keys(page, "Enter");
        await FinishSlip(page, "Enter");

        await Keys(page, "Menu 2 1");
        await FinishSlip(page, "Cancel");
        await Keys(page, "Menu 3 1");
        await Shows(page, "Close the batch now");
        await Keys(page, "Enter");
        await Shows(page, Text.SettleDone);
        await Shows(page, Text.IdleEnterAmount);
        await Picture(page, "newcomer/4-settled.png");
        await Keys(page, "Menu 5 1 2");
        await Shows(page, "\u8BED\u8A00");
        await Keys(page, "Cancel Cancel");
        await Shows(page, "\u8BF7\u8F93\u5165\u91D1\u989D");
        await Picture(page, "newcomer/5-chinese.png");
        await Assertions.Expect(page.Locator("#verdict")).ToHaveTextAsync("agree with the terminal");
    });

    [TestMethod]
    public Task A_card_half_way_out_has_lost_its_contacts_and_can_be_pushed_back() => WithPanel(async page =>
    {
        await SlowDown(page);
        await SignIn(page);
        await AskFor(page, "5 0 0");
        await page.Locator(".card[data-id='unionpay-debit']").ClickAsync();
        await Shows(page, Text.PinTitle);
        ILocator seated = page.Locator("#seated");
        await page.Locator("#half").ClickAsync();
        await Assertions.Expect(seated).ToHaveClassAsync("seated half");
        await Shows(page, Text.WhyCardRemoved);
        await Picture(page, "panel-half.png");
        await seated.ClickAsync();
        await Assertions.Expect(seated).ToHaveClassAsync("seated");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Trace" }).ClickAsync();
        await Assertions.Expect(page.Locator("#trace")).ToContainTextAsync("SELECT");
        await Picture(page, "panel-trace.png");
    });

    [TestMethod]
    public Task A_sale_is_made_without_a_mouse() => WithPanel(async page =>
    {
        await SignIn(page);
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        await Typed(page, "1 2 3 4 Enter");
        await Shows(page, Text.CardInsert);
        for (int i = 0; i < 30 && await page.EvaluateAsync<string>("() => document.activeElement.dataset.id ?? ''") != "unionpay-debit"; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await Shows(page, Text.PinTitle);
        await Typed(page, "1 2 3 4 Enter");
        await Shows(page, Text.Approved);
        await page.Locator("#pull").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Shows(page, Text.TearOff);
        await Typed(page, "Enter");
        await Shows(page, Text.IdleEnterAmount);
        await Assertions.Expect(page.Locator("#books")).ToContainTextAsync("¥12.34");
    });

    [TestMethod]
    public Task The_customer_signs_with_the_mouse_and_the_slip_has_it() => WithPanel("en-US", 0, async (page, panel) =>
    {
        await SignIn(page);
        await Keys(page, "Menu 5 5 2");
        await Home(page, "Cancel Cancel");
        await SellAndTakeCard(page, "unionpay-credit");
        await Shows(page, Text.SignHere);
        LocatorBoundingBoxResult glass = (await page.Locator("#lcd").BoundingBoxAsync())!;
        foreach (int stroke in new[] { 0, 1 })
        {
            await page.Mouse.MoveAsync(glass.X + (glass.Width * (.2f + (.3f * stroke))), glass.Y + (glass.Height * .4f));
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(glass.X + (glass.Width * (.4f + (.3f * stroke))), glass.Y + (glass.Height * .6f), new() { Steps = 25 });
            await page.Mouse.MoveAsync(glass.X + (glass.Width * (.5f + (.3f * stroke))), glass.Y + (glass.Height * .45f), new() { Steps = 25 });
            await page.Mouse.UpAsync();
        }

        await page.WaitForTimeoutAsync(500);
        await Picture(page, "panel-signature.png");
        await Keys(page, "Enter");
        await Shows(page, Text.TearOff);
        await Picture(page, "panel-signed.png");
        string slip = Simulator.PaperText.Of(panel.Rig.Handset.Printer.Roll);
        StringAssert.Contains(slip, "signature");
        Assert.IsGreaterThan(300, DarkRows(panel.Rig.Handset.Printer.Roll), "the strokes on the paper");
    });
}
