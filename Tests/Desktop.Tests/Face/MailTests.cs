using Desktop.Tests.Shops;
using Drivers.Keypad;
using Firmware.Store;
using Firmware.Ui;
using Simulator;
using Simulator.Acquirer;

namespace Desktop.Tests.Face;

/// <summary>The receipt by e-mail on the whole terminal: typed, kept, delivered once, and in nobody's way.</summary>
[TestClass]
public sealed class MailTests
{
    private const string Address = "000001@gmail.com";

    [TestMethod]
    public void Nothing_is_offered_unless_the_merchant_wants_it()
    {
        var shop = new Shop();
        ToTearOff(shop, 1200);
        Assert.IsFalse(shop.Rig.Reader.Shows(shop.Say(Text.KeyMail)));
        shop.Rig.Press(Key.Menu);
        shop.See(Text.TearOff);
    }

    [TestMethod]
    public void Whoever_does_not_want_it_presses_no_key_more()
    {
        var shop = new Shop();
        Allow(shop);
        ToTearOff(shop, 1200);
        shop.Rig.Press(Key.Enter);
        shop.See(Text.IdleEnterAmount);
        Assert.AreEqual(2, Slips(shop));
        Assert.IsEmpty(shop.Rig.Host.Mail.Requests);
    }

    [TestMethod]
    public void The_address_arrives_with_the_payment_it_belongs_to_and_is_wiped()
    {
        var shop = new Shop();
        var scan = SecretScan.Of(shop.Rig);
        scan.Watch(shop.Rig);
        Allow(shop);
        ToTearOff(shop, 1200);
        TypeAddress(shop);
        shop.See(Text.IdleEnterAmount);
        Until(shop, () => shop.Rig.Host.Mail.Requests.Count == 1, 5_000);
        MailRequest mail = shop.Rig.Host.Mail.Requests[0];
        BookTransaction paid = shop.Standing(TransactionKind.Sale).Single();
        Assert.AreEqual(Address, mail.Address);
        Assert.AreEqual(Books.KeyOf(paid.Line.Terminal, paid.Line.Batch, paid.Line.Stan), mail.Transaction);
        shop.Rig.RunFor(2_000);
        Assert.AreEqual(0, Waiting(shop));
        Assert.AreEqual(0, shop.Rig.Machine.Terminal.Settings.LengthOf(SettingNumber.MailNotice));
        Assert.AreEqual("", string.Join("; ", scan.In(shop.Rig.Handset.Flash)));
        Assert.AreEqual(1, Slips(shop), "the customer's copy went by e-mail");
    }

    [TestMethod]
    public void A_payment_takes_the_line_from_an_address_that_waits_for_its_answer()
    {
        var shop = new Shop();
        Allow(shop);
        ToTearOff(shop, 1200);
        Misbehave(shop, "0620:drop-reply");
        TypeAddress(shop);
        shop.See(Text.IdleEnterAmount);
        Until(shop, () => shop.Rig.Host.Mail.Requests.Count == 1, 5_000);
        Assert.IsTrue(shop.Rig.Machine.Terminal.Deliverer.Working, "it waits for an answer that never comes");
        shop.Rig.Type("1300");
        shop.Rig.Press(Key.Enter);
        Assert.IsTrue(shop.Rig.WaitFor(shop.Say(Text.CardInsert), 1_000), shop.Rig.Reader.Text);
        shop.Pay("unionpay-debit", Text.Approved);
        shop.ToIdle();
        Until(shop, () => shop.Rig.Host.Mail.Repetitions == 1, 10_000);
        shop.Rig.RunFor(2_000);
        Assert.AreEqual(0, Waiting(shop));
        Assert.HasCount(1, shop.Rig.Host.Mail.Requests, "told twice, sent once");
        shop.MoneyHolds();
    }

