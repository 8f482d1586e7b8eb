using Drivers.Keypad;
using Firmware.Store;
using Firmware.Ui;
using Simulator;
using Simulator.Acquirer;
using TransactionType = Firmware.Host.TransactionType;

namespace Desktop.Tests.Shops;

/// <summary>What acquirers do differently, and what happens once in years.</summary>
[TestClass]
public sealed class SettlementCornerTests
{
    private const string Domestic = "unionpay-debit";
    private const string Foreign = "visa-plaintext-pin";

    [TestMethod]
    [DataRow("", "202")]
    [DataRow("206", "206")]
    [DataRow("207", "207")]
    public void The_upload_ends_with_the_code_of_the_acquirer(string setting, string sent)
    {
        var shop = new Shop();
        if (setting.Length > 0)
        {
            Assert.AreEqual(Drivers.Hal.Status.Pending, shop.Rig.Machine.Terminal.Settings.SetText(SettingNumber.UploadEndCode, setting));
            shop.Rig.RunFor(1_000);
            Restart(shop);
        }

        shop.Rig.Sell(1000, Domestic);
        List<IsoMessage> heard = Listen(shop, "0320");
        shop.Rig.Host.Misbehave.Add(MisbehaviourKind.Unbalanced, "0500");
        Settle(shop);
        Assert.AreEqual(sent, heard[^1].Text(60)![8..11]);
        Assert.IsTrue(shop.Rig.Host.Books.Batches.First().Closed);
        shop.MoneyHolds();
    }

    [TestMethod]
    public void Foreign_cards_are_counted_in_the_second_half_of_field_48_where_the_acquirer_wants_it()
    {
        var shop = new Shop(1, 80, true);
        shop.Rig.Sell(1000, Domestic);
        shop.Rig.Sell(2300, Foreign);
        shop.Rig.Sell(450, Foreign);
        shop.Choose(TransactionType.Void);
        shop.Original(shop.LastVoucher, Text.SaleTitle);
        shop.Done(Text.Approved);
        List<IsoMessage> heard = Listen(shop, "0500");
        Settle(shop);
        Assert.AreEqual("000000001000" + "001" + "000000000000" + "000" + "0" + "000000002750" + "002" + "000000000450" + "001" + "0", heard[0].Text(48));
        Assert.HasCount(1, heard);
        Assert.AreEqual(1, shop.Rig.Host.Books.Batches.First().SettlementFlag, "equal");
        shop.MoneyHolds();
    }

    [TestMethod]
    public void Batch_999999_is_followed_by_batch_1()
    {
        var shop = new Shop();
        Raise(shop, Counter.Batch, 400_000, 800_000, 999_999);
        Restart(shop);
        shop.ToIdle();
        shop.Rig.Sell(1000, Domestic);
        Assert.AreEqual("999999", shop.Standing(TransactionKind.Sale).Single().Line.Batch);
        Settle(shop);
        Assert.AreEqual(1, shop.Rig.Machine.Terminal.Settings.Current(Counter.Batch));
        shop.Rig.Sell(700, Domestic);
        Assert.AreEqual("000001", shop.Standing(TransactionKind.Sale).Last().Line.Batch);
        shop.MoneyHolds();
    }

    [TestMethod]
    public void Trace_number_999999_is_followed_by_1()
    {
        var shop = new Shop();
        Raise(shop, Counter.Stan, 400_000, 800_000, 999_997);
        shop.Rig.Sell(1000, Domestic);
        shop.Rig.Sell(2000, Domestic);
        shop.Rig.Sell(3000, Domestic);
        string[] stans = [.. shop.Standing(TransactionKind.Sale).Select(t => t.Line.Stan)];
        Assert.HasCount(3, stans.Distinct());
        Assert.IsTrue(stans.Contains("000001"), string.Join(", ", stans));
        shop.MoneyHolds();
        Settle(shop);
        shop.MoneyHolds();
    }

    [TestMethod]
    public void A_record_that_cannot_be_read_is_set_aside_printed_and_stops_nothing()
    {
        var shop = new Shop();
        shop.Rig.Sell(1000, Domestic);
        shop.Rig.Sell(2000, Domestic);
        shop.Rig.Sell(3000, Domestic);
        Ruin(shop, 2);
        Restart(shop);
        shop.ToIdle();
        shop.Rig.Host.Misbehave.Add(MisbehaviourKind.Unbalanced, "0500");
        Settle(shop);
        Assert.IsTrue(shop.Rig.Host.Books.Batches.First().Closed);
        Assert.HasCount(2, shop.Rig.Host.Books.Batches.First().Uploads);
        Assert.AreEqual(0, shop.Rig.Machine.Terminal.Log.BatchCount);
        StringAssert.Contains(PaperText.Of(shop.Rig.Handset.Printer.Roll), shop.Say(Text.SlipSetAside));
        Assert.AreEqual(1, shop.Rig.Machine.Terminal.Log.DamagedItems, "it is kept");
        shop.Rig.Sell(700, Domestic);
    }

