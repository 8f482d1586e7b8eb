using Simulator.Soak;

namespace Desktop.Tests.Shops;

/// <summary>A few of the soak's days; the command runs as many as there is time for.</summary>
[TestClass]
public sealed class SoakTests
{
    private const uint FirstSeed = 700;
    private const uint Days = 12;

    [TestMethod]
    public void The_books_agree_at_the_end_of_each_day_and_a_seed_repeats_its_day()
    {
        ShopImage image = ShopImage.Make();
        for (uint seed = FirstSeed; seed < FirstSeed + Days; seed++)
        {
            SoakResult day = new SoakDay(image, seed).Run();
            Assert.AreEqual("", string.Join("; ", day.Wrong), $"seed {seed}");
        }

        SoakResult first = new SoakDay(image, FirstSeed).Run();
        SoakResult again = new SoakDay(image, FirstSeed).Run();
        Assert.AreEqual((first.Begun, first.Approved, first.PowerCuts, first.Faults), (again.Begun, again.Approved, again.PowerCuts, again.Faults));
    }
}
