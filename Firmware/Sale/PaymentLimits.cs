using Drivers.Hal;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>
    /// The shop's own limits, from the settings: the most of one transaction by type, the most of a type's transactions in a
    /// day, and the most an operator may take in a day. What is not set is not limited. The day's sums come from the open batch.
    /// And the one limit that nobody sets: the batch has room for so many.
    /// </summary>
    public sealed class PaymentLimits
    {
        private readonly PaymentContext _with;
        private readonly TransactionRecord _record;
        private TransactionKind _kind;
        private long _amountMinor;
        private long _typeMinor;
        private long _operatorMinor;
        private long _typeLimitMinor;
        private long _operatorLimitMinor;
        private int _today;
        private int _index;
        private bool _summing;

        public PaymentLimits(PaymentContext with)
        {
            _with = with;
            _record = with.Entry;
        }

        /// <summary>What is exceeded; None when nothing is.</summary>
        public Text Broken { get; private set; }

        public void Start(TransactionKind kind, long amountMinor)
        {
            _kind = kind;
            _amountMinor = amountMinor;
            _typeMinor = amountMinor;
            _operatorMinor = amountMinor;
            _index = 0;
            int type = (int)kind.Type;
            long one = Limit(SettingNumber.LimitOfType + type);
            _typeLimitMinor = Limit(SettingNumber.DayLimitOfType + type);
            _operatorLimitMinor = Limit(SettingNumber.DayLimitOfOperator);
            Broken = one > 0 && amountMinor > one ? Text.LimitOne : Text.None;
            if (kind.Kept && _with.Log.BatchFull)
            {
                // Said before a card is asked for, not after its PIN.
                Broken = Text.WhyBatchFull;
            }

            _summing = Broken == Text.None && kind.HasAmount && (_typeLimitMinor > 0 || _operatorLimitMinor > 0);
            System.DateTime now = _with.LocalTime();
            _today = (now.Year * 10000) + (now.Month * 100) + now.Day;
        }

        /// <summary>True when it is decided; one transaction of the batch is read a call.</summary>
        public bool Poll()
        {
            if (!_summing)
            {
                return true;
            }

            Status status = _with.Log.ReadBatch(_index, _record);
            if (status == Status.Busy)
            {
                return false;
            }

            if (_index < _with.Log.BatchCount)
            {
                if (status == Status.Ok)
                {
                    Add();
                }

                _index++;
                return false;
            }

            _record.Clear();
            _summing = false;
            if (_typeLimitMinor > 0 && _typeMinor > _typeLimitMinor)
            {
                Broken = Text.LimitDay;
            }
            else if (_operatorLimitMinor > 0 && _operatorMinor > _operatorLimitMinor)
            {
                Broken = Text.LimitOperator;
            }

            return true;
        }

        private void Add()
        {
            if (_record.Date != _today)
            {
                return;
            }

            _typeMinor += _record.Type == (byte)_kind.Type ? _record.AmountMinor : 0;
            bool mine = _record.Operator[0] == _with.Operator[0] && _record.Operator[1] == _with.Operator[1];
            _operatorMinor += mine ? _record.AmountMinor : 0;
        }

        private long Limit(int setting)
        {
            return long.TryParse(_with.Settings.GetText(setting, "0"), out long limit) ? limit : 0;
        }
    }
}
