using Drivers.Keypad;
using Firmware.Store;
using Firmware.Ui;
using Desktop.Tests.Shops;

namespace Desktop.Tests.Face;

/// <summary>Settings by number keys on the whole terminal: they count at once, and after a power cut.</summary>
[TestClass]
public sealed class SettingsTests
{
    private const int LimitMs = 20_000;

    [TestMethod]
    public void A_setting_counts_at_once_and_after_a_power_cut()
    {
        var shop = new Shop();
        Open(shop);
        Choose(shop, Text.SettingsBrightness, Key.D2, Key.D2);
        Assert.AreEqual(40, shop.Rig.Handset.Backlight.DutyPercent);

        Choose(shop, Text.SettingsSound, Key.D3, Key.D1);
        int clicks = shop.Rig.Handset.Buzzer.DutyPercent;
        Assert.AreEqual(0, clicks);
        Choose(shop, Text.SettingsReceipts, Key.D4);
        Choose(shop, Text.SettingsCopies, Key.D2, Key.D3);
        shop.Rig.PowerCut();
        shop.SignInAgain();
        shop.ToIdle();

        Settings settings = shop.Rig.Machine.Terminal.Settings;
        Assert.AreEqual(40, Preferences.BrightnessPercent(settings));
        Assert.AreEqual(40, shop.Rig.Handset.Backlight.DutyPercent);
        Assert.IsTrue(Preferences.Quiet(settings));
        Assert.AreEqual(CopyPolicy.Ask, Preferences.Copies(settings));
    }

    [TestMethod]
    public void The_language_changes_under_the_menu_itself()
    {
        var shop = new Shop();
        Open(shop);
        shop.Rig.Press(Key.D1);
        See(shop, Texts.Of(Language.Chinese, Text.LanguageChinese));
        shop.Rig.Press(Key.D2);
        See(shop, Texts.Of(Language.Chinese, Text.SettingsReceipts));
        shop.Rig.Press(Key.Cancel);
        See(shop, Texts.Of(Language.Chinese, Text.MenuTransactions));
        shop.Rig.Press(Key.Cancel);
        See(shop, Texts.Of(Language.Chinese, Text.IdleEnterAmount));
    }

    [TestMethod]
    public void A_clock_set_by_hand_shows_at_once_and_another_zone_moves_it()
    {
        var shop = new Shop();
        Open(shop);
        Choose(shop, Text.SettingsDateTime, Key.D8);
        shop.Rig.Press(Key.D1);
        See(shop, shop.Say(Text.AskNewDate));
        shop.Rig.Type("20260230");
        shop.Rig.Press(Key.Enter);
        See(shop, shop.Say(Text.NoSuchDate));
        shop.Rig.Type("20260301");
        shop.Rig.Press(Key.Enter);
        See(shop, shop.Say(Text.SettingsZone));
        shop.Rig.Press(Key.D2);
        See(shop, shop.Say(Text.AskNewTime));
        shop.Rig.Type("2330");
        shop.Rig.Press(Key.Enter);
        See(shop, "23:30");
        shop.Rig.Press(Key.D3);
        See(shop, "+09:00");
        shop.Rig.Press(Key.D9);
        See(shop, "00:30");
        Assert.IsTrue(shop.Rig.Machine.Terminal.Calendar.TryRead(out DateTime now));
        Assert.AreEqual(new DateTime(2026, 3, 2), now.Date);
    }

    [TestMethod]
    public void A_terminal_left_alone_dims_and_then_asks_for_the_password()
    {
        var shop = new Shop();
        shop.ToIdle();
        Assert.AreEqual(80, shop.Rig.Handset.Backlight.DutyPercent);
        shop.Rig.RunFor(61_000);
        Assert.AreEqual(5, shop.Rig.Handset.Backlight.DutyPercent);
        shop.Rig.Press(Key.D1);
        Assert.AreEqual(80, shop.Rig.Handset.Backlight.DutyPercent, "a key wakes it");
        shop.Rig.RunFor(1_801_000);
        See(shop, Texts.Of(Language.English, Text.SignInUnlock, Rig99));
        shop.Rig.Type("111111");
        shop.Rig.Press(Key.Enter);
        See(shop, shop.Say(Text.SignInWrong));
        shop.Rig.Type(Simulator.Rig.AdministratorPassword);
        shop.Rig.Press(Key.Enter);
        See(shop, shop.Say(Text.IdleEnterAmount));
    }

    [TestMethod]
    public void Cancel_at_the_lock_lets_somebody_else_sign_in()
    {
        var shop = new Shop();
        shop.ToIdle();
        shop.Rig.RunFor(1_801_000);
        See(shop, Texts.Of(Language.English, Text.SignInUnlock, Rig99));
        shop.Rig.Press(Key.Cancel);
        See(shop, shop.Say(Text.SignInNumber));
    }

