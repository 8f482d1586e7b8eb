using System;
using Drivers.Hal;

namespace Drivers.Assets
{
    /// <summary>
    /// Writes the asset area page by page as the pages come in, in any order but the header last: an area that is being
    /// written is none. What was written is read back. Interrupted, it goes on where <see cref="StartCheck"/> says that a
    /// block is not yet what it should be.
    /// </summary>
    public sealed class AssetLoader
    {
        public const int PageBytes = 256;
        public const int PagesPerBlock = AssetArea.BlockBytes / PageBytes;

        private readonly IFlash _flash;
        private readonly AssetArea _area;
        private readonly byte[] _page = new byte[PageBytes];
        private readonly byte[] _read = new byte[PageBytes];
        private Step _step;
        private int _number;
        private int _count;
        private int _checked;

        public AssetLoader(IFlash flash, AssetArea area)
        {
            _flash = flash;
            _area = area;
        }

        private enum Step : byte
        {
            Idle = 0,
            EraseHeader,
            EraseBlock,
            Program,
            Compare,
            Check,
        }

        /// <summary>CRC-16 of the block after <see cref="StartCheck"/>.</summary>
        public int Crc { get; private set; }

        /// <summary>Takes a page: Pending, and done when <see cref="Poll"/> says Ok. The first page of a block erases it.</summary>
        public Status Take(int page, byte[] data, int offset, int count)
        {
            if (_step != Step.Idle)
            {
                return Status.Busy;
            }

            if (AssetArea.BaseOf(_flash.SizeBytes) < 0 || page < 0 || page >= AssetArea.Blocks * PagesPerBlock || count < 1 || count > PageBytes)
            {
                return Status.Invalid;
            }

            Array.Copy(data, offset, _page, 0, count);
            _number = page;
            _count = count;
            Step first = page % PagesPerBlock == 0 ? Step.EraseBlock : Step.Program;
            _step = _area.Ready && page >= PagesPerBlock ? Step.EraseHeader : first;
            _area.Close();
            return Status.Pending;
        }

        /// <summary>Begins to add up a block; <see cref="Crc"/> holds when <see cref="Poll"/> says Ok.</summary>
        public Status StartCheck(int block)
        {
            if (_step != Step.Idle)
            {
                return Status.Busy;
            }

            if (AssetArea.BaseOf(_flash.SizeBytes) < 0 || block < 0 || block >= AssetArea.Blocks)
            {
                return Status.Invalid;
            }

            _number = block * PagesPerBlock;
            _checked = 0;
            Crc = Crc16.Start;
            _step = Step.Check;
            return Status.Pending;
        }

        /// <summary>Pending while it works; Ok, or Checksum when what was read back is not what was written.</summary>
        public Status Poll(long nowMs)
        {
            Status flash = _flash.Poll(nowMs);
            if (flash == Status.Pending || _step == Step.Idle)
            {
                return flash == Status.Pending ? Status.Pending : Status.Ok;
            }

            int address = AssetArea.BaseOf(_flash.SizeBytes) + (_number * PageBytes);
            switch (_step)
            {
                case Step.EraseHeader:
                    return Begun(_flash.Erase(AssetArea.BaseOf(_flash.SizeBytes)), _number % PagesPerBlock == 0 ? Step.EraseBlock : Step.Program);
                case Step.EraseBlock:
                    return Begun(_flash.Erase(address), Step.Program);
                case Step.Program:
                    return Begun(_flash.Program(address, _page, 0, _count), Step.Compare);
                case Step.Compare:
                    return Compare(address);
                default:
                    return Check(address);
            }
        }

        private Status Begun(Status status, Step next)
        {
            if (status == Status.Pending || status == Status.Ok)
            {
                _step = next;
                return Status.Pending;
            }

            return status == Status.Busy ? Status.Pending : End(status);
        }

        private Status Compare(int address)
        {
            Status status = _flash.Read(address, _read, 0, _count);
            if (status == Status.Busy)
            {
                return Status.Pending;
            }

            for (int i = 0; i < _count && status == Status.Ok; i++)
            {
                status = _read[i] == _page[i] ? Status.Ok : Status.Checksum;
            }

            if (status == Status.Ok && _number == 0)
            {
                // The header came last: now there is an area, or a damaged one.
                status = _area.Open();
            }

            return End(status);
        }

        private Status Check(int address)
        {
            Status status = _flash.Read(address + (_checked * PageBytes), _read, 0, PageBytes);
            if (status == Status.Busy)
            {
                return Status.Pending;
            }

            Crc = Crc16.Add(Crc, _read, 0, PageBytes);
            _checked++;
            return status == Status.Ok && _checked < PagesPerBlock ? Status.Pending : End(status);
        }

        private Status End(Status status)
        {
            _step = Step.Idle;
            return status;
        }
    }
}
