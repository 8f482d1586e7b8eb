using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Scenarios;

namespace Desktop.Tests.Scenarios;

[TestClass]
public class ScenarioFileTests
{
    [TestMethod]
    public void Takes_a_good_file()
    {
        Scenario scenario = Parse("""
            {
              // comments are welcome
              "name": "a sale",
              "steps": [
                { "type": "1234" },
                { "keys": "Enter" },
                { "waitFor": "Insert card", "limitMs": 5000 },
                { "expect": { "sales": 0 } }
              ]
            }
            """);
        Assert.AreEqual(4, scenario.Steps.Count);
        Assert.AreEqual("waitFor", scenario.Steps[2].Action());
        Assert.AreEqual(7, scenario.Steps[2].Line);
    }

    [TestMethod]
    [DataRow("{\n \"name\": \"x\",\n \"stepz\": []\n}", 3, "stepz")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { \"kees\": \"1\" }\n ]\n}", 4, "kees")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { \"keys\": \"1 Entr\" }\n ]\n}", 4, "Entr")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { \"keys\": 1 }\n ]\n}", 4, "keys")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { }\n ]\n}", 4, "one action")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { \"keys\": \"1\", \"type\": \"2\" }\n ]\n}", 4, "keys and type")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { \"keys\": \"1\", \"keys\": \"2\" }\n ]\n}", 4, "twice")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { \"line\": 7 }\n ]\n}", 4, "line")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  null\n ]\n}", 4, "object")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { \"expect\": { \"sale\": 1 } }\n ]\n}", 4, "sale")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { \"expect\": { } }\n ]\n}", 4, "something to expect")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { \"pin\": \"12\" }\n ]\n}", 4, "4 to 12")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { \"link\": \"sideways\" }\n ]\n}", 4, "up")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { \"advanceMs\": 0 }\n ]\n}", 4, "advanceMs")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { \"advanceMs\": 1e99 }\n ]\n}", 4, "advanceMs")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { \"limitMs\": 5, \"keys\": \"1\" }\n ]\n}", 4, "limitMs")]
    [DataRow("{\n \"name\": \"x\",\n \"begin\": \"late\",\n \"steps\": [ { \"keys\": \"1\" } ]\n}", 3, "begin")]
    [DataRow("{\n \"name\": \"x\",\n \"linkDelayMs\": -1,\n \"steps\": [ { \"keys\": \"1\" } ]\n}", 3, "linkDelayMs")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": []\n}", 3, "empty")]
    [DataRow("{\n \"name\": null,\n \"steps\": [ { \"keys\": \"1\" } ]\n}", 2, "name")]
    [DataRow("{\n \"name\": \"x\"\n}", 1, "steps")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [\n  { \"keys\": \"1\" }\n", 5, "end")]
    [DataRow("{\n \"name\": \"\\ud800\",\n \"steps\": [ { \"keys\": \"1\" } ]\n}", 2, "Unicode")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [ { \"waitFor\": \" \" } ]\n}", 3, "waitFor")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [ { \"expect\": { \"screen\": \"\" } } ]\n}", 3, "empty")]
    [DataRow("{\n \"name\": \"x\",\n \"steps\": [ { \"keys\": \"1\" } ]\n} 7", 4, "7")]
    [DataRow("", 1, "empty")]
    [DataRow("[]", 1, "object")]
    [DataRow("null", 1, "object")]
    public void Refuses_a_mistake_with_line_and_reason(string text, int line, string reason)
    {
        var error = Assert.ThrowsExactly<ScenarioError>(() => Parse(text));
        Assert.AreEqual(line, error.Line, error.Message);
        StringAssert.Contains(error.Message, reason);
    }

    private static Scenario Parse(string text) => Scenario.Parse(Encoding.UTF8.GetBytes(text));
}
