using Drivers.Keypad;
using Firmware.Ui;
using Simulator.Acquirer;

namespace Desktop.Tests.Shops;

/// <summary>Each kind of doubt, and how fast the money is back.</summary>
[TestClass]
public sealed class RecoveryTests
{
    private const string Card = "unionpay-debit";
    private const int HalfRoundTripMs = 150;

    [TestMethod]
    [DataRow("0200:drop-reply", 1)]
    [DataRow("0200:garbage=40", 1)]
    [DataRow("0200:truncate=30", 1)]
    [DataRow("0200:wrong-mac", 1)]
    [DataRow("0200:no-mac", 1)]
    [DataRow("0200:wrong-stan", 1)]
    [DataRow("0200:wrong-amount", 1)]
    [DataRow("0200:wrong-terminal", 1)]
    [DataRow("0200:wrong-processing", 1)]
    [DataRow("0200:lie=91", 1)]
    [DataRow("0200:drop-request", 0)]
    public void A_doubtful_answer_is_reversed_by_itself(string fault, int reversed)
    {
        var shop = new Shop();
        Assert.IsTrue(Misbehaviour.TryParse(fault, out Misbehaviour? misbehaviour, out string error), error);
        shop.Rig.Host.Misbehave.Add(misbehaviour!);
        shop.Rig.Type("4200");
        shop.Rig.Press(Key.Enter);
        shop.Pay(Card, Text.MoneyReturning);
        shop.ToIdle();
        shop.Rig.RunFor(20_000);
        Assert.IsFalse(shop.Rig.Machine.Terminal.Log.HasOpenReversal);
        Assert.IsEmpty(shop.Standing(TransactionKind.Sale));
        Assert.AreEqual(reversed, shop.Rig.Host.Books.Transactions.Count(t => t.Reversed));
        shop.MoneyHolds();
    }

    [TestMethod]
    public void Three_seconds_after_the_line_is_back_the_money_is_too()
    {
        var shop = new Shop(1, HalfRoundTripMs);
        Assert.IsTrue(Misbehaviour.TryParse("0200:drop-reply", out Misbehaviour? lost, out string error), error);
        shop.Rig.Host.Misbehave.Add(lost!);
        shop.Rig.Type("4200");
        shop.Rig.Press(Key.Enter);
        shop.See(Text.CardInsert);
        shop.Rig.InsertCard(Card);
        shop.Enter(Text.PinTitle, shop.Rig.Cards[Card].Profile.Pin);
        shop.Rig.RunFor(8_000);
        shop.Rig.SetNetwork(false);
        shop.Rig.RunFor(120_000);
        Assert.IsTrue(shop.Rig.Machine.Terminal.Log.HasOpenReversal);
        shop.Rig.SetNetwork(true);
        shop.Rig.RunFor(3_000);
        Assert.AreEqual(1, shop.Rig.Host.Books.Transactions.Count(t => t.Reversed));
        Assert.IsFalse(shop.Rig.Machine.Terminal.Log.HasOpenReversal);
    }
}
