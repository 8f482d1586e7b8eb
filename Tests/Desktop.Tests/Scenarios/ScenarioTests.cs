using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator;
using Simulator.Acquirer;
using Simulator.Scenarios;

namespace Desktop.Tests.Scenarios;

/// <summary>The scenarios of the repository, and the promises of `run`.</summary>
[TestClass]
public class ScenarioTests
{
    private const int LeastScenarios = 10;
    private const int CommonLimitMs = 120_000;

    public static IEnumerable<object[]> Files =>
        Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "scenarios"), "*.json").Order().Select(file => new object[] { Path.GetFileName(file) });

    [TestMethod]
    public void There_are_enough_of_them() => Assert.IsGreaterThanOrEqualTo(LeastScenarios, Files.Count());

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Passes(string file) => MustPass(file, 1);

    [TestMethod]
    [DataRow(2u)]
    [DataRow(3u)]
    [DataRow(4u)]
    [DataRow(5u)]
    [DataRow(6u)]
    [DataRow(7u)]
    [DataRow(8u)]
    [DataRow(9u)]
    public void The_books_agree_over_a_bad_line_whatever_gets_lost(uint seed) => MustPass("bad-line.json", seed);

    [TestMethod]
    public void The_same_seed_gives_the_same_run_and_another_seed_another()
    {
        ScenarioResult first = Run("bad-line.json", 11);
        ScenarioResult again = Run("bad-line.json", 11);
        ScenarioResult other = Run("bad-line.json", 12);
        Assert.AreEqual(JsonSerializer.Serialize(first), JsonSerializer.Serialize(again));
        Assert.AreNotEqual(JsonSerializer.Serialize(first with { Seed = 12 }), JsonSerializer.Serialize(other));
    }

    /// <summary>The supply fails in the middle of the n-th program or erase after Enter on the amount: at every one there is.</summary>
    [TestMethod]
    public void The_books_agree_after_a_power_cut_at_any_flash_operation_of_a_sale()
    {
        int cuts = 0;
        for (int operation = 1; operation < 100; operation++)
        {
            Rig rig = Ready((uint)operation);
            rig.CutAtFlashOperation(operation);
            bool sold = SellOrLosePower(rig);
            if (sold)
            {
                Assert.IsGreaterThanOrEqualTo(2, cuts, "a sale writes at least its pending record and its outcome");
                return;
            }

            cuts++;
            rig.RemoveCard();
            rig.RunFor(3000);
            rig.PowerOn();
            Assert.IsTrue(rig.WaitFor(rig.Say(Firmware.Ui.Text.SignInNumber), CommonLimitMs), $"operation {operation}: {rig.Reader.Text}");
            rig.RunFor(30_000);
            Assert.AreEqual("", string.Join("; ", rig.CheckMoney()), $"cut at flash operation {operation}, seed {operation}");
            Assert.IsFalse(rig.Machine.Terminal.Log.HasOpenReversal, $"cut at flash operation {operation}: the reversal was not delivered");
        }

        Assert.Fail("A sale took more than 100 flash operations.");
    }

    [TestMethod]
    public void A_failing_expectation_says_step_line_screen_seed_and_how_to_see_it_again()
    {
        var scenario = Scenario.Parse("""
            {
              "name": "wrong on purpose",
              "steps": [
                { "type": "1234" },
                { "expect": { "screen": "56.78" } }
              ]
            }
            """u8.ToArray());
        ScenarioResult result = new ScenarioRunner(scenario, ".", 5).Run();
        string said = RunCommand.Describe(result, "x.json");
        Assert.AreEqual("failed", result.Outcome);
        Assert.AreEqual(2, result.Failure!.Step);
        StringAssert.Contains(said, "x.json:5: step 2 (expect)");
        StringAssert.Contains(said, "56.78");
        StringAssert.Contains(said, "12.34");
        StringAssert.Contains(said, "--seed 5");
        Assert.IsTrue(result.Money.Hold);
    }

    [TestMethod]
    public void A_card_that_is_nowhere_is_an_error_with_its_line()
    {
        var scenario = Scenario.Parse("{\n\"name\": \"x\",\n\"steps\": [\n{ \"insert\": \"gold-card\" } ] }"u8.ToArray());
        var error = Assert.ThrowsExactly<ScenarioError>(() => new ScenarioRunner(scenario, ".", 1));
        Assert.AreEqual(4, error.Line);
        StringAssert.Contains(error.Message, "unionpay-debit");
    }

    [TestMethod]
    public void A_card_can_be_told_to_be_torn_out_before_it_is_in_the_slot()
    {
        var scenario = Scenario.Parse("""
            {
              "name": "torn out while it is read",
              "steps": [
                { "type": "1234" }, { "keys": "Enter" }, { "waitFor": "Insert card" },
                { "tearAfterBytes": 300 }, { "insert": "unionpay-debit" },
                { "waitFor": "No money was taken" }, { "keys": "Enter" }, { "waitFor": "Enter the amount" },
                { "type": "1234" }, { "keys": "Enter" }, { "waitFor": "Insert card" },
                { "insert": "unionpay-debit" }, { "waitFor": "Enter PIN" }, { "pin": "1234" }, { "waitFor": "Approved" }
              ]
            }
            """u8.ToArray());
        ScenarioResult result = new ScenarioRunner(scenario, ".", 1).Run();
        Assert.IsNull(result.Failure, result.Failure?.Reason);
    }

    [TestMethod]
    public void Pages_of_an_inquiry_show_no_amount_and_a_search_has_its_own_title()
    {
        var scenario = Scenario.Parse("""
            {
              "name": "an inquiry",
              "steps": [
                { "keys": "Menu 1 3" }, { "waitFor": "Insert card" }, { "expect": { "noScreen": "0.00" } },
                { "insert": "unionpay-debit" }, { "waitFor": "Enter PIN" }, { "expect": { "noScreen": "0.00" } },
                { "keys": "Cancel" }, { "waitFor": "Take the card" }, { "expect": { "noScreen": "¥0.00" } },
                { "remove": true }, { "waitFor": "Enter the amount" },
                { "keys": "Menu 2 5" }, { "waitFor": "Voucher number" }, { "expect": { "screen": "Find by voucher" } }
              ]
            }
            """u8.ToArray());
        ScenarioResult result = new ScenarioRunner(scenario, ".", 1).Run();
        Assert.IsNull(result.Failure, result.Failure?.Reason + result.Failure?.Screen);
    }

    [TestMethod]
    public void A_broken_invariant_fails_the_run()
    {
        // The bank answers an approval that its books do not hold.
        var scenario = Scenario.Parse("""
            {
              "name": "the bank forgets",
              "steps": [
                { "host": "0200:forget" }, { "type": "1234" }, { "keys": "Enter" }, { "waitFor": "Insert card" },
                { "insert": "unionpay-debit" }, { "waitFor": "Enter PIN" }, { "pin": "1234" }, { "waitFor": "Approved" }
              ]
            }
            """u8.ToArray());
        ScenarioResult result = new ScenarioRunner(scenario, ".", 1).Run();
        Assert.AreEqual("failed", result.Outcome);
        Assert.IsFalse(result.Money.Hold);
        StringAssert.Contains(result.Money.Broken[0], "the acquirer does not");
    }

    private static Rig Ready(uint seed)
    {
        var rig = new Rig(new RigOptions { Seed = seed });
        rig.Provision(AcquirerServer.DefaultPort);
        rig.SignInFirst();
        return rig;
    }

    /// <summary>True when the sale came to its end, false when the power failed on the way.</summary>
    private static bool SellOrLosePower(Rig rig)
    {
        try
        {
            rig.Sell(1234, "unionpay-debit");
            return rig.Powered;
        }
        catch (InvalidOperationException) when (!rig.Powered)
        {
            return false;
        }
    }

    private static void MustPass(string file, uint seed)
    {
        ScenarioResult result = Run(file, seed);
        Assert.AreEqual("passed", result.Outcome, RunCommand.Describe(result, "scenarios/" + file));
    }

    private static ScenarioResult Run(string file, uint seed)
    {
        string path = Path.Combine(RepositoryRoot.Path, "scenarios", file);
        return new ScenarioRunner(Scenario.Parse(File.ReadAllBytes(path)), Path.GetDirectoryName(path)!, seed).Run();
    }
}
