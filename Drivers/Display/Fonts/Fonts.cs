namespace Drivers.Display
{
    /// <summary>The fonts on board. Each is made at first use and kept.</summary>
    public static class Fonts
    {
        private static Font s_text16;
        private static Font s_amount32;

        /// <summary>GNU Unifont: Latin 8x16, and 16x16 for the Chinese that the terminal's texts use.</summary>
        public static Font Text16
        {
            get
            {
                if (s_text16 == null)
                {
                    s_text16 = new Font(16, Text16Data.Narrow, Text16Data.NarrowInk, Text16Data.Codes, Text16Data.Dots, 2, Text16Data.Gb2312);
                }

                return s_text16;
            }
        }

        /// <summary>The same glyphs with a place for those of the asset area; for one display.</summary>
        public static Font ForDisplay16()
        {
            return new Font(16, Text16Data.Narrow, Text16Data.NarrowInk, Text16Data.Codes, Text16Data.Dots, 2, Text16Data.Gb2312);
        }

        /// <summary>24 high, for headlines: all of it lies in the asset area.</summary>
        public static Font ForDisplay24()
        {
            return new Font(24, new ushort[0], null, 3, null);
        }

        /// <summary>Large figures, 32 high: digits, <c>. , - ¥</c> and space.</summary>
        public static Font Amount32
        {
            get
            {
                if (s_amount32 == null)
                {
                    s_amount32 = ForDisplay32();
                }

                return s_amount32;
            }
        }

        /// <summary>The same for one display: a font points at the glyph that was asked for last, and two worlds in two threads would ask in between.</summary>
        public static Font ForDisplay32()
        {
            return new Font(32, Amount32Data.Codes, Amount32Data.Bitmaps, Amount32Data.BytesPerRow, Amount32Data.Widths);
        }
    }
}
