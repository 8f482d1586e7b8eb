using Drivers.Calendar;
using Drivers.Flash;
using Drivers.Hal;
using Drivers.Keypad;
using Firmware.Health;
using Firmware.Setup;
using Firmware.Staff;
using Firmware.Store;
using Firmware.Ui;
using VirtualHandset;

namespace Tests.Desktop.Ui;

/// <summary>Every page in the states that people see, by name.</summary>
public static class Gallery
{
    private static readonly byte[] Digits = new byte[16];

    public static IReadOnlyList<(string Name, Action<ScreenRig> Show)> Pages { get; } =
    [
        ("idle", r => Idle(r)),
        ("idle-typed", r => { Idle(r); r.Press(Key.D1, Key.D2, Key.D3, Key.D4, Key.D5, Key.D6); }),
        ("idle-longest", r => { Idle(r); r.Press(Enumerable.Repeat(Key.D9, AmountField.MaxDigits).ToArray()); }),
        ("idle-reversal", r => Idle(r).SetWarning(Text.IdleReversalOpen)),
        ("idle-offline", r => { Idle(r).SetWarning(Text.IdleLinkDown); r.Ui.StatusBar.SetLink(LinkState.Down); r.Ui.StatusBar.SetBattery(8); }),
        ("idle-paper", r => Idle(r).SetWarning(Text.IdlePaperOut)),
        ("amount", r => { Amount(r); r.Press(Key.D5, Key.D0, Key.D0, Key.D0); }),
        ("amount-zero", r => { Amount(r); r.Press(Key.Enter); }),
        ("card-insert", r => Message(r, Mood.Card, Text.SaleTitle, Text.CardInsert, true, Text.KeyCancel, Text.None, Text.CardInsertHow)),
        ("card-reading", r => Progress(r, Text.CardReading, Text.CardLeaveIn)),
        ("card-remove", r => Message(r, Mood.Card, Text.SaleTitle, Text.CardRemove, false, Text.None, Text.None)),
        ("choose", r => Choose(r)),
        ("pin", r => { Pin(r, null, false, false); r.Press(Key.D1, Key.D2, Key.D3, Key.D4); }),
        ("pin-longest", r => { Pin(r, null, false, true); r.Press(Enumerable.Repeat(Key.D8, PinPage.MaxDigits).ToArray()); }),
        ("pin-wrong", r => Pin(r, r.Texts.Of(Text.PinWrong) + " · " + r.Texts.Of(Text.PinTriesLeft, "2"), false, false)),
        ("pin-last-try", r => Pin(r, r.Texts.Of(Text.PinLastTry), true, true)),
        ("connecting", r => Progress(r, Text.Connecting, Text.PleaseWait)),
        ("approved", r => Message(r, Mood.Good, Text.SaleTitle, Text.Approved, true, Text.None, Text.KeyOk, Text.MoneyMoved, Text.CardRemove)),
        ("declined", r => Message(r, Mood.Bad, Text.SaleTitle, Text.Declined, true, Text.None, Text.KeyOk, Text.HostNoFunds, Text.AdviceOtherCard, Text.MoneyNotMoved)),
        ("removed-early", r => Message(r, Mood.Bad, Text.SaleTitle, Text.NotDone, true, Text.None, Text.KeyOk, Text.WhyCardRemoved, Text.MoneyReturning, Text.ReversalPendingHint)),
        ("unknown", r => Message(r, Mood.Warning, Text.SaleTitle, Text.NotDone, true, Text.None, Text.KeyOk, Text.WhyNoAnswer, Text.MoneyUnknown)),
        ("paper-out", r => Message(r, Mood.Printer, Text.SaleTitle, Text.PaperOut, false, Text.KeySkip, Text.KeyPrint, Text.PaperOutHint, Text.PrintSkipHint)),
        ("second-copy", r => Message(r, Mood.Printer, Text.SaleTitle, Text.TearOff, false, Text.KeySkip, Text.KeyPrint, Text.TearOffHint)),
        ("menu", r => Menu(r)),
        ("language", r => Languages(r)),
        ("settings", r => Settings(r, Role.Administrator)),
        ("settings-cashier", r => Settings(r, Role.Cashier)),
        ("settings-receipts", r => Settings(r, Role.Administrator, Key.D4)),
        ("settings-copies", r => Settings(r, Role.Administrator, Key.D4, Key.D2)),
        ("settings-idle", r => Settings(r, Role.Administrator, Key.D6)),
        ("settings-clock", r => Settings(r, Role.Administrator, Key.D7)),
        ("signature", r => { var page = new SignaturePage(new SignatureStrokes()); page.Start(r.Texts.Of(Text.SignTitle), 123456); r.Show(page); }),
        ("text-empty", r => Typed(r, EntryMode.Pinyin, "")),
        ("text-syllable", r => Typed(r, EntryMode.Pinyin, "日光便利", Key.D3, Key.D4, Key.D2, Key.D6)),
        ("text-choosing", r => Typed(r, EntryMode.Pinyin, "日光便利", Key.D9, Key.D4, Key.Star, Key.Enter)),
        ("text-letters", r => Typed(r, EntryMode.Upper, "Corner Sho", Key.D7)),
        ("component", r => Component(r, 16)),
        ("component-24", r => Component(r, 24)),
        ("component-32", r => Component(r, 32)),
        ("component-check", r => Message(r, Mood.Info, r.Texts.Of(Text.ComponentTitle), r.Texts.Of(Text.ComponentPartCheck, "08D7B4FB"))),
        ("locked", r => Number(r, r.Texts.Of(Text.SignInUnlock, "07"), 12, true, null, false)),
        ("sign-in", r => Number(r, Text.SignInNumber, 2, false, r.Texts.Of(Text.SignInFirstUse), false, Key.D9, Key.D9)),
        ("password", r => Number(r, Text.PasswordNew, 12, true, null, false, Key.D1, Key.D3, Key.D5, Key.D7, Key.D9, Key.D2)),
        ("password-wrong", r => Number(r, Text.PasswordRepeat, 12, true, r.Texts.Of(Text.SignInWrong) + "\n" + r.Texts.Of(Text.SignInTriesLeft, "3"), true)),
        ("password-why", r => Message(r, Mood.Warning, Text.SignInTitle, Text.PasswordMustChange, false, Text.KeyCancel, Text.KeyNext, Text.PasswordMustChangeWhy)),
        ("fault-paper", r => Fault(r, FaultCode.PaperOut)),
        ("fault-flash", r => Fault(r, FaultCode.FlashFailed)),
        ("self-test", r => SelfTest(r)),
    ];

