using Drivers.Hal;
using Firmware.Host;
using Firmware.Sale;
using Firmware.Store;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Acquirer;
using Tests.Terminal.Store;

namespace Desktop.Tests;

/// <summary>The terminal's host layer against the acquirer: two implementations of docs/acquirer.md that share no code.</summary>
[TestClass]
public class AcquirerInteropTests
{
    private const int LimitMs = 120_000;
    private const int SaleNumber = 1;

    private readonly HandClock _clock = new();
    private readonly StoreBench _store = new(6, 131072, 5);
    private AcquirerTerminal _bench = new();
    private AcquirerProfile _profile = null!;
    private AcquirerClient _client = null!;
    private PipeLink _pipe = null!;

    [TestInitialize]
    public void Connect()
    {
        Assert.AreEqual(Status.Ok, _store.PowerUp());
        Connect(new KeyOptions());
    }

    [TestMethod]
    [DataRow("tmk", "ecb", 24, false, false)]
    [DataRow("tmk", "ecb", 40, false, false)]
    [DataRow("tmk", "ecb", 40, true, false)]
    [DataRow("tmk", "ecb", 60, false, false)]
    [DataRow("tmk", "ecb", 60, true, true)]
    [DataRow("tmk", "x919", 24, false, false)]
    [DataRow("tmk", "x919", 40, true, false)]
    [DataRow("tmk", "x919", 40, true, true)]
    [DataRow("tmk-aes", "cmac", 40, true, false)]
    [DataRow("tmk-aes", "cmac", 60, true, true)]
    [DataRow("dukpt-tdes", "ecb", 40, false, false)]
    [DataRow("dukpt-tdes", "x919", 40, false, false)]
    [DataRow("dukpt-aes", "cmac", 40, true, false)]
    public void Sign_on_sale_and_reversal_in_each_key_scheme(string keys, string mac, int form, bool fullMacKey, bool keyBlocks)
    {
        Assert.IsTrue(KeyOptions.TryParse(keys, mac, form, fullMacKey, keyBlocks, out KeyOptions options, out string error), error);
        Connect(options);
        SignOn();
        Assert.AreEqual(ExchangeResult.Answered, Pay(2, 12_34));
        Assert.AreEqual("00", _client.Reply.ResponseCode);
        Assert.AreEqual((6, 12, "CUP"), (_client.Reply.AuthorisationCode.Length, _client.Reply.ReferenceNumber.Length, _client.Reply.CardOrganisation));
        Assert.AreEqual(0x91, _client.Reply.ChipData[0]);
        Assert.AreEqual(AcquirerTerminal.OpeningBalanceMinor - 12_34, _bench.BalanceMinor);
        Assert.AreEqual((_client.BytesSent, _client.BytesReceived), (_pipe.BytesSent, _pipe.BytesReceived));

        _bench.Host.Misbehave.Add(MisbehaviourKind.WrongMac, "0200");
        Assert.AreEqual(ExchangeResult.BadMac, Pay(3, 5_00));
        Assert.AreEqual(ExchangeResult.Answered, Reverse(3, 5_00));
        Assert.AreEqual("00", _client.Reply.ResponseCode);
        Assert.AreEqual(AcquirerTerminal.OpeningBalanceMinor - 12_34, _bench.BalanceMinor);
        Assert.AreEqual(0, _bench.Host.ReusedNumbers);

        // A PIN that is wrong is seen to be wrong: it was read.
        Assert.AreEqual(ExchangeResult.Answered, Pay(4, 1_00, "654321"));
        Assert.AreEqual("55", _client.Reply.ResponseCode);
        _bench.Host.ForgetKeys();
        Assert.AreEqual(ExchangeResult.Answered, Pay(5, 1_00));
        Assert.AreEqual(("77", false), (_client.Reply.ResponseCode, _client.SignedOn));
        SignOn();
        Assert.AreEqual(ExchangeResult.Answered, Pay(6, 1_00));
        Assert.AreEqual("00", _client.Reply.ResponseCode);
    }

    [TestMethod]
    [DataRow("tmk", 24, false)]
    [DataRow("tmk", 60, true)]
    [DataRow("tmk-aes", 40, false)]
    [DataRow("tmk-aes", 40, true)]
    public void A_sign_on_whose_keys_are_not_whole_is_refused_and_changes_no_key(string keys, int form, bool keyBlocks)
    {
        Assert.IsTrue(KeyOptions.TryParse(keys, null, form, false, keyBlocks, out KeyOptions options, out string error), error);
        Connect(options);
        SignOn();
        byte[] pin = KeyBench.CheckValue(_store, KeySlot.Pin);
        byte[] mac = KeyBench.CheckValue(_store, KeySlot.Mac);
        _bench.Host.Misbehave.Add(MisbehaviourKind.WrongKcv);
        Assert.AreEqual(Status.Pending, _client.StartSignOn(2, 1, "001", _clock.NowMs));
        Run();
        Assert.IsFalse(_client.SignedOn);
        CollectionAssert.AreEqual(pin, KeyBench.CheckValue(_store, KeySlot.Pin));
        CollectionAssert.AreEqual(mac, KeyBench.CheckValue(_store, KeySlot.Mac));
        SignOn();
        CollectionAssert.AreNotEqual(pin, KeyBench.CheckValue(_store, KeySlot.Pin));
    }

