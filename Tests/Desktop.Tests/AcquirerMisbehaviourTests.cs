using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Acquirer;

namespace Desktop.Tests;

[TestClass]
public class AcquirerMisbehaviourTests
{
    private const long Opening = AcquirerTerminal.OpeningBalanceMinor;

    private AcquirerTerminal _terminal = null!;

    [TestInitialize]
    public void SignOn() => _terminal = AcquirerHostTests.SignedOn();

    [TestCleanup]
    public void Books_are_sound_after_every_test() => AcquirerHostTests.AssertSound(_terminal);

    [TestMethod]
    public void Delay_is_told_to_the_transport()
    {
        Spoil("0200:delay=8000");
        Assert.AreEqual(8000, Answer().DelayMs);
        Assert.AreEqual(0, Answer().DelayMs);
    }

    [TestMethod]
    public void Dropped_request_is_not_booked_dropped_reply_is()
    {
        Spoil("drop-request");
        Assert.IsNull(Answer().Frame);
        Assert.AreEqual(Opening, _terminal.BalanceMinor);
        Spoil("drop-reply");
        Assert.IsNull(Answer().Frame);
        Assert.AreEqual(Opening - 10_00, _terminal.BalanceMinor);
    }

    [TestMethod]
    public void Corrupted_truncated_and_garbled_replies_differ_from_the_right_one()
    {
        Spoil("corrupt=5");
        Assert.AreEqual("9F3100311234", Convert.ToHexString(Answer().Frame![5..11]), "the first byte of the header is inverted");
        Spoil("truncate=20");
        Assert.HasCount(20, Answer().Frame!);
        Spoil("garbage=50");
        Assert.HasCount(50, Answer().Frame!);
        Assert.AreEqual(Opening - 30_00, _terminal.BalanceMinor, "booked all the same");
    }

    [TestMethod]
    public void Wrong_and_missing_mac()
    {
        Spoil("wrong-mac");
        IsoMessage reply = Reply();
        Assert.IsTrue(reply.Has(64));
        Assert.IsFalse(_terminal.MacIsRight(reply));
        Spoil("no-mac");
        Assert.IsFalse(Reply().Has(64));
        Assert.IsTrue(_terminal.MacIsRight(Reply()));
    }

    [TestMethod]
    public void Decline_with_a_code_moves_nothing()
    {
        Spoil("0200:decline=91");
        Assert.AreEqual("91", Reply().Text(39));
        Assert.AreEqual(Opening, _terminal.BalanceMinor);
        Spoil("0400:decline=96");
        IsoMessage sale = _terminal.Request(TransactionKind.Sale, 10_00);
        Assert.AreEqual("00", _terminal.Code(sale));
        Assert.AreEqual("96", _terminal.Code(_terminal.Reversal(sale)));
        Assert.AreEqual("00", _terminal.Code(_terminal.Reversal(sale)));
        Spoil("0800:decline=91");
        Assert.AreEqual("91", _terminal.SignOn().Text(39));
    }

    [TestMethod]
    public void Forgotten_approval_is_signed_but_not_in_the_books()
    {
        Spoil("forget");
        IsoMessage sale = _terminal.Request(TransactionKind.Sale, 10_00);
        IsoMessage reply = _terminal.Exchange(sale)!;
        Assert.AreEqual("00", reply.Text(39));
        Assert.IsTrue(_terminal.MacIsRight(reply));
        Assert.AreEqual(Opening, _terminal.BalanceMinor);
        Assert.HasCount(1, _terminal.Host.Books.VerifyAgainst("10000001", [new TerminalRecord("000001", sale.Text(11)!, 10_00)], []));
        Assert.AreNotEqual(reply.Text(37), Reply().Text(37), "reference numbers stay unique");
    }

    [TestMethod]
    public void Lie_declines_what_the_books_hold()
    {
        Spoil("lie=05");
        Assert.AreEqual("05", Reply().Text(39));
        Assert.AreEqual(Opening - 10_00, _terminal.BalanceMinor);
    }

    [TestMethod]
    public void Replies_that_do_not_belong_to_the_request_carry_a_right_mac()
    {
        foreach (var (word, field) in new[] { ("wrong-stan", 11), ("wrong-amount", 4), ("wrong-terminal", 41), ("wrong-processing", 3) })
        {
            Spoil(word);
            IsoMessage request = _terminal.Request(TransactionKind.Sale, 10_00);
            IsoMessage reply = _terminal.Exchange(request)!;
            Assert.AreNotEqual(request.Text(field), reply.Text(field), word);
            Assert.IsTrue(_terminal.MacIsRight(reply), word);
        }
    }

    [TestMethod]
    public void Processing_request_wrong_check_value_wrong_arpc_and_unbalanced()
    {
        Spoil("ask=3");
        Reply();
        Assert.AreEqual(3, IsoFrame.ProcessingRequest(_terminal.LastFrame));
        Spoil("wrong-arpc");
        byte[] spoiled = Tlv.Map(Reply().Bytes(55)!)[0x91];
        Assert.HasCount(10, spoiled);
        Spoil("unbalanced");
        var settle = _terminal.Network("0500", "201").Set(48, "000000002000002000000000000000" + new string('0', 32));
        Assert.AreEqual('2', _terminal.Exchange(settle, mac: false)!.Text(48)![30]);
        Spoil("wrong-kcv");
        IsoMessage signOn = _terminal.Exchange(_terminal.Network("0800", "003"), mac: false)!;
        Assert.IsNull(WorkingKeys.Unwrap(signOn.Bytes(62)!, KeyCipher.Des, Convert.FromHexString(AcquirerOptions.TestMasterKeyHex), false));
    }

    [TestMethod]
    public void Duplicate_and_hang_up_are_told_to_the_transport()
    {
        Spoil("duplicate");
        Assert.AreEqual(2, Answer().Copies);
        Spoil("hang-up");
        Assert.IsTrue(Answer().HangUp);
    }

    [TestMethod]
    public void Misbehaviours_wait_for_their_message_and_end_after_their_times()
    {
        Spoil("0400:drop-reply");
        Spoil("0200:decline=91*2");
        string[] codes = [.. Enumerable.Range(0, 3).Select(_ => Reply().Text(39)!)];
        CollectionAssert.AreEqual(new[] { "91", "91", "00" }, codes);
        Assert.AreEqual(1, _terminal.Host.Misbehave.Count);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("delay")]
    [DataRow("delay=x")]
    [DataRow("delay=-5")]
    [DataRow("drop-reply=3")]
    [DataRow("decline=123")]
    [DataRow("decline=00")]
    [DataRow("ask=10")]
    [DataRow("forget*0")]
    [DataRow("forget*x")]
    [DataRow("02x0:forget")]
    [DataRow("0299:forget")]
    [DataRow("forgetful")]
    public void Misspelt_misbehaviour_is_refused_with_a_reason(string text)
    {
        Assert.IsFalse(Misbehaviour.TryParse(text, out _, out string error));
        Assert.AreNotEqual("", error);
    }

    private void Spoil(string text)
    {
        Assert.IsTrue(Misbehaviour.TryParse(text, out var misbehaviour, out string error), error);
        _terminal.Host.Misbehave.Add(misbehaviour!);
    }

    private HostReply Answer()
    {
        IsoMessage sale = _terminal.Sign(_terminal.Request(TransactionKind.Sale, 10_00));
        return _terminal.Host.Answer(AcquirerTerminal.Frame(sale), AcquirerTerminal.Now);
    }

    private IsoMessage Reply() => _terminal.Exchange(_terminal.Request(TransactionKind.Sale, 10_00))!;
}