    [TestMethod]
    public void A_settlement_does_not_wait_for_addresses()
    {
        var shop = new Shop();
        Allow(shop);
        ToTearOff(shop, 1200);
        Misbehave(shop, "0620:drop-request*50");
        TypeAddress(shop);
        shop.See(Text.IdleEnterAmount);
        shop.Rig.RunFor(3_000);
        shop.Rig.Press(Key.Menu);
        shop.See(Text.MenuSettlement);
        shop.Rig.Press(Key.D3);
        shop.See(Text.MenuSettle);
        shop.Rig.Press(Key.D1);
        shop.SeeOneOf(Text.SettleAsk);
        shop.Rig.Press(Key.Enter);
        Until(shop, () => shop.Rig.Host.Books.Batches.Any(b => b.Closed), 15_000);
        Assert.AreEqual(1, Waiting(shop));
        shop.MoneyHolds();
    }

    [TestMethod]
    [DataRow("30")]
    [DataRow("12")]
    public void A_host_that_does_not_know_the_message_is_not_asked_again(string code)
    {
        var shop = new Shop();
        Allow(shop);
        ToTearOff(shop, 1200);
        Misbehave(shop, $"0620:decline={code}");
        TypeAddress(shop);
        shop.See(Text.IdleEnterAmount);
        Assert.IsTrue(shop.Rig.WaitFor(Texts.Of(Language.English, Text.IdleMailRefused, "1"), 10_000), shop.Rig.Reader.Text);
        Assert.AreEqual(0, Waiting(shop));
    }

    [TestMethod]
    public void Without_paper_and_by_policy_the_receipt_is_offered_all_the_same()
    {
        var shop = new Shop();
        Allow(shop);
        shop.Rig.Press(Key.Menu);
        shop.See(Text.MenuSettings);
        shop.Rig.Press(Key.D5);
        shop.See(Text.SettingsReceipts);
        shop.Rig.Press(Key.D4);
        shop.See(Text.SettingsCopies);
        shop.Rig.Press(Key.D2);
        shop.See(Text.OptionBothCopies);
        shop.Rig.Press(Key.D4);
        shop.See(Text.SettingsCopies);
        Back(shop);
        shop.Rig.Type("1200");
        shop.Rig.Press(Key.Enter);
        shop.Pay("unionpay-debit", Text.Approved);
        shop.See(Text.MailAsk);
        TypeAddress(shop);
        shop.See(Text.IdleEnterAmount);
        Until(shop, () => shop.Rig.Host.Mail.Requests.Count == 1, 5_000);
        Assert.AreEqual(0, Slips(shop));
    }

    [TestMethod]
    [DataRow("tmk-aes")]
    [DataRow("dukpt-tdes")]
    [DataRow("dukpt-aes")]
    public void It_is_sealed_under_every_key_scheme(string scheme)
    {
        var host = scheme switch
        {
            "tmk-aes" => new KeyOptions { Cipher = KeyCipher.Aes, Mac = Simulator.Acquirer.MacScheme.AesCmac, FullMacKey = true },
            "dukpt-tdes" => new KeyOptions { Scheme = KeyScheme.Dukpt },
            _ => new KeyOptions { Scheme = KeyScheme.Dukpt, Cipher = KeyCipher.Aes, Mac = Simulator.Acquirer.MacScheme.AesCmac, FullMacKey = true },
        };
        var shop = new Shop(keys: host);
        Allow(shop);
        ToTearOff(shop, 1200);
        TypeAddress(shop);
        shop.See(Text.IdleEnterAmount);
        Until(shop, () => shop.Rig.Host.Mail.Requests.Count == 1 && Waiting(shop) == 0, 8_000);
        Assert.AreEqual(0, shop.Rig.Host.ReusedNumbers);
    }

