using Drivers.Hal;
using Firmware.Store;

namespace Tests.Terminal.Store
{
    /// <summary>Message authentication codes by the vault, against the examples of their standards.</summary>
    [TestClass]
    public class MacTests
    {
        // RFC 4493, 4: AES-CMAC, the first 8 bytes.
        private const string RfcKey = "2B7E151628AED2A6ABF7158809CF4F3C";
        private const string RfcMessage = "6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E5130C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710";

        // ISO/IEC 9797-1, annex B: algorithm 3, padding method 1.
        private const string IsoKey = "0123456789ABCDEFFEDCBA9876543210";

        [TestMethod]
        [DataRow("Now is the time for all ", "A1C72E74EA3FA9B6")]
        [DataRow("Now is the time for it", "2E2B1428CC78254F")]
        public void X919_is_the_standards(string text, string expected)
        {
            StoreBench bench = KeyBench.Started();
            KeyBench.Master(bench, KeyAlgorithm.Des, IsoKey);
            Put(bench, IsoKey, 16);
            CollectionAssert.AreEqual(KeyBench.Hex(expected), KeyBench.Mac(bench, KeySlot.Mac, MacWay.Request, MacScheme.X919, KeyBench.Ascii(text)));
            CollectionAssert.AreEqual(KeyBench.Hex(expected), KeyBench.Mac(bench, KeySlot.Mac, MacWay.Reply, MacScheme.X919, KeyBench.Ascii(text)));
        }

        [TestMethod]
        public void With_a_single_key_X919_is_X99()
        {
            StoreBench bench = KeyBench.Started();
            KeyBench.Master(bench, KeyAlgorithm.Des, IsoKey);
            Put(bench, IsoKey, 8);
            // ISO/IEC 9797-1, annex B: algorithm 1, padding method 1, of the first text (FIPS 113 has its first half).
            CollectionAssert.AreEqual(KeyBench.Hex("70A30640CC76DD8B"), KeyBench.Mac(bench, KeySlot.Mac, MacWay.Request, MacScheme.X919, KeyBench.Ascii("Now is the time for all ")));
        }

        [TestMethod]
        [DataRow(0, "BB1D6929E9593728")]
        [DataRow(16, "070A16B46B4D4144")]
        [DataRow(40, "DFA66747DE9AE630")]
        [DataRow(64, "51F0BEBF7E3B9D92")]
        public void Cmac_is_that_of_the_rfc(int count, string expected)
        {
            StoreBench bench = KeyBench.Started();
            KeyBench.Master(bench, KeyAlgorithm.Aes, RfcKey);
            var aes = new Emv.Crypto.Aes();
            byte[] wrapped = KeyBench.Hex(RfcKey);
            aes.SetKey(wrapped, 0, 16);
            aes.Encrypt(wrapped, 0, wrapped, 0);
            Assert.AreEqual(Status.Ok, bench.Vault.UnwrapKey(KeySlot.Mac, wrapped, 0, 16, null, 0, 0));
            var message = new byte[count];
            System.Array.Copy(KeyBench.Hex(RfcMessage), 0, message, 0, count);
            CollectionAssert.AreEqual(KeyBench.Hex(expected), KeyBench.Mac(bench, KeySlot.Mac, MacWay.Request, MacScheme.AesCmac, message));
        }

        [TestMethod]
        public void A_scheme_does_not_work_with_the_other_ciphers_key()
        {
            StoreBench bench = KeyBench.Started();
            KeyBench.Master(bench, KeyAlgorithm.Des, IsoKey);
            var data = new byte[8];
            Assert.AreEqual(Status.NotFound, bench.Vault.MacStart(KeySlot.Mac, MacWay.Request, MacScheme.X919, data, 0, 8));
            Put(bench, IsoKey, 16);
            Assert.AreEqual(Status.Invalid, bench.Vault.MacStart(KeySlot.Mac, MacWay.Request, MacScheme.AesCmac, data, 0, 8));
            KeyBench.Master(bench, KeyAlgorithm.Aes, RfcKey);
            Assert.AreEqual(Status.Ok, bench.Vault.UnwrapKey(KeySlot.Mac, KeyBench.Hex(RfcKey), 0, 16, null, 0, 0));
            Assert.AreEqual(Status.Invalid, bench.Vault.MacStart(KeySlot.Mac, MacWay.Request, MacScheme.X919, data, 0, 8));
            Assert.AreEqual(Status.Invalid, bench.Vault.MacStart(KeySlot.Mac, MacWay.Request, MacScheme.UnionPayEcb, data, 0, 8));
            Assert.AreEqual(Status.Invalid, bench.Vault.MacPoll(data, 0));
        }

        /// <summary>A clear key as MAC key, by way of the master key.</summary>
        private static void Put(StoreBench bench, string key, int count)
        {
            byte[] wrapped = KeyBench.Hex(key);
            var des = new Emv.Crypto.TripleDes();
            des.SetKey(KeyBench.Hex(IsoKey), 0, 16);
            for (int i = 0; i < count; i += 8)
            {
                des.Encrypt(wrapped, i, wrapped, i);
            }

            Assert.AreEqual(Status.Ok, bench.Vault.UnwrapKey(KeySlot.Mac, wrapped, 0, count, null, 0, 0));
        }
    }
}
