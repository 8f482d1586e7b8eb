using Drivers.Hal;
using Firmware.Store;
using VirtualHandset;

namespace Tests.Terminal.Store
{
    [TestClass]
    public class TransactionLogTests
    {
        private const int LogBlocks = 6;

        // Scheme test number (Visa's published 4761...).
        private static readonly byte[] Pan = { 0x47, 0x61, 0x73, 0x90, 0x01, 0x01, 0x01, 0x19 };

        [TestMethod]
        public void A_pending_record_without_outcome_is_a_reversal_after_a_restart()
        {
            StoreBench bench = Started();
            TransactionRecord record = Sale(bench, 41, 1234);
            Done(bench, bench.Log.Begin(record));
            Assert.IsFalse(bench.Log.HasOpenReversal);

            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.IsTrue(bench.Log.HasOpenReversal);
            Assert.AreEqual(Status.Busy, bench.Log.Begin(Sale(bench, 42, 1)));
            var owed = new TransactionRecord();
            bench.Rest();
            Assert.AreEqual(Status.Ok, bench.ReadOpenReversal(owed));
            Assert.AreEqual(41, owed.Stan);
            Assert.IsTrue(owed.AmountMinor == 1234);
            Assert.AreEqual((byte)'9', owed.ReversalReason[0]);
            Assert.AreEqual((byte)'8', owed.ReversalReason[1]);
            CollectionAssert.AreEqual(record.Pan, owed.Pan);

            Done(bench, bench.Log.CloseReversal(owed));
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.IsFalse(bench.Log.HasOpenReversal);
            Assert.AreEqual(0, bench.Log.BatchCount);
            bench.Rest();
            Assert.AreEqual(Status.Ok, bench.ReadLast(owed));
            Assert.AreEqual(TransactionState.Reversed, owed.State);
            Assert.AreEqual(0, owed.PanBytes);
        }

        [TestMethod]
        public void An_approved_sale_counts_and_every_field_comes_back()
        {
            StoreBench bench = Started();
            TransactionRecord record = Sale(bench, 7, 5000);
            Done(bench, bench.Log.Begin(record));
            record.AuthorisationCode[0] = (byte)'A';
            record.ReferenceNumber[11] = (byte)'Z';
            record.ReversalField55[95] = 0x77;
            record.ReversalField55Bytes = 96;
            record.AidBytes = 7;
            record.Aid[6] = 0x10;
            record.PanSequence = 1;
            record.TipMinor = 12;
            record.OriginalDate = 20261121;
            Done(bench, bench.Log.Conclude(record, TransactionState.Approved));

            Assert.AreEqual(Status.Ok, bench.PowerUp());
            var back = new TransactionRecord();
            bench.Rest();
            Assert.AreEqual(Status.Ok, bench.ReadBatch(0, back));
            Assert.AreEqual(TransactionState.Approved, back.State);
            Assert.AreEqual(record.Number, back.Number);
            Assert.AreEqual((byte)'A', back.AuthorisationCode[0]);
            Assert.AreEqual((byte)'Z', back.ReferenceNumber[11]);
            Assert.AreEqual(96, back.ReversalField55Bytes);
            Assert.AreEqual((byte)0x77, back.ReversalField55[95]);
            Assert.AreEqual(7, back.AidBytes);
            Assert.AreEqual((byte)0x10, back.Aid[6]);
            Assert.AreEqual(1, back.PanSequence);
            Assert.IsTrue(back.TipMinor == 12);
            Assert.AreEqual(20261121, back.OriginalDate);
            Assert.AreEqual(1, bench.Log.DebitCount);
            Assert.IsTrue(bench.Log.DebitMinor == 5000);
            Assert.AreEqual(Status.NotFound, bench.ReadBatch(1, back));
        }

        [TestMethod]
        public void Totals_go_by_sign_and_follow_corrections()
        {
            StoreBench bench = Started();
            Approve(bench, 1, 1000, 1);
            Approve(bench, 2, 300, -1);
            Approve(bench, 3, 77, 0);
            Approve(bench, 4, 500, 1);
            var record = new TransactionRecord();
            bench.Rest();
            Assert.AreEqual(Status.Ok, bench.ReadBatch(0, record));
            record.AmountMinor = 1100;
            Done(bench, bench.Update(record));
            bench.Rest();
            Assert.AreEqual(Status.Ok, bench.ReadBatch(3, record));
            Done(bench, bench.OpenReversal(record));

            for (int i = 0; i < 2; i++)
            {
                Assert.AreEqual(1, bench.Log.DebitCount);
                Assert.IsTrue(bench.Log.DebitMinor == 1100);
                Assert.AreEqual(1, bench.Log.CreditCount);
                Assert.IsTrue(bench.Log.CreditMinor == 300);
                Assert.AreEqual(3, bench.Log.BatchCount);
                Assert.AreEqual(Status.Ok, bench.PowerUp());
            }
        }

