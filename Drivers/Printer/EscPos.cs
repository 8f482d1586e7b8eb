namespace Drivers.Printer
{
    /// <summary>The ESC/POS control codes in use (Epson's public command reference; every 58 mm mechanism speaks this part).</summary>
    public static class EscPos
    {
        public const byte Eot = 0x04;
        public const byte Enq = 0x05;
        public const byte LineFeed = 0x0A;
        public const byte Dle = 0x10;
        public const byte XOn = 0x11;
        public const byte XOff = 0x13;
        public const byte Dc4 = 0x14;
        public const byte Esc = 0x1B;
        public const byte Fs = 0x1C;
        public const byte Gs = 0x1D;

        /// <summary>Dots of one row of 58 mm paper.</summary>
        public const int RowDots = 384;

        /// <summary>Dots of one row of 80 mm paper.</summary>
        public const int WideRowDots = 576;

        /// <summary>Width of the two kinds of rolls, millimetres.</summary>
        public const int NarrowMm = 58;
        public const int WideMm = 80;

        /// <summary>Bytes of one row of 58 mm paper.</summary>
        public const int RowBytes = RowDots / 8;

        /// <summary>Dots of a Latin character; a Chinese one takes two columns.</summary>
        public const int ColumnDots = 12;

        /// <summary>Rows of a character.</summary>
        public const int CharacterRows = 24;

        /// <summary>Dots from one text line to the next: 24 of the characters and 6 of white.</summary>
        public const int LinePitch = 30;

        /// <summary>FS . instead of FS &amp;: every byte is a character.</summary>
        public const byte ChineseOff = 0x2E;

        /// <summary>GS W nL nH: dots of a line, from the first dot of the head on; ESC @ takes it back.</summary>
        public const byte PrintArea = 0x57;

        /// <summary>DLE EOT n: causes of being offline.</summary>
        public const byte AskOffline = 2;

        /// <summary>DLE EOT n: causes of an error.</summary>
        public const byte AskError = 3;

        /// <summary>DLE EOT n: paper sensor.</summary>
        public const byte AskPaper = 4;

        /// <summary>In the answer to <see cref="AskOffline"/>.</summary>
        public const int CoverOpenBit = 0x04;

        /// <summary>In the answer to <see cref="AskError"/>: recovers by itself, which is the head being too hot.</summary>
        public const int HotBit = 0x40;

        /// <summary>In the answer to <see cref="AskPaper"/>: either of the two.</summary>
        public const int PaperEndBits = 0x60;

        /// <summary>Every answer to DLE EOT has these bits so: bit 0 and 7 clear, 1 and 4 set. No other answer has.</summary>
        public const int AnswerMask = 0x93;
        public const int AnswerBits = 0x12;

        /// <summary>An answer to GS r has bits 4 and 7 clear.</summary>
        public const int FenceMask = 0x90;
    }
}
