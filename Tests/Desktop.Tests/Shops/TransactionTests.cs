using Firmware.Host;
using Firmware.Sale;
using Firmware.Ui;
using Kind = Simulator.Acquirer.TransactionKind;

namespace Desktop.Tests.Shops;

/// <summary>Every type from the menu to the acquirer's books and the slip.</summary>
[TestClass]
public sealed class TransactionTests
{
    private const string Card = "unionpay-debit";

    [TestMethod]
    public void A_sale_is_voided_by_its_voucher_and_not_twice()
    {
        var shop = new Shop();
        shop.Rig.Sell(1234, Card);
        int sale = shop.LastVoucher;
        shop.Choose(TransactionType.Void);
        shop.Original(sale, Text.SaleTitle);
        shop.Done(Text.Approved);
        Assert.AreEqual(1, shop.Standing(Kind.Void).Count());
        Assert.AreEqual(0L, shop.Rig.Machine.Terminal.Log.DebitMinor - shop.Rig.Machine.Terminal.Log.CreditMinor);
        shop.MoneyHolds();

        shop.Choose(TransactionType.Void);
        shop.Enter(Text.AskVoucher, sale.ToString());
        shop.Done(Text.OriginalSpent);
        shop.MoneyHolds();
    }

    [TestMethod]
    public void Refunds_are_partial_repeated_and_never_above_the_original()
    {
        var shop = new Shop();
        shop.Rig.Sell(1000, Card);
        int sale = shop.LastVoucher;
        foreach (string amount in new[] { "600", "400" })
        {
            shop.Choose(TransactionType.Refund);
            shop.Original(sale, Text.SaleTitle);
            if (amount == "400")
            {
                shop.Enter(Text.IdleEnterAmount, "401");
                shop.See(Text.AmountTooBig);
                shop.Rig.Press(Drivers.Keypad.Key.Clear);
                shop.Rig.Press(Drivers.Keypad.Key.Clear);
                shop.Rig.Press(Drivers.Keypad.Key.Clear);
            }

            shop.Enter(Text.IdleEnterAmount, amount);
            shop.Done(Text.Approved);
        }

        Assert.AreEqual(1000L, shop.Standing(Kind.Refund).Sum(t => t.AmountMinor));
        shop.Choose(TransactionType.Refund);
        shop.Enter(Text.AskVoucher, sale.ToString());
        shop.Done(Text.OriginalSpent);
        shop.MoneyHolds();
    }

    [TestMethod]
    public void A_refund_without_a_line_is_stored_and_delivered_when_it_is_back()
    {
        var shop = new Shop();
        shop.Rig.Sell(1000, Card);
        shop.Rig.SetNetwork(false);
        shop.Choose(TransactionType.Refund);
        shop.Original(shop.LastVoucher, Text.SaleTitle);
        shop.Enter(Text.IdleEnterAmount, "300");
        shop.Done(Text.NoticeStored);
        Assert.AreEqual(1, shop.Rig.Machine.Terminal.Log.OpenNotices);
        Assert.IsTrue(shop.Rig.WaitFor(Texts.Of(Language.English, Text.IdleNoticesOpen, "1"), 5000), shop.Rig.Reader.Text);
        Assert.IsEmpty(shop.Standing(Kind.Refund));
        shop.MoneyHolds();
        shop.Rig.PowerCut();
        shop.Rig.SetNetwork(true);
        shop.Rig.PowerOn();
        Assert.IsTrue(shop.Rig.WaitFor(shop.Say(Text.SignInNumber), 60_000));
        shop.Rig.RunFor(30_000);
        Assert.AreEqual(300L, shop.Standing(Kind.Refund).Single().AmountMinor);
        Assert.AreEqual(0, shop.Rig.Machine.Terminal.Log.OpenNotices);
        shop.MoneyHolds();
    }

