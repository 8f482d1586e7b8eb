using Drivers.Buzzer;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <content>An open reversal goes before any other online payment: the operator sees why, how it goes, and may take cash.</content>
    public sealed partial class PaymentFlow
    {
        private const int HowOften = 0;
        private const int HowSoon = 1;
        private const int DebtTickMs = 250;

        /// <summary>A line that works has delivered it by then.</summary>
        private const int DebtPatienceMs = 2500;

        private long _debtDueMs;

        private void ShowDebt(long nowMs)
        {
            _debtShown = true;
            _message.Start(Mood.Warning, Say(_kind.Name), Say(Text.WhyReversalOpen));
            ShowAmount();
            _message.WithLine(Attempts()).WithLine(NextTry(nowMs)).WithLine(Say(_kind.CashInstead ? Text.DebtHint : Text.ReversalPendingHint))
                .WithKeys(Text.KeyCancel, _kind.CashInstead ? Text.KeyCash : Text.None);
            _with.Beeper.Play(Sound.Attention, nowMs);
            _with.Ui.Show(_message, nowMs);
        }

        private string Attempts()
        {
            return _with.Client.KeysRefused ? Say(Text.RefusesKeys) : _with.Ui.Texts.Of(Text.DebtAttempts, _with.Deliverer.Failures.ToString());
        }

        private string NextTry(long nowMs)
        {
            int seconds = _with.Deliverer.SecondsToNextTry(nowMs);
            return seconds > 0 ? _with.Ui.Texts.Of(Text.DebtNext, seconds.ToString()) : Say(Text.DebtTrying);
        }

        private void PollDebts(long nowMs)
        {
            bool open = _with.Log.HasOpenReversal;
            _with.Deliverer.Held = !open;
            if (!open && !_with.Deliverer.Working)
            {
                StartSignOn(nowMs);
                return;
            }

            if (!_debtShown)
            {
                if (open && nowMs >= _debtDueMs)
                {
                    ShowDebt(nowMs);
                }

                return;
            }

            if (!open)
            {
                // A notice that was under way; the page stays until it is through.
                return;
            }

            if (_message.Result == PageResult.Entered)
            {
                CashMinor = _record.AmountMinor;
                Finish(nowMs);
            }
            else if (_message.Result != PageResult.None)
            {
                EndWith(Mood.Warning, Text.WhyOperatorCancelled, null, MoneyWords.NotMoved(_kind), Text.ReversalPendingHint, nowMs);
            }
            else if (nowMs >= _deadlineMs && !_with.Deliverer.Working)
            {
                EndWith(Mood.Warning, Text.WhyReversalOpen, null, MoneyWords.NotMoved(_kind), Text.ReversalPendingHint, nowMs);
            }
            else if (nowMs >= _debtDueMs)
            {
                _debtDueMs = nowMs + DebtTickMs;
                _message.Resay(HowOften, Attempts());
                _message.Resay(HowSoon, NextTry(nowMs));
            }
        }
    }
}
