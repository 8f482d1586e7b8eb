using System.Text.RegularExpressions;
using Simulator.Tools;

namespace Desktop.Tests.Emv;

/// <summary>`emv --tour`: every branch of the kernel on a simulated card, with the outcome and the reasons each stop names.</summary>
[TestClass]
public class EmvTourTests
{
    public static IEnumerable<object[]> Stops() => EmvTour.Stops.Select(id => new object[] { id });

    [TestMethod]
    [DynamicData(nameof(Stops))]
    public void Every_stop_shows_its_branch(string id)
    {
        Assert.AreEqual("", string.Join("; ", EmvTour.Check(id)));
    }

    [TestMethod]
    public void Stops_have_names_of_their_own()
    {
        CollectionAssert.AllItemsAreUnique(EmvTour.Stops.ToList());
        Assert.IsTrue(EmvTour.Stops.Count >= 200);
    }

    [TestMethod]
    public void The_rule_table_names_stops_that_exist_and_every_one_of_them()
    {
        string document = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs/emv.md"));
        string table = document[document.IndexOf("## Rule by rule", StringComparison.Ordinal)..document.IndexOf("## Choices", StringComparison.Ordinal)];
        string[] named = [.. Regex.Matches(table, @"\| (?<stops>[^|]*) \|\r?$", RegexOptions.Multiline).SelectMany(m => Regex.Matches(m.Groups["stops"].Value, "`(?<id>[a-z0-9-]+)`")).Select(m => m.Groups["id"].Value)];
        Assert.AreEqual("", string.Join(' ', named.Except(EmvTour.Stops)), "named and not there");
        Assert.AreEqual("", string.Join(' ', EmvTour.Stops.Except(named)), "there and not named");
    }

    [TestMethod]
    public void A_stop_that_is_not_as_it_should_be_fails_the_tour()
    {
        var output = new StringWriter();
        Assert.AreEqual(0, EmvCommand.Run(["--tour", "Selection"], output, output));
        Assert.Contains("ok pse-absent", output.ToString());
        Assert.AreEqual(2, EmvCommand.Run(["--tour", "no-such-stop"], output, output));
    }

    [TestMethod]
    public void One_stop_alone_is_told_in_full_and_gives_its_card()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        var output = new StringWriter();
        Assert.AreEqual(0, EmvCommand.Run(["--tour", "cda-wrong", "--save", path], output, output));
        Assert.Contains("GENERATE AC, AAC", output.ToString());
        Assert.Contains("Tour      as it should be", output.ToString());

        Assert.AreEqual(0, EmvCommand.Run([path, "--amount", "12.34"], output, output));
        File.Delete(path);
    }
}