    [TestMethod]
    public void Reversal_takes_the_money_back()
    {
        SignOn();
        _bench.Host.Misbehave.Add(MisbehaviourKind.DropReply, "0200");
        Assert.AreEqual(ExchangeResult.NoReply, Pay(2, 12_34));
        Assert.AreEqual(AcquirerTerminal.OpeningBalanceMinor - 12_34, _bench.BalanceMinor);
        Assert.AreEqual(ExchangeResult.Answered, Reverse(2, 12_34));
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

    private void Connect(KeyOptions keys)
    {
        _bench = new AcquirerTerminal(new AcquirerOptions
        {
            Accounts = [AcquirerTerminal.Card()], KeyScheme = keys.Scheme, KeyCipher = keys.Cipher, MacScheme = keys.Mac, FullMacKey = keys.FullMacKey,
            KeyBlocks = keys.KeyBlocks,
        });
        AcquirerOptions host = _bench.Host.Options;
        bool aes = keys.Cipher == KeyCipher.Aes;
        KeyAlgorithm algorithm = aes ? KeyAlgorithm.Aes : KeyAlgorithm.Des;
        if (keys.Scheme == Simulator.Acquirer.KeyScheme.Dukpt)
        {
            string baseKey = aes ? "FEDCBA9876543210F1F1F1F1F1F1F1F1" : "0123456789ABCDEFFEDCBA9876543210";
            string serial = aes ? "123456789012345600000000" : "FFFF9876543210E00000";
            byte[] initial = Dukpt.InitialKey(keys.Cipher, Convert.FromHexString(baseKey), Convert.FromHexString(serial));
            KeyBench.Initial(_store, algorithm, Convert.ToHexString(initial), serial);
        }
        else
        {
            KeyBench.Master(_store, algorithm, host.MasterKeyHex);
        }

        _pipe = new PipeLink(_clock, _bench.Host, AcquirerTerminal.Now);
        _profile = new AcquirerProfile
        {
            SignOnCode = (int)keys.Form, MerchantId = host.MerchantId, TerminalId = "10000001", KeyBlocks = keys.KeyBlocks, PinFormat = aes ? 4 : 0,
            KeyScheme = keys.Scheme == Simulator.Acquirer.KeyScheme.Dukpt ? Firmware.Host.KeyScheme.Dukpt : Firmware.Host.KeyScheme.MasterKey,
            MacScheme = (Firmware.Store.MacScheme)(int)keys.Mac,
        };
        _client = new AcquirerClient(_pipe, _profile, new TransactionKinds(), _store.Vault);
    }

    private ExchangeResult Reverse(int stan, long amountMinor)
    {
        TransactionRecord record = Record(stan, amountMinor);
        record.ReversalReason[0] = (byte)'9';
        record.ReversalReason[1] = (byte)'8';
        Assert.AreEqual(Status.Pending, _client.StartReversal(record, _clock.NowMs));
        return Run();
    }

    private void SignOn()
    {
        Assert.AreEqual(Status.Pending, _client.StartSignOn(1, 1, "001", _clock.NowMs));
        Assert.AreEqual(ExchangeResult.Answered, Run());
        Assert.IsTrue(_client.SignedOn);
        Assert.AreEqual(1, _client.Reply.Batch);
    }

    private ExchangeResult Pay(int stan, long amountMinor, string pinText = AcquirerTerminal.Pin)
    {
        var card = new CardData { HasPin = true };
        byte[] track = Convert.FromHexString(AcquirerTerminal.Pan + "D" + AcquirerTerminal.Expiry + "201000001234" + "0");
        track.CopyTo(card.Track2, 0);
        card.Track2Digits = (track.Length * 2) - 1;
        byte[] pan = Convert.FromHexString(AcquirerTerminal.Pan);
        byte[] pin = [.. pinText.Select(digit => (byte)(digit - '0'))];
        while (_client.Keys.Prepare() == Status.Pending)
        {
            Tick();
        }

        var builder = new Firmware.Host.PinBlock(_store.Vault, new VirtualHandset.SeededRandom(1));
        Assert.AreEqual(Status.Ok, builder.Build(_client.Keys.PinSlot, _profile.PinFormat, pin, pin.Length, pan, AcquirerTerminal.Pan.Length, card.PinBlock));
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
            Tick();
        }

        return _client.Result;
    }

    private void Tick()
    {
        _clock.NowMs += 10;
        _store.Clock.NowMs += 10;
        Assert.AreNotEqual(Status.Fault, _store.Vault.Poll(_store.Clock.NowMs));
    }

    private sealed class HandClock : IClock
    {
        public long NowMs { get; set; }
    }
}
