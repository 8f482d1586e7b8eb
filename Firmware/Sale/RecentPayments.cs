using Firmware.Store;

namespace Firmware.Sale
{
    /// <summary>
    /// The last payments, to notice the same card with the same amount and type within minutes: a cashier who sells twice by
    /// mistake. Knows of a card only what receipts show.
    /// </summary>
    public sealed class RecentPayments
    {
        private const int Kept = 8;
        private const int WindowMs = 5 * 60 * 1000;

        private readonly long[] _card = new long[Kept];
        private readonly long[] _amountMinor = new long[Kept];
        private readonly byte[] _type = new byte[Kept];
        private readonly long[] _untilMs = new long[Kept];
        private readonly int[] _voucher = new int[Kept];
        private readonly int[] _time = new int[Kept];
        private int _next;

        /// <summary>Voucher number and time (hhmmss) of the earlier payment that <see cref="Has"/> found.</summary>
        public int Voucher { get; private set; }

        public int Time { get; private set; }

        /// <summary>A payment that stands, or may stand.</summary>
        public void Note(TransactionRecord record, long nowMs)
        {
            if (record.State != TransactionState.Approved && record.State != TransactionState.NoticeOpen)
            {
                return;
            }

            _card[_next] = CardOf(record);
            _amountMinor[_next] = record.AmountMinor;
            _type[_next] = record.Type;
            _untilMs[_next] = nowMs + WindowMs;
            _voucher[_next] = record.Voucher;
            _time[_next] = record.Time;
            _next = (_next + 1) % Kept;
        }

        public bool Has(TransactionRecord record, long nowMs)
        {
            long card = CardOf(record);
            for (int i = 0; i < Kept; i++)
            {
                if (_untilMs[i] > nowMs && _card[i] == card && _amountMinor[i] == record.AmountMinor && _type[i] == record.Type)
                {
                    Voucher = _voucher[i];
                    Time = _time[i];
                    return true;
                }
            }

            return false;
        }

        private static long CardOf(TransactionRecord record)
        {
            long card = record.PanDigits;
            for (int i = 0; i < record.PanHead.Length; i++)
            {
                card = (card << 8) | record.PanHead[i];
            }

            for (int i = 0; i < record.PanTail.Length; i++)
            {
                card = (card << 8) | record.PanTail[i];
            }

            return card;
        }
    }
}
