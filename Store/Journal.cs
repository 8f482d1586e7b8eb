using System;
using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// Append-only records on NOR flash: a ring of erase blocks that cleans itself up from its oldest end and keeps what
    /// its owner still needs. Format, recovery and proofs: docs/journal.md. <see cref="Start"/>, then <see cref="Poll"/>
    /// always: when there is nothing to append it prepares the next block.
    /// </summary>
    public sealed partial class Journal
    {
        /// <summary>Blocks kept free for moving live records, at the least.</summary>
        public const int ReserveBlocks = 3;

        /// <summary>An urgent append may go below the reserve, down to this.</summary>
        public const int UrgentReserveBlocks = 2;

        /// <summary>Blocks cleaned without need after an append, at the most.</summary>
        private const int IdleBlocksAnAppend = 2;

        /// <summary>Smallest ring that works.</summary>
        public const int MinBlocks = 6;

        private enum Job
        {
            Off = 0,
            Recovering,
            Idle,
            Sealing,
            Checking,
            Writing,
            CleanWalk,
            CleanCopy,
            Preparing,
            Destroying,
        }

        private readonly Ring _ring;
        private readonly BlockWalker _walker;
        private readonly LogWriter _writer;
        private readonly JournalRecovery _recovery;
        private readonly IRecordCipher _cipher;
        private readonly IRecordOwner _owner;
        private readonly RecordHead _appended = new RecordHead();
        private readonly RecordHead _opened = new RecordHead();
        private readonly RecordHead _moving = new RecordHead();
        private readonly byte[] _append = new byte[RecordHead.MaxRecordBytes];
        private readonly byte[] _copy = new byte[RecordHead.MaxRecordBytes];
        private readonly byte[] _read = new byte[RecordHead.MaxRecordBytes];
        private Job _job;
        private Status _result;
        private readonly byte[] _headBytes = new byte[RecordHead.HeadBytes];
        private bool _reading;
        private bool _requested;
        private bool _sealed;
        private bool _urgent;
        private bool _cleaning;
        private int _cleanBudget;
        private int _idleBudget;
        private bool _exhausted;
        private uint _nextSequence;
        private int _damagedPayloads;
        private int _repairedPayloads;

        /// <param name="firstBlock">First erase block of the region.</param>
        /// <param name="blocks">Length of the region, at least <see cref="MinBlocks"/>.</param>
        public Journal(IFlash flash, int firstBlock, int blocks, IRecordCipher cipher, IRecordOwner owner)
        {
            if (blocks < MinBlocks)
            {
                throw new ArgumentException();
            }

            _cipher = cipher;
            _owner = owner;
            _ring = new Ring(flash, firstBlock, blocks);
            _walker = new BlockWalker(_ring);
            _writer = new LogWriter(_ring);
            _recovery = new JournalRecovery(_ring, _walker, _writer, owner, _copy);
            _result = Status.Invalid;
        }

        /// <summary>True while records can be appended and read.</summary>
        public bool Ready
        {
            get { return _job != Job.Off && _job != Job.Recovering && _job != Job.Destroying; }
        }

        /// <summary>True while the flash is at work in the background; reads answer Busy then.</summary>
        public bool Working
        {
            get { return _job != Job.Idle || _requested; }
        }

        /// <summary>Records whose writing was cut short by a power cut, found by the last recovery.</summary>
        public int TornRecords
        {
            get { return _recovery.Torn; }
        }

        /// <summary>Records and blocks found unreadable since power-on: set aside.</summary>
        public int DamagedRecords
        {
            get { return _walker.Damaged + _recovery.UnreadableBlocks + _damagedPayloads; }
        }

        /// <summary>Records in which one flipped bit was put right since power-on.</summary>
        public int RepairedRecords
        {
            get { return _walker.Repaired + _repairedPayloads; }
        }

        /// <summary>Blocks found worn since power-on.</summary>
        public int WornBlocks
        {
            get { return _ring.WornBlocks; }
        }

        /// <summary>Blocks opened in the life of the journal: divided by the blocks of the ring, the erases of each.</summary>
        public uint OpenedBlocks
        {
            get { return _ring.HeadNumber; }
        }

        /// <summary>Begins recovery; poll until Ok. The owner hears of every record that counts.</summary>
        public Status Start(long nowMs)
        {
            _recovery.Start();
            _requested = false;
            _sealed = false;
            _cleaning = false;
            _exhausted = false;
            _idleBudget = 0;
            _result = Status.Ok;
            _job = Job.Recovering;
            return Status.Pending;
        }

        /// <summary>
        /// Takes a record. Pending: taken, durable when <see cref="Poll"/> says Ok. Busy: another is under way. Invalid: too long.
        /// Full: all that is stored still counts (found out by an earlier append); only an urgent one can change that.
        /// </summary>
        /// <param name="urgent">It may use the space that ordinary records leave free (outcomes, not new transactions).</param>
        public Status Append(RecordKind kind, byte flags, int key, int auxiliary, byte[] payload, int offset, int count, bool urgent)
        {
            if (!Ready || _requested)
            {
                return Status.Busy;
            }

            if (count < 0 || count > RecordHead.MaxPayloadBytes)
            {
                return Status.Invalid;
            }

            if (_exhausted && !urgent)
            {
                return Status.Full;
            }

            _appended.Kind = kind;
            _appended.Flags = flags;
            _appended.Length = count;
            _appended.Sequence = _nextSequence;
            _appended.Key = key;
            _appended.Auxiliary = auxiliary;
            _nextSequence++;
            Array.Copy(payload, offset, _append, RecordHead.PayloadOffset, count);
            _urgent = urgent;
            _sealed = false;
            _reading = false;
            _requested = true;
            _cleanBudget = _ring.Blocks;
            _idleBudget = IdleBlocksAnAppend;
            _result = Status.Pending;
            return Status.Pending;
        }

        /// <summary>
        /// Does the next piece of work. Pending while recovering or while an append is under way; then its result, again and
        /// again until the next append: Ok durable, Full no space for it, NotFound no storage key, Fault or NoDevice the flash.
        /// </summary>
        public Status Poll(long nowMs)
        {
            if (_job == Job.Off)
            {
                return _result;
            }

            if (_job == Job.Recovering)
            {
                return PollRecovery(nowMs);
            }

            if (_job == Job.Destroying)
            {
                return PollDestruction(nowMs);
            }

            PollWork(nowMs);
            return _result;
        }

        /// <summary>
        /// Reads and opens the record at that place. Ok with its length; Busy while the journal works; Checksum when it is
        /// damaged (it is counted) or sealed under a key that is gone; NotFound when no record begins there.
        /// Takes some 100 ms of reference-board time for a long record: for a poll that must be quick there is <see cref="ReadStart"/>.
        /// </summary>
        /// <param name="into">Room for <see cref="RecordHead.MaxPayloadBytes"/> from <paramref name="offset"/> on.</param>
        public Status Read(int address, byte[] into, int offset, out int count)
        {
            count = 0;
            Status status = ReadStart(address);
            while (status == Status.Pending)
            {
                status = ReadPoll(into, offset, out count);
            }

            return status;
        }

        /// <summary>As <see cref="Read"/>, in slices: Pending, then <see cref="ReadPoll"/>. An append takes precedence and ends it.</summary>
        public Status ReadStart(int address)
        {
            _reading = false;
            if (!Ready || _job == Job.Sealing || (_requested && !_sealed))
            {
                return Status.Busy;
            }

            Status status = ReadRaw(address, _opened, _read);
            if (status != Status.Ok)
            {
                return status;
            }

            status = _cipher.OpenStart(_read, RecordHead.CoveredOffset, RecordHead.CoveredBytes, _read, RecordHead.TagOffset, _read, RecordHead.PayloadOffset, _opened.Length);
            _reading = status == Status.Pending;
            return status;
        }

        /// <summary>The next slice: Pending, or as <see cref="Read"/>; Busy when an append came in between (start again).</summary>
        public Status ReadPoll(byte[] into, int offset, out int count)
        {
            count = 0;
            if (!_reading)
            {
                return Status.Busy;
            }

            Status status = _cipher.Poll();
            _reading = status == Status.Pending;
            return status == Status.Ok ? FinishRead(into, offset, out count) : CountDamage(status);
        }

        /// <summary>Reads the readable part of the record at that place.</summary>
        public Status ReadHead(int address, RecordHead into)
        {
            Status status = _ring.Flash.Read(address, _headBytes, 0, RecordHead.HeadBytes);
            if (status != Status.Ok)
            {
                return status;
            }

            bool repaired;
            into.Address = address;
            return into.TryDecode(_headBytes, true, out repaired) ? Status.Ok : Status.NotFound;
        }

        /// <summary>A cursor over everything that is still on flash.</summary>
        public JournalCursor CreateCursor()
        {
            return new JournalCursor(_ring);
        }

        private Status FinishRead(byte[] into, int offset, out int count)
        {
            count = _opened.Length;
            Array.Copy(_read, RecordHead.PayloadOffset, into, offset, count);
            Array.Clear(_read, RecordHead.PayloadOffset, count);
            return Status.Ok;
        }

        private Status CountDamage(Status status)
        {
            if (status == Status.Checksum)
            {
                _damagedPayloads++;
            }

            return status;
        }

        private Status ReadRaw(int address, RecordHead head, byte[] record)
        {
            Status status = _ring.Flash.Read(address, record, 0, RecordHead.HeadBytes);
            if (status != Status.Ok)
            {
                return status;
            }

            bool repaired;
            if (!head.TryDecode(record, true, out repaired))
            {
                return Status.NotFound;
            }

            head.Address = address;
            head.Encode(record);
            status = _ring.Flash.Read(address + RecordHead.TagOffset, record, RecordHead.TagOffset, head.TotalBytes - RecordHead.TagOffset);
            if (status != Status.Ok)
            {
                return status;
            }

            // Whole or not, the seal has the last word; a repaired bit only gives it a chance.
            RecordHead.CheckAndRepair(record, head.Length, out repaired);
            if (repaired)
            {
                _repairedPayloads++;
            }

            return Status.Ok;
        }

        private Status PollRecovery(long nowMs)
        {
            Status status = _recovery.Poll(nowMs);
            if (status == Status.Pending)
            {
                return status;
            }

            _result = status;
            _job = status == Status.Ok ? Job.Idle : Job.Off;
            _nextSequence = _recovery.LastSequence + 1;
            return status;
        }
    }
}
