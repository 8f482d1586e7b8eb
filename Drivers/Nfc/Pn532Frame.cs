using System;

namespace Drivers.Nfc
{
    /// <summary>
    /// Frames between host and PN532 (UM0701-02, 6.2.1): preamble, length with its own check, TFI, data, check. Everything
    /// crosses the SPI least significant bit first (6.2.5), the bus drivers send most significant first: each byte is turned.
    /// </summary>
    public static class Pn532Frame
    {
        /// <summary>TFI of frames from the host and from the chip.</summary>
        public const byte HostToChip = 0xD4;
        public const byte ChipToHost = 0xD5;

        /// <summary>TFI of the error frame: the chip did not understand a command.</summary>
        public const byte ErrorTfi = 0x7F;

        /// <summary>First byte of each SPI transaction, as it goes on the bus (01, 02 and 03 turned).</summary>
        public const byte DataWrite = 0x80;
        public const byte StatusRead = 0x40;
        public const byte DataRead = 0xC0;

        /// <summary>Bit 0 of the status byte, as it comes from the bus.</summary>
        public const byte StatusReady = 0x80;

        /// <summary>Second byte of the start code; both turned are the same.</summary>
        public const byte StartByte = 0xFF;

        /// <summary>A length that does not fit one byte is announced by FF FF.</summary>
        public const byte ExtendedMark = 0xFF;

        public const int MaxNormalLength = 0xFF;

        /// <summary>ACK and NACK: their two bytes after the start code, as they go on the bus.</summary>
        public const int AckBytes = 7;

        /// <summary>Where TFI lies in a buffer in which a frame is built, with room for the longer header before it.</summary>
        public const int TfiAt = 9;

        /// <summary>Where the parameters of a command lie in such a buffer.</summary>
        public const int ParametersAt = TfiAt + 2;

        /// <summary>Check and postamble.</summary>
        public const int TrailerBytes = 2;

        /// <summary>Transaction byte, preamble, start code, FF FF, two bytes of length and their check; then TFI and code.</summary>
        public const int ExtendedHeaderBytes = ParametersAt;

        /// <summary>The same with one byte of length.</summary>
        public const int NormalHeaderBytes = 8;

        /// <summary>Bytes that are turned together.</summary>
        public const int ChunkBytes = 32;

