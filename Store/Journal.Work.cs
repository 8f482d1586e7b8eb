using System;
using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>What the journal does between two records: sealing, making room, moving what still counts.</summary>
    public sealed partial class Journal
    {
        /// <summary>Below this many free blocks the journal cleans when it has nothing else to do.</summary>
        private const int ComfortableBlocks = ReserveBlocks + 1;

        /// <summary>Some 4,000 interpreted instructions.</summary>
        private const int CheckedBytesAPoll = 192;

        private uint _check;
        private int _checkedBytes;
        private int _destroyBlock;
        private int _destroyLeft;
        private bool _destroying;

        private void PollWork(long nowMs)
        {
            Status status;
            switch (_job)
            {
                case Job.Sealing:
                    FinishSeal(_cipher.Poll());
                    break;
                case Job.Checking:
                    Check();
                    break;
                case Job.Writing:
                    status = _writer.Poll(nowMs);
                    if (status != Status.Pending)
                    {
                        FinishAppend(status);
                    }

                    break;
                case Job.CleanWalk:
                    CleanWalk(nowMs);
                    break;
                case Job.CleanCopy:
                    FinishCopy(_writer.Poll(nowMs));
                    break;
                case Job.Preparing:
                    // Whatever came of it: the next append finds out for itself.
                    if (_writer.Poll(nowMs) != Status.Pending)
                    {
                        _job = Job.Idle;
                    }

                    break;
                default:
                    ChooseJob();
                    break;
            }
        }

        private void ChooseJob()
        {
            if (_requested)
            {
                ChooseForAppend();
            }
            else if (_cleaning)
            {
                _job = Job.CleanWalk;
            }
            else if (_ring.Head == Ring.None)
            {
                return;
            }
            else if (_idleBudget > 0)
            {
                TidyIdly();
            }
            else if (_ring.WriteOffset > _ring.BlockBytes / 2 && !_writer.Prepared && _ring.Free(1) > 0)
            {
                _writer.Prepare();
                _job = Job.Preparing;
            }
        }

        /// <summary>What is comfortable stays so until the next append: it need not be counted again.</summary>
        private void TidyIdly()
        {
            if (_ring.Free(ComfortableBlocks) < ComfortableBlocks)
            {
                _idleBudget--;
                BeginCleaning();
            }
            else
            {
                _idleBudget = 0;
            }
        }

        private void ChooseForAppend()
        {
            if (!_sealed)
            {
                _appended.Encode(_append);
                FinishSeal(_cipher.SealStart(_append, RecordHead.CoveredOffset, RecordHead.CoveredBytes, _append, RecordHead.PayloadOffset, _appended.Length));
                return;
            }

            int total = _appended.TotalBytes;
            int reserve = _urgent ? UrgentReserveBlocks : ReserveBlocks;
            int free = _ring.Free(reserve);

            // Room in a block that cleaning had to open below the reserve belongs to cleaning.
            bool room = _writer.HasRoom(total) && free >= reserve - 1;
            if (_ring.Head == Ring.None || room || free >= reserve)
            {
                _writer.Write(_append, total, OldestLiveBlock());
                _job = Job.Writing;
            }
            else if (_cleaning)
            {
                _job = Job.CleanWalk;
            }
            else if (_cleanBudget > 0)
            {
                BeginCleaning();
            }
            else
            {
                _exhausted = true;
                FinishAppend(Status.Full);
            }
        }

        private void FinishSeal(Status status)
        {
            if (status == Status.Pending)
            {
                _job = Job.Sealing;
                return;
            }

            if (status != Status.Ok)
            {
                FinishAppend(status);
                return;
            }

            _cipher.CopyTag(_append, RecordHead.TagOffset);
            _check = RecordHead.BeginCheck(_append);
            _checkedBytes = 0;
            _job = Job.Checking;
        }

        private void Check()
        {
            int left = RecordHead.TagBytes + _appended.Length - _checkedBytes;
            int count = left < CheckedBytesAPoll ? left : CheckedBytesAPoll;
            _check = RecordHead.AddToCheck(_check, _append, _checkedBytes, count);
            _checkedBytes += count;
            if (count < left)
            {
                return;
            }

            RecordHead.EndCheck(_check, _append, _appended.Length);
            int filled = RecordHead.OverheadBytes + _appended.Length;
            for (int i = filled; i < _appended.TotalBytes; i++)
            {
                _append[i] = 0xFF;
            }

            _sealed = true;
            _job = Job.Idle;
        }

        private void FinishAppend(Status status)
        {
            if (status == Status.Ok)
            {
                _appended.Address = _writer.Address;
                _exhausted = false;
                _owner.Seen(_appended);
            }

            if (!_sealed)
            {
                Array.Clear(_append, 0, _append.Length);
            }

            _requested = false;
            _result = status;
            _job = Job.Idle;
        }

        private void BeginCleaning()
        {
            _cleanBudget--;
            if (_ring.Tail == _ring.Head)
            {
                _cleanBudget = 0;
                _idleBudget = 0;
                return;
            }

            _walker.Begin(_ring.Tail);
            _cleaning = true;
            _job = Job.CleanWalk;
        }

        private void CleanWalk(long nowMs)
        {
            Status status = _walker.Step();
            if (status == Status.NotFound)
            {
                _ring.Tail = _ring.Newer(_ring.Tail);
                _cleaning = false;
                _job = Job.Idle;
                return;
            }

            if (status == Status.Pending || status == Status.Busy)
            {
                return;
            }

            if (status != Status.Ok)
            {
                FailCleaning(status);
                return;
            }

            RecordHead found = _walker.Found;
            if (!_owner.Keep(found))
            {
                // An append need not wait for the rest of the block if it has room where it is.
                _job = _requested ? Job.Idle : Job.CleanWalk;
                return;
            }

            // The walker has just read from this flash, so nothing runs on it.
            status = ReadRaw(found.Address, _moving, _copy);
            if (status != Status.Ok)
            {
                FailCleaning(status);
                return;
            }

            _writer.Write(_copy, found.TotalBytes, OldestLiveBlock());
            _job = Job.CleanCopy;
            FinishCopy(_writer.Poll(nowMs));
        }

        private void FinishCopy(Status status)
        {
            if (status == Status.Pending)
            {
                return;
            }

            if (status != Status.Ok)
            {
                FailCleaning(status);
                return;
            }

            _owner.Moved(_walker.Found, _writer.Address);
            _job = Job.Idle;
        }

        private void FailCleaning(Status status)
        {
            _cleaning = false;
            _cleanBudget = 0;
            _idleBudget = 0;
            _job = Job.Idle;
            if (_requested)
            {
                FinishAppend(status);
            }
        }

        private int OldestLiveBlock()
        {
            int[] addresses;
            int count;
            _owner.Live(out addresses, out count);
            int oldest = Ring.None;
            int farthest = int.MaxValue;
            int tail = _ring.Tail;
            int blocks = _ring.Blocks;
            int blockBytes = _ring.BlockBytes;
            int first = _ring.FirstBlock;
            for (int i = 0; i < count; i++)
            {
                int block = (addresses[i] / blockBytes) - first;
                int distance = block - tail;
                distance = distance < 0 ? distance + blocks : distance;
                if (distance < farthest)
                {
                    farthest = distance;
                    oldest = block;
                }
            }

            return oldest;
        }

        /// <summary>
        /// Erases the whole region, the block with the newest record last, whatever else was going on. Poll until Ok; then
        /// the journal is empty and ready.
        /// </summary>
        public void Destroy()
        {
            int first = _ring.Head == Ring.None ? 0 : (_ring.Head + 1) % _ring.Blocks;
            _destroyBlock = first;
            _destroyLeft = _ring.Blocks;
            _destroying = false;
            _requested = false;
            _cleaning = false;
            Array.Clear(_append, 0, _append.Length);
            _job = Job.Destroying;
        }

        private Status PollDestruction(long nowMs)
        {
            // An operation begun before may still run, and nobody else would ask for its end.
            Status status = _ring.Flash.Poll(nowMs);
            if (status == Status.Pending || status == Status.Timeout)
            {
                return Status.Pending;
            }

            if (_destroying)
            {
                _destroying = false;
                _destroyBlock = (_destroyBlock + 1) % _ring.Blocks;
                _destroyLeft--;
            }

            if (_destroyLeft == 0)
            {
                _ring.Clear();
                _writer.Reset();
                _result = Status.Ok;
                _job = Job.Idle;
                return Status.Ok;
            }

            status = _ring.Flash.Erase(_ring.Base(_destroyBlock));
            if (status != Status.Pending && status != Status.Busy)
            {
                return status;
            }

            _destroying = status == Status.Pending;
            return Status.Pending;
        }
    }
}