    private static IdlePage Idle(ScreenRig r)
    {
        var page = new IdlePage();
        page.SetDate(new DateTime(2026, 1, 15));
        page.SetOperator("01");
        r.Show(page);
        return page;
    }

    private static void Amount(ScreenRig r)
    {
        var page = new AmountPage();
        page.Start(r.Texts.Of(Text.AmountTitle), Text.IdleEnterAmount, 0);
        r.Show(page);
    }

    private static void Message(ScreenRig r, Mood mood, Text title, Text headline, bool amount, Text cancel, Text enter, params Text[] lines)
    {
        var page = new MessagePage();
        page.Start(mood, r.Texts.Of(title), r.Texts.Of(headline)).WithKeys(cancel, enter);
        if (amount)
        {
            page.WithAmount(123456);
        }

        foreach (Text line in lines)
        {
            page.WithLine(r.Texts.Of(line));
        }

        r.Show(page);
    }

    private static void Progress(ScreenRig r, Text headline, Text line)
    {
        var page = new ProgressPage();
        page.Start(r.Texts.Of(Text.SaleTitle), r.Texts.Of(headline), r.Texts.Of(line));
        page.WithAmount(123456);
        r.Show(page);
    }

    private static void Choose(ScreenRig r)
    {
        var page = new ChoicePage();
        page.Start(r.Texts.Of(Text.ChooseApplication));
        page.Add("UnionPay Debit");
        page.Add("UnionPay Credit");
        page.Add("VISA CREDIT");
        r.Show(page);
        r.Press(Key.Down);
    }

    private static void Pin(ScreenRig r, string? note, bool alarming, bool bypass)
    {
        var page = new PinPage();
        page.Start(Digits, 123456, r.Ui.ShopName, note, alarming, bypass);
        page.Title = r.Texts.Of(Text.PinTitle);
        r.Show(page);
    }

    private static void Menu(ScreenRig r)
    {
        var page = new MenuPage();
        page.StartMenu(r.Texts.Of(Text.MenuTitle));
        Text[] items = [Text.MenuReprint, Text.MenuSignOn, Text.MenuReversal, Text.MenuTotals, Text.MenuSettings, Text.MenuOperators, Text.MenuPassword, Text.MenuSelfTest, Text.MenuSignOut];
        foreach (Text item in items)
        {
            page.Add(r.Texts.Of(item), (int)item);
        }

        r.Show(page);
    }