        /// <summary>Every byte with its bits in the other order.</summary>
        public static readonly byte[] Turned =
        {
            0x00, 0x80, 0x40, 0xC0, 0x20, 0xA0, 0x60, 0xE0, 0x10, 0x90, 0x50, 0xD0, 0x30, 0xB0, 0x70, 0xF0,
            0x08, 0x88, 0x48, 0xC8, 0x28, 0xA8, 0x68, 0xE8, 0x18, 0x98, 0x58, 0xD8, 0x38, 0xB8, 0x78, 0xF8,
            0x04, 0x84, 0x44, 0xC4, 0x24, 0xA4, 0x64, 0xE4, 0x14, 0x94, 0x54, 0xD4, 0x34, 0xB4, 0x74, 0xF4,
            0x0C, 0x8C, 0x4C, 0xCC, 0x2C, 0xAC, 0x6C, 0xEC, 0x1C, 0x9C, 0x5C, 0xDC, 0x3C, 0xBC, 0x7C, 0xFC,
            0x02, 0x82, 0x42, 0xC2, 0x22, 0xA2, 0x62, 0xE2, 0x12, 0x92, 0x52, 0xD2, 0x32, 0xB2, 0x72, 0xF2,
            0x0A, 0x8A, 0x4A, 0xCA, 0x2A, 0xAA, 0x6A, 0xEA, 0x1A, 0x9A, 0x5A, 0xDA, 0x3A, 0xBA, 0x7A, 0xFA,
            0x06, 0x86, 0x46, 0xC6, 0x26, 0xA6, 0x66, 0xE6, 0x16, 0x96, 0x56, 0xD6, 0x36, 0xB6, 0x76, 0xF6,
            0x0E, 0x8E, 0x4E, 0xCE, 0x2E, 0xAE, 0x6E, 0xEE, 0x1E, 0x9E, 0x5E, 0xDE, 0x3E, 0xBE, 0x7E, 0xFE,
            0x01, 0x81, 0x41, 0xC1, 0x21, 0xA1, 0x61, 0xE1, 0x11, 0x91, 0x51, 0xD1, 0x31, 0xB1, 0x71, 0xF1,
            0x09, 0x89, 0x49, 0xC9, 0x29, 0xA9, 0x69, 0xE9, 0x19, 0x99, 0x59, 0xD9, 0x39, 0xB9, 0x79, 0xF9,
            0x05, 0x85, 0x45, 0xC5, 0x25, 0xA5, 0x65, 0xE5, 0x15, 0x95, 0x55, 0xD5, 0x35, 0xB5, 0x75, 0xF5,
            0x0D, 0x8D, 0x4D, 0xCD, 0x2D, 0xAD, 0x6D, 0xED, 0x1D, 0x9D, 0x5D, 0xDD, 0x3D, 0xBD, 0x7D, 0xFD,
            0x03, 0x83, 0x43, 0xC3, 0x23, 0xA3, 0x63, 0xE3, 0x13, 0x93, 0x53, 0xD3, 0x33, 0xB3, 0x73, 0xF3,
            0x0B, 0x8B, 0x4B, 0xCB, 0x2B, 0xAB, 0x6B, 0xEB, 0x1B, 0x9B, 0x5B, 0xDB, 0x3B, 0xBB, 0x7B, 0xFB,
            0x07, 0x87, 0x47, 0xC7, 0x27, 0xA7, 0x67, 0xE7, 0x17, 0x97, 0x57, 0xD7, 0x37, 0xB7, 0x77, 0xF7,
            0x0F, 0x8F, 0x4F, 0xCF, 0x2F, 0xAF, 0x6F, 0xEF, 0x1F, 0x9F, 0x5F, 0xDF, 0x3F, 0xBF, 0x7F, 0xFF,
        };

        /// <summary>Makes a frame of the parameters in the buffer, ready for the bus.</summary>
        /// <param name="buffer">Parameters from <see cref="ParametersAt"/> on.</param>
        /// <param name="count">Their number.</param>
        /// <returns>Offset of the first byte to send, the transaction byte; the frame ends at <see cref="ParametersAt"/> + count + <see cref="TrailerBytes"/>.</returns>
        public static int Seal(byte[] buffer, Pn532Command command, int count)
        {
            byte[] turned = Turned;
            int length = count + 2;
            buffer[TfiAt] = HostToChip;
            buffer[TfiAt + 1] = (byte)command;
            int end = TfiAt + length;
            int sum = 0;
            int i = TfiAt;
            for (int last = end - 3; i < last; i += 4)
            {
                int first = buffer[i];
                int second = buffer[i + 1];
                int third = buffer[i + 2];
                int fourth = buffer[i + 3];
                sum += first + second + third + fourth;
                buffer[i] = turned[first];
                buffer[i + 1] = turned[second];
                buffer[i + 2] = turned[third];
                buffer[i + 3] = turned[fourth];
            }

            for (; i < end; i++)
            {
                int value = buffer[i];
                sum += value;
                buffer[i] = turned[value];
            }

            buffer[end] = turned[-sum & 0xFF];
            buffer[end + 1] = 0;
            if (length <= MaxNormalLength)
            {
                buffer[3] = DataWrite;
                buffer[4] = 0;
                buffer[5] = 0;
                buffer[6] = StartByte;
                buffer[7] = turned[length];
                buffer[8] = turned[-length & 0xFF];
                return 3;
            }

            buffer[0] = DataWrite;
            buffer[1] = 0;
            buffer[2] = 0;
            buffer[3] = StartByte;
            buffer[4] = ExtendedMark;
            buffer[5] = ExtendedMark;
            buffer[6] = turned[length >> 8];
            buffer[7] = turned[length & 0xFF];
            buffer[8] = turned[-((length >> 8) + length) & 0xFF];
            return 0;
        }

