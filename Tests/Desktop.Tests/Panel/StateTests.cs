using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator;
using Simulator.Acquirer;
using Simulator.Panel;
using VirtualHandset;

namespace Desktop.Tests.Panel;

/// <summary>What the panel keeps from one day to the next: flash and books.</summary>
[TestClass]
public sealed class StateTests : IDisposable
{
    private const int FlashBytes = 64 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("state-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [TestMethod]
    public void A_terminal_is_the_same_one_tomorrow()
    {
        WithRig(rig =>
        {
            rig.Provision(AcquirerServer.DefaultPort);
            rig.SignInFirst();
            rig.Sell(1234, "unionpay-debit");
        });
        WithRig(rig =>
        {
            rig.PowerOn();
            Assert.IsTrue(rig.WaitFor(rig.Say(Text.SignInNumber), 30_000));
            Assert.IsFalse(rig.Reader.Shows(rig.Say(Text.SignInFirstUse)), "the password has been changed");
            Assert.AreEqual(1, rig.Machine.Terminal.Log.BatchCount);
            Assert.AreEqual(1234L, rig.Machine.Terminal.Log.DebitMinor);
            Assert.AreEqual("", string.Join("; ", rig.CheckMoney()));
        });
    }

    [TestMethod]
    public async Task The_roll_that_was_in_is_in_tomorrow_and_one_from_the_command_line_takes_its_place()
    {
        Assert.AreEqual((58, 58), await Roll(0, true), "a new terminal comes with a narrow roll and knows it");
        Assert.AreEqual((80, 58), await Roll(0), "put in yesterday; nobody told the terminal");
        Assert.AreEqual((58, 58), await Roll(58));
        Assert.AreEqual((58, 58), await Roll(0));
    }

    private async Task<(int Roll, int Told)> Roll(int askedMm, bool thenChange = false)
    {
        await using LivePanel panel = await LivePanel.StartAsync(0, _folder, false, Language.English, askedMm);
        string state = LiveSession.Await(() => panel.Session.StateJson(), s => s.Contains("Operator number"));
        using var json = System.Text.Json.JsonDocument.Parse(state);
        (int, int) found = (json.RootElement.GetProperty("rollMm").GetInt32(), json.RootElement.GetProperty("printsForMm").GetInt32());
        if (thenChange)
        {
            Assert.IsNull(panel.Session.TryDo("{\"do\":\"roll\",\"width\":80}"u8));
            LiveSession.Await(() => panel.Session.StateJson(), s => s.Contains("\"rollMm\":80"));
        }

        return found;
    }

    [TestMethod]
    public void A_write_that_the_power_cut_tore_is_torn_in_the_file_as_well()
    {
        string path = Path.Combine(_folder, "flash");
        var flash = new FlashModel(new VirtualClock(), FlashBytes);
        byte[] written;
        using (new FlashImage(path, flash))
        {
            flash.CutAfter(1, 7);
            byte[] program = [0x02, 0, 0, 0, .. Enumerable.Repeat((byte)0, 64)];
            _ = flash.Write([0x06], 0, 1);
            Assert.ThrowsExactly<PowerLost>(() => flash.Write(program, 0, program.Length));
            written = Contents(flash);
        }

        var tomorrow = new FlashModel(new VirtualClock(), FlashBytes);
        using var image = new FlashImage(path, tomorrow);
        Assert.IsFalse(image.IsNew);
        CollectionAssert.AreEqual(written, Contents(tomorrow));
    }

    [TestMethod]
    public void A_second_simulator_cannot_take_the_same_flash()
    {
        string path = Path.Combine(_folder, "flash");
        using var first = new FlashImage(path, new FlashModel(new VirtualClock(), FlashBytes));
        Assert.ThrowsExactly<IOException>(() => new FlashImage(path, new FlashModel(new VirtualClock(), FlashBytes)));
    }

    [TestMethod]
    public void A_file_of_another_size_is_refused()
    {
        string path = Path.Combine(_folder, "flash");
        File.WriteAllBytes(path, new byte[100]);
        Assert.ThrowsExactly<IOException>(() => new FlashImage(path, new FlashModel(new VirtualClock(), FlashBytes)));
    }

    private void WithRig(Action<Rig> use)
    {
        var rig = new Rig(new RigOptions());
        using var flash = new FlashImage(Path.Combine(_folder, "flash.bin"), rig.Handset.Flash);
        using var books = BooksFile.Open(Path.Combine(_folder, "books"), rig.Host.Books);
        use(rig);
    }

    private static byte[] Contents(FlashModel flash)
    {
        var all = new byte[flash.SizeBytes];
        flash.Peek(0, all, 0, all.Length);
        return all;
    }
}
