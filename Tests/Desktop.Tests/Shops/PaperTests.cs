using Drivers.Keypad;
using Firmware.Store;
using Firmware.Ui;
using Simulator;

namespace Desktop.Tests.Shops;

/// <summary>What comes out of the printer of a whole terminal: by the merchant's policy, and from the menus.</summary>
[TestClass]
public sealed class PaperTests
{
    private const int LimitMs = 60_000;
    private const string Card = "unionpay-debit";

    [TestMethod]
    [DataRow(CopyPolicy.Both, 2)]
    [DataRow(CopyPolicy.MerchantOnly, 1)]
    [DataRow(CopyPolicy.None, 0)]
    public void The_policy_says_how_many_slips_a_sale_prints(CopyPolicy policy, int slips)
    {
        Shop shop = With(policy);
        shop.Rig.Sell(1234, Card);
        Assert.AreEqual(slips, PaperText.Slips(shop.Rig.Handset.Printer.Roll));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void When_asked_the_customer_gets_a_slip_only_on_demand(bool wanted)
    {
        Shop shop = With(CopyPolicy.Ask);
        shop.Rig.Type("1234");
        shop.Rig.Press(Key.Enter);
        shop.See(Text.CardInsert);
        shop.Rig.InsertCard(Card);
        shop.Enter(Text.PinTitle, shop.Rig.Cards[Card].Profile.Pin);
        shop.See(Text.Approved);
        shop.Rig.RemoveCard();
        shop.See(Text.CustomerCopyAskHint);
        shop.Rig.Press(wanted ? Key.Enter : Key.Cancel);
        shop.See(Text.IdleEnterAmount);
        Assert.AreEqual(wanted ? 2 : 1, PaperText.Slips(shop.Rig.Handset.Printer.Roll));
    }

    [TestMethod]
    public void The_batch_the_faults_and_the_self_test_are_printed_from_the_menus()
    {
        var shop = new Shop();
        shop.Rig.Sell(1234, Card);
        shop.Rig.Sell(567800, Card);
        string list = Print(shop, Text.MenuSettlement, Text.MenuPrintList);
        StringAssert.Contains(list, "RMB 12.34");
        StringAssert.Contains(list, "RMB 5,678.00");
        StringAssert.Matches(list, new("Transactions +2"));
        StringAssert.Contains(Print(shop, Text.MenuPrintAndQuery, Text.MenuFaults), shop.Say(Text.SlipNoFaults));
        StringAssert.Contains(Print(shop, Text.MenuPrintAndQuery, Text.MenuPrintSelfTest), shop.Say(Text.SlipSelfTest));
    }

    [TestMethod]
    public void A_fault_of_yesterday_stands_on_todays_list()
    {
        var shop = new Shop();
        shop.Rig.PowerCut();
        shop.Rig.Handset.Gauge.Dead = true;
        shop.Rig.PowerOn();
        shop.SignInAgain();
        shop.ToIdle();
        shop.Rig.RunFor(1000);
        shop.Rig.PowerCut();
        shop.Rig.Handset.Gauge.Dead = false;
        shop.Rig.PowerOn();
        shop.SignInAgain();
        shop.ToIdle();
        StringAssert.Contains(Print(shop, Text.MenuPrintAndQuery, Text.MenuFaults), "E102");
    }

    private static Shop With(CopyPolicy policy)
    {
        var shop = new Shop();
        Assert.AreEqual(Drivers.Hal.Status.Pending, shop.Rig.Machine.Terminal.Settings.SetInt(SettingNumber.Copies, (int)policy));
        shop.Rig.RunFor(1000);
        shop.Rig.Handset.Printer.Roll.Tear();
        return shop;
    }

    private static string Print(Shop shop, Text menu, Text item)
    {
        shop.Rig.Handset.Printer.Roll.Tear();
        shop.Rig.Press(Key.Menu);
        shop.See(menu);
        PressItem(shop, menu);
        shop.See(item);
        PressItem(shop, item);
        shop.See(Text.IdleEnterAmount, LimitMs);
        return PaperText.Of(shop.Rig.Handset.Printer.Roll);
    }

    /// <summary>The number that stands beside the item, wherever the reader finds it.</summary>
    private static void PressItem(Shop shop, Text item)
    {
        shop.Rig.Settle();
        string[] lines = shop.Rig.Reader.Text.Split('\n');
        int at = Array.FindLastIndex(lines, l => l.EndsWith(shop.Say(item), StringComparison.Ordinal));
        Assert.IsGreaterThan(-1, at, shop.Rig.Reader.Text);
        string number = char.IsDigit(lines[at][0]) ? lines[at] : lines[at + 1];
        shop.Rig.Press((Key)((int)Key.D0 + (number[0] - '0')));
    }
}
