using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Acquirer;

namespace Desktop.Tests;

[TestClass]
public class AcquirerHostTests
{
    [TestMethod]
    public void Sale_with_chip_and_pin_is_approved_booked_and_answered_with_arpc_and_mac()
    {
        var terminal = SignedOn();
        IsoMessage request = terminal.Request(TransactionKind.Sale, 12_34);
        IsoMessage reply = terminal.Exchange(request)!;

        Assert.AreEqual("0210", reply.Mti);
        Assert.AreEqual("00", reply.Text(39));
        Assert.IsTrue(terminal.MacIsRight(reply));
        foreach (int field in new[] { 3, 4, 11, 41, 42, 49, 60 })
        {
            Assert.AreEqual(request.Text(field), reply.Text(field), "field " + field);
        }

        Dictionary<uint, byte[]> chip = Tlv.Map(request.Bytes(55)!);
        byte[] session = Cryptogram.SessionKey(SessionKeyMethod.EmvCommon, Cryptogram.CardKey(AcquirerTerminal.IssuerKey, AcquirerTerminal.Pan, 1), chip[0x9F36]);
        byte[] expected = [.. Cryptogram.ArpcMethod1(session, chip[0x9F26], [0x30, 0x30]), 0x30, 0x30];
        CollectionAssert.AreEqual(expected, Tlv.Map(reply.Bytes(55)!)[0x91]);

        Assert.AreEqual(AcquirerTerminal.OpeningBalanceMinor - 12_34, terminal.BalanceMinor);
        BookTransaction booked = terminal.Host.Books.Find("10000001", "000001", request.Text(11)!)!;
        Assert.AreEqual(reply.Text(37), booked.Line.ReferenceNumber);
        Assert.AreEqual(reply.Text(38), booked.Line.AuthorisationCode);
        AssertSound(terminal);
    }

    [TestMethod]
    public void Reply_swaps_the_addresses_and_keeps_the_header()
    {
        var terminal = SignedOn();
        terminal.Exchange(terminal.Request(TransactionKind.Sale, 1_00));
        Assert.AreEqual("6000000003603100311234", Convert.ToHexString(terminal.LastFrame![..11]));
    }

    [TestMethod]
    [DataRow("001", 8)]
    [DataRow("003", 16)]
    [DataRow("004", 16)]
    public void Sale_works_with_each_key_form(string code, int pinKeyBytes)
    {
        var terminal = new AcquirerTerminal();
        terminal.SignOn(code);
        Assert.AreEqual(pinKeyBytes, terminal.Keys.PinKey.Length);
        Assert.AreEqual("00", terminal.Code(terminal.Request(TransactionKind.Sale, 5_00)));
    }

    [TestMethod]
    [DataRow(MacScheme.X919, KeyCipher.Des, true)]
    [DataRow(MacScheme.X919, KeyCipher.Des, false)]
    [DataRow(MacScheme.UnionPayEcb, KeyCipher.Des, true)]
    [DataRow(MacScheme.AesCmac, KeyCipher.Aes, true)]
    public void Sale_without_pin_works_with_each_mac_scheme(MacScheme scheme, KeyCipher cipher, bool fullMac)
    {
        var terminal = new AcquirerTerminal(new AcquirerOptions { Accounts = [AcquirerTerminal.Card()], MacScheme = scheme, KeyCipher = cipher, FullMacKey = fullMac });
        terminal.SignOn();
        IsoMessage reply = terminal.Exchange(terminal.Request(TransactionKind.Sale, 5_00, pin: null))!;
        Assert.AreEqual("00", reply.Text(39));
        Assert.IsTrue(terminal.MacIsRight(reply));
    }

    [TestMethod]
    public void Request_before_sign_on_is_answered_77_and_leaves_nothing()
    {
        var terminal = SignedOn();
        IsoMessage sale = terminal.Request(TransactionKind.Sale, 5_00);
        terminal.Host.ForgetKeys();
        IsoMessage reply = terminal.Exchange(sale)!;
        Assert.AreEqual("77", reply.Text(39));
        Assert.IsFalse(reply.Has(64));
        Assert.IsEmpty(terminal.Host.Books.Transactions);
    }

    [TestMethod]
    public void Sign_off_forgets_the_keys()
    {
        var terminal = SignedOn();
        Assert.AreEqual("00", terminal.Code(terminal.Network("0820", "002"), mac: false));
        Assert.AreEqual("77", terminal.Code(terminal.Request(TransactionKind.Sale, 5_00)));
    }

