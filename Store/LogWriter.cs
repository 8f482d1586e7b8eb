using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// The one place that programs and erases: puts a whole record at the end of the log, opening the next block where it
    /// must, and reads back all that it wrote. What does not read back is left behind and written again elsewhere.
    /// </summary>
    internal sealed class LogWriter
    {
        /// <summary>A flash that has not finished by then is broken: 5 times the longest erase of the data sheet.</summary>
        public const int GiveUpMs = 2000;

        /// <summary>Blocks that one record may find worn while it is programmed.</summary>
        private const int MostMoves = 4;

        private const int BlankPagesAPoll = 2;

        private enum Step
        {
            Idle = 0,
            Room,
            Erase,
            Erasing,
            Checking,
            Open,
            Opening,
            Retire,
            Retiring,
            Program,
            Programming,
            Spoil,
            Spoiling,
        }

        private readonly Ring _ring;
        private readonly byte[] _page;
        private readonly byte[] _header = new byte[Ring.HeaderBytes];
        private Step _step;
        private bool _preparing;
        private byte[] _record;
        private int _length;
        private int _done;
        private int _part;
        private int _moves;
        private bool _second;
        private int _address;
        private int _candidate;
        private int _prepared = Ring.None;
        private int _checkedPages;
        private int _scanFrom;
        private long _giveUpAtMs;

        public LogWriter(Ring ring)
        {
            _ring = ring;
            _page = new byte[ring.PageBytes];
        }

        /// <summary>Where the record of the last finished write begins.</summary>
        public int Address
        {
            get { return _address; }
        }

        public bool HasRoom(int length)
        {
            return _ring.Head != Ring.None && _ring.WriteOffset + length <= _ring.BlockBytes;
        }

        /// <summary>The next block is erased and known to be blank.</summary>
        public bool Prepared
        {
            get { return _prepared != Ring.None && _prepared == _ring.NextFree(); }
        }

        public void Reset()
        {
            _step = Step.Idle;
            _prepared = Ring.None;
        }

        /// <param name="scanFrom">Block at which a recovery has to begin, if this write opens a block.</param>
        public void Write(byte[] record, int length, int scanFrom)
        {
            _record = record;
            _length = length;
            _scanFrom = scanFrom;
            _moves = 0;
            _preparing = false;
            _step = Step.Room;
        }

        /// <summary>Erases the next block ahead of need.</summary>
        public void Prepare()
        {
            _preparing = true;
            _step = Step.Room;
        }

        /// <summary>Pending while it works; Ok; Full when there is no block left; Fault when the flash does not finish.</summary>
        public Status Poll(long nowMs)
        {
            // A few steps follow each other without waiting; each waits for the flash at most once.
            for (int i = 0; i < 4; i++)
            {
                Status status = Advance(nowMs);
                if (status != Status.Ok)
                {
                    if (status != Status.Pending)
                    {
                        _step = Step.Idle;
                    }

                    return status;
                }

                if (_step == Step.Idle)
                {
                    return Status.Ok;
                }
            }

            return Status.Pending;
        }

        private Status Advance(long nowMs)
        {
            switch (_step)
            {
                case Step.Room:
                    return FindRoom();
                case Step.Erase:
                    return Begin(_ring.Flash.Erase(_ring.Base(_candidate)), Step.Erasing, nowMs);
                case Step.Erasing:
                    return FinishErase(Wait(nowMs));
                case Step.Checking:
                    return CheckBlank();
                case Step.Open:
                    Ring.EncodeHeader(_header, _ring.HeadNumber + 1, _scanFrom == Ring.None ? _candidate : _scanFrom);
                    return Begin(_ring.Flash.Program(_ring.Base(_candidate), _header, 0, Ring.HeaderBytes), Step.Opening, nowMs);
                case Step.Opening:
                    return FinishOpen(Wait(nowMs));
                case Step.Retire:
                    System.Array.Clear(_header, 0, Ring.HeaderBytes);
                    return Begin(_ring.Flash.Program(_ring.Base(_candidate), _header, 0, Ring.HeaderBytes), Step.Retiring, nowMs);
                case Step.Retiring:
                    return FinishRetire(Wait(nowMs));
                case Step.Program:
                    return ProgramPart(nowMs);
                case Step.Programming:
                    return FinishPart(Wait(nowMs));
                case Step.Spoil:
                    System.Array.Clear(_header, 0, RecordHead.StruckBytes);
                    return Begin(_ring.Flash.Program(_address, _header, 0, RecordHead.StruckBytes), Step.Spoiling, nowMs);
                case Step.Spoiling:
                    return Move(Wait(nowMs));
                default:
                    return Status.Ok;
            }
        }

        private Status FindRoom()
        {
            if (!_preparing && HasRoom(_length))
            {
                _address = _ring.Base(_ring.Head) + _ring.WriteOffset;
                _ring.WriteOffset += _length;
                _done = 0;
                _second = false;
                _step = Step.Program;
                return Status.Ok;
            }

            _candidate = _ring.NextFree();
            if (_candidate == Ring.None)
            {
                return Status.Full;
            }

            _step = _candidate == _prepared ? Step.Open : Step.Erase;
            return Status.Ok;
        }

        private Status Begin(Status started, Step next, long nowMs)
        {
            if (started == Status.Busy)
            {
                return Status.Pending;
            }

            if (started != Status.Pending)
            {
                return started;
            }

            _step = next;
            _giveUpAtMs = nowMs + GiveUpMs;
            return Status.Ok;
        }

        private Status Wait(long nowMs)
        {
            Status status = _ring.Flash.Poll(nowMs);
            if (status == Status.Timeout)
            {
                // Slow, perhaps cold or old: wait on for a while before calling it broken.
                return nowMs < _giveUpAtMs ? Status.Pending : Status.NoDevice;
            }

            return status;
        }

        private Status FinishErase(Status status)
        {
            if (status == Status.Ok)
            {
                _checkedPages = 0;
                _step = Step.Checking;
            }
            else if (status == Status.Fault)
            {
                _step = Step.Retire;
                status = Status.Ok;
            }

            return status;
        }

        private Status CheckBlank()
        {
            for (int i = 0; i < BlankPagesAPoll; i++)
            {
                Status status = _ring.Flash.Read(_ring.Base(_candidate) + (_checkedPages * _ring.PageBytes), _page, 0, _ring.PageBytes);
                if (status != Status.Ok)
                {
                    return status == Status.Busy ? Status.Pending : status;
                }

                if (!RecordHead.IsBlank(_page, _ring.PageBytes))
                {
                    _step = Step.Retire;
                    return Status.Ok;
                }

                _checkedPages++;
                if (_checkedPages * _ring.PageBytes == _ring.BlockBytes)
                {
                    _prepared = _candidate;
                    _step = _preparing ? Step.Idle : Step.Open;
                    return Status.Ok;
                }
            }

            return Status.Pending;
        }

        private Status FinishOpen(Status status)
        {
            if (status == Status.Pending || (status != Status.Ok && status != Status.Fault))
            {
                return status;
            }

            bool same = false;
            if (status == Status.Ok)
            {
                status = Compare(_ring.Base(_candidate), _header, 0, Ring.HeaderBytes, out same);
                if (status != Status.Ok)
                {
                    return status;
                }
            }

            _prepared = Ring.None;
            if (!same)
            {
                _step = Step.Retire;
                return Status.Ok;
            }

            _ring.Head = _candidate;
            _ring.HeadNumber++;
            _ring.WriteOffset = Ring.HeaderBytes;
            if (_ring.Tail == Ring.None)
            {
                _ring.Tail = _candidate;
            }

            _step = Step.Room;
            return Status.Ok;
        }

        private Status FinishRetire(Status status)
        {
            if (status == Status.Ok || status == Status.Fault)
            {
                _ring.Retire(_candidate);
                _ring.WornBlocks++;
                _step = Step.Room;
                status = Status.Ok;
            }

            return status;
        }

        private Status ProgramPart(long nowMs)
        {
            int at = _address + _done;
            int room = _ring.PageBytes - (at % _ring.PageBytes);
            _part = _length - _done < room ? _length - _done : room;
            return Begin(_ring.Flash.Program(at, _record, _done, _part), Step.Programming, nowMs);
        }

        private Status FinishPart(Status status)
        {
            if (status == Status.Pending || (status != Status.Ok && status != Status.Fault))
            {
                return status;
            }

            bool same = false;
            if (status == Status.Ok)
            {
                status = Compare(_address + _done, _record, _done, _part, out same);
                if (status != Status.Ok)
                {
                    return status;
                }
            }

            if (same)
            {
                _done += _part;
                _second = false;
                _step = _done == _length ? Step.Idle : Step.Program;
                return Status.Ok;
            }

            if (!_second)
            {
                // A cell may take its charge the second time: the same bytes again do no harm.
                _second = true;
                _step = Step.Program;
                return Status.Ok;
            }

            _step = Step.Spoil;
            return Status.Ok;
        }

        // The half-written record is struck out and the whole one goes to another block.
        private Status Move(Status status)
        {
            if (status != Status.Ok && status != Status.Fault)
            {
                return status;
            }

            _ring.MarkWorn(_ring.Head);
            _ring.WriteOffset = _ring.BlockBytes;
            _moves++;
            _step = Step.Room;
            return _moves < MostMoves ? Status.Ok : Status.Fault;
        }

        private Status Compare(int address, byte[] with, int offset, int count, out bool same)
        {
            same = false;
            Status status = _ring.Flash.Read(address, _page, 0, count);
            if (status != Status.Ok)
            {
                return status == Status.Busy ? Status.Pending : status;
            }

            for (int i = 0; i < count; i++)
            {
                if (_page[i] != with[offset + i])
                {
                    return Status.Ok;
                }
            }

            same = true;
            return Status.Ok;
        }
    }
}
