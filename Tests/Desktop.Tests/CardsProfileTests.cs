using Simulator.Cards;

namespace Tests.Desktop;

/// <summary>Card files that are wrong say so with the line; none is skipped or half understood.</summary>
[TestClass]
public class CardsProfileTests
{
    private const string Good = """
        {
          "name": "My card",
          "brand": "unionPay",
          "pan": "6222888800000017",
          "expiry": "3012",
          "applications": [
            { "aid": "A000000333010101" }
          ]
        }
        """;

    [TestMethod]
    public void The_shortest_card_file_makes_a_card()
    {
        CardProfile card = CardFile.Parse("card.json", Good).Profile!;

        Assert.AreEqual("6222888800000017", card.Pan);
        Assert.AreEqual(CardAuthentication.Cda, card.Applications[0].Authentication);
        Assert.AreEqual(0x9000, SelectPse(card));
    }

    [TestMethod]
    [DataRow("\"pan\": \"6222888800000017\"", "\"pan\": \"62228888x\"", 4, "12 to 19 digits")]
    [DataRow("\"pan\"", "\"pam\"", 1, "needs \"pan\"")]
    [DataRow("\"expiry\": \"3012\"", "\"expiry\": \"3013\"", 5, "month from 01 to 12")]
    [DataRow("\"brand\": \"unionPay\"", "\"brand\": \"onionPay\"", 3, "not one of: unionPay, visa, mastercard")]
    [DataRow("\"aid\": \"A000000333010101\"", "\"aid\": \"A00000033301010\"", 7, "even number of hex digits")]
    [DataRow("{ \"aid\"", "{ \"autentication\": \"dda\", \"aid\"", 7, "did you mean \"authentication\"?")]
    [DataRow("{ \"aid\"", "{ \"cvm\": [\"onlinePinn\"], \"aid\"", 7, "not one of: fail, plaintextPin, onlinePin")]
    [DataRow("{ \"aid\"", "{ \"caIndex\": \"99\", \"aid\"", 7, "no test CA key of that index")]
    [DataRow("{ \"aid\"", "{ \"iccKeyBits\": 1984, \"issuerKeyBits\": 1152, \"aid\"", 7, "too long")]
    [DataRow("{ \"aid\"", "{ \"issuerKeyBits\": 1000, \"aid\"", 7, "no such test key")]
    [DataRow("{ \"aid\"", "{ \"confirm\": \"yes\", \"aid\"", 7, "is true or false")]
    [DataRow("\"expiry\"", "\"balance\": \"12.345\",\n  \"expiry\"", 5, "is an amount like")]
    [DataRow("\"expiry\"", "\"pin\": 1234,\n  \"expiry\"", 5, "digits in quotes")]
    [DataRow("\"expiry\"", "\"pan\": \"1\",\n  \"expiry\"", 5, "stands here twice")]
    [DataRow("\"expiry\": \"3012\",", "\"expiry\": \"3012\"", 6, "not JSON")]
    [DataRow("\"expiry\"", "\"behaviour\": { \"firstCryptogram\": \"maybe\" },\n  \"expiry\"", 5, "online, asAsked, decline")]
    public void A_mistake_is_named_with_its_line(string good, string bad, int line, string reason)
    {
        CardFileException wrong = Assert.ThrowsExactly<CardFileException>(() => CardFile.Parse("card.json", Good.Replace(good, bad)));

        Assert.AreEqual(line, wrong.Line, wrong.Message);
        Assert.Contains(reason, wrong.Message);
        Assert.StartsWith($"card.json, line {line}: ", wrong.Message);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("[1")]
    [DataRow("null")]
    [DataRow("\"card\"")]
    [DataRow("{} {}")]
    [DataRow("[]")]
    [DataRow("{ \"exchanges\": [] }")]
    [DataRow("{ \"exchanges\": [ 7 ] }")]
    [DataRow("{ \"exchanges\": [ { \"command\": \"00A4\", \"response\": \"9000\" } ] }")]
    [DataRow("{ \"exchanges\": [ { \"command\": \"00A40400\", \"response\": \"90\" } ] }")]
    [DataRow("{ \"exchanges\": [ { \"command\": \"00A4040003AABB\", \"response\": \"9000\" } ] }")]
    [DataRow("{ \"exchanges\": [ { \"command\": \"00G40400\", \"response\": \"9000\" } ] }")]
    [DataRow("{ \"exchanges\": [ { \"command\": \"00A40400\" } ] }")]
    [DataRow("[ \"00A40400\" ]")]
    public void Broken_files_end_in_a_message(string text)
    {
        CardFileException wrong = Assert.ThrowsExactly<CardFileException>(() => CardFile.Parse("x.json", text));

        Assert.IsGreaterThan(0, wrong.Line);
    }

    [TestMethod]
    public void Every_card_on_the_shelf_has_an_account_of_its_own()
    {
        Assert.IsGreaterThanOrEqualTo(8, CardShelf.Cards.Count);
        Assert.HasCount(CardShelf.Cards.Count, CardShelf.Accounts.Select(a => a.Pan).Distinct());
        Assert.AreEqual("unionpay-debit", CardShelf.Cards[0].Id);
    }

    private static int SelectPse(CardProfile card)
    {
        var driver = new CardsDriver(new SimulatedCard(card));
        driver.Send("00A40400 0E 315041592E5359532E4444463031 00");
        return driver.Status;
    }
}
