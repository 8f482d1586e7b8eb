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
    private const string Card = "unionpay-debit";

    private readonly LiveSession _live = new(new RigOptions());

    public void Dispose() => _live.Dispose();

    [TestMethod]
    public void A_recorded_sale_is_played_by_run_and_ends_as_it_did()
    {
        _live.Do("{\"do\":\"speed\",\"times\":20}");
        _live.Do("{\"do\":\"record\",\"value\":true}");
        SellByHand();
        _live.Do("{\"do\":\"record\",\"value\":false}");
        string file = LiveSession.Await(() => _live.Panel.ScenarioJson(), json => json.Contains("expect"));
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
        _live.Do("{\"do\":\"record\",\"value\":true}");
        _live.Do("{\"do\":\"speed\",\"times\":20}");
        foreach (string fault in new[] { "hot", "battery", "reader", "flash" })
        {
            _live.Do($"{{\"do\":\"{fault}\",\"value\":true}}");
            _live.Do($"{{\"do\":\"{fault}\",\"value\":false}}");
        }

        _live.Do("{\"do\":\"worn\",\"value\":true}");
        SellByHand();
        _live.Do("{\"do\":\"record\",\"value\":false}");
        string file = LiveSession.Await(() => _live.Panel.ScenarioJson(), json => json.Contains("expect"));
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
        _live.Do("{\"do\":\"speed\",\"times\":20}");
        _live.Do("{\"do\":\"flash\",\"value\":true}");
        _live.Press("1", "2", "3", "4", "Enter");
        _live.Shows(Text.CardInsert);
        _live.Do("{\"do\":\"insert\",\"card\":\"no-cvm\"}");
        _live.Shows(Text.MoneyNotMoved);
        StringAssert.Contains(_live.State(), "\"flashFails\":true");
    }

    [TestMethod]
    public void A_roll_of_another_width_is_recorded_with_the_printer_that_takes_it()
    {
        using var live = new LiveSession(new RigOptions { TwoWidths = true });
        live.Do("{\"do\":\"speed\",\"times\":20}");
        live.Do("{\"do\":\"record\",\"value\":true}");
        live.Do("{\"do\":\"roll\",\"width\":80}");
        LiveSession.Await(live.State, s => s.Contains("\"coverOpen\":true"));
        string closed = LiveSession.Await(live.State, s => s.Contains("\"coverOpen\":false"));
        StringAssert.Contains(closed, "\"rollMm\":80,\"printsForMm\":58", "nobody has told the terminal");
        live.Do("{\"do\":\"record\",\"value\":false}");
        string file = LiveSession.Await(() => live.Panel.ScenarioJson(), json => json.Contains("expect"));
        var player = new ScenarioRunner(Scenario.Parse(Encoding.UTF8.GetBytes(file)), ".", 1);
        Assert.IsNull(player.Run().Failure, file);
        player.Rig.RunFor(5_000);
        Assert.AreEqual(80, player.Rig.PaperMm);
        Assert.IsFalse(player.Rig.Handset.Printer.CoverOpen);
    }

    [TestMethod]
    public void A_recording_begins_at_the_idle_page_only()
    {
        _live.Press("1", "Enter");
        _live.Shows(Text.CardInsert);
        _live.Do("{\"do\":\"record\",\"value\":true}");
        LiveSession.Await(_live.State, s => s.Contains("begins at the idle page"));
        StringAssert.Contains(_live.State(), "\"recording\":false");
    }

    [TestMethod]
    public void The_trace_tells_of_card_and_bank_and_flash_without_card_data()
    {
        _live.Do("{\"do\":\"speed\",\"times\":20}");
        SellByHand();
        string trace = LiveSession.Await(_live.Trace, t => t.Contains("GENERATE AC") && t.Contains("0210") && t.Contains("programs"));
        StringAssert.Contains(trace, "SELECT");
        StringAssert.Contains(trace, "0200 ");
        string pan = _live.Rig.Cards[Card].Profile.Account.Pan;
        Assert.DoesNotContain(pan, trace);
        Assert.DoesNotContain(pan[6..12], trace);
    }

    private void SellByHand()
    {
        _live.SellToThePin(Card);
        _live.Press([.. _live.Rig.Cards[Card].Profile.Pin.Select(c => c.ToString()), "Enter"]);
        _live.Shows(Text.Approved);
        _live.Do("{\"do\":\"remove\"}");
        _live.Shows(Text.TearOffHint);
        _live.Press("Enter");
        _live.Shows(Text.IdleEnterAmount);
    }
}
