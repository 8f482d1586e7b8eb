using System;
using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>Recovery and reading of the terminal's books.</summary>
    public sealed partial class TransactionLog
    {
        /// <summary>Field 39 of a reversal when nobody said why: no reply in time.</summary>
        private static readonly byte[] NoReply = { (byte)'9', (byte)'8' };

        /// <summary>Times that another read waits for one that is not finished.</summary>
        private const int MostRefusals = 50;

        /// <summary>Records looked at in one call of a search.</summary>
        private const int RecordsASearch = 4;

        /// <summary>The oldest open reversal. Reason 98 where a power cut left none.</summary>
        public Status ReadOpenReversal(TransactionRecord into)
        {
            int i = _items.First(TransactionState.ReversalOpen);
            Status status = i < 0 ? Status.NotFound : ReadItem(i, into);
            if (status == Status.Ok && into.ReversalReason[0] == 0)
            {
                Array.Copy(NoReply, 0, into.ReversalReason, 0, NoReply.Length);
            }

            return i < 0 ? status : SetAside(i, status);
        }

        // What cannot be read must not block delivery or settlement for good: it is set aside and reported.
        private Status SetAside(int i, Status read)
        {
            if (read == Status.Checksum || read == Status.Invalid || read == Status.NotFound)
            {
                _items.SetState(i, TransactionState.Damaged);
            }

            return read;
        }

        /// <summary>The open notices, oldest first.</summary>
        /// <param name="index">0 to <see cref="OpenNotices"/> - 1.</param>
        public Status ReadNotice(int index, TransactionRecord into)
        {
            return ReadNth(TransactionState.NoticeOpen, index, into);
        }

        /// <summary>The newest transaction that was begun, whatever became of it.</summary>
        public Status ReadLast(TransactionRecord into)
        {
            return _items.LastAddress == 0 ? Status.NotFound : ReadAt(_items.LastAddress, _items.LastNumber, _items.LastState, into);
        }

        /// <param name="index">0 (oldest) to <see cref="BatchCount"/> - 1.</param>
        public Status ReadBatch(int index, TransactionRecord into)
        {
            return ReadNth(TransactionState.Approved, index, into);
        }

        /// <summary>Open transactions whose outcome was destroyed, as far as they can still be read.</summary>
        /// <param name="index">0 to <see cref="DamagedItems"/> - 1.</param>
        public Status ReadDamaged(int index, TransactionRecord into)
        {
            return ReadNth(TransactionState.Damaged, index, into);
        }

        /// <summary>
        /// By voucher number, newest first, in the batch and in the history that is still there. Pending or Busy: call again
        /// with the same number, it takes a while to search.
        /// </summary>
        public Status ReadVoucher(int voucher, TransactionRecord into)
        {
            if (_phase != Phase.Ready)
            {
                return Status.Busy;
            }

            if (_searching != voucher)
            {
                _searching = voucher;
                _foundAddress = 0;
                _cursor.Reset();
            }

            for (int i = 0; i < RecordsASearch && _foundAddress == 0; i++)
            {
                Status status = _cursor.MoveOlder();
                if (status == Status.NotFound)
                {
                    _searching = -1;
                }

                if (status != Status.Ok)
                {
                    return status;
                }

                RecordHead found = _cursor.Current;
                if (found.Kind == RecordKind.Transaction && found.Auxiliary == voucher)
                {
                    _foundAddress = found.Address;
                    _foundNumber = found.Key;
                    _foundState = (TransactionState)found.Flags;
                }
            }

            return _foundAddress == 0 ? Status.Pending : ReadFound(into);
        }

        private Status ReadFound(TransactionRecord into)
        {
            int open = _items.Find(_foundNumber);
            Status status = open >= 0 ? ReadItem(open, into) : ReadAt(_foundAddress, _foundNumber, _foundState, into);
            if (status != Status.Busy)
            {
                _searching = -1;
            }

            return status;
        }

        private Status ReadNth(TransactionState state, int index, TransactionRecord into)
        {
            for (int i = 0; i < _items.Count; i++)
            {
                if (_items.StateAt(i) == state)
                {
                    if (index == 0)
                    {
                        return SetAside(i, ReadItem(i, into));
                    }

                    index--;
                }
            }

            return Status.NotFound;
        }

        private Status ReadItem(int i, TransactionRecord into)
        {
            return ReadAt(_items.AddressAt(i), _items.NumberAt(i), _items.StateAt(i), into);
        }

        private Status ReadAt(int address, int number, TransactionState state, TransactionRecord into)
        {
            int count;
            Status status = Fetch(address, out count);
            if (status == Status.Checksum || status == Status.NotFound)
            {
                _unreadable++;
                status = Salvage(address, number, out count);
            }

            if (status == Status.Ok)
            {
                bool good = count >= BatchTotals.Bytes && _codec.TryDecode(_bytes, BatchTotals.Bytes, count - BatchTotals.Bytes, into);
                into.Number = number;
                into.State = state;
                status = good ? Status.Ok : Status.Invalid;
            }

            Array.Clear(_bytes, 0, count);
            return status;
        }

        // A slice of a read. Whoever else wants to read meanwhile waits, but not for ever: a reader may have gone away.
        private Status Fetch(int address, out int count)
        {
            count = 0;
            Status status;
            if (_readAddress != address)
            {
                _readRefusals++;
                if (_readAddress != 0 && _readRefusals < MostRefusals)
                {
                    return Status.Busy;
                }

                _readRefusals = 0;
                status = _journal.ReadStart(address);
                _readAddress = status == Status.Pending ? address : 0;
            }
            else
            {
                _readRefusals = 0;
                status = _journal.ReadPoll(_bytes, 0, out count);
                _readAddress = status == Status.Pending ? address : 0;
            }

            return status == Status.Pending ? Status.Busy : status;
        }

        // The head says what became of it, but the content is gone: an older version has nearly all of it.
        private Status Salvage(int damaged, int number, out int count)
        {
            count = 0;
            _searching = -1;
            _foundAddress = 0;
            _cursor.Reset();
            for (int i = 0; i < SalvageRecords; i++)
            {
                Status status = _cursor.MoveOlder();
                if (status == Status.Busy)
                {
                    return status;
                }

                if (status == Status.NotFound)
                {
                    break;
                }

                bool other = status == Status.Ok && _cursor.Current.Kind == RecordKind.Transaction && _cursor.Current.Key == number;
                if (other && _cursor.Current.Address != damaged)
                {
                    status = _journal.Read(_cursor.Current.Address, _bytes, 0, out count);
                    if (status == Status.Ok || status == Status.Busy)
                    {
                        return status;
                    }
                }
            }

            return Status.Checksum;
        }

        private Status PollStart(Status journal)
        {
            switch (_phase)
            {
                case Phase.Recovering:
                    if (journal == Status.Ok)
                    {
                        DeriveDebts();
                        _phase = Phase.Totals;
                        return Status.Pending;
                    }

                    return journal;
                case Phase.Totals:
                    return ReadTotals();
                case Phase.Counting:
                    return CountTotals();
                case Phase.LastOne:
                    return ReadWitness();
                default:
                    return Status.Invalid;
            }
        }

        // One payment is under way at a time, so only the newest can honestly be pending: the power went away in it. An older
        // one has had an outcome, and its record was destroyed.
        private void DeriveDebts()
        {
            for (int i = 0; i < _items.Count; i++)
            {
                if (_items.StateAt(i) == TransactionState.Pending)
                {
                    bool newest = _items.NumberAt(i) == _items.LastNumber;
                    _items.SetState(i, newest ? TransactionState.ReversalOpen : TransactionState.Damaged);
                    _derived = newest ? _items.NumberAt(i) : _derived;
                }
            }
        }

        // What follows from the newest record being pending follows from nothing once there is a newer one: before that comes,
        // the reversal gets its own record. False while it is read or written: ask again.
        private bool DebtIsWritten()
        {
            int i = _derived == 0 ? -1 : _items.Find(_derived);
            if (i < 0 || _items.StateAt(i) != TransactionState.ReversalOpen)
            {
                _derived = 0;
                return true;
            }

            Status status = ReadOpenReversal(_scratch);
            if (status == Status.Ok)
            {
                _next.CopyFrom(_totals);
                _writingDebt = Write(_scratch, TransactionState.ReversalOpen, true) == Status.Pending;
            }

            _scratch.Clear();
            return false;
        }

        private Status ReadTotals()
        {
            if (_items.TotalsAddress == 0 || _items.TotalsKind == RecordKind.BatchClosed)
            {
                _phase = Phase.LastOne;
                return Status.Pending;
            }

            int count;
            Status status = Fetch(_items.TotalsAddress, out count);
            if (status == Status.Busy)
            {
                return Status.Pending;
            }

            if (status == Status.Ok && count >= BatchTotals.Bytes)
            {
                _totals.Decode(_bytes, 0);
                _phase = Phase.LastOne;
            }
            else
            {
                _unreadable++;
                _counted = 0;
                _phase = Phase.Counting;
            }

            Array.Clear(_bytes, 0, count);
            return Status.Pending;
        }

        // The sums are lost with the newest record: they are added up again, one transaction a poll.
        private Status CountTotals()
        {
            if (_counted == _items.Count)
            {
                _phase = Phase.LastOne;
                return Status.Pending;
            }

            if (_items.StateAt(_counted) == TransactionState.Approved)
            {
                Status status = ReadItem(_counted, _scratch);
                if (status == Status.Busy)
                {
                    return Status.Pending;
                }

                if (status == Status.Ok)
                {
                    _totals.Add(_scratch, 1);
                }
                else
                {
                    _items.SetState(_counted, TransactionState.Damaged);
                }

                _scratch.Clear();
            }

            _counted++;
            return Status.Pending;
        }

        private Status ReadWitness()
        {
            Status status = _settings == null ? Status.NotFound : ReadLast(_scratch);
            if (status == Status.Busy)
            {
                return Status.Pending;
            }

            if (status == Status.Ok)
            {
                _settings.Witness(Counter.Stan, _scratch.Stan);
                _settings.Witness(Counter.Voucher, _scratch.Voucher);
                _settings.Witness(Counter.Batch, _scratch.Batch);
            }

            _scratch.Clear();
            _phase = Phase.Ready;
            return Status.Ok;
        }
    }
}
