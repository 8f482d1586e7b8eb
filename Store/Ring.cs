using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// The blocks of a journal and which of them hold the log: from <see cref="Tail"/> (oldest) round to
    /// <see cref="Head"/> (where it grows). Retired blocks were skipped and hold nothing.
    /// </summary>
    internal sealed class Ring
    {
        public const int HeaderBytes = 32;
        public const int None = -1;

        private const int Magic = 0x4A4E4C31; // "JNL1"
        private const int CoveredBytes = 12;
        private const int MeaningfulBytes = 14;

        /// <summary>A retired block's header is programmed to zeros; a worn cell may not obey.</summary>
        private const int MostStubbornBits = 12;

        private readonly byte[] _retired;
        private readonly byte[] _worn;

        public Ring(IFlash flash, int firstBlock, int blocks)
        {
            Flash = flash;
            FirstBlock = firstBlock;
            Blocks = blocks;
            BlockBytes = flash.BlockBytes;
            PageBytes = flash.PageBytes;
            _retired = new byte[(blocks + 7) / 8];
            _worn = new byte[(blocks + 7) / 8];
            Clear();
        }

        public readonly IFlash Flash;
        public readonly int FirstBlock;
        public readonly int Blocks;
        public readonly int BlockBytes;
        public readonly int PageBytes;

        public int Head;
        public int Tail;

        /// <summary>Number of the head block: how many blocks were opened in the life of the journal.</summary>
        public uint HeadNumber;

        /// <summary>Where in the head block the next record goes.</summary>
        public int WriteOffset;

        /// <summary>Blocks that failed since the start.</summary>
        public int WornBlocks;

        public void Clear()
        {
            Head = None;
            Tail = None;
            HeadNumber = 0;
            WriteOffset = 0;
            WornBlocks = 0;
            System.Array.Clear(_retired, 0, _retired.Length);
            System.Array.Clear(_worn, 0, _worn.Length);
        }

        public int Base(int block)
        {
            return (FirstBlock + block) * BlockBytes;
        }

        public int BlockOf(int address)
        {
            return (address / BlockBytes) - FirstBlock;
        }

        /// <summary>Blocks from <see cref="Tail"/> on to this one.</summary>
        public int Distance(int block)
        {
            int distance = block - Tail;
            return distance < 0 ? distance + Blocks : distance;
        }

        public bool InLog(int block)
        {
            return Head != None && block >= 0 && block < Blocks && !IsRetired(block) && Distance(block) <= Distance(Head);
        }

        public bool IsRetired(int block)
        {
            return (_retired[block >> 3] & (1 << (block & 7))) != 0;
        }

        public void Retire(int block)
        {
            _retired[block >> 3] |= (byte)(1 << (block & 7));
        }

        /// <summary>It holds records that still count, but is not to be used again.</summary>
        public void MarkWorn(int block)
        {
            _worn[block >> 3] |= (byte)(1 << (block & 7));
            WornBlocks++;
        }

        public bool IsWorn(int block)
        {
            return (_worn[block >> 3] & (1 << (block & 7))) != 0;
        }

        /// <summary>The next block of the log towards the head.</summary>
        public int Newer(int block)
        {
            do
            {
                block = block + 1 == Blocks ? 0 : block + 1;
            }
            while (IsRetired(block) && block != Head);
            return block;
        }

        /// <summary>The block of the log before this one; <see cref="None"/> before the tail.</summary>
        public int Older(int block)
        {
            if (block == Tail)
            {
                return None;
            }

            do
            {
                block = block == 0 ? Blocks - 1 : block - 1;
            }
            while (IsRetired(block) && block != Tail);
            return block;
        }

        /// <summary>The block that the log would grow into; <see cref="None"/> when there is none.</summary>
        public int NextFree()
        {
            int block = Head == None ? Blocks - 1 : Head;
            for (int i = 0; i < Blocks; i++)
            {
                block = block + 1 == Blocks ? 0 : block + 1;
                if (block == Tail && Head != None)
                {
                    return None;
                }

                if (IsWorn(block) && !InLog(block))
                {
                    Retire(block);
                }

                if (!IsRetired(block))
                {
                    return block;
                }
            }

            return None;
        }

        /// <summary>Counts the blocks that the log may grow into, up to <paramref name="enough"/>.</summary>
        public int Free(int enough)
        {
            int free = 0;
            int block = Head == None ? Blocks - 1 : Head;
            for (int i = 0; i < Blocks && free < enough; i++)
            {
                block = block + 1 == Blocks ? 0 : block + 1;
                if (block == Tail && Head != None)
                {
                    break;
                }

                if (!IsRetired(block) && !IsWorn(block))
                {
                    free++;
                }
            }

            return free;
        }

        public static void EncodeHeader(byte[] into, uint number, int scanFrom)
        {
            RecordHead.PutInt(into, 0, Magic);
            RecordHead.PutInt(into, 4, (int)number);
            RecordHead.PutInt(into, 8, scanFrom);
            int check = Crc16.Of(into, 0, CoveredBytes);
            into[12] = (byte)(check >> 8);
            into[13] = (byte)check;
            for (int i = MeaningfulBytes; i < HeaderBytes; i++)
            {
                into[i] = 0xFF;
            }
        }

        /// <summary>Reads a block's header, one flipped bit put right.</summary>
        public static bool TryDecodeHeader(byte[] bytes, out uint number, out int scanFrom)
        {
            // Most blocks of a young flash are blank: the magic decides, with one bit of grace.
            int wrong = RecordHead.GetInt(bytes, 0) ^ Magic;
            if ((wrong & (wrong - 1)) != 0)
            {
                number = 0;
                scanFrom = 0;
                return false;
            }

            int difference = Crc16.Of(bytes, 0, CoveredBytes) ^ ((bytes[12] << 8) | bytes[13]);
            if (difference != 0)
            {
                int bit = Crc.Locate16(difference, CoveredBytes);
                if (bit >= 0)
                {
                    bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
                }
                else if (bit == -2)
                {
                    bytes[0] = 0;
                }
            }

            number = (uint)RecordHead.GetInt(bytes, 4);
            scanFrom = RecordHead.GetInt(bytes, 8);
            return RecordHead.GetInt(bytes, 0) == Magic && number != 0;
        }

        public static bool IsRetiredHeader(byte[] bytes)
        {
            int ones = 0;
            for (int i = 0; i < MeaningfulBytes; i++)
            {
                ones += RecordHead.Ones(bytes[i]);
            }

            return ones <= MostStubbornBits;
        }
    }
}
