using Drivers.Hal;
using Firmware.Store;
using Tests.Terminal.Receipts;

namespace Tests.Terminal.Store
{
    [TestClass]
    public class MailQueueTests
    {
        private const string Address = "someone@example.com";

        [TestMethod]
        public void What_waits_is_there_after_a_restart_oldest_first()
        {
            StoreBench bench = Started();
            Add(bench, 12, "b@example.com");
            Add(bench, 11, "a@example.com");
            Assert.AreEqual(Status.Ok, bench.PowerUp());

            var queue = new MailQueue(bench.Settings);
            var notice = new MailNotice();
            Assert.AreEqual(2, queue.Count);
            int place = queue.ReadOldest(notice);
            Assert.AreEqual(11, notice.Stan);
            Assert.AreEqual(7, notice.Batch);
            Assert.AreEqual(42, notice.PaidVoucher);
            Assert.AreEqual(13, notice.AddressBytes);
            Assert.AreEqual((byte)'a', notice.Bytes[MailNotice.AddressOffset]);
            Assert.AreEqual((byte)'1', notice.Bytes[MailNotice.ReferenceOffset]);
            Assert.AreEqual(Status.Pending, queue.Remove(place));
            Assert.AreEqual(Status.Ok, bench.FinishSettings());
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.AreEqual(1, queue.Count);
            Assert.IsTrue(queue.ReadOldest(notice) >= 0);
            Assert.AreEqual(12, notice.Stan);
        }

        [TestMethod]
        public void Only_so_many_wait_and_a_place_is_used_again()
        {
            StoreBench bench = Started();
            var queue = new MailQueue(bench.Settings);
            for (int i = 0; i < MailQueue.Capacity; i++)
            {
                Add(bench, i + 1, Address);
            }

            var notice = new MailNotice();
            Assert.IsTrue(notice.Fill(SampleRecord.Make(), 99, 7, Address));
            Assert.AreEqual(Status.Full, queue.Add(notice));
            Assert.AreEqual(Status.Pending, queue.Remove(3));
            Assert.AreEqual(Status.Ok, bench.FinishSettings());
            Assert.AreEqual(Status.Pending, queue.Add(notice));
            Assert.AreEqual(MailQueue.Capacity, queue.Count);
        }

        [TestMethod]
        public void An_address_that_is_too_long_or_none_is_no_notice()
        {
            var notice = new MailNotice();
            Assert.IsFalse(notice.Fill(SampleRecord.Make(), 1, 7, ""));
            Assert.IsFalse(notice.Fill(SampleRecord.Make(), 1, 7, new string('a', MailNotice.MaxAddressBytes + 1)));
            Assert.AreEqual(0, notice.Count);
            Assert.IsTrue(notice.Fill(SampleRecord.Make(), 1, 7, new string('a', MailNotice.MaxAddressBytes)));
            Assert.IsTrue(notice.Count <= Settings.MaxValueBytes);
            notice.Clear();
            Assert.AreEqual((byte)0, notice.Bytes[MailNotice.AddressOffset]);
        }

        private static void Add(StoreBench bench, int stan, string address)
        {
            var notice = new MailNotice();
            Assert.IsTrue(notice.Fill(SampleRecord.Make(), stan, 7, address));
            Assert.AreEqual(Status.Pending, new MailQueue(bench.Settings).Add(notice));
            Assert.AreEqual(Status.Ok, bench.FinishSettings());
        }

        private static StoreBench Started()
        {
            var bench = new StoreBench(6, 131072, 3);
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            return bench;
        }
    }
}
