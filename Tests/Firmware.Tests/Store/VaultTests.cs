using Drivers.Hal;
using Firmware.Store;
using VirtualHandset;

namespace Tests.Terminal.Store
{
    [TestClass]
    public class VaultTests
    {
        // Made for this test; the check value is the vault's own and is compared with itself after each step.
        private static readonly byte[] Master = { 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF, 0x01 };

        // DES, FIPS 81 key and the zero block: D5 D4 4F F7 20 68 3D 0D is its published encryption.
        private static readonly byte[] Known = { 0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF };
        private static readonly byte[] KnownCheck = { 0xD5, 0xD4, 0x4F, 0xF7 };

        [TestMethod]
        public void A_key_goes_in_with_its_check_value_and_survives_a_restart()
        {
            StoreBench bench = Started();
            Assert.AreEqual(Status.Ok, bench.Vault.LoadKey(KeySlot.TerminalMaster, Known, 0, 8, KnownCheck, 0, 4));
            Assert.AreEqual(Status.Ok, bench.FinishVault());
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.IsTrue(bench.Vault.Has(KeySlot.TerminalMaster));
            var check = new byte[4];
            Assert.AreEqual(Status.Ok, bench.Vault.CheckValue(KeySlot.TerminalMaster, check, 0));
            CollectionAssert.AreEqual(KnownCheck, check);
        }

        [TestMethod]
        public void A_wrong_check_value_changes_nothing()
        {
            StoreBench bench = Started();
            Assert.AreEqual(Status.Checksum, bench.Vault.LoadKey(KeySlot.TerminalMaster, Known, 0, 8, new byte[4], 0, 4));
            Assert.IsFalse(bench.Vault.Has(KeySlot.TerminalMaster));
            Assert.AreEqual(Status.Ok, bench.Vault.LoadKey(KeySlot.TerminalMaster, Master, 0, 16, null, 0, 0));
            Assert.AreEqual(Status.Checksum, bench.Vault.CheckWrapped(Known, 0, 8, KnownCheck, 0, 4));
            Assert.AreEqual(Status.Checksum, bench.Vault.UnwrapKey(KeySlot.Pin, Known, 0, 8, KnownCheck, 0, 4));
            Assert.IsFalse(bench.Vault.Has(KeySlot.Pin));
        }

        [TestMethod]
        public void A_working_key_is_unwrapped_and_only_does_its_own_work()
        {
            StoreBench bench = Started();
            Assert.AreEqual(Status.NotFound, bench.Vault.UnwrapKey(KeySlot.Mac, Known, 0, 8, null, 0, 0));
            Assert.AreEqual(Status.Ok, bench.Vault.LoadKey(KeySlot.TerminalMaster, Master, 0, 16, null, 0, 0));
            var wrapped = new byte[8];
            System.Array.Copy(Known, 0, wrapped, 0, 8);
            var tool = new Emv.Crypto.TripleDes();
            tool.SetKey(Master, 0, 16);
            tool.Encrypt(wrapped, 0, wrapped, 0);
            Assert.AreEqual(Status.Ok, bench.Vault.CheckWrapped(wrapped, 0, 8, KnownCheck, 0, 4));
            Assert.AreEqual(Status.Ok, bench.Vault.UnwrapKey(KeySlot.Mac, wrapped, 0, 8, KnownCheck, 0, 4));

            var block = new byte[8];
            Assert.AreEqual(Status.Ok, bench.Vault.Encrypt(KeySlot.Mac, block, 0, 8));
            Assert.AreEqual(KnownCheck[0], block[0]);
            Assert.AreEqual(Status.NotFound, bench.Vault.Encrypt(KeySlot.Pin, block, 0, 8));
            Assert.AreEqual(Status.Invalid, bench.Vault.Encrypt(KeySlot.TerminalMaster, block, 0, 8));
            Assert.AreEqual(Status.Invalid, bench.Vault.Encrypt(KeySlot.Storage, block, 0, 8));
            Assert.AreEqual(Status.Invalid, bench.Vault.Encrypt(KeySlot.Mac, block, 0, 7));
            Assert.AreEqual(Status.Invalid, bench.Vault.LoadKey(KeySlot.Storage, Master, 0, 16, null, 0, 0));
        }

        [TestMethod]
        public void No_key_lies_on_the_flash_in_the_clear()
        {
            StoreBench bench = Started();
            Assert.AreEqual(Status.Ok, bench.Vault.LoadKey(KeySlot.TerminalMaster, Master, 0, 16, null, 0, 0));
            Assert.AreEqual(Status.Ok, bench.FinishVault());
            Assert.IsFalse(bench.Contains(new byte[] { 0x11, 0x22, 0x33, 0x44 }));
            Assert.IsFalse(bench.Contains(new byte[] { 0xDD, 0xEE, 0xFF, 0x01 }));
        }

        [TestMethod]
        public void A_wipe_takes_every_key_even_if_the_power_goes_in_the_middle()
        {
            for (int cut = 1; cut <= 7; cut++)
            {
                StoreBench bench = Started();
                Assert.AreEqual(Status.Ok, bench.Vault.LoadKey(KeySlot.TerminalMaster, Master, 0, 16, null, 0, 0));
                Assert.AreEqual(Status.Ok, bench.FinishVault());
                bench.Vault.Wipe();
                Assert.IsFalse(bench.Vault.Has(KeySlot.TerminalMaster));
                bool marked = cut > 1;
                bench.Model.CutAfter(cut, (uint)cut);
                try
                {
                    Assert.AreEqual(Status.Ok, bench.FinishVault());
                }
                catch (PowerLost)
                {
                    bench.Model.CutAfter(0, 0);
                }

                Assert.AreEqual(Status.Ok, bench.PowerUp());
                if (marked)
                {
                    Assert.IsFalse(bench.Vault.Has(KeySlot.TerminalMaster), "cut " + cut);
                }
            }
        }

        [TestMethod]
        public void A_password_is_stretched_by_rounds_and_salt()
        {
            StoreBench bench = Started();
            var password = new byte[] { 1, 2, 3, 4, 5, 6 };
            var salt = new byte[] { 7, 8, 9, 10 };
            var first = new byte[16];
            var second = new byte[16];
            Assert.AreEqual(Status.Ok, bench.Vault.Stretch(salt, password, 0, 6, 10, first, 0));
            Assert.AreEqual(Status.Ok, bench.Vault.Stretch(salt, password, 0, 6, 10, second, 0));
            CollectionAssert.AreEqual(first, second);
            Assert.AreEqual(Status.Ok, bench.Vault.Stretch(salt, password, 0, 6, 11, second, 0));
            Assert.AreNotEqual(first[0] | (first[1] << 8) | (first[2] << 16), second[0] | (second[1] << 8) | (second[2] << 16));
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.AreEqual(Status.Ok, bench.Vault.Stretch(salt, password, 0, 6, 10, second, 0));
            CollectionAssert.AreEqual(first, second);
        }

        private static StoreBench Started()
        {
            var bench = new StoreBench(6, 131072, 5);
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            return bench;
        }
    }
}
