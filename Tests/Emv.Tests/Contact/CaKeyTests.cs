using Emv.Contact;

namespace Tests.Emv.Contact
{
    /// <summary>CA public keys: EMV 4.4 Book 2, 11.2.2; the download form of acquirers.</summary>
    [TestClass]
    public class CaKeyTests
    {
        private const string Rid = "A000009999";

        [TestMethod]
        public void Wrong_checksum_is_refused()
        {
            var keys = new CaKeyTable();
            byte[] checksum = Hex.Bytes(Chain.CaChecksum);
            checksum[19] ^= 1;
            Assert.AreEqual((int)CaKeyError.ChecksumWrong, (int)keys.Add(Hex.Bytes(Rid), 0xF1, Hex.Bytes(Chain.CaModulus), 3, checksum, 0));
            Assert.AreEqual(0, keys.Count);
        }

        [TestMethod]
        public void Checksum_covers_rid_index_modulus_and_exponent()
        {
            byte[] checksum = new byte[20];
            CaKeyTable.Checksum(Hex.Bytes(Rid), 0xF1, Hex.Bytes(Chain.CaModulus), 3, checksum);
            Assert.AreEqual(Chain.CaChecksum, Hex.Text(checksum));
        }

        [TestMethod]
        public void Keys_are_found_by_rid_and_index()
        {
            var keys = new CaKeyTable();
            Add(keys, "A000009999", 0xF1);
            Add(keys, "A000009999", 0xF2);
            Add(keys, "A000009998", 0xF1);
            Assert.AreEqual(2, keys.Find(Hex.Bytes("A000009998"), 0, 0xF1));
            Assert.AreEqual(-1, keys.Find(Hex.Bytes("A000009998"), 0, 0xF2));
            Add(keys, "A000009999", 0xF1);
            Assert.AreEqual(3, keys.Count);
        }

        [TestMethod]
        public void Sizes_and_exponents_outside_the_specification_are_refused()
        {
            var keys = new CaKeyTable();
            byte[] checksum = new byte[20];
            Assert.AreEqual((int)CaKeyError.Malformed, (int)keys.Add(Hex.Bytes(Rid), 1, new byte[249], 3, checksum, 0));
            Assert.AreEqual((int)CaKeyError.Malformed, (int)keys.Add(Hex.Bytes(Rid), 256, Hex.Bytes(Chain.CaModulus), 3, checksum, 0));
            Assert.AreEqual((int)CaKeyError.Malformed, (int)keys.Add(Hex.Bytes(Rid), 1, Hex.Bytes(Chain.CaModulus), 5, checksum, 0));
            Assert.AreEqual((int)CaKeyError.Malformed, (int)keys.Add(new byte[4], 1, Hex.Bytes(Chain.CaModulus), 3, checksum, 0));
            Assert.AreEqual((int)CaKeyError.Malformed, (int)keys.Add(Hex.Bytes(Rid), 1, new byte[128], 3, checksum, 0));
        }

        [TestMethod]
        [DataRow("DF05083230343931323331", 20491231)]
        [DataRow("DF050420491231", 20491231)]
        [DataRow("", 0)]
        public void Download_form_is_read(string expiry, int date)
        {
            var keys = new CaKeyTable();
            byte[] data = Hex.Bytes(Download(expiry) + Download(expiry));
            int loaded;
            Assert.AreEqual((int)CaKeyError.None, (int)keys.Load(data, 0, data.Length, out loaded));
            Assert.AreEqual(2, loaded);
            Assert.AreEqual(1, keys.Count);
            Assert.AreEqual(date, keys.Expiry(0));
        }

        [TestMethod]
        [DataRow("9F2201F1")]
        [DataRow("9F0605A000009999")]
        [DataRow("9F06")]
        [DataRow("")]
        public void Incomplete_downloads_are_refused(string download)
        {
            var keys = new CaKeyTable();
            byte[] data = Hex.Bytes(download);
            int loaded;
            Assert.AreEqual((int)CaKeyError.Malformed, (int)keys.Load(data, 0, data.Length, out loaded));
            Assert.AreEqual(0, loaded);
        }

        private static string Download(string expiry)
        {
            return "9F0605A000009999" + "9F2201F1" + expiry + "DF060101" + "DF070101" + TestCard.Tlv("DF02", Chain.CaModulus)
                + "DF040103" + TestCard.Tlv("DF03", Chain.CaChecksum);
        }

        private static void Add(CaKeyTable keys, string rid, int index)
        {
            byte[] checksum = new byte[20];
            CaKeyTable.Checksum(Hex.Bytes(rid), index, Hex.Bytes(Chain.CaModulus), 3, checksum);
            Assert.AreEqual((int)CaKeyError.None, (int)keys.Add(Hex.Bytes(rid), index, Hex.Bytes(Chain.CaModulus), 3, checksum, 0));
        }
    }
}
