using Drivers.Hal;
using Firmware.Store;
using VirtualHandset;

namespace Tests.Terminal.Store
{
    [TestClass]
    public class ArchiveTests
    {
        private const int Blocks = 8;
        private const DownloadSlot Keys = DownloadSlot.CaKeys;

        [TestMethod]
        public void Entries_are_numbered_and_come_back_newest_first()
        {
            ArchiveRig rig = Started();
            rig.Note(1);
            rig.Note(2);
            rig.Note(3);
            Assert.AreEqual("3 2 1", rig.Trail());
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            Assert.AreEqual("3 2 1", rig.Trail());
            rig.Note(4);
            Assert.AreEqual("4 3 2 1", rig.Trail());
        }

        [TestMethod]
        public void An_entry_says_who_did_what_and_when()
        {
            ArchiveRig rig = Started();
            rig.Audit.Date = 20261125;
            rig.Audit.Time = 171500;
            rig.Audit.Note(AuditEvent.Unlocked, 0, 7);
            Assert.AreEqual(Status.Ok, rig.Settle());
            var entry = new AuditEntry();
            rig.Audit.StartReading();
            Status status = Status.Busy;
            for (int i = 0; status == Status.Busy && i < 100; i++)
            {
                status = rig.Audit.ReadNext(entry);
            }

            Assert.AreEqual(Status.Ok, status);
            Assert.AreEqual((int)AuditEvent.Unlocked, (int)entry.Event);
            Assert.AreEqual(0, entry.Actor);
            Assert.AreEqual(7, entry.Subject);
            Assert.AreEqual(20261125, entry.Date);
            Assert.AreEqual(171500, entry.Time);
        }

        [TestMethod]
        public void An_entry_that_was_changed_or_struck_out_leaves_a_gap()
        {
            ArchiveRig rig = Started();
            for (int i = 1; i <= 5; i++)
            {
                rig.Note(i);
            }

            // Of the third record: what its seal covers, more than a single bit.
            rig.Model.FlipBit(AddressOf(3) + 40, 0);
            rig.Model.FlipBit(AddressOf(3) + 41, 5);
            rig.Model.FlipBit(AddressOf(3) + 44, 3);
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            Assert.AreEqual("5 4 2! 1", rig.Trail());
        }

        [TestMethod]
        public void The_trail_survives_a_power_cut_at_any_operation()
        {
            for (int cut = 1; cut < 60; cut++)
            {
                ArchiveRig rig = Started();
                rig.Note(1);
                int settled = 1;
                rig.Model.CutAfter(cut, (uint)cut);
                try
                {
                    for (int i = 2; i < 8; i++)
                    {
                        rig.Note(i);
                        settled = i;
                    }
                }
                catch (PowerLost)
                {
                    Assert.IsTrue(settled >= 1);
                }

                rig.Model.CutAfter(0, 0);
                Assert.AreEqual(Status.Ok, rig.PowerUp());
                Assert.IsTrue(rig.Audit.LastNumber >= settled, "settled entries stay");
                rig.Note(100);
                string trail = rig.Trail();
                Assert.IsTrue(trail.IndexOf('!') < 0, "a power cut is no gap");
                if (settled == 7)
                {
                    return;
                }
            }

            Assert.IsTrue(false, "the cuts did not come to an end");
        }

        [TestMethod]
        public void The_oldest_entries_give_way_and_the_numbers_go_on()
        {
            ArchiveRig rig = Started();
            const int Many = 1200;
            for (int i = 1; i <= Many; i++)
            {
                rig.Note(i);
            }

            Assert.AreEqual(Status.Ok, rig.PowerUp());
            Assert.AreEqual(Many, rig.Audit.LastNumber);
            string trail = rig.Trail();
            Assert.IsTrue(trail.IndexOf('!') < 0);
            Assert.IsTrue(trail.Length > 600, "hundreds of entries are still there");
        }

