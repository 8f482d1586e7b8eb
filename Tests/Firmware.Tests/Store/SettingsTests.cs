using Drivers.Hal;
using Firmware.Store;
using VirtualHandset;

namespace Tests.Terminal.Store
{
    [TestClass]
    public class SettingsTests
    {
        [TestMethod]
        public void Values_are_there_at_once_and_after_a_restart()
        {
            StoreBench bench = Started();
            Assert.AreEqual(42, bench.Settings.GetInt(1, 42));
            Assert.AreEqual(Status.Pending, bench.Settings.SetInt(1, -5));
            Assert.AreEqual(-5, bench.Settings.GetInt(1, 42));
            Assert.AreEqual(Status.Busy, bench.Settings.SetText(2, "x"));
            Assert.AreEqual(Status.Ok, bench.FinishSettings());
            Assert.AreEqual(Status.Pending, bench.Settings.SetText(2, "host.example"));
            Assert.AreEqual(Status.Ok, bench.FinishSettings());
            Assert.AreEqual(Status.Pending, bench.Settings.SetBytes(3, new byte[] { 9, 8, 7 }, 1, 2));
            Assert.AreEqual(Status.Ok, bench.FinishSettings());

            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.AreEqual(-5, bench.Settings.GetInt(1, 42));
            Assert.AreEqual("host.example", bench.Settings.GetText(2, ""));
            var bytes = new byte[Settings.MaxValueBytes];
            Assert.AreEqual(2, bench.Settings.GetBytes(3, bytes, 0));
            Assert.AreEqual((byte)8, bytes[0]);
            Assert.AreEqual(-1, bench.Settings.GetBytes(4, bytes, 0));
        }

        [TestMethod]
        public void What_does_not_fit_is_refused()
        {
            StoreBench bench = Started();
            var bytes = new byte[Settings.MaxValueBytes + 1];
            Assert.AreEqual(Status.Invalid, bench.Settings.SetBytes(1, bytes, 0, bytes.Length));
            Assert.AreEqual(Status.Invalid, bench.Settings.SetInt(0, 1));
            Assert.AreEqual(Status.Invalid, bench.Settings.SetInt(1000, 1));
        }

        [TestMethod]
        public void Counters_count_from_one_and_never_give_a_number_twice_over_restarts()
        {
            StoreBench bench = Started();
            int last = 0;
            for (int restart = 0; restart < 6; restart++)
            {
                for (int i = 0; i < 11; i++)
                {
                    int stan = Take(bench, Counter.Stan);
                    Assert.IsTrue(stan > last, stan + " after " + last);
                    Assert.IsTrue(i == 0 || stan == last + 1, "a gap without a restart");
                    last = stan;
                }

                Assert.AreEqual(Status.Ok, bench.PowerUp());
            }

            Assert.IsTrue(last <= 6 * 11 + 6 * 9, "wasteful: " + last);
        }

        [TestMethod]
        public void No_number_is_given_out_before_it_is_durable()
        {
            StoreBench bench = Started();
            int last = 0;
            int value;
            int taken = 0;
            Status status = bench.Settings.Take(Counter.Stan, out value);
            while (status == Status.Ok && taken < 100)
            {
                last = value;
                taken++;
                status = bench.Settings.Take(Counter.Stan, out value);
            }

            Assert.AreEqual(Status.Busy, status);
            Assert.IsTrue(taken > 0);
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.IsTrue(Take(bench, Counter.Stan) > last);
        }

        [TestMethod]
        public void The_batch_is_what_was_taken()
        {
            StoreBench bench = Started();
            Assert.AreEqual(0, bench.Settings.Current(Counter.Batch));
            int batch;
            Assert.AreEqual(Status.Ok, bench.Settings.Take(Counter.Batch, out batch));
            Assert.AreEqual(1, batch);
            Assert.AreEqual(Status.Ok, bench.FinishSettings());
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.AreEqual(1, bench.Settings.Current(Counter.Batch));
        }

