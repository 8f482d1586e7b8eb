using Drivers.Hal;
using Firmware.Host;
using Firmware.Store;

namespace Firmware.Sale
{
    /// <summary>
    /// Leaves on an original what happened to it (voided, refunded by so much, completed), or takes that back. The mark is
    /// written after the transaction that makes it: a mark that a power cut prevented is made up for by starting with the
    /// newest transaction after each restart. Doing it twice changes nothing.
    /// </summary>
    public sealed class OriginalMarks
    {
        private readonly TransactionLog _log;
        private readonly TransactionKinds _kinds;
        private readonly TransactionRecord _original;
        private TransactionKind _kind;
        private State _state;
        private int _voucher;
        private int _number;
        private int _stan;
        private int _batch;
        private long _amountMinor;
        private bool _undo;

        public OriginalMarks(PaymentContext with)
        {
            _log = with.Log;
            _kinds = with.Kinds;
            _original = with.Entry;
        }

        private enum State : byte
        {
            Done = 0,
            Reading,
            Writing,
        }

        /// <param name="record">The transaction that refers to an original; only numbers of it are kept.</param>
        /// <param name="undo">Take the mark away: the host refused.</param>
        public void Start(TransactionRecord record, bool undo)
        {
            _kind = _kinds.Of(record.Type);
            _undo = undo;
            _voucher = record.OriginalVoucher;
            _stan = record.OriginalStan;
            _batch = record.OriginalBatch;
            _number = record.Number;
            _amountMinor = record.AmountMinor;
            bool stands = record.State == TransactionState.Approved || record.State == TransactionState.NoticeOpen || undo;
            _state = _kind != null && _kind.Mark != 0 && _voucher != 0 && stands ? State.Reading : State.Done;
        }

        /// <summary>True when the mark is on flash, was there, or cannot be made; the transaction itself stands either way.</summary>
        public bool Poll(long nowMs)
        {
            if (_state == State.Reading)
            {
                PollReading();
            }
            else if (_state == State.Writing && _log.Poll(nowMs) != Status.Pending)
            {
                _state = State.Done;
            }

            return _state == State.Done;
        }

        private void PollReading()
        {
            Status status = _log.ReadVoucher(_voucher, _original);
            if (status == Status.Pending || status == Status.Busy)
            {
                return;
            }

            bool found = status == Status.Ok && _original.State == TransactionState.Approved
                && _original.Stan == _stan && _original.Batch == _batch;
            bool due = found && (_undo ? _original.MarkedBy == _number : _original.MarkedBy < _number);
            if (!due)
            {
                _original.Clear();
                _state = State.Done;
                return;
            }

            if (_undo)
            {
                _original.RefundedMinor -= _kind.Repeatable ? _amountMinor : 0;
                // What others left of the same kind stays.
                _original.Flags &= _original.RefundedMinor > 0 ? _original.Flags : (ushort)~_kind.Mark;
                _original.MarkedBy = 0;
            }
            else
            {
                _original.RefundedMinor += _kind.Repeatable ? _amountMinor : 0;
                _original.Flags |= _kind.Mark;
                _original.MarkedBy = _number;
            }

            Status written = _log.Amend(_original);
            if (written != Status.Busy)
            {
                _original.Clear();
                _state = written == Status.Pending ? State.Writing : State.Done;
            }
        }
    }
}
