using System;
using Drivers.Hal;

namespace VirtualHandset
{
    /// <summary>The contents of that block have changed.</summary>
    public delegate void FlashBlockChanged(int block);

    /// <summary>
    /// A W25Q-class SPI NOR flash at the level of its instructions: programming only clears bits, a sector erase sets
    /// 4 KB to 0xFF, both take time and need the write enable latch. The object outlives the machine: its contents are
    /// what survives a power cut. Faults (cuts, wear, flipped bits) are in the other half of the class.
    /// Behaviour by the W25Q64JV data sheet, section 8.
    /// </summary>
    public sealed partial class FlashModel : ISpi
    {
        public const int BlockBytes = 4096;
        public const int PageBytes = 256;

        private const int CommandBytes = 4;
        private const byte Erased = 0xFF;
        private const byte StatusBusy = 0x01;
        private const byte StatusWriteEnabled = 0x02;

        private enum Running
        {
            Nothing = 0,
            Program,
            Erase,
        }

        private readonly IClock _clock;
        private readonly FlashCells _cells;
        private readonly byte[] _pageBefore = new byte[PageBytes];
        private byte[] _blockBefore;
        private bool[] _lent;
        private Running _running;
        private int _runningAddress;
        private long _readyAtMs;
        private bool _writeEnabled;
        private bool _asleep;

        /// <param name="sizeBytes">A power of two from 64 KB (a small heap can hold that much) to 16 MB; the JEDEC id follows it.</param>
        public FlashModel(IClock clock, int sizeBytes)
        {
            _clock = clock;
            SizeBytes = sizeBytes;
            _cells = new FlashCells(sizeBytes / BlockBytes);
            ProgramMs = 1;
            EraseMs = 45;
        }

        public int SizeBytes { get; }

        public int Blocks
        {
            get { return _cells.Count; }
        }

        /// <summary>How long a page program takes: 0.4 typical, 3 at the most in the data sheet.</summary>
        public int ProgramMs { get; set; }

        /// <summary>How long a sector erase takes: 45 typical, 400 at the most in the data sheet.</summary>
        public int EraseMs { get; set; }

        /// <summary>Called for every change, half-done ones included: for whoever keeps the contents elsewhere. May be null.</summary>
        public FlashBlockChanged BlockChanged { get; set; }

        /// <summary>Page programs begun since the object was made.</summary>
        public int Programs { get; private set; }

        /// <summary>Sector erases begun since the object was made.</summary>
        public int Erases { get; private set; }

        /// <summary>Programs and erases begun since the object was made.</summary>
        public int Operations
        {
            get { return Programs + Erases; }
        }

        /// <summary>Instructions that the chip ignored: busy, asleep, unknown, or no write enable. A correct driver causes none.</summary>
        public int Ignored { get; private set; }

        /// <summary>How often that block has been erased.</summary>
        public int ErasesOf(int block)
        {
            return _cells.Erases(block);
        }

        public Status Write(byte[] data, int offset, int count)
        {
            return Exchange(data, offset, count, false);
        }

        public Status Transfer(byte[] data, int offset, int count)
        {
            return Exchange(data, offset, count, true);
        }

        /// <summary>What is stored there, whatever the chip is doing: for tests that look for what must not be there.</summary>
        public void Peek(int address, byte[] into, int offset, int count)
        {
            int done = 0;
            while (done < count)
            {
                int within = (address + done) % BlockBytes;
                int part = count - done < BlockBytes - within ? count - done : BlockBytes - within;
                byte[] block = _cells.Block((address + done) / BlockBytes);
                if (block == null)
                {
                    FillWithErased(into, offset + done, part);
                }
                else
                {
                    Array.Copy(block, within, into, offset + done, part);
                }

                done += part;
            }
        }

        /// <summary>False while the block is erased from end to end.</summary>
        public bool Holds(int block)
        {
            return _cells.Block(block) != null;
        }

        /// <summary>Puts contents from elsewhere into a block; before the first power-on.</summary>
        public void Restore(int block, byte[] contents)
        {
            Array.Copy(contents, Allocated(block), BlockBytes);
        }

        /// <summary>Lends a block's contents, which several chips may share: the chip copies them before it changes them.</summary>
        public void Lend(int block, byte[] contents)
        {
            if (_lent == null)
            {
                _lent = new bool[_cells.Count];
            }

            _cells.SetBlock(block, contents);
            _lent[block] = true;
        }

        private void TellChanged(int address)
        {
            if (BlockChanged != null)
            {
                BlockChanged(address / BlockBytes);
            }
        }

        private bool Busy
        {
            get { return _running != Running.Nothing && _clock.NowMs < _readyAtMs; }
        }

        private Status Exchange(byte[] data, int offset, int count, bool replace)
        {
            if (_dark)
            {
                throw new PowerLost();
            }

            if (count == 0)
            {
                return Status.Invalid;
            }

            if (!Busy)
            {
                _running = Running.Nothing;
                _blockBefore = null;
            }

            byte instruction = data[offset];
            bool heard = instruction == 0x05 || !Busy;
            heard &= !_asleep || instruction == 0xAB;
            if (!heard)
            {
                Ignored++;
                FillWithErased(data, offset, replace ? count : 0);
                return Status.Ok;
            }

            Execute(instruction, data, offset, count, replace);
            return Status.Ok;
        }

