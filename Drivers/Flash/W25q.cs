using Drivers.Hal;

namespace Drivers.Flash
{
    /// <summary>
    /// SPI NOR flash of the Winbond W25Q family (W25Q16 to W25Q128: three address bytes), 256-byte pages, 4 KB sectors.
    /// Instruction codes and times: W25Q64JV data sheet, sections 8.1 and 9.6.
    /// </summary>
    public sealed class W25q : IFlash
    {
        /// <summary>Longest page program by the data sheet (tPP).</summary>
        public const int ProgramTimeoutMs = 3;

        /// <summary>Longest sector erase by the data sheet (tSE).</summary>
        public const int EraseTimeoutMs = 400;

        /// <summary>From release of power-down to the first instruction: 3 microseconds, in whole milliseconds (tRES1).</summary>
        public const int WakeMs = 1;

        private const int SectorBytes = 4096;
        private const int ProgramPageBytes = 256;
        private const int CommandBytes = 4;
        private const byte WinbondManufacturer = 0xEF;
        private const byte NothingThere = 0xFF;

        /// <summary>Largest part that three address bytes reach: 2^24 bytes.</summary>
        private const int LargestCapacityCode = 24;
        private const int SmallestCapacityCode = 16;

        private enum Instruction : byte
        {
            PageProgram = 0x02,
            ReadData = 0x03,
            ReadStatus1 = 0x05,
            WriteEnable = 0x06,
            SectorErase = 0x20,
            JedecId = 0x9F,
            ReleasePowerDown = 0xAB,
            PowerDown = 0xB9,
        }

        private const byte StatusBusy = 0x01;
        private const byte StatusWriteEnabled = 0x02;

        private enum Work
        {
            Off = 0,
            Waking,
            Idle,
            Programming,
            Erasing,
            Asleep,
        }

        private readonly ISpi _spi;
        private readonly byte[] _buffer = new byte[CommandBytes + ProgramPageBytes];
        private Work _work;
        private bool _timing;
        private long _deadlineMs;
        private int _sizeBytes;

        public W25q(ISpi spi)
        {
            _spi = spi;
        }

        /// <summary>0 until <see cref="Start"/> and <see cref="Poll"/> have found the chip.</summary>
        public int SizeBytes
        {
            get { return _sizeBytes; }
        }

        public int BlockBytes
        {
            get { return SectorBytes; }
        }

        public int PageBytes
        {
            get { return ProgramPageBytes; }
        }

        /// <summary>Wakes the chip; poll until Ok, <see cref="Status.NoDevice"/> when nothing or something else answers.</summary>
        public Status Start(long nowMs)
        {
            _sizeBytes = 0;
            Status status = Send(Instruction.ReleasePowerDown);
            if (status == Status.Ok)
            {
                _work = Work.Waking;
                _deadlineMs = nowMs + WakeMs;
                status = Status.Pending;
            }

            return status;
        }

        /// <summary>Deep power-down: 1 microampere instead of 25. Everything but <see cref="Start"/> answers Invalid until then.</summary>
        public Status PowerDown()
        {
            if (_work != Work.Idle)
            {
                return _work == Work.Asleep ? Status.Ok : Status.Busy;
            }

            Status status = Send(Instruction.PowerDown);
            if (status == Status.Ok)
            {
                _work = Work.Asleep;
            }

            return status;
        }

        public Status Read(int address, byte[] buffer, int offset, int count)
        {
            Status status = CheckIdle(address, buffer, offset, count);
            while (status == Status.Ok && count > 0)
            {
                int part = count < ProgramPageBytes ? count : ProgramPageBytes;
                SetCommand(Instruction.ReadData, address);
                status = _spi.Transfer(_buffer, 0, CommandBytes + part);
                System.Array.Copy(_buffer, CommandBytes, buffer, offset, part);
                address += part;
                offset += part;
                count -= part;
            }

            return status;
        }

        /// <summary>Pending when the program was started; Invalid when the bytes cross a page or the end.</summary>
        public Status Program(int address, byte[] data, int offset, int count)
        {
            Status status = CheckIdle(address, data, offset, count);
            if (status != Status.Ok)
            {
                return status;
            }

            if (count == 0 || (address & (ProgramPageBytes - 1)) + count > ProgramPageBytes)
            {
                return Status.Invalid;
            }

            status = Send(Instruction.WriteEnable);
            if (status != Status.Ok)
            {
                return status;
            }

            SetCommand(Instruction.PageProgram, address);
            System.Array.Copy(data, offset, _buffer, CommandBytes, count);
            status = _spi.Write(_buffer, 0, CommandBytes + count);
            return status == Status.Ok ? Begin(Work.Programming) : status;
        }

