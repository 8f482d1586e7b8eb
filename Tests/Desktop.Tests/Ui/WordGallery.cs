using Firmware.Store;
using Firmware.Ui;

namespace Tests.Desktop.Ui;

/// <summary>
/// Pages that a journey does not catch: in sight too briefly, or behind a fault that the world of the journeys does not have.
/// Put together as their flows do it.
/// </summary>
public static class WordGallery
{
    private static readonly (Text Title, Text Headline)[] Progresses =
    [
        (Text.CashTitle, Text.PleaseWait), (Text.SignInTitle, Text.SignInChecking), (Text.SaleTitle, Text.CardLeaveIn), (Text.SaleTitle, Text.Processing),
        (Text.RefundTitle, Text.SearchingVoucher), (Text.SettleTitle, Text.SettleReversals), (Text.SettleTitle, Text.SettleNotices), (Text.SaleTitle, Text.TapReading),
        (Text.ReportTitle, Text.Printing), (Text.DownloadTitle, Text.DownloadStatus),
    ];

    private static readonly (Mood Mood, Text Title, Text Headline, Text Line)[] Messages =
    [
        (Mood.Bad, Text.OperatorsTitle, Text.NotReady, Text.None), (Mood.Warning, Text.OperatorsTitle, Text.NotAllowed, Text.None),
        (Mood.Bad, Text.SignInTitle, Text.Failed, Text.FaultFlashFailedDo), (Mood.Bad, Text.MenuPassword, Text.PasswordNotSaved, Text.None),
        (Mood.Warning, Text.SignInTitle, Text.PasswordMustChange, Text.PasswordAged), (Mood.Warning, Text.OperatorsTitle, Text.OperatorSelf, Text.None),
        (Mood.Bad, Text.VoidTitle, Text.OriginalSettled, Text.BooksUntouched), (Mood.Info, Text.MenuAudit, Text.AuditEmpty, Text.None),
        (Mood.Bad, Text.ComponentTitle, Text.ComponentFailed, Text.None), (Mood.Bad, Text.ComponentTitle, Text.ComponentOnlyAdministrator, Text.None),
        (Mood.Bad, Text.SaleTitle, Text.WhyNotSaved, Text.MoneyReturning), (Mood.Bad, Text.SaleTitle, Text.WhyBatchFull, Text.MoneyNotMoved),
        (Mood.Bad, Text.SaleTitle, Text.WhyNoKeys, Text.MoneyNotMoved), (Mood.Bad, Text.SaleTitle, Text.WhyKeysUsedUp, Text.MoneyNotMoved),
        (Mood.Bad, Text.VoidTitle, Text.WhyNoAnswer, Text.BooksUndone), (Mood.Warning, Text.SaleTitle, Text.TapAnother, Text.TapAnotherHint),
        (Mood.Bad, Text.SettingsTitle, Text.SettingNotSaved, Text.AdviceTryAgain), (Mood.Info, Text.LastTitle, Text.SaleTitle, Text.StateDamaged),
        (Mood.Info, Text.LastTitle, Text.SaleTitle, Text.StateVoided), (Mood.Info, Text.LastTitle, Text.SaleTitle, Text.StateRefunded), (Mood.Info, Text.LastTitle, Text.PreAuthTitle, Text.StateCompleted),
        (Mood.Warning, Text.SaleTitle, Text.WhyReversalOpen, Text.ReversalPendingHint), (Mood.Warning, Text.SaleTitle, Text.WhyReversalOpen, Text.DebtTrying),
    ];