        private void Execute(byte instruction, byte[] data, int offset, int count, bool replace)
        {
            switch (instruction)
            {
                case 0x02:
                    Program(data, offset, count);
                    break;
                case 0x03:
                    ReadInto(data, offset, count, CommandBytes, replace);
                    break;
                case 0x0B:
                    ReadInto(data, offset, count, CommandBytes + 1, replace);
                    break;
                case 0x04:
                    _writeEnabled = false;
                    break;
                case 0x05:
                    ReadStatus(data, offset, replace ? count : 0);
                    break;
                case 0x06:
                    _writeEnabled = true;
                    break;
                case 0x20:
                    Erase(data, offset, count);
                    break;
                case 0x9F:
                    ReadId(data, offset, replace ? count : 0);
                    break;
                case 0xAB:
                    _asleep = false;
                    break;
                case 0xB9:
                    _asleep = true;
                    break;
                default:
                    Ignored++;
                    break;
            }
        }

        private void ReadId(byte[] data, int offset, int count)
        {
            int code = 0;
            while (1 << code < SizeBytes)
            {
                code++;
            }

            for (int i = 1; i < count; i++)
            {
                data[offset + i] = i == 1 ? (byte)0xEF : i == 2 ? (byte)0x40 : (byte)code;
            }
        }

        private void ReadStatus(byte[] data, int offset, int count)
        {
            byte register = (byte)((Busy ? StatusBusy : 0) | (_writeEnabled ? StatusWriteEnabled : 0));
            for (int i = 1; i < count; i++)
            {
                data[offset + i] = register;
            }
        }

        private void ReadInto(byte[] data, int offset, int count, int headBytes, bool replace)
        {
            if (count < CommandBytes || !replace)
            {
                Ignored++;
                return;
            }

            int address = AddressIn(data, offset);
            int done = headBytes;
            while (done < count)
            {
                address %= SizeBytes;
                int within = address % BlockBytes;
                int part = count - done < BlockBytes - within ? count - done : BlockBytes - within;
                byte[] block = _cells.Block(address / BlockBytes);
                if (block == null)
                {
                    FillWithErased(data, offset + done, part);
                }
                else
                {
                    Array.Copy(block, within, data, offset + done, part);
                }

                Waver(address, data, offset + done, part);
                done += part;
                address += part;
            }
        }

        private void Program(byte[] data, int offset, int count)
        {
            if (!_writeEnabled || count <= CommandBytes || count > CommandBytes + PageBytes)
            {
                Ignored++;
                return;
            }

            int address = AddressIn(data, offset);
            int page = address & ~(PageBytes - 1);
            byte[] block = Allocated(page / BlockBytes);
            int pageWithin = page % BlockBytes;
            Array.Copy(block, pageWithin, _pageBefore, 0, PageBytes);

            // Bytes past the end of the page go to its beginning, as in the chip.
            for (int i = CommandBytes; i < count; i++)
            {
                int within = (address + i - CommandBytes) & (PageBytes - 1);
                block[pageWithin + within] &= data[offset + i];
            }

            ResistProgram(page, block);
            Programs++;
            Begin(Running.Program, page, ProgramMs);
        }

        private void Erase(byte[] data, int offset, int count)
        {
            if (!_writeEnabled || count != CommandBytes)
            {
                Ignored++;
                return;
            }

            int address = AddressIn(data, offset) & ~(BlockBytes - 1);
            int index = address / BlockBytes;
            _blockBefore = _cells.Block(index);
            _cells.SetBlock(index, null);
            if (_lent != null)
            {
                _lent[index] = false;
            }

            _cells.CountErase(index);
            Settle(address);
            ResistErase(index);
            Erases++;
            Begin(Running.Erase, address, EraseMs);
        }

        private void Begin(Running what, int address, int lastsMs)
        {
            _running = what;
            _runningAddress = address;
            _readyAtMs = _clock.NowMs + lastsMs;
            _writeEnabled = false;
            TellChanged(address);
            CountDownToCut();
        }

        private byte[] Allocated(int index)
        {
            byte[] block = _cells.Block(index);
            if (block == null)
            {
                block = new byte[BlockBytes];
                FillWithErased(block, 0, BlockBytes);
                _cells.SetBlock(index, block);
            }
            else if (_lent != null && _lent[index])
            {
                var own = new byte[BlockBytes];
                Array.Copy(block, own, BlockBytes);
                block = own;
                _cells.SetBlock(index, own);
                _lent[index] = false;
            }

            return block;
        }

        private int AddressIn(byte[] data, int offset)
        {
            return ((data[offset + 1] << 16) | (data[offset + 2] << 8) | data[offset + 3]) % SizeBytes;
        }

        private static void FillWithErased(byte[] into, int offset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                into[offset + i] = Erased;
            }
        }
    }
}
