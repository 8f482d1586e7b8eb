using Simulator.Scenarios;
using Simulator.Soak;

namespace Desktop.Tests.Shops;

/// <summary>
/// The power cut at every flash operation of a scenario, and what else befalls a flash. .ci/run does it to every scenario
/// there is; here to a sale, so that a change in the store shows at once.
/// </summary>
[TestClass]
public sealed class HarmTests
{
    private const int Flips = 6;

    [TestMethod]
    public void A_sale_gets_over_a_cut_at_any_flash_operation_a_cut_recovery_flipped_bits_and_worn_blocks()
    {
        string folder = Path.Combine(RepositoryRoot.Path, "scenarios");
        Scenario sale = Scenario.Parse(File.ReadAllBytes(Path.Combine(folder, "chip-sale-pin.json")));
        HarmRun.Extent extent = new HarmRun(sale, folder, 1).Measure(out IReadOnlyList<string> unharmed);
        Assert.AreEqual("", string.Join("; ", unharmed));
        Assert.IsGreaterThanOrEqualTo(6, extent.Operations, "numbers, pending record and outcome, each in the middle of a write");
        Harm[] harms = [.. new HarmFilter(null, 0, Flips, 1).Of(extent)];
        Assert.IsGreaterThan(3 * extent.Operations, harms.Length);
        foreach (Harm harm in harms)
        {
            Assert.AreEqual("", string.Join("; ", new HarmRun(sale, folder, 1).Run(harm, extent)), harm.ToString());
        }
    }
}
