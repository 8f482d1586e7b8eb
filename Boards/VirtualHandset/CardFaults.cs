namespace VirtualHandset
{
    /// <summary>What is wrong with a card, or merely uncommon. Characters are counted over both directions from the moment the card is inserted; -1 for never.</summary>
    public sealed class CardFaults
    {
        /// <summary>The card is pulled once this many characters have crossed the contacts.</summary>
        public int TearAtCharacter = -1;

        /// <summary>The card sends nothing more once this many characters have crossed the contacts.</summary>
        public int MuteAtCharacter = -1;

        /// <summary>The character of this number (from 0) that the card sends next has <see cref="FlipMask"/> turned over.</summary>
        public int FlipAtCharacter = -1;
        public byte FlipMask = 0x04;

        /// <summary>The check character of the answer to reset is wrong, after cold reset only or after every one.</summary>
        public bool WrongTckCold;
        public bool WrongTckAlways;

        /// <summary>That many of the next T=1 blocks carry a wrong check character.</summary>
        public int WrongLrcBlocks;

        /// <summary>That many of the next T=1 blocks from the terminal are taken for damaged.</summary>
        public int RejectedBlocks;

        /// <summary>The card answers the next command with S(ABORT).</summary>
        public bool AbortsNext;

        /// <summary>T=0: NULL characters before each procedure byte.</summary>
        public int NullsBeforeReply;

        /// <summary>T=0: asks for data, and announces its own, byte by byte (complement of INS).</summary>
        public bool SingleByteAcks;

        /// <summary>T=0: a procedure byte that no protocol knows.</summary>
        public bool WrongProcedureByte;

        /// <summary>T=1: extensions of time before each response, and what they ask for.</summary>
        public int WtxBeforeReply;
        public byte WtxMultiplier = 2;

        /// <summary>T=1: asks for that block size before the first response; 0 for none.</summary>
        public byte IfsRequest;

        /// <summary>Time before each answer on top of <see cref="CardModel.ProcessingMs"/>.</summary>
        public int ExtraDelayMs;
    }
}
