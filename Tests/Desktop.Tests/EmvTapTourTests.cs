using System.Text.Json;
using Desktop.Tests;
using Simulator.Cards;
using Simulator.Tools;

namespace Tests.Desktop;

/// <summary>Each kernel and each outcome, simulated and as a recording of itself, and readers configured by files.</summary>
[TestClass]
public class EmvTapTourTests
{
    private static string Reader => Path.Combine(RepositoryRoot.Path, "Boards", "Simulator", "Cards", "configurations", "reader.json");

    public static IEnumerable<object[]> Stops => EmvTapStop.All.Select(stop => new object[] { stop.Id });

    [TestMethod]
    [DynamicData(nameof(Stops))]
    public void Every_stop_of_the_tour_ends_as_it_says_and_its_recording_too(string id)
    {
        EmvTapStop stop = EmvTapStop.All.Single(s => s.Id == id);
        EmvTapRun run = EmvTapTour.Play(stop);
        Assert.AreEqual("", string.Join("; ", EmvTapTour.Complaints(stop, run)));
        if (!run.Events.Any(e => e.Command is not null))
        {
            return;
        }

        string file = Path.GetTempFileName();
        try
        {
            EmvTapRecorder.Write(run, file);
            string[] options = [.. stop.Options.Where((o, i) => o is not ("--tear-at" or "--relay") && (i == 0 || stop.Options[i - 1] is not ("--tear-at" or "--relay")))];
            string[] amount = options.Contains("--amount") ? [] : ["--amount", "12.34"];
            var again = new EmvTapRun(EmvSettings.Make(CardFile.Load(file), EmvOptions.Parse([file, .. amount, .. options])));
            again.Run();

            Assert.AreEqual("the whole recording was played", again.Recorded!.Message);
            Assert.AreEqual(run.Point.Outcome.Result, again.Point.Outcome.Result);
            Assert.AreEqual(run.Point.Outcome.Reason, again.Point.Outcome.Reason);
            Assert.AreEqual(run.Point.Outcome.Cvm, again.Point.Outcome.Cvm);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    [DataRow("tap-unionpay", "999.99", "Approved", "NoCvm")]
    [DataRow("tap-unionpay", "1000.00", "Approved", "OnlinePin")]
    [DataRow("tap-unionpay", "50000.00", "EndApplication", "NotApplicable")]
    [DataRow("tap-visa", "299.99", "Approved", "NoCvm")]
    [DataRow("tap-visa", "300.00", "Declined", "NotApplicable")]
    [DataRow("tap-mastercard", "300.00", "Approved", "NoCvm")]
    [DataRow("tap-mastercard", "300.01", "Approved", "OnlinePin")]
    [DataRow("tap-mastercard", "50000.01", "EndApplication", "NotApplicable")]
    public void A_configuration_file_sets_the_limits_of_each_scheme(string card, string amount, string result, string cvm)
    {
        JsonElement outcome = Report(0, card, "--amount", amount, "--config", Reader).GetProperty("outcome");

        Assert.AreEqual(result, outcome.GetProperty("result").GetString());
        Assert.AreEqual(cvm, outcome.GetProperty("cvm").GetString());
    }

    [TestMethod]
    [DataRow("{ \"combinations\": [ { \"aid\": \"A0000000031010\", \"kernel\": 3, \"exceptionFlie\": 1 } ] }", 0, "\"exceptionFlie\" is not known")]
    [DataRow("{ \"combinations\": [ { \"aid\": \"A0000000031010\", \"kernel\": 5 } ] }", 2, "no combination for kernel")]
    [DataRow("{ \"combinations\": [ { \"aid\": \"A0000000031010\", \"ttq\": \"3600\" } ] }", 2, "4 bytes")]
    [DataRow("{ \"combinations\": [ { \"kernel\": 3 } ] }", 2, "needs \"aid\"")]
    [DataRow("{ \"combinations\": [] }", 2, "1 to 32 combinations")]
    [DataRow("not json", 2, "not JSON")]
    public void What_a_configuration_file_says_wrong_is_told_with_its_line(string text, int code, string expected)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            var output = new StringWriter();
            var error = new StringWriter();
            Assert.AreEqual(code, EmvCommand.Run(["tap-visa", "--contactless", "--amount", "1.00", "--config", file], output, error), error.ToString());
            Assert.Contains(expected, output.ToString() + error);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    public void A_card_on_the_exception_file_is_declined_and_one_combination_may_be_for_one_type()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "{ \"exceptionFile\": [\"4761739001010010\"], \"combinations\": [ { \"aid\": \"A0000000031010\", \"type\": \"00\" } ] }");
            Assert.AreEqual("Declined", Report(0, "tap-visa", "--amount", "1.00", "--config", file).GetProperty("outcome").GetProperty("result").GetString());
            Assert.AreEqual("TryAnotherInterface", Report(0, "tap-visa", "--amount", "1.00", "--type", "01", "--config", file).GetProperty("outcome").GetProperty("result").GetString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static JsonElement Report(int code, params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        Assert.AreEqual(code, EmvCommand.Run([.. arguments, "--contactless", "--json"], output, error), error.ToString());
        return JsonDocument.Parse(output.ToString()).RootElement;
    }
}
