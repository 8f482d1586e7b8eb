namespace Drivers.Hal
{
    /// <summary>CRC-16/CCITT-FALSE (catalogued as CRC-16/IBM-3740), a half-byte at a time: a table of 16 is all it keeps.</summary>
    public static class Crc16
    {
        public const int Start = 0xFFFF;

        private static readonly ushort[] s_table =
        {
            0x0000, 0x1021, 0x2042, 0x3063, 0x4084, 0x50A5, 0x60C6, 0x70E7, 0x8108, 0x9129, 0xA14A, 0xB16B, 0xC18C, 0xD1AD, 0xE1CE, 0xF1EF,
        };

        /// <summary>"123456789" gives 29B1.</summary>
        public static int Of(byte[] data, int offset, int count)
        {
            return Add(Start, data, offset, count);
        }

        /// <summary>The check value with more bytes taken in; begin with <see cref="Start"/>.</summary>
        public static int Add(int crc, byte[] data, int offset, int count)
        {
            ushort[] table = s_table;
            int end = offset + count;
            for (int i = offset; i < end; i++)
            {
                int value = data[i];
                crc = ((crc << 4) & 0xFFFF) ^ table[(crc >> 12) ^ (value >> 4)];
                crc = ((crc << 4) & 0xFFFF) ^ table[(crc >> 12) ^ (value & 0x0F)];
            }

            return crc;
        }
    }
}
