using Drivers.Hal;
using Firmware.Store;
using Simulator.Acquirer;
using Tests.Terminal.Store;
using VirtualHandset;

namespace Tests.Desktop.Store;

/// <summary>The vault's keys against the acquirer's own implementation of the same standards, and under power cuts.</summary>
[TestClass]
public class KeyComparisonTests
{
    private static readonly byte[] TdesBase = Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210");
    private static readonly byte[] AesBase = Convert.FromHexString("FEDCBA9876543210F1F1F1F1F1F1F1F1");
    private static readonly byte[] TdesSerial = Convert.FromHexString("FFFF9876543210E00000");
    private static readonly byte[] AesSerial = Convert.FromHexString("123456789012345600000000");

    [TestMethod]
    public void An_initial_key_gives_each_of_its_million_numbers_once_and_then_no_more()
    {
        DukptKeys keys = Loaded(KeyCipher.Des);
        byte[] initial = Dukpt.InitialKey(KeyCipher.Des, TdesBase, TdesSerial);
        int count = 0;
        uint last = 0;
        var serial = new byte[10];
        while (keys.Advance() == Status.Pending)
        {
            while (!keys.Step())
            {
            }

            keys.CopySerial(serial, 0);
            uint number = Dukpt.Counter(KeyCipher.Des, serial);
            Assert.IsGreaterThan(last, number);
            Assert.IsLessThanOrEqualTo(10, System.Numerics.BitOperations.PopCount(number));
            last = number;
            count++;
            const int All = 1_048_575;
            if (count > All - 5_000)
            {
                // What is left is counted without those that are skipped: the last 128 are kept for what is owed.
                Assert.AreEqual(Math.Min(DukptKeys.MostCounted, All - count), keys.Left, $"after number {number}");
            }

            if (count % 4001 == 1)
            {
                CollectionAssert.AreEqual(Dukpt.TransactionKey(KeyCipher.Des, initial, serial), keys.Transaction, $"number {number}");
            }
        }

        // X9.24-1: all numbers of 21 bits with one to ten ones.
        Assert.AreEqual(1_048_575, count);
        Assert.AreEqual(Status.Full, keys.Advance());
        Assert.AreEqual(0, keys.Left);
    }

    [TestMethod]
    [DataRow(KeyCipher.Des)]
    [DataRow(KeyCipher.Aes)]
    public void Numbers_before_and_after_a_skip_have_the_keys_that_the_host_works_out(KeyCipher cipher)
    {
        DukptKeys keys = Loaded(cipher);
        byte[] baseKey = cipher == KeyCipher.Des ? TdesBase : AesBase;
        var serial = new byte[keys.SerialBytes];
        var working = new byte[16];
        var random = new Random(7);
        for (int i = 0; i < 3000; i++)
        {
            int before = keys.Next;
            if (i % 50 == 49)
            {
                keys.Skip(before + random.Next(200));
                Assert.AreEqual(0, keys.Next % 64);
            }

            Assert.AreEqual(Status.Pending, keys.Advance());
            while (!keys.Step())
            {
            }

            keys.CopySerial(serial, 0);
            var (pin, mac, reply) = Dukpt.Keys(cipher, baseKey, serial);
            keys.MakeWorking(7, AesDukpt.PinEncryption, working);
            CollectionAssert.AreEqual(pin, working, $"PIN key {Convert.ToHexString(serial)}");
            keys.MakeWorking(6, AesDukpt.MacGeneration, working);
            CollectionAssert.AreEqual(mac, working);
            keys.MakeWorking(4, AesDukpt.MacVerification, working);
            CollectionAssert.AreEqual(reply, working);
        }
    }

    [TestMethod]
    [DataRow(KeyCipher.Des, "89E88CF7931444F334BD7547FC3F380C")]
    [DataRow(KeyCipher.Des, "89E88CF7931444F334BD7547FC3F380C1D22BF32387C600A")]
    [DataRow(KeyCipher.Aes, "00112233445566778899AABBCCDDEEFF")]
    [DataRow(KeyCipher.Aes, "00112233445566778899AABBCCDDEEFF0011223344556677")]
    [DataRow(KeyCipher.Aes, "88E1AB2A2E3DD38C1FA039A536500CC8A87AB9D62DC92C01058FA79F44657DE6")]
    public void What_the_acquirer_wraps_the_vault_opens(KeyCipher cipher, string protectionHex)
    {
        StoreBench bench = KeyBench.Started();
        byte[] protection = Convert.FromHexString(protectionHex);
        KeyAlgorithm algorithm = cipher == KeyCipher.Aes ? KeyAlgorithm.Aes : KeyAlgorithm.Des;
        Assert.AreEqual(Status.Ok, bench.Vault.LoadKey(KeySlot.Transport, algorithm, protection, 0, protection.Length, null, 0, 0));
        string letter = cipher == KeyCipher.Aes ? "A" : "T";
        byte[] master = Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210");
        Assert.AreEqual(Status.Ok, KeyBench.Import(bench, KeySlot.TerminalMaster, KeyBlock.Wrap(cipher, protection, "K0" + letter + "B", master, [], 8, Fill)));
        Assert.AreEqual(Status.Ok, bench.Vault.ImportCommit());
        CollectionAssert.AreEqual(BlockCipher.CheckValue(cipher, master), KeyBench.CheckValue(bench, KeySlot.TerminalMaster));

        byte[] serial = cipher == KeyCipher.Aes ? AesSerial : TdesSerial;
        byte[] initial = Dukpt.InitialKey(cipher, cipher == KeyCipher.Aes ? AesBase : TdesBase, serial);
        string number = cipher == KeyCipher.Aes ? "IK14" + Convert.ToHexString(serial[..8]) : "KS18" + Convert.ToHexString(serial);
        Assert.AreEqual(Status.Invalid, KeyBench.Import(bench, KeySlot.Dukpt, KeyBlock.Wrap(cipher, protection, "B1" + letter + "X", initial, [], 0, Fill)), "no number");
        Assert.AreEqual(Status.Ok, KeyBench.Import(bench, KeySlot.Dukpt, KeyBlock.Wrap(cipher, protection, "B1" + letter + "X", initial, [number], 0, Fill)));
        Assert.AreEqual(Status.Ok, bench.Vault.ImportCommit());
        Assert.AreEqual(Status.Ok, bench.FinishVault());
        byte[] first = KeyBench.Next(bench);
        byte[] message = new byte[100];
        byte[] macKey = Dukpt.Keys(cipher, cipher == KeyCipher.Aes ? AesBase : TdesBase, first).Mac;
        bool aes = cipher == KeyCipher.Aes;
        byte[] expected = Mac.Compute(aes ? Simulator.Acquirer.MacScheme.AesCmac : Simulator.Acquirer.MacScheme.UnionPayEcb, macKey, message);
        byte[] own = KeyBench.Mac(bench, KeySlot.Dukpt, MacWay.Request, aes ? Firmware.Store.MacScheme.AesCmac : Firmware.Store.MacScheme.UnionPayEcb, message);
        CollectionAssert.AreEqual(expected, own);
    }

