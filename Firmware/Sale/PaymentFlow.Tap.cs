using Emv.Contactless;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>The part of a payment in which the customer taps, or is asked to do something else.</summary>
    public sealed partial class PaymentFlow
    {
        /// <summary>Cards held to the reader for one payment; a phone that is asked for its owner comes several times.</summary>
        private const int MaxTaps = 10;

        /// <summary>Times that a card may be lost before it said what it is, without a word.</summary>
        private const int MaxQuiet = 50;

        private int _taps;
        private int _quiet;
        private Text _shown;

        private void AskForCard(long nowMs)
        {
            if (!_usesCard)
            {
                StartRecording(nowMs);
                return;
            }

            if (_with.Card.CardPresent)
            {
                StartCard(nowMs);
                return;
            }

            OpenTap(nowMs);
            ShowCardPage(nowMs);
            Enter(State.WaitingForCard, CardWaitMs, nowMs);
        }

        private void PollWaitingForCard(long nowMs)
        {
            if (_with.Card.CardPresent)
            {
                StartCard(nowMs);
            }
            else if (_message.Result == PageResult.Cancelled)
            {
                EndWith(Mood.Warning, Text.WhyOperatorCancelled, MoneyWords.NotMoved(_kind), nowMs);
            }
            else if (nowMs >= _deadlineMs)
            {
                EndWith(Mood.Warning, Text.WhyNoCardInTime, MoneyWords.NotMoved(_kind), nowMs);
            }
            else
            {
                PollForTap(nowMs);
            }
        }

        /// <summary>Reader and slot wait together, where this amount may be tapped.</summary>
        private void OpenTap(long nowMs)
        {
            _side = _with.Card;
            _onlinePin = false;
            if (_taps < MaxTaps)
            {
                _with.Tap.Open(_record.AmountMinor, _kind.EmvType, _with.LocalTime(), Sequence(), nowMs);
            }
        }

        private void PollForTap(long nowMs)
        {
            TapSession tap = _with.Tap;
            tap.Poll(nowMs);
            if (tap.Active)
            {
                _taps++;
                _side = tap;
                Enter(State.Card, (int)(_deadlineMs - nowMs), nowMs);
                return;
            }

            if (Wanted() != _shown)
            {
                ShowCardPage(nowMs);
            }
        }

        /// <summary>The kernel is not content with this tap: says what the customer is to do, and waits again.</summary>
        private void TapAgain(long nowMs)
        {
            TapSession tap = _with.Tap;
            _side = _with.Card;
            if (tap.Quiet && _quiet < MaxQuiet)
            {
                // As if it had not come; the time to wait goes on.
                _quiet++;
                _taps--;
            }
            else
            {
                _deadlineMs = nowMs + CardWaitMs;
            }

            if (tap.Outcome.Result == TapResult.TryAnotherInterface || _taps >= MaxTaps)
            {
                tap.Stop();
            }
            else
            {
                tap.Again(nowMs);
            }

            ShowCardPage(nowMs);
            Enter(State.WaitingForCard, (int)(_deadlineMs - nowMs), nowMs);
        }

        /// <summary>
        /// "Card read" stands in sight the moment the card may leave, whatever the terminal goes on with. That it is being read is said of slow
        /// cards only: painting it takes longer than most taps do.
        /// </summary>
        private void TellTap(long nowMs)
        {
            TapSession tap = _with.Tap;
            if (_side != tap)
            {
                return;
            }

            Text says = tap.MayLeave ? Text.TapReadOk : tap.IsSlow(nowMs) ? Text.TapReading : _shown;
            if (_shown != says)
            {
                _shown = says;
                ShowProgress(says, nowMs);
            }
        }

        /// <summary>What is asked of the customer now.</summary>
        private Text Wanted()
        {
            TapSession tap = _with.Tap;
            if (!tap.Waiting)
            {
                return _taps > 0 ? Text.TapInsert : Text.CardInsert;
            }

            if (tap.Collision)
            {
                return Text.TapOneCard;
            }

            if (tap.Foreign)
            {
                return Text.TapForeignHint;
            }

            if (_taps == 0)
            {
                return Text.TapOrInsert;
            }

            switch (tap.Outcome.Result)
            {
                case TapResult.TryAgain when tap.Quiet:
                    return Text.TapOrInsert;
                case TapResult.TryAgain:
                    return tap.Outcome.UiOnOutcome.Message == MessageId.SeePhone ? Text.TapSeePhone : Text.TapAgain;
                case TapResult.EndApplication:
                    return Text.TapAnother;
                default:
                    // A new try after the issuer's answer: wrong PIN, or new keys.
                    return _wrongPins > 0 ? Text.TapPinWrong : Text.TapAgain;
            }
        }

        private void ShowCardPage(long nowMs)
        {
            _shown = Wanted();
            Text headline = _shown;
            Text hint = Text.TapHow;
            Mood mood = _shown == Text.TapOrInsert || _shown == Text.CardInsert ? Mood.Card : Mood.Warning;
            switch (_shown)
            {
                case Text.CardInsert:
                    hint = Text.CardInsertHow;
                    break;
                case Text.TapInsert:
                    hint = Text.TapInsertHint;
                    break;
                case Text.TapAnother:
                    hint = Text.TapAnotherHint;
                    break;
                case Text.TapForeignHint:
                    headline = Text.TapAnother;
                    hint = Text.TapForeignHint;
                    break;
                case Text.TapSeePhone:
                    hint = Text.TapSeePhoneHint;
                    break;
                case Text.TapPinWrong:
                    headline = Text.TapAgain;
                    hint = Text.TapPinWrong;
                    break;
            }

            _message.Start(mood, Say(_kind.Name), Say(headline)).WithLine(Say(hint)).WithKeys(Text.KeyCancel, Text.None);
            ShowAmount();
            _with.Ui.Show(_message, nowMs);
        }
    }
}
