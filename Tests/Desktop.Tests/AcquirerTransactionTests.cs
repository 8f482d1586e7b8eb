using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Acquirer;

namespace Desktop.Tests;

[TestClass]
public class AcquirerTransactionTests
{
    private const long Opening = AcquirerTerminal.OpeningBalanceMinor;

    private AcquirerTerminal _terminal = null!;

    [TestInitialize]
    public void SignOn() => _terminal = AcquirerHostTests.SignedOn();

    [TestCleanup]
    public void Books_are_sound_after_every_test() => AcquirerHostTests.AssertSound(_terminal);

    [TestMethod]
    public void Void_gives_the_sale_back_once()
    {
        IsoMessage sale = Approved(TransactionKind.Sale, 30_00);
        Assert.AreEqual("64", _terminal.Code(_terminal.Following(TransactionKind.Void, 29_00, sale)));
        Assert.AreEqual("00", _terminal.Code(_terminal.Following(TransactionKind.Void, 30_00, sale)));
        Assert.AreEqual("12", _terminal.Code(_terminal.Following(TransactionKind.Void, 30_00, sale)));
        Assert.AreEqual(Opening, _terminal.BalanceMinor);
        Assert.AreEqual(new BatchTotals(30_00, 1, 30_00, 1), Totals());
    }

    [TestMethod]
    public void Void_of_another_batch_or_of_nothing_is_refused()
    {
        IsoMessage sale = Approved(TransactionKind.Sale, 30_00);
        Assert.AreEqual("25", _terminal.Code(_terminal.Following(TransactionKind.Void, 30_00, sale).Set(61, "000001009999")));
        Assert.AreEqual("25", _terminal.Code(_terminal.Following(TransactionKind.Void, 30_00, sale).Set(37, "000000000000")));
        _terminal.Batch = "000002";
        Assert.AreEqual("12", _terminal.Code(_terminal.Following(TransactionKind.Void, 30_00, sale)));
    }

    [TestMethod]
    public void Refunds_are_partial_repeated_and_never_above_the_sale()
    {
        IsoMessage sale = Approved(TransactionKind.Sale, 100_00);
        _terminal.Batch = "000002";
        Assert.AreEqual("00", _terminal.Code(_terminal.Following(TransactionKind.Refund, 60_00, sale)));
        Assert.AreEqual("64", _terminal.Code(_terminal.Following(TransactionKind.Refund, 40_01, sale)));
        Assert.AreEqual("00", _terminal.Code(_terminal.Following(TransactionKind.Refund, 40_00, sale)));
        Assert.AreEqual(Opening, _terminal.BalanceMinor);
    }

    [TestMethod]
    public void Repeated_notice_is_94_and_counts_once()
    {
        IsoMessage sale = Approved(TransactionKind.Sale, 100_00);
        IsoMessage refund = _terminal.Following(TransactionKind.Refund, 60_00, sale);
        Assert.AreEqual("00", _terminal.Code(refund));
        Assert.AreEqual("94", _terminal.Code(refund));
        Assert.AreEqual(Opening - 40_00, _terminal.BalanceMinor);
    }

    [TestMethod]
    public void Balance_is_told_in_field_54_and_moves_nothing()
    {
        Approved(TransactionKind.Sale, 1_00);
        IsoMessage reply = Approved(TransactionKind.Balance, 0);
        Assert.AreEqual($"0002156C{Opening - 1_00:D12}", reply.Text(54));
        Assert.AreEqual(new BatchTotals(1_00, 1, 0, 0), Totals());
    }

    [TestMethod]
    public void Pre_authorisation_holds_completion_takes_and_releases()
    {
        IsoMessage hold = Approved(TransactionKind.PreAuthorisation, 500_00);
        BookAccount account = _terminal.Host.Books.FindAccount(AcquirerTerminal.Pan)!;
        Assert.AreEqual(Opening - 500_00, account.AvailableMinor);
        Assert.AreEqual("51", _terminal.Code(_terminal.Request(TransactionKind.Sale, 600_00)));
        Assert.AreEqual("64", _terminal.Code(_terminal.Following(TransactionKind.Completion, 575_01, hold)));
        IsoMessage completed = _terminal.Exchange(_terminal.Following(TransactionKind.Completion, 575_00, hold))!;
        Assert.AreEqual("00", completed.Text(39));
        Assert.AreEqual((Opening - 575_00, 0L), (account.BalanceMinor, account.HeldMinor));
        Assert.AreEqual("12", _terminal.Code(_terminal.Following(TransactionKind.Completion, 500_00, hold)));
        Assert.AreEqual("00", _terminal.Code(_terminal.Following(TransactionKind.CompletionVoid, 575_00, completed)));
        Assert.AreEqual((Opening, 0L), (account.BalanceMinor, account.HeldMinor));
        Assert.AreEqual(new BatchTotals(575_00, 1, 575_00, 1), Totals());
    }

