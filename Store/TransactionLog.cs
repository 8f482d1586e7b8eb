using System;
using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// The books of the terminal on top of the journal. Each call that writes returns Pending when it was taken; the
    /// change counts (and survives a power cut) when <see cref="Poll"/> says Ok. One change at a time: Busy otherwise.
    /// Reads are done in slices: Busy (also while the flash is programming) means ask again with the same arguments.
    /// </summary>
    public sealed partial class TransactionLog : IRecordOwner
    {
        /// <summary>Open transactions that fit in a batch unless the constructor is told otherwise.</summary>
        public const int DefaultBatch = 600;

        /// <summary>Blocks that are searched for an older version of a damaged record.</summary>
        private const int SalvageRecords = 400;

        private enum Phase
        {
            Off = 0,
            Recovering,
            Totals,
            Counting,
            LastOne,
            Ready,
        }

        private readonly Journal _journal;
        private readonly OpenItems _items;
        private readonly Settings _settings;
        private readonly TransactionCodec _codec = new TransactionCodec();
        private readonly TransactionRecord _scratch = new TransactionRecord();
        private readonly BatchTotals _totals = new BatchTotals();
        private readonly BatchTotals _next = new BatchTotals();
        private readonly byte[] _bytes = new byte[RecordHead.MaxPayloadBytes];
        private readonly JournalCursor _cursor;
        private readonly RecordHead _head = new RecordHead();
        private Phase _phase;
        private bool _writing;
        private Status _result;
        private int _counted;
        private int _searching = -1;
        private int _foundAddress;
        private int _foundNumber;
        private TransactionState _foundState;
        private int _readAddress;
        private int _readRefusals;
        private int _unreadable;

        // Number of the reversal that stands in no record: it follows from the newest one being pending.
        private int _derived;
        private bool _writingDebt;

        /// <param name="blocks">Erase blocks of the region, at least <see cref="Journal.MinBlocks"/>.</param>
        /// <param name="settings">Whose counters the newest transaction is a second witness for; may be null.</param>
        /// <param name="batch">Most open transactions; 0 = as many as half the region holds, <see cref="DefaultBatch"/> at the most.</param>
        public TransactionLog(IFlash flash, int firstBlock, int blocks, IRecordCipher cipher, Settings settings, int batch)
        {
            _settings = settings;
            int fits = blocks * flash.BlockBytes / 2 / (RecordHead.OverheadBytes + BatchTotals.Bytes + TransactionCodec.MaxBytes);
            int most = fits < DefaultBatch ? fits : DefaultBatch;
            _items = new OpenItems(batch > 0 && batch < most ? batch : most);
            _journal = new Journal(flash, firstBlock, blocks, cipher, this);
            _cursor = _journal.CreateCursor();
            _history = _journal.CreateCursor();
        }

        /// <summary>What the journal below counts: torn, damaged and repaired records, worn blocks.</summary>
        public Journal Journal
        {
            get { return _journal; }
        }

        /// <summary>Open transactions whose outcome or content was destroyed: kept, reported, never acted on alone.</summary>
        public int DamagedItems
        {
            get { return _items.CountOf(TransactionState.Damaged) + _items.Overflows; }
        }

        /// <summary>Number of the newest of them, 0 when there is none.</summary>
        public int NewestDamaged
        {
            get { return _items.NewestIn(TransactionState.Damaged); }
        }

        /// <summary>Reads of records that failed since power-on.</summary>
        public int UnreadableRecords
        {
            get { return _unreadable; }
        }

        public bool HasOpenReversal
        {
            get { return _items.First(TransactionState.ReversalOpen) >= 0; }
        }

        /// <summary>A payment is begun and not concluded.</summary>
        public bool HasPending
        {
            get { return _items.First(TransactionState.Pending) >= 0; }
        }

        /// <summary>Notices that the host has not answered yet.</summary>
        public int OpenNotices
        {
            get { return _items.CountOf(TransactionState.NoticeOpen); }
        }

        /// <summary>No new transaction fits until the batch is settled.</summary>
        public bool BatchFull
        {
            get { return _items.IsFull; }
        }

        /// <summary>Approved transactions of the open batch.</summary>
        public int BatchCount
        {
            get { return _items.CountOf(TransactionState.Approved); }
        }

        public int DebitCount
        {
            get { return _totals.DebitCount; }
        }

        public long DebitMinor
        {
            get { return _totals.DebitMinor; }
        }

        public int CreditCount
        {
            get { return _totals.CreditCount; }
        }

        public long CreditMinor
        {
            get { return _totals.CreditMinor; }
        }

        /// <summary>Recovers; poll until Ok. After a power cut a Pending record without outcome has become an open reversal.</summary>
        public Status Start(long nowMs)
        {
            _items.Clear();
            _totals.Clear();
            _writing = false;
            _writingDebt = false;
            _derived = 0;
            _result = Status.Ok;
            _searching = -1;
            _foundAddress = 0;
            _readAddress = 0;
            _phase = Phase.Recovering;
            return _journal.Start(nowMs);
        }

        /// <summary>Pending while recovering or while a change is being written; then how that change ended, until the next one.</summary>
        public Status Poll(long nowMs)
        {
            Status status = _journal.Poll(nowMs);
            if (_phase != Phase.Ready)
            {
                return PollStart(status);
            }

            if (!_writing)
            {
                return _result;
            }

            if (status != Status.Pending)
            {
                _writing = false;
                _result = status;
                _derived = _writingDebt && status == Status.Ok ? 0 : _derived;
                _writingDebt = false;
                if (status == Status.Ok)
                {
                    _totals.CopyFrom(_next);
                }
            }

            return status;
        }

        /// <summary>
        /// Writes the pending record and gives it its number. The request may leave when <see cref="Poll"/> says Ok, not
        /// before. Busy while another is pending or a reversal is open; Full when the batch is (settle first).
        /// </summary>
        public Status Begin(TransactionRecord record)
        {
            if (_phase != Phase.Ready || _writing || HasPending || HasOpenReversal)
            {
                return Status.Busy;
            }

            if (_items.IsFull)
            {
                return Status.Full;
            }

            record.Number = _items.LastNumber + 1;
            _next.CopyFrom(_totals);
            return Write(record, TransactionState.Pending, false);
        }

        /// <summary>
        /// Writes the outcome of the pending transaction or of an open notice: Approved, Declined or Abandoned (nothing was
        /// sent). Invalid when it is neither.
        /// The full card number stays with an approved one only (batch upload).
        /// </summary>
        public Status Conclude(TransactionRecord record, TransactionState outcome)
        {
            if (_phase != Phase.Ready || _writing)
            {
                return Status.Busy;
            }

            bool known = outcome == TransactionState.Approved || outcome == TransactionState.Declined || outcome == TransactionState.Abandoned;
            if (!known || !(Is(record, TransactionState.Pending) || Is(record, TransactionState.NoticeOpen)))
            {
                return Status.Invalid;
            }

            _next.CopyFrom(_totals);
            if (outcome == TransactionState.Approved)
            {
                // A notice that outlived its batch counts in none: the batch has been settled without it.
                _next.Add(record, record.Number > _items.ClosedNumber ? 1 : 0);
            }
            else
            {
                record.DropPan();
            }

            return Write(record, outcome, true);
        }

        /// <summary>
        /// Writes a notice and gives it its number: from the moment <see cref="Poll"/> says Ok it is delivered whatever
        /// happens, until <see cref="Conclude"/>. Busy while a payment is pending; Full when the batch is.
        /// </summary>
        public Status BeginNotice(TransactionRecord record)
        {
            if (_phase != Phase.Ready || _writing || HasPending || !DebtIsWritten())
            {
                return Status.Busy;
            }

            if (_items.IsFull)
            {
                return Status.Full;
            }

            record.Number = _items.LastNumber + 1;
            _next.CopyFrom(_totals);
            return Write(record, TransactionState.NoticeOpen, false);
        }

        /// <summary>
        /// Writes a transaction that needs nobody's answer (cash), and gives it its number: it stands when <see cref="Poll"/> says Ok.
        /// An open reversal does not keep it away. Busy while a payment is pending; Full when the batch is.
        /// </summary>
        public Status Keep(TransactionRecord record)
        {
            if (_phase != Phase.Ready || _writing || HasPending || !DebtIsWritten())
            {
                return Status.Busy;
            }

            if (_items.IsFull)
            {
                return Status.Full;
            }

            record.Number = _items.LastNumber + 1;
            _next.CopyFrom(_totals);
            _next.Add(record, 1);
            return Write(record, TransactionState.Approved, false);
        }

        /// <summary>The pending (or approved) transaction is in doubt: a reversal is owed from now on. Busy while the approved one is read: ask again.</summary>
        /// <param name="record">With <see cref="TransactionRecord.ReversalReason"/> filled in.</param>
        public Status OpenReversal(TransactionRecord record)
        {
            if (_phase != Phase.Ready || _writing)
            {
                return Status.Busy;
            }

            if (Is(record, TransactionState.Approved))
            {
                Status status = TakeOut(record);
                return status == Status.Ok ? Write(record, TransactionState.ReversalOpen, true) : status;
            }

            if (!Is(record, TransactionState.Pending))
            {
                return Status.Invalid;
            }

            _next.CopyFrom(_totals);
            return Write(record, TransactionState.ReversalOpen, true);
        }

        /// <summary>The host acknowledged the reversal. The full card number is dropped.</summary>
        public Status CloseReversal(TransactionRecord record)
        {
            if (_phase != Phase.Ready || _writing)
            {
                return Status.Busy;
            }

            if (!Is(record, TransactionState.ReversalOpen))
            {
                return Status.Invalid;
            }

            _next.CopyFrom(_totals);
            record.DropPan();
            return Write(record, TransactionState.Reversed, true);
        }

        /// <summary>Writes a changed version of an approved transaction of the open batch (voided, tip, uploaded marks). Busy while the old one is read: ask again.</summary>
        public Status Update(TransactionRecord record)
        {
            if (_phase != Phase.Ready || _writing)
            {
                return Status.Busy;
            }

            if (!Is(record, TransactionState.Approved))
            {
                return Status.Invalid;
            }

            Status status = TakeOut(record);
            if (status != Status.Ok)
            {
                return status;
            }

            _next.Add(record, 1);
            return Write(record, TransactionState.Approved, true);
        }

        /// <summary>
        /// Writes a changed version of an approved transaction of whatever batch: marks that others leave on it. Nothing
        /// that counts in the totals may have changed.
        /// </summary>
        public Status Amend(TransactionRecord record)
        {
            if (_phase != Phase.Ready || _writing)
            {
                return Status.Busy;
            }

            bool settled = record.Number <= _items.ClosedNumber && _items.Find(record.Number) < 0;
            if (record.State != TransactionState.Approved || !(settled || Is(record, TransactionState.Approved)))
            {
                return Status.Invalid;
            }

            _next.CopyFrom(_totals);
            return Write(record, TransactionState.Approved, true);
        }

        /// <summary>Settlement is done: everything of the batch is history, totals start at 0. Open reversals stay. Busy while a payment is pending.</summary>
        public Status ClearBatch()
        {
            if (_phase != Phase.Ready || _writing || HasPending)
            {
                return Status.Busy;
            }

            _next.Clear();
            return Written(_journal.Append(RecordKind.BatchClosed, 0, _items.LastNumber, 0, _bytes, 0, 0, true));
        }

        /// <summary>
        /// A person has seen to that damaged item (<see cref="ReadDamaged"/> or its number): it is not reported any more.
        /// </summary>
        public Status Dismiss(int number)
        {
            if (_phase != Phase.Ready || _writing)
            {
                return Status.Busy;
            }

            int i = _items.Find(number);
            if (i < 0 || _items.StateAt(i) != TransactionState.Damaged)
            {
                return Status.NotFound;
            }

            _scratch.Clear();
            _scratch.Number = number;
            _next.CopyFrom(_totals);
            return Write(_scratch, TransactionState.Damaged, true);
        }

        void IRecordOwner.Seen(RecordHead head)
        {
            _items.Seen(head);
        }

        bool IRecordOwner.Keep(RecordHead head)
        {
            return _items.Keep(head);
        }

        void IRecordOwner.Moved(RecordHead head, int newAddress)
        {
            _items.Moved(head, newAddress);
        }

        void IRecordOwner.Live(out int[] addresses, out int count)
        {
            _items.Live(out addresses, out count);
        }

        private bool Is(TransactionRecord record, TransactionState state)
        {
            int i = _items.Find(record.Number);
            return i >= 0 && _items.StateAt(i) == state;
        }

        // The totals without the transaction as it stands on flash.
        private Status TakeOut(TransactionRecord record)
        {
            Status status = ReadItem(_items.Find(record.Number), _scratch);
            if (status == Status.Ok)
            {
                _next.CopyFrom(_totals);
                _next.Add(_scratch, -1);
            }

            _scratch.Clear();
            return status;
        }

        private Status Write(TransactionRecord record, TransactionState state, bool urgent)
        {
            _next.Encode(_bytes, 0);
            int count = BatchTotals.Bytes + _codec.Encode(record, _bytes, BatchTotals.Bytes);
            Status status = _journal.Append(RecordKind.Transaction, (byte)state, record.Number, record.Voucher, _bytes, 0, count, urgent);
            Array.Clear(_bytes, 0, count);
            if (status == Status.Pending)
            {
                record.State = state;
            }

            return Written(status);
        }

        private Status Written(Status status)
        {
            _writing = status == Status.Pending;
            return status;
        }
    }
}
