using Drivers.Hal;
using Firmware.Store;
using VirtualHandset;

namespace Tests.Terminal.Store
{
    /// <summary>Key blocks: the examples of TR-31:2018, A.7 (as libtr31's tests repeat them), and what does not pass.</summary>
    [TestClass]
    public class KeyBlockTests
    {
        // A.7.2.2: version B.
        private const string TdesProtection = "DD7515F2BFC17F85CE48F3CA25CB21F6";
        private const string TdesBlock = "B0080P0TE00E000094B420079CC80BA3461F86FE26EFC4A3B8E4FA4C5F5341176EED7B727B8A248E";

        // A.7.4: version D.
        private const string AesProtection = "88E1AB2A2E3DD38C1FA039A536500CC8A87AB9D62DC92C01058FA79F44657DE6";
        private const string AesBlock = "D0112P0AE00E0000B82679114F470F540165EDFBF7E250FCEA43F810D215F8D207E2E417C07156A27E8E31DA05F7425509593D03A457DC34";
        private const string Inside = "3F419E1CB7079442AA37474C2EFBF8B8";

        // A.7.3.2: a base derivation key, with an optional block.
        private const string BaseProtection = "1D22BF32387C600AD97F9B97A51311AC";
        private const string BaseBlock = "B0104B0TX12S0100KS1800604B120F9292800000BB68BE8680A400D9191AD4ECE45B6E6C0D21C4738A52190E248719E24B433627";

        [TestMethod]
        public void The_example_of_version_B_opens()
        {
            StoreBench bench = KeyBench.Started();
            KeyBench.Master(bench, KeyAlgorithm.Des, TdesProtection);
            Assert.AreEqual(Status.Ok, KeyBench.Import(bench, KeySlot.Pin, TdesBlock));
            Assert.IsFalse(bench.Vault.Has(KeySlot.Pin), "it waits");
            Assert.AreEqual(Status.Ok, bench.Vault.ImportCommit());
            byte[] check = KeyBench.CheckValue(bench, KeySlot.Pin);
            Assert.AreEqual((byte)0x57, check[0]);
            Assert.AreEqual((byte)0xC4, check[1]);
            Assert.AreEqual((byte)0x09, check[2]);
        }

        [TestMethod]
        public void The_example_of_version_D_opens()
        {
            StoreBench bench = KeyBench.Started();
            KeyBench.Master(bench, KeyAlgorithm.Aes, AesProtection);
            Assert.AreEqual(Status.Ok, KeyBench.Import(bench, KeySlot.Pin, AesBlock));
            Assert.AreEqual(Status.Ok, bench.Vault.ImportCommit());
            Assert.IsTrue(bench.Vault.AlgorithmOf(KeySlot.Pin) == KeyAlgorithm.Aes);
            var aes = new Emv.Crypto.Aes();
            aes.SetKey(KeyBench.Hex(Inside), 0, 16);
            var zeros = new byte[16];
            aes.Encrypt(zeros, 0, zeros, 0);
            byte[] check = KeyBench.CheckValue(bench, KeySlot.Pin);
            for (int i = 0; i < check.Length; i++)
            {
                Assert.IsTrue(zeros[i] == check[i]);
            }

            Assert.AreEqual(Status.Ok, bench.FinishVault());
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            CollectionAssert.AreEqual(check, KeyBench.CheckValue(bench, KeySlot.Pin));
        }

        [TestMethod]
        public void A_key_of_another_use_does_not_enter_a_slot()
        {
            StoreBench bench = KeyBench.Started();
            KeyBench.Master(bench, KeyAlgorithm.Des, BaseProtection);
            Assert.AreEqual(Status.Invalid, KeyBench.Import(bench, KeySlot.Pin, BaseBlock), "a base key is no PIN key");
            Assert.AreEqual(Status.Invalid, bench.Vault.ImportCommit(), "nothing waits");
            Assert.AreEqual(Status.NotFound, KeyBench.Import(bench, KeySlot.Dukpt, BaseBlock), "initial keys come under the protection key");
            byte[] protection = KeyBench.Hex(BaseProtection);
            Assert.AreEqual(Status.Ok, bench.Vault.LoadKey(KeySlot.Transport, KeyAlgorithm.Des, protection, 0, 16, null, 0, 0));
            Assert.AreEqual(Status.Invalid, KeyBench.Import(bench, KeySlot.Dukpt, BaseBlock), "a base key is no initial key");
            KeyBench.Master(bench, KeyAlgorithm.Des, TdesProtection);
            Assert.AreEqual(Status.Invalid, KeyBench.Import(bench, KeySlot.Mac, TdesBlock), "a PIN key makes no codes");
            Assert.AreEqual(Status.Invalid, KeyBench.Import(bench, KeySlot.Storage, TdesBlock));
            Assert.IsFalse(bench.Vault.Has(KeySlot.Pin) || bench.Vault.Has(KeySlot.Mac));
        }

