using System.Text.Json;
using Simulator.Cards;

namespace Tests.Desktop;

/// <summary>Cards that misbehave, through the real reader and kernel: always an outcome, and money never left hanging.</summary>
[TestClass]
public class CardsFaultTests
{
    [TestMethod]
    public void Pulled_at_any_character_the_sale_is_finished_or_reversed()
    {
        for (int at = 1; at < 1900; at += 23)
        {
            MoneyIsSafe(Card($"\"tearAtCharacter\": {at}"), at);
        }
    }

    [TestMethod]
    public void Mute_after_any_command_the_sale_is_finished_or_reversed()
    {
        for (int commands = 0; commands < 18; commands++)
        {
            MoneyIsSafe(Card($"\"muteAfterCommands\": {commands}"), commands);
        }
    }

    [TestMethod]
    public void An_issuer_that_the_card_does_not_believe_leads_to_a_reversal()
    {
        JsonElement report = CardsEmvTests.Report(Card("\"rejectsIssuer\": true"), "--amount", "12.34");

        Assert.AreEqual("CardDeclinedAfterApproval", report.GetProperty("outcome").GetProperty("reason").GetString());
        Assert.IsTrue(report.GetProperty("outcome").GetProperty("mustReverse").GetBoolean());
        Assert.IsTrue(Bit(report, 5, 7), "issuer authentication failed");
    }

    [TestMethod]
    public void Issuer_authentication_in_CDOL2_needs_no_command()
    {
        JsonElement report = CardsEmvTests.Report(Card("", "\"issuerAuthentication\": \"cdol2\", \"cryptogram\": \"visa18\""), "--amount", "12.34");

        Assert.AreEqual("Approved", report.GetProperty("outcome").GetProperty("decision").GetString());
        Assert.DoesNotContain("EXTERNAL AUTHENTICATE", report.GetProperty("exchanges").ToString());
    }

    [TestMethod]
    public void A_mandatory_issuer_authentication_that_is_missing_is_declined_by_the_card()
    {
        // The host answers without field 55.
        JsonElement report = CardsEmvTests.Report(Card("", "\"issuerAuthentication\": \"mandatory\""), "--amount", "12.34", "--issuer-data", "9F3600");

        Assert.AreEqual("CardDeclinedAfterApproval", report.GetProperty("outcome").GetProperty("reason").GetString());
    }

    [TestMethod]
    public void A_forged_cryptogram_is_seen_by_the_issuer()
    {
        JsonElement report = CardsEmvTests.Report(Card("\"wrongCryptogram\": true", "\"authentication\": \"dda\""), "--amount", "12.34");

        Assert.Contains("the request cryptogram is WRONG", report.GetProperty("exchanges").ToString());
    }

    [TestMethod]
    [DataRow("\"authentication\": \"none\"", 1, 8)]
    [DataRow("\"authentication\": \"sda\"", 1, 2)]
    [DataRow("\"version\": \"0099\"", 2, 8)]
    [DataRow("\"usageControl\": \"0000\"", 2, 5)]
    [DataRow("\"cvm\": [\"4C00\"]", 3, 7)]
    [DataRow("\"cvm\": [\"fail\"]", 3, 8)]
    [DataRow("\"lowerOfflineLimit\": 0, \"upperOfflineLimit\": 3", 2, 4)]
    public void A_profile_reaches_the_bit_it_is_made_for(string application, int number, int bit)
    {
        JsonElement report = CardsEmvTests.Report(Card("", application), "--amount", "12.34");

        Assert.IsTrue(Bit(report, number, bit), report.GetProperty("tvr").GetString());
    }

    [TestMethod]
    public void An_expired_card_and_one_not_yet_valid_are_seen()
    {
        Assert.IsTrue(Bit(CardsEmvTests.Report("unionpay-debit", "--amount", "1", "--date", "2031-01-01"), 2, 7));
        Assert.IsTrue(Bit(CardsEmvTests.Report("unionpay-debit", "--amount", "1", "--date", "2019-12-31"), 2, 6));
        Assert.IsFalse(Bit(CardsEmvTests.Report("unionpay-debit", "--amount", "1", "--date", "2030-12-31"), 2, 7));
    }