    [TestMethod]
    public void Each_change_is_in_the_audit_trail_with_who_made_it_and_never_its_value()
    {
        var shop = new Shop();
        int before = shop.Rig.Machine.Terminal.Archive.Audit.LastNumber;
        Open(shop);
        Choose(shop, Text.SettingsBrightness, Key.D2, Key.D2);
        Choose(shop, Text.SettingsSound, Key.D3, Key.D1);
        Choose(shop, Text.SettingsSound, Key.D3, Key.D3);
        Choose(shop, Text.SettingsIdle, Key.D6);
        Choose(shop, Text.SettingsLock, Key.D2, Key.D1);
        See(shop, shop.Say(Text.SettingsLock));
        shop.Rig.Press(Key.Cancel);
        Choose(shop, Text.SettingsShopName, Key.D9);
        See(shop, shop.Say(Text.AskShopName));
        shop.Rig.Press(Key.Enter);
        Choose(shop, Text.SettingsDateTime, Key.D8);
        shop.Rig.Press(Key.D2);
        See(shop, shop.Say(Text.AskNewTime));
        shop.Rig.Type("2330");
        shop.Rig.Press(Key.Enter);
        Choose(shop, Text.SettingsZone);
        shop.Rig.Press(Key.Cancel);
        // Looked at and left: no change.
        Choose(shop, Text.SettingsBrightness, Key.D2, Key.Cancel);
        Choose(shop, Text.SettingsLanguage, Key.D1, Key.D1);
        shop.Rig.Press(Key.Cancel);
        shop.Rig.Press(Key.Cancel);
        int[] expected =
        [
            SettingNumber.Brightness, SettingNumber.Quiet, SettingNumber.Volume, SettingNumber.LockAfterSeconds, SettingNumber.ShopName,
            SettingNumber.Clock, SettingNumber.Language,
        ];
        Assert.AreEqual(string.Join(" ", expected.Select(number => $"99:{number}")), string.Join(" ", Changes(shop, before)));
    }

    [TestMethod]
    public void A_limit_set_and_lifted_is_in_the_trail()
    {
        var shop = new Shop();
        shop.ToIdle();
        shop.Rig.Press(Key.Menu);
        See(shop, shop.Say(Text.MenuOffice));
        shop.Rig.Press(Key.D6);
        See(shop, shop.Say(Text.MenuLimits));
        shop.Rig.Press(Key.D5);
        See(shop, shop.Say(Text.LimitSaleOne));
        int before = shop.Rig.Machine.Terminal.Archive.Audit.LastNumber;
        foreach (bool lift in new[] { false, true })
        {
            shop.Rig.Press(Key.D1);
            See(shop, shop.Say(Text.LimitChange));
            shop.Rig.Press(lift ? Key.D2 : Key.D1);
            if (!lift)
            {
                See(shop, shop.Say(Text.IdleEnterAmount));
                shop.Rig.Type("5000");
                shop.Rig.Press(Key.Enter);
            }

            See(shop, shop.Say(Text.LimitSaleOne) + (lift ? " none" : " ¥50.00"));
        }

        string sale = $"99:{SettingNumber.LimitOfType + (int)Firmware.Host.TransactionType.Sale}";
        Assert.AreEqual(sale + " " + sale, string.Join(" ", Changes(shop, before)));
    }

    /// <summary>Settings changed since that entry, oldest first: operator and number.</summary>
    private static IEnumerable<string> Changes(Shop shop, int since)
    {
        shop.Rig.RunFor(3_000);
        AuditTrail trail = shop.Rig.Machine.Terminal.Archive.Audit;
        trail.StartReading();
        var found = new List<string>();
        var entry = new AuditEntry();
        Drivers.Hal.Status status;
        while ((status = trail.ReadNext(entry)) is Drivers.Hal.Status.Ok or Drivers.Hal.Status.Busy)
        {
            if (status == Drivers.Hal.Status.Busy)
            {
                shop.Rig.RunFor(10);
            }
            else if (entry.Number > since && entry.Event == AuditEvent.SettingChanged)
            {
                found.Insert(0, $"{entry.Actor}:{entry.Subject}");
            }
        }

        return found;
    }

    private static string Rig99 => Simulator.Rig.AdministratorNumber;

    private static void Open(Shop shop)
    {
        shop.ToIdle();
        shop.Rig.Press(Key.Menu);
        See(shop, shop.Say(Text.MenuSettings));
        shop.Rig.Press(Key.D5);
        See(shop, shop.Say(Text.SettingsBrightness));
    }

    /// <summary>Presses the keys once the list that has the setting is in sight, and waits until it is there again.</summary>
    private static void Choose(Shop shop, Text setting, params Key[] keys)
    {
        See(shop, shop.Say(setting));
        foreach (Key key in keys)
        {
            shop.Rig.Press(key);
            shop.Rig.Settle();
        }
    }

    private static void See(Shop shop, string text) => Assert.IsTrue(shop.Rig.WaitFor(text, LimitMs), $"\"{text}\" did not come; on the screen:\n{shop.Rig.Reader.Text}");
}
