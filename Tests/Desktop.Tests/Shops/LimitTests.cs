using Drivers.Keypad;
using Firmware.Store;
using Firmware.Ui;
using Simulator.Acquirer;
using TransactionType = Firmware.Host.TransactionType;

namespace Desktop.Tests.Shops;

/// <summary>The shop's own limits, each at its edge: what is just allowed, what is not, which one it is and how much is left.</summary>
[TestClass]
public sealed class LimitTests
{
    private const string Card = "unionpay-debit";
    private const int DaySales = SettingNumber.DayLimitOfType + (int)TransactionType.Sale;

    [TestMethod]
    public void One_payment_of_a_type()
    {
        var shop = With(SettingNumber.LimitOfType + (int)TransactionType.Sale, "5000");
        shop.Rig.Sell(5000, Card);
        Refused(shop, 5001, Text.LimitOne, "Limit ¥50.00.");
        Assert.AreEqual(1, shop.Standing(TransactionKind.Sale).Count());
        // Another type has its own.
        shop.Choose(TransactionType.PreAuthorisation);
        shop.Enter(Text.IdleEnterAmount, "9000");
        shop.Pay(Card, Text.Approved);
        shop.ToIdle();
        shop.MoneyHolds();
    }

    [TestMethod]
    public void All_of_a_type_in_a_day_and_what_is_left_of_it()
    {
        var shop = With(DaySales, "6000");
        shop.Rig.Sell(4000, Card);
        Refused(shop, 2001, Text.LimitDay, "Limit ¥60.00. Left today: ¥20.00.");
        shop.Rig.Sell(2000, Card);
        Refused(shop, 1, Text.LimitDay, "Left today: ¥0.00.");
        shop.MoneyHolds();
    }

    [TestMethod]
    public void What_an_operator_takes_in_a_day_in_cards_and_in_cash_and_another_has_his_own()
    {
        var shop = With(SettingNumber.DayLimitOfOperator, "6000");
        shop.Rig.Sell(3000, Card);
        Cash(shop, 2000);
        Refused(shop, 1001, Text.LimitOperator, "Limit ¥60.00. Left today: ¥10.00.");
        shop.Rig.Machine.Terminal.PaymentContext.Operator = "07";
        shop.Rig.Sell(5000, Card);
        shop.MoneyHolds();
    }

    [TestMethod]
    public void Declined_reversed_and_voided_payments_are_none_of_it_and_a_void_is_never_too_much()
    {
        var shop = With(DaySales, "6000");
        shop.Rig.Machine.Terminal.Settings.SetText(SettingNumber.DayLimitOfOperator, "6000");
        shop.Rig.RunFor(500);
        foreach (var (kind, ending, amount) in new[] { (MisbehaviourKind.Decline, Text.Declined, 5100), (MisbehaviourKind.WrongMac, Text.MoneyReturning, 5200) })
        {
            shop.Rig.Host.Misbehave.Add(kind, "0200", 0, "51");
            shop.Rig.Type(amount.ToString());
            shop.Rig.Press(Key.Enter);
            shop.Pay(Card, ending);
            shop.ToIdle();
            shop.Rig.RunFor(5_000);
        }

        shop.Rig.Sell(5300, Card);
        shop.Choose(TransactionType.Void);
        shop.Original(shop.LastVoucher, Text.SaleTitle);
        shop.Done(Text.Approved);
        shop.Rig.Sell(6000, Card);
        Refused(shop, 1, Text.LimitDay, "Left today: ¥0.00.");
        shop.MoneyHolds();
    }

    [TestMethod]
    public void A_settlement_begins_no_new_day_but_midnight_does()
    {
        var shop = With(DaySales, "6000");
        shop.Rig.Sell(4000, Card);
        shop.Rig.Press(Key.Menu);
        shop.See(Text.MenuSettlement);
        shop.Rig.Press(Key.D3);
        shop.See(Text.MenuSettle);
        shop.Rig.Press(Key.D1);
        shop.See(Text.SettleAsk);
        shop.Rig.Press(Key.Enter);
        shop.Done(Text.SettleDone);
        Refused(shop, 2001, Text.LimitDay, "Left today: ¥20.00.");
        Assert.AreEqual(Drivers.Hal.Status.Ok, shop.Rig.Machine.Terminal.Calendar.Set(new DateTime(2026, 1, 16, 0, 0, 30)));
        shop.Rig.Sell(6000, Card);
        shop.MoneyHolds();
    }

    [TestMethod]
    public void A_refund_has_limits_too()
    {
        var shop = With(SettingNumber.DayLimitOfType + (int)TransactionType.Refund, "700");
        shop.Rig.Sell(1000, Card);
        int sale = shop.LastVoucher;
        foreach (var (amount, ending) in new[] { ("500", Text.Approved), ("300", Text.LimitDay), ("200", Text.Approved) })
        {
            shop.Choose(TransactionType.Refund);
            shop.Original(sale, Text.SaleTitle);
            shop.Enter(Text.IdleEnterAmount, amount);
            shop.Done(ending);
        }

        Assert.AreEqual(700, shop.Standing(TransactionKind.Refund).Sum(t => t.AmountMinor));
        shop.MoneyHolds();
    }

    private static Shop With(int setting, string value)
    {
        var shop = new Shop();
        shop.Rig.Machine.Terminal.Settings.SetText(setting, value);
        shop.Rig.RunFor(500);
        return shop;
    }

    private static void Refused(Shop shop, long minor, Text which, string detail)
    {
        shop.Rig.Type(minor.ToString());
        shop.Rig.Press(Key.Enter);
        shop.See(which);
        Assert.IsTrue(shop.Rig.WaitFor(detail, 2_000), shop.Rig.Reader.Text);
        shop.See(Text.MoneyNotMoved, 2_000);
        shop.ToIdle();
    }

    private static void Cash(Shop shop, long minor)
    {
        shop.Rig.Press(Key.Menu);
        shop.See(Text.CashTitle);
        int at = shop.Rig.Reader.Text.Split('\n').First(line => line.Contains(shop.Say(Text.CashTitle), StringComparison.Ordinal))[0] - '0';
        shop.Rig.Press((Key)((int)Key.D0 + at));
        shop.Enter(Text.IdleEnterAmount, minor.ToString());
        shop.Enter(Text.CashTendered, minor.ToString());
        shop.ToIdle();
    }
}