        [TestMethod]
        public void Whatever_is_changed_in_a_block_is_noticed_and_changes_no_key()
        {
            StoreBench bench = KeyBench.Started();
            KeyBench.Master(bench, KeyAlgorithm.Des, TdesProtection);
            for (int at = 0; at < TdesBlock.Length; at++)
            {
                string changed = TdesBlock.Substring(0, at) + (TdesBlock[at] == '0' ? '1' : '0') + TdesBlock.Substring(at + 1);
                Assert.AreNotEqual(Status.Ok, KeyBench.Import(bench, KeySlot.Pin, changed));
            }

            Assert.AreNotEqual(Status.Ok, KeyBench.Import(bench, KeySlot.Pin, TdesBlock.Substring(0, 72)));
            Assert.AreNotEqual(Status.Ok, KeyBench.Import(bench, KeySlot.Pin, "B00"));
            Assert.AreNotEqual(Status.Ok, KeyBench.Import(bench, KeySlot.Pin, AesBlock));
            Assert.IsFalse(bench.Vault.Has(KeySlot.Pin));
            Assert.AreEqual(Status.Ok, KeyBench.Import(bench, KeySlot.Pin, TdesBlock), "the right one still opens");
        }

        [TestMethod]
        public void Without_the_protection_key_nothing_opens()
        {
            StoreBench bench = KeyBench.Started();
            Assert.AreEqual(Status.NotFound, KeyBench.Import(bench, KeySlot.Pin, TdesBlock));
            KeyBench.Master(bench, KeyAlgorithm.Des, BaseProtection);
            Assert.AreEqual(Status.Checksum, KeyBench.Import(bench, KeySlot.Pin, TdesBlock));
        }

        [TestMethod]
        public void Keys_that_change_under_power_cuts_are_the_old_ones_or_the_new_ones()
        {
            for (int cut = 1; cut <= 3; cut++)
            {
                StoreBench bench = KeyBench.Started();
                KeyBench.Master(bench, KeyAlgorithm.Des, TdesProtection);
                Assert.AreEqual(Status.Ok, bench.Vault.UnwrapKey(KeySlot.Pin, KeyBench.Hex(BaseProtection), 0, 16, null, 0, 0));
                Assert.AreEqual(Status.Ok, bench.FinishVault());
                byte[] old = KeyBench.CheckValue(bench, KeySlot.Pin);
                Assert.AreEqual(Status.Ok, KeyBench.Import(bench, KeySlot.Pin, TdesBlock));
                Assert.AreEqual(Status.Ok, bench.Vault.ImportCommit());
                byte[] fresh = KeyBench.CheckValue(bench, KeySlot.Pin);
                bench.Model.CutAfter(cut, (uint)cut);
                try
                {
                    Assert.AreEqual(Status.Ok, bench.FinishVault());
                }
                catch (PowerLost)
                {
                    bench.Model.CutAfter(0, 0);
                }

                bench.Model.CutAfter(0, 0);
                Assert.AreEqual(Status.Ok, bench.PowerUp());
                byte[] found = KeyBench.CheckValue(bench, KeySlot.Pin);
                Assert.IsTrue(found[0] == old[0] || found[0] == fresh[0], "cut " + cut);
                Assert.IsTrue(bench.Vault.Has(KeySlot.TerminalMaster));
            }
        }

