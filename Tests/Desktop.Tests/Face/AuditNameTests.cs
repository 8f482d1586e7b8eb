using System.Reflection;
using Firmware.Host;
using Firmware.Staff;
using Firmware.Store;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Tests.Desktop.Face;

/// <summary>The audit trail says by name what was changed, loaded or taken.</summary>
[TestClass]
public sealed class AuditNameTests
{
    /// <summary>Written by the firmware for itself: the trail never has them unless somebody writes them at the service port.</summary>
    private static readonly string[] Inner =
    [
        "Settling", "LastSettlement", "LastSettlementTypes", "RefusedNotices", "SettledDay", "CrashRecord", "HostRequests", "ParametersTaken", "AuditWitness", "FaultBook",
        "SetAsideTold", "MailNotice",
    ];

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Every_setting_a_person_changes_has_a_name(Language language)
    {
        string[] unnamed =
        [
            .. typeof(SettingNumber).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(f => !f.Name.EndsWith("Lines", StringComparison.Ordinal) && !Inner.Contains(f.Name))
                .Where(f => Said(language, AuditEvent.SettingChanged, (int)f.GetRawConstantValue()!).StartsWith(Texts.Of(language, Text.AuditInternal), StringComparison.Ordinal))
                .Select(f => f.Name),
        ];
        Assert.AreEqual("", string.Join(' ', unnamed));
    }

    [TestMethod]
    [DataRow(SettingNumber.LimitOfType, TransactionType.Sale, "Limit: One sale (101)")]
    [DataRow(SettingNumber.DayLimitOfType, TransactionType.Sale, "Limit: Sales per day (121)")]
    [DataRow(SettingNumber.DayLimitOfType, TransactionType.Refund, "Limit: Refunds per day (123)")]
    [DataRow(SettingNumber.LimitOfType, TransactionType.PreAuthorisation, "Limit: One pre-auth. (105)")]
    [DataRow(SettingNumber.LimitOfType, TransactionType.Cash, "Limit: One cash sale (111)")]
    [DataRow(SettingNumber.LimitOfType, TransactionType.Void, "Limit of another type (102)")]
    public void A_limit_is_named_as_the_menu_names_it(int limits, TransactionType type, string name) =>
        Assert.AreEqual(name, Said(Language.English, AuditEvent.SettingChanged, limits + (int)type));

    [TestMethod]
    public void Keys_and_downloads_have_names_too()
    {
        Assert.AreEqual("Master key", Said(Language.English, AuditEvent.KeyLoaded, (int)KeySlot.TerminalMaster));
        Assert.AreEqual("初始密钥", Said(Language.Chinese, AuditEvent.KeyLoaded, (int)KeySlot.Dukpt));
        Assert.AreEqual("Blocked cards", Said(Language.English, AuditEvent.Downloaded, (int)DownloadSlot.Blacklist));
        Assert.AreEqual("下载的第2个公钥", Said(Language.Chinese, AuditEvent.KeyRefused, 2));
    }

    private static string Said(Language language, AuditEvent what, int subject) => AuditWords.Whom(language, new AuditEntry { Event = what, Actor = 99, Subject = subject })!;
}
