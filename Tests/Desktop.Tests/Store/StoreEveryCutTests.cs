using Drivers.Hal;
using Firmware.Store;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Tests.Terminal.Store;
using VirtualHandset;

namespace Tests.Desktop.Store;

/// <summary>
/// The power goes at every single program and erase of a script, one run each, and the books must be right after the
/// restart and at the end of the day. Rerun one: the numbers in the message are script, cut and seed.
/// </summary>
[TestClass]
public class StoreEveryCutTests
{
    private const int SizeBytes = 131072;
    private const int LogBlocks = 6;

    private static readonly byte[] Pan = [0x47, 0x61, 0x73, 0x90, 0x01, 0x01, 0x01, 0x19];

    /// <param name="again">0: one cut; n: the recovery is cut too, at its n-th operation, twice.</param>
    [TestMethod]
    [DataRow(160, 0, false)]
    [DataRow(160, 0, true)]
    [DataRow(80, 1, true)]
    [DataRow(80, 2, true)]
    [DataRow(80, 3, false)]
    public void A_merchants_days_with_the_power_cut_at_every_operation(int steps, int again, bool unstable)
    {
        int cut = 0;
        bool wasCut = true;
        while (wasCut)
        {
            cut++;
            try
            {
                wasCut = RunWithCut(steps, cut, again, unstable);
            }
            catch (Exception e) when (e is not PowerLost)
            {
                Assert.Fail($"steps {steps}, cut {cut}, again {again}, unstable {unstable}: {e.Message}\n{e.StackTrace}");
            }
        }

        // Otherwise the script was too short to be worth anything: it has to fill its ring more than once.
        Assert.IsTrue(cut > steps * 4, $"only {cut} operations");
    }

    [TestMethod]
    public void A_journal_that_goes_round_its_ring_with_the_power_cut_at_every_operation()
    {
        for (int variant = 0; variant < 3; variant++)
        {
            int cut = 0;
            bool wasCut = true;
            while (wasCut)
            {
                cut++;
                wasCut = RunJournal(cut, variant);
            }

            Assert.IsTrue(cut > 300, $"only {cut} operations");
        }
    }

    [TestMethod]
    public void Settings_and_counters_with_the_power_cut_while_their_region_is_cleaned()
    {
        const int Changes = 900;
        StoreBench whole = SettingsRun(Changes, 0, out _);
        int operations = whole.Model.Programs + whole.Model.Erases;
        Assert.IsTrue(whole.Model.ErasesOf(StoreBench.RegionBlocks) > 1, "the region has gone round");
        for (int cut = operations - 260; cut <= operations; cut++)
        {
            StoreBench bench = SettingsRun(Changes, cut, out int[] expected);
            bench.Model.CutAfter(0, 0);
            Assert.AreEqual(Status.Ok, bench.PowerUp(), $"cut {cut}");
            for (int key = 1; key <= 9; key++)
            {
                int value = bench.Settings.GetInt(key, -1);
                Assert.IsTrue(value == expected[key] || (key == expected[0] && value == expected[10]), $"cut {cut}, key {key}: {value}");
            }

            Assert.AreEqual(0, bench.Settings.Damaged, $"cut {cut}");
            Status status = Status.Busy;
            int stan = 0;
            while (status == Status.Busy)
            {
                status = bench.Settings.Take(Counter.Stan, out stan);
                Assert.AreEqual(Status.Ok, bench.FinishSettings());
            }

            Assert.IsTrue(stan > expected[11], $"cut {cut}: STAN {stan} after {expected[11]}");
        }
    }

    // expected: 0 = key being written, 1 to 9 = durable values, 10 = value being written, 11 = highest STAN given out.
    private static StoreBench SettingsRun(int changes, int cut, out int[] expected)
    {
        var bench = new StoreBench(LogBlocks, SizeBytes, 2);
        expected = new int[12];
        Array.Fill(expected, -1);
        bench.Model.CutAfter(cut, (uint)cut);
        try
        {
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            for (int i = 0; i < changes; i++)
            {
                int key = 1 + (i % 9);
                expected[0] = key;
                expected[10] = i;
                Assert.AreEqual(Status.Pending, bench.Settings.SetInt(key, i));
                Assert.AreEqual(Status.Ok, bench.FinishSettings());
                expected[key] = i;
                if (bench.Settings.Take(Counter.Stan, out int stan) == Status.Ok)
                {
                    Assert.IsTrue(stan > expected[11]);
                    expected[11] = stan;
                }
            }
        }
        catch (PowerLost)
        {
            // The caller looks at what is left.
        }

        return bench;
    }