    [TestMethod]
    public void Echo_and_downloads_are_answered_even_before_sign_on()
    {
        var terminal = new AcquirerTerminal();
        Assert.AreEqual("00", terminal.Code(terminal.Network("0820", "301"), mac: false));
        IsoMessage download = terminal.Exchange(terminal.Network("0800", "370"), mac: false)!;
        Assert.AreEqual("00", download.Text(39));
        Assert.AreEqual('0', download.Ascii(62)[0]);
    }

    [TestMethod]
    public void Wrong_mac_is_answered_A0_and_moves_nothing()
    {
        var terminal = SignedOn();
        IsoMessage sale = terminal.Sign(terminal.Request(TransactionKind.Sale, 5_00));
        sale.Set(4, 500_00);
        Assert.AreEqual("A0", terminal.Code(sale, mac: false));
        Assert.AreEqual("A0", terminal.Code(terminal.Request(TransactionKind.Sale, 5_00), mac: false));
        Assert.AreEqual(AcquirerTerminal.OpeningBalanceMinor, terminal.BalanceMinor);
        Assert.AreEqual("00", terminal.Code(sale.Set(4, 5_00)), "the STAN was not used up");
    }

    [TestMethod]
    public void Same_stan_again_in_a_batch_is_answered_94_and_charges_once()
    {
        var terminal = SignedOn();
        IsoMessage sale = terminal.Request(TransactionKind.Sale, 5_00);
        Assert.AreEqual("00", terminal.Code(sale));
        Assert.AreEqual("94", terminal.Code(sale));
        Assert.AreEqual(AcquirerTerminal.OpeningBalanceMinor - 5_00, terminal.BalanceMinor);
        terminal.Batch = "000002";
        Assert.AreEqual("00", terminal.Code(terminal.Request(TransactionKind.Sale, 5_00, stan: sale.Text(11))));
    }

    [TestMethod]
    public void Wrong_pins_are_counted_and_the_third_locks_the_card()
    {
        var terminal = SignedOn();
        string[] codes = [.. Enumerable.Range(0, 4).Select(_ => terminal.Code(terminal.Request(TransactionKind.Sale, 1_00, "000000")))];
        CollectionAssert.AreEqual(new[] { "55", "55", "75", "75" }, codes);
        Assert.AreEqual("75", terminal.Code(terminal.Request(TransactionKind.Sale, 1_00)), "the right PIN comes too late");
        Assert.AreEqual(AcquirerTerminal.OpeningBalanceMinor, terminal.BalanceMinor);
    }

    [TestMethod]
    public void Right_pin_clears_the_count()
    {
        var terminal = SignedOn();
        foreach (string pin in new[] { "000000", "111111", AcquirerTerminal.Pin, "000000" })
        {
            terminal.Code(terminal.Request(TransactionKind.Sale, 1_00, pin));
        }

        Assert.AreEqual(1, terminal.Host.Books.FindAccount(AcquirerTerminal.Pan)!.PinTriesUsed);
    }

    [TestMethod]
    public void Pin_under_another_key_is_a_format_error_of_the_pin()
    {
        var terminal = SignedOn();
        IsoMessage sale = terminal.Request(TransactionKind.Sale, 1_00);
        Assert.AreEqual("99", terminal.Code(sale.Set(52, new byte[8])));
    }

    [TestMethod]
    [DataRow(AccountStatus.Lost, "41")]
    [DataRow(AccountStatus.Stolen, "43")]
    [DataRow(AccountStatus.Restricted, "62")]
    public void Status_of_the_account_is_answered(AccountStatus status, string code)
    {
        var terminal = SignedOn(AcquirerTerminal.Card(status: status));
        Assert.AreEqual(code, terminal.Code(terminal.Request(TransactionKind.Sale, 1_00)));
    }

    [TestMethod]
    public void Expired_unknown_poor_and_limited_cards_are_declined_each_with_its_code()
    {
        var terminal = SignedOn(AcquirerTerminal.Card(limitMinor: 600_00));
        Assert.AreEqual("51", SignedOn().Also(t => t.Code(t.Request(TransactionKind.Sale, AcquirerTerminal.OpeningBalanceMinor + 1))));
        Assert.AreEqual("61", terminal.Code(terminal.Request(TransactionKind.Sale, 600_01)));
        IsoMessage unknown = terminal.Request(TransactionKind.Sale, 1_00).Set(35, "6250947000000022D30122010000012345");
        Assert.AreEqual("14", terminal.Code(unknown));
        IsoMessage wrongExpiry = terminal.Request(TransactionKind.Sale, 1_00).Set(35, AcquirerTerminal.Pan + "D31122010000012345");
        Assert.AreEqual("54", terminal.Code(wrongExpiry));
        terminal.Time = new DateTime(2031, 1, 1);
        Assert.AreEqual("54", terminal.Code(terminal.Request(TransactionKind.Sale, 1_00)));
        terminal.Time = new DateTime(2030, 12, 31);
        Assert.AreEqual("00", terminal.Code(terminal.Request(TransactionKind.Sale, 1_00)), "good to the end of the month");
    }

