using Drivers.Hal;
using Firmware.Store;
using Simulator;
using Simulator.Soak;

namespace Desktop.Tests.Shops;

/// <summary>
/// The stores share one flash chip and recover one after the other: what one of them still does with the chip must be seen to its
/// end, or the next never reads a byte. Two days of a soak, each with a worn block, left a terminal standing there for good.
/// </summary>
[TestClass]
public sealed class ComeUpTests
{
    private const int ComeUpMs = 60_000;
    private const int MostRecords = 100;
    private const int SettingsUp = 2;

    private static readonly Lazy<FlashCopy> Shop = new(ShopImage.Make);

    [TestMethod]
    public void With_any_block_of_the_stores_worn()
    {
        var stuck = new List<int>();
        for (int block = 0; block < FlashLayout.VaultBlocks + FlashLayout.SettingsBlocks + 4; block++)
        {
            Rig rig = Off();
            rig.Handset.Flash.WearOut(block);
            rig.PowerOn();
            if (!ComesUp(rig))
            {
                stuck.Add(block);
            }
        }

        Assert.AreEqual("", string.Join(", ", stuck));
    }

    [TestMethod]
    public void While_the_settings_erase_a_block_ahead_and_the_log_wants_to_read()
    {
        Rig rig = Off();
        rig.PowerOn();
        while (rig.Machine.Terminal.Main.StoresUp < SettingsUp)
        {
            rig.RunFor(1);
        }

        Assert.AreEqual(SettingsUp, rig.Machine.Terminal.Main.StoresUp);
        Settings settings = rig.Machine.Terminal.Settings;
        int erases = rig.Handset.Flash.Erases;
        var value = new byte[Settings.MaxValueBytes];
        for (int i = 0; i < MostRecords && rig.Handset.Flash.Erases == erases; i++)
        {
            value[0]++;
            Assert.AreEqual(Status.Pending, settings.SetBytes(SettingNumber.SetAsideTold, value, 0, value.Length));
            for (Status status = Status.Pending; status == Status.Pending && rig.Handset.Flash.Erases == erases; status = settings.Poll(rig.Handset.Clock.NowMs))
            {
                rig.Handset.Clock.AdvanceMs(1);
            }
        }

        Assert.AreEqual(erases + 1, rig.Handset.Flash.Erases, "an erase has begun, and nobody of the test looks after it");
        Assert.IsTrue(ComesUp(rig));
    }

    private static Rig Off()
    {
        var rig = new Rig(new RigOptions { Seed = 1, Seen = false });
        Shop.Value.CopyTo(rig.Handset.Flash);
        return rig;
    }

    private static bool ComesUp(Rig rig)
    {
        for (int ms = 0; ms < ComeUpMs && !rig.Machine.Terminal.Main.Recovered; ms += 100)
        {
            rig.RunFor(100);
        }

        return rig.Machine.Terminal.Main.Recovered;
    }
}