    [TestMethod]
    public void Pre_authorisation_is_found_by_its_authorisation_code_and_voided_or_completed_by_notice()
    {
        IsoMessage first = Approved(TransactionKind.PreAuthorisation, 50_00);
        IsoMessage second = Approved(TransactionKind.PreAuthorisation, 70_00);
        Assert.AreEqual("00", _terminal.Code(_terminal.Request(TransactionKind.PreAuthorisationVoid, 50_00).Set(38, first.Text(38))));
        Assert.AreEqual("00", _terminal.Code(_terminal.Request(TransactionKind.CompletionNotice, 70_00).Set(38, second.Text(38))));
        BookAccount account = _terminal.Host.Books.FindAccount(AcquirerTerminal.Pan)!;
        Assert.AreEqual((Opening - 70_00, 0L), (account.BalanceMinor, account.HeldMinor));
    }

    [TestMethod]
    public void Tip_raises_the_sale_within_its_share()
    {
        IsoMessage sale = Approved(TransactionKind.Sale, 100_00);
        Assert.AreEqual("64", _terminal.Code(_terminal.Following(TransactionKind.TipAdjust, 120_01, sale)));
        Assert.AreEqual("00", _terminal.Code(_terminal.Following(TransactionKind.TipAdjust, 115_00, sale)));
        Assert.AreEqual(Opening - 115_00, _terminal.BalanceMinor);
        Assert.AreEqual(new BatchTotals(115_00, 1, 0, 0), Totals());
    }

    [TestMethod]
    public void Reversal_gives_back_once_however_often_it_comes()
    {
        IsoMessage sale = _terminal.Request(TransactionKind.Sale, 30_00);
        _terminal.Exchange(sale);
        for (int i = 0; i < 3; i++)
        {
            IsoMessage reply = _terminal.Exchange(_terminal.Reversal(sale))!;
            Assert.AreEqual("0410", reply.Mti);
            Assert.AreEqual("00", reply.Text(39));
            Assert.IsTrue(_terminal.MacIsRight(reply));
        }

        Assert.AreEqual(Opening, _terminal.BalanceMinor);
        Assert.AreEqual(new BatchTotals(0, 0, 0, 0), Totals());
        Assert.AreEqual(1, _terminal.Host.Books.Lines.Count(line => line.Event == BookEvent.Reversed));
        Assert.AreEqual("98", _terminal.Host.Books.Find("10000001", "000001", sale.Text(11)!)!.ReversalReason);
    }

    [TestMethod]
    public void Reversal_that_overtakes_its_sale_wins()
    {
        IsoMessage sale = _terminal.Request(TransactionKind.Sale, 30_00);
        Assert.AreEqual("25", _terminal.Code(_terminal.Reversal(sale)));
        Assert.AreEqual("25", _terminal.Code(_terminal.Reversal(sale)));
        Assert.AreEqual("94", _terminal.Code(sale));
        Assert.AreEqual(Opening, _terminal.BalanceMinor);
    }

    [TestMethod]
    public void Reversal_finds_its_sale_by_batch_and_terminal()
    {
        IsoMessage sale = _terminal.Request(TransactionKind.Sale, 30_00);
        _terminal.Exchange(sale);
        _terminal.Terminal = "10000002";
        WorkingKeysOfBoth();
        IsoMessage foreign = _terminal.Reversal(sale).Set(41, "10000002");
        Assert.AreEqual("25", _terminal.Code(foreign));
        Assert.AreEqual(Opening - 30_00, _terminal.BalanceMinor);
    }

    [TestMethod]
    public void Reversal_of_a_void_charges_again_and_of_a_declined_sale_moves_nothing()
    {
        IsoMessage sale = Approved(TransactionKind.Sale, 30_00);
        IsoMessage undo = _terminal.Following(TransactionKind.Void, 30_00, sale);
        _terminal.Exchange(undo);
        Assert.AreEqual("00", _terminal.Code(_terminal.Reversal(undo)));
        Assert.AreEqual(Opening - 30_00, _terminal.BalanceMinor);
        IsoMessage declined = _terminal.Request(TransactionKind.Sale, Opening + 1);
        Assert.AreEqual("51", _terminal.Code(declined));
        Assert.AreEqual("00", _terminal.Code(_terminal.Reversal(declined)));
        Assert.AreEqual(Opening - 30_00, _terminal.BalanceMinor);
    }

