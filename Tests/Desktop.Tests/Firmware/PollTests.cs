using IlCounter;

namespace Desktop.Tests.Terminals;

/// <summary>How long the loop is held, in IL instructions that were counted one by one: docs/performance.md, "The whole terminal".</summary>
[TestClass]
public sealed class PollTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, long>> s_longest = new(() => DayPolls.Longest(new IlWorld()));

    /// <summary>What each part takes today, with a little room; 750 instructions are a millisecond of the reference board.</summary>
    [TestMethod]
    [DataRow("power-on and keys", 26_000)]
    [DataRow("sign-in and sign-on", 46_000)]
    [DataRow("idle", DayPolls.Goal)]
    [DataRow("chip sale with PIN", 24_000)]
    [DataRow("second sale", 26_000)]
    public void No_poll_is_longer_than_it_was(string part, long most)
    {
        Assert.IsLessThanOrEqualTo(most, s_longest.Value[part]);
    }

    [TestMethod]
    public void Polls_are_counted()
    {
        Assert.IsGreaterThan(1000, s_longest.Value.Values.Min());
    }
}
