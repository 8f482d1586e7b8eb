namespace VirtualHandset
{
    /// <summary>What goes wrong with the block at <see cref="NfcTraits.FaultAtBlock"/>.</summary>
    public enum NfcFault
    {
        None = 0,

        /// <summary>The card does not hear the terminal's block.</summary>
        LostCommand,

        /// <summary>The terminal hears nothing of the card's block.</summary>
        LostAnswer,

        /// <summary>The card's block arrives with a wrong CRC.</summary>
        DamagedAnswer,
    }

    /// <summary>How a card, phone or watch behaves in the field, and what is wrong with it. Bytes are counted over both directions from the moment it is presented; -1 for never.</summary>
    public sealed class NfcTraits
    {
        /// <summary>Type B instead of A.</summary>
        public bool TypeB;

        /// <summary>Type A: the number that the card gives at anticollision, 4, 7 or 10 bytes.</summary>
        public byte[] Uid = { 0x04, 0x21, 0x43, 0x65, 0x07, 0x0A, 0x80 };

        /// <summary>Frame size, waiting time and guard time integers (ISO/IEC 14443-4, 5.2).</summary>
        public int Fsci = 8;
        public int Fwi = 7;
        public int Sfgi;

        /// <summary>False: a transit or door card without ISO/IEC 14443-4.</summary>
        public bool SpeaksBlocks = true;

        /// <summary>Field until the first answer; a card has 5 ms for it.</summary>
        public int PowerUpUs = 4000;

        /// <summary>Time for a command.</summary>
        public int ProcessingMs = 5;

        /// <summary>Extensions of time that the card asks for before each response, and their multiplier.</summary>
        public int WtxBeforeReply;
        public byte WtxMultiplier = 2;

        /// <summary>Time that the card works after each extension.</summary>
        public int ExtendedWorkMs = 5;

        /// <summary>The most information the card puts into a block of its own; 0 for as much as the terminal takes.</summary>
        public int AnswerChunkBytes;

        /// <summary>The card leaves the field once this many bytes have crossed the air.</summary>
        public int LeaveAtByte = -1;

        /// <summary>The card says nothing more once this many bytes have crossed the air.</summary>
        public int MuteAtByte = -1;

        /// <summary>Number of the block (from 0, first after activation) from which on that many have the fault.</summary>
        public int FaultAtBlock = -1;
        public int FaultBlocks = 1;
        public NfcFault Fault;

        /// <summary>The whole answer that the card gives to the block at <see cref="ForgedAtBlock"/>, whatever it was; for hostile cards.</summary>
        public byte[] ForgedAnswer;
        public int ForgedAtBlock = -1;

        /// <summary>A phone or watch: a random number of 4 bytes at each presentation (08 first), small frames, slower than plastic.</summary>
        public static NfcTraits Phone(SeededRandom random)
        {
            var traits = new NfcTraits();
            traits.Uid = new byte[4];
            random.Fill(traits.Uid, 0, traits.Uid.Length);
            traits.Uid[0] = 0x08;
            traits.Fwi = 8;
            traits.Sfgi = 1;
            traits.ProcessingMs = 20;
            return traits;
        }
    }
}
