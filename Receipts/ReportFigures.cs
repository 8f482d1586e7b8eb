using System;
using Firmware.Host;
using Firmware.Store;

namespace Firmware.Receipts
{
    /// <summary>Counts and sums of approved transactions by type, card organisation and operator.</summary>
    public sealed class ReportFigures
    {
        /// <summary>Organisations, and operators, that a report tells apart; what comes after them is added to the last.</summary>
        public const int MostNames = 12;

        private readonly TransactionKinds _kinds;
        private readonly int[] _counts;
        private readonly long[] _amountsMinor;

        public ReportFigures(TransactionKinds kinds)
        {
            _kinds = kinds;
            _counts = new int[kinds.Count];
            _amountsMinor = new long[kinds.Count];
        }

        /// <summary>By three characters of field 63, and by operator number.</summary>
        public NamedSums Organisations { get; } = new NamedSums(MostNames);

        public NamedSums Operators { get; } = new NamedSums(MostNames);

        /// <summary>Debits less credits of each hour of the day.</summary>
        public long[] HoursMinor { get; } = new long[HourPicture.Hours];

        /// <summary>The largest sum of a type.</summary>
        public long MostMinor { get; private set; }

        /// <summary>Debits less credits.</summary>
        public long NetMinor { get; private set; }

        /// <summary>What was taken in cash: in the drawer, not in <see cref="NetMinor"/>.</summary>
        public long CashMinor { get; private set; }

        public int CountOf(int row)
        {
            return _counts[row];
        }

        public long AmountOf(int row)
        {
            return _amountsMinor[row];
        }

        public void Clear()
        {
            Array.Clear(_counts, 0, _counts.Length);
            Array.Clear(_amountsMinor, 0, _amountsMinor.Length);
            Organisations.Clear();
            Operators.Clear();
            Array.Clear(HoursMinor, 0, HoursMinor.Length);
            MostMinor = 0;
            NetMinor = 0;
            CashMinor = 0;
        }

        public void Add(TransactionRecord record)
        {
            bool tip = record.TotalsSign == TransactionRecord.RaisesDebit;
            long amountMinor = tip ? record.TipMinor : record.AmountMinor;
            bool cash = false;
            for (int i = 0; i < _kinds.Count; i++)
            {
                if ((byte)_kinds.At(i).Type == record.Type)
                {
                    _counts[i]++;
                    _amountsMinor[i] += amountMinor;
                    MostMinor = _amountsMinor[i] > MostMinor ? _amountsMinor[i] : MostMinor;
                    cash = _kinds.At(i).Cash;
                }
            }

            if (cash)
            {
                CashMinor += amountMinor;
                Operators.Add(record.Operator, amountMinor);
            }

            int sign = tip ? 1 : record.TotalsSign;
            NetMinor += sign * amountMinor;
            int hour = record.Time / 10000;
            if (hour >= 0 && hour < HourPicture.Hours)
            {
                HoursMinor[hour] += sign * amountMinor;
            }

            if (sign != 0)
            {
                Organisations.Add(record.Organisation, sign * amountMinor);
                Operators.Add(record.Operator, sign * amountMinor);
            }
        }
    }

    /// <summary>Sums by a short name of ASCII bytes.</summary>
    public sealed class NamedSums
    {
        private readonly string[] _names;
        private readonly int[] _counts;
        private readonly long[] _amountsMinor;

        public NamedSums(int most)
        {
            _names = new string[most];
            _counts = new int[most];
            _amountsMinor = new long[most];
        }

        public int Count { get; private set; }

        public void Clear()
        {
            Count = 0;
        }

        public string NameAt(int index)
        {
            return _names[index];
        }

        public int CountAt(int index)
        {
            return _counts[index];
        }

        public long AmountAt(int index)
        {
            return _amountsMinor[index];
        }

        public void Add(byte[] name, long amountMinor)
        {
            var characters = new char[name.Length];
            for (int i = 0; i < name.Length; i++)
            {
                characters[i] = name[i] > ' ' ? (char)name[i] : '-';
            }

            string text = new string(characters);
            int at = 0;
            while (at < Count && _names[at] != text)
            {
                at++;
            }

            if (at == _names.Length)
            {
                at--;
            }
            else if (at == Count)
            {
                _names[at] = text;
                _counts[at] = 0;
                _amountsMinor[at] = 0;
                Count++;
            }

            _counts[at]++;
            _amountsMinor[at] += amountMinor;
        }
    }
}