        [TestMethod]
        public void Settlement_makes_history_of_the_batch_and_history_can_be_reprinted()
        {
            StoreBench bench = Started();
            Approve(bench, 1, 1000, 1);
            Approve(bench, 2, 2000, 1);
            Done(bench, bench.Log.ClearBatch());
            Assert.AreEqual(0, bench.Log.BatchCount);
            Assert.AreEqual(0, bench.Log.DebitCount);

            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.AreEqual(0, bench.Log.BatchCount);
            Assert.IsTrue(bench.Log.DebitMinor == 0);
            var record = new TransactionRecord();
            Assert.AreEqual(Status.Ok, ReadVoucher(bench, 101, record));
            Assert.AreEqual(1, record.Stan);
            Assert.AreEqual(TransactionState.Approved, record.State);
            Assert.AreEqual(Status.NotFound, ReadVoucher(bench, 999, record));
            Approve(bench, 3, 1, 1);
            Assert.AreEqual(3, ReadLast(bench).Number);
        }

        [TestMethod]
        public void An_open_reversal_outlives_settlement()
        {
            StoreBench bench = Started();
            TransactionRecord record = Sale(bench, 9, 900);
            Done(bench, bench.Log.Begin(record));
            Done(bench, bench.OpenReversal(record));
            Done(bench, bench.Log.ClearBatch());

            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.IsTrue(bench.Log.HasOpenReversal);
            bench.Rest();
            Assert.AreEqual(Status.Ok, bench.ReadOpenReversal(record));
            Assert.AreEqual(9, record.Stan);
        }

        /// <summary>Found by a soak: the second restart took the payment for one whose outcome was destroyed, and nobody reversed it.</summary>
        [TestMethod]
        public void A_reversal_that_only_a_power_cut_made_outlives_cash_and_another_power_cut()
        {
            StoreBench bench = Started();
            Done(bench, bench.Log.Begin(Sale(bench, 9, 900)));
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.IsTrue(bench.Log.HasOpenReversal);

            TransactionRecord cash = Sale(bench, 10, 300);
            Status status = bench.Log.Keep(cash);
            for (int i = 0; i < StoreBench.PollLimit && status == Status.Busy; i++)
            {
                Assert.AreEqual(Status.Ok, bench.FinishLog());
                status = bench.Log.Keep(cash);
            }

            Done(bench, status);
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.AreEqual(0, bench.Log.DamagedItems);
            Assert.AreEqual(1, bench.Log.BatchCount);
            TransactionRecord record = new TransactionRecord();
            bench.Rest();
            Assert.AreEqual(Status.Ok, bench.ReadOpenReversal(record));
            Assert.AreEqual(9, record.Stan);
            Assert.AreEqual((int)'8', (int)record.ReversalReason[1]);
        }

        [TestMethod]
        public void The_flash_holds_no_card_number_in_the_clear()
        {
            StoreBench bench = Started();
            TransactionRecord record = Sale(bench, 5, 100);
            Done(bench, bench.Log.Begin(record));
            Done(bench, bench.Log.Conclude(record, TransactionState.Approved));

            Assert.IsFalse(bench.Contains(new byte[] { 0x47, 0x61, 0x73, 0x90 }));
            Assert.IsFalse(bench.Contains(new byte[] { 0x01, 0x01, 0x01, 0x19 }));
            Assert.IsFalse(bench.Contains(new byte[] { 0x34, 0x37, 0x36, 0x31 }));
        }

        [TestMethod]
        public void A_full_batch_is_refused_and_settling_opens_it_again()
        {
            StoreBench bench = Started();
            int taken = 0;
            while (!bench.Log.BatchFull && taken < 100)
            {
                taken++;
                Approve(bench, taken, 10, 1);
            }

            Assert.IsTrue(taken >= 20, "batch of " + taken);
            Assert.AreEqual(Status.Full, bench.Log.Begin(Sale(bench, 500, 1)));
            Assert.AreEqual(taken, bench.Log.DebitCount);
            Done(bench, bench.Log.ClearBatch());
            Approve(bench, 501, 10, 1);
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.AreEqual(1, bench.Log.BatchCount);
        }

        [TestMethod]
        public void A_ruined_newest_record_counts_as_never_finished()
        {
            StoreBench bench = Started();
            Approve(bench, 1, 1000, 1);
            Approve(bench, 2, 500, 1);
            Ruin(bench, NewestRecord(bench));

            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.AreEqual(1, bench.Log.BatchCount);
            Assert.IsTrue(bench.Log.DebitMinor == 1000, "sum " + bench.Log.DebitMinor);
            Assert.IsTrue(bench.Log.HasOpenReversal);
            Assert.AreEqual(1, bench.Log.Journal.TornRecords);
        }

        [TestMethod]
        public void A_ruined_outcome_is_read_from_the_version_before_it()
        {
            StoreBench bench = Started();
            Approve(bench, 1, 1000, 1);
            int outcome = NewestRecord(bench);
            Approve(bench, 2, 500, 1);
            Ruin(bench, outcome);

            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.AreEqual(2, bench.Log.BatchCount);
            Assert.IsTrue(bench.Log.DebitMinor == 1500, "sum " + bench.Log.DebitMinor);
            var record = new TransactionRecord();
            bench.Rest();
            Assert.AreEqual(Status.Ok, bench.ReadBatch(0, record));
            Assert.AreEqual(1, record.Stan);
            Assert.AreEqual(TransactionState.Approved, record.State);
            Assert.IsTrue(bench.Log.UnreadableRecords > 0);
        }

