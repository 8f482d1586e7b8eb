using System.Text.Json;
using Simulator.Cards;
using Simulator.Tools;

namespace Tests.Desktop;

/// <summary>`emv`: kernel, reader, line and card together, as a user calls it.</summary>
[TestClass]
public class CardsEmvTests
{
    private static readonly List<string> Files = [];

    [TestMethod]
    [DataRow("unionpay-debit", "Approved", "IssuerApproved", "OnlinePin", "0000048000")]
    [DataRow("unionpay-credit", "Approved", "IssuerApproved", "Signature", "0000008000")]
    [DataRow("visa-plaintext-pin", "Approved", "IssuerApproved", "OfflinePlaintextPin", "0200008000")]
    [DataRow("mastercard-enciphered-pin", "Approved", "IssuerApproved", "OfflineEncipheredPin", "0000008000")]
    [DataRow("two-applications", "Approved", "IssuerApproved", "OnlinePin", "0000048000")]
    [DataRow("block-protocol", "Approved", "IssuerApproved", "OnlinePin", "0000048000")]
    [DataRow("blocked-pin", "Approved", "IssuerApproved", "Signature", "0000208000")]
    [DataRow("no-cvm", "Approved", "IssuerApproved", "NoCvmRequired", "0000008000")]
    [DataRow("declining", "Declined", "CardDeclined", "OnlinePin", "0000048000")]
    [DataRow("refuses-after-approval", "Declined", "CardDeclinedAfterApproval", "OnlinePin", "0000048000")]
    [DataRow("forged", "Approved", "IssuerApproved", "OnlinePin", "0800048000")]
    public void Each_card_of_the_shelf_ends_as_it_should(string id, string decision, string reason, string cvm, string tvr)
    {
        JsonElement report = Report(id, "--amount", "12.34");

        JsonElement outcome = report.GetProperty("outcome");
        Assert.AreEqual(decision, outcome.GetProperty("decision").GetString());
        Assert.AreEqual(reason, outcome.GetProperty("reason").GetString());
        Assert.AreEqual(cvm, outcome.GetProperty("cvm").GetString());
        Assert.AreEqual(tvr, report.GetProperty("tvr").GetString());
        Assert.AreEqual(id == "refuses-after-approval", outcome.GetProperty("mustReverse").GetBoolean());
        string notes = report.GetProperty("exchanges").ToString();
        Assert.AreEqual(decision == "Approved" || id == "refuses-after-approval", notes.Contains("the request cryptogram is the card's own"));
    }

    [TestMethod]
    [DataRow("down", "UnableToGoOnline")]
    [DataRow("decline", "IssuerDeclined")]
    public void Without_an_approval_there_is_no_sale(string online, string reason)
    {
        JsonElement outcome = Report("unionpay-debit", "--amount", "12.34", "--online", online).GetProperty("outcome");

        Assert.AreEqual("Declined", outcome.GetProperty("decision").GetString());
        Assert.AreEqual(reason, outcome.GetProperty("reason").GetString());
        Assert.IsFalse(outcome.GetProperty("mustReverse").GetBoolean());
    }

    [TestMethod]
    public void A_wrong_PIN_may_be_followed_by_the_right_one()
    {
        JsonElement report = Report("visa-plaintext-pin", "--amount", "5.00", "--pin", "1111,4321");

        Assert.AreEqual("Approved", report.GetProperty("outcome").GetProperty("decision").GetString());
        Assert.AreEqual("OfflinePlaintextPin", report.GetProperty("outcome").GetProperty("cvm").GetString());
        Assert.Contains("offline PIN, again, 2 tries left", report.GetProperty("exchanges").ToString());
    }

    [TestMethod]
    public void Every_bit_that_is_set_has_a_reason()
    {
        foreach (ShelfCard card in CardShelf.Cards)
        {
            JsonElement report = Report(card.Id, "--amount", "12.34");
            foreach (JsonElement bit in report.GetProperty("tvrBits").EnumerateArray().Concat(report.GetProperty("tsiBits").EnumerateArray()).Where(b => b.GetProperty("set").GetBoolean()))
            {
                Assert.IsGreaterThan(5, bit.GetProperty("reason").GetString()!.Length, $"{card.Id}: {bit}");
            }
        }
    }