        [TestMethod]
        public void A_download_counts_when_it_is_complete_and_not_before()
        {
            ArchiveRig rig = Started();
            Assert.AreEqual(0, rig.Downloads.CountOf(Keys));
            rig.Download(Keys, 11, 3);
            Assert.IsTrue(rig.Holds(Keys, 11, 3));
            Assert.AreEqual(Status.Pending, rig.Downloads.Begin(Keys, 12));
            Assert.AreEqual(Status.Ok, rig.Settle());
            Assert.IsTrue(rig.Holds(Keys, 11, 3));
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            Assert.IsTrue(rig.Holds(Keys, 11, 3));
            Assert.AreEqual(0, rig.Downloads.Received(Keys, 12));
            rig.Download(Keys, 12, 4);
            Assert.IsTrue(rig.Holds(Keys, 12, 4));
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            Assert.IsTrue(rig.Holds(Keys, 12, 4));
        }

        [TestMethod]
        public void A_download_that_was_begun_anew_forgets_what_had_arrived()
        {
            ArchiveRig rig = Started();
            Assert.AreEqual(Status.Pending, rig.Downloads.Begin(Keys, 5));
            Assert.AreEqual(Status.Ok, rig.Settle());
            Assert.AreEqual(Status.Pending, rig.Downloads.Add(Keys, 5, new byte[9], 0, 9));
            Assert.AreEqual(Status.Ok, rig.Settle());
            Assert.AreEqual(1, rig.Downloads.Received(Keys, 5));
            Assert.AreEqual(-1, rig.Downloads.Received(Keys, 6));
            rig.Download(Keys, 6, 2);
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            Assert.IsTrue(rig.Holds(Keys, 6, 2));
        }

        [TestMethod]
        public void A_power_cut_at_any_operation_leaves_the_old_or_the_new_download()
        {
            for (int cut = 1; cut < 60; cut++)
            {
                ArchiveRig rig = Started();
                rig.Download(Keys, 1, 2);
                rig.Model.CutAfter(cut, (uint)cut);
                bool whole = true;
                try
                {
                    rig.Download(Keys, 2, 3);
                }
                catch (PowerLost)
                {
                    whole = false;
                }

                rig.Model.CutAfter(0, 0);
                Assert.AreEqual(Status.Ok, rig.PowerUp());
                Assert.IsTrue(rig.Holds(Keys, 1, 2) || rig.Holds(Keys, 2, 3), "one or the other");
                if (whole)
                {
                    Assert.IsTrue(rig.Holds(Keys, 2, 3));
                    return;
                }

                if (!rig.Holds(Keys, 2, 3))
                {
                    rig.Download(Keys, 2, 3);
                }

                Assert.IsTrue(rig.Holds(Keys, 2, 3), "it goes on where it was cut");
            }

            Assert.IsTrue(false, "the cuts did not come to an end");
        }

        [TestMethod]
        public void Downloads_stay_while_the_trail_goes_round_and_round()
        {
            ArchiveRig rig = Started();
            rig.Download(Keys, 1, 3);
            rig.Download(DownloadSlot.Blacklist, 9, 2);
            Assert.AreEqual(Status.Pending, rig.Downloads.Begin(Keys, 2));
            Assert.AreEqual(Status.Ok, rig.Settle());
            for (int i = 1; i <= 1200; i++)
            {
                rig.Note(i);
            }

            Assert.IsTrue(rig.Holds(Keys, 1, 3));
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            Assert.IsTrue(rig.Holds(Keys, 1, 3));
            Assert.IsTrue(rig.Holds(DownloadSlot.Blacklist, 9, 2));
            rig.Download(Keys, 2, 5);
            Assert.IsTrue(rig.Holds(Keys, 2, 5));
        }

        private static ArchiveRig Started()
        {
            var rig = new ArchiveRig(Blocks);
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            return rig;
        }

        /// <summary>Where the n-th entry of a fresh archive begins: the block's header, then records of one length.</summary>
        private static int AddressOf(int number)
        {
            const int BlockBytes = 4096;
            const int HeaderBytes = 32;
            const int EntryBytes = 56;
            return (2 * BlockBytes) + HeaderBytes + ((number - 1) * EntryBytes);
        }
    }
}
