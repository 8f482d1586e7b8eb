using Drivers.Hal;
using Firmware.Host;
using Firmware.Store;
using VirtualHandset;

namespace Tests.Terminal.Store
{
    [TestClass]
    public class DukptTests
    {
        // ANSI X9.24-1:2009, A.4: initial key of BDK 0123456789ABCDEFFEDCBA9876543210 and its serial number; PIN 1234 of card 4012345678909.
        private const string TdesKey = "6AC292FAA1315B4D858AB3A3D7D5933A";
        private const string TdesSerial = "FFFF9876543210E00000";

        // ANSI X9.24-3:2017, annex B and its supplement of test vectors: initial key of BDK FEDCBA9876543210F1F1F1F1F1F1F1F1.
        private const string AesKey = "1273671EA26AC29AFA4D1084127652A1";
        private const string AesId = "1234567890123456";
        private const string Card = "4111111111111111";

        [TestMethod]
        public void Triple_des_numbers_give_the_pin_blocks_of_the_standard()
        {
            StoreBench bench = KeyBench.Started();
            KeyBench.Initial(bench, KeyAlgorithm.Des, TdesKey, TdesSerial);
            var pin = new PinBlock(bench.Vault, new SeededRandom(1));
            // A.4.2; as moov-io/dukpt (pkg/des/des_test.go) repeats it.
            string[] blocks = { "1B9C1845EB993A7A", "10A01C8D02C69107", "18DC07B94797B466", "0BC79509D5645DF7", "5BC0AF22AD87B327" };
            var block = new byte[CardData.PinBlockBytes];
            for (int i = 0; i < blocks.Length; i++)
            {
                byte[] serial = KeyBench.Next(bench);
                Assert.AreEqual(i + 1, serial[9]);
                Assert.AreEqual(Status.Ok, pin.Build(KeySlot.Dukpt, 0, new byte[] { 1, 2, 3, 4 }, 4, KeyBench.Hex("40123456789090"), 13, block));
                CollectionAssert.AreEqual(KeyBench.Hex(blocks[i] + "0000000000000000"), block);
                Assert.AreEqual(Status.Invalid, pin.Build(KeySlot.Dukpt, 0, new byte[] { 1, 2, 3, 4 }, 4, KeyBench.Hex("40123456789090"), 13, block), "one PIN a number");
                bench.Vault.EndKey();
            }
        }

        [TestMethod]
        [DataRow("9CCC78173FC4FB64", "20364223C1FF00FA", 1)]
        [DataRow("F608A9BCA6FFC311", "D1FCA6BEF05D24D2", 2)]
        [DataRow("20B59A4FEAC937E3", "BAD4CC9CC2AE326C", 3)]
        [DataRow("C7BFA6CC44161828", "1EB08AEECE6FF0C2", 4)]
        [DataRow("0202B96339022058", "5CBE3E81D1D2A0FB", 5)]
        public void Triple_des_numbers_give_the_codes_of_the_standard_on_both_ways(string request, string reply, int number)
        {
            StoreBench bench = KeyBench.Started();
            KeyBench.Initial(bench, KeyAlgorithm.Des, TdesKey, TdesSerial);
            for (int i = 0; i < number; i++)
            {
                byte[] serial = KeyBench.Next(bench);
                Assert.AreEqual(i + 1, serial[9]);
            }

            byte[] message = KeyBench.Ascii("4012345678909D987");
            CollectionAssert.AreEqual(KeyBench.Hex(request), KeyBench.Mac(bench, KeySlot.Dukpt, MacWay.Request, MacScheme.X919, message));
            CollectionAssert.AreEqual(KeyBench.Hex(reply), KeyBench.Mac(bench, KeySlot.Dukpt, MacWay.Reply, MacScheme.X919, message));
        }

        [TestMethod]
        public void Aes_numbers_give_the_format_4_blocks_of_the_standard()
        {
            StoreBench bench = KeyBench.Started();
            KeyBench.Initial(bench, KeyAlgorithm.Aes, AesKey, AesId);
            var pin = new PinBlock(bench.Vault, new FixedRandom(KeyBench.Hex("2F69ADDE2E9E7ACE")));
            string[] blocks = { "A912150391AB65A67E52883D81CE2D15", "52A00503BD34BA1383F6A7EE9FE2547F" };
            var block = new byte[CardData.PinBlockBytes];
            for (int i = 0; i < blocks.Length; i++)
            {
                byte[] serial = KeyBench.Next(bench);
                CollectionAssert.AreEqual(KeyBench.Hex(AesId + "0000000" + (i + 1)), serial);
                Assert.AreEqual(Status.Ok, pin.Build(KeySlot.Dukpt, 4, new byte[] { 1, 2, 3, 4 }, 4, KeyBench.Hex(Card), 16, block));
                CollectionAssert.AreEqual(KeyBench.Hex(blocks[i]), block);
            }
        }

