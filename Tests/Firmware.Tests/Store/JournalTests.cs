using Drivers.Hal;
using Firmware.Store;
using VirtualHandset;

namespace Tests.Terminal.Store
{
    [TestClass]
    public class JournalTests
    {
        private const int Blocks = 8;

        [TestMethod]
        public void What_was_appended_is_there_after_a_restart()
        {
            JournalRig rig = Started();
            Assert.AreEqual(Status.Ok, rig.Put(3, 200));
            Assert.AreEqual(Status.Ok, rig.Put(3, 150));
            Assert.AreEqual(Status.Ok, rig.Put(5, 0));

            Restart(rig);
            Assert.AreEqual(2, rig.Versions[3]);
            Assert.AreEqual(1, rig.Versions[5]);
            Assert.AreEqual(0, rig.Journal.TornRecords);
            Assert.AreEqual(0, rig.Journal.DamagedRecords);
        }

        [TestMethod]
        public void A_record_of_200_bytes_takes_at_most_three_page_programs()
        {
            JournalRig rig = Started();
            rig.Write(0, 200);
            for (int i = 0; i < 12; i++)
            {
                rig.Rest();
                int before = rig.Model.Programs;
                rig.Write(i % JournalRig.Keys, 200);
                Assert.IsTrue(rig.Model.Programs - before <= 3, "programs " + (rig.Model.Programs - before));
            }
        }

        [TestMethod]
        public void The_ring_goes_round_and_keeps_what_counts()
        {
            JournalRig rig = Started();
            rig.Write(11, 300);
            for (int i = 0; i < 250; i++)
            {
                Assert.AreEqual(Status.Ok, rig.Put(i % 7, 100 + i));
            }

            Restart(rig);
            Assert.AreEqual(1, rig.Versions[11]);
            Assert.IsTrue(rig.Journal.OpenedBlocks > 2 * Blocks);
        }

        [TestMethod]
        public void Wear_is_spread_over_all_blocks()
        {
            JournalRig rig = Started();
            rig.Write(11, 300);
            for (int i = 0; i < 400; i++)
            {
                rig.Write(i % 3, 300);
            }

            int least = int.MaxValue;
            int most = 0;
            for (int block = 0; block < Blocks; block++)
            {
                int erases = rig.Model.ErasesOf(block);
                least = erases < least ? erases : least;
                most = erases > most ? erases : most;
            }

            Assert.IsTrue(least > 2 && most - least <= 2, least + " to " + most);
        }

        [TestMethod]
        public void A_region_stays_within_its_blocks()
        {
            var rig = new JournalRig(4, 6);
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            for (int i = 0; i < 100; i++)
            {
                rig.Write(i % 4, 400);
            }

            for (int block = 0; block < 16; block++)
            {
                bool mine = block >= 4 && block < 10;
                Assert.AreEqual(mine, rig.Model.ErasesOf(block) > 0, "block " + block);
            }
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(3)]
        [DataRow(5)]
        [DataRow(9)]
        [DataRow(15)]
        [DataRow(18)]
        [DataRow(25)]
        [DataRow(40)]
        [DataRow(90)]
        [DataRow(120)]
        public void One_flipped_bit_in_a_record_is_put_right(int offsetInRecord)
        {
            JournalRig rig = Started();
            rig.Write(1, 80);
            rig.Write(2, 80);
            rig.Write(3, 80);
            rig.Model.FlipBit(rig.PlaceOf(2) + offsetInRecord, offsetInRecord & 7);

            Restart(rig);
            Assert.AreEqual(1, rig.Versions[2]);
            Assert.AreEqual(0, rig.Journal.DamagedRecords);
        }

        [TestMethod]
        public void A_ruined_record_is_set_aside_and_counted_and_the_others_stay()
        {
            JournalRig rig = Started();
            rig.Write(1, 80);
            rig.Write(2, 80);
            rig.Write(2, 80);
            rig.Write(3, 80);
            for (int i = 0; i < 20; i++)
            {
                rig.Model.FlipBit(rig.PlaceOf(2) + i, i & 7);
            }

            Assert.AreEqual(Status.Ok, rig.PowerUp());
            Assert.AreEqual(1, rig.Versions[1]);
            Assert.AreEqual(1, rig.Versions[2]);
            Assert.AreEqual(1, rig.Versions[3]);
            Assert.AreEqual(1, rig.Journal.DamagedRecords);
            rig.Durable[2] = 1;
            Assert.AreEqual(Status.Ok, rig.Put(2, 50));
        }

        [TestMethod]
        public void A_ruined_payload_is_found_out_when_it_is_read()
        {
            JournalRig rig = Started();
            rig.Write(2, 80);
            rig.Write(3, 80);
            rig.Model.FlipBit(rig.PlaceOf(2) + 60, 1);
            rig.Model.FlipBit(rig.PlaceOf(2) + 61, 1);
            rig.Model.FlipBit(rig.PlaceOf(2) + 70, 5);

            Assert.AreEqual(Status.Ok, rig.PowerUp());
            int count;
            Assert.AreEqual(Status.Checksum, rig.ReadKey(2, out count));
            Assert.AreEqual(1, rig.Journal.DamagedRecords);
        }

