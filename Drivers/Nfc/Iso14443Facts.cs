namespace Drivers.Nfc
{
    /// <summary>What a card said of itself when it was activated: the answer to select of type A, the answer to request of type B (ISO/IEC 14443-4, 5.2; 14443-3, 7.9).</summary>
    public sealed class Iso14443Facts
    {
        private const byte HasTa = 0x10;
        private const byte HasTb = 0x20;
        private const int ReservedInteger = 15;
        private const int DefaultFsci = 2;
        private const int DefaultFwi = 4;
        private const int LargestFsci = 8;

        /// <summary>ATQB: 50, four bytes of PUPI, four of application data, three of protocol information.</summary>
        public const int AtqbBytes = 12;
        private const byte AtqbFirst = 0x50;
        private const int FrameSizeAt = 10;
        private const int WaitingTimeAt = 11;
        private const byte SpeaksBlocks = 0x01;

        private static readonly short[] FrameSizes = { 16, 24, 32, 40, 48, 64, 96, 128, 256 };

        /// <summary>Longest frame the card takes, with its prologue and CRC.</summary>
        public int FrameSizeBytes { get; private set; }

        /// <summary>Frame waiting time integer, 0 to 14.</summary>
        public int Fwi { get; private set; }

        /// <summary>Start-up frame guard time integer, 0 to 14: the pause the card wants before the first command.</summary>
        public int Sfgi { get; private set; }

        /// <summary>Reads an answer to select; false when it is not one.</summary>
        public bool ReadAts(byte[] buffer, int offset, int count)
        {
            SetDefaults();
            if (count < 1 || buffer[offset] != count)
            {
                return false;
            }

            if (count == 1)
            {
                return true;
            }

            byte format = buffer[offset + 1];
            SetFrameSize(format & 0x0F);
            int at = 2 + ((format & HasTa) != 0 ? 1 : 0);
            if ((format & HasTb) == 0)
            {
                return at <= count;
            }

            if (at >= count)
            {
                return false;
            }

            byte tb = buffer[offset + at];
            Fwi = tb >> 4 == ReservedInteger ? DefaultFwi : tb >> 4;
            Sfgi = (tb & 0x0F) == ReservedInteger ? 0 : tb & 0x0F;
            return true;
        }

        /// <summary>Reads an answer to request of type B; false when it is not one or the card speaks another protocol.</summary>
        public bool ReadAtqb(byte[] buffer, int offset, int count)
        {
            SetDefaults();
            if (count < AtqbBytes || buffer[offset] != AtqbFirst || (buffer[offset + FrameSizeAt] & SpeaksBlocks) == 0)
            {
                return false;
            }

            SetFrameSize(buffer[offset + FrameSizeAt] >> 4);
            int fwi = buffer[offset + WaitingTimeAt] >> 4;
            Fwi = fwi == ReservedInteger ? DefaultFwi : fwi;
            return true;
        }

        private void SetDefaults()
        {
            Fwi = DefaultFwi;
            Sfgi = 0;
            SetFrameSize(DefaultFsci);
        }

        private void SetFrameSize(int fsci)
        {
            // Larger integers mean frames of more than 256 bytes, which nobody here sends.
            FrameSizeBytes = FrameSizes[fsci > LargestFsci ? LargestFsci : fsci];
        }
    }
}