    [TestMethod]
    public void Reversal_of_another_amount_or_of_a_voided_sale_is_refused()
    {
        IsoMessage request = _terminal.Request(TransactionKind.Sale, 30_00);
        IsoMessage sale = _terminal.Exchange(request)!;
        Assert.AreEqual("12", _terminal.Code(_terminal.Reversal(request).Set(4, 31_00)));
        Assert.AreEqual("00", _terminal.Code(_terminal.Following(TransactionKind.Void, 30_00, sale)));
        Assert.AreEqual("12", _terminal.Code(_terminal.Reversal(request)));
        Assert.AreEqual(Opening, _terminal.BalanceMinor);
    }

    [TestMethod]
    public void Balanced_settlement_closes_the_batch_and_may_be_repeated()
    {
        IsoMessage sale = Approved(TransactionKind.Sale, 30_00);
        Approved(TransactionKind.Sale, 12_00);
        _terminal.Exchange(_terminal.Following(TransactionKind.Void, 30_00, sale));
        string totals = "000000004200" + "002" + "000000003000" + "001";
        for (int i = 0; i < 2; i++)
        {
            IsoMessage reply = _terminal.Exchange(Settlement(totals), mac: false)!;
            Assert.AreEqual("00", reply.Text(39));
            Assert.AreEqual(totals + "1" + new string('0', 30) + "1", reply.Text(48));
        }

        Assert.AreEqual("77", _terminal.Code(_terminal.Request(TransactionKind.Sale, 1_00)), "the batch is closed");
        _terminal.SignOn();
        Assert.AreEqual("000002", _terminal.Batch);
        Assert.AreEqual("00", _terminal.Code(_terminal.Request(TransactionKind.Sale, 1_00)));
    }

    [TestMethod]
    public void Unbalanced_settlement_asks_for_the_batch_and_closes_at_the_end_of_the_upload()
    {
        Approved(TransactionKind.Sale, 30_00);
        IsoMessage reply = _terminal.Exchange(Settlement("000000003100001000000000000000"), mac: false)!;
        Assert.AreEqual('2', reply.Text(48)![30]);
        string Row(string stan, long amountMinor) => "00" + stan + AcquirerTerminal.Pan.PadLeft(20, '0') + amountMinor.ToString("D12");
        string rows = "02" + Row("000002", 30_00) + Row("000003", 1_00);
        Assert.AreEqual("00", _terminal.Code(Upload("201", rows), mac: false));
        Assert.AreEqual("00", _terminal.Code(Upload("201", rows), mac: false), "again after a power cut");
        Assert.AreEqual("30", _terminal.Code(Upload("201", "03" + Row("000002", 1)), mac: false));
        Assert.AreEqual("95", _terminal.Code(Upload("202", "0003"), mac: false));
        Assert.AreEqual("00", _terminal.Code(Upload("207", "0002"), mac: false));
        BookBatch batch = _terminal.Host.Books.FindBatch("10000001", "000001")!;
        Assert.IsTrue(batch.Closed);
        CollectionAssert.AreEqual(new[] { "000002", "000003" }, batch.Uploads.Keys.ToArray());
    }

    [TestMethod]
    public void Money_of_one_side_only_is_named_by_the_comparison()
    {
        IsoMessage sale = _terminal.Request(TransactionKind.Sale, 30_00);
        _terminal.Exchange(sale);
        var held = new TerminalRecord("000001", sale.Text(11)!, 30_00);
        Books books = _terminal.Host.Books;
        Assert.IsEmpty(books.VerifyAgainst("10000001", [held], []));
        Assert.IsEmpty(books.VerifyAgainst("10000001", [], [held]));
        Assert.HasCount(1, books.VerifyAgainst("10000001", [], []));
        Assert.HasCount(1, books.VerifyAgainst("10000001", [held with { AmountMinor = 31_00 }], []));
        Assert.HasCount(1, books.VerifyAgainst("10000001", [held, held with { Stan = "000099" }], []));
        Assert.HasCount(1, books.VerifyAgainst("10000001", [held, held], []));
    }

    private void WorkingKeysOfBoth() => Assert.AreEqual("00", _terminal.SignOn().Text(39));

    private IsoMessage Approved(TransactionKind kind, long amountMinor)
    {
        IsoMessage reply = _terminal.Exchange(_terminal.Request(kind, amountMinor))!;
        Assert.AreEqual("00", reply.Text(39));
        return reply;
    }

    private IsoMessage Settlement(string domestic) =>
        _terminal.Network("0500", "201").Set(48, domestic + "0" + new string('0', 31)).Set(49, "156");

    private IsoMessage Upload(string code, string field48) => _terminal.Network("0320", code).Set(48, field48);

    private BatchTotals Totals() => _terminal.Host.Books.Totals("10000001", "000001");
}