    [TestMethod]
    [DataRow(0x9F26u)]
    [DataRow(0x9F37u)]
    [DataRow(0x95u)]
    [DataRow(0x9F10u)]
    public void Changed_chip_data_are_declined_05(uint tag)
    {
        var terminal = SignedOn();
        IsoMessage sale = terminal.Request(TransactionKind.Sale, 1_00);
        Dictionary<uint, byte[]> chip = Tlv.Map(sale.Bytes(55)!);
        chip[tag][^1] ^= 1;
        sale.Set(55, [.. chip.SelectMany(entry => Tlv.Write(entry.Key, entry.Value))]);
        IsoMessage reply = terminal.Exchange(sale)!;
        Assert.AreEqual("05", reply.Text(39));
        Assert.IsTrue(reply.Has(55), "the card learns the issuer's answer");
    }

    [TestMethod]
    public void Declining_cryptogram_and_foreign_amount_are_declined()
    {
        var terminal = SignedOn();
        Assert.AreEqual("05", terminal.Code(terminal.Request(TransactionKind.Sale, 1_00).Set(55, terminal.ChipData(1_00, type: 0x00))));
        Assert.AreEqual("05", terminal.Code(terminal.Request(TransactionKind.Sale, 1_00).Set(55, terminal.ChipData(2_00))));
    }

    [TestMethod]
    public void Malformed_requests_are_answered_30_or_their_own_code()
    {
        var terminal = SignedOn();
        Assert.AreEqual("30", terminal.Code(terminal.Request(TransactionKind.Sale, 1_00).Set(22, "052")), "a PIN block, but the entry mode denies it");
        Assert.AreEqual("30", terminal.Code(terminal.Request(TransactionKind.Sale, 1_00).Set(55, (byte[]?)null)), "a chip without chip data");
        Assert.AreEqual("30", terminal.Code(terminal.Request(TransactionKind.Sale, 1_00).Set(55, [0x9F, 0x26, 0x08, 0x00])), "chip data cut off");
        Assert.AreEqual("13", terminal.Code(terminal.Request(TransactionKind.Sale, 0)));
        Assert.AreEqual("12", terminal.Code(terminal.Request(TransactionKind.Sale, 1_00).Set(3, "990000")));
        Assert.AreEqual("40", terminal.Code(terminal.Request(TransactionKind.Sale, 1_00).Set(60, "48" + terminal.Batch + "00060")));
        Assert.AreEqual("12", terminal.Code(terminal.Request(TransactionKind.Sale, 1_00).Set(49, "840")));
        Assert.AreEqual("97", terminal.Code(terminal.Request(TransactionKind.Sale, 1_00).Set(41, "99999999")));
        Assert.AreEqual("03", terminal.Code(terminal.Request(TransactionKind.Sale, 1_00).Set(42, "000000000000000")));
    }

    [TestMethod]
    public void Same_seed_gives_the_same_bytes_and_another_seed_other_keys()
    {
        byte[] Run(long seed)
        {
            var terminal = new AcquirerTerminal(new AcquirerOptions { Accounts = [AcquirerTerminal.Card()], Seed = seed });
            IsoMessage signOn = terminal.SignOn();
            terminal.Exchange(terminal.Request(TransactionKind.Sale, 1_00));
            return [.. signOn.Bytes(62)!, .. terminal.LastFrame!];
        }

        CollectionAssert.AreEqual(Run(5), Run(5));
        CollectionAssert.AreNotEqual(Run(5), Run(6));
    }

    internal static AcquirerTerminal SignedOn(params Account[] accounts)
    {
        var terminal = new AcquirerTerminal(AcquirerTerminal.Options(accounts));
        Assert.AreEqual("00", terminal.SignOn().Text(39));
        return terminal;
    }

    internal static void AssertSound(AcquirerTerminal terminal) =>
        Assert.AreEqual("", string.Join("\n", terminal.Host.Books.Verify()));
}

internal static class AcquirerTestExtensions
{
    public static TResult Also<T, TResult>(this T value, Func<T, TResult> use) => use(value);
}
