using Drivers.Hal;
using Firmware.Host;
using Firmware.Sale;
using Firmware.Store;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Acquirer;

namespace Desktop.Tests;

/// <summary>The terminal's host layer against the acquirer: two implementations of docs/acquirer.md that share no code.</summary>
[TestClass]
public class AcquirerInteropTests
{
    private const int LimitMs = 120_000;
    private const int SaleNumber = 1;

    private readonly HandClock _clock = new();
    private readonly KeyBox _vault = new();
    private readonly AcquirerTerminal _bench = new();
    private AcquirerClient _client = null!;
    private PipeLink _pipe = null!;

    [TestInitialize]
    public void Connect() => Connect(signOnCode: 3);

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(4)]
    public void Sign_on_and_sale_in_each_key_form(int signOnCode)
    {
        Connect(signOnCode);
        SignOn();
        Assert.AreEqual(ExchangeResult.Answered, Pay(2, 12_34));
        Assert.AreEqual("00", _client.Reply.ResponseCode);
        Assert.AreEqual((6, 12, "CUP"), (_client.Reply.AuthorisationCode.Length, _client.Reply.ReferenceNumber.Length, _client.Reply.CardOrganisation));
        Assert.AreEqual(0x91, _client.Reply.ChipData[0]);
        Assert.AreEqual(AcquirerTerminal.OpeningBalanceMinor - 12_34, _bench.BalanceMinor);
        Assert.AreEqual((_client.BytesSent, _client.BytesReceived), (_pipe.BytesSent, _pipe.BytesReceived));
    }

    [TestMethod]
    public void Reversal_takes_the_money_back()
    {
        SignOn();
        _bench.Host.Misbehave.Add(MisbehaviourKind.DropReply, "0200");
        Assert.AreEqual(ExchangeResult.NoReply, Pay(2, 12_34));
        Assert.AreEqual(AcquirerTerminal.OpeningBalanceMinor - 12_34, _bench.BalanceMinor);
        TransactionRecord record = Record(2, 12_34);
        record.ReversalReason[0] = (byte)'9';
        record.ReversalReason[1] = (byte)'8';
        Assert.AreEqual(Status.Pending, _client.StartReversal(record, _clock.NowMs));
        Assert.AreEqual(ExchangeResult.Answered, Run());
        Assert.AreEqual("00", _client.Reply.ResponseCode);
        Assert.AreEqual(AcquirerTerminal.OpeningBalanceMinor, _bench.BalanceMinor);
    }

    [TestMethod]
    [DataRow("0200:wrong-mac", ExchangeResult.BadMac)]
    [DataRow("0200:no-mac", ExchangeResult.BadMac)]
    [DataRow("0200:wrong-stan", ExchangeResult.WrongReply)]
    [DataRow("0200:wrong-amount", ExchangeResult.WrongReply)]
    [DataRow("0200:wrong-terminal", ExchangeResult.WrongReply)]
    [DataRow("0200:wrong-processing", ExchangeResult.WrongReply)]
    [DataRow("0200:drop-request", ExchangeResult.NoReply)]
    [DataRow("0200:drop-reply", ExchangeResult.NoReply)]
    [DataRow("0200:delay=60000", ExchangeResult.NoReply)]
    [DataRow("0200:hang-up", ExchangeResult.BrokenReply)]
    [DataRow("0200:truncate=40", ExchangeResult.BrokenReply)]
    [DataRow("0200:delay=5000", ExchangeResult.Answered)]
    [DataRow("0200:duplicate", ExchangeResult.Answered)]
    public void Each_misbehaviour_is_seen_for_what_it_is(string wrong, ExchangeResult expected)
    {
        SignOn();
        Assert.IsTrue(Misbehaviour.TryParse(wrong, out var misbehaviour, out _));
        _bench.Host.Misbehave.Add(misbehaviour!);
        Assert.AreEqual(expected, Pay(2, 12_34));
        Assert.AreEqual(ExchangeResult.Answered, Pay(3, 1_00), "the next payment is not disturbed");
        Assert.AreEqual("00", _client.Reply.ResponseCode);
    }

    [TestMethod]
    public void Wrong_check_value_refuses_the_sign_on()
    {
        _bench.Host.Misbehave.Add(MisbehaviourKind.WrongKcv);
        Assert.AreEqual(Status.Pending, _client.StartSignOn(1, 1, "001", _clock.NowMs));
        Run();
        Assert.IsFalse(_client.SignedOn);
    }

    [TestMethod]
    public void Host_that_forgot_the_keys_is_answered_by_a_new_sign_on()
    {
        SignOn();
        _bench.Host.ForgetKeys();
        Assert.AreEqual(ExchangeResult.Answered, Pay(2, 12_34));
        Assert.AreEqual(("77", false), (_client.Reply.ResponseCode, _client.SignedOn));
        SignOn();
        Assert.AreEqual(ExchangeResult.Answered, Pay(2, 12_34));
        Assert.AreEqual("00", _client.Reply.ResponseCode);
    }

    private void Connect(int signOnCode)
    {
        _pipe = new PipeLink(_clock, _bench.Host, AcquirerTerminal.Now);
        var profile = new AcquirerProfile { SignOnCode = signOnCode, MerchantId = _bench.Host.Options.MerchantId, TerminalId = "10000001" };
        _client = new AcquirerClient(_pipe, profile, new TransactionKinds(), _vault);
    }

    private void SignOn()
    {
        Assert.AreEqual(Status.Pending, _client.StartSignOn(1, 1, "001", _clock.NowMs));
        Assert.AreEqual(ExchangeResult.Answered, Run());
        Assert.IsTrue(_client.SignedOn);
        Assert.AreEqual(1, _client.Reply.Batch);
    }

    private ExchangeResult Pay(int stan, long amountMinor)
    {
        var card = new CardData { HasPin = true };
        byte[] track = Convert.FromHexString(AcquirerTerminal.Pan + "D" + AcquirerTerminal.Expiry + "201000001234" + "0");
        track.CopyTo(card.Track2, 0);
        card.Track2Digits = (track.Length * 2) - 1;
        byte[] pan = Convert.FromHexString(AcquirerTerminal.Pan);
        byte[] pin = [.. AcquirerTerminal.Pin.Select(digit => (byte)(digit - '0'))];
        Assert.AreEqual(Status.Ok, Firmware.Host.PinBlock.Build(_vault, pin, pin.Length, pan, AcquirerTerminal.Pan.Length, card.PinBlock));
        byte[] chip = _bench.ChipData(amountMinor);
        Assert.AreEqual(Status.Pending, _client.StartPayment(Record(stan, amountMinor), card, chip, chip.Length, _clock.NowMs));
        return Run();
    }

    private static TransactionRecord Record(int stan, long amountMinor)
    {
        var record = new TransactionRecord { Type = SaleNumber, Stan = stan, Batch = 1, AmountMinor = amountMinor, EntryMode = 51, PanSequence = 1 };
        record.SetPan(Convert.FromHexString(AcquirerTerminal.Pan), 0, 8);
        Convert.FromHexString(AcquirerTerminal.Expiry).CopyTo(record.Expiry, 0);
        return record;
    }

    private ExchangeResult Run()
    {
        long end = _clock.NowMs + LimitMs;
        while (_client.Poll(_clock.NowMs) == Status.Pending)
        {
            Assert.IsTrue(_clock.NowMs < end, "the exchange does not end");
            _clock.NowMs += 10;
        }

        return _client.Result;
    }

    private sealed class HandClock : IClock
    {
        public long NowMs { get; set; }
    }

    /// <summary>Keys in memory, on the desktop's own DES.</summary>
    private sealed class KeyBox : IKeyVault
    {
        private readonly Dictionary<KeySlot, byte[]> _keys = new() { [KeySlot.TerminalMaster] = Convert.FromHexString(AcquirerOptions.TestMasterKeyHex) };

        public Status Start(long nowMs) => Status.Ok;

        public Status Poll(long nowMs) => Status.Ok;

        public bool Has(KeySlot slot) => _keys.ContainsKey(slot);

        public Status LoadKey(KeySlot slot, byte[] key, int offset, int count, byte[] check, int checkOffset, int checkCount) => Status.Invalid;

        public Status UnwrapKey(KeySlot slot, byte[] cipher, int offset, int count, byte[] check, int checkOffset, int checkCount)
        {
            Status status = CheckWrapped(cipher, offset, count, check, checkOffset, checkCount);
            if (status == Status.Ok)
            {
                _keys[slot] = Unwrapped(cipher, offset, count);
            }

            return status;
        }

        public Status CheckWrapped(byte[] cipher, int offset, int count, byte[] check, int checkOffset, int checkCount)
        {
            byte[] own = BlockCipher.CheckValue(KeyCipher.Des, Unwrapped(cipher, offset, count));
            return own.AsSpan(0, checkCount).SequenceEqual(check.AsSpan(checkOffset, checkCount)) ? Status.Ok : Status.Checksum;
        }

        public Status Encrypt(KeySlot slot, byte[] data, int offset, int count)
        {
            if (!_keys.TryGetValue(slot, out byte[]? key))
            {
                return Status.NotFound;
            }

            BlockCipher.Des(key, data.AsSpan(offset, count)).CopyTo(data, offset);
            return Status.Ok;
        }

        public Status CheckValue(KeySlot slot, byte[] into, int offset) => Status.Invalid;

        public Status Stretch(byte[] salt, byte[] password, int offset, int count, int rounds, byte[] into, int intoOffset) => Status.Invalid;

        public IRecordCipher CreateRecordCipher() => throw new NotSupportedException();

        public void Wipe() => _keys.Clear();

        private byte[] Unwrapped(byte[] cipher, int offset, int count) =>
            BlockCipher.Decrypt(KeyCipher.Des, _keys[KeySlot.TerminalMaster], cipher.AsSpan(offset, count));
    }
}
