using Drivers.Hal;
using Firmware.Host;
using Firmware.Staff;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Office
{
    /// <summary>
    /// The shop's limits and the age of passwords, for the administrator: shown, changed, lifted. The other types' limits are set at the
    /// service port. <see cref="Start"/>, then <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class LimitsFlow
    {
        private const int DayDigits = 3;

        private readonly Terminal _terminal;
        private readonly MenuPage _menu = new MenuPage();
        private readonly AmountPage _amount = new AmountPage();
        private readonly NumberPage _number;
        private readonly ProgressPage _progress;
        private readonly MessagePage _message;
        private readonly byte[] _days = new byte[DayDigits];
        private readonly Text[] _names =
        {
            Text.LimitSaleOne, Text.LimitSaleDay, Text.LimitRefundOne, Text.LimitRefundDay, Text.LimitPreAuthOne, Text.LimitCashOne,
            Text.LimitOperatorDay, Text.LimitPasswordDays,
        };

        private readonly int[] _settings =
        {
            SettingNumber.LimitOfType + (int)TransactionType.Sale, SettingNumber.DayLimitOfType + (int)TransactionType.Sale,
            SettingNumber.LimitOfType + (int)TransactionType.Refund, SettingNumber.DayLimitOfType + (int)TransactionType.Refund,
            SettingNumber.LimitOfType + (int)TransactionType.PreAuthorisation, SettingNumber.LimitOfType + (int)TransactionType.Cash,
            SettingNumber.DayLimitOfOperator, SettingNumber.PasswordDays,
        };

        private State _state;
        private int _chosen;

        public LimitsFlow(Terminal terminal)
        {
            _terminal = terminal;
            _progress = terminal.Ui.Progress;
            _message = terminal.Ui.Message;
            _number = terminal.Ui.Number;
        }

        private enum State : byte
        {
            Done = 0,
            List,
            Action,
            Amount,
            Days,
            Saving,
            Failed,
        }

        /// <summary>It was left by the Back key: the menu before is wanted.</summary>
        public bool Back { get; private set; }

        public void Start(long nowMs)
        {
            Back = false;
            ShowList(nowMs);
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.List:
                    PollList(nowMs);
                    break;
                case State.Action:
                    PollAction(nowMs);
                    break;
                case State.Amount:
                    PollAmount(nowMs);
                    break;
                case State.Days:
                    PollDays(nowMs);
                    break;
                case State.Saving:
                    PollSaving(nowMs);
                    break;
                case State.Failed:
                    if (_message.Result != PageResult.None)
                    {
                        ShowList(nowMs);
                    }

                    break;
            }

            return _state == State.Done;
        }

        private bool IsDays
        {
            get { return _settings[_chosen] == SettingNumber.PasswordDays; }
        }

        private void ShowList(long nowMs)
        {
            _menu.StartMenu(Say(Text.MenuLimits));
            for (int i = 0; i < _names.Length; i++)
            {
                _menu.Add(Say(_names[i]), i);
                _menu.WithValue(ValueOf(i));
            }

            _terminal.Ui.Show(_menu, nowMs);
            _state = State.List;
        }

        private string ValueOf(int index)
        {
            bool days = _settings[index] == SettingNumber.PasswordDays;
            string fallback = days ? StaffRegister.DefaultMaxDays.ToString() : "0";
            if (!long.TryParse(_terminal.Settings.GetText(_settings[index], fallback), out long value) || value == 0)
            {
                return Say(Text.LimitNone);
            }

            return days ? _terminal.Texts.Of(Text.LimitDays, value.ToString()) : Money.Format(value);
        }

        private void PollList(long nowMs)
        {
            if (_menu.Result == PageResult.None)
            {
                return;
            }

            _state = State.Done;
            Back = _menu.Result == PageResult.Cancelled;
            if (_menu.Result == PageResult.Entered)
            {
                _chosen = _menu.Command;
                _menu.StartMenu(Say(_names[_chosen]));
                _menu.Add(Say(Text.LimitChange), 1);
                _menu.Add(Say(Text.LimitRemove), 0);
                _terminal.Ui.Show(_menu, nowMs);
                _state = State.Action;
            }
        }

        private void PollAction(long nowMs)
        {
            if (_menu.Result == PageResult.None)
            {
                return;
            }

            if (_menu.Result != PageResult.Entered)
            {
                ShowList(nowMs);
            }
            else if (_menu.Command == 0)
            {
                Save("0", nowMs);
            }
            else if (IsDays)
            {
                _number.Start(Say(_names[_chosen]), Say(Text.LimitAskDays), _days, 1, DayDigits, false, null, false);
                _terminal.Ui.Show(_number, nowMs);
                _state = State.Days;
            }
            else
            {
                _amount.Start(Say(_names[_chosen]), Text.IdleEnterAmount, 0);
                _terminal.Ui.Show(_amount, nowMs);
                _state = State.Amount;
            }
        }

        private void PollAmount(long nowMs)
        {
            if (_amount.Result == PageResult.Entered)
            {
                Save(_amount.AmountMinor.ToString(), nowMs);
            }
            else if (_amount.Result != PageResult.None)
            {
                ShowList(nowMs);
            }
        }

        private void PollDays(long nowMs)
        {
            if (_number.Result == PageResult.Entered)
            {
                int days = 0;
                for (int i = 0; i < _number.Count; i++)
                {
                    days = (days * 10) + _days[i] - '0';
                }

                Save(days.ToString(), nowMs);
            }
            else if (_number.Result != PageResult.None)
            {
                ShowList(nowMs);
            }
        }

        private void Save(string value, long nowMs)
        {
            if (_terminal.Settings.SetText(_settings[_chosen], value) != Status.Pending)
            {
                Fail(nowMs);
                return;
            }

            _progress.Start(Say(Text.MenuLimits), Say(Text.PleaseWait), null);
            _terminal.Ui.Show(_progress, nowMs);
            _state = State.Saving;
        }

        private void PollSaving(long nowMs)
        {
            Status status = _terminal.Settings.Poll(nowMs);
            if (status == Status.Pending)
            {
                return;
            }

            _terminal.Configure();
            if (status == Status.Ok)
            {
                _terminal.NoteSetting(_settings[_chosen]);
                ShowList(nowMs);
            }
            else
            {
                Fail(nowMs);
            }
        }

        private void Fail(long nowMs)
        {
            _message.Start(Mood.Bad, Say(Text.MenuLimits), Say(Text.SettingNotSaved)).WithLine(Say(Text.AdviceTryAgain))
                .WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.ImportantMessageMs);
            _terminal.Ui.Show(_message, nowMs);
            _state = State.Failed;
        }

        private string Say(Text id)
        {
            return _terminal.Texts.Of(id);
        }
    }
}
