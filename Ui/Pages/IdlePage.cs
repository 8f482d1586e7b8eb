using System;
using Drivers.Keypad;
using Firmware.Loop;

namespace Firmware.Ui
{
    /// <summary>
    /// What the terminal shows between payments: date, operator, warnings, and the amount of the next sale, which can be
    /// typed at once. The page never ends; ask <see cref="TryTakeAmount"/> and <see cref="TryTakeMenu"/>.
    /// </summary>
    public sealed class IdlePage : Page
    {
        private const int DateTop = Theme.BodyTop + 10;
        private const int LabelTop = Theme.BodyTop + 40;
        private const int FieldTop = Theme.BodyTop + 62;
        private const int HintTop = FieldTop + AmountField.Height + 6;
        private const int WarningHeight = 26;
        private const int WarningTop = Theme.KeyBarTop - WarningHeight;
        private const int HalfWidth = Theme.ContentWidth / 2;

        private readonly AmountField _amount = new AmountField();
        private bool _taken = true;
        private bool _menu;
        private string _operator = "";
        private int _year;
        private int _month;
        private int _day;
        private int _dayOfWeek;
        private Text _warning;
        private int _warningCount;

        public IdlePage()
        {
            ClearHint = Text.KeyClear;
            MenuHint = Text.KeyMenu;
            EnterHint = Text.KeySale;
            DeadlineMs = Scheduler.Never;
        }

        /// <summary>Fetches the amount after Enter, once.</summary>
        public bool TryTakeAmount(out long amountMinor)
        {
            amountMinor = _amount.AmountMinor;
            if (_taken)
            {
                return false;
            }

            _taken = true;
            _amount.Clear();
            return true;
        }

        /// <summary>True once after the Menu key.</summary>
        public bool TryTakeMenu()
        {
            bool menu = _menu;
            _menu = false;
            return menu;
        }

        /// <summary>Two digits; empty when nobody is signed in.</summary>
        public void SetOperator(string number)
        {
            if (_operator != number)
            {
                _operator = number;
                PaintDate();
            }
        }

        /// <summary>The local date; painted when the day changes.</summary>
        public void SetDate(DateTime local)
        {
            if (local.Day != _day || local.Month != _month || local.Year != _year)
            {
                _year = local.Year;
                _month = local.Month;
                _day = local.Day;
                _dayOfWeek = (int)local.DayOfWeek;
                PaintDate();
            }
        }

        /// <summary>What it warns of now; <see cref="Text.None"/> for nothing.</summary>
        public Text Warning
        {
            get { return _warning; }
        }

        /// <summary>The most urgent thing the merchant should know (Text.IdleReversalOpen and its like); Text.None clears it.</summary>
        public void SetWarning(Text warning)
        {
            SetWarning(warning, 0);
        }

        /// <summary>A warning that counts something.</summary>
        public void SetWarning(Text warning, int count)
        {
            if (_warning != warning || _warningCount != count)
            {
                _warning = warning;
                _warningCount = count;
                PaintWarning();
            }
        }

        public override void Paint(Screen screen)
        {
            PaintDate();
            screen.Text(Theme.Margin, LabelTop, Theme.ContentWidth, Say(Text.IdleEnterAmount), Align.Left, Theme.Ink, Theme.Paper);
            _amount.Paint(screen, FieldTop);
            screen.Text(Theme.Margin, HintTop, Theme.ContentWidth, Say(Text.IdleEnterStarts), Align.Right, Theme.Quiet, Theme.Paper);
            if (_warning != Text.None)
            {
                PaintWarning();
            }
        }

        public override void OnKey(KeyEvent e, long nowMs)
        {
            if (e.Action == KeyAction.Held && e.Key == Key.Clear)
            {
                ClearAmount();
                return;
            }

            if (e.Action != KeyAction.Pressed)
            {
                return;
            }

            DeadlineMs = nowMs + Theme.IdleEntryMs;
            int digit = DigitOf(e.Key);
            if (digit >= 0)
            {
                PaintAmount(_amount.TypeDigit(digit));
                return;
            }

            switch (e.Key)
            {
                case Key.Clear:
                    PaintAmount(_amount.TakeBack());
                    break;
                case Key.Cancel:
                    ClearAmount();
                    break;
                case Key.Menu:
                    _menu = true;
                    break;
                case Key.Enter:
                    _taken = _amount.Empty;
                    if (_taken)
                    {
                        // Amounts come first: there is nothing to sell yet.
                        Refuse(nowMs);
                    }

                    break;
            }
        }

        /// <summary>An amount half typed long ago must not meet the next customer.</summary>
        public override void OnDeadline(long nowMs)
        {
            DeadlineMs = Scheduler.Never;
            ClearAmount();
        }

        protected override void Shown(long nowMs)
        {
            DeadlineMs = _amount.Empty ? Scheduler.Never : nowMs + Theme.IdleEntryMs;
            _menu = false;
        }

        private void ClearAmount()
        {
            bool typed = !_amount.Empty;
            _amount.Clear();
            PaintAmount(typed);
        }

        private void PaintAmount(bool changed)
        {
            if (changed && Screen != null)
            {
                _amount.PaintChanges(Screen);
            }
        }

        private void PaintDate()
        {
            if (Screen == null)
            {
                return;
            }

            string day = _year == 0 ? "" : Format.Date(Host.Texts, _year, _month, _day) + "  " + Say(DayName(_dayOfWeek));
            Screen.Retext(Theme.Margin, DateTop, HalfWidth + 40, day, Screen.Text16, Align.Left, Theme.Quiet, Theme.Paper);
            string who = _operator.Length == 0 ? "" : Host.Texts.Of(Text.IdleOperator, _operator);
            Screen.Retext(Theme.Margin + HalfWidth + 40, DateTop, HalfWidth - 40, who, Screen.Text16, Align.Right, Theme.Quiet, Theme.Paper);
        }

        private void PaintWarning()
        {
            if (Screen == null)
            {
                return;
            }

            ushort ground = _warning == Text.None ? Theme.Paper : Theme.Warn;
            Screen.Fill(0, WarningTop, Theme.Width, WarningHeight, ground);
            Screen.Text(Theme.Margin, WarningTop + (WarningHeight - Theme.TextHeight) / 2, Theme.ContentWidth, Host.Texts.Of(_warning, _warningCount.ToString()), Align.Left, Theme.WarnInk, ground);
        }

        // DayOfWeek counts from Sunday, the texts from Monday.
        private static Text DayName(int dayOfWeek)
        {
            return dayOfWeek == 0 ? Text.Sunday : (Text)((int)Text.Monday + dayOfWeek - 1);
        }
    }
}
