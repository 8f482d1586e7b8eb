using Simulator.Soak;

namespace Desktop.Tests.Shops;

/// <summary>A few of the soak's days; .ci/run plays 2,000 of them, and the command as many as there is time for.</summary>
[TestClass]
public sealed class SoakTests
{
    private const uint FirstSeed = 700;
    private const uint Days = 8;

    private static readonly Lazy<ShopImage> Image = new(ShopImage.Make);

    [TestMethod]
    public void The_books_agree_at_the_end_of_each_day_and_a_seed_repeats_its_day()
    {
        for (uint seed = FirstSeed; seed < FirstSeed + Days; seed++)
        {
            Agrees(seed);
        }

        SoakResult first = Play(FirstSeed);
        SoakResult again = Play(FirstSeed);
        Assert.AreEqual(
            (first.Begun.Values.Sum(), first.Approved, first.PowerCuts, first.Faults, first.VirtualMs),
            (again.Begun.Values.Sum(), again.Approved, again.PowerCuts, again.Faults, again.VirtualMs));
    }

    /// <summary>Days that once went wrong.</summary>
    [TestMethod]
    [DataRow(10u, DisplayName = "a notice that the host was in no state to take was refused as a duplicate the second time (acquirer)")]
    [DataRow(1267u, DisplayName = "a worn block: the settings still erased one ahead while the log wanted to read, and the terminal never came up")]
    [DataRow(2234u, DisplayName = "the same with another block")]
    public void What_once_went_wrong_stays_right(uint seed) => Agrees(seed);

    private static void Agrees(uint seed) =>
        Assert.AreEqual("", string.Join("; ", Play(seed).Wrong), $"To see it again: dotnet run --project Boards/Simulator -- soak --days 1 --seed {seed} --tell");

    private static SoakResult Play(uint seed) => new SoakDay(Image.Value, seed, 0, null).Run();
}
