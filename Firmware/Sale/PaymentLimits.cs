using Drivers.Hal;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>
    /// The shop's own limits, from the settings: the most of one transaction by type, the most of a type's transactions in a
    /// day, and the most an operator may take in a day. What is not set is not limited. A day's sum is what stands of that date, settled
    /// or not; what was declined, reversed or voided is none of it, and a void is never too much.
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
        private long _limitMinor;
        private long _leftMinor;
        private int _today;
        private bool _summing;

        public PaymentLimits(PaymentContext with)
        {
            _with = with;
            _record = with.Entry;
        }

        /// <summary>What is exceeded; None when nothing is.</summary>
        public Text Broken { get; private set; }

        /// <summary>The limit and what is left of it, in words; null where there is none to tell.</summary>
        public string Detail
        {
            get
            {
                if (_limitMinor == 0)
                {
                    return null;
                }

                string limit = _with.Ui.Texts.Of(Text.LimitIs, Money.Format(_limitMinor));
                return Broken == Text.LimitOne ? limit : limit + _with.Ui.Texts.Of(Text.LimitLeft, Money.Format(_leftMinor));
            }
        }

        public void Start(TransactionKind kind, TransactionRecord payment)
        {
            _kind = kind;
            _amountMinor = Counted(payment);
            _typeMinor = 0;
            _operatorMinor = 0;
            _limitMinor = 0;
            int type = (int)kind.Type;
            long one = Limit(SettingNumber.LimitOfType + type);
            _typeLimitMinor = Limit(SettingNumber.DayLimitOfType + type);
            _operatorLimitMinor = Undoes(kind) ? 0 : Limit(SettingNumber.DayLimitOfOperator);
            Broken = Text.None;
            if (kind.Kept && _with.Log.BatchFull)
            {
                // Said before a card is asked for, not after its PIN.
                Broken = Text.WhyBatchFull;
            }
            else if (one > 0 && payment.AmountMinor > one)
            {
                Break(Text.LimitOne, one, 0);
            }

            _summing = Broken == Text.None && kind.HasAmount && (_typeLimitMinor > 0 || _operatorLimitMinor > 0);
            System.DateTime now = _with.LocalTime();
            _today = (now.Year * 10000) + (now.Month * 100) + now.Day;
            if (_summing)
            {
                _with.Log.StartSearch();
            }
        }

        /// <summary>True when it is decided; some transactions, newest first, are looked at in a call.</summary>
        public bool Poll()
        {
            if (!_summing)
            {
                return true;
            }

            Status status = _with.Log.SearchNext(_record);
            if (status == Status.Busy || status == Status.Pending)
            {
                return false;
            }

            // Behind the open batch an older day ends it; within it the clock may have been wrong.
            bool older = _record.Date < _today && _record.Batch != _with.Settings.Current(Counter.Batch);
            if (status == Status.Ok && !older)
            {
                Add();
                return false;
            }

            _record.Clear();
            _summing = false;
            if (_typeLimitMinor > 0 && _typeMinor + _amountMinor > _typeLimitMinor)
            {
                Break(Text.LimitDay, _typeLimitMinor, _typeMinor);
            }
            else if (_operatorLimitMinor > 0 && _operatorMinor + _amountMinor > _operatorLimitMinor)
            {
                Break(Text.LimitOperator, _operatorLimitMinor, _operatorMinor);
            }

            return true;
        }

        private void Break(Text limit, long limitMinor, long usedMinor)
        {
            Broken = limit;
            _limitMinor = limitMinor;
            _leftMinor = limitMinor > usedMinor ? limitMinor - usedMinor : 0;
        }

        private void Add()
        {
            TransactionKind kind = _with.Kinds.Of(_record.Type);
            bool stands = _record.State == TransactionState.Approved || _record.State == TransactionState.NoticeOpen;
            if (_record.Date != _today || !stands || (_record.Flags & RecordFlags.Voided) != 0 || kind == null)
            {
                return;
            }

            _typeMinor += kind == _kind ? Counted(_record) : 0;
            bool mine = _record.Operator[0] == _with.Operator[0] && _record.Operator[1] == _with.Operator[1];
            _operatorMinor += mine && !Undoes(kind) ? Counted(_record) : 0;
        }

        /// <summary>A tip's record holds the whole amount: its own is what came on top.</summary>
        private static long Counted(TransactionRecord record)
        {
            return record.TotalsSign == TransactionRecord.RaisesDebit ? record.TipMinor : record.AmountMinor;
        }

        private static bool Undoes(TransactionKind kind)
        {
            return kind.Mark == RecordFlags.Voided;
        }

        private long Limit(int setting)
        {
            return long.TryParse(_with.Settings.GetText(setting, "0"), out long limit) ? limit : 0;
        }
    }
}