    [TestMethod]
    public void A_script_of_the_issuer_runs_on_the_card()
    {
        // The first run shows what the second, equal one will ask for.
        ShelfCard shelf = CardShelf.Find("unionpay-debit")!;
        JsonElement first = CardsEmvTests.Report("unionpay-debit", "--amount", "12.34");
        JsonElement tags = first.GetProperty("outcome").GetProperty("tags");
        string online = first.GetProperty("exchanges").EnumerateArray().Select(e => e.TryGetProperty("note", out JsonElement n) ? n.GetString()! : "").Single(n => n.StartsWith("online", StringComparison.Ordinal));
        string answer = online.Split("issuer data ")[1].Split(';')[0];
        byte[] request = Request(first, tags);
        byte[] script = CardScripts.Template(0x72, 1, CardScripts.Command(shelf.Profile, CardScripts.PinChangeUnblock, 0x00, 1, request, []));

        JsonElement second = CardsEmvTests.Report("unionpay-debit", "--amount", "12.34", "--issuer-data", answer + Convert.ToHexString(script));

        Assert.AreEqual("Approved", second.GetProperty("outcome").GetProperty("decision").GetString());
        JsonElement command = second.GetProperty("exchanges").EnumerateArray().Last();
        Assert.AreEqual("PIN CHANGE/UNBLOCK", command.GetProperty("name").GetString());
        Assert.AreEqual("9000", command.GetProperty("sw").GetString());
        Assert.Contains("script processing was performed", second.GetProperty("tsiBits").EnumerateArray().Last().GetProperty("name").GetString()!);
        Assert.IsTrue(second.GetProperty("tsiBits").EnumerateArray().Last().GetProperty("set").GetBoolean());
    }

    /// <summary>The request cryptogram of the first GENERATE AC, opened from the card's signature.</summary>
    private static byte[] Request(JsonElement report, JsonElement tags)
    {
        Assert.AreEqual("0001", tags.GetProperty("9F36").GetString());
        JsonElement generate = report.GetProperty("exchanges").EnumerateArray().First(e => e.TryGetProperty("name", out JsonElement n) && n.GetString()!.StartsWith("GENERATE AC, ARQC", StringComparison.Ordinal));
        byte[] response = Convert.FromHexString(generate.GetProperty("response").GetString()!);
        byte[] signature = CardsDriver.Flatten(response[..^2])[0x9F4B];
        byte[] clear = TestCa.Default.Icc(1152, 3)!.Recover(signature);
        return clear[14..22];
    }

    [ClassCleanup]
    public static void DeleteFiles() => CardsEmvTests.DeleteFiles();

    private static void MoneyIsSafe(string card, int at)
    {
        JsonElement report = CardsEmvTests.Report(card, "--amount", "12.34");
        JsonElement outcome = report.GetProperty("outcome");
        string decision = outcome.GetProperty("decision").GetString()!;
        if (!report.TryGetProperty("exchanges", out JsonElement exchanges))
        {
            Assert.AreEqual("Aborted", decision);
            return;
        }

        bool approvedByHost = exchanges.ToString().Contains("online: answered 00");
        bool reverses = outcome.GetProperty("mustReverse").GetBoolean();
        Assert.AreEqual(approvedByHost && decision != "Approved", reverses, $"at {at}: {decision}, host approved {approvedByHost}");
        Assert.AreEqual(decision == "Approved" || reverses, approvedByHost, $"at {at}: {decision}");
    }

    private static bool Bit(JsonElement report, int number, int bit) =>
        report.GetProperty("tvrBits").EnumerateArray().Single(b => b.GetProperty("byte").GetInt32() == number && b.GetProperty("bit").GetInt32() == bit).GetProperty("set").GetBoolean();

    private static string Card(string behaviour, string application = "") => CardsEmvTests.Write($$"""
        { "name": "x", "brand": "unionPay", "pan": "6222888800000017", "expiry": "3012",
          "applications": [ { "aid": "A000000333010101"{{(application.Length > 0 ? ", " + application : "")}} } ],
          "behaviour": { {{behaviour}} } }
        """);
}
