namespace Firmware.Receipts
{
    /// <summary>
    /// A picture on a slip. It is never held whole: <see cref="Prepare"/> does what has to be done before, in slices, then
    /// its rows are asked for a band at a time, from the top.
    /// </summary>
    public abstract class SlipPicture
    {
        /// <summary>Bytes of a row, at most those of the paper.</summary>
        public int WidthBytes { get; protected set; }

        /// <summary>Rows; 0 prints nothing.</summary>
        public int Height { get; protected set; }

        /// <summary>A slice of the work before the first row. True when there is none left.</summary>
        public virtual bool Prepare()
        {
            return true;
        }

        /// <summary>Writes rows, the leftmost dot in the highest bit, 1 = black. The buffer is cleared before.</summary>
        public abstract void DrawRows(int first, int count, byte[] into);

        /// <summary>Blackens dots of a row.</summary>
        protected void Blacken(byte[] into, int row, int left, int right)
        {
            int at = row * WidthBytes;
            int first = left >> 3;
            int last = (right - 1) >> 3;
            int head = 0xFF >> (left & 7);
            int tail = 0xFF << (7 - ((right - 1) & 7));
            if (right <= left)
            {
                return;
            }

            if (first == last)
            {
                into[at + first] |= (byte)(head & tail);
                return;
            }

            into[at + first] |= (byte)head;
            for (int i = first + 1; i < last; i++)
            {
                into[at + i] = 0xFF;
            }

            into[at + last] |= (byte)tail;
        }
    }
}