        [TestMethod]
        public void Aes_numbers_have_the_code_keys_of_the_standard()
        {
            StoreBench bench = KeyBench.Started();
            KeyBench.Initial(bench, KeyAlgorithm.Aes, AesKey, AesId);
            byte[] message = KeyBench.Ascii("one message, not a multiple of a block");
            CollectionAssert.AreEqual(KeyBench.Hex(AesId + "00000001"), KeyBench.Next(bench));
            // Annex B, counter 1: message authentication, generation and verification; counter 2: generation.
            CollectionAssert.AreEqual(Cmac("A2DC23DE6FDE0824A2BC321E08E4B8B7", message), KeyBench.Mac(bench, KeySlot.Dukpt, MacWay.Request, MacScheme.AesCmac, message));
            CollectionAssert.AreEqual(Cmac("DBB463945B286C07CD3AD82EE96FD9C9", message), KeyBench.Mac(bench, KeySlot.Dukpt, MacWay.Reply, MacScheme.AesCmac, message));
            CollectionAssert.AreEqual(KeyBench.Hex(AesId + "00000002"), KeyBench.Next(bench));
            CollectionAssert.AreEqual(Cmac("484C3B06E8562704528CD5B46FB12FB6", message), KeyBench.Mac(bench, KeySlot.Dukpt, MacWay.Request, MacScheme.AesCmac, message));
        }

        [TestMethod]
        [DataRow(0x00000001, "AF8CB133A78F8DC2D1359F18527593FB", "A2DC23DE6FDE0824A2BC321E08E4B8B7")]
        [DataRow(0x00000008, "4D9DF3FBEE3448FC3E676D04320A90F5", "6FD572E5D59E618875F193484F9178FB")]
        [DataRow(0x0001FFFE, "DDF7E08A84B5478C498D007C743BF762", "6D7623AD652734B8FAE1B6E093EACE3D")]
        [DataRow(0x00020000, "AB828BE7B58C7EC5D5ED0D5D320A0C9D", "0B59D3D7D93028D97135FB895CACE24E")]
        public void Aes_working_keys_of_annex_B(int counter, string pinKey, string macKey)
        {
            var dukpt = new AesDukpt();
            byte[] serial = KeyBench.Hex(AesId + "00000000");
            var key = new byte[16];
            dukpt.Derive(KeyBench.Hex("FEDCBA9876543210F1F1F1F1F1F1F1F1"), 0, 16, AesDukpt.InitialKeyDerivation, serial, key, 0, 16);
            CollectionAssert.AreEqual(KeyBench.Hex(AesKey), key);
            int walked = 0;
            for (int bit = 31; bit >= 0; bit--)
            {
                if ((counter & (1 << bit)) != 0)
                {
                    walked |= 1 << bit;
                    Put(serial, walked);
                    var next = new byte[16];
                    dukpt.Derive(key, 0, 16, AesDukpt.KeyDerivation, serial, next, 0, 16);
                    key = next;
                }
            }

            var working = new byte[16];
            dukpt.Derive(key, 0, 16, AesDukpt.PinEncryption, serial, working, 0, 16);
            CollectionAssert.AreEqual(KeyBench.Hex(pinKey), working);
            dukpt.Derive(key, 0, 16, AesDukpt.MacGeneration, serial, working, 0, 16);
            CollectionAssert.AreEqual(KeyBench.Hex(macKey), working);
        }

        [TestMethod]
        public void Aes_256_keys_of_the_supplement()
        {
            var dukpt = new AesDukpt();
            byte[] serial = KeyBench.Hex(AesId + "00000001");
            byte[] derivation = KeyBench.Hex("FEDCBA9876543210F1F1F1F1F1F1F1F1FEDCBA9876543210F1F1F1F1F1F1F1F1");
            var key = new byte[32];
            var next = new byte[32];
            dukpt.Derive(derivation, 0, 32, AesDukpt.InitialKeyDerivation, serial, key, 0, 32);
            CollectionAssert.AreEqual(KeyBench.Hex("CE9CE0C101D1138F97FB6CAD4DF045A7083D4EAE2D35A31789D01CCF0949550F"), key);
            dukpt.Derive(key, 0, 32, AesDukpt.KeyDerivation, serial, next, 0, 32);
            CollectionAssert.AreEqual(KeyBench.Hex("54AC2B32B145EA4A554CB8BC44B17467063A799856B1CCC2A138D36E8DBF78B3"), next);
            dukpt.Derive(next, 0, 32, AesDukpt.PinEncryption, serial, key, 0, 32);
            CollectionAssert.AreEqual(KeyBench.Hex("8C1AB7BEE973829E30242E0BBBDD4946D540C98FC1B5BDCF94790001A23FD502"), key);
        }

