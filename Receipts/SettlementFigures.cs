using System;
using Drivers.Hal;
using Firmware.Host;
using Firmware.Store;

namespace Firmware.Receipts
{
    /// <summary>
    /// What a settlement slip says, and how it is kept for printing it again: two settings of bytes, big-endian. The first
    /// (SettingNumber.LastSettlement): batch 4, date 4, time 4, balanced 1, debit count 4, debit 8, credit count 4,
    /// credit 8, open reversals 2, open notices 2, refused notices 2, damaged 2. The second: per row of the table of
    /// transactions count 2, amount 6.
    /// </summary>
    public sealed class SettlementFigures
    {
        private const int TypeBytes = 8;
        private const int AmountBytes = 6;

        public int Batch;
        public int Date;
        public int Time;
        public bool Balanced;
        public int DebitCount;
        public long DebitMinor;
        public int CreditCount;
        public long CreditMinor;
        public int OpenReversals;
        public int OpenNotices;
        public int RefusedNotices;
        public int Damaged;

        private readonly byte[] _bytes = new byte[Settings.MaxValueBytes];
        private readonly int[] _count;
        private readonly long[] _amountMinor;
        private int _at;
        private bool _reading;

        public SettlementFigures(TransactionKinds kinds)
        {
            _count = new int[kinds.Count];
            _amountMinor = new long[kinds.Count];
        }

        /// <summary>Transactions of the table's row and their sum.</summary>
        public int CountOf(int row)
        {
            return _count[row];
        }

        public long AmountOf(int row)
        {
            return _amountMinor[row];
        }

        public void Clear()
        {
            Array.Clear(_count, 0, _count.Length);
            Array.Clear(_amountMinor, 0, _amountMinor.Length);
        }

        public void Add(int row, long amountMinor)
        {
            _count[row]++;
            _amountMinor[row] += amountMinor;
        }

        /// <summary>Pending when the first half was taken; then <see cref="SaveTypes"/> once it is durable.</summary>
        public Status SaveTotals(Settings settings)
        {
            _reading = false;
            Totals();
            return settings.SetBytes(SettingNumber.LastSettlement, _bytes, 0, _at);
        }

        public Status SaveTypes(Settings settings)
        {
            _reading = false;
            Types();
            return settings.SetBytes(SettingNumber.LastSettlementTypes, _bytes, 0, _at);
        }

        /// <summary>False when there has been none.</summary>
        public bool TryLoad(Settings settings)
        {
            Array.Clear(_bytes, 0, _bytes.Length);
            if (settings.GetBytes(SettingNumber.LastSettlement, _bytes, 0) <= 0)
            {
                return false;
            }

            _reading = true;
            Totals();
            Array.Clear(_bytes, 0, _bytes.Length);
            if (settings.GetBytes(SettingNumber.LastSettlementTypes, _bytes, 0) < _count.Length * TypeBytes)
            {
                Array.Clear(_bytes, 0, _bytes.Length);
            }

            Types();
            return true;
        }

        private void Totals()
        {
            _at = 0;
            Batch = (int)Number(Batch, 4);
            Date = (int)Number(Date, 4);
            Time = (int)Number(Time, 4);
            Balanced = Number(Balanced ? 1 : 0, 1) == 1;
            DebitCount = (int)Number(DebitCount, 4);
            DebitMinor = Number(DebitMinor, 8);
            CreditCount = (int)Number(CreditCount, 4);
            CreditMinor = Number(CreditMinor, 8);
            OpenReversals = (int)Number(OpenReversals, 2);
            OpenNotices = (int)Number(OpenNotices, 2);
            RefusedNotices = (int)Number(RefusedNotices, 2);
            Damaged = (int)Number(Damaged, 2);
        }

        private void Types()
        {
            _at = 0;
            for (int i = 0; i < _count.Length; i++)
            {
                _count[i] = (int)Number(_count[i], TypeBytes - AmountBytes);
                _amountMinor[i] = Number(_amountMinor[i], AmountBytes);
            }
        }

        private long Number(long value, int bytes)
        {
            if (_reading)
            {
                value = 0;
                for (int i = 0; i < bytes; i++)
                {
                    value = (value << 8) | _bytes[_at + i];
                }
            }
            else
            {
                for (int i = 0; i < bytes; i++)
                {
                    _bytes[_at + i] = (byte)(value >> (8 * (bytes - 1 - i)));
                }
            }

            _at += bytes;
            return value;
        }
    }
}
