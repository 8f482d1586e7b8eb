using Simulator;
using Simulator.Soak;

namespace Desktop.Tests.Shops;

/// <summary>A few of the soak's days; .ci/run plays 2,000 of them, and the command as many as there is time for.</summary>
[TestClass]
public sealed class SoakTests
{
    private const uint FirstSeed = 700;
    private const uint Days = 8;
    private const int Transactions = 20;

    private static readonly Lazy<FlashCopy> Image = new(ShopImage.Make);

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

    private static void Agrees(uint seed) =>
        Assert.AreEqual("", string.Join("; ", Play(seed).Wrong), $"To see it again: dotnet run --project Boards/Simulator -- soak --days 1 --seed {seed} --transactions {Transactions} --tell");

    private static SoakResult Play(uint seed) => new SoakDay(Image.Value, seed, Transactions, null).Run();
}
