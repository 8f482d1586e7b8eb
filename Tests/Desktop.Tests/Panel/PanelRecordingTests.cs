using System.Text;
using Drivers.Keypad;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator;
using Simulator.Acquirer;
using Simulator.Panel;
using Simulator.Scenarios;

namespace Desktop.Tests.Panel;

/// <summary>What was clicked at the panel is a scenario; what the trace shows is no secret.</summary>
[TestClass]
public sealed class PanelRecordingTests : IDisposable
{
    private const int LimitMs = 60_000;
    private const string Card = "unionpay-debit";

    private readonly Rig _rig = new(new RigOptions());
    private readonly PanelSession _session;
    private readonly List<string> _trace = [];
    private long _traced;

    public PanelRecordingTests()
    {
        _rig.Provision(AcquirerServer.DefaultPort);
        _rig.SignInFirst();
        _session = new PanelSession(_rig);
        _session.Start();
    }

    public void Dispose() => _session.Dispose();

    [TestMethod]
    public void A_recorded_sale_is_played_by_run_and_ends_as_it_did()
    {
        Do("{\"do\":\"speed\",\"times\":20}");
        Do("{\"do\":\"record\",\"value\":true}");
        SellByHand();
        Do("{\"do\":\"record\",\"value\":false}");
        string file = Await(() => _session.ScenarioJson(), json => json.Contains("expect"));
        StringAssert.Contains(file, "\"keys\":\"1 2 3 4 Enter\"");
        StringAssert.Contains(file, $"\"insert\":\"{Card}\"");
        StringAssert.Contains(file, "\"sales\":1");

        ScenarioResult result = new ScenarioRunner(Scenario.Parse(Encoding.UTF8.GetBytes(file)), ".", 1).Run();
        Assert.IsNull(result.Failure, file + "\n" + result.Failure?.Reason + "\n" + result.Failure?.Screen);
        Assert.AreEqual(1234, result.Acquirer.SalesMinor);
    }

    [TestMethod]
    public void Faults_battery_and_clock_are_recorded_and_played()
    {
        Do("{\"do\":\"record\",\"value\":true}");
        Do("{\"do\":\"speed\",\"times\":20}");
        foreach (string fault in new[] { "hot", "battery", "reader", "flash" })
        {
            Do($"{{\"do\":\"{fault}\",\"value\":true}}");
            Do($"{{\"do\":\"{fault}\",\"value\":false}}");
        }

        Do("{\"do\":\"worn\",\"value\":true}");
        SellByHand();
        Do("{\"do\":\"record\",\"value\":false}");
        string file = Await(() => _session.ScenarioJson(), json => json.Contains("expect"));
        foreach (string step in new[] { "\"speed\":20", "\"head\":\"hot\"", "\"head\":\"cool\"", "\"battery\":4", "\"reader\":\"silent\"", "\"flash\":\"fails\"", "\"flash\":\"well\"", "\"flash\":\"wears\"" })
        {
            StringAssert.Contains(file, step);
        }

        ScenarioResult result = new ScenarioRunner(Scenario.Parse(Encoding.UTF8.GetBytes(file)), ".", 1).Run();
        Assert.IsNull(result.Failure, file + "\n" + result.Failure?.Reason + "\n" + result.Failure?.Screen);
        Assert.AreEqual(1234, result.Acquirer.SalesMinor);
    }

    [TestMethod]
    public void A_flash_that_cannot_be_written_takes_no_money()
    {
        Do("{\"do\":\"speed\",\"times\":20}");
        Do("{\"do\":\"flash\",\"value\":true}");
        Press("1", "2", "3", "4", "Enter");
        Await(State, s => s.Contains(Texts.Of(Language.English, Text.CardInsert)));
        Do("{\"do\":\"insert\",\"card\":\"no-cvm\"}");
        Await(State, s => s.Contains(Texts.Of(Language.English, Text.MoneyNotMoved)));
        StringAssert.Contains(State(), "\"flashFails\":true");
    }

    [TestMethod]
    public void A_recording_begins_at_the_idle_page_only()
    {
        Press("1", "Enter");
        Await(State, s => s.Contains(Texts.Of(Language.English, Text.CardInsert)));
        Do("{\"do\":\"record\",\"value\":true}");
        Await(State, s => s.Contains("begins at the idle page"));
        StringAssert.Contains(State(), "\"recording\":false");
    }

    [TestMethod]
    public void The_trace_tells_of_card_and_bank_and_flash_without_card_data()
    {
        Do("{\"do\":\"speed\",\"times\":20}");
        SellByHand();
        string trace = Await(Trace, t => t.Contains("GENERATE AC") && t.Contains("0210") && t.Contains("programs"));
        StringAssert.Contains(trace, "SELECT");
        StringAssert.Contains(trace, "0200 ");
        string pan = _rig.Cards[Card].Profile.Account.Pan;
        Assert.DoesNotContain(pan, trace);
        Assert.DoesNotContain(pan[6..12], trace);
    }

    private void SellByHand()
    {
        Press("1", "2", "3", "4", "Enter");
        Await(State, s => s.Contains(Texts.Of(Language.English, Text.CardInsert)));
        Do($"{{\"do\":\"insert\",\"card\":\"{Card}\"}}");
        Await(State, s => s.Contains(Texts.Of(Language.English, Text.PinTitle)));
        Press([.. _rig.Cards[Card].Profile.Pin.Select(c => c.ToString()), "Enter"]);
        Await(State, s => s.Contains(Texts.Of(Language.English, Text.Approved)));
        Do("{\"do\":\"remove\"}");
        Await(State, s => s.Contains(Texts.Of(Language.English, Text.TearOffHint)));
        Press("Enter");
        Await(State, s => s.Contains(Texts.Of(Language.English, Text.IdleEnterAmount)));
    }

    private string State() => _session.StateJson().Replace("\\n", " ");

    private string Trace()
    {
        if (_session.TryCopyTrace(ref _traced, out string json))
        {
            _trace.Add(json);
        }

        return string.Join('\n', _trace);
    }

    private void Press(params string[] keys)
    {
        foreach (string key in keys)
        {
            Assert.IsTrue(KeyNames.TryFind(key, out Key _));
            Do($"{{\"do\":\"press\",\"key\":\"{key}\"}}");
            Do($"{{\"do\":\"release\",\"key\":\"{key}\"}}");
        }
    }

    private void Do(string command) => Assert.IsNull(_session.TryDo(Encoding.UTF8.GetBytes(command)));

    private static string Await(Func<string> what, Predicate<string> holds)
    {
        long end = Environment.TickCount64 + LimitMs;
        string now = what();
        while (!holds(now))
        {
            Assert.IsLessThan(end, Environment.TickCount64, now);
            Thread.Sleep(20);
            now = what();
        }

        return now;
    }
}
