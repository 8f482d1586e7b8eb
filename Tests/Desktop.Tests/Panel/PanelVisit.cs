using Firmware.Ui;
using Microsoft.Playwright;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Panel;

namespace Desktop.Tests.Panel;

/// <summary>A stranger's hands and eyes at the panel, in a real browser.</summary>
internal static class PanelVisit
{
    private const int StepLimitMs = 30_000;

    /// <summary>Stands in the README; APPROVE_PANEL=1 draws it anew.</summary>
    public const string ReadmePicture = "panel.png";

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-sync", "--no-first-run"];

    /// <summary>A new terminal with its panel in a browser of its own; what goes wrong leaves a picture.</summary>
    public static Task WithPanel(Func<IPage, Task> visit) => WithPanel("en-US", 0, (page, _) => visit(page));

    /// <param name="paperMm">Width of the roll that is put in; 0 for the usual one.</param>
    public static async Task WithPanel(string locale, int paperMm, Func<IPage, LivePanel, Task> visit)
    {
        if (Browsers.FirstOrDefault(File.Exists) is not { } browserPath)
        {
            Assert.Inconclusive("No Chromium here (looked for " + string.Join(", ", Browsers) + "); the panel was not driven.");
            return;
        }

        string folder = Directory.CreateTempSubdirectory("panel-").FullName;
        try
        {
            await Visit(browserPath, folder, locale, paperMm, visit);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static async Task Visit(string browserPath, string folder, string locale, int paperMm, Func<IPage, LivePanel, Task> visit)
    {
        await using LivePanel panel = await LivePanel.StartAsync(0, folder, true, Language.English, paperMm);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = browserPath, Args = Arguments });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 960 }, Locale = locale });
        page.SetDefaultTimeout(StepLimitMs);
        Assertions.SetDefaultExpectTimeout(StepLimitMs);
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

    /// <summary>Dots of rows that belong to a picture and not to a line of text.</summary>
    public static int DarkRows(VirtualHandset.PaperRoll roll)
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

    /// <summary>Names of keys, brands and protocols are what they are.</summary>
    private static readonly string[] KeptWords =
    [
        "Visa", "Mastercard", "JavaScript", "Panel", "panel", "Clear", "Cancel", "Enter", "Menu",
        "SELECT", "PAY", "SYS", "DDF", "GET", "PROCESSING", "OPTIONS", "READ", "RECORD", "DATA", "VERIFY", "PIN", "GENERATE", "ARQC", "INTERNAL", "EXTERNAL", "AUTHENTICATE", "CHALLENGE", "STAN",
    ];

    /// <summary>No word of the page is English but those that are kept.</summary>
    public static async Task NoEnglish(IPage page)
    {
        string[] words = await page.EvaluateAsync<string[]>("""
            () => {
                const own = /^(kbd|code|script|style|noscript)$/i;
                const texts = [];
                const walk = n => {
                    if (n.nodeType === 3) texts.push(n.textContent);
                    else if (n.nodeType === 1 && !own.test(n.tagName) && n.id !== "language" && n.id !== "lcd-text" && n.id !== "slip-text" && !n.classList.contains("key") && !n.classList.contains("brand")) {
                        if (n.hasAttribute("aria-label") && n.id !== "language") texts.push(n.getAttribute("aria-label"));
                        for (const c of n.childNodes) walk(c);
                    }
                };
                walk(document.body);
                return texts.flatMap(t => t.match(/[A-Za-z]{3,}/g) ?? []);
            }
            """);
        Assert.AreEqual("", string.Join(' ', words.Except(KeptWords)));
    }

    /// <summary>The first sign-in of a new terminal, told by the hint strip what to type.</summary>
    public static async Task SignIn(IPage page)
    {
        await Shows(page, "First sign-in: 99 and 123456");
        await Hints(page, "9 9");
        await Keys(page, "9 9 Enter");
        await Shows(page, "Password of operator 99");
        await Hints(page, "1 2 3 4 5 6");
        await Keys(page, "1 2 3 4 5 6 Enter");
        await Shows(page, Text.PasswordMustChange);
        await Keys(page, "Enter");
        await Shows(page, "New password (6");
        await Keys(page, "8 3 6 2 5 1 Enter");
        await Shows(page, "once more");
        await Keys(page, "8 3 6 2 5 1 Enter");
        await Shows(page, Text.IdleEnterAmount);
    }

    /// <summary>From the idle page to the end of the merchant's copy: a card that is not asked for a PIN.</summary>
    public static async Task SellWithoutPin(IPage page)
    {
        await SellAndTakeCard(page, "no-cvm");
        await Shows(page, Text.TearOff);
    }

    /// <summary>12.34 with a card that is approved without a PIN, and the card taken out again.</summary>
    public static async Task SellAndTakeCard(IPage page, string card)
    {
        await AskFor(page, "1 2 3 4");
        await page.Locator($".card[data-id='{card}']").ClickAsync();
        await Shows(page, Text.Approved);
        await page.Locator("#seated").ClickAsync();
    }

    /// <summary>An amount, up to the page that wants a card.</summary>
    public static async Task AskFor(IPage page, string digits)
    {
        await Keys(page, digits + " Enter");
        await Shows(page, Text.CardInsert);
    }

    /// <summary>The customer's PIN, up to the answer.</summary>
    public static async Task EnterPin(IPage page)
    {
        await Shows(page, Text.PinTitle);
        await Keys(page, "1 2 3 4 Enter");
        await Shows(page, Text.Approved);
    }

    /// <summary>From the end of the first copy to the idle page, with the second copy (Enter) or without it (Cancel).</summary>
    public static async Task FinishSlip(IPage page, string key)
    {
        await Shows(page, Text.TearOff);
        await Home(page, key);
    }

    /// <summary>Those keys lead to the idle page.</summary>
    public static async Task Home(IPage page, string keys)
    {
        await Keys(page, keys);
        await Shows(page, Text.IdleEnterAmount);
    }

    /// <summary>What the page sends arrives so late that news from before it come in between, as on a busy machine.</summary>
    public static async Task SlowDown(IPage page)
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
    public static async Task Drag(IPage page, ILocator what, ILocator where)
    {
        LocatorBoundingBoxResult from = (await what.BoundingBoxAsync())!;
        LocatorBoundingBoxResult to = (await where.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + 30, from.Y + 30);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X + (to.Width / 2), to.Y + (to.Height / 2), new() { Steps = 12 });
        await page.Mouse.UpAsync();
    }

    public static Task Shows(IPage page, Text text) => Shows(page, Texts.Of(Language.English, text));

    public static Task Shows(IPage page, string text) => Assertions.Expect(page.Locator("#lcd-text")).ToContainTextAsync(text);

    public static Task Hints(IPage page, string keys) => Assertions.Expect(page.Locator("#hint")).ToContainTextAsync(keys);

    /// <summary>On the computer's keyboard.</summary>
    public static async Task Typed(IPage page, string keys)
    {
        foreach (string key in keys.Split(' '))
        {
            await page.Keyboard.PressAsync(key);
            await page.WaitForTimeoutAsync(150);
        }
    }

    public static async Task Keys(IPage page, string keys)
    {
        foreach (string key in keys.Split(' '))
        {
            await page.Locator($".key[data-key='{key}']").ClickAsync();
        }
    }

    /// <summary>Dots that are darker than they are light, over all canvases that fit.</summary>
    public static Task<int> InkOn(IPage page, string selector) => page.EvaluateAsync<int>("""
        selector => [...document.querySelectorAll(selector)].reduce((sum, canvas) => {
            const dots = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            let ink = 0;
            for (let i = 0; i < dots.length; i += 4) ink += dots[i + 3] > 0 && dots[i] + dots[i + 1] + dots[i + 2] < 300 ? 1 : 0;
            return sum + ink;
        }, 0)
        """, selector);

    public static async Task Picture(IPage page, string name)
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