    [TestMethod]
    public void A_balance_is_shown_and_leaves_nothing_in_the_books()
    {
        var shop = new Shop();
        shop.Choose(TransactionType.Balance);
        shop.Pay(Card, Text.BalanceIs);
        shop.ToIdle();
        Assert.AreEqual(0, shop.Rig.Machine.Terminal.Log.BatchCount);
        shop.MoneyHolds();
    }

    [TestMethod]
    [DataRow(TransactionType.Completion, true)]
    [DataRow(TransactionType.CompletionNotice, false)]
    public void A_preauthorisation_is_completed_for_another_amount(TransactionType completion, bool voids)
    {
        var shop = new Shop();
        shop.Choose(TransactionType.PreAuthorisation);
        shop.Enter(Text.IdleEnterAmount, "10000");
        shop.Pay(Card, Text.Approved);
        shop.ToIdle();
        int held = shop.LastVoucher;
        shop.MoneyHolds();
        shop.Choose(completion);
        shop.Original(held, Text.PreAuthTitle);
        shop.Enter(Text.IdleEnterAmount, "9500");
        shop.Done(Text.Approved);
        Assert.AreEqual(9500L, shop.Rig.Machine.Terminal.Log.DebitMinor);
        shop.MoneyHolds();
        if (voids)
        {
            int completed = shop.LastVoucher;
            shop.Choose(TransactionType.CompletionVoid);
            shop.Original(completed, Text.CompletionTitle);
            shop.Done(Text.Approved);
            Assert.AreEqual(9500L, shop.Rig.Machine.Terminal.Log.CreditMinor);
            shop.MoneyHolds();
        }
    }

    [TestMethod]
    public void A_preauthorisation_is_voided_by_the_code_on_the_slip()
    {
        var shop = new Shop();
        shop.Choose(TransactionType.PreAuthorisation);
        shop.Enter(Text.IdleEnterAmount, "5000");
        shop.Pay(Card, Text.Approved);
        shop.ToIdle();
        string code = shop.Standing(Kind.PreAuthorisation).Single().Line.AuthorisationCode;
        shop.Choose(TransactionType.PreAuthorisationVoid);
        shop.UnknownOriginal();
        shop.Enter(Text.AskAuthorisation, code);
        shop.Enter(Text.AskDate, "0115");
        shop.Enter(Text.IdleEnterAmount, "5000");
        shop.Pay(Card, Text.Approved);
        shop.ToIdle();
        Assert.AreEqual(1, shop.Standing(Kind.PreAuthorisationVoid).Count());
        shop.MoneyHolds();
    }

    [TestMethod]
    public void A_tip_raises_the_debits_without_being_counted()
    {
        var shop = new Shop();
        shop.Rig.Sell(1000, Card);
        shop.Choose(TransactionType.TipAdjust);
        shop.Original(shop.LastVoucher, Text.SaleTitle);
        shop.Enter(Text.AskTotalWithTip, "1150");
        shop.Done(Text.Approved);
        Assert.AreEqual(1150L, shop.Rig.Machine.Terminal.Log.DebitMinor);
        Assert.AreEqual(1, shop.Rig.Machine.Terminal.Log.DebitCount);
        shop.MoneyHolds();
    }

    [TestMethod]
    public void The_same_card_and_amount_again_is_asked_about()
    {
        var shop = new Shop();
        shop.Rig.Sell(1000, Card);
        shop.Rig.Type("1000");
        shop.Rig.Press(Drivers.Keypad.Key.Enter);
        shop.See(Text.CardInsert);
        shop.Rig.InsertCard(Card);
        shop.Enter(Text.PinTitle, shop.Rig.Cards[Card].Profile.Pin);
        shop.See(Text.TwiceAsk);
        string earlier = Texts.Of(Language.English, Text.TwiceAgo, shop.LastVoucher.ToString("D6")) + " 10:";
        Assert.IsTrue(shop.Rig.WaitFor(earlier, 2_000), shop.Rig.Reader.Text);
        shop.Rig.RemoveCard();
        shop.ToIdle();
        Assert.AreEqual(1, shop.Standing(Kind.Sale).Count());
        shop.MoneyHolds();
    }
}