        [TestMethod]
        public void The_stan_goes_round_at_999999_but_not_into_its_own_batch()
        {
            StoreBench bench = Started();
            int batch;
            for (int i = 0; i < 5; i++)
            {
                Take(bench, Counter.Stan);
            }

            Assert.AreEqual(Status.Ok, bench.Settings.Take(Counter.Batch, out batch));
            Assert.AreEqual(Status.Ok, bench.FinishSettings());
            bench.Settings.Raise(Counter.Stan, 400000);
            bench.Settings.Raise(Counter.Stan, 800000);
            bench.Settings.Raise(Counter.Stan, 999998);
            Assert.AreEqual(Status.Ok, bench.FinishSettings());
            Assert.AreEqual(999999, Take(bench, Counter.Stan));
            for (int stan = 1; stan < 5; stan++)
            {
                Assert.AreEqual(stan, Take(bench, Counter.Stan));
            }

            int value;
            Assert.AreEqual(Status.Full, bench.Settings.Take(Counter.Stan, out value));
            Assert.AreEqual(Status.Ok, bench.Settings.Take(Counter.Batch, out batch));
            Assert.AreEqual(Status.Ok, bench.FinishSettings());
            Assert.AreEqual(5, Take(bench, Counter.Stan));
        }

        [TestMethod]
        public void The_log_is_a_second_witness_when_the_counters_are_destroyed()
        {
            StoreBench bench = Started();
            var record = new TransactionRecord { Stan = 712, Voucher = 600, Batch = 3 };
            Assert.AreEqual(Status.Pending, bench.Log.Begin(record));
            Assert.AreEqual(Status.Ok, bench.FinishLog());
            for (int block = StoreBench.RegionBlocks; block < 2 * StoreBench.RegionBlocks; block++)
            {
                for (int i = 0; i < FlashModel.BlockBytes; i += 3)
                {
                    bench.Model.FlipBit((block * FlashModel.BlockBytes) + i, i & 7);
                }
            }

            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.IsTrue(Take(bench, Counter.Stan) > 712);
            Assert.IsTrue(Take(bench, Counter.Voucher) > 600);
            Assert.AreEqual(3, bench.Settings.Current(Counter.Batch));
        }

        [TestMethod]
        public void A_ruined_setting_falls_back_to_the_value_before()
        {
            StoreBench bench = Started();
            for (int i = 1; i <= 3; i++)
            {
                Assert.AreEqual(Status.Pending, bench.Settings.SetInt(5, i));
                Assert.AreEqual(Status.Ok, bench.FinishSettings());
            }

            bench.Rest();
            JournalCursor cursor = bench.Settings.Journal.CreateCursor();
            Assert.AreEqual(Status.Ok, cursor.MoveOlder());
            int newest = cursor.Current.Address;
            Assert.AreEqual(Status.Pending, bench.Settings.SetInt(6, 1));
            Assert.AreEqual(Status.Ok, bench.FinishSettings());
            bench.Model.FlipBit(newest + 36, 0);
            bench.Model.FlipBit(newest + 37, 0);

            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.AreEqual(2, bench.Settings.GetInt(5, 0));
            Assert.AreEqual(1, bench.Settings.Damaged);
        }

        [TestMethod]
        public void Hundreds_of_changes_go_round_the_region_and_all_settings_stay()
        {
            StoreBench bench = Started();
            for (int i = 0; i < 500; i++)
            {
                Assert.AreEqual(Status.Pending, bench.Settings.SetInt(1 + (i % 20), i));
                Assert.AreEqual(Status.Ok, bench.FinishSettings());
            }

            Assert.AreEqual(Status.Ok, bench.PowerUp());
            for (int key = 1; key <= 20; key++)
            {
                Assert.AreEqual(479 + key, bench.Settings.GetInt(key, -1));
            }
        }

        private static StoreBench Started()
        {
            var bench = new StoreBench(6, 131072, 3);
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            return bench;
        }

        private static int Take(StoreBench bench, Counter counter)
        {
            int value = 0;
            Status status = Status.Busy;
            for (int i = 0; i < 200 && status == Status.Busy; i++)
            {
                status = bench.Settings.Take(counter, out value);
                Assert.AreEqual(Status.Ok, bench.FinishSettings());
            }

            Assert.AreEqual(Status.Ok, status);
            return value;
        }
    }
}
