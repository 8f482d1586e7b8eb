using System.Text.Json;
using Simulator.Tools;

namespace Tests.Desktop;

/// <summary>`emv CARD --contactless`: simulated cards whose signatures and cryptograms are made without the firmware's code.</summary>
[TestClass]
public class EmvTapTests
{
    [TestMethod]
    [DataRow("tap-unionpay", "12.34", "Approved", "NoCvm", 7, "0000000000")]
    [DataRow("tap-unionpay", "1000.00", "Approved", "OnlinePin", 7, "0000000000")]
    [DataRow("tap-unionpay", "50000.01", "TryAnotherInterface", "NotApplicable", 0, "0000000000")]
    [DataRow("tap-unionpay-phone", "2000.00", "Approved", "ConfirmationCodeVerified", 7, "0000000000")]
    [DataRow("tap-visa", "12.34", "Approved", "NoCvm", 3, "0000000000")]
    [DataRow("tap-visa", "1000.00", "Declined", "NotApplicable", 3, "0000000000")]
    [DataRow("tap-visa-offline", "12.34", "Declined", "NotApplicable", 3, "0000000000")]
    [DataRow("tap-mastercard", "12.34", "Approved", "NoCvm", 2, "0000008001")]
    [DataRow("tap-mastercard", "1000.01", "Approved", "OnlinePin", 2, "0000048001")]
    [DataRow("tap-mastercard", "50000.01", "TryAnotherInterface", "NotApplicable", 0, "0000000000")]
    public void Each_card_of_the_shelf_taps_as_it_should(string id, string amount, string result, string cvm, int kernel, string tvr)
    {
        JsonElement report = Report(0, id, "--amount", amount);

        JsonElement outcome = report.GetProperty("outcome");
        Assert.AreEqual(result, outcome.GetProperty("result").GetString());
        Assert.AreEqual(cvm, outcome.GetProperty("cvm").GetString());
        Assert.AreEqual(kernel, outcome.GetProperty("kernel").GetInt32());
        Assert.AreEqual(tvr, outcome.GetProperty("tvr").GetString());
    }

    [TestMethod]
    public void The_signature_of_an_offline_approval_is_good_and_the_parameter_sends_it_online()
    {
        JsonElement report = Report(0, "tap-visa-offline", "--amount", "12.34", "--offline-to-online");

        Assert.AreEqual("Approved", report.GetProperty("outcome").GetProperty("result").GetString());
        Assert.Contains("DDA succeeded", report.GetProperty("decisions").ToString());
    }

    [TestMethod]
    public void The_combined_signature_of_a_Mastercard_is_good()
    {
        string decisions = Report(0, "tap-mastercard", "--amount", "12.34").GetProperty("decisions").ToString();

        Assert.Contains("dynamic signature: good", decisions);
    }

    [TestMethod]
    [DataRow("down", "UnableToGoOnline")]
    [DataRow("decline", "IssuerDeclined")]
    public void Without_an_approval_there_is_no_sale(string online, string reason)
    {
        JsonElement outcome = Report(0, "tap-unionpay", "--amount", "12.34", "--online", online).GetProperty("outcome");

        Assert.AreEqual("Declined", outcome.GetProperty("result").GetString());
        Assert.AreEqual(reason, outcome.GetProperty("reason").GetString());
    }

    [TestMethod]
    [DataRow("tap-visa", "12.34")]
    [DataRow("tap-unionpay", "1000.00")]
    [DataRow("tap-mastercard", "1000.01")]
    public void A_recorded_tap_replays_to_the_same_end_without_being_told_anything(string id, string amount)
    {
        JsonElement first = Report(0, id, "--amount", amount, "--show-card-data");
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "{ \"exchanges\": " + first.GetProperty("exchanges") + " }");
            JsonElement second = Report(0, file, "--amount", amount, "--show-card-data");

            Assert.AreEqual(first.GetProperty("outcome").ToString(), second.GetProperty("outcome").ToString());
            Assert.AreEqual("the whole recording was played", second.GetProperty("recording").GetString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    public void The_card_number_stays_hidden()
    {
        var output = new StringWriter();
        Assert.AreEqual(0, EmvCommand.Run(["tap-visa", "--contactless", "--amount", "1.00"], output, TextWriter.Null));
        Assert.DoesNotContain("4761739001010010", output.ToString());
    }

    [TestMethod]
    public void A_card_without_a_contactless_side_says_so()
    {
        var error = new StringWriter();
        Assert.AreEqual(2, EmvCommand.Run(["unionpay-debit", "--contactless", "--amount", "1.00"], TextWriter.Null, error));
        Assert.Contains("no contactless side", error.ToString());
    }

    private static JsonElement Report(int code, params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        Assert.AreEqual(code, EmvCommand.Run([.. arguments, "--contactless", "--json"], output, error), error.ToString());
        return JsonDocument.Parse(output.ToString()).RootElement;
    }
}
