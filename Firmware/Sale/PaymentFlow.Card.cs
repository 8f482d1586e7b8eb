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
            _with.Tap.Stop();
            _side = _with.Card;
            ShowProgress(Text.CardReading, nowMs);
            _onlinePin = false;
            _with.Card.Start(_record.AmountMinor, _kind.EmvType, _with.LocalTime(), Sequence(), nowMs);
            Enter(State.Card, 0, nowMs);
        }

        /// <summary>Transaction sequence counter: the trace number that this one will get.</summary>
        private int Sequence()
        {
            return _with.Settings.Current(Counter.Stan) + 1;
        }

        private void PollCard(long nowMs)
        {
            TellTap(nowMs);
            CardWants wants = _side.Poll(nowMs);
            switch (wants)
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
                case CardWants.Tap:
                    TapAgain(nowMs);
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

        /// <summary>Ends a payment that never reached the books, saying why and what it means for the money.</summary>
        private void EndWith(Mood mood, Text why, Text money, long nowMs)
        {
            EndWith(mood, why, null, money, Text.None, nowMs);
        }

        private void EndWith(Mood mood, Text why, string detail, Text money, Text advice, long nowMs)
        {
            WipeSecrets();
            StopCards();
            _with.Beeper.Play(mood == Mood.Good ? Sound.Success : Sound.Error, nowMs);
            _message.Start(mood, Say(_kind.Name), Say(why));
            if (detail != null)
            {
                _message.WithLine(detail);
            }

            _message.WithLine(Say(money));
            AddAdvice(advice);
            ShowAmount();
            ShowEnd(nowMs);
        }

        private void AddAdvice(Text advice)
        {
            if (advice != Text.None)
            {
                _message.WithLine(Say(advice));
            }
        }

        /// <summary>An inquiry moves no money: its pages show none. Nor do those that come before there is an amount.</summary>
        private void ShowAmount()
        {
            if (_kind.HasAmount && _record.AmountMinor > 0)
            {
                _message.WithAmount(_record.AmountMinor);
            }
        }

        private void AskForPin(long nowMs)
        {
            bool online = _side.PinIsOnline;
            PinRequest request = _side.Kernel.PinRequest;
            string note = null;
            if (online)
            {
                note = _wrongPins > 0 ? Say(Text.PinWrong) : null;
            }
            else if (request.LastTry)
            {
                note = Say(Text.PinLastTry);
            }
            else if (request.Retry)
            {
                note = request.TriesLeft > 0
                    ? _with.Ui.Texts.Of(Text.PinTriesLeft, request.TriesLeft.ToString())
                    : Say(Text.PinWrong);
            }

            bool alarming = note != null;
            _pinPage.Title = Say(Text.PinTitle);
            _pinPage.Start(_pin, _record.AmountMinor, _with.Ui.ShopName, note, alarming, online);
            _with.Ui.Show(_pinPage, nowMs);
            _with.Beeper.Play(Sound.Attention, nowMs);
            _pinKey = online ? _with.Client.Keys.Prepare() : Status.Ok;
            Enter(State.PinEntry, 0, nowMs);
        }

        private void PollPin(long nowMs)
        {
            // The kernel goes on with its cryptography while the customer types, and so does the vault with the key.
            _side.Poll(nowMs);
            _pinKey = _pinKey == Status.Pending ? _with.Client.Keys.Prepare() : _pinKey;
            if (_side.Gone)
            {
                _pinPage.Abort();
                _side.Lose(CardLoss.Removed);
            }
            else if (_pinPage.Result == PageResult.None)
            {
                return;
            }
            else if (_pinPage.Result == PageResult.Entered)
            {
                if (_pinKey == Status.Pending)
                {
                    return;
                }

                TakePin(nowMs);
            }
            else if (_pinPage.Result == PageResult.Bypassed)
            {
                _side.PinBypassed();
            }
            else
            {
                _side.Lose(CardLoss.Cancelled);
            }

            Array.Clear(_pin, 0, _pin.Length);
            ShowProgress(Text.Processing, nowMs);
            Enter(State.Card, 0, nowMs);
        }

        private void TakePin(long nowMs)
        {
            ContactKernel kernel = _side.Kernel;
            if (!_side.PinIsOnline)
            {
                kernel.PinEntered(_pin, _pinPage.Count);
                return;
            }

            Status built = Status.Invalid;
            if (_pinKey == Status.Ok && _builder.Identify(kernel, _record))
            {
                built = _with.PinBlock.Build(_with.Client.Keys.PinSlot, _with.Profile.PinFormat, _pin, _pinPage.Count, _record.Pan, _record.PanDigits,
                    _card.PinBlock);
            }

            if (built == Status.Ok)
            {
                _card.HasPin = true;
                _onlinePin = true;
                _side.PinCaptured();
            }
            else
            {
                _side.PinPadBroken();
            }
        }

        /// <summary>The kernel has ended: before the issuer was asked, or after.</summary>
        private void CardDone(long nowMs)
        {
            if (_side.Failed)
            {
                EndWith(Mood.Bad, !_side.Gone ? Text.WhyCardSilent : Text.WhyCardRemoved, null, MoneyWords.NotMoved(_kind), Text.AdviceTryAgain, nowMs);
            }
            else if (_begun)
            {
                Conclude(nowMs);
            }
            else
            {
                Reason reason = _side.Reason;
                EndWith(_side.Decision == Decision.Declined ? Mood.Bad : Mood.Warning, OutcomeTexts.Why(reason), null, MoneyWords.NotMoved(_kind), OutcomeTexts.Advice(reason), nowMs);
            }
        }

        private void Print(long nowMs)
        {
            _with.Printing.Start(_record, false, nowMs);
            Enter(State.Printing, 0, nowMs);
        }

        private void PollPrinting(long nowMs)
        {
            if (_with.Printing.Poll(nowMs))
            {
                Finish(nowMs);
            }
        }
    }
}