        [TestMethod]
        public void Components_add_up_to_a_key_that_nobody_knew_alone()
        {
            StoreBench bench = KeyBench.Started();
            var check = new byte[4];
            // The two make the test key 0123456789ABCDEFFEDCBA9876543210 of this repository, check value 08D7B4FB.
            byte[] first = KeyBench.Hex("00112233445566778899AABBCCDDEEFF");
            byte[] second = KeyBench.Hex("01326754CDFEAB9876451023BA89DCEF");
            Assert.AreEqual(Status.Invalid, bench.Vault.ComponentsCheck(KeyAlgorithm.Des, check, 0));
            Assert.AreEqual(Status.Ok, bench.Vault.ComponentAdd(first, 0, 16));
            Assert.AreEqual(Status.Invalid, bench.Vault.ComponentsCommit(KeySlot.TerminalMaster, KeyAlgorithm.Des), "one is not enough");
            Assert.AreEqual(Status.Ok, bench.Vault.ComponentAdd(second, 0, 16));
            Assert.AreEqual(Status.Ok, bench.Vault.ComponentsCheck(KeyAlgorithm.Des, check, 0));
            CollectionAssert.AreEqual(KeyBench.Hex("08D7B4FB"), check);
            Assert.IsFalse(bench.Vault.Has(KeySlot.TerminalMaster));
            Assert.AreEqual(Status.Ok, bench.Vault.ComponentsCommit(KeySlot.TerminalMaster, KeyAlgorithm.Des));
            CollectionAssert.AreEqual(KeyBench.Hex("08D7B4FB"), KeyBench.CheckValue(bench, KeySlot.TerminalMaster));
            Assert.AreEqual(Status.Invalid, bench.Vault.ComponentsCommit(KeySlot.TerminalMaster, KeyAlgorithm.Des), "they are forgotten");
        }

        // Keys of NIST SP 800-67 (appendix B) and SP 800-38A (appendix F); check values by OpenSSL.
        [TestMethod]
        [DataRow(1, "0123456789ABCDEF23456789ABCDEF01456789ABCDEF0123", "4EBA739C")]
        [DataRow(2, "2B7E151628AED2A6ABF7158809CF4F3C", "7DF76B0C")]
        [DataRow(2, "8E73B0F7DA0E6452C810F32B809079E562F8EAD2522C6B7B", "22452D8E")]
        [DataRow(2, "603DEB1015CA71BE2B73AEF0857D77811F352C073B6108D72D9810A30914DFF4", "E568F681")]
        public void Three_components_of_any_length_make_that_key(int algorithm, string key, string checkValue)
        {
            StoreBench bench = KeyBench.Started();
            byte[] last = KeyBench.Hex(key);
            var part = new byte[last.Length];
            for (int p = 1; p <= 2; p++)
            {
                for (int i = 0; i < part.Length; i++)
                {
                    part[i] = (byte)((p * 37) + (i * 11));
                    last[i] ^= part[i];
                }

                Assert.AreEqual(Status.Ok, bench.Vault.ComponentAdd(part, 0, part.Length));
            }

            Assert.AreEqual(Status.Invalid, bench.Vault.ComponentAdd(last, 0, last.Length - 8), "shorter than those before");
            Assert.AreEqual(Status.Ok, bench.Vault.ComponentAdd(last, 0, last.Length));
            var check = new byte[4];
            Assert.AreEqual(Status.Ok, bench.Vault.ComponentsCheck((KeyAlgorithm)algorithm, check, 0));
            CollectionAssert.AreEqual(KeyBench.Hex(checkValue), check);
            Assert.AreEqual(Status.Ok, bench.Vault.ComponentsCommit(KeySlot.TerminalMaster, (KeyAlgorithm)algorithm));
            CollectionAssert.AreEqual(KeyBench.Hex(checkValue), KeyBench.CheckValue(bench, KeySlot.TerminalMaster));
        }

        [TestMethod]
        public void The_same_component_twice_is_no_key()
        {
            StoreBench bench = KeyBench.Started();
            byte[] part = KeyBench.Hex("00112233445566778899AABBCCDDEEFF");
            var check = new byte[4];
            Assert.AreEqual(Status.Ok, bench.Vault.ComponentAdd(part, 0, part.Length));
            Assert.AreEqual(Status.Ok, bench.Vault.ComponentAdd(part, 0, part.Length));
            Assert.AreEqual(Status.Invalid, bench.Vault.ComponentsCheck(KeyAlgorithm.Des, check, 0));
            Assert.AreEqual(Status.Invalid, bench.Vault.ComponentsCommit(KeySlot.TerminalMaster, KeyAlgorithm.Des));
            Assert.IsFalse(bench.Vault.Has(KeySlot.TerminalMaster));
        }
    }
}