    [TestMethod]
    [DataRow("a@b.cn", true)]
    [DataRow("first.last+tag@mail.example.com", true)]
    [DataRow("000001@qq.com", true)]
    [DataRow("", false)]
    [DataRow("a", false)]
    [DataRow("@qq.com", false)]
    [DataRow("a@", false)]
    [DataRow("a@qq", false)]
    [DataRow("a@qq.", false)]
    [DataRow("a@.com", false)]
    [DataRow("a@qq..com", false)]
    [DataRow("a@-q.com", false)]
    [DataRow("a@q-.com", false)]
    [DataRow("a@q.c", false)]
    [DataRow("a@q.c1", false)]
    [DataRow(".a@qq.com", false)]
    [DataRow("a.@qq.com", false)]
    [DataRow("a..b@qq.com", false)]
    [DataRow("a@b@qq.com", false)]
    [DataRow("a b@qq.com", false)]
    public void An_address_is_checked_before_it_is_taken(string text, bool valid)
    {
        Assert.AreEqual(valid, MailAddress.IsValid(text));
        if (valid)
        {
            Assert.IsTrue(System.Net.Mail.MailAddress.TryCreate(text, out _));
        }
    }

    [TestMethod]
    public void Letters_digits_and_signs_are_at_hand()
    {
        var entry = new TextEntry(null);
        entry.StartAddress(MailAddress.MaxLength, EntryMode.Digits);
        entry.Type(1, 0);
        entry.Type(3, 100);
        entry.NextMode();
        Assert.AreEqual(EntryMode.Lower, entry.Mode);
        entry.Type(1, 2_000);
        entry.Type(2, 3_000);
        entry.Type(1, 4_000);
        entry.Type(1, 4_100);
        entry.Type(1, 4_200);
        entry.Put("@");
        entry.Type(9, 5_000);
        entry.NextMode();
        Assert.AreEqual("13.a-@w", entry.Text);
        Assert.AreEqual(EntryMode.Digits, entry.Mode);
    }

    private static int Waiting(Shop shop) => shop.Rig.Machine.Terminal.Deliverer.Mail.Queue.Count;

    private static int Slips(Shop shop) => PaperText.Slips(shop.Rig.Handset.Printer.Roll);

    private static void Until(Shop shop, Func<bool> fits, int limitMs)
    {
        for (int ms = 0; ms < limitMs && !fits(); ms += 20)
        {
            shop.Rig.RunFor(20);
            shop.Rig.Pipe!.Pump();
        }

        Assert.IsTrue(fits(), shop.Rig.Reader.Text);
    }

    private static void Misbehave(Shop shop, string how)
    {
        Assert.IsTrue(Misbehaviour.TryParse(how, out Misbehaviour? wrong, out string error), error);
        shop.Rig.Host.Misbehave.Add(wrong!);
    }

    private static void Allow(Shop shop)
    {
        shop.ToIdle();
        shop.Rig.Press(Key.Menu);
        shop.See(Text.MenuSettings);
        shop.Rig.Press(Key.D5);
        shop.See(Text.MailTitle);
        shop.Rig.Press(Key.D7);
        shop.See(Text.SettingsMail);
        shop.Rig.Press(Key.D2);
        shop.See(Text.OptionOffered);
        shop.Rig.Press(Key.D2);
        shop.See(Text.SettingsReceiptCode);
        Back(shop);
    }

    private static void Back(Shop shop)
    {
        for (int i = 0; i < 3; i++)
        {
            shop.Rig.Settle();
            shop.Rig.Press(Key.Cancel);
        }

        shop.See(Text.IdleEnterAmount);
    }

    private static void ToTearOff(Shop shop, int amountMinor)
    {
        shop.ToIdle();
        shop.Rig.Type(amountMinor.ToString());
        shop.Rig.Press(Key.Enter);
        shop.Pay("unionpay-debit", Text.Approved);
        shop.See(Text.TearOff);
    }

    private static void TypeAddress(Shop shop)
    {
        shop.Rig.Press(Key.Menu);
        shop.See(Text.MailPrompt);
        shop.Rig.Press(Key.Hash);
        shop.Rig.Type("000001");
        shop.Rig.Press(Key.Star);
        shop.Rig.Press(Key.Enter);
        shop.Rig.Press(Key.Enter);
        shop.See(Text.MailConfirm);
        Assert.IsTrue(shop.Rig.Reader.Shows(Address), shop.Rig.Reader.Text);
        shop.Rig.Press(Key.Enter);
        shop.See(Text.MailTaken);
        shop.Rig.Press(Key.Enter);
    }
}