        [TestMethod]
        public void After_a_tamper_wipe_the_terminal_comes_up_and_says_what_it_cannot_read()
        {
            StoreBench bench = Started();
            Approve(bench, 1, 1000, 1);
            int stan = bench.Settings.Current(Counter.Stan);
            Done(bench, bench.Log.Begin(Sale(bench, 2, 500)));
            bench.Vault.Wipe();
            Assert.AreEqual(Status.Ok, bench.FinishVault());

            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.IsTrue(bench.Log.HasOpenReversal);
            bench.Rest();
            Assert.AreEqual(Status.Checksum, bench.ReadOpenReversal(new TransactionRecord()));
            Assert.IsFalse(bench.Log.HasOpenReversal);
            Assert.AreEqual(2, bench.Log.DamagedItems);
            Assert.IsTrue(bench.Settings.Current(Counter.Stan) >= stan);
            Done(bench, bench.Log.Begin(Sale(bench, 3, 1)));
        }

        [TestMethod]
        public void A_destroyed_outcome_is_set_aside_and_never_reversed_by_itself()
        {
            StoreBench bench = Started();
            Approve(bench, 1, 1000, 1);
            int outcome = NewestRecord(bench);
            Approve(bench, 2, 500, 1);
            for (int i = 0; i < 16; i++)
            {
                bench.Model.FlipBit(outcome + i, 2);
            }

            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.IsFalse(bench.Log.HasOpenReversal);
            Assert.AreEqual(1, bench.Log.DamagedItems);
            var record = new TransactionRecord();
            bench.Rest();
            Assert.AreEqual(Status.Ok, bench.ReadDamaged(0, record));
            Assert.AreEqual(1, record.Stan);
            Assert.AreEqual(Status.Pending, bench.Log.Dismiss(record.Number));
            Assert.AreEqual(Status.Ok, bench.FinishLog());
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            Assert.AreEqual(0, bench.Log.DamagedItems);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(4)]
        public void A_merchants_day_survives_a_cut_at_any_place(int seed)
        {
            var bench = new StoreBench(LogBlocks, 131072, (uint)seed);
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            var script = new MerchantScript(bench, Pan);
            for (int cut = 0; cut < 25; cut++)
            {
                bench.Model.CutAfter(1 + ((cut * 5 + seed) % 13), (uint)((seed * 100) + cut));
                try
                {
                    script.Run(1000);
                }
                catch (PowerLost)
                {
                    bench.Model.CutAfter(0, 0);
                }

                Assert.AreEqual(Status.Ok, bench.PowerUp());
                script.AfterRestart();
            }

            Assert.IsTrue(script.Delivered > 3);
        }

        private static StoreBench Started()
        {
            var bench = new StoreBench(LogBlocks, 131072, 1);
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            return bench;
        }

        private static TransactionRecord Sale(StoreBench bench, int stan, long amountMinor)
        {
            var record = new TransactionRecord { Type = 1, TotalsSign = 1, Stan = stan, Voucher = 100 + stan, AmountMinor = amountMinor, Batch = 1 };
            Assert.IsTrue(record.SetPan(Pan, 0, Pan.Length));
            return record;
        }

        private static void Approve(StoreBench bench, int stan, long amountMinor, int sign)
        {
            TransactionRecord record = Sale(bench, stan, amountMinor);
            record.TotalsSign = sign;
            Done(bench, bench.Log.Begin(record));
            Done(bench, bench.Log.Conclude(record, TransactionState.Approved));
        }

        private static TransactionRecord ReadLast(StoreBench bench)
        {
            bench.Rest();
            var record = new TransactionRecord();
            Assert.AreEqual(Status.Ok, bench.ReadLast(record));
            return record;
        }

        private static Status ReadVoucher(StoreBench bench, int voucher, TransactionRecord into)
        {
            bench.Rest();
            Status status = Status.Pending;
            for (int i = 0; i < 1000 && (status == Status.Pending || status == Status.Busy); i++)
            {
                status = bench.Log.ReadVoucher(voucher, into);
            }

            return status;
        }

        private static void Ruin(StoreBench bench, int record)
        {
            for (int i = 0; i < 6; i++)
            {
                bench.Model.FlipBit(record + 60 + (i * 9), i);
            }
        }

        private static int NewestRecord(StoreBench bench)
        {
            bench.Rest();
            JournalCursor cursor = bench.Log.Journal.CreateCursor();
            Status status = Status.Pending;
            for (int i = 0; i < 100 && status == Status.Pending; i++)
            {
                status = cursor.MoveOlder();
            }

            Assert.AreEqual(Status.Ok, status);
            return cursor.Current.Address;
        }

        private static void Done(StoreBench bench, Status taken)
        {
            Assert.AreEqual(Status.Pending, taken);
            Assert.AreEqual(Status.Ok, bench.FinishLog());
        }
    }
}
