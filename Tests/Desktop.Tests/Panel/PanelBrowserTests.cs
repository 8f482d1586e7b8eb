using Firmware.Ui;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Panel;

namespace Desktop.Tests.Panel;

/// <summary>A stranger at the panel, in a real browser: everything by the mouse, told by the hint strip what to do next.</summary>
[TestClass]
public sealed class PanelBrowserTests : IDisposable
{
    private const int StepLimitMs = 30_000;

    /// <summary>Stands in the README; APPROVE_PANEL=1 draws it anew.</summary>
    private const string ReadmePicture = "panel.png";

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-sync", "--no-first-run"];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"panel-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, true);
        }
    }

    [TestMethod]
    public Task Signs_in_and_makes_a_sale_by_clicking() => WithPanel(async page =>
    {
        await Shows(page, "First sign-in: 99 and 123456");
        await Hints(page, "9 9");
        await Keys(page, "9 9 Enter");
        await Shows(page, "Password of operator 99");
        await Hints(page, "1 2 3 4 5 6");
        await Keys(page, "1 2 3 4 5 6 Enter");
        await Shows(page, "Choose new password");
        await Keys(page, "Enter");
        await Shows(page, "New password (6");
        await Keys(page, "8 3 6 2 5 1 Enter");
        await Shows(page, "once more");
        await Keys(page, "8 3 6 2 5 1 Enter");
        await Shows(page, "Enter the amount");
        await Hints(page, "1 2 3 4");
        await Keys(page, "1 2 3 4");
        await Shows(page, "12.34");
        await Keys(page, "Enter");
        await Shows(page, "Insert card");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Insert the card UnionPay debit") }).ClickAsync();
        await Shows(page, "Enter PIN");
        await Hints(page, "1 2 3 4");
        await Keys(page, "1 2 3 4 Enter");
        await Shows(page, "Approved");
        await page.Locator("#seated").ClickAsync();
        await Shows(page, "Tear off");
        await Picture(page, ReadmePicture);
        await Keys(page, "Enter");
        await Shows(page, "Enter the amount");

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
        await Keys(page, "1 2 3 4 Enter");
        await Shows(page, "Insert card");
        await Drag(page, page.Locator(".card[data-id='unionpay-debit']"), page.Locator("#slot"));
        await Shows(page, "Enter PIN");
        await Picture(page, "newcomer/2-pin.png");
        await Keys(page, "1 2 3 4 Enter");
        await Shows(page, "Approved");
        await page.GetByRole(AriaRole.Switch, new() { NameRegex = new("^Paper out") }).ClickAsync();
        await page.Locator("#seated").ClickAsync();
        await Shows(page, "Clear: the whole slip");
        await Picture(page, "newcomer/3-no-paper.png");
        await page.GetByRole(AriaRole.Switch, new() { NameRegex = new("^Paper out") }).ClickAsync();
        await Keys(page, "Enter");
        await Shows(page, "Tear off");
        await Keys(page, "Enter");
        await Shows(page, "Enter the amount");

        await Keys(page, "Menu 2 1");
        await Shows(page, "Tear off");
        await Keys(page, "Cancel");
        await Shows(page, "Enter the amount");
        await Keys(page, "Menu 3 1");
        await Shows(page, "Close the batch now");
        await Keys(page, "Enter");
        await Shows(page, "The batch is closed");
        await Shows(page, "Enter the amount");
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
        await Keys(page, "5 0 0 Enter");
        await Shows(page, "Insert card");
        await page.Locator(".card[data-id='unionpay-debit']").ClickAsync();
        await Shows(page, "Enter PIN");
        ILocator seated = page.Locator("#seated");
        await page.Locator("#half").ClickAsync();
        await Assertions.Expect(seated).ToHaveClassAsync("seated half");
        await Shows(page, "Card was taken out");
        await Picture(page, "panel-half.png");
        await seated.ClickAsync();
        await Assertions.Expect(seated).ToHaveClassAsync("seated");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Trace" }).ClickAsync();
        await Assertions.Expect(page.Locator("#trace")).ToContainTextAsync("SELECT");
        await Picture(page, "panel-trace.png");
    });

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
    public Task A_sale_is_made_without_a_mouse() => WithPanel(async page =>
    {
        await SignIn(page);
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        await Typed(page, "1 2 3 4 Enter");
        await Shows(page, "Insert card");
        for (int i = 0; i < 30 && await page.EvaluateAsync<string>("() => document.activeElement.dataset.id ?? ''") != "unionpay-debit"; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await Shows(page, "Enter PIN");
        await Typed(page, "1 2 3 4 Enter");
        await Shows(page, "Approved");
        await page.Locator("#pull").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Shows(page, "Tear off");
        await Typed(page, "Enter");
        await Shows(page, "Enter the amount");
        await Assertions.Expect(page.Locator("#books")).ToContainTextAsync("¥12.34");
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
        await Keys(page, "1 2 3 4 Enter");
        await Shows(page, "Insert card");
        await page.Locator(".card[data-id='no-cvm']").ClickAsync();
        await Shows(page, "Approved");
        await page.Locator("#seated").ClickAsync();
        await Shows(page, "Tear off");
        foreach (string language in new[] { "en", "zh" })
        {
            await Picture(page, $"panel-{width}-{language}.png");
            Assert.IsLessThanOrEqualTo(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), language);
            await page.Locator("#language").ClickAsync();
        }
    });

    [TestMethod]
    public Task The_customer_signs_with_the_mouse_and_the_slip_has_it() => WithPanel("en-US", 0, async (page, panel) =>
    {
        await SignIn(page);
        await Keys(page, "Menu 5 5 2");
        await Keys(page, "Cancel Cancel");
        await Shows(page, "Enter the amount");
        await Keys(page, "1 2 3 4 Enter");
        await Shows(page, "Insert card");
        await page.Locator(".card[data-id='unionpay-credit']").ClickAsync();
        await Shows(page, "Approved");
        await page.Locator("#seated").ClickAsync();
        await Shows(page, "Please sign here");
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
        await Shows(page, "Tear off");
        await Picture(page, "panel-signed.png");
        string slip = Simulator.PaperText.Of(panel.Rig.Handset.Printer.Roll);
        StringAssert.Contains(slip, "signature");
        Assert.IsGreaterThan(300, DarkRows(panel.Rig.Handset.Printer.Roll), "the strokes on the paper");
    });

    [TestMethod]
    public Task Wide_paper_is_shown_whole() => WithPanel("en-US", 80, async (page, panel) =>
    {
        await SignIn(page);
        await Keys(page, "1 2 3 4 Enter");
        await Shows(page, "Insert card");
        await page.Locator(".card[data-id='no-cvm']").ClickAsync();
        await Shows(page, "Approved");
        await page.Locator("#seated").ClickAsync();
        await Shows(page, "Tear off");
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
        await Keys(page, "1 2 3 4 Enter");
        await Shows(page, "Insert the card");
        await page.Locator(".card[data-id='no-cvm']").ClickAsync();
        await Shows(page, "Approved");
        await page.Locator("#seated").ClickAsync();
        await Hints(page, "receipt is printing");
        ILocator roll = page.GetByRole(AriaRole.Combobox, new() { NameRegex = new("^Width of the paper roll") });
        await Assertions.Expect(page.Locator("#roll-note")).ToHaveTextAsync("the terminal prints for it");
        await roll.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Shows(page, "cover is open");
        await Assertions.Expect(page.Locator("#paper-width")).ToHaveTextAsync("80 mm");
        await Hints(page, "The cover is closed");
        await Assertions.Expect(page.Locator("#roll-note")).ToContainTextAsync("still prints for 58 mm");
        await Picture(page, "panel-roll-changed.png");
        await Keys(page, "Clear");
        await Shows(page, "Tear off");
        await Keys(page, "Cancel");
        await Shows(page, "Enter the amount");
        await Keys(page, "Menu 5 4 9 2");
        await Shows(page, "Paper width 80 mm");
        await Assertions.Expect(page.Locator("#roll-note")).ToHaveTextAsync("the terminal prints for it");
        await Keys(page, "Cancel Cancel Cancel");
        await Shows(page, "Enter the amount");
        await Keys(page, "Menu 2 1");
        await Shows(page, "Tear off");
        await page.Locator("#language").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new() { NameRegex = new("^纸卷宽度") })).ToHaveValueAsync("80");
        await Picture(page, "panel-roll-80-zh.png");
        Assert.AreEqual(576, panel.Rig.Handset.Printer.Roll.RowDots);
        Assert.AreEqual(48, panel.Rig.Machine.Terminal.SlipHeader.Columns);
    });

    /// <summary>Dots of rows that belong to a picture and not to a line of text.</summary>
    private static int DarkRows(VirtualHandset.PaperRoll roll)
    {
        int dark = 0;
        for (int i = 0; i < roll.LineCount; i++)
        {
            VirtualHandset.PaperLine line = roll.Line(i);
            if (line.Kind == VirtualHandset.PaperLineKind.Raster)
            {
                var row = new byte[roll.RowDots / 8];
                for (int y = line.FirstRow; y < line.FirstRow + line.Rows; y++)
                {
                    roll.CopyRow(y, row, 0);
                    dark += row.Sum(b => System.Numerics.BitOperations.PopCount(b));
                }
            }
        }

        return dark;
    }

    /// <summary>Names of keys and brands are what they are.</summary>
    private static async Task NoEnglish(IPage page)
    {
        string[] words = await page.EvaluateAsync<string[]>("""
            () => {
                const own = /^(kbd|code|script|style|noscript)$/i;
                const texts = [];
                const walk = n => {
                    if (n.nodeType === 3) texts.push(n.textContent);
                    else if (n.nodeType === 1 && !own.test(n.tagName) && n.id !== "language" && n.id !== "lcd-text" && n.id !== "trace" && !n.classList.contains("key") && !n.classList.contains("brand")) {
                        if (n.hasAttribute("aria-label") && n.id !== "language") texts.push(n.getAttribute("aria-label"));
                        for (const c of n.childNodes) walk(c);
                    }
                };
                walk(document.body);
                return texts.flatMap(t => t.match(/[A-Za-z]{3,}/g) ?? []);
            }
            """);
        Assert.AreEqual("", string.Join(' ', words.Except(["Visa", "Mastercard", "JavaScript", "Panel", "panel", "Clear", "Cancel", "Enter", "Menu"])));
    }

    private static async Task SignIn(IPage page)
    {
        await Shows(page, "First sign-in: 99 and 123456");
        await Keys(page, "9 9 Enter");
        await Shows(page, "Password of operator 99");
        await Keys(page, "1 2 3 4 5 6 Enter");
        await Shows(page, "Choose new password");
        await Keys(page, "Enter");
        await Shows(page, "New password (6");
        await Keys(page, "8 3 6 2 5 1 Enter");
        await Shows(page, "once more");
        await Keys(page, "8 3 6 2 5 1 Enter");
        await Shows(page, "Enter the amount");
    }

    /// <summary>What the page sends arrives so late that news from before it come in between, as on a busy machine.</summary>
    private static async Task SlowDown(IPage page)
    {
        const int LateMs = 700;
        await page.RouteWebSocketAsync("**/live", browser =>
        {
            IWebSocketRoute simulator = browser.ConnectToServer();
            Task last = Task.CompletedTask;
            browser.OnMessage(frame => last = Late(last, () => simulator.Send(frame.Text!)));
        });
        await page.ReloadAsync();

        static async Task Late(Task before, Action send)
        {
            Task due = Task.Delay(LateMs);
            await before;
            await due;
            send();
        }
    }

    /// <summary>With the mouse, as a hand does it.</summary>
    private static async Task Drag(IPage page, ILocator what, ILocator where)
    {
        LocatorBoundingBoxResult from = (await what.BoundingBoxAsync())!;
        LocatorBoundingBoxResult to = (await where.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + 30, from.Y + 30);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X + (to.Width / 2), to.Y + (to.Height / 2), new() { Steps = 12 });
        await page.Mouse.UpAsync();
    }

    private Task WithPanel(Func<IPage, Task> visit) => WithPanel("en-US", 0, (page, _) => visit(page));

    private async Task WithPanel(string locale, int paperMm, Func<IPage, LivePanel, Task> visit)
    {
        if (Browsers.FirstOrDefault(File.Exists) is not { } browserPath)
        {
            Assert.Inconclusive("No Chromium here (looked for " + string.Join(", ", Browsers) + "); the panel was not driven.");
            return;
        }

        await using LivePanel panel = await LivePanel.StartAsync(0, _folder, true, Language.English, paperMm);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = browserPath, Args = Arguments });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 960 }, Locale = locale });
        page.SetDefaultTimeout(StepLimitMs);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(panel.Server.Address);
        try
        {
            await visit(page, panel);
        }
        catch
        {
            await Picture(page, "panel-failed.png");
            throw;
        }

        Assert.AreEqual("", string.Join('\n', complaints), "what the browser's console said");
        Assert.IsNull(panel.Session.Failure);
    }

    private static Task Shows(IPage page, string text) => Assertions.Expect(page.Locator("#lcd-text")).ToContainTextAsync(text, new() { Timeout = StepLimitMs });

    private static Task Hints(IPage page, string keys) => Assertions.Expect(page.Locator("#hint")).ToContainTextAsync(keys, new() { Timeout = StepLimitMs });

    /// <summary>On the computer's keyboard.</summary>
    private static async Task Typed(IPage page, string keys)
    {
        foreach (string key in keys.Split(' '))
        {
            await page.Keyboard.PressAsync(key);
            await page.WaitForTimeoutAsync(150);
        }
    }

    private static async Task Keys(IPage page, string keys)
    {
        foreach (string key in keys.Split(' '))
        {
            await page.Locator($".key[data-key='{key}']").ClickAsync();
        }
    }

    /// <summary>Dots that are darker than they are light, over all canvases that fit.</summary>
    private static Task<int> InkOn(IPage page, string selector) => page.EvaluateAsync<int>("""
        selector => [...document.querySelectorAll(selector)].reduce((sum, canvas) => {
            const dots = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            let ink = 0;
            for (let i = 0; i < dots.length; i += 4) ink += dots[i + 3] > 0 && dots[i] + dots[i + 1] + dots[i + 2] < 300 ? 1 : 0;
            return sum + ink;
        }, 0)
        """, selector);

    private static async Task Picture(IPage page, string name)
    {
        string folder = Path.Combine(RepositoryRoot.Path, "artifacts");
        string file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await page.ScreenshotAsync(new() { Path = file, FullPage = page.ViewportSize!.Width < 760 });
        if (name == ReadmePicture && Environment.GetEnvironmentVariable("APPROVE_PANEL") == "1")
        {
            File.Copy(file, Path.Combine(RepositoryRoot.Path, "docs", "images", name), true);
        }
    }
}
