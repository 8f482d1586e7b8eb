using Drivers.Hal;
using Drivers.Keypad;
using Firmware.Staff;
using Firmware.Store;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Tests.Terminal.Staff;

namespace Tests.Desktop.Ui;

/// <summary>Operators, audit trail, cash, an open reversal: by the flows that show them where they stand alone.</summary>
public static class OfficeGallery
{
    public static IReadOnlyList<(string Name, Action<ScreenRig> Show)> Pages { get; } =
    [
        ("office", r => Menu(r, Text.MenuOffice, Text.MenuPassword, Text.OperatorsTitle, Text.MenuAuditShow, Text.MenuAuditPrint, Text.MenuLimits, Text.MenuDownload, Text.MenuActivation)),
        ("operators", r => Operators(r)),
        ("operator", r => { Operators(r); r.Press(Key.D3); Poll(r); }),
        ("operator-add", r => { Operators(r); r.Press(Key.D1); Poll(r); r.Press(Key.D0, Key.D0, Key.Enter); Poll(r); }),
        ("operator-role", r => { Operators(r); r.Press(Key.D1); Poll(r); r.Press(Key.D0, Key.D5, Key.Enter); Poll(r); }),
        ("operator-password", r => { Operators(r); r.Press(Key.D3); Poll(r); r.Press(Key.D1); Poll(r); r.Press(Key.D4, Key.D0); }),
        ("operator-remove", r => { Operators(r); r.Press(Key.D3); Poll(r); r.Press(Key.D3); Poll(r); }),
        ("password-given", r => Message(r, Mood.Warning, Text.SignInTitle, r.Texts.Of(Text.PasswordMustChange), Text.KeyCancel, Text.KeyNext, r.Texts.Of(Text.PasswordGivenWhy))),
        ("password-soon", r => Message(r, Mood.Warning, Text.SignInTitle, r.Texts.Of(Text.PasswordDaysLeft, "5"), Text.None, Text.KeyOk, r.Texts.Of(Text.PasswordDaysLeftHint))),
        ("audit", r => Audit(r, 0)),
        ("audit-gap", r => Audit(r, 3)),
        ("audit-setting", r => Audit(r, 0, AuditEvent.SettingChanged, 99, SettingNumber.LockAfterSeconds)),
        ("audit-limit", r => Audit(r, 0, AuditEvent.SettingChanged, 99, SettingNumber.DayLimitOfOperator)),
        ("audit-key-refused", r => Audit(r, 0, AuditEvent.KeyRefused, 99, 2)),
        ("keys-left-out", r => Message(r, Mood.Good, Text.DownloadTitle, r.Texts.Of(Text.DownloadDone), Text.None, Text.KeyOk, r.Texts.Of(Text.SpoiledKeys, "2"))),
        ("audit-technician", r => Audit(r, 0, AuditEvent.SettingChanged, AuditEntry.ServicePort, SettingNumber.HostPort)),
        ("reversal-first", r => Debt(r)),
        ("cash-change", r => Change(r)),
        ("keys-wrong", r => Message(r, Mood.Bad, Text.SaleTitle, r.Texts.Of(Text.SignOnFailed), Text.None, Text.KeyOk, r.Texts.Of(Text.NewKeysWrong), r.Texts.Of(Text.MoneyNotMoved))),
        ("keys-refused-settling", r => Message(r, Mood.Bad, Text.SettleTitle, r.Texts.Of(Text.SettleFailed), Text.None, Text.KeyOk, r.Texts.Of(Text.SettleFailedHint), r.Texts.Of(Text.RefusesKeys))),
        ("keys-refused-echo", r => Message(r, Mood.Bad, Text.MenuLine, r.Texts.Of(Text.LineRefused), Text.None, Text.KeyOk, r.Texts.Of(Text.RefusesKeys))),
        ("keys-refused-idle", r => Idle(r, page => page.SetWarning(Text.IdleReversalKeys))),
        ("keys-refused-notices", r => Idle(r, page => page.SetWarning(Text.IdleNoticesKeys, 12))),
        ("activate-no-key", r => Message(r, Mood.Info, Text.ActivateTitle, r.Texts.Of(Text.ActivateNoKey), Text.KeyCancel, Text.KeyEnter, r.Texts.Of(Text.ActivateNoKeyHint), r.Texts.Of(Text.ActivateByHand))),
        ("component-length", r => Lengths(r)),
        ("component-same", r => Message(r, Mood.Bad, Text.ComponentTitle, r.Texts.Of(Text.ComponentSame), Text.None, Text.KeyOk, r.Texts.Of(Text.ComponentCancelled))),
        ("component-not-dukpt", r => Message(r, Mood.Warning, Text.ComponentTitle, r.Texts.Of(Text.ComponentNotDukpt), Text.None, Text.KeyOk, r.Texts.Of(Text.ActivateNoKeyHint))),
        ("activate-kcv", r => Message(r, Mood.Info, Text.ActivateTitle, r.Texts.Of(Text.ActivateKcv), Text.KeyCancel, Text.KeyNext, r.Texts.Of(Text.ActivateKcvValue, "08D7B4FB"), r.Texts.Of(Text.ActivateKcvHint))),
        ("activate-merchant", r => Message(r, Mood.Warning, Text.ActivateTitle, r.Texts.Of(Text.ActivateMerchant), Text.KeyNo, Text.KeyYes, r.Ui.ShopName, r.Texts.Of(Text.AboutMerchant) + ": 898310058120001", r.Texts.Of(Text.AboutTerminal) + ": 10000001", r.Texts.Of(Text.ActivateAccount, "6217****0013"))),
        ("activate-refused", r => Message(r, Mood.Bad, Text.ActivateTitle, r.Texts.Of(Text.ActivateRefused), Text.None, Text.KeyOk, r.Texts.Of(Text.ActivateRefusedHint, "95516"), r.Texts.Of(Text.ActivateAgain))),
        ("activate-first", r => Message(r, Mood.Warning, Text.ActivateTitle, r.Texts.Of(Text.ActivateFirst), Text.None, Text.KeyOk, r.Texts.Of(Text.ActivateFirstHint))),
        ("activate-again", r => Message(r, Mood.Warning, Text.ActivateTitle, r.Texts.Of(Text.ActivateAsk), Text.KeyNo, Text.KeyYes, r.Texts.Of(Text.ActivateSteps), r.Texts.Of(Text.ActivateAgain))),
    ];

