using Drivers.Hal;
using Firmware.Store;
using Simulator;
using Simulator.Soak;

namespace Desktop.Tests.Shops;

/// <summary>
/// A terminal with one worn block comes up. The stores share one flash chip and recover one after the other: what one of them
/// still has to do with the chip must be seen to its end, or the next never reads a byte (two days of a soak stood there for good).
/// </summary>
[TestClass]
public sealed class ComeUpTests
{
    private const int ComeUpMs = 60_000;
    private const int MostRecords = 16;
    private const int FillerNumber = SettingNumber.SetAsideTold;

    /// <summary>The vault's blocks, the settings', the first ones of the log.</summary>
    private const int Blocks = FlashLayout.VaultBlocks + FlashLayout.SettingsBlocks + 4;

    private static readonly Lazy<FlashCopy> Shop = new(ShopImage.Make);

    [TestMethod]
    public void With_any_block_worn_and_the_settings_at_any_place_in_theirs()
    {
        var stuck = new List<string>();
        for (int records = 0; records <= MostRecords; records++)
        {
            FlashCopy image = WithRecords(records * 6);
            for (int block = 0; block < Blocks; block++)
            {
                var rig = new Rig(new RigOptions { Seed = 1, Seen = false });
                image.CopyTo(rig.Handset.Flash);
                rig.Handset.Flash.WearOut(block);
                rig.PowerOn();
                for (int ms = 0; ms < ComeUpMs && !rig.Machine.Terminal.Main.Recovered; ms += 100)
                {
                    rig.RunFor(100);
                }

                if (!rig.Machine.Terminal.Main.Recovered)
                {
                    stuck.Add($"block {block} worn, {records} more records");
                }
            }
        }

        Assert.AreEqual("", string.Join("; ", stuck));
    }

    /// <summary>So many more changes of a setting, and then off, as power goes: not waiting for what is done ahead.</summary>
    private static FlashCopy WithRecords(int count)
    {
        var rig = new Rig(new RigOptions { Seed = 1, Seen = false });
        Shop.Value.CopyTo(rig.Handset.Flash);
        rig.PowerOn();
        rig.RunFor(3_000);
        Settings settings = rig.Machine.Terminal.Settings;
        for (int i = 0; i < count; i++)
        {
            while (settings.SetInt(FillerNumber, i) != Status.Pending)
            {
                rig.RunFor(1);
            }

            while (settings.Poll(rig.Handset.Clock.NowMs) == Status.Pending)
            {
                rig.RunFor(1);
            }
        }

        rig.PowerCut();
        return FlashCopy.Of(rig.Handset.Flash);
    }
}
