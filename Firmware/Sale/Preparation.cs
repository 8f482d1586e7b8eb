using System;
using Drivers.Hal;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>
    /// Gathers what a transaction needs before card and line: the supervisor's consent, the original (from the journal by
    /// voucher, or typed where the terminal does not hold it any more), the amount. <see cref="Fill"/> writes it into a record.
    /// </summary>
    public sealed class Preparation
    {
        private const int VoucherDigits = 6;
        private const int ReferenceDigits = 12;
        private const int AuthorisationDigits = 6;
        private const int DateDigits = 4;

        private readonly PaymentContext _with;
        private readonly SupervisorFlow _supervisor;
        private readonly NumberPage _number;
        private readonly AmountPage _amount = new AmountPage();
        private readonly MessagePage _message;
        private readonly ProgressPage _progress;
        private readonly TransactionRecord _original = new TransactionRecord();
        private readonly byte[] _voucherText = new byte[VoucherDigits];
        private readonly byte[] _typed = new byte[ReferenceDigits];
        private readonly byte[] _date = new byte[DateDigits];
        private State _state;
        private int _voucher;
        private int _typedDate;

        public Preparation(PaymentContext with)
        {
            _with = with;
            _message = with.Ui.Message;
            _progress = with.Ui.Progress;
            _number = with.Ui.Number;
            _supervisor = new SupervisorFlow(with.Ui, with.Staff);
        }

        private enum State : byte
        {
            Done = 0,
            Supervisor,
            Voucher,
            Searching,
            NotFound,
            Typing,
            Date,
            Confirming,
            Amount,
            TooLittle,
            Refused,
        }

        public TransactionKind Kind { get; private set; }

        public long AmountMinor { get; private set; }

        /// <summary>Everything is there; false after a cancel or a refusal.</summary>
        public bool Ready { get; private set; }

        /// <summary>A refusal has said already that no money moved.</summary>
        public bool Told { get; private set; }

        /// <summary>A payment that needs nothing more than its amount.</summary>
        public void Take(TransactionKind kind, long amountMinor)
        {
            Reset(kind);
            AmountMinor = amountMinor;
            Ready = true;
        }

        /// <summary>Begins to ask; poll until true, then look at <see cref="Ready"/>.</summary>
        public void Start(TransactionKind kind, long nowMs)
        {
            Reset(kind);
            if (kind.Supervised)
            {
                _supervisor.Start(Say(kind.Name), nowMs);
                _state = State.Supervisor;
            }
            else
            {
                AfterSupervisor(nowMs);
            }
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Supervisor:
                    PollSupervisor(nowMs);
                    break;
                case State.Voucher:
                    PollVoucher(nowMs);
                    break;
                case State.Searching:
                    PollSearching(nowMs);
                    break;
                case State.NotFound:
                    PollNotFound(nowMs);
                    break;
                case State.Typing:
                    PollTyping(nowMs);
                    break;
                case State.Date:
                    PollDate(nowMs);
                    break;
                case State.Confirming:
                    PollConfirming(nowMs);
                    break;
                case State.Amount:
                    PollAmount(nowMs);
                    break;
                case State.TooLittle:
                    PollTooLittle(nowMs);
                    break;
                case State.Refused:
                    _state = _message.Result != PageResult.None ? State.Done : _state;
                    break;
            }

            return _state == State.Done;
        }

        /// <summary>Writes type, amount and original into a record that is clear; with the card number where the journal has it.</summary>
        public void Fill(TransactionRecord record)
        {
            record.Type = (byte)Kind.Type;
            record.TotalsSign = Kind.TotalsSign;
            record.AmountMinor = AmountMinor;
            if (!Kind.NeedsOriginal)
            {
                return;
            }

            record.OriginalDate = _typedDate;
            if (_original.Number != 0)
            {
                FillFound(record);
            }
            else if (Kind.Typed == TypedOriginal.ByReference)
            {
                Array.Copy(_typed, 0, record.OriginalReference, 0, ReferenceDigits);
            }
            else
            {
                Array.Copy(_typed, 0, record.OriginalAuthorisation, 0, AuthorisationDigits);
            }
        }

        /// <summary>Forgets the original and its card number.</summary>
        public void Wipe()
        {
            _original.Clear();
        }

        private void FillFound(TransactionRecord record)
        {
            TransactionRecord from = _original;
            record.TipMinor = Kind.TotalsSign == TransactionRecord.RaisesDebit ? AmountMinor - from.AmountMinor : 0;
            record.OriginalBatch = from.Batch;
            record.OriginalStan = from.Stan;
            record.OriginalDate = from.Date;
            record.OriginalVoucher = from.Voucher;
            Array.Copy(from.ReferenceNumber, 0, record.OriginalReference, 0, ReferenceDigits);
            Array.Copy(from.AuthorisationCode, 0, record.OriginalAuthorisation, 0, AuthorisationDigits);
            if (from.PanBytes > 0 && record.SetPan(from.Pan, 0, from.PanBytes))
            {
                record.PanSequence = from.PanSequence;
                Array.Copy(from.Expiry, 0, record.Expiry, 0, record.Expiry.Length);
                Array.Copy(from.Organisation, 0, record.Organisation, 0, record.Organisation.Length);
            }
        }

        private void Reset(TransactionKind kind)
        {
            Kind = kind;
            AmountMinor = 0;
            Ready = false;
            Told = false;
            _original.Clear();
            _voucher = 0;
            _typedDate = 0;
            Array.Clear(_typed, 0, _typed.Length);
            _state = State.Done;
        }

        private void PollSupervisor(long nowMs)
        {
            if (!_supervisor.Poll(nowMs))
            {
                return;
            }

            _state = State.Done;
            if (_supervisor.Confirmed)
            {
                AfterSupervisor(nowMs);
            }
        }

        private void AfterSupervisor(long nowMs)
        {
            if (Kind.NeedsOriginal)
            {
                Ask(Text.AskVoucher, _voucherText, 1, VoucherDigits, nowMs);
                _state = State.Voucher;
            }
            else
            {
                AskAmount(nowMs);
            }
        }

        private void PollVoucher(long nowMs)
        {
            if (!Answered(out bool entered))
            {
                return;
            }

            if (entered)
            {
                _voucher = NumberOf(_voucherText, _number.Count);
                _progress.Start(Say(Kind.Name), Say(Text.SearchingVoucher), null);
                _with.Ui.Show(_progress, nowMs);
                _state = State.Searching;
            }
        }

        private void PollSearching(long nowMs)
        {
            Status status = _with.Log.ReadVoucher(_voucher, _original);
            if (status == Status.Pending || status == Status.Busy)
            {
                return;
            }

            if (status != Status.Ok)
            {
                _original.Clear();
                bool typed = Kind.Typed != TypedOriginal.No;
                _message.Start(Mood.Warning, Say(Kind.Name), Say(Text.VoucherUnknown));
                _message.WithLine(Say(typed ? Text.VoucherTypeHint : MoneyWords.NotMoved(Kind)));
                Told = !typed;

                _message.WithKeys(Text.KeyCancel, typed ? Text.KeyNext : Text.KeyOk).WithTimeout(Theme.ImportantMessageMs);
                _with.Ui.Show(_message, nowMs);
                _state = typed ? State.NotFound : State.Refused;
                return;
            }

            Text why = WhyNot();
            if (why != Text.None)
            {
                Refuse(why, nowMs);
                return;
            }

            Confirm(nowMs);
        }

        /// <summary>Why this original will not do; None when it will.</summary>
        private Text WhyNot()
        {
            if (!Kind.AcceptsOriginal(_original.Type) || _original.State != TransactionState.Approved)
            {
                return Text.OriginalWrongKind;
            }

            if (Kind.SameBatch && _original.Batch != _with.Settings.Current(Counter.Batch))
            {
                return Text.OriginalSettled;
            }

            int against = Kind.Repeatable ? RecordFlags.Spent : RecordFlags.Spent | RecordFlags.Refunded;
            if ((_original.Flags & against) != 0 || (Kind.Amount == AmountRule.Bounded && MostMinor() <= 0))
            {
                return Text.OriginalSpent;
            }

            return Text.None;
        }

        private long MostMinor()
        {
            long most = _original.AmountMinor * Kind.MostPercent / 100;
            return Kind.Repeatable ? most - _original.RefundedMinor : most;
        }

        private void Confirm(long nowMs)
        {
            var digits = new byte[2 * TransactionRecord.MaxPanBytes];
            int count = _original.CopyMaskedPan(digits, 0);
            _message.Start(Mood.Info, Say(Kind.Name), Say(_with.Kinds.Of(_original.Type).Name)).WithAmount(_original.AmountMinor)
                .WithLine(System.Text.Encoding.UTF8.GetString(digits, 0, count))
                .WithLine(DayAndTime(_original))
                .WithKeys(Text.KeyCancel, Text.KeyNext).WithTimeout(Theme.ImportantMessageMs);
            _with.Ui.Show(_message, nowMs);
            _state = State.Confirming;
        }

        private void PollConfirming(long nowMs)
        {
            if (_message.Result == PageResult.None)
            {
                return;
            }

            _state = State.Done;
            if (_message.Result == PageResult.Entered)
            {
                AskAmount(nowMs);
            }
        }

        private void PollNotFound(long nowMs)
        {
            if (_message.Result == PageResult.None)
            {
                return;
            }

            _state = State.Done;
            if (_message.Result == PageResult.Entered)
            {
                bool reference = Kind.Typed == TypedOriginal.ByReference;
                int digits = reference ? ReferenceDigits : AuthorisationDigits;
                Ask(reference ? Text.AskReference : Text.AskAuthorisation, _typed, digits, digits, nowMs);
                _state = State.Typing;
            }
        }

        private void PollTyping(long nowMs)
        {
            if (Answered(out bool entered) && entered)
            {
                Ask(Text.AskDate, _date, DateDigits, DateDigits, nowMs);
                _state = State.Date;
            }
        }

        private void PollDate(long nowMs)
        {
            if (!Answered(out bool entered) || !entered)
            {
                return;
            }

            _typedDate = NumberOf(_date, DateDigits);
            int month = _typedDate / 100;
            int day = _typedDate % 100;
            if (month < 1 || month > 12 || day < 1 || day > 31)
            {
                Ask(Text.AskDate, _date, DateDigits, DateDigits, nowMs);
                _state = State.Date;
                return;
            }

            AskAmount(nowMs);
        }

        private void AskAmount(long nowMs)
        {
            bool known = _original.Number != 0;
            if (Kind.Amount == AmountRule.None)
            {
                Finish();
            }
            else if (Kind.Amount == AmountRule.Whole && known)
            {
                AmountMinor = _original.AmountMinor;
                Finish();
            }
            else
            {
                Text prompt = Kind.LeastPercent > 0 ? Text.AskTotalWithTip : Text.IdleEnterAmount;
                _amount.Start(Say(Kind.Name), prompt, known && Kind.Amount == AmountRule.Bounded ? MostMinor() : 0);
                _with.Ui.Show(_amount, nowMs);
                _state = State.Amount;
            }
        }

        private void PollAmount(long nowMs)
        {
            if (_amount.Result == PageResult.None)
            {
                return;
            }

            _state = State.Done;
            if (_amount.Result != PageResult.Entered)
            {
                return;
            }

            AmountMinor = _amount.AmountMinor;
            if (AmountMinor * 100 < _original.AmountMinor * Kind.LeastPercent)
            {
                _message.Start(Mood.Warning, Say(Kind.Name), Say(Text.TipTooLittle)).WithAmount(_original.AmountMinor)
                    .WithKeys(Text.KeyCancel, Text.KeyNext).WithTimeout(Theme.MessageMs);
                _with.Ui.Show(_message, nowMs);
                _state = State.TooLittle;
                return;
            }

            Finish();
        }

        private void PollTooLittle(long nowMs)
        {
            if (_message.Result == PageResult.None)
            {
                return;
            }

            _state = State.Done;
            if (_message.Result == PageResult.Entered)
            {
                AskAmount(nowMs);
            }
        }

        private void Finish()
        {
            Ready = true;
            _state = State.Done;
        }

        private void Refuse(Text why, long nowMs)
        {
            _original.Clear();
            _message.Start(Mood.Bad, Say(Kind.Name), Say(why)).WithLine(Say(MoneyWords.NotMoved(Kind)))
                .WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.ImportantMessageMs);
            _with.Ui.Show(_message, nowMs);
            Told = true;
            _state = State.Refused;
        }

        private void Ask(Text prompt, byte[] digits, int min, int max, long nowMs)
        {
            _number.Start(Say(Kind.Name), Say(prompt), digits, min, max, false, null, false);
            _with.Ui.Show(_number, nowMs);
        }

        /// <summary>True when the number page has ended; a page that was left ends the preparation.</summary>
        private bool Answered(out bool entered)
        {
            entered = _number.Result == PageResult.Entered;
            if (_number.Result == PageResult.None)
            {
                return false;
            }

            _state = State.Done;
            return true;
        }

        private static string DayAndTime(TransactionRecord record)
        {
            return (record.Date / 10000).ToString("D4") + "-" + (record.Date / 100 % 100).ToString("D2") + "-" + (record.Date % 100).ToString("D2")
                + " " + (record.Time / 10000).ToString("D2") + ":" + (record.Time / 100 % 100).ToString("D2");
        }

        private static int NumberOf(byte[] digits, int count)
        {
            int number = 0;
            for (int i = 0; i < count; i++)
            {
                number = (number * 10) + digits[i] - '0';
            }

            return number;
        }

        private string Say(Text id)
        {
            return _with.Ui.Texts.Of(id);
        }
    }
}
