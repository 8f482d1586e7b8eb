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
    [DataRow("// a reader\r\n\r\n{ \"combinations\": [ /* one */ { \"AID\": \"a0 00 00 00 03 10 10\", \"kernelId\": \"0x03\" }, ] }", "")]
    [DataRow("{ \"combinations\": [ { \"aid\": \"A00000002501\" }, { \"aid\": \"A0000000031010\" },\n { \"aid\": \"A0000003330101\", \"kernel\": 8 } ] }", "line 2: kernel 8 is not here")]
    [DataRow("[ { \"aid\": \"A0000000031010\",\n\"colour\": 1 } ]", "line 2: \"colour\" is not known")]
    public void A_configuration_may_hold_remarks_and_what_is_not_here(string configuration, string warning)
    {
        (int code, string output, string error) = Configured(configuration);

        Assert.AreEqual(0, code, error);
        Assert.Contains(warning, output);
        Assert.AreEqual(warning.Length > 0, output.Contains("Warning"));
    }

    [TestMethod]
    [DataRow("", "is empty")]
    [DataRow("[]", "1 to 32 combinations")]
    [DataRow("[ { \"aid\": \"A00000002501\", \"kernel\": 4 } ]", "no combination for kernel 2, 3 or 7")]
    [DataRow("[\n{ \"aid\": \"A0000009991010\" } ]", "line 2: needs \"kernel\"")]
    [DataRow("[ { \"aid\": \"A0000000031010\", \"kernel\": \"visa\" } ]", "a kernel's number")]
    [DataRow("[ { \"kernel\": 3 } ]", "needs \"aid\"")]
    [DataRow("[\n\n{ \"aid\": \"A0000000031010\",\n\"ttq\": \"3600\" } ]", "line 4: \"ttq\"")]
    [DataRow("{ \"combinations\": [ {", "not JSON")]
    public void What_is_wrong_in_a_configuration_is_said_with_its_line(string configuration, string complaint)
    {
        (int code, string _, string error) = Configured(configuration);

        Assert.AreEqual(2, code);
        Assert.Contains(complaint, error);
    }

    private static (int Code, string Output, string Error) Configured(string configuration)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        File.WriteAllText(path, configuration);
        var output = new StringWriter();
        var error = new StringWriter();
        int code = EmvCommand.Run(["tap-visa", "--contactless", "--amount", "12.34", "--config", path], output, error);
        File.Delete(path);
        return (code, output.ToString(), error.ToString());
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
