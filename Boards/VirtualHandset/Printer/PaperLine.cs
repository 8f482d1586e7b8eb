namespace VirtualHandset
{
    /// <summary>What a piece of the slip is.</summary>
    public enum PaperLineKind : byte
    {
        Text = 0,
        Raster,
        Feed,
        Cut,
    }

    /// <summary>One thing that the printer put on paper, in the order it came.</summary>
    public sealed class PaperLine
    {
        public PaperLineKind Kind;

        /// <summary>ASCII and GB2312 as received, without control codes; empty when the line is not text.</summary>
        public byte[] Text;

        /// <summary>First row of dots on the roll.</summary>
        public int FirstRow;

        /// <summary>Rows it takes, white included.</summary>
        public int Rows;

        /// <summary>Size of the characters, 1 or 2, as the line ends.</summary>
        public int WidthFactor;
        public int HeightFactor;

        /// <summary>False when the paper ended or the cover opened within it.</summary>
        public bool Complete;
    }
}
