namespace VirtualHandset
{
    /// <summary>
    /// The blocks of a flash chip that were ever written, and how often each was erased, in groups that exist only once they
    /// are touched: an 8 MB chip of which a terminal uses a corner costs what the corner costs.
    /// </summary>
    internal sealed class FlashCells
    {
        private const int GroupBlocks = 32;

        private readonly byte[][][] _blocks;
        private readonly int[][] _erases;

        public FlashCells(int blocks)
        {
            Count = blocks;
            int groups = (blocks + GroupBlocks - 1) / GroupBlocks;
            _blocks = new byte[groups][][];
            _erases = new int[groups][];
        }

        public int Count { get; }

        /// <summary>The block's bytes; null while it is erased.</summary>
        public byte[] Block(int index)
        {
            byte[][] group = _blocks[index / GroupBlocks];
            return group == null ? null : group[index % GroupBlocks];
        }

        public void SetBlock(int index, byte[] block)
        {
            int group = index / GroupBlocks;
            if (_blocks[group] == null)
            {
                _blocks[group] = new byte[GroupBlocks][];
            }

            _blocks[group][index % GroupBlocks] = block;
        }

        public int Erases(int index)
        {
            int[] group = _erases[index / GroupBlocks];
            return group == null ? 0 : group[index % GroupBlocks];
        }

        public void CountErase(int index)
        {
            int group = index / GroupBlocks;
            if (_erases[group] == null)
            {
                _erases[group] = new int[GroupBlocks];
            }

            _erases[group][index % GroupBlocks]++;
        }
    }
}
