using IlCounter;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Tests.Desktop.Ui;

/// <summary>What painting may cost by the rules of the house: docs/performance.md, "Screens and slips".</summary>
[TestClass]
public sealed class PageCostTests
{
    private const long PageGoal = 150_000;
    private const long PollGoal = 10_000;
    private const long KeyGoal = 10_000;
    private const int Listed = 25;

    private static readonly Lazy<IlWorld> s_world = new(() => new IlWorld());
    private static readonly Lazy<IReadOnlyList<PageCost>> s_galleries = new(() => PageCosts.OfGalleries(s_world.Value));

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void No_page_costs_more_than_a_page_may()
    {
        Check(s_galleries.Value);
    }

    [TestMethod]
    public void Nor_does_one_of_the_whole_terminal()
    {
        Check(PageCosts.OfJourneys(s_world.Value));
    }

    [TestMethod]
    public void No_poll_that_paints_is_too_long()
    {
        Assert.AreEqual("", string.Join(", ", s_galleries.Value.Where(cost => cost.LongestPoll > PollGoal).Select(cost => $"{cost.Page} {cost.LongestPoll}")));
    }

    [TestMethod]
    public void No_poll_of_a_slip_is_too_long()
    {
        var costs = PageCosts.OfSlips(s_world.Value);
        foreach (var (slip, composing, driving) in costs.OrderByDescending(cost => Math.Max(cost.Composing, cost.Driving)).Take(Listed))
        {
            TestContext.WriteLine($"{slip,-40}{composing,8:N0}{driving,8:N0}");
        }

        Assert.IsGreaterThan(100, costs.Min(cost => Math.Min(cost.Composing, cost.Driving)));
        Assert.AreEqual("", string.Join(", ", costs.Where(cost => cost.Driving > PollGoal || cost.Composing > MostComposing(cost.Slip))));
    }

    [TestMethod]
    public void A_digit_of_an_amount_costs_less_than_a_key_may()
    {
        IReadOnlyList<PageCost> keys = PageCosts.OfAmountKeys(s_world.Value);
        foreach (PageCost key in keys)
        {
            TestContext.WriteLine($"{key.Page,-16}{key.Instructions,8:N0}");
        }

        Assert.AreEqual("", string.Join(", ", keys.Where(key => key.Instructions is > KeyGoal or < 100).Select(key => $"{key.Page} {key.Instructions}")));
    }

    /// <summary>A list reads and deciphers a record a line; a signature's strokes are all looked at for each of its bands. docs/performance.md says so.</summary>
    private static long MostComposing(string slip) =>
        slip.EndsWith("-list", StringComparison.Ordinal) ? 2 * PollGoal + 1_500 : slip.EndsWith("-signed", StringComparison.Ordinal) ? 3 * PollGoal : PollGoal;

    private void Check(IReadOnlyList<PageCost> costs)
    {
        // A page that costs nothing was not measured.
        Assert.IsGreaterThan(10_000, costs.Min(cost => cost.Instructions));
        foreach (PageCost cost in costs.OrderByDescending(cost => cost.Instructions).Take(Listed))
        {
            TestContext.WriteLine($"{cost.Page,-32}{cost.Instructions,9:N0}{cost.LongestPoll,8:N0}");
        }

        Assert.AreEqual("", string.Join(", ", costs.Where(cost => cost.Instructions > PageGoal).Select(cost => $"{cost.Page} {cost.Instructions}")));
    }
}
