namespace Firmware.Store
{
    /// <summary>Counts and sums of a batch, by sign. Every transaction record carries them as they are after it.</summary>
    internal sealed class BatchTotals
    {
        public const int Bytes = 24;

        public int DebitCount;
        public long DebitMinor;
        public int CreditCount;
        public long CreditMinor;

        public void Clear()
        {
            DebitCount = 0;
            DebitMinor = 0;
            CreditCount = 0;
            CreditMinor = 0;
        }

        public void CopyFrom(BatchTotals other)
        {
            DebitCount = other.DebitCount;
            DebitMinor = other.DebitMinor;
            CreditCount = other.CreditCount;
            CreditMinor = other.CreditMinor;
        }

        /// <param name="times">1 adds the transaction, -1 takes it out again.</param>
        public void Add(TransactionRecord record, int times)
        {
            if (record.TotalsSign == TransactionRecord.RaisesDebit)
            {
                // A tip: the sale it belongs to is counted already, for less.
                DebitMinor += times * record.TipMinor;
            }
            else if (record.TotalsSign > 0)
            {
                DebitCount += times;
                DebitMinor += times * record.AmountMinor;
            }
            else if (record.TotalsSign < 0)
            {
                CreditCount += times;
                CreditMinor += times * record.AmountMinor;
            }
        }

        public void Encode(byte[] into, int offset)
        {
            RecordHead.PutInt(into, offset, DebitCount);
            PutLong(into, offset + 4, DebitMinor);
            RecordHead.PutInt(into, offset + 12, CreditCount);
            PutLong(into, offset + 16, CreditMinor);
        }

        public void Decode(byte[] from, int offset)
        {
            DebitCount = RecordHead.GetInt(from, offset);
            DebitMinor = GetLong(from, offset + 4);
            CreditCount = RecordHead.GetInt(from, offset + 12);
            CreditMinor = GetLong(from, offset + 16);
        }

        private static void PutLong(byte[] into, int offset, long value)
        {
            RecordHead.PutInt(into, offset, (int)(value >> 32));
            RecordHead.PutInt(into, offset + 4, (int)value);
        }

        private static long GetLong(byte[] from, int offset)
        {
            return ((long)RecordHead.GetInt(from, offset) << 32) | (uint)RecordHead.GetInt(from, offset + 4);
        }
    }
}
