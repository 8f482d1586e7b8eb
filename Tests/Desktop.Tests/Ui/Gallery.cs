using Drivers.Calendar;
using Drivers.Flash;
using Drivers.Hal;
using Drivers.Keypad;
using Emv.Contact;
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
        ("idle-mail-open", r => Idle(r).SetWarning(Text.IdleMailOpen, 2)),
        ("idle-mail-refused", r => Idle(r).SetWarning(Text.IdleMailRefused, 1)),
        ("idle-not-activated", r => Idle(r).SetWarning(Text.IdleNotActivated)),
        ("idle-set-aside", r => Idle(r).SetWarning(Text.IdleSetAside, 2)),
        ("idle-batch-full", r => Idle(r).SetWarning(Text.IdleBatchFull)),
        ("idle-longest", r => { Idle(r); r.Press(Enumerable.Repeat(Key.D9, AmountField.MaxDigits).ToArray()); }),
        ("pin-longest", r => PinOf(r)),
        ("locked", r => Number(r, r.Texts.Of(Text.SignInUnlock, "07"), 12, true, null, false)),
        ("settings", r => Settings(r, Role.Administrator)),
        ("settings-cashier", r => Settings(r, Role.Cashier)),
        ("settings-receipts", r => Settings(r, Role.Administrator, Key.D4)),
        ("settings-receipts-two-widths", r => Settings(r, Role.Administrator, true, Key.D4, Key.Up)),
        ("settings-paper-width", r => Settings(r, Role.Administrator, true, Key.D4, Key.D9)),
        ("settings-copies", r => Settings(r, Role.Administrator, Key.D4, Key.D2)),
        ("settings-idle", r => Settings(r, Role.Administrator, Key.D6)),
        ("settings-clock", r => Settings(r, Role.Administrator, Key.D8)),
        ("signature", r => { var page = new SignaturePage(new SignatureStrokes()); page.Start(r.Texts.Of(Text.SignTitle), 123456); r.Show(page); }),
        ("text-empty", r => Typed(r, EntryMode.Pinyin, "")),
        ("text-syllable", r => Typed(r, EntryMode.Pinyin, "日光便利", Key.D3, Key.D4, Key.D2, Key.D6)),
        ("text-choosing", r => Typed(r, EntryMode.Pinyin, "日光便利", Key.D9, Key.D4, Key.Star, Key.Enter)),
        ("text-lower", r => Typed(r, EntryMode.Lower, "Corner Sho", Key.D7)),
        ("text-digits", r => Typed(r, EntryMode.Digits, "12", Key.D7)),
        ("text-letters", r => Typed(r, EntryMode.Upper, "Corner Sho", Key.D7)),
        ("component-24", r => Component(r, 24)),
        ("component-32", r => Component(r, 32)),
        ("sign-in", r => Number(r, Text.SignInNumber, 2, false, r.Texts.Of(Text.SignInFirstUse), false, Key.D9, Key.D9)),
        ("password", r => Number(r, Text.PasswordNew, 12, true, null, false, Key.D1, Key.D3, Key.D5, Key.D7, Key.D9, Key.D2)),
        ("password-wrong", r => Number(r, Text.PasswordRepeat, 12, true, r.Texts.Of(Text.SignInWrong) + "\n" + r.Texts.Of(Text.SignInTriesLeft, "3"), true)),
        ("self-test", r => SelfTest(r)),
        .. Enumerable.Range(0, 7).Select(day => ($"idle-day-{day + 1}", (Action<ScreenRig>)(r => Idle(r).SetDate(new DateTime(2026, 1, 12 + day))))),
        .. Enum.GetValues<FaultCode>().Where(c => c != FaultCode.None).Select(c => ($"fault-{(int)c}", (Action<ScreenRig>)(r => Fault(r, c)))),
        .. Enum.GetValues<Reason>().Where(w => OutcomeTexts.Why(w) != Text.None).DistinctBy(OutcomeTexts.Why).Select(w => ($"why-{(int)w}", (Action<ScreenRig>)(r => Why(r, w)))),
    ];

    private static IdlePage Idle(ScreenRig r)
    {
        var page = new IdlePage();
        page.SetDate(new DateTime(2026, 1, 15));
        page.SetOperator("01");
        r.Show(page);
        return page;
    }

    /// <summary>As PaymentFlow ends a payment that the kernel gave up.</summary>
    private static void Why(ScreenRig r, Reason reason)
    {
        var page = new MessagePage();
        page.Start(Mood.Bad, r.Texts.Of(Text.SaleTitle), r.Texts.Of(OutcomeTexts.Why(reason))).WithAmount(123456).WithLine(r.Texts.Of(Text.MoneyNotMoved));
        Text advice = OutcomeTexts.Advice(reason);
        if (advice != Text.None)
        {
            page.WithLine(r.Texts.Of(advice));
        }

        page.WithLine(r.Texts.Of(Text.CardRemove));
        r.Show(page);
    }

    private static void PinOf(ScreenRig r)
    {
        var page = new PinPage();
        page.Start(Digits, 123456, r.Ui.ShopName, null, false, true);
        page.Title = r.Texts.Of(Text.PinTitle);
        r.Show(page);
        r.Press(Enumerable.Repeat(Key.D8, PinPage.MaxDigits).ToArray());
    }

    private static void Settings(ScreenRig r, Role role, params Key[] keys) => Settings(r, role, false, keys);

    private static void Settings(ScreenRig r, Role role, bool twoWidths, params Key[] keys)
    {
        // Nothing is stored: what holds is what a new terminal does.
        var clock = new Pcf8563(new Pcf8563Model(r.Clock, new DateTime(2026, 1, 15, 9, 41, 0)));
        var flow = new SettingsFlow(r.Ui, new Settings(new W25q(new FlashModel(r.Clock, 1 << 20)), 0, 16, null), clock, new PinyinTable(r.Assets!), twoWidths, () => { }, _ => { });
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
        test.Start(false, r.NowMs);
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
