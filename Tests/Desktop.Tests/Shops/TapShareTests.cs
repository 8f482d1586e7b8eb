using IlCounter;

namespace Desktop.Tests.Shops;

/// <summary>The terminal's own share of a tap, in IL instructions that were counted one by one and bus time: docs/performance.md, "A tap".</summary>
[TestClass]
public sealed class TapShareTests
{
    /// <summary>Some ten thousand; kernel 2 judges all records and asks for the cryptogram in one go.</summary>
    private const int MostOfOnePoll = 10_500;

    private static readonly Lazy<IlWorld> s_world = new(() => new IlWorld());
    private static readonly Dictionary<string, TapShare> s_shares = [];

    [TestMethod]
    [DynamicData(nameof(Cards))]
    public void A_card_may_leave_after_100_ms_of_the_terminals_own_at_most(string card)
    {
        TapShare share = ShareOf(card);
        Console.WriteLine(TapShare.Head);
        Console.WriteLine(share);
        Assert.IsTrue(share.Driver > 5000 && share.Kernel > 5000 && share.Commands > 5, "nothing was counted");
        Assert.IsLessThanOrEqualTo(TapShare.BudgetMs, share.Ms);
    }

    [TestMethod]
    [DynamicData(nameof(Cards))]
    public void No_poll_of_a_tap_is_longer_than_one_may_be(string card)
    {
        TapShare share = ShareOf(card);
        Assert.IsLessThanOrEqualTo(MostOfOnePoll, share.LongestPoll);
    }

    /// <summary>Each card is measured once for all that is asked of it.</summary>
    private static TapShare ShareOf(string card)
    {
        if (!s_shares.TryGetValue(card, out TapShare? share))
        {
            s_shares[card] = share = TapShare.Of(card, s_world.Value);
        }

        return share;
    }

    private static IEnumerable<string[]> Cards => TapShare.Cards.Select(card => new[] { card });
}