        /// <summary>Pending when the erase was started.</summary>
        public Status Erase(int address)
        {
            Status status = CheckIdle(address, _buffer, 0, 1);
            if (status == Status.Ok)
            {
                status = Send(Instruction.WriteEnable);
            }

            if (status != Status.Ok)
            {
                return status;
            }

            SetCommand(Instruction.SectorErase, address & ~(SectorBytes - 1));
            status = _spi.Write(_buffer, 0, CommandBytes);
            return status == Status.Ok ? Begin(Work.Erasing) : status;
        }

        /// <summary>
        /// Ok when idle. After an overrun it says Timeout once and keeps Busy-checking before it takes the next operation;
        /// Fault when the chip refused the operation (write enable lost: it never began).
        /// </summary>
        public Status Poll(long nowMs)
        {
            switch (_work)
            {
                case Work.Idle:
                    return Status.Ok;
                case Work.Waking:
                    return nowMs < _deadlineMs ? Status.Pending : Identify();
                case Work.Programming:
                    return PollBusy(nowMs, ProgramTimeoutMs);
                case Work.Erasing:
                    return PollBusy(nowMs, EraseTimeoutMs);
                default:
                    return Status.Invalid;
            }
        }

        private Status Begin(Work work)
        {
            _work = work;
            _timing = false;
            return Status.Pending;
        }

        private Status Identify()
        {
            _buffer[0] = (byte)Instruction.JedecId;
            Status status = _spi.Transfer(_buffer, 0, CommandBytes);
            if (status != Status.Ok)
            {
                return status;
            }

            int capacity = _buffer[3];
            bool known = _buffer[1] == WinbondManufacturer && capacity >= SmallestCapacityCode && capacity <= LargestCapacityCode;
            if (!known)
            {
                _work = Work.Off;
                return Status.NoDevice;
            }

            // The chip may still finish what it was doing when the processor restarted without it.
            byte busy;
            status = ReadStatus(out busy);
            if (status == Status.Ok && (busy & StatusBusy) != 0)
            {
                return Status.Pending;
            }

            if (status == Status.Ok)
            {
                _sizeBytes = 1 << capacity;
                _work = Work.Idle;
            }

            return status;
        }

        // The time of the operation is counted from the first poll after it began: Program and Erase are not told the time.
        private Status PollBusy(long nowMs, int limitMs)
        {
            if (!_timing)
            {
                _timing = true;
                _deadlineMs = nowMs + limitMs;
            }

            byte register;
            Status status = ReadStatus(out register);
            if (status != Status.Ok)
            {
                return status;
            }

            if (register == NothingThere)
            {
                _work = Work.Off;
                return Status.NoDevice;
            }

            if ((register & StatusBusy) != 0)
            {
                return nowMs > _deadlineMs ? Status.Timeout : Status.Pending;
            }

            _work = Work.Idle;
            return (register & StatusWriteEnabled) != 0 ? Status.Fault : Status.Ok;
        }

        private Status ReadStatus(out byte register)
        {
            _buffer[0] = (byte)Instruction.ReadStatus1;
            Status status = _spi.Transfer(_buffer, 0, 2);
            register = _buffer[1];
            return status;
        }

        private Status CheckIdle(int address, byte[] buffer, int offset, int count)
        {
            if (_work != Work.Idle)
            {
                return _work == Work.Programming || _work == Work.Erasing ? Status.Busy : Status.Invalid;
            }

            bool inside = address >= 0 && count >= 0 && address <= _sizeBytes - count && offset >= 0 && offset <= buffer.Length - count;
            return inside ? Status.Ok : Status.Invalid;
        }

        private void SetCommand(Instruction instruction, int address)
        {
            _buffer[0] = (byte)instruction;
            _buffer[1] = (byte)(address >> 16);
            _buffer[2] = (byte)(address >> 8);
            _buffer[3] = (byte)address;
        }

        private Status Send(Instruction instruction)
        {
            _buffer[0] = (byte)instruction;
            return _spi.Write(_buffer, 0, 1);
        }
    }
}
