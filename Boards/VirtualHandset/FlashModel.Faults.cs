using System;

namespace VirtualHandset
{
    /// <summary>How the flash fails: the supply goes away in the middle, cells wear out, bits flip.</summary>
    public sealed partial class FlashModel
    {
        /// <summary>Bytes that may read differently each time because a program or an erase of them was cut.</summary>
        private const int MostUnstable = 8;

        private readonly int[] _unstableAddress = new int[MostUnstable];
        private readonly byte[] _unstableBits = new byte[MostUnstable];
        private int _unstable;
        private bool _dark;
        private int _operationsToCut;
        private uint _random = 1;
        private byte[] _worn;

        /// <summary>True: bits caught in the middle of a change stay undecided until their block is erased.</summary>
        public bool UnstableAfterCut { get; set; }

        /// <summary>Erases that a block bears before it wears out; 0 = for ever. The data sheet promises 100,000.</summary>
        public int EnduranceErases { get; set; }

        /// <summary>The block that is programmed next is worn out from then on.</summary>
        public bool WearNext { get; set; }

        /// <summary>No cell takes a charge any more: what is programmed stays as it was.</summary>
        public bool ProgramsFail { get; set; }

        /// <summary>
        /// The supply goes away in the middle of the operation with this number (<see cref="Operations"/> counts them); 0 =
        /// of none. Independent of <see cref="CutAfter"/>.
        /// </summary>
        public int CutAtOperation { get; set; }

        /// <summary>
        /// Cuts the power in the middle of a program or erase: 1 = the next one, 0 = takes the order back. What is left
        /// there (a first part of the bytes, or a random mixture of old and new bits) follows from <paramref name="seed"/>.
        /// <see cref="PowerLost"/> comes out of the call that began the operation, and out of every call until <see cref="PowerOn"/>.
        /// </summary>
        public void CutAfter(int operations, uint seed)
        {
            _operationsToCut = operations;
            _random = (seed * 2654435761u) | 1u;
        }

        /// <summary>The supply goes away now; a program or erase that still runs is torn.</summary>
        public void PowerCut(uint seed)
        {
            _random = (seed * 2654435761u) | 1u;
            if (Busy)
            {
                Tear();
            }

            _running = Running.Nothing;
            _writeEnabled = false;
            _asleep = false;
            _operationsToCut = 0;
            _dark = true;
        }

        /// <summary>The supply is back.</summary>
        public void PowerOn()
        {
            _dark = false;
            _running = Running.Nothing;
            _writeEnabled = false;
            _asleep = false;
        }

        /// <summary>One cell lost or gained its charge.</summary>
        /// <param name="bit">0 to 7.</param>
        public void FlipBit(int address, int bit)
        {
            Allocated(address / BlockBytes)[address % BlockBytes] ^= (byte)(1 << bit);
            TellChanged(address);
        }

        /// <summary>From now on erasing that block leaves some bits 0, and programming it leaves some 1.</summary>
        public void WearOut(int block)
        {
            if (_worn == null)
            {
                _worn = new byte[_cells.Count];
            }

            _worn[block] = 1;
        }

        /// <summary>True once the block fails, by order or by its age.</summary>
        public bool IsWorn(int block)
        {
            return (_worn != null && _worn[block] != 0) || (EnduranceErases > 0 && _cells.Erases(block) > EnduranceErases);
        }

        private void CountDownToCut()
        {
            bool now = Operations == CutAtOperation;
            if (_operationsToCut > 0)
            {
                _operationsToCut--;
                now |= _operationsToCut == 0;
            }

            if (now)
            {
                _operationsToCut = 0;
                Tear();
                _running = Running.Nothing;
                _dark = true;
                throw new PowerLost();
            }
        }

        private void ResistProgram(int page, byte[] block)
        {
            if (ProgramsFail)
            {
                Array.Copy(_pageBefore, 0, block, page % BlockBytes, PageBytes);
                return;
            }

            if (WearNext)
            {
                WearNext = false;
                WearOut(page / BlockBytes);
            }

            if (IsWorn(page / BlockBytes))
            {
                // A cell that no longer takes a charge: bit 3 of one byte a page stays 1.
                block[(page % BlockBytes) + (((page / BlockBytes) * 7) & (PageBytes - 1))] |= 0x08;
                block[(page % BlockBytes) + 5] |= 0x01;
            }
        }

        private void ResistErase(int index)
        {
            if (IsWorn(index))
            {
                Allocated(index)[(index * 37) % BlockBytes] = 0xEF;
            }
        }

        private uint Draw()
        {
            uint x = _random;
            x ^= x << 13;
            x ^= x >> 17;
            x ^= x << 5;
            _random = x;
            return x >> 3;
        }

        private void Tear()
        {
            if (_running == Running.Program)
            {
                byte[] block = Allocated(_runningAddress / BlockBytes);
                Mix(block, _runningAddress % BlockBytes, _pageBefore, PageBytes, _runningAddress);
            }
            else if (_running == Running.Erase && _blockBefore != null)
            {
                byte[] block = Allocated(_runningAddress / BlockBytes);
                Mix(block, 0, _blockBefore, BlockBytes, _runningAddress);
            }

            TellChanged(_runningAddress);
        }

        // Three ways to stop half-way: a first part is done; every byte is somewhere between; all looks done.
        private void Mix(byte[] after, int offset, byte[] before, int count, int address)
        {
            uint way = Draw() % 4;
            int whole = ChangedUpTo(after, offset, before, count);
            int done = way == 0 ? count : (int)(Draw() % (uint)(whole + 1));
            for (int i = 0; i < count; i++)
            {
                byte now = after[offset + i];
                byte was = before[i];
                byte changed = (byte)(now ^ was);
                bool undecided = way == 1 || i == done;
                if (changed == 0 || (i < done && !undecided))
                {
                    continue;
                }

                byte kept = undecided ? (byte)(changed & Draw()) : changed;
                after[offset + i] = (byte)(now ^ kept);
                if (undecided)
                {
                    Remember(address + i, changed);
                }
            }
        }

        private static int ChangedUpTo(byte[] after, int offset, byte[] before, int count)
        {
            int last = 0;
            for (int i = 0; i < count; i++)
            {
                if (after[offset + i] != before[i])
                {
                    last = i + 1;
                }
            }

            return last;
        }

        private void Remember(int address, byte bits)
        {
            if (UnstableAfterCut && _unstable < MostUnstable)
            {
                _unstableAddress[_unstable] = address;
                _unstableBits[_unstable] = bits;
                _unstable++;
            }
        }

        private void Settle(int blockAddress)
        {
            int kept = 0;
            for (int i = 0; i < _unstable; i++)
            {
                if (_unstableAddress[i] / BlockBytes != blockAddress / BlockBytes)
                {
                    _unstableAddress[kept] = _unstableAddress[i];
                    _unstableBits[kept] = _unstableBits[i];
                    kept++;
                }
            }

            _unstable = kept;
        }

        private void Waver(int address, byte[] data, int offset, int count)
        {
            for (int i = 0; i < _unstable; i++)
            {
                int at = _unstableAddress[i] - address;
                if (at >= 0 && at < count)
                {
                    data[offset + at] ^= (byte)(_unstableBits[i] & Draw());
                }
            }
        }
    }
}
