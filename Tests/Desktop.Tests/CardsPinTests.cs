using Simulator.Cards;

namespace Tests.Desktop;

/// <summary>PIN, tries, challenge and scripts of the simulated cards.</summary>
[TestClass]
public class CardsPinTests
{
    private const string Visa = "A0000000031010";
    private const string Mastercard = "A0000000041010";

    [TestMethod]
    public void A_wrong_PIN_costs_a_try_and_a_right_one_gives_them_back()
    {
        CardsDriver card = Started("visa-plaintext-pin", Visa);

        Assert.AreEqual(0x63C2, Verify(card, "1111"));
        Assert.AreEqual("9F170102", Convert.ToHexString(card.Send("80CA9F1700")));
        Assert.AreEqual(0x63C1, Verify(card, "2222"));
        Assert.AreEqual(0x9000, Verify(card, "4321"));
        Assert.AreEqual(3, card.Card.PinTriesLeft);
    }

    [TestMethod]
    public void Three_wrong_PINs_block_it_until_the_issuer_unblocks()
    {
        CardsDriver card = Started("visa-plaintext-pin", Visa);
        Assert.AreEqual(0x63C2, Verify(card, "1111"));
        Assert.AreEqual(0x63C1, Verify(card, "1111"));
        Assert.AreEqual(0x63C0, Verify(card, "1111"));
        Assert.AreEqual(0x6983, Verify(card, "4321"));

        Dictionary<uint, byte[]> data = card.Read(Visa);
        byte[] answer = card.Send("80AE8000", CardsDriver.Fill(data[0x8C], CardsDriver.Terminal()));
        byte[] cryptogram = answer[5..13];
        byte[] script = CardScripts.Command(card.Card.Profile, CardScripts.PinChangeUnblock, 0x00, card.Card.Counter, cryptogram, []);
        byte[] forged = [.. script];
        forged[^1] ^= 1;
        card.Send(Convert.ToHexString(forged));
        Assert.AreEqual(0x6988, card.Status);
        Assert.AreEqual(0, card.Card.PinTriesLeft);

        card.Send(Convert.ToHexString(script));
        Assert.AreEqual(0x9000, card.Status);
        Assert.AreEqual(0x9000, Verify(card, "4321"));
    }

    [TestMethod]
    public void The_issuer_can_change_the_PIN_and_block_the_application()
    {
        CardsDriver card = Started("visa-plaintext-pin", Visa);
        Dictionary<uint, byte[]> data = card.Read(Visa);
        byte[] cryptogram = card.Send("80AE8000", CardsDriver.Fill(data[0x8C], CardsDriver.Terminal()))[5..13];
        CardProfile profile = card.Card.Profile;

        card.Send(Convert.ToHexString(CardScripts.Command(profile, CardScripts.PinChangeUnblock, 0x02, card.Card.Counter, cryptogram, Block("9876"))));
        Assert.AreEqual(0x9000, card.Status);
        card.Send(Convert.ToHexString(CardScripts.Command(profile, CardScripts.ApplicationBlock, 0x00, card.Card.Counter, cryptogram, [])));
        Assert.AreEqual(0x9000, card.Status);

        Assert.AreEqual(0x9000, Verify(card, "9876"));
        card.Send("00A40400", Convert.FromHexString(Visa));
        Assert.AreEqual(0x6283, card.Status);
    }

    [TestMethod]
    public void An_enciphered_PIN_needs_a_fresh_challenge()
    {
        CardsDriver card = Started("mastercard-enciphered-pin", Mastercard);
        RsaKey key = TestCa.Default.Pin(1024, 3)!;
        byte[] challenge = card.Send("0084000000");
        byte[] clear = [0x7F, .. Block("1111"), .. challenge, .. new byte[key.Length - 17]];
        byte[] enciphered = key.Recover(clear);

        card.SendNoLe("00200088", enciphered);
        Assert.AreEqual(0x9000, card.Status);
        card.SendNoLe("00200088", enciphered);
        Assert.AreEqual(0x6985, card.Status);
    }

    private static CardsDriver Started(string id, string aid)
    {
        var card = new CardsDriver(CardShelf.Find(id)!.Issue());
        card.Send("00A40400", Convert.FromHexString(aid));
        Assert.AreEqual(0x9000, card.Status);
        return card;
    }

    private static int Verify(CardsDriver card, string pin)
    {
        card.SendNoLe("00200080", Block(pin));
        return card.Status;
    }

    private static byte[] Block(string pin) => Convert.FromHexString(("2" + pin.Length.ToString("X") + pin).PadRight(16, 'F'));
}
