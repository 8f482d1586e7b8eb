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

        // First block of a vault whose images were of version 1: test master key, a MAC key, drawn storage and password keys.
        private const string FirstImage = "4A4E4C3100000001000000007340FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5AA1050000960000000100000001000000002FF1AE8258664B9E7759"
            + "3B1C3B207F7BFA126A671C6FBCEAB0CCEC56EF51EA5A825A9D660700DD48D31B95CA85AF4C231DC201AFA33843651F32A7E19E507548F7929FEDC136"
            + "8C019ADD2598B1A06639A5DAC99F95C9803F5E2A729021CC0944E144A046469E03E4D0538A18C548B1194552F11010679C4DC3DA27D6693CC2A29D2A"
            + "600A1953CDF69CD09A107C3BB66A009DD2FB687B0C6BCB228FEBBC4B39F36C92AE7ECA985C5F98D422F9FFFF5AA10500009600000002000000010000"
            + "000002B585CDF1E1D2ECEFB2F96C116ADB3DA0964BB0DC2281683A8CA2036737455BD07DAECE712834E887AA0F2AAF810FF80DB5F32D5D908BC06470"
            + "32522DC2F89E8FCAF54C2B65E9B1E4D8910CD34ECD4213B504784A29F48EDB051285FEF36D1CA0E2C062F957CA7039325A639767750931E21DF8A7FD"
            + "F44BF1A45B1605F35C844D4876EA198395B9C25F77843EEA712601BADA818F2DC15C287A96F92A6EE8B7ECAA31153655CDA3906FDE5DFFFF5AA10500"
            + "0096000000030000000100000000E996126A7E42C02281917D6841520D679E5C6ABD348EEB33E0F004E919C7493F86ED448612DD2DD620ED124E76B6"
            + "521163D3DB84FB17E3CCA3513FD6C172FD8C3CAC8F47CBB20202264EA8293596DCB37554765BD63DBE154B318AFEAA89A5CD738AB2B163E8EA17F929"
            + "F5CE90B53C6D4B677A0738D1583849C94D1A014F10CACAC858B057CC33A3BBDE2E940CE11EAA645FC611E04F274F090588157B708D5E68084C0C13C5"
            + "0EC9AB2A3168FFFF5AA105000096000000040000000100000000583D49C248350218E94CFD78F7D3CCAC815C84EB1DC82B0BB68DDFD3733D303C781E"
            + "56B67F38C1935B9BF2E5F1AB639D250E05834884F017BC2B6E4E9520EB1998440C789D07CE7400FC4E54673EB320C72A94DA54CE2033956B6D90DCB2"
            + "1D51CA855ADB4652E9BD11CA5113D5D5BB69149D0C351D118169152239F671D6E5B21306CF62328C94246AAD71BCF41F67FDD9D5AAD5E876C143BAED"
            + "2D0C7120EABC4B7999E2D2C31FDA08E5146A";

        [TestMethod]
        public void A_key_goes_in_with_its_check_value_and_survives_a_restart()
        {
            StoreBench bench = Started();
            Assert.AreEqual(Status.Ok, bench.Vault.LoadKey(KeySlot.TerminalMaster, KeyAlgorithm.Des, Known, 0, 8, KnownCheck, 0, 4));
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
            Assert.AreEqual(Status.Checksum, bench.Vault.LoadKey(KeySlot.TerminalMaster, KeyAlgorithm.Des, Known, 0, 8, new byte[4], 0, 4));
            Assert.IsFalse(bench.Vault.Has(KeySlot.TerminalMaster));
            Assert.AreEqual(Status.Ok, bench.Vault.LoadKey(KeySlot.TerminalMaster, KeyAlgorithm.Des, Master, 0, 16, null, 0, 0));
            Assert.AreEqual(Status.Checksum, bench.Vault.CheckWrapped(Known, 0, 8, KnownCheck, 0, 4));
            Assert.AreEqual(Status.Checksum, bench.Vault.UnwrapKey(KeySlot.Pin, Known, 0, 8, KnownCheck, 0, 4));
            Assert.IsFalse(bench.Vault.Has(KeySlot.Pin));
        }

        [TestMethod]
        public void A_working_key_is_unwrapped_and_only_does_its_own_work()
        {
            StoreBench bench = Started();
            Assert.AreEqual(Status.NotFound, bench.Vault.UnwrapKey(KeySlot.Mac, Known, 0, 8, null, 0, 0));
            Assert.AreEqual(Status.Ok, bench.Vault.LoadKey(KeySlot.TerminalMaster, KeyAlgorithm.Des, Master, 0, 16, null, 0, 0));
            var wrapped = new byte[8];
            System.Array.Copy(Known, 0, wrapped, 0, 8);
            var tool = new Emv.Crypto.TripleDes();
            tool.SetKey(Master, 0, 16);
            tool.Encrypt(wrapped, 0, wrapped, 0);
            Assert.AreEqual(Status.Ok, bench.Vault.CheckWrapped(wrapped, 0, 8, KnownCheck, 0, 4));
            Assert.AreEqual(Status.Ok, bench.Vault.UnwrapKey(KeySlot.Mac, wrapped, 0, 8, KnownCheck, 0, 4));

            var code = new byte[8];
            Assert.AreEqual(8, KeyBench.Mac(bench, KeySlot.Mac, MacWay.Request, MacScheme.UnionPayEcb, new byte[8]).Length);
            Assert.AreEqual(Status.NotFound, bench.Vault.EncipherPin(KeySlot.Pin, code, code));
            Assert.AreEqual(Status.Invalid, bench.Vault.EncipherPin(KeySlot.Mac, code, code));
            Assert.AreEqual(Status.Invalid, bench.Vault.MacStart(KeySlot.TerminalMaster, MacWay.Request, MacScheme.UnionPayEcb, code, 0, 8));
            Assert.AreEqual(Status.Invalid, bench.Vault.MacStart(KeySlot.Storage, MacWay.Request, MacScheme.AesCmac, code, 0, 8));
            Assert.AreEqual(Status.Invalid, bench.Vault.UnwrapKey(KeySlot.TerminalMaster, Known, 0, 8, null, 0, 0));
            Assert.AreEqual(Status.Invalid, bench.Vault.LoadKey(KeySlot.Mac, KeyAlgorithm.Des, Known, 0, 8, null, 0, 0));
            Assert.AreEqual(Status.Invalid, bench.Vault.LoadKey(KeySlot.Storage, KeyAlgorithm.Aes, Master, 0, 16, null, 0, 0));
        }

        [TestMethod]
        public void No_key_lies_on_the_flash_in_the_clear()
        {
            StoreBench bench = Started();
            Assert.AreEqual(Status.Ok, bench.Vault.LoadKey(KeySlot.TerminalMaster, KeyAlgorithm.Des, Master, 0, 16, null, 0, 0));
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
                Assert.AreEqual(Status.Ok, bench.Vault.LoadKey(KeySlot.TerminalMaster, KeyAlgorithm.Des, Master, 0, 16, null, 0, 0));
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
        public void Keys_that_an_older_firmware_stored_are_still_there()
        {
            var bench = new StoreBench(6, 131072, 7);
            var block = new byte[FlashModel.BlockBytes];
            for (int i = 0; i < block.Length; i++)
            {
                block[i] = 0xFF;
            }

            byte[] image = KeyBench.Hex(FirstImage);
            System.Array.Copy(image, 0, block, 0, image.Length);
            bench.Model.Restore(0, block);
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            CollectionAssert.AreEqual(KeyBench.Hex("08D7B4FB"), KeyBench.CheckValue(bench, KeySlot.TerminalMaster));
            CollectionAssert.AreEqual(KeyBench.Hex("071AD7D0"), KeyBench.CheckValue(bench, KeySlot.Mac));
            CollectionAssert.AreEqual(KeyBench.Hex("13B4E2D2"), KeyBench.CheckValue(bench, KeySlot.Storage));
            CollectionAssert.AreEqual(KeyBench.Hex("991EC109"), KeyBench.CheckValue(bench, KeySlot.Password));
            Assert.IsFalse(bench.Vault.Has(KeySlot.Pin) || bench.Vault.Has(KeySlot.Transport) || bench.Vault.Has(KeySlot.Dukpt));
            KeyBench.Initial(bench, KeyAlgorithm.Des, "6AC292FAA1315B4D858AB3A3D7D5933A", "FFFF9876543210E00000");
            KeyBench.Master(bench, KeyAlgorithm.Aes, "1273671EA26AC29AFA4D1084127652A1");
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            CollectionAssert.AreEqual(KeyBench.Hex("071AD7D0"), KeyBench.CheckValue(bench, KeySlot.Mac));
            Assert.IsTrue(bench.Vault.AlgorithmOf(KeySlot.TerminalMaster) == KeyAlgorithm.Aes && bench.Vault.Has(KeySlot.Dukpt));
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