    /// <summary>
    /// Keys change in every way there is, the power goes at every program and erase in turn, with each kind of torn write: afterwards
    /// every slot holds its old or its new key, and no number of DUKPT comes twice.
    /// </summary>
    [TestMethod]
    public void Keys_that_change_while_the_power_goes_are_old_or_new_and_numbers_never_come_twice()
    {
        for (int cut = 1, survived = 0; survived == 0; cut++)
        {
            Assert.IsLessThan(400, cut, "the script ends");
            StoreBench bench = KeyBench.Started();
            KeyBench.Master(bench, KeyAlgorithm.Des, "0123456789ABCDEFFEDCBA9876543210");
            KeyBench.Initial(bench, KeyAlgorithm.Des, "6AC292FAA1315B4D858AB3A3D7D5933A", "FFFF9876543210E00000");
            int last = 0;
            bool done = false;
            bench.Model.CutAfter(cut, (uint)cut);
            try
            {
                for (int i = 0; i < 30; i++)
                {
                    last = Number(KeyBench.Next(bench), last, cut);
                    bench.Vault.EndKey();
                }

                KeyBench.Master(bench, KeyAlgorithm.Aes, "00112233445566778899AABBCCDDEEFF");
                last = Number(KeyBench.Next(bench), last, cut);
                done = true;
            }
            catch (PowerLost)
            {
                done = false;
            }

            bench.Model.CutAfter(0, 0);
            Assert.AreEqual(Status.Ok, bench.PowerUp(), $"cut {cut}");
            string master = Convert.ToHexString(KeyBench.CheckValue(bench, KeySlot.TerminalMaster));
            Assert.Contains(master, ["08D7B4FB", "FDE4FBAE"], $"cut {cut}");
            Assert.IsTrue(bench.Vault.Has(KeySlot.Dukpt), $"cut {cut}");
            Number(KeyBench.Next(bench), last, cut);
            survived = done ? 1 : 0;
        }
    }

    [TestMethod]
    public void A_ruined_newest_record_of_numbers_is_skipped_over_and_none_comes_twice()
    {
        StoreBench bench = KeyBench.Started();
        KeyBench.Initial(bench, KeyAlgorithm.Des, "6AC292FAA1315B4D858AB3A3D7D5933A", "FFFF9876543210E00000");
        int last = 0;
        for (int i = 0; i < 5; i++)
        {
            last = Number(KeyBench.Next(bench), last, i);
        }

        var image = new byte[StoreBench.RegionBlocks * FlashModel.BlockBytes];
        bench.Model.Peek(0, image, 0, image.Length);
        int newest = Enumerable.Range(0, image.Length / 4).Select(i => i * 4).Last(at => image[at] == 0x5A && image[at + 1] == 0xA1 && image[at + 2] == 5);
        for (int bit = 0; bit < 8; bit++)
        {
            bench.Model.FlipBit(newest + 60 + bit, bit);
        }

        Assert.AreEqual(Status.Ok, bench.PowerUp());
        Assert.IsTrue(bench.Vault.Has(KeySlot.Dukpt));
        Assert.AreEqual(64, Number(KeyBench.Next(bench), last, 0));
    }

    private static int Number(byte[] serial, int last, int cut)
    {
        int number = (int)Dukpt.Counter(KeyCipher.Des, serial);
        Assert.IsGreaterThan(last, number, $"cut {cut}");
        return number;
    }

    private static DukptKeys Loaded(KeyCipher cipher)
    {
        bool aes = cipher == KeyCipher.Aes;
        var keys = new DukptKeys();
        byte[] serial = aes ? AesSerial : TdesSerial;
        keys.Load(aes ? KeyAlgorithm.Aes : KeyAlgorithm.Des, Dukpt.InitialKey(cipher, aes ? AesBase : TdesBase, serial), 0, serial, 0, serial.Length, new byte[4], 0);
        while (!keys.Step())
        {
        }

        return keys;
    }

    private static byte[] Fill(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(i * 37))];
}
