using Drivers.Hal;
using Drivers.Keypad;
using Firmware.Store;
using Firmware.Ui;
using Simulator.Acquirer;
using Simulator;
using TransactionType = Firmware.Host.TransactionType;

namespace Desktop.Tests.Shops;

/// <summary>Closing the batch: equal, different, cut off anywhere, without paper.</summary>
[TestClass]
public sealed class SettlementTests
{
    private const string Card = "unionpay-debit";

    [TestMethod]
    public void An_equal_batch_is_closed_printed_and_cleared()
    {
        Shop shop = Day();
        Settle(shop);
        shop.See(Text.SettleDone);
        string paper = PaperText.Of(shop.Rig.Handset.Printer.Roll);
        StringAssert.Contains(paper, shop.Say(Text.SlipBalanced));
        StringAssert.Contains(paper, "RMB 30.00");
        shop.ToIdle();
        AssertClosed(shop, 1);
        shop.Rig.Sell(700, Card);
        Assert.AreEqual("000002", shop.Standing(TransactionKind.Sale).Last().Line.Batch);
        shop.MoneyHolds();
    }

    [TestMethod]
    public void A_batch_that_differs_is_uploaded()
    {
        Shop shop = Day();
        shop.Rig.Host.Misbehave.Add(Parse("unbalanced"));
        Settle(shop);
        shop.See(Text.SettleDone);
        StringAssert.Contains(PaperText.Of(shop.Rig.Handset.Printer.Roll), shop.Say(Text.SlipNotBalanced));
        shop.ToIdle();
        AssertClosed(shop, 1);
        Assert.HasCount(3, shop.Rig.Host.Books.Batches.First().Uploads);
        shop.MoneyHolds();
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_power_cut_at_any_flash_operation_of_a_settlement_loses_nothing(bool unbalanced)
    {
        // Each cut is a day of its own: odd operations here, all of them in the soak.
        for (int operation = 1; operation < 60; operation += 7)
        {
            Shop shop = Day();
            if (unbalanced)
            {
                shop.Rig.Host.Misbehave.Add(Parse("unbalanced"));
            }

            shop.Rig.CutAtFlashOperation(operation);
            Settle(shop);
            shop.Rig.WaitUntil(() => !shop.Rig.Powered || shop.Rig.Reader.Shows(shop.Say(Text.SettleDone)), 120_000);
            bool cut = !shop.Rig.Powered;
            if (cut)
            {
                shop.SignInAgain();
            }

            shop.ToIdle();
            shop.MoneyHolds();
            if (shop.Rig.Machine.Terminal.Log.BatchCount > 0)
            {
                Settle(shop);
                shop.Done(Text.SettleDone);
            }

            AssertClosed(shop, 1);
            shop.MoneyHolds();
            if (!cut)
            {
                return;
            }
        }
    }

    [TestMethod]
    public void Without_paper_the_batch_is_closed_all_the_same_and_the_slip_printed_later()
    {
        Shop shop = Day();
        shop.Rig.Handset.Printer.PaperOut = true;
        Settle(shop);
        shop.See(Text.SettleDone, 200_000);
        AssertClosed(shop, 1);
        shop.Rig.Handset.Printer.PaperOut = false;
        shop.ToIdle();
        shop.Rig.Press(Key.Menu);
        shop.Rig.Press(Key.D2);
        shop.Rig.Press(Key.D3);
        shop.Rig.RunFor(15_000);
        StringAssert.Contains(PaperText.Of(shop.Rig.Handset.Printer.Roll), shop.Say(Text.SlipSettlement));
        shop.MoneyHolds();
    }

    [TestMethod]
    public void Turnover_is_printed_by_type_organisation_and_operator()
    {
        Shop shop = Day();
        shop.Rig.Press(Key.Menu);
        shop.Rig.Press(Key.D3);
        shop.Rig.Press(Key.D4);
        shop.Rig.RunFor(10_000);
        string paper = PaperText.Of(shop.Rig.Handset.Printer.Roll);
        StringAssert.Contains(paper, "SALE (2)");
        StringAssert.Contains(paper, "REFUND (1)");
        StringAssert.Contains(paper, "UnionPay (3)");
        StringAssert.Contains(paper, "99 (3)");
        StringAssert.Contains(paper, "RMB 30.00");
    }

    [TestMethod]
    public void The_set_time_settles_by_itself_and_a_terminal_that_was_off_then_makes_up_for_it()
    {
        Shop shop = Day();
        SettleAt(shop, "2300");
        LeaveOff(shop, new TimeSpan(12, 58, 0));
        Assert.AreEqual(3, shop.Rig.Machine.Terminal.Log.BatchCount, "too early");
        WaitForEmptyBatch(shop, 1);
        shop.ToIdle();
        LeaveOff(shop, TimeSpan.FromHours(21));
        shop.Rig.Sell(700, Card);
        shop.Rig.RunFor(10_000);
        Assert.AreEqual(1, shop.Rig.Machine.Terminal.Log.BatchCount, "a day's sale waits for its own evening");
        LeaveOff(shop, TimeSpan.FromHours(12));
        WaitForEmptyBatch(shop, 2);
        shop.MoneyHolds();
    }

    private static void LeaveOff(Shop shop, TimeSpan time)
    {
        shop.Rig.PowerCut();
        shop.Rig.Handset.Clock.AdvanceMs((long)time.TotalMilliseconds);
        shop.SignInAgain();
        shop.See(Text.IdleEnterAmount);
    }

    private static void SettleAt(Shop shop, string time)
    {
        Settings settings = shop.Rig.Machine.Terminal.Settings;
        Assert.AreEqual(Status.Pending, settings.SetText(SettingNumber.SettleAt, time));
        shop.Rig.RunFor(1_000);
    }

    private static void WaitForEmptyBatch(Shop shop, int batch)
    {
        Assert.IsTrue(shop.Rig.WaitUntil(() => shop.Rig.Machine.Terminal.Log.BatchCount == 0, 180_000), shop.Rig.Reader.Text);
        shop.Rig.RunFor(2_000);
        AssertClosed(shop, batch);
    }

    private static Shop Day()
    {
        var shop = new Shop();
        shop.Rig.Sell(1000, Card);
        shop.Rig.Sell(2500, Card);
        int second = shop.LastVoucher;
        shop.Choose(TransactionType.Refund);
        shop.Original(second, Text.SaleTitle);
        shop.Enter(Text.IdleEnterAmount, "500");
        shop.Done(Text.Approved);
        return shop;
    }

    private static void Settle(Shop shop)
    {
        shop.Rig.Press(Key.Menu);
        shop.Rig.Press(Key.D3);
        shop.Rig.Press(Key.D1);
        shop.See(Text.SettleAsk);
        shop.Rig.Press(Key.Enter);
    }

    private static void AssertClosed(Shop shop, int batch)
    {
        Assert.IsTrue(shop.Rig.Host.Books.FindBatch(shop.Rig.TerminalId, batch.ToString("D6"))!.Closed);
        Assert.AreEqual(0, shop.Rig.Machine.Terminal.Log.BatchCount);
        Assert.AreEqual(batch + 1, shop.Rig.Machine.Terminal.Settings.Current(Firmware.Store.Counter.Batch));
    }

    private static Misbehaviour Parse(string words)
    {
        Assert.IsTrue(Misbehaviour.TryParse(words, out Misbehaviour? parsed, out string? error), error);
        return parsed!;
    }
}
