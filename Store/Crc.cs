namespace Firmware.Store
{
    /// <summary>
    /// CRC-32 of stored records, worked a nibble at a time to keep the table small, and what makes it and the CRC-16 of
    /// their heads worth having: with the check value one flipped bit can be found and put right.
    /// </summary>
    internal static class Crc
    {
        public const uint Start32 = 0xFFFFFFFF;

        private const uint Polynomial32 = 0xEDB88320;
        private const int Polynomial16 = 0x1021;

        // CRC-32 (IEEE 802.3), reflected, of the 16 nibbles.
        private static readonly uint[] Nibbles32 =
        {
            0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
            0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
        };

        /// <summary>One more piece of a CRC-32; begin with <see cref="Start32"/>, end with <see cref="End32"/>.</summary>
        public static uint Add32(uint crc, byte[] data, int offset, int count)
        {
            uint[] table = Nibbles32;
            int end = offset + count;
            for (int i = offset; i < end; i++)
            {
                crc ^= data[i];
                crc = (crc >> 4) ^ table[crc & 0x0F];
                crc = (crc >> 4) ^ table[crc & 0x0F];
            }

            return crc;
        }

        /// <summary>"123456789" gives CBF43926.</summary>
        public static uint End32(uint crc)
        {
            return ~crc;
        }

        /// <summary>
        /// Which single bit explains the difference between computed and stored CRC-16 of <paramref name="count"/> bytes:
        /// its number (byte * 8 + bit), -1 when the check value itself has the flipped bit, -2 when no single bit does.
        /// </summary>
        public static int Locate16(int difference, int count)
        {
            if ((difference & (difference - 1)) == 0)
            {
                return -1;
            }

            // What a flip of the last bit does to the value, then of the bit before it, and so on.
            int effect = Polynomial16;
            int bits = count * 8;
            for (int i = 0; i < bits; i++)
            {
                if (effect == difference)
                {
                    return ((count - 1 - (i >> 3)) * 8) + (i & 7);
                }

                effect = (effect & 0x8000) != 0 ? ((effect << 1) ^ Polynomial16) & 0xFFFF : effect << 1;
            }

            return -2;
        }

        /// <summary>As <see cref="Locate16"/>, for CRC-32.</summary>
        public static int Locate32(uint difference, int count)
        {
            if ((difference & (difference - 1)) == 0)
            {
                return -1;
            }

            uint effect = Polynomial32;
            int bits = count * 8;
            for (int i = 0; i < bits; i++)
            {
                if (effect == difference)
                {
                    return ((count - 1 - (i >> 3)) * 8) + 7 - (i & 7);
                }

                effect = (effect & 1) != 0 ? (effect >> 1) ^ Polynomial32 : effect >> 1;
            }

            return -2;
        }
    }
}
