using System;
using Drivers.Buzzer;
using Drivers.Hal;
using Emv.Contact;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>The part of a payment that happens between customer, card and kernel.</summary>
    public sealed partial class PaymentFlow
    {
        private void StartCard(long nowMs)
        {
            ShowProgress(Text.CardReading, nowMs);
            _onlinePin = false;
            int sequence = _with.Settings.Current(Counter.Stan) + 1;
            _with.Card.Start(_record.AmountMinor, _kind.EmvType, _with.LocalTime(), sequence, nowMs);
            Enter(State.Card, 0, nowMs);
        }

        private void PollCard(long nowMs)
        {
            switch (_with.Card.Poll(nowMs))
            {
                case CardWants.Choice:
                    AskForChoice(nowMs);
                    break;
                case CardWants.Pin:
                    AskForPin(nowMs);
                    break;
                case CardWants.Issuer:
                    StartRecording(nowMs);
                    break;
                case CardWants.Done:
                    CardDone(nowMs);
                    break;
            }
        }

        private void AskForChoice(long nowMs)
        {
            ContactKernel kernel = _with.Card.Kernel;
            _choicePage.Start(Say(Text.ChooseApplication));
            for (int i = 0; i < kernel.CandidateCount && i < ChoicePage.MaxItems; i++)
            {
                _choicePage.Add(kernel.CandidateName(i));
            }

            _with.Ui.Show(_choicePage, nowMs);
            Enter(State.Choosing, 0, nowMs);
        }

        private void PollChoosing(long nowMs)
        {
            PageResult result = _choicePage.Result;
            if (!_with.Card.CardPresent)
            {
                _with.Card.Lose(CardLoss.Removed);
            }
            else if (result == PageResult.None)
            {
                return;
            }
            else if (result == PageResult.Entered)
            {
                _with.Card.Kernel.Chosen(_choicePage.Chosen);
            }
            else
            {
                _with.Card.Lose(CardLoss.Cancelled);
            }

            ShowProgress(Text.CardReading, nowMs);
            Enter(State.Card, 0, nowMs);
        }

        /// <summary>An inquiry moves no money: its pages show none.</summary>
        private void ShowAmount()
        {
            if (_kind.HasAmount)
            {
                _message.WithAmount(_record.AmountMinor);
            }
        }

        private void AskForPin(long nowMs)
        {
            PinRequest request = _with.Card.Kernel.PinRequest;
            string note = null;
            if (request.LastTry)
            {
                note = Say(Text.PinLastTry);
            }
            else if (request.Retry)
            {
                note = request.TriesLeft > 0
                    ? _with.Ui.Texts.Of(Text.PinTriesLeft, request.TriesLeft.ToString())
                    : Say(Text.PinWrong);
            }
            else if (_wrongPins > 0)
            {
                note = Say(Text.PinWrong);
            }

            _pinPage.Title = Say(Text.PinTitle);
            _pinPage.Start(_pin, _record.AmountMinor, _with.Ui.ShopName, note, request.LastTry || note != null, request.Online);
            _with.Ui.Show(_pinPage, nowMs);
            _with.Beeper.Play(Sound.Attention, nowMs);
            Enter(State.PinEntry, 0, nowMs);
        }

        private void PollPin(long nowMs)
        {
            // The kernel goes on with its cryptography while the customer types.
            _with.Card.Poll(nowMs);
            if (!_with.Card.CardPresent)
            {
                _pinPage.Abort();
                _with.Card.Lose(CardLoss.Removed);
            }
            else if (_pinPage.Result == PageResult.None)
            {
                return;
            }
            else if (_pinPage.Result == PageResult.Entered)
            {
                TakePin(nowMs);
            }
            else if (_pinPage.Result == PageResult.Bypassed)
            {
                _with.Card.Kernel.PinBypassed();
            }
            else
            {
                _with.Card.Lose(CardLoss.Cancelled);
            }

            Array.Clear(_pin, 0, _pin.Length);
            ShowProgress(Text.Processing, nowMs);
            Enter(State.Card, 0, nowMs);
        }

        private void TakePin(long nowMs)
        {
            ContactKernel kernel = _with.Card.Kernel;
            if (!kernel.PinRequest.Online)
            {
                kernel.PinEntered(_pin, _pinPage.Count);
                return;
            }

            Status built = Status.Invalid;
            if (_builder.Identify(kernel, _record))
            {
                built = PinBlock.Build(_with.Vault, _pin, _pinPage.Count, _record.Pan, _record.PanDigits, _card.PinBlock);
            }

            if (built == Status.Ok)
            {
                _card.HasPin = true;
                _onlinePin = true;
                kernel.OnlinePinCaptured();
            }
            else
            {
                kernel.PinPadBroken();
            }
        }

        /// <summary>The kernel has ended: before the issuer was asked, or after.</summary>
        private void CardDone(long nowMs)
        {
            if (_with.Card.ResetFailed)
            {
                EndWith(Mood.Bad, _with.Card.CardPresent ? Text.WhyCardSilent : Text.WhyCardRemoved, Text.MoneyNotMoved, nowMs);
            }
            else if (_begun)
            {
                Conclude(nowMs);
            }
            else
            {
                Outcome outcome = _with.Card.Kernel.Outcome;
                EndWith(outcome.Decision == Decision.Declined ? Mood.Bad : Mood.Warning, OutcomeTexts.Why(outcome.Reason), Text.MoneyNotMoved, nowMs);
            }
        }
    }
}