        [TestMethod]
        public void A_number_is_on_flash_before_its_key_works_and_never_comes_again()
        {
            StoreBench bench = KeyBench.Started();
            KeyBench.Initial(bench, KeyAlgorithm.Des, TdesKey, TdesSerial);
            int last = 0;
            for (int cut = 1; cut <= 12; cut++)
            {
                bench.Model.CutAfter(1 + (cut % 4), (uint)cut);
                bool lost = false;
                try
                {
                    for (int i = 0; i < 3; i++)
                    {
                        byte[] serial = KeyBench.Next(bench);
                        int number = (serial[8] << 8) | serial[9];
                        Assert.IsTrue(number > last, "cut " + cut + ": " + number + " after " + last);
                        last = number;
                        KeyBench.Mac(bench, KeySlot.Dukpt, MacWay.Request, MacScheme.X919, new byte[16]);
                        bench.Vault.EndKey();
                    }
                }
                catch (PowerLost)
                {
                    lost = true;
                }

                bench.Model.CutAfter(0, 0);
                Assert.IsTrue(lost, "the flash was written");
                Assert.AreEqual(Status.Ok, bench.PowerUp());
                Assert.IsTrue(bench.Vault.Has(KeySlot.Dukpt));
            }

            // A torn record costs up to 64 numbers, no more.
            Assert.IsTrue(last < 12 * 64, "" + last);
        }

        [TestMethod]
        public void Without_a_current_number_the_slot_does_nothing()
        {
            StoreBench bench = KeyBench.Started();
            Assert.AreEqual(Status.NotFound, bench.Vault.NextKeyStart());
            Assert.AreEqual(0, bench.Vault.KeysLeft);
            KeyBench.Initial(bench, KeyAlgorithm.Des, TdesKey, TdesSerial);
            var block = new byte[16];
            Assert.AreEqual(Status.NotFound, bench.Vault.EncipherPin(KeySlot.Dukpt, block, block));
            Assert.AreEqual(Status.NotFound, bench.Vault.MacStart(KeySlot.Dukpt, MacWay.Request, MacScheme.X919, block, 0, 16));
            Assert.AreEqual(0, bench.Vault.CopySerial(block, 0));
            Assert.AreEqual(Status.Pending, bench.Vault.NextKeyStart());
            Assert.AreEqual(Status.NotFound, bench.Vault.EncipherPin(KeySlot.Dukpt, block, block), "not yet on flash");
            Assert.AreEqual(Status.Ok, bench.FinishVault());
            Assert.AreEqual(Status.Ok, bench.Vault.EncipherPin(KeySlot.Dukpt, block, block));
            bench.Vault.Wipe();
            Assert.IsFalse(bench.Vault.Has(KeySlot.Dukpt));
            Assert.AreEqual(Status.NotFound, bench.Vault.EncipherPin(KeySlot.Dukpt, block, block));
        }

        [TestMethod]
        public void A_wrong_check_value_or_serial_number_loads_nothing()
        {
            StoreBench bench = KeyBench.Started();
            byte[] key = KeyBench.Hex(TdesKey);
            byte[] serial = KeyBench.Hex(TdesSerial);
            Assert.AreEqual(Status.Checksum, bench.Vault.LoadInitialKey(KeyAlgorithm.Des, key, 0, 16, serial, 0, 10, new byte[4], 0, 4));
            Assert.AreEqual(Status.Invalid, bench.Vault.LoadInitialKey(KeyAlgorithm.Des, key, 0, 16, serial, 0, 8, null, 0, 0));
            Assert.AreEqual(Status.Invalid, bench.Vault.LoadInitialKey(KeyAlgorithm.Aes, key, 0, 16, serial, 0, 10, null, 0, 0));
            Assert.AreEqual(Status.Invalid, bench.Vault.LoadInitialKey(KeyAlgorithm.Des, key, 0, 8, serial, 0, 10, null, 0, 0));
            Assert.IsFalse(bench.Vault.Has(KeySlot.Dukpt));
            // The check value of this key: AF8C07, in several vendors' examples.
            Assert.AreEqual(Status.Pending, bench.Vault.LoadInitialKey(KeyAlgorithm.Des, key, 0, 16, serial, 0, 10, KeyBench.Hex("AF8C07"), 0, 3));
            Assert.AreEqual(Status.Ok, bench.FinishVault());
            Assert.AreEqual((byte)0xAF, KeyBench.CheckValue(bench, KeySlot.Dukpt)[0]);
            Assert.IsFalse(bench.Contains(KeyBench.Hex(TdesKey)));
        }

        private static byte[] Cmac(string key, byte[] message)
        {
            var cmac = new Emv.Crypto.Cmac();
            cmac.SetKey(KeyBench.Hex(key), 0, 16);
            var whole = new byte[16];
            cmac.Compute(message, 0, message.Length, whole, 0);
            var code = new byte[8];
            System.Array.Copy(whole, 0, code, 0, 8);
            return code;
        }

        private static void Put(byte[] serial, int counter)
        {
            serial[8] = (byte)(counter >> 24);
            serial[9] = (byte)(counter >> 16);
            serial[10] = (byte)(counter >> 8);
            serial[11] = (byte)counter;
        }

        private sealed class FixedRandom : IRandom
        {
            private readonly byte[] _bytes;

            public FixedRandom(byte[] bytes)
            {
                _bytes = bytes;
            }

            public void Fill(byte[] into, int offset, int count)
            {
                System.Array.Copy(_bytes, 0, into, offset, count);
            }
        }
    }
}
