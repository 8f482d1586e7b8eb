using Emv.Data;

namespace Tests.Emv.Data
{
    /// <summary>Data object lists by EMV 4.4 Book 3, 5.4.</summary>
    [TestClass]
    public class DolTests
    {
        [TestMethod]
        [DataRow("9F0206", "000000001234", "exact")]
        [DataRow("9F0208", "0000000000001234", "n: padded with zeros on the left")]
        [DataRow("9F0203", "001234", "n: cut on the left")]
        [DataRow("5A0A", "6292990000000011FFFF", "cn: padded with F on the right")]
        [DataRow("5A04", "62929900", "cn: cut on the right")]
        [DataRow("9F4E06", "544553540000", "ans: padded with zeros on the right")]
        [DataRow("9F3402", "1F03", "b: cut on the right")]
        [DataRow("9F3405", "1F03020000", "b: padded on the right")]
        [DataRow("9F7902", "0000", "unknown tag")]
        [DataRow("5F2003", "000000", "known tag without a value")]
        [DataRow("7002", "0000", "constructed tag")]
        [DataRow("9F0200", "", "length zero")]
        [DataRow("", "", "empty list")]
        [DataRow("9F02069C019F0206", "00000000123400000000001234", "the same twice")]
        public void Values_are_padded_and_cut_by_their_format(string list, string expected, string what)
        {
            byte[] into = new byte[32];
            byte[] bytes = Hex.Bytes(list);
            int length = Dol.Build(Store(), bytes, 0, bytes.Length, into, 1, 31);
            Assert.AreEqual(expected, Hex.Text(into, 1, length), what);
        }

        [TestMethod]
        [DataRow("9F02")]
        [DataRow("9F")]
        [DataRow("9F020620")]
        [DataRow("9F8181FF01")]
        [DataRow("9F0220")]
        public void Malformed_or_too_long_lists_are_refused(string list)
        {
            byte[] into = new byte[32];
            byte[] bytes = Hex.Bytes(list);
            Assert.AreEqual(Dol.Malformed, Dol.Build(Store(), bytes, 0, bytes.Length, into, 0, 31));
        }

        [TestMethod]
        public void Names_finds_a_tag_only_in_a_well_formed_list()
        {
            byte[] list = Hex.Bytes("9F02069F3704");
            Assert.IsTrue(Dol.Names(list, 0, 6, Tag.UnpredictableNumber));
            Assert.IsFalse(Dol.Names(list, 0, 6, Tag.Tvr));
            Assert.IsFalse(Dol.Names(list, 0, 5, Tag.UnpredictableNumber));
        }

        private static TagStore Store()
        {
            var store = new TagStore(64, 8);
            Set(store, Tag.AmountAuthorised, "000000001234");
            Set(store, Tag.Pan, "6292990000000011");
            Set(store, Tag.MerchantName, "54455354");
            Set(store, Tag.CvmResults, "1F0302");
            Set(store, Tag.TransactionType, "00");
            Set(store, Tag.CardholderName, "");
            return store;
        }

        private static void Set(TagStore store, uint tag, string value)
        {
            byte[] bytes = Hex.Bytes(value);
            Assert.IsTrue(store.Set(tag, bytes, 0, bytes.Length));
        }
    }
}