    [TestMethod]
    public void Random_days_with_many_cuts_flips_and_worn_blocks()
    {
        for (uint seed = 1; seed <= 60; seed++)
        {
            try
            {
                RunRandom(seed);
            }
            catch (Exception e) when (e is not PowerLost)
            {
                Assert.Fail($"seed {seed}: {e.Message}\n{e.StackTrace}");
            }
        }
    }

    private static bool RunWithCut(int steps, int cut, int again, bool unstable)
    {
        var bench = new StoreBench(LogBlocks, SizeBytes, 1);
        bench.Model.UnstableAfterCut = unstable;
        var script = new MerchantScript(bench, Pan);
        bench.Model.CutAfter(cut, (uint)cut);
        bool wasCut = false;
        try
        {
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            script.Run(steps);
        }
        catch (PowerLost)
        {
            wasCut = true;
        }

        if (!wasCut)
        {
            return false;
        }

        for (int i = 0; i < 2 && again > 0; i++)
        {
            bench.Model.CutAfter(again, (uint)(cut + (i * 7919)));
            try
            {
                Assert.AreEqual(Status.Ok, bench.PowerUp());
            }
            catch (PowerLost)
            {
                // That was the point: on to the next restart.
                continue;
            }
        }

        bench.Model.CutAfter(0, 0);
        Assert.AreEqual(Status.Ok, bench.PowerUp());
        script.AfterRestart();
        script.Run(steps + 9);
        script.CheckBooks();
        CheckImage(bench);
        return true;
    }

    private static void RunRandom(uint seed)
    {
        var random = new SeededRandom(seed);
        var bench = new StoreBench(8, SizeBytes, seed);
        bench.Model.UnstableAfterCut = random.Chance(1, 2);
        Assert.AreEqual(Status.Ok, bench.PowerUp());
        var script = new MerchantScript(bench, Pan);
        int worn = 0;
        for (int i = 0; i < 40; i++)
        {
            bench.Model.CutAfter(1 + random.Below(40), random.Next());
            try
            {
                script.Run(script.Step + 30);
            }
            catch (PowerLost)
            {
                // Restart follows.
            }

            bench.Model.CutAfter(random.Chance(1, 4) ? 1 + random.Below(3) : 0, random.Next());
            try
            {
                Assert.AreEqual(Status.Ok, bench.PowerUp());
            }
            catch (PowerLost)
            {
                bench.Model.CutAfter(0, 0);
                Assert.AreEqual(Status.Ok, bench.PowerUp());
            }

            bench.Model.CutAfter(0, 0);
            script.AfterRestart();
            if (worn == 0 && random.Chance(1, 30))
            {
                worn++;
                bench.Model.WearOut((2 * StoreBench.RegionBlocks) + random.Below(8));
            }
        }

        CheckImage(bench);
    }

    private static void CheckImage(StoreBench bench)
    {
        Assert.IsFalse(bench.Contains([0x47, 0x61, 0x73, 0x90, 0x01]), "card number, packed");
        Assert.IsFalse(bench.Contains("476173900101"u8.ToArray()), "card number, text");
    }

    private static bool RunJournal(int cut, int variant)
    {
        var rig = new JournalRig(0, 6);
        rig.Model.UnstableAfterCut = variant == 1;
        rig.Model.CutAfter(cut, (uint)(cut + (variant * 100_000)));
        bool wasCut = false;
        try
        {
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            for (int i = 0; i < 200; i++)
            {
                // Some keys are written once and stay, so that cleaning has something to carry.
                rig.Write(i < 12 ? i : i % (variant == 2 ? 12 : 5), 40 + (i * 29 % 300));
            }
        }
        catch (PowerLost)
        {
            wasCut = true;
        }

        rig.Model.CutAfter(0, 0);
        Assert.AreEqual(Status.Ok, rig.PowerUp(), $"cut {cut}, variant {variant}");
        Assert.AreEqual("", rig.Check(), $"cut {cut}, variant {variant}");
        for (int i = 0; i < 12; i++)
        {
            rig.Write(i, 200);
        }

        Assert.AreEqual(Status.Ok, rig.PowerUp());
        Assert.AreEqual("", rig.Check(), $"cut {cut}, variant {variant}, second start");
        return wasCut;
    }
}