    public static IReadOnlyList<(string Name, Action<ScreenRig> Show)> Pages { get; } =
    [
        .. Progresses.Select(p => ($"busy-{p.Headline.ToString().ToLowerInvariant()}", (Action<ScreenRig>)(r => Progress(r, p.Title, p.Headline)))),
        .. Messages.Select(m => ($"said-{m.Headline.ToString().ToLowerInvariant()}-{m.Line.ToString().ToLowerInvariant()}", (Action<ScreenRig>)(r => Message(r, m.Mood, m.Title, m.Headline, m.Line)))),
        .. Enum.GetValues<AuditEvent>().Where(e => e != AuditEvent.None).Select(e => ($"audit-{e.ToString().ToLowerInvariant()}", (Action<ScreenRig>)(r => OfficeGallery.Audit(r, Entry(e), 0)))),
        ("audit-nobody", r => OfficeGallery.Audit(r, new AuditEntry { Number = 3, Event = AuditEvent.SignInFailed, Actor = AuditEntry.Nobody, Subject = 7, Date = 20260115, Time = 94100 }, 0)),
        ("audit-port", r => OfficeGallery.Audit(r, new AuditEntry { Number = 4, Event = AuditEvent.SettingChanged, Actor = AuditEntry.ServicePort, Subject = 101, Date = 20260115, Time = 94100 }, 0)),
        .. Settings.Select(n => ($"audit-setting-{n}", (Action<ScreenRig>)(r => OfficeGallery.Audit(r, Entry(AuditEvent.SettingChanged, n, AuditEntry.ServicePort), 0)))),
        .. Enum.GetValues<KeySlot>().Select(slot => ($"audit-key-{slot.ToString().ToLowerInvariant()}", (Action<ScreenRig>)(r => OfficeGallery.Audit(r, Entry(AuditEvent.KeyLoaded, (int)slot, AuditEntry.ServicePort), 0)))),
        .. Enum.GetValues<DownloadSlot>().Select(slot => ($"audit-download-{slot.ToString().ToLowerInvariant()}", (Action<ScreenRig>)(r => OfficeGallery.Audit(r, Entry(AuditEvent.Downloaded, (int)slot), 0)))),
        ("audit-other", r => OfficeGallery.Audit(r, Entry((AuditEvent)99), 0)),
        ("operator-unlocked", r => Told(r, r.Texts.Of(Text.OperatorUnlocked, "07"))),
        ("sign-in-locked", r => Locked(r)),
    ];

    /// <summary>One of each kind of setting that has a name in the audit trail.</summary>
    private static int[] Settings =>
    [
        SettingNumber.HostAddress, SettingNumber.HostPort, SettingNumber.TerminalId, SettingNumber.MerchantId, SettingNumber.SettleAt, SettingNumber.LastSettlement,
        SettingNumber.LimitOfType + 1, SettingNumber.LimitOfType + 2, SettingNumber.KeyScheme, SettingNumber.MacScheme, SettingNumber.PinFormat, SettingNumber.KeyForm,
        SettingNumber.KeyBlocks, SettingNumber.Activation, SettingNumber.Hotline, SettingNumber.SettlementAccount, SettingNumber.SettlementBank, SettingNumber.UploadEndCode,
        SettingNumber.ForeignApart, SettingNumber.TapEnabled, SettingNumber.TapVisa, SettingNumber.HeadLine + 1, SettingNumber.TouchCalibration,
    ];

    private static AuditEntry Entry(AuditEvent what, int subject = 7, int actor = 99) => new() { Number = 128, Event = what, Actor = actor, Subject = subject, Date = 20260115, Time = 94100 };

    private static void Progress(ScreenRig r, Text title, Text headline)
    {
        var page = new ProgressPage();
        page.Start(r.Texts.Of(title), r.Texts.Of(headline), null);
        r.Show(page);
    }

    private static void Message(ScreenRig r, Mood mood, Text title, Text headline, Text line)
    {
        var page = new MessagePage();
        page.Start(mood, r.Texts.Of(title), r.Texts.Of(headline)).WithKeys(Text.None, Text.KeyOk);
        if (line != Text.None)
        {
            page.WithLine(r.Texts.Of(line));
        }

        r.Show(page);
    }

    private static void Told(ScreenRig r, string headline)
    {
        var page = new MessagePage();
        page.Start(Mood.Good, r.Texts.Of(Text.OperatorsTitle), headline).WithKeys(Text.None, Text.KeyOk);
        r.Show(page);
    }

    private static void Locked(ScreenRig r)
    {
        var page = new MessagePage();
        page.Start(Mood.Bad, r.Texts.Of(Text.SignInTitle), r.Texts.Of(Text.SignInLocked, "07")).WithLine(r.Texts.Of(Text.SignInLockedHint)).WithKeys(Text.None, Text.KeyOk);
        r.Show(page);
    }
}