        /// <summary>Turns TFI, data and check of a received frame in place; true when their sum is zero.</summary>
        /// <param name="chunk"><see cref="ChunkBytes"/> to work in.</param>
        public static bool Open(byte[] buffer, int offset, int length, byte[] chunk)
        {
            byte[] turned = Turned;
            int end = offset + length + 1;
            int sum = 0;
            int i = offset;

            // The way of every byte that a card says: in places known beforehand an element costs two thirds of one that has to be worked out.
            for (; end - i >= ChunkBytes; i += ChunkBytes)
            {
                Array.Copy(buffer, i, chunk, 0, ChunkBytes);
                sum += TurnFirstHalf(chunk, turned) + TurnSecondHalf(chunk, turned);
                Array.Copy(chunk, 0, buffer, i, ChunkBytes);
            }

            if (end - i >= ChunkBytes / 2)
            {
                Array.Copy(buffer, i, chunk, 0, ChunkBytes / 2);
                sum += TurnFirstHalf(chunk, turned);
                Array.Copy(chunk, 0, buffer, i, ChunkBytes / 2);
                i += ChunkBytes / 2;
            }

            for (int last = end - 3; i < last; i += 4)
            {
                byte first = turned[buffer[i]];
                byte second = turned[buffer[i + 1]];
                byte third = turned[buffer[i + 2]];
                byte fourth = turned[buffer[i + 3]];
                sum += first + second + third + fourth;
                buffer[i] = first;
                buffer[i + 1] = second;
                buffer[i + 2] = third;
                buffer[i + 3] = fourth;
            }

            for (; i < end; i++)
            {
                byte value = turned[buffer[i]];
                buffer[i] = value;
                sum += value;
            }

            return (sum & 0xFF) == 0;
        }

        private static int TurnFirstHalf(byte[] chunk, byte[] turned)
        {
            return (chunk[0] = turned[chunk[0]]) + (chunk[1] = turned[chunk[1]]) + (chunk[2] = turned[chunk[2]]) + (chunk[3] = turned[chunk[3]])
                + (chunk[4] = turned[chunk[4]]) + (chunk[5] = turned[chunk[5]]) + (chunk[6] = turned[chunk[6]]) + (chunk[7] = turned[chunk[7]])
                + (chunk[8] = turned[chunk[8]]) + (chunk[9] = turned[chunk[9]]) + (chunk[10] = turned[chunk[10]]) + (chunk[11] = turned[chunk[11]])
                + (chunk[12] = turned[chunk[12]]) + (chunk[13] = turned[chunk[13]]) + (chunk[14] = turned[chunk[14]]) + (chunk[15] = turned[chunk[15]]);
        }

        private static int TurnSecondHalf(byte[] chunk, byte[] turned)
        {
            return (chunk[16] = turned[chunk[16]]) + (chunk[17] = turned[chunk[17]]) + (chunk[18] = turned[chunk[18]]) + (chunk[19] = turned[chunk[19]])
                + (chunk[20] = turned[chunk[20]]) + (chunk[21] = turned[chunk[21]]) + (chunk[22] = turned[chunk[22]]) + (chunk[23] = turned[chunk[23]])
                + (chunk[24] = turned[chunk[24]]) + (chunk[25] = turned[chunk[25]]) + (chunk[26] = turned[chunk[26]]) + (chunk[27] = turned[chunk[27]])
                + (chunk[28] = turned[chunk[28]]) + (chunk[29] = turned[chunk[29]]) + (chunk[30] = turned[chunk[30]]) + (chunk[31] = turned[chunk[31]]);
        }
    }
}
