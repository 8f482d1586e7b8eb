using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// Finds out after power-on where the log is and what counts. Bounded: two passes over the block headers, the record heads
    /// from the oldest live block on, and one block byte by byte. A few reads a poll.
    /// </summary>
    internal sealed class JournalRecovery
    {
        /// <summary>Block headers read in one poll.</summary>
        public const int HeadersAPoll = 8;

        /// <summary>Blocks in a row with unreadable headers that still count as part of the log.</summary>
        public const int MostUnreadable = 4;

        private enum Step
        {
            Idle = 0,
            FindHead,
            FindTail,
            Walk,
            Beyond,
            LastRecord,
            Strike,
            Striking,
            FindEnd,
            Repeat,
        }

        private readonly Ring _ring;
        private readonly BlockWalker _walker;
        private readonly LogWriter _writer;
        private readonly IRecordOwner _owner;
        private readonly byte[] _record;
        private readonly byte[] _header = new byte[Ring.HeaderBytes];
        private readonly byte[] _page;
        private readonly RecordHead _held = new RecordHead();
        private bool _holding;
        private bool _heldIsRepeat;
        private bool _wholeLast;
        private Step _step;
        private int _block;
        private uint _expected;
        private int _unreadable;
        private int _scanFrom;
        private int _offset;
        private int _struck;

        public JournalRecovery(Ring ring, BlockWalker walker, LogWriter writer, IRecordOwner owner, byte[] record)
        {
            _ring = ring;
            _walker = walker;
            _writer = writer;
            _owner = owner;
            _record = record;
            _page = new byte[ring.PageBytes];
        }

        /// <summary>Highest sequence found.</summary>
        public uint LastSequence { get; private set; }

        /// <summary>Records whose writing a power cut interrupted, found now.</summary>
        public int Torn { get; private set; }

        /// <summary>Blocks of the log whose header cannot be read.</summary>
        public int UnreadableBlocks { get; private set; }

        public void Start()
        {
            _ring.Clear();
            _writer.Reset();
            LastSequence = 0;
            _holding = false;
            _heldIsRepeat = false;
            _scanFrom = Ring.None;
            _block = 0;
            _step = Step.FindHead;
        }

        /// <summary>Ok when done; anything but Pending and Ok is final.</summary>
        public Status Poll(long nowMs)
        {
            Status status = Advance(nowMs);
            if (status == Status.Busy)
            {
                return Status.Pending;
            }

            return status == Status.Ok && _step != Step.Idle ? Status.Pending : status;
        }

        private Status Advance(long nowMs)
        {
            switch (_step)
            {
                case Step.FindHead:
                    return FindHead();
                case Step.FindTail:
                    return FindTail();
                case Step.Walk:
                    return Walk();
                case Step.Beyond:
                    return LookBeyond();
                case Step.LastRecord:
                    return CheckLast();
                case Step.Strike:
                    return StrikeOut();
                case Step.Striking:
                    return FinishStrike(_ring.Flash.Poll(nowMs));
                case Step.FindEnd:
                    return FindEnd();
                case Step.Repeat:
                    return FinishRepeat(_writer.Poll(nowMs));
                default:
                    return Status.Ok;
            }
        }

        private Status FindHead()
        {
            for (int i = 0; i < HeadersAPoll; i++)
            {
                if (_block == _ring.Blocks)
                {
                    if (_ring.Head == Ring.None)
                    {
                        _step = Step.Idle;
                        return Status.Ok;
                    }

                    _ring.Tail = _ring.Head;
                    _block = _ring.Head;
                    _expected = _ring.HeadNumber - 1;
                    _unreadable = 0;
                    _step = Step.FindTail;
                    return Status.Ok;
                }

                uint number;
                int scanFrom;
                bool valid;
                Status status = ReadHeader(_block, out valid, out number, out scanFrom);
                if (status != Status.Ok)
                {
                    return status;
                }

                if (valid && number > _ring.HeadNumber)
                {
                    _ring.Head = _block;
                    _ring.HeadNumber = number;
                    _scanFrom = scanFrom;
                }

                _block++;
            }

            return Status.Ok;
        }

        // Backwards from the head: the log is as long as the block numbers count down without a gap. Blocks that were skipped
        // as worn leave no gap in the numbers; a block whose header rotted does.
        private Status FindTail()
        {
            for (int i = 0; i < HeadersAPoll; i++)
            {
                int older = _block == 0 ? _ring.Blocks - 1 : _block - 1;
                if (older == _ring.Head || _expected == 0 || _unreadable > MostUnreadable)
                {
                    BeginWalk();
                    return Status.Ok;
                }

                uint number;
                int scanFrom;
                bool valid;
                Status status = ReadHeader(older, out valid, out number, out scanFrom);
                if (status != Status.Ok)
                {
                    return status;
                }

                _block = older;
                if (!valid && Ring.IsRetiredHeader(_header))
                {
                    _ring.Retire(older);
                }
                else if (valid && number <= _expected && number + (uint)_unreadable >= _expected)
                {
                    if (number == _expected)
                    {
                        RetireBetween(older, _ring.Tail);
                    }
                    else
                    {
                        UnreadableBlocks += _unreadable;
                    }

                    _ring.Tail = older;
                    _expected = number - 1;
                    _unreadable = 0;
                }
                else
                {
                    _unreadable++;
                }
            }

            return Status.Ok;
        }

        private void RetireBetween(int older, int newer)
        {
            for (int block = (older + 1) % _ring.Blocks; block != newer; block = (block + 1) % _ring.Blocks)
            {
                _ring.Retire(block);
            }
        }

        private void BeginWalk()
        {
            bool known = _scanFrom >= 0 && _scanFrom < _ring.Blocks && _ring.InLog(_scanFrom);
            _scanFrom = known ? _scanFrom : _ring.Tail;
            _block = _scanFrom;
            _walker.Begin(_block);
            _step = Step.Walk;
        }

        private Status Walk()
        {
            Status status = _walker.Step();
            if (status == Status.Ok)
            {
                Hold(_walker.Found);
                return Status.Ok;
            }

            if (status != Status.NotFound)
            {
                return status;
            }

            if (_block != _ring.Head)
            {
                _block = _ring.Newer(_block);
                _walker.Begin(_block);
                return Status.Ok;
            }

            int beyond = (_ring.Head + 1) % _ring.Blocks;
            if (beyond == _ring.Tail || _ring.IsRetired(beyond))
            {
                _step = Step.LastRecord;
                return Status.Ok;
            }

            _block = beyond;
            _walker.Begin(beyond);
            _step = Step.Beyond;
            return Status.Ok;
        }

        // If the true head's header rotted, its records are newer than all others: then it is the head after all.
        private Status LookBeyond()
        {
            Status status = _walker.Step();
            if (status == Status.NotFound)
            {
                _step = Step.LastRecord;
                return Status.Ok;
            }

            if (status != Status.Ok)
            {
                return status;
            }

            RecordHead found = _walker.Found;
            bool newer = found.Sequence > LastSequence && found.Sequence - LastSequence < 0x10000;
            if (newer || _block == _ring.Head)
            {
                if (_ring.Head != _block)
                {
                    _ring.Head = _block;
                    _ring.HeadNumber++;
                    UnreadableBlocks++;
                }

                Hold(found);
            }

            return Status.Ok;
        }

        // Only the very last record can have been cut short, so the others need no look at their payload.
        private void Hold(RecordHead found)
        {
            _heldIsRepeat = _holding && _held.Sequence == found.Sequence && _held.Key == found.Key;
            if (_holding)
            {
                Deliver();
            }

            _held.CopyFrom(found);
            _holding = true;
        }

        private void Deliver()
        {
            if (_held.Sequence > LastSequence)
            {
                LastSequence = _held.Sequence;
            }

            _owner.Seen(_held);
            _holding = false;
        }

        private Status CheckLast()
        {
            _wholeLast = false;
            _offset = _ring.BlockBytes;
            int damaged = _walker.DamagedAddress;
            if (damaged != 0 && _ring.BlockOf(damaged) == _ring.Head && !(_holding && IsBehind(damaged)))
            {
                // Not even the head was finished.
                _walker.Excuse();
                return Strike(damaged);
            }

            if (!_holding)
            {
                _step = Step.FindEnd;
                return Status.Ok;
            }

            Status status = _ring.Flash.Read(_held.Address, _record, 0, _held.TotalBytes);
            if (status != Status.Ok)
            {
                return status;
            }

            bool repaired;
            _held.Encode(_record);
            _wholeLast = RecordHead.CheckAndRepair(_record, _held.Length, out repaired);
            if (_wholeLast)
            {
                _step = Step.FindEnd;
                return Status.Ok;
            }

            _holding = false;
            return Strike(_held.Address);
        }

        private bool IsBehind(int damaged)
        {
            return _ring.BlockOf(_held.Address) == _ring.Head && _held.Address > damaged;
        }

        private Status Strike(int address)
        {
            Torn++;
            _struck = address;
            _step = Step.Strike;
            return Status.Ok;
        }

        // What was cut short must never read as a record, even if its undecided bits fall differently next time.
        private Status StrikeOut()
        {
            System.Array.Clear(_header, 0, RecordHead.StruckBytes);
            Status status = _ring.Flash.Program(_struck, _header, 0, RecordHead.StruckBytes);
            if (status == Status.Pending)
            {
                _step = Step.Striking;
                return Status.Ok;
            }

            return status;
        }

        private Status FinishStrike(Status status)
        {
            if (status == Status.Pending || status == Status.Timeout)
            {
                return Status.Pending;
            }

            // With the unfinished head out of the way, the record before it is the last one.
            _step = _holding ? Step.LastRecord : Step.FindEnd;
            return status == Status.Fault ? Status.Ok : status;
        }

        // Bits caught in the middle of a change may read either way: never write into a page that was begun before.
        private Status FindEnd()
        {
            _offset -= _ring.PageBytes;
            Status status = _ring.Flash.Read(_ring.Base(_ring.Head) + _offset, _page, 0, _ring.PageBytes);
            if (status != Status.Ok)
            {
                _offset += _ring.PageBytes;
                return status;
            }

            if (_offset > 0 && RecordHead.IsBlank(_page, _ring.PageBytes))
            {
                return Status.Ok;
            }

            _ring.WriteOffset = _offset + _ring.PageBytes;
            if (!_wholeLast)
            {
                _step = Step.Idle;
                return Status.Ok;
            }

            // The last record may have been cut at its very end and read whole by luck: it is written once more before
            // anything is built on it.
            if (_heldIsRepeat || !_writer.HasRoom(_held.TotalBytes) || _ring.Free(2) < 2)
            {
                return FinishRepeat(Status.Full);
            }

            _writer.Write(_record, _held.TotalBytes, _scanFrom);
            _step = Step.Repeat;
            return Status.Ok;
        }

        private Status FinishRepeat(Status status)
        {
            if (status == Status.Pending)
            {
                return status;
            }

            if (status == Status.Ok)
            {
                _held.Address = _writer.Address;
            }
            else if (status != Status.Full)
            {
                return status;
            }

            Deliver();
            _step = Step.Idle;
            return Status.Ok;
        }

        private Status ReadHeader(int block, out bool valid, out uint number, out int scanFrom)
        {
            Status status = _ring.Flash.Read(_ring.Base(block), _header, 0, Ring.HeaderBytes);
            valid = Ring.TryDecodeHeader(_header, out number, out scanFrom);
            return status;
        }
    }
}
