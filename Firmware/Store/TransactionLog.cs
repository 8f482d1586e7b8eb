using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// The books of the terminal on top of the journal. Each call that writes returns Pending when it was taken; the
    /// change counts (and survives a power cut) when <see cref="Poll"/> says Ok. One change at a time: Busy otherwise.
    /// Reads answer at once, or Busy while the flash is programming: ask again.
    /// </summary>
    public sealed class TransactionLog
    {
        /// <summary>Recovers; poll until Ok. After a power cut a Pending record without outcome has become an open reversal.</summary>
        public Status Start(long nowMs)
        {
            return Status.NoDevice;
        }

        public Status Poll(long nowMs)
        {
            return Status.NoDevice;
        }

        /// <summary>
        /// Writes the pending record and gives it its number. The request may leave when <see cref="Poll"/> says Ok, not
        /// before. Busy while another is pending or a reversal is open; Full when the batch is (settle first).
        /// </summary>
        public Status Begin(TransactionRecord record)
        {
            return Status.NoDevice;
        }

        /// <summary>Writes the outcome of the pending transaction: Approved, Declined or Abandoned (nothing was sent).</summary>
        public Status Conclude(TransactionRecord record, TransactionState outcome)
        {
            return Status.NoDevice;
        }

        /// <summary>The pending (or approved) transaction is in doubt: a reversal is owed from now on.</summary>
        /// <param name="record">With <see cref="TransactionRecord.ReversalReason"/> filled in.</param>
        public Status OpenReversal(TransactionRecord record)
        {
            return Status.NoDevice;
        }

        /// <summary>The host acknowledged the reversal.</summary>
        public Status CloseReversal(TransactionRecord record)
        {
            return Status.NoDevice;
        }

        /// <summary>Writes a changed version of an approved transaction of the open batch (voided, tip, uploaded marks).</summary>
        public Status Update(TransactionRecord record)
        {
            return Status.NoDevice;
        }

        /// <summary>Settlement is done: everything of the batch is history, totals start at 0. Open reversals stay.</summary>
        public Status ClearBatch()
        {
            return Status.NoDevice;
        }

        public bool HasOpenReversal
        {
            get { return false; }
        }

        /// <summary>The oldest open reversal.</summary>
        public Status ReadOpenReversal(TransactionRecord into)
        {
            return Status.NotFound;
        }

        /// <summary>The newest transaction that was begun, whatever became of it.</summary>
        public Status ReadLast(TransactionRecord into)
        {
            return Status.NotFound;
        }

        /// <summary>By voucher number, newest first, in the batch and in the history that is still there.</summary>
        public Status ReadVoucher(int voucher, TransactionRecord into)
        {
            return Status.NotFound;
        }

        /// <summary>Approved transactions of the open batch.</summary>
        public int BatchCount
        {
            get { return 0; }
        }

        /// <param name="index">0 (oldest) to <see cref="BatchCount"/> - 1.</param>
        public Status ReadBatch(int index, TransactionRecord into)
        {
            return Status.NotFound;
        }

        public int DebitCount
        {
            get { return 0; }
        }

        public long DebitMinor
        {
            get { return 0; }
        }

        public int CreditCount
        {
            get { return 0; }
        }

        public long CreditMinor
        {
            get { return 0; }
        }
    }
}