    [TestMethod]
    public void A_payment_whose_outcome_was_destroyed_stands_on_the_idle_page_until_a_settlement_has_told_of_it()
    {
        string warning = Texts.Of(Language.English, Text.IdleSetAside, "1");
        var shop = new Shop();
        shop.Rig.Sell(1000, Domestic);
        shop.Rig.Sell(2000, Domestic);
        shop.Rig.Sell(3000, Domestic);
        Ruin(shop, 2, TransactionState.Approved);
        Restart(shop);
        Assert.IsTrue(shop.Rig.WaitFor(warning, 5_000), shop.Rig.Reader.Text);
        shop.Rig.Sell(400, Domestic);
        Assert.IsTrue(shop.Rig.WaitFor(warning, 5_000), shop.Rig.Reader.Text);
        shop.Rig.Handset.Printer.Roll.Tear();
        Settle(shop);
        shop.Rig.RunFor(2_000);
        Assert.IsFalse(shop.Rig.Reader.Shows(warning), "the slip has told of it");
        StringAssert.Contains(PaperText.Of(shop.Rig.Handset.Printer.Roll), shop.Say(Text.SlipSetAside));
        Restart(shop);
        shop.Rig.RunFor(2_000);
        Assert.AreEqual(1, shop.Rig.Machine.Terminal.Log.DamagedItems, "it is kept");
        Assert.IsFalse(shop.Rig.Reader.Shows(warning), "what was told is told");
    }

    private static void Settle(Shop shop)
    {
        shop.Rig.Press(Key.Menu);
        shop.Rig.Press(Key.D3);
        shop.Rig.Press(Key.D1);
        shop.See(Text.SettleAsk);
        shop.Rig.Press(Key.Enter);
        shop.See(Text.SettleDone, 240_000);
        shop.ToIdle();
    }

    private static void Restart(Shop shop)
    {
        shop.Rig.PowerCut();
        shop.Rig.RunFor(500);
        shop.SignInAgain();
        shop.ToIdle();
    }

    private static void Raise(Shop shop, Counter counter, params int[] values)
    {
        foreach (int value in values)
        {
            shop.Rig.Machine.Terminal.Settings.Raise(counter, value);
            shop.Rig.RunFor(1_000);
        }
    }

    private static List<IsoMessage> Listen(Shop shop, string mti)
    {
        var heard = new List<IsoMessage>();
        shop.Rig.Host.Exchanged += (request, _) =>
        {
            IsoMessage message = IsoCodec.Read(request.AsSpan(IsoFrame.PrefixBytes));
            if (message.Mti == mti)
            {
                heard.Add(message);
            }
        };
        return heard;
    }

    /// <summary>Every version of that payment loses more than can be put right.</summary>
    private static void Ruin(Shop shop, int number)
    {
        const int PayloadAt = 36;
        RuinAt(shop, PayloadAt, found => found.Key == number);
    }

    /// <summary>Its versions in that state are no records any more.</summary>
    private static void Ruin(Shop shop, int number, TransactionState state) =>
        RuinAt(shop, 0, found => found.Key == number && found.Flags == (byte)state);

    private static void RuinAt(Shop shop, int offset, Func<RecordHead, bool> fits)
    {
        const int Bytes = 24;
        JournalCursor cursor = shop.Rig.Machine.Terminal.Log.Journal.CreateCursor();
        var found = new List<int>();
        Drivers.Hal.Status status = Drivers.Hal.Status.Ok;
        for (int i = 0; i < 200 && status != Drivers.Hal.Status.NotFound; i++)
        {
            status = cursor.MoveOlder();
            if (status == Drivers.Hal.Status.Ok && cursor.Current.Kind == RecordKind.Transaction && fits(cursor.Current))
            {
                found.Add(cursor.Current.Address);
            }
        }

        Assert.IsNotEmpty(found);
        foreach (int address in found)
        {
            for (int b = 0; b < Bytes; b++)
            {
                shop.Rig.Handset.Flash.FlipBit(address + offset + b, b & 7);
            }
        }
    }
}
