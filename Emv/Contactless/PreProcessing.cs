using System;
using Emv.Contact;

namespace Emv.Contactless
{
    /// <summary>Pre-processing of every combination for one amount (EMV Contactless Book B, 3.1.1), before a card is there.</summary>
    internal sealed class PreProcessing
    {
        internal const int NotAllowed = 1;
        internal const int StatusCheckRequested = 2;
        internal const int ZeroAmount = 4;
        internal const int CvmLimitExceeded = 8;
        internal const int FloorLimitExceeded = 16;

        internal const int TtqLength = 4;

        // Byte 2 of the TTQ: set for one sale.
        private const byte OnlineCryptogramRequired = 0x80;
        private const byte CvmRequired = 0x40;

        private readonly byte[] _flags = new byte[ReaderProfile.MaxCombinations];
        private readonly byte[] _ttq = new byte[ReaderProfile.MaxCombinations * TtqLength];

        /// <summary>Four bytes per combination.</summary>
        internal byte[] Ttq
        {
            get { return _ttq; }
        }

        internal bool Has(int index, int flag)
        {
            return (_flags[index] & flag) != 0;
        }

        internal int Flags(int index)
        {
            return _flags[index];
        }

        /// <summary>False: no combination may be used for this amount (3.1.1.13: Try Another Interface).</summary>
        internal bool Run(ReaderProfile reader, long amountMinor, byte transactionType, int currencyExponent)
        {
            long unit = 1;
            for (int i = 0; i < currencyExponent; i++)
            {
                unit *= 10;
            }

            bool any = false;
            for (int i = 0; i < reader.Count; i++)
            {
                Combination combination = reader[i];
                int flags = Indicators(combination, amountMinor, unit);
                if (combination.TransactionType >= 0 && combination.TransactionType != transactionType)
                {
                    flags |= NotAllowed;
                }

                _flags[i] = (byte)flags;
                SetTtq(combination, i, flags);
                any |= (flags & NotAllowed) == 0;
            }

            return any;
        }

        // 3.1.1.3 to 3.1.1.8, in the book's order.
        private static int Indicators(Combination combination, long amountMinor, long unit)
        {
            int flags = combination.StatusCheck && amountMinor == unit ? StatusCheckRequested : 0;
            if (amountMinor == 0)
            {
                flags |= combination.ZeroAmountAllowed ? ZeroAmount : NotAllowed;
            }

            if (IsAboveTransactionLimit(combination, amountMinor))
            {
                flags |= NotAllowed;
            }

            if (combination.FloorLimitMinor >= 0 && amountMinor > combination.FloorLimitMinor)
            {
                flags |= FloorLimitExceeded;
            }

            if (combination.CvmLimitMinor >= 0 && amountMinor >= combination.CvmLimitMinor)
            {
                flags |= CvmLimitExceeded;
            }

            return flags;
        }

        // 3.1.1.5. Kernel 2 has two limits and compares itself once it knows the device (Book C-2, S456); what is above both
        // need not be tapped at all.
        private static bool IsAboveTransactionLimit(Combination combination, long amountMinor)
        {
            long limit = combination.TransactionLimitMinor;
            if (limit < 0)
            {
                return false;
            }

            if (combination.Kernel != Combination.Kernel2)
            {
                return amountMinor >= limit;
            }

            long onDevice = combination.Mastercard.OnDeviceLimitMinor;
            return amountMinor > (onDevice > limit ? onDevice : limit);
        }

        // 3.1.1.9 to 3.1.1.12; an online-only terminal wants an online cryptogram whatever the amount.
        private void SetTtq(Combination combination, int index, int flags)
        {
            int at = index * TtqLength;
            Array.Copy(combination.Ttq, 0, _ttq, at, TtqLength);
            int second = _ttq[at + 1] & ~(OnlineCryptogramRequired | CvmRequired);
            if (combination.AlwaysOnline || (flags & (FloorLimitExceeded | StatusCheckRequested | ZeroAmount)) != 0)
            {
                second |= OnlineCryptogramRequired;
            }

            if ((flags & CvmLimitExceeded) != 0)
            {
                second |= CvmRequired;
            }

            _ttq[at + 1] = (byte)second;
        }
    }
}