    private static void Languages(ScreenRig r)
    {
        var page = new ChoicePage();
        page.Start(r.Texts.Of(Text.SettingsLanguage));
        page.Add(r.Texts.Of(Text.LanguageEnglish));
        page.Add(r.Texts.Of(Text.LanguageChinese));
        r.Show(page);
    }

    private static void Settings(ScreenRig r, Role role, params Key[] keys)
    {
        // Nothing is stored: what holds is what a new terminal does.
        var clock = new Pcf8563(new Pcf8563Model(r.Clock, new DateTime(2026, 1, 15, 9, 41, 0)));
        var flow = new SettingsFlow(r.Ui, new Settings(new W25q(new FlashModel(r.Clock, 1 << 20)), 0, 16, null), clock, new PinyinTable(r.Assets!), () => { }, _ => { });
        flow.Start(role, r.NowMs);
        r.Run(200);
        foreach (Key key in keys)
        {
            r.Press(key);
            flow.Poll(r.NowMs);
            r.Run(200);
        }
    }

    private static void Typed(ScreenRig r, EntryMode mode, string text, params Key[] keys)
    {
        var page = new TextPage(new PinyinTable(r.Assets!));
        page.Start(r.Texts.Of(Text.SettingsTitle), r.Texts.Of(Text.AskShopName), text, 24, true, mode);
        r.Show(page);
        r.Press(keys);
    }

    private static void Number(ScreenRig r, Text prompt, int digits, bool masked, string? note, bool error, params Key[] keys) =>
        Number(r, r.Texts.Of(prompt), digits, masked, note, error, keys);

    private static void Number(ScreenRig r, string prompt, int digits, bool masked, string? note, bool error, params Key[] keys)
    {
        var page = new NumberPage();
        page.Start(r.Texts.Of(Text.SignInTitle), prompt, Digits, 1, digits, masked, note, error);
        r.Show(page);
        r.Press(keys);
    }

    private static void Component(ScreenRig r, int bytes)
    {
        var page = new HexPage();
        string prompt = r.Texts.Of(Text.ComponentPartOf, "1") + r.Texts.Of(Text.ComponentDigits, (2 * bytes).ToString());
        page.Start(r.Texts.Of(Text.ComponentTitle), prompt, new byte[HexPage.MaxBytes], bytes, r.Texts.Of(Text.ComponentHint));
        r.Show(page);
        r.Press([.. Enumerable.Repeat(Key.D7, (2 * bytes) - 11), Key.F1, Key.D2]);
    }

    private static void Message(ScreenRig r, Mood mood, string title, string headline)
    {
        var page = new MessagePage();
        page.Start(mood, title, headline).WithLine(r.Texts.Of(Text.ComponentPartCheckHint)).WithKeys(Text.KeyCancel, Text.KeyEnter);
        r.Show(page);
    }

    private static void Fault(ScreenRig r, FaultCode code)
    {
        var page = new MessagePage();
        Faults.Describe(code, r.Texts, page);
        r.Show(page);
    }

    /// <summary>A self-test under way, with something wrong.</summary>
    public static SelfTest SelfTest(ScreenRig r)
    {
        var test = new SelfTest(r.Ui,
        [
            new FixedPart(Text.PartBattery, PartResult.Passed, "80 %", FaultCode.None),
            new FixedPart(Text.PartMemory, PartResult.Passed, "", FaultCode.None),
            new FixedPart(Text.PartFlash, PartResult.Passed, "8 MB", FaultCode.None),
            new FixedPart(Text.PartPrinter, PartResult.Warning, "", FaultCode.PaperOut),
            new FixedPart(Text.PartCardReader, PartResult.Passed, "", FaultCode.None),
            new FixedPart(Text.PartLink, PartResult.Failed, "", FaultCode.LinkDown),
            new FixedPart(Text.PartClock, PartResult.Passed, "09:41", FaultCode.None),
            new FixedPart(Text.PartKeys, PartResult.Running, "", FaultCode.None),
        ]);
        test.Start(r.NowMs);
        for (int i = 0; i < 40; i++)
        {
            test.Poll(r.NowMs);
            r.Run(10);
        }

        return test;
    }

    private sealed class FixedPart(Text name, PartResult result, string detail, FaultCode fault) : ISelfTestPart
    {
        public Text Name => name;

        public FaultCode Fault => fault;

        public string Detail => detail;

        public void Start(long nowMs)
        {
        }

        public PartResult Poll(long nowMs) => result;
    }
}
