using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>Counts and sums of the foreign cards of a batch: the second half of a settlement's f48, where the acquirer wants it.</summary>
    public sealed class SettlementSums
    {
        public int DebitCount { get; private set; }

        public long DebitMinor { get; private set; }

        public int CreditCount { get; private set; }

        public long CreditMinor { get; private set; }

        public void Clear()
        {
            DebitCount = 0;
            DebitMinor = 0;
            CreditCount = 0;
            CreditMinor = 0;
        }

        /// <summary>Adds a transaction of the batch if its card is foreign.</summary>
        public void AddForeign(TransactionRecord record)
        {
            if (IsDomestic(record.Organisation))
            {
                return;
            }

            if (record.TotalsSign == TransactionRecord.RaisesDebit)
            {
                DebitMinor += record.TipMinor;
            }
            else if (record.TotalsSign > 0)
            {
                DebitCount++;
                DebitMinor += record.AmountMinor;
            }
            else if (record.TotalsSign < 0)
            {
                CreditCount++;
                CreditMinor += record.AmountMinor;
            }
        }

        /// <summary>CUP, or nothing said.</summary>
        private static bool IsDomestic(byte[] organisation)
        {
            return organisation[0] <= ' ' || (organisation[0] == 'C' && organisation[1] == 'U' && organisation[2] == 'P');
        }
    }
}
