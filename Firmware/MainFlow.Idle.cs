using System;
using Drivers.Hal;
using Firmware.Host;
using Firmware.Office;
using Firmware.Sale;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware
{
    /// <content>The idle page and what begins there.</content>
    public sealed partial class MainFlow
    {
        /// <summary>How often the idle page looks at the calendar and at what there is to warn of: the bus, the arithmetic of a date and the settings cost more than the rest of being idle.</summary>
        private const int LookMs = 500;

        /// <summary>A calendar before this was never set.</summary>
        private const int FirstYear = 2020;

        private DateTime _today;
        private long _lookDueMs;

        private void ShowIdle(long nowMs)
        {
            if (_locked)
            {
                _signIn.StartLocked(nowMs);
                Enter(State.Locked, nowMs);
                return;
            }

            _terminal.Ui.Show(_idle, nowMs);
            _lookDueMs = 0;
            Enter(State.Idle, nowMs);
        }

        private void PollIdle(long nowMs)
        {
            bool look = nowMs >= _lookDueMs;
            if (look)
            {
                _lookDueMs = nowMs + LookMs;
                if (_terminal.Calendar.TryRead(out _today))
                {
                    _idle.SetDate(_today);
                }

                ShowWarning();
            }

            if (_terminal.Service.TakeChanged())
            {
                _terminal.Configure();
            }

            _terminal.FaultBook.Poll();
            if (_terminal.Client.RenewalDue && !_terminal.Deliverer.Owes)
            {
                StartSignOn(nowMs);
            }
            else if (look && SettlementDue(_today))
            {
                StartSettling(true, nowMs);
            }
            else if (UpdateDue(nowMs))
            {
                StartUpdate(0, nowMs);
            }
            else if (_idle.TryTakeAmount(out long amountMinor))
            {
                StartSale(amountMinor, nowMs);
            }
            else if (_idle.TryTakeMenu())
            {
                _menu.Start(_signIn.Role, _signIn.Operator, nowMs);
                Enter(State.Menu, nowMs);
            }
            else if (_terminal.Idle.LockDue(nowMs))
            {
                _locked = true;
                _terminal.Service.Unlocked = false;
                ShowIdle(nowMs);
            }
        }

        private void StartSale(long amountMinor, long nowMs)
        {
            if (!_activation.Activated)
            {
                TellNotActivated(nowMs);
            }
            else if (_settle.Unfinished)
            {
                StartSettling(true, nowMs);
            }
            else
            {
                _sale.Start(TransactionType.Sale, amountMinor, nowMs);
                Enter(State.Sale, nowMs);
            }
        }

        /// <summary>Keys renewed, the day settled: nobody has to be there for that.</summary>
        private void PollLocked(long nowMs)
        {
            if (_signIn.Poll(nowMs))
            {
                _locked = false;
                SignedIn();
                StartSignOn(nowMs);
            }
            else if (_terminal.Client.RenewalDue && !_terminal.Deliverer.Owes)
            {
                StartSignOn(nowMs);
            }
            else if (nowMs >= _lookDueMs)
            {
                // As on the idle page: the bus and the arithmetic of a date are for twice a second.
                _lookDueMs = nowMs + LookMs;
                if (_terminal.Calendar.TryRead(out _today) && SettlementDue(_today))
                {
                    StartSettling(true, nowMs);
                }
            }
        }

        /// <summary>The most urgent thing first.</summary>
        private void ShowWarning()
        {
            TransactionLog log = _terminal.Log;
            int refused = _terminal.Settings.GetInt(SettingNumber.RefusedNotices, 0);
            if (!_activation.Activated)
            {
                _idle.SetWarning(Text.IdleNotActivated);
            }
            else if (log.HasOpenReversal)
            {
                _idle.SetWarning(_terminal.Client.KeysRefused ? Text.IdleReversalKeys : Text.IdleReversalOpen);
            }
            else if (log.BatchFull)
            {
                _idle.SetWarning(Text.IdleBatchFull);
            }
            else if (log.OpenNotices > 0)
            {
                _idle.SetWarning(_terminal.Client.KeysRefused ? Text.IdleNoticesKeys : Text.IdleNoticesOpen, log.OpenNotices);
            }
            else if (_terminal.Client.KeysRefused)
            {
                _idle.SetWarning(Text.IdleKeysRefused);
            }
            else if (refused > 0)
            {
                _idle.SetWarning(Text.IdleNoticesRefused, refused);
            }
            else if (_terminal.Printer.PaperOut)
            {
                _idle.SetWarning(Text.IdlePaperOut);
            }
            else if (_terminal.Deliverer.Mail.Failures > 0 && _terminal.Deliverer.Mail.Queue.Count > 0)
            {
                _idle.SetWarning(Text.IdleMailOpen, _terminal.Deliverer.Mail.Queue.Count);
            }
            else if (_terminal.Deliverer.Mail.Refused > 0)
            {
                _idle.SetWarning(Text.IdleMailRefused, _terminal.Deliverer.Mail.Refused);
            }
            else if (log.NewestDamaged > _terminal.Settings.GetInt(SettingNumber.SetAsideTold, 0))
            {
                _idle.SetWarning(Text.IdleSetAside, log.DamagedItems);
            }
            else
            {
                _idle.SetWarning(_terminal.Client.SignedOn ? Text.None : Text.IdleNotSignedOn);
            }
        }

        /// <summary>
        /// The set time of day has come since the last automatic settlement, and there is something to settle. A terminal that
        /// was off then makes up for it; one for which the time was never set before begins with the next time.
        /// </summary>
        private bool SettlementDue(DateTime now)
        {
            string at = _terminal.Settings.GetText(SettingNumber.SettleAt, "");
            if (at.Length != 4 || now.Year < FirstYear || !int.TryParse(at, out int hhmm))
            {
                return false;
            }

            bool today = (now.Hour * 100) + now.Minute >= hhmm;
            DateTime last = today ? now : now.AddDays(-1);
            int day = (last.Year * 10000) + (last.Month * 100) + last.Day;
            int settled = _terminal.Settings.GetInt(SettingNumber.SettledDay, 0);
            if (settled == day)
            {
                return false;
            }

            // Noted before it begins: a line that is down must not bring it back every minute.
            bool noted = _terminal.Settings.SetInt(SettingNumber.SettledDay, day) == Status.Pending;
            return noted && _terminal.Log.BatchCount > 0 && (today || settled != 0);
        }

        private void StartSettling(bool automatic, long nowMs)
        {
            _settle.Start(automatic, nowMs);
            Enter(State.Settling, nowMs);
        }

        private void PollSettling(long nowMs)
        {
            _settle.Poll(nowMs);
            if (!_settle.Working)
            {
                StartSignOn(nowMs);
            }
        }

        private long PollSale(long nowMs)
        {
            long due = _sale.Poll(nowMs);
            if (!_sale.Working && _sale.CashMinor > 0)
            {
                StartCash(_sale.CashMinor, nowMs);
            }
            else if (!_sale.Working)
            {
                ShowIdle(nowMs);
            }

            return due;
        }

        /// <param name="amountMinor">0: it is asked for.</param>
        private void StartCash(long amountMinor, long nowMs)
        {
            _cash = new CashFlow(_terminal.PaymentContext);
            _cash.Start(amountMinor, nowMs);
            Enter(State.Cash, nowMs);
        }

        private void PollMenu(long nowMs)
        {
            if (!_menu.Poll(nowMs))
            {
                return;
            }

            bool money = _menu.Next == AfterMenu.Transaction || _menu.Next == AfterMenu.Cash || _menu.Next == AfterMenu.Settlement;
            if (money && !_activation.Activated)
            {
                TellNotActivated(nowMs);
                return;
            }

            switch (_menu.Next)
            {
                case AfterMenu.SignOut:
                    _terminal.Service.Unlocked = false;
                    _terminal.Archive.Audit.Note(AuditEvent.SignedOut, _signIn.Operator, _signIn.Operator);
                    _terminal.Staff.Actor = AuditEntry.Nobody;
                    StartSignIn(nowMs);
                    break;
                case AfterMenu.SignOn:
                    _terminal.Client.ForgetSignOn();
                    StartSignOn(nowMs);
                    break;
                case AfterMenu.Transaction:
                    if (_settle.Unfinished)
                    {
                        StartSettling(true, nowMs);
                        break;
                    }

                    _sale.Start(_menu.Type, nowMs);
                    Enter(State.Sale, nowMs);
                    break;
                case AfterMenu.Activation:
                    StartActivation(true, nowMs);
                    break;
                case AfterMenu.Download:
                    StartUpdate(UpdateFlow.Everything, nowMs);
                    break;
                case AfterMenu.Cash:
                    StartCash(0, nowMs);
                    break;
                case AfterMenu.Settlement:
                    StartSettling(false, nowMs);
                    break;
                case AfterMenu.SelfTest:
                    _testFromMenu = true;
                    _terminal.Tests.Start(true, nowMs);
                    Enter(State.SelfTest, nowMs);
                    break;
                default:
                    ShowIdle(nowMs);
                    break;
            }
        }
    }
}