    [TestMethod]
    public void What_it_prints_holds_no_card_data()
    {
        foreach (ShelfCard card in CardShelf.Cards)
        {
            (int code, string text, string _) = Run(card.Id, "--amount", "12.34");
            (int _, string json, string _) = Run(card.Id, "--amount", "12.34", "--json");

            Assert.AreEqual(0, code);
            foreach (string secret in (string[])[card.Profile.Pan, card.Profile.Cardholder, "24" + card.Profile.Pin + "FFFFFFFFFF"])
            {
                Assert.DoesNotContain(secret, text);
                Assert.DoesNotContain(secret, json);
            }
        }

        Assert.Contains("6222888800000017", Run("unionpay-debit", "--amount", "12.34", "--show-card-data").Out);
    }

    [TestMethod]
    public void A_run_repeats_bit_for_bit()
    {
        string first = Run("mastercard-enciphered-pin", "--amount", "12.34", "--json").Out;

        Assert.AreEqual(first, Run("mastercard-enciphered-pin", "--amount", "12.34", "--json").Out);
        Assert.AreNotEqual(first, Run("mastercard-enciphered-pin", "--amount", "12.34", "--json", "--seed", "2").Out);
    }

    [TestMethod]
    [DataRow("tearAtCharacter", 300, "CardRemoved")]
    [DataRow("muteAfterCommands", 4, "CardMute")]
    [DataRow("cardBlocked", -1, "CardBlocked")]
    public void Broken_cards_end_in_an_outcome(string behaviour, int value, string reason)
    {
        string path = Write($$"""
            { "name": "x", "brand": "unionPay", "pan": "6222888800000017", "expiry": "3012",
              "applications": [ { "aid": "A000000333010101" } ],
              "behaviour": { "{{behaviour}}": {{(value < 0 ? "true" : value.ToString())}} } }
            """);

        JsonElement outcome = Report(path, "--amount", "1").GetProperty("outcome");

        Assert.AreEqual("Aborted", outcome.GetProperty("decision").GetString());
        Assert.AreEqual(reason, outcome.GetProperty("reason").GetString());
    }

    [TestMethod]
    public void An_answer_to_reset_that_EMV_forbids_ends_before_it_begins()
    {
        string path = Write("""
            { "name": "x", "brand": "unionPay", "pan": "6222888800000017", "expiry": "3012", "atr": "3BE000004000",
              "applications": [ { "aid": "A000000333010101" } ] }
            """);

        (int code, string text, string _) = Run(path, "--amount", "1");

        Assert.AreEqual(0, code);
        Assert.Contains("the answer to reset is not one EMV allows (TC2)", text);
    }

    [TestMethod]
    [DataRow("no-such-card --amount 1", "there is no such file")]
    [DataRow("unionpay-debit", "--amount is missing")]
    [DataRow("unionpay-debit --amount", "--amount needs a value")]
    [DataRow("unionpay-debit --amount 1.234", "an amount like 12.34")]
    [DataRow("unionpay-debit --amount 1 --online maybe", "approve, decline or down")]
    [DataRow("unionpay-debit --amount 1 --un 1234", "4 bytes in hex")]
    [DataRow("unionpay-debit --amount 1 --terminal 9F99=00", "not a data object of the terminal")]
    [DataRow("unionpay-debit --amount 1 --terminal 9F33=00", "9F33 has 3 bytes, not 1")]
    [DataRow("unionpay-debit --amount 1 --pin 12", "4 to 12 digits")]
    [DataRow("unionpay-debit --amount 1 --frobnicate", "--frobnicate")]
    [DataRow("unionpay-debit forged --amount 1", "one card at a time")]
    [DataRow("", "which card?")]
    public void Arguments_that_make_no_sense_are_named(string line, string reason)
    {
        (int code, string text, string error) = Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.AreEqual(2, code);
        Assert.AreEqual("", text);
        Assert.Contains(reason, error);
    }

    internal static (int Code, string Out, string Error) Run(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int code = EmvCommand.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }

    internal static JsonElement Report(params string[] arguments)
    {
        (int code, string text, string error) = Run([.. arguments, "--json"]);
        Assert.AreEqual("", error);
        Assert.AreEqual(0, code, text);
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    internal static string Write(string text)
    {
        string path = NewPath();
        File.WriteAllText(path, text);
        return path;
    }

    internal static string NewPath()
    {
        string path = Path.Combine(Path.GetTempPath(), $"card-{Guid.NewGuid():N}.json");
        Files.Add(path);
        return path;
    }

    [ClassCleanup]
    public static void DeleteFiles()
    {
        foreach (string path in Files)
        {
            File.Delete(path);
        }

        Files.Clear();
    }
}