        [TestMethod]
        public void A_block_whose_header_rotted_is_read_all_the_same()
        {
            JournalRig rig = Started();
            for (int i = 0; i < 60; i++)
            {
                rig.Write(i % 12, 200);
            }

            int rotten = rig.PlaceOf(10) / FlashModel.BlockBytes * FlashModel.BlockBytes;
            int head = rig.PlaceOf(11) / FlashModel.BlockBytes * FlashModel.BlockBytes;
            for (int i = 0; i < 8; i++)
            {
                rig.Model.FlipBit(rotten + i, i);
                if (head != rotten)
                {
                    rig.Model.FlipBit(head + i, i);
                }
            }

            Restart(rig);
        }

        [TestMethod]
        public void Worn_blocks_are_left_out_and_nothing_is_lost()
        {
            JournalRig rig = Started();
            for (int i = 0; i < 40; i++)
            {
                Assert.AreEqual(Status.Ok, rig.Put(i % 12, 200));
            }

            rig.Model.WearOut(4);
            rig.Model.WearOut(5);
            for (int i = 0; i < 200; i++)
            {
                Assert.AreEqual(Status.Ok, rig.Put(i % 12, 200), "append " + i);
            }

            Assert.IsTrue(rig.Journal.WornBlocks >= 2);
            int erases = rig.Model.ErasesOf(4);
            for (int i = 0; i < 100; i++)
            {
                Assert.AreEqual(Status.Ok, rig.Put(i % 12, 200), "append " + i);
            }

            Assert.AreEqual(erases, rig.Model.ErasesOf(4));
            Restart(rig);
        }

        [TestMethod]
        public void A_block_that_wears_out_under_the_pen_moves_the_record_elsewhere()
        {
            JournalRig rig = Started();
            rig.Write(1, 100);
            rig.Model.WearOut(rig.PlaceOf(1) / FlashModel.BlockBytes);
            for (int i = 0; i < 20; i++)
            {
                Assert.AreEqual(Status.Ok, rig.Put(2 + (i % 4), 200), "append " + i);
            }

            Assert.IsTrue(rig.Journal.WornBlocks > 0);
            Restart(rig);
        }

        [TestMethod]
        public void When_everything_counts_an_ordinary_append_is_refused_and_an_urgent_one_is_not()
        {
            var rig = new HoardingRig(6);
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            Status status = Status.Ok;
            int taken = 0;
            while (status == Status.Ok && taken < 200)
            {
                status = rig.Append(400, false);
                taken += status == Status.Ok ? 1 : 0;
            }

            Assert.AreEqual(Status.Full, status);
            Assert.IsTrue(taken >= 20, "taken " + taken);
            Assert.AreEqual(Status.Full, rig.Append(400, false));
            Assert.AreEqual(Status.Ok, rig.Append(200, true));
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            Assert.AreEqual(taken + 1, rig.Found);

            // Settling makes room again.
            rig.KeepAll = false;
            Assert.AreEqual(Status.Ok, rig.Append(200, true));
            for (int i = 0; i < 50; i++)
            {
                Assert.AreEqual(Status.Ok, rig.Append(400, false));
            }
        }

        [TestMethod]
        public void Recovery_reads_little_when_little_is_open()
        {
            var rig = new JournalRig(0, 20, 131072);
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            for (int i = 0; i < 500; i++)
            {
                rig.Write(i % 3, 300);
            }

            rig.Rest();
            long before = rig.Clock.NowMs;
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            long polls = rig.Clock.NowMs - before;
            Assert.IsTrue(polls < 60, "polls " + polls);
            Assert.AreEqual("", rig.Check());
        }

        [TestMethod]
        public void A_cursor_goes_from_the_newest_record_to_the_oldest_and_back()
        {
            JournalRig rig = Started();
            for (int i = 0; i < 40; i++)
            {
                rig.Write(i % 12, 150);
            }

            rig.Rest();
            JournalCursor cursor = rig.Journal.CreateCursor();
            uint last = uint.MaxValue;
            int seen = 0;
            Status status = Move(rig, cursor, true);
            while (status == Status.Ok)
            {
                Assert.IsTrue(cursor.Current.Sequence < last);
                last = cursor.Current.Sequence;
                seen++;
                status = Move(rig, cursor, true);
            }

            Assert.AreEqual(Status.NotFound, status);
            Assert.AreEqual(40, seen);
            Assert.AreEqual(Status.Ok, Move(rig, cursor, false));
            Assert.AreEqual(last + 1, cursor.Current.Sequence);
        }

        private static Status Move(JournalRig rig, JournalCursor cursor, bool older)
        {
            Status status = Status.Pending;
            for (int i = 0; i < 1000 && (status == Status.Pending || status == Status.Busy); i++)
            {
                status = older ? cursor.MoveOlder() : cursor.MoveNewer();
                rig.Clock.NowMs++;
            }

            return status;
        }

        private static JournalRig Started()
        {
            var rig = new JournalRig(0, Blocks);
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            return rig;
        }

        private static void Restart(JournalRig rig)
        {
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            string wrong = rig.Check();
            Assert.IsTrue(wrong.Length == 0, wrong);
        }
    }
}