    private static StaffFlow? s_flow;

    private static void Menu(ScreenRig r, Text title, params Text[] items)
    {
        var page = new MenuPage();
        page.StartMenu(r.Texts.Of(title));
        foreach (Text item in items)
        {
            page.Add(r.Texts.Of(item), (int)item);
        }

        r.Show(page);
    }

    private static void Idle(ScreenRig r, Action<IdlePage> arrange)
    {
        var page = new IdlePage();
        page.SetDate(new DateTime(2026, 1, 15));
        page.SetOperator("01");
        arrange(page);
        r.Show(page);
    }

    private static void Lengths(ScreenRig r)
    {
        var page = new MenuPage();
        page.StartMenu(r.Texts.Of(Text.ComponentLength));
        page.Add(r.Texts.Of(Text.ComponentDes, "32"), 0);
        page.Add(r.Texts.Of(Text.ComponentDes, "48"), 0);
        page.Add(r.Texts.Of(Text.ComponentAes, "64"), 0);
        r.Show(page);
    }

    private static void Operators(ScreenRig r)
    {
        var staff = new StaffRig();
        Add(staff, 7, Role.Cashier);
        Add(staff, 12, Role.Supervisor);
        for (int i = 0; i < StaffRegister.MaxFailures; i++)
        {
            staff.Check(7, "000000");
        }

        s_flow = new StaffFlow(r.Ui, staff.Staff);
        s_flow.Start(Role.Administrator, StaffRegister.Administrator, r.NowMs);
        r.Run(200);
    }

    private static void Poll(ScreenRig r)
    {
        s_flow!.Poll(r.NowMs);
        r.Run(200);
    }

    private static void Add(StaffRig staff, int number, Role role)
    {
        Assert.AreEqual(Status.Pending, staff.Staff.BeginAdd(number, role, StaffRig.Digits("975310"), 6));
        Assert.AreEqual(Status.Ok, staff.Finish());
    }

    private static void Message(ScreenRig r, Mood mood, Text title, string headline, Text cancel, Text enter, params string[] lines)
    {
        var page = new MessagePage();
        page.Start(mood, r.Texts.Of(title), headline).WithKeys(cancel, enter);
        foreach (string line in lines)
        {
            page.WithLine(line);
        }

        r.Show(page);
    }

    /// <summary>As AuditFlow puts it.</summary>
    private static void Audit(ScreenRig r, int missing, AuditEvent what = AuditEvent.Unlocked, int actor = 0, int subject = 7) =>
        Audit(r, new AuditEntry { Number = 128, Event = what, Actor = actor, Subject = subject, Date = 20260115, Time = 94100, Missing = missing }, missing);

    internal static void Audit(ScreenRig r, AuditEntry entry, int missing)
    {
        Language language = r.Texts.Language;
        string[] gap = missing > 0 ? [r.Texts.Of(Text.AuditGap, missing.ToString())] : [];
        string? whom = AuditWords.Whom(language, entry);
        string[] concerns = whom is null ? [] : [whom];
        string[] lines = [.. gap, AuditWords.Who(language, entry.Actor), .. concerns, AuditWords.When(entry), r.Texts.Of(Text.AuditEntryNumber, "128")];
        Message(r, missing > 0 ? Mood.Bad : Mood.Info, Text.MenuAudit, r.Texts.Of(AuditWords.Name(entry.Event)), Text.KeyBack, Text.KeyNext, lines);
    }

    private static void Debt(ScreenRig r)
    {
        var page = new MessagePage();
        page.Start(Mood.Warning, r.Texts.Of(Text.SaleTitle), r.Texts.Of(Text.WhyReversalOpen)).WithAmount(123456)
            .WithLine(r.Texts.Of(Text.DebtAttempts, "3")).WithLine(r.Texts.Of(Text.DebtTrying)).WithLine(r.Texts.Of(Text.DebtHint)).WithKeys(Text.KeyCancel, Text.KeyCash);
        r.Show(page);
        page.Resay(0, r.Texts.Of(Text.DebtAttempts, "4"));
        page.Resay(1, r.Texts.Of(Text.DebtNext, "38"));
        r.Run(100);
    }

    private static void Change(ScreenRig r)
    {
        var page = new MessagePage();
        page.Start(Mood.Good, r.Texts.Of(Text.CashTitle), r.Texts.Of(Text.CashChange)).WithAmount(140)
            .WithLine(r.Texts.Of(Text.CashTendered) + ": " + Money.Format(1000)).WithLine(r.Texts.Of(Text.CashSaved)).WithKeys(Text.None, Text.KeyPrint);
        r.Show(page);
    }
}
