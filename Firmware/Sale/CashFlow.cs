using System;
using Drivers.Buzzer;
using Drivers.Hal;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>
    /// A sale for cash: amount, what the customer gave, change due, slip. It needs no host and stands in the journal as soon as it is
    /// written; the settlement with the acquirer does not count it. <see cref="Start"/>, then <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class CashFlow
    {
        private readonly PaymentContext _with;
        private readonly TransactionKind _kind;
        private readonly PaymentLimits _limits;
        private readonly TransactionRecord _record = new TransactionRecord();
        private readonly AmountPage _amount = new AmountPage();
        private readonly MessagePage _message;
        private readonly ProgressPage _progress;
        private State _state;
        private bool _begun;

        public CashFlow(PaymentContext with)
        {
            _with = with;
            _message = with.Ui.Message;
            _progress = with.Ui.Progress;
            _kind = with.Kinds.Of((byte)TransactionType.Cash);
            _limits = new PaymentLimits(with);
        }

        private enum State : byte
        {
            Done = 0,
            Amount,
            Limits,
            Tendered,
            TooLittle,
            Recording,

            /// <summary>The change is in sight until the cashier has counted it out.</summary>
            Change,
            Printing,
            Told,
        }

        /// <param name="amountMinor">0: it is asked for.</param>
        public void Start(long amountMinor, long nowMs)
        {
            _record.Clear();
            _record.AmountMinor = amountMinor;
            _begun = false;
            if (amountMinor > 0)
            {
                CheckLimits();
                return;
            }

            _amount.Start(Say(_kind.Name), Text.IdleEnterAmount, 0);
            _with.Ui.Show(_amount, nowMs);
            _state = State.Amount;
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Amount:
                    PollAmount();
                    break;
                case State.Limits:
                    PollLimits(nowMs);
                    break;
                case State.Tendered:
                    PollTendered(nowMs);
                    break;
                case State.TooLittle:
                    PollTooLittle(nowMs);
                    break;
                case State.Recording:
                    PollRecording(nowMs);
                    break;
                case State.Change:
                    PollChange(nowMs);
                    break;
                case State.Printing:
                    _state = _with.Printing.Poll(nowMs) ? State.Done : _state;
                    break;
                case State.Told:
                    _state = _message.Result != PageResult.None ? State.Done : _state;
                    break;
            }

            return _state == State.Done;
        }

        private void PollAmount()
        {
            if (_amount.Result == PageResult.Entered)
            {
                _record.AmountMinor = _amount.AmountMinor;
                CheckLimits();
            }
            else if (_amount.Result != PageResult.None)
            {
                _state = State.Done;
            }
        }

        private void CheckLimits()
        {
            _limits.Start(_kind, _record);
            _state = State.Limits;
        }

        private void PollLimits(long nowMs)
        {
            if (!_limits.Poll())
            {
                return;
            }

            if (_limits.Broken == Text.None)
            {
                AskTendered(nowMs);
            }
            else
            {
                Tell(Mood.Bad, _limits.Broken, _limits.Detail, nowMs);
            }
        }

        private void AskTendered(long nowMs)
        {
            _amount.Start(Say(_kind.Name) + " " + Money.Format(_record.AmountMinor), Text.CashTendered, 0);
            _with.Ui.Show(_amount, nowMs);
            _state = State.Tendered;
        }

        private void PollTendered(long nowMs)
        {
            if (_amount.Result == PageResult.None)
            {
                return;
            }

            if (_amount.Result != PageResult.Entered)
            {
                Tell(Mood.Warning, Text.Cancelled, null, nowMs);
                return;
            }

            if (_amount.AmountMinor < _record.AmountMinor)
            {
                _message.Start(Mood.Warning, Say(_kind.Name), Say(Text.CashTooLittle)).WithAmount(_record.AmountMinor)
                    .WithKeys(Text.KeyCancel, Text.KeyNext).WithTimeout(Theme.ImportantMessageMs);
                _with.Beeper.Play(Sound.Error, nowMs);
                _with.Ui.Show(_message, nowMs);
                _state = State.TooLittle;
                return;
            }

            Fill(_amount.AmountMinor);
            _progress.Start(Say(_kind.Name), Say(Text.PleaseWait), null);
            _progress.WithAmount(_record.AmountMinor);
            _with.Ui.Show(_progress, nowMs);
            _state = State.Recording;
        }

        private void PollTooLittle(long nowMs)
        {
            if (_message.Result == PageResult.Entered)
            {
                AskTendered(nowMs);
            }
            else if (_message.Result != PageResult.None)
            {
                Tell(Mood.Warning, Text.Cancelled, null, nowMs);
            }
        }

        private void Fill(long tenderedMinor)
        {
            DateTime now = _with.LocalTime();
            _record.Type = (byte)_kind.Type;
            _record.TotalsSign = _kind.TotalsSign;
            _record.TenderedMinor = tenderedMinor;
            _record.Date = (now.Year * 10000) + (now.Month * 100) + now.Day;
            _record.Time = (now.Hour * 10000) + (now.Minute * 100) + now.Second;
            _record.Batch = _with.Settings.Current(Counter.Batch);
            for (int i = 0; i < _record.Operator.Length; i++)
            {
                _record.Operator[i] = (byte)_with.Operator[i];
            }
        }

        private void PollRecording(long nowMs)
        {
            Status status = _begun ? _with.Log.Poll(nowMs) : Begin();
            if (status == Status.Pending || status == Status.Busy)
            {
                return;
            }

            if (status != Status.Ok)
            {
                Tell(status == Status.Full ? Text.WhyBatchFull : Text.WhyNotSaved, nowMs);
                return;
            }

            long changeMinor = _record.TenderedMinor - _record.AmountMinor;
            _message.Start(Mood.Good, Say(_kind.Name), Say(changeMinor > 0 ? Text.CashChange : Text.CashNoChange)).WithAmount(changeMinor)
                .WithLine(Say(Text.CashTendered) + ": " + Money.Format(_record.TenderedMinor)).WithLine(Say(Text.CashSaved))
                .WithKeys(Text.None, Text.KeyPrint).WithTimeout(Theme.ImportantMessageMs);
            _with.Beeper.Play(Sound.Success, nowMs);
            _with.Ui.Show(_message, nowMs);
            _state = State.Change;
        }

        private Status Begin()
        {
            if (_record.Voucher == 0)
            {
                Status taken = _with.Settings.Take(Counter.Voucher, out _record.Voucher);
                if (taken != Status.Ok)
                {
                    _record.Voucher = 0;
                    return taken;
                }
            }

            Status status = _with.Log.Keep(_record);
            _begun = status == Status.Pending;
            return status;
        }

        private void PollChange(long nowMs)
        {
            if (_message.Result != PageResult.None)
            {
                _with.Printing.Start(_record, false, nowMs);
                _state = State.Printing;
            }
        }

        private void Tell(Text why, long nowMs)
        {
            Tell(Mood.Bad, why, null, nowMs);
        }

        private void Tell(Mood mood, Text why, string detail, long nowMs)
        {
            _message.Start(mood, Say(_kind.Name), Say(why)).WithAmount(_record.AmountMinor);
            if (detail != null)
            {
                _message.WithLine(detail);
            }

            _message.WithLine(Say(Text.MoneyNotMoved)).WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.ImportantMessageMs);
            _with.Beeper.Play(Sound.Error, nowMs);
            _with.Ui.Show(_message, nowMs);
            _state = State.Told;
        }

        private string Say(Text id)
        {
            return _with.Ui.Texts.Of(id);
        }
    }
}
