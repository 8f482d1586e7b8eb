using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>What a record is about. The number is on flash: never reuse one.</summary>
    public enum RecordKind : byte
    {
        None = 0,
        Transaction = 1,
        BatchClosed = 2,
        Setting = 3,
        Counter = 4,
        KeyImage = 5,

        /// <summary>Who did what, and when: <see cref="AuditTrail"/>.</summary>
        Audit = 6,

        /// <summary>A piece of what the host sent down: <see cref="DownloadStore"/>.</summary>
        Download = 7,
    }

    /// <summary>
    /// The readable part of a record, and the layout of a whole one (docs/journal.md):
    /// magic 1, version 1, kind 1, flags 1, length 2, sequence 4, key 4, auxiliary 4, CRC-16 2, tag 16, sealed payload, CRC-32 4,
    /// filled up to a multiple of 4. Numbers are big-endian.
    /// </summary>
    public sealed class RecordHead
    {
        /// <summary>Longest payload; the whole record then fills two pages.</summary>
        public const int MaxPayloadBytes = MaxRecordBytes - OverheadBytes;

        internal const int MaxRecordBytes = 512;
        internal const int HeadBytes = 20;
        internal const int TagOffset = HeadBytes;
        internal const int TagBytes = 16;
        internal const int PayloadOffset = TagOffset + TagBytes;
        internal const int CheckBytes = 4;
        internal const int OverheadBytes = PayloadOffset + CheckBytes;

        /// <summary>From kind to auxiliary: what both checks and the seal cover of the head.</summary>
        internal const int CoveredOffset = 2;
        internal const int CoveredBytes = 16;

        /// <summary>Bytes at the front that are programmed to 0 where a record is struck out.</summary>
        internal const int StruckBytes = 4;

        private const byte Magic = 0x5A;
        private const byte Version = 0xA1;
        private const byte Blank = 0xFF;
        private const int MostStubbornBits = 2;

        public RecordKind Kind;

        /// <summary>The owner's byte; a transaction's state.</summary>
        public byte Flags;

        /// <summary>Bytes of payload.</summary>
        public int Length;

        /// <summary>Counts up with every record over the life of the journal. A copy keeps the number of its original.</summary>
        public uint Sequence;

        /// <summary>The owner's name for what the record is a version of.</summary>
        public int Key;

        /// <summary>The owner's second number; a transaction's voucher, a counter's value.</summary>
        public int Auxiliary;

        /// <summary>Where it lies on flash.</summary>
        public int Address;

        internal int TotalBytes
        {
            get { return TotalFor(Length); }
        }

        internal static int TotalFor(int payloadBytes)
        {
            return (OverheadBytes + payloadBytes + 3) & ~3;
        }

        internal void CopyFrom(RecordHead other)
        {
            Kind = other.Kind;
            Flags = other.Flags;
            Length = other.Length;
            Sequence = other.Sequence;
            Key = other.Key;
            Auxiliary = other.Auxiliary;
            Address = other.Address;
        }

        internal void Encode(byte[] into)
        {
            into[0] = Magic;
            into[1] = Version;
            into[2] = (byte)Kind;
            into[3] = Flags;
            into[4] = (byte)(Length >> 8);
            into[5] = (byte)Length;
            PutInt(into, 6, (int)Sequence);
            PutInt(into, 10, Key);
            PutInt(into, 14, Auxiliary);
            int check = Crc16.Of(into, CoveredOffset, CoveredBytes);
            into[18] = (byte)(check >> 8);
            into[19] = (byte)check;
        }

        /// <summary>
        /// Reads a head. With <paramref name="repair"/> one flipped bit is put right, in <paramref name="bytes"/> too.
        /// </summary>
        /// <param name="repaired">True when a bit was put right: the caller checks the whole record before it believes it.</param>
        internal bool TryDecode(byte[] bytes, bool repair, out bool repaired)
        {
            repaired = false;
            int wrong = ((bytes[0] << 8) | bytes[1]) ^ ((Magic << 8) | Version);
            if (wrong != 0)
            {
                if (!repair || (wrong & (wrong - 1)) != 0)
                {
                    return false;
                }

                bytes[0] = Magic;
                bytes[1] = Version;
                repaired = true;
            }

            int difference = Crc16.Of(bytes, CoveredOffset, CoveredBytes) ^ ((bytes[18] << 8) | bytes[19]);
            if (difference != 0)
            {
                int bit = repair && !repaired ? Crc.Locate16(difference, CoveredBytes) : -2;
                if (bit == -2)
                {
                    return false;
                }

                if (bit >= 0)
                {
                    bytes[CoveredOffset + (bit >> 3)] ^= (byte)(1 << (bit & 7));
                }

                repaired = true;
            }

            Kind = (RecordKind)bytes[2];
            Flags = bytes[3];
            Length = (bytes[4] << 8) | bytes[5];
            Sequence = (uint)GetInt(bytes, 6);
            Key = GetInt(bytes, 10);
            Auxiliary = GetInt(bytes, 14);
            return Length <= MaxPayloadBytes;
        }

        /// <summary>A record that was struck out because its writing was cut short.</summary>
        internal static bool IsStruck(byte[] bytes)
        {
            return Ones(GetInt(bytes, 0)) <= MostStubbornBits;
        }

        internal static bool IsBlank(byte[] bytes, int count)
        {
            int i = 0;
            for (; i + 8 <= count; i += 8)
            {
                if ((bytes[i] & bytes[i + 1] & bytes[i + 2] & bytes[i + 3] & bytes[i + 4] & bytes[i + 5] & bytes[i + 6] & bytes[i + 7]) != Blank)
                {
                    return false;
                }
            }

            for (; i < count; i++)
            {
                if (bytes[i] != Blank)
                {
                    return false;
                }
            }

            return true;
        }

        internal static int Ones(int value)
        {
            int ones = 0;
            while (value != 0)
            {
                value &= value - 1;
                ones++;
            }

            return ones;
        }

        internal static void PutInt(byte[] into, int offset, int value)
        {
            into[offset] = (byte)(value >> 24);
            into[offset + 1] = (byte)(value >> 16);
            into[offset + 2] = (byte)(value >> 8);
            into[offset + 3] = (byte)value;
        }

        internal static int GetInt(byte[] from, int offset)
        {
            return (from[offset] << 24) | (from[offset + 1] << 16) | (from[offset + 2] << 8) | from[offset + 3];
        }

        /// <summary>Computes and stores the CRC-32 of a whole record in a buffer.</summary>
        internal static void PutCheck(byte[] record, int payloadBytes)
        {
            PutInt(record, PayloadOffset + payloadBytes, (int)CheckOf(record, payloadBytes));
        }

        /// <summary>The same in pieces: begin with <see cref="BeginCheck"/>, then add until all tag and payload bytes are in, then store.</summary>
        internal static uint BeginCheck(byte[] record)
        {
            return Crc.Add32(Crc.Start32, record, CoveredOffset, CoveredBytes);
        }

        /// <param name="from">Bytes of tag and payload already in.</param>
        internal static uint AddToCheck(uint crc, byte[] record, int from, int count)
        {
            return Crc.Add32(crc, record, TagOffset + from, count);
        }

        internal static void EndCheck(uint crc, byte[] record, int payloadBytes)
        {
            PutInt(record, PayloadOffset + payloadBytes, (int)Crc.End32(crc));
        }

        /// <summary>True when the record in the buffer is whole, after putting right one flipped bit where there is one.</summary>
        internal static bool CheckAndRepair(byte[] record, int payloadBytes, out bool repaired)
        {
            uint stored = (uint)GetInt(record, PayloadOffset + payloadBytes);
            uint difference = stored ^ CheckOf(record, payloadBytes);
            repaired = difference != 0;
            if (difference == 0)
            {
                return true;
            }

            // The check runs over the covered head and then over tag and payload, as if they were adjacent.
            int bit = Crc.Locate32(difference, CoveredBytes + TagBytes + payloadBytes);
            if (bit == -2)
            {
                return false;
            }

            if (bit >= 0)
            {
                int at = bit >> 3;
                at += at < CoveredBytes ? CoveredOffset : TagOffset - CoveredBytes;
                record[at] ^= (byte)(1 << (bit & 7));
            }

            PutCheck(record, payloadBytes);
            return true;
        }

        private static uint CheckOf(byte[] record, int payloadBytes)
        {
            return Crc.End32(AddToCheck(BeginCheck(record), record, 0, TagBytes + payloadBytes));
        }
    }
}
