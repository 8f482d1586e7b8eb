using System;

namespace VirtualHandset
{
    /// <summary>
    /// The paper that hangs out of the printer: its dots and its lines, until somebody tears it off. Rows are counted from
    /// the last tear. Memory grows with the paper; what comes after <see cref="MaxRows"/> rows is not kept.
    /// </summary>
    public sealed class PaperRoll
    {
        /// <summary>Rows kept: about a metre of paper, 380 KB.</summary>
        public const int MaxRows = 8000;

        public const int MaxLines = 400;

        private const int ChunkRows = 40;

        private readonly bool _keepDots;
        private readonly byte[][] _chunks = new byte[MaxRows / ChunkRows][];
        private readonly PaperLine[] _lines = new PaperLine[MaxLines];

        /// <param name="keepDots">False keeps only the lines: for small heaps.</param>
        public PaperRoll(bool keepDots, int rowDots)
        {
            _keepDots = keepDots;
            RowDots = rowDots;
        }

        /// <summary>Dots, and bytes, of a row.</summary>
        public int RowDots { get; private set; }

        public int RowBytes
        {
            get { return RowDots / 8; }
        }

        public int RowCount { get; private set; }

        public int LineCount { get; private set; }

        /// <summary>Times that the paper was torn off.</summary>
        public int Tears { get; private set; }

        public PaperLine Line(int index)
        {
            return _lines[index];
        }

        /// <summary>Copies one row of <see cref="RowBytes"/> bytes, the leftmost dot in the highest bit; white when nothing was printed there.</summary>
        public void CopyRow(int row, byte[] into, int offset)
        {
            byte[] chunk = row >= 0 && row < RowCount && row < MaxRows ? _chunks[row / ChunkRows] : null;
            if (chunk == null)
            {
                Array.Clear(into, offset, RowBytes);
                return;
            }

            Array.Copy(chunk, (row % ChunkRows) * RowBytes, into, offset, RowBytes);
        }

        /// <summary>True when that dot is black.</summary>
        public bool Dot(int x, int row)
        {
            byte[] chunk = row >= 0 && row < RowCount && row < MaxRows ? _chunks[row / ChunkRows] : null;
            return chunk != null && (chunk[((row % ChunkRows) * RowBytes) + (x >> 3)] & (0x80 >> (x & 7))) != 0;
        }

        /// <summary>Tears the paper off: it is empty again.</summary>
        public void Tear()
        {
            Array.Clear(_chunks, 0, _chunks.Length);
            Array.Clear(_lines, 0, _lines.Length);
            RowCount = 0;
            LineCount = 0;
            Tears++;
        }

        /// <summary>A roll of another width takes its place; what hung out of the old one is torn off.</summary>
        internal void Change(int rowDots)
        {
            Tear();
            RowDots = rowDots;
        }

        /// <param name="dots">One row as wide as the head, or null for white; what lies beside the paper is lost.</param>
        internal void AddRow(byte[] dots, int offset)
        {
            if (_keepDots && dots != null && RowCount < MaxRows)
            {
                byte[] chunk = _chunks[RowCount / ChunkRows];
                if (chunk == null)
                {
                    chunk = new byte[ChunkRows * RowBytes];
                    _chunks[RowCount / ChunkRows] = chunk;
                }

                Array.Copy(dots, offset, chunk, (RowCount % ChunkRows) * RowBytes, RowBytes);
            }

            RowCount++;
        }

        internal void AddLine(PaperLine line)
        {
            line.FirstRow = RowCount;
            if (LineCount < MaxLines)
            {
                _lines[LineCount] = line;
                LineCount++;
            }
        }
    }
}
