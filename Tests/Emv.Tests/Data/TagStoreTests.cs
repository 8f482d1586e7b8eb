using Emv.Data;

namespace Tests.Emv.Data
{
    [TestClass]
    public class TagStoreTests
    {
        [TestMethod]
        public void A_value_is_replaced_in_place_when_it_fits_and_moved_when_not()
        {
            var store = new TagStore(16, 4);
            Assert.IsTrue(store.Set(Tag.Atc, new byte[] { 1, 2 }, 0, 2));
            Assert.IsTrue(store.Set(Tag.Atc, new byte[] { 3 }, 0, 1));
            Assert.AreEqual(2, store.Used);
            Assert.IsTrue(store.Set(Tag.Atc, new byte[] { 4, 5, 6 }, 0, 3));
            int offset;
            int length;
            Assert.IsTrue(store.TryGet(Tag.Atc, out offset, out length));
            Assert.AreEqual("040506", Hex.Text(store.Buffer, offset, length));
            Assert.AreEqual(1, store.Count);
        }

        [TestMethod]
        public void Full_buffers_and_full_indexes_refuse()
        {
            var store = new TagStore(4, 2);
            Assert.IsTrue(store.Set(1, new byte[4], 0, 4));
            Assert.IsFalse(store.Set(2, new byte[1], 0, 1));
            Assert.IsTrue(store.Refer(2, 0, 1));
            Assert.IsFalse(store.Refer(3, 0, 1));
        }

        [TestMethod]
        public void Removing_and_truncating_keep_the_rest_findable()
        {
            var store = new TagStore(300, 200);
            byte[] value = new byte[1];
            for (int i = 0; i < 200; i++)
            {
                value[0] = (byte)i;
                Assert.IsTrue(store.Set((uint)(0x9F00 + i), value, 0, 1));
            }

            store.Remove(0x9F05);
            Assert.IsFalse(store.Contains(0x9F05));
            store.Truncate(100, 101);
            for (int i = 0; i < 101; i++)
            {
                int offset;
                int length;
                Assert.AreEqual(i != 5, store.TryGet((uint)(0x9F00 + i), out offset, out length));
                Assert.IsTrue(i == 5 || store.Buffer[offset] == i);
            }

            Assert.IsFalse(store.Contains(0x9F00 + 101));
        }

        [TestMethod]
        public void Wiping_leaves_no_byte()
        {
            var store = new TagStore(8, 2);
            store.Set(Tag.Pan, new byte[] { 9, 9 }, 0, 2);
            store.Wipe();
            Assert.AreEqual(0, store.Count);
            Assert.AreEqual("0000000000000000", Hex.Text(store.Buffer));
        }
    }
}
