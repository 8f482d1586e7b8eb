using System;
using Drivers.Buzzer;
using Drivers.Hal;
using Emv.Contact;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>The part of a payment that touches the books: the pending record, the request, the outcome.</summary>
    public sealed partial class PaymentFlow
    {
        /// <summary>Third digit of field 22, behind <see cref="CardSide.EntryClass"/>.</summary>
        private const int PinPresent = 1;
        private const int PinAbsent = 2;

        /// <summary>The card number comes from the journal: manual entry, no PIN.</summary>
        private const int FromJournal = 12;

        /// <summary>Fills the record and writes it. Not a byte of the request leaves before it is on flash.</summary>
        private void StartRecording(long nowMs)
        {
            ShowProgress(Text.Connecting, nowMs);
            _chipDataLength = 0;
            _record.EntryMode = FromJournal;
            if (_usesCard && !TakeCard())
            {
                _side.Lose(CardLoss.Protocol);
                Enter(State.Card, 0, nowMs);
                return;
            }

            DateTime now = _with.LocalTime();
            _record.Date = (now.Year * 10000) + (now.Month * 100) + now.Day;
            _record.Time = (now.Hour * 10000) + (now.Minute * 100) + now.Second;
            CopyAscii(_with.Operator, _record.Operator);
            _record.Stan = 0;
            _record.Voucher = 0;
            _begun = false;
            if (_kind.HasAmount && _wrongPins == 0 && !_with.SignOnStep.Renewed && _recent.Has(_record, nowMs))
            {
                _message.Start(Mood.Warning, Say(_kind.Name), Say(Text.TwiceAsk)).WithAmount(_record.AmountMinor)
                    .WithLine(Say(Text.TwiceHint)).WithLine(_with.Ui.Texts.Of(Text.TwiceAgo, _recent.Voucher.ToString("D6")) + " " + Format.Time(_recent.Time))
                    .WithKeys(Text.KeyNo, Text.KeyYes).WithTimeout(CardWaitMs);
                _with.Ui.Show(_message, nowMs);
                _with.Beeper.Play(Sound.Attention, nowMs);
                Enter(State.AskingTwice, 0, nowMs);
                return;
            }

            Enter(State.Recording, 0, nowMs);
        }

        private bool TakeCard()
        {
            ContactKernel kernel = _side.Kernel;
            if (!_builder.Identify(kernel, _record))
            {
                return false;
            }

            _builder.TakeTrack(kernel, _card);
            _builder.Results(kernel, _record);
            _record.Cvm = (byte)_side.Cvm;
            _chipDataLength = _side.Field55(_chipData, 0);
            _record.EntryMode = _side.EntryClass + (_onlinePin ? PinPresent : PinAbsent);
            return true;
        }

        private void PollAskingTwice(long nowMs)
        {
            if (_message.Result == PageResult.None && !CardGone())
            {
                return;
            }

            if (_message.Result == PageResult.Entered && !CardGone())
            {
                ShowProgress(Text.Connecting, nowMs);
                Enter(State.Recording, 0, nowMs);
                return;
            }

            EndWith(Mood.Warning, CardGone() ? Text.WhyCardRemoved : Text.WhyOperatorCancelled, MoneyWords.NotMoved(_kind), nowMs);
        }

        private bool CardGone()
        {
            return _usesCard && _side.Gone;
        }

        private void PollRecording(long nowMs)
        {
            if (!_begun && CardGone())
            {
                _side.Lose(CardLoss.Removed);
                Enter(State.Card, 0, nowMs);
                return;
            }

            Status status = _begun && _kind.Kept ? _with.Log.Poll(nowMs) : Begin();
            if (status == Status.Pending || status == Status.Busy)
            {
                return;
            }

            if (status != Status.Ok)
            {
                _begun = false;
                EndWith(Mood.Bad, status == Status.Full ? Text.WhyBatchFull : Text.WhyNotSaved, MoneyWords.NotMoved(_kind), nowMs);
                return;
            }

            _exchange = ExchangeResult.NotSent;
            if (_kind.OnDoubt == Doubt.Deliver)
            {
                _marks.Start(_record, false);
                Enter(State.MarkingFirst, 0, nowMs);
                return;
            }

            Send(nowMs);
        }

        private void PollMarkingFirst(long nowMs)
        {
            if (_marks.Poll(nowMs))
            {
                Send(nowMs);
            }
        }

        private void Send(long nowMs)
        {
            if (CardGone())
            {
                _card.Wipe();
                _side.Lose(CardLoss.Removed);
                Enter(State.Card, 0, nowMs);
                return;
            }

            Status sent = _with.Client.StartPayment(_record, _card, _chipData, _chipDataLength, nowMs);
            if (sent != Status.Pending)
            {
                GiveAnswer(nowMs);
                return;
            }

            _progress.Say(Say(Text.Sending));
            Enter(State.Online, 0, nowMs);
        }

        /// <summary>Numbers first, each once; then the record itself.</summary>
        private Status Begin()
        {
            if (_record.Stan == 0)
            {
                Status taken = _with.Settings.Take(Counter.Stan, out _record.Stan);
                if (taken != Status.Ok)
                {
                    _record.Stan = 0;
                    return taken;
                }
            }

            if (!_kind.Kept)
            {
                _record.Batch = _with.Settings.Current(Counter.Batch);
                _begun = true;
                return Status.Ok;
            }

            if (_record.Voucher == 0)
            {
                Status taken = _with.Settings.Take(Counter.Voucher, out _record.Voucher);
                if (taken != Status.Ok)
                {
                    _record.Voucher = 0;
                    return taken;
                }
            }

            _record.Batch = _with.Settings.Current(Counter.Batch);
            Status status = _kind.OnDoubt == Doubt.Deliver ? _with.Log.BeginNotice(_record) : _with.Log.Begin(_record);
            _begun = status == Status.Pending || status == Status.Ok;
            return status;
        }

        private void PollOnline(long nowMs)
        {
            if (_with.Client.Poll(nowMs) != Status.Pending)
            {
                GiveAnswer(nowMs);
            }
            else if (_with.Client.RequestOut)
            {
                _progress.Say(Say(Text.Receiving));
            }
        }

        /// <summary>Tells the kernel what the issuer said, or that nobody answered, and lets it finish with the card.</summary>
        private void GiveAnswer(long nowMs)
        {
            HostReply reply = _with.Client.Reply;
            _card.Wipe();
            _exchange = _with.Client.Result;
            if (_exchange == ExchangeResult.Answered && !HostCodes.IsDoubt(reply.ResponseCode))
            {
                KeepReply(reply);
                if (_usesCard)
                {
                    CopyAscii(reply.ResponseCode, _arc);
                    _side.Answered(_arc, reply.ChipData, reply.ChipDataLength);
                }
            }
            else if (_usesCard)
            {
                _side.Unanswered();
            }

            if (!_usesCard)
            {
                Conclude(nowMs);
                return;
            }

            if (_side == _with.Card)
            {
                _progress.Say(Say(Text.CardLeaveIn));
            }

            Enter(State.Card, 0, nowMs);
        }

        private void KeepReply(HostReply reply)
        {
            CopyAscii(reply.ResponseCode, _record.ResponseCode);
            CopyAscii(reply.AuthorisationCode, _record.AuthorisationCode);
            CopyAscii(reply.ReferenceNumber, _record.ReferenceNumber);
            CopyAscii(reply.CardOrganisation, _record.Organisation);
            _balanceMinor = reply.BalanceMinor;
            if (reply.Time >= 0 && reply.Date >= 0)
            {
                _record.Time = reply.Time;
                _record.Date = (_record.Date / 10000 * 10000) + reply.Date;
            }
        }

        /// <summary>Host and card have spoken about a payment that is on flash: writes what became of it.</summary>
        private void Conclude(long nowMs)
        {
            Decision card = Decision.Approved;
            if (_usesCard)
            {
                card = _side.Decision;
                _builder.Results(_side.Kernel, _record);
                _record.Cvm = (byte)_side.Cvm;
                if (_side.SignatureNeeded)
                {
                    _record.Flags |= RecordFlags.SignatureNeeded;
                }
            }

            _verdict.Judge(_exchange, _with.Client.Reply.ResponseCode, card, _kind.OnDoubt);
            Status status = Write();
            if (status == Status.Pending || status == Status.Ok)
            {
                Enter(State.Concluding, 0, nowMs);
            }
            else if (status != Status.Busy)
            {
                // The pending record stays on flash: after a restart it is a reversal.
                EndWith(Mood.Bad, Text.WhyNotSaved, MoneyWords.Returning(_kind), nowMs);
            }
            else
            {
                Enter(_usesCard ? State.Card : State.Online, 0, nowMs);
            }
        }

        private Status Write()
        {
            if (!_kind.Kept)
            {
                return Status.Ok;
            }

            switch (_verdict.Kind)
            {
                case VerdictKind.Approve:
                    return _with.Log.Conclude(_record, TransactionState.Approved);
                case VerdictKind.Decline:
                    return _with.Log.Conclude(_record, TransactionState.Declined);
                case VerdictKind.Abandon:
                    return _with.Log.Conclude(_record, TransactionState.Abandoned);
                case VerdictKind.Deliver:
                    return Status.Ok;
                default:
                    CopyAscii(_verdict.ReversalReason, _record.ReversalReason);
                    return _with.Log.OpenReversal(_record);
            }
        }

        private void PollConcluding(long nowMs)
        {
            Status status = _with.Log.Poll(nowMs);
            if (status == Status.Pending)
            {
                return;
            }

            if (status != Status.Ok)
            {
                EndWith(Mood.Bad, Text.WhyNotSaved, MoneyWords.Returning(_kind), nowMs);
                return;
            }

            bool notice = _kind.OnDoubt == Doubt.Deliver;
            bool refused = _verdict.Kind == VerdictKind.Decline;
            _recent.Note(_record, nowMs);
            if ((notice && refused) || (!notice && _verdict.Kind == VerdictKind.Approve))
            {
                _marks.Start(_record, refused);
                Enter(State.MarkingAfter, 0, nowMs);
                return;
            }

            AfterMarks(nowMs);
        }

        private void PollMarkingAfter(long nowMs)
        {
            if (_marks.Poll(nowMs))
            {
                AfterMarks(nowMs);
            }
        }

        private void AfterMarks(long nowMs)
        {
            bool refused = _verdict.Kind == VerdictKind.Decline;
            if (refused && MayRetryPin())
            {
                _wrongPins++;
                StartAgain(nowMs);
            }
            else if (refused && !CardGone() && _with.SignOnStep.TryRenew())
            {
                // The host does not share our keys (any more): new ones, once, and the same again.
                ClearForRetry();
                WaitForKeys(nowMs);
            }
            else
            {
                ShowResult(nowMs);
            }
        }

        private bool MayRetryPin()
        {
            return _with.Client.Reply.ResponseCode == "55" && _onlinePin && _wrongPins + 1 < OnlinePinTries && !CardGone();
        }

        /// <summary>The same once more, with a new PIN block, trace number and cryptogram.</summary>
        private void StartAgain(long nowMs)
        {
            ClearForRetry();
            AskForCard(nowMs);
        }

        private void ClearForRetry()
        {
            _record.Clear();
            _preparation.Fill(_record);
            _begun = false;
            _exchange = ExchangeResult.NotSent;
            StopCards();
        }

        private void ShowResult(long nowMs)
        {
            Reason reason = _usesCard ? _side.Reason : Reason.None;
            string code = _with.Client.Reply.ResponseCode;
            StopCards();
            WipeSecrets();
            bool good = _verdict.Kind == VerdictKind.Approve || _verdict.Kind == VerdictKind.Deliver;
            _with.Beeper.Play(good ? Sound.Success : Sound.Error, nowMs);
            switch (_verdict.Kind)
            {
                case VerdictKind.Approve:
                    _message.Start(Mood.Good, Say(_kind.Name), Say(_kind.HasAmount ? Text.Approved : Text.BalanceIs))
                        .WithAmount(_kind.HasAmount ? _record.AmountMinor : _balanceMinor);
                    break;
                case VerdictKind.Deliver:
                    _message.Start(Mood.Good, Say(_kind.Name), Say(Text.NoticeStored)).WithAmount(_record.AmountMinor).WithLine(Say(Text.NoticeStoredHint));
                    break;
                case VerdictKind.Decline:
                    bool keys = _with.Client.KeysRefused;
                    _message.Start(Mood.Bad, Say(_kind.Name), Say(Text.Declined) + " (" + code + ")")
                        .WithLine(keys ? Say(Text.RefusesKeys) : HostCodeTexts.Say(_with.Ui.Texts, code));
                    Text advice = keys ? Text.None : HostCodeTexts.Advice(code);
                    _keeps = advice == Text.AdviceKeepCard;
                    AddAdvice(advice);
                    _message.WithLine(Say(MoneyWords.NotMoved(_kind)));
                    ShowAmount();
                    break;
                case VerdictKind.Abandon:
                    _message.Start(Mood.Bad, Say(_kind.Name), Say(ExchangeReasons.Of(_exchange))).WithLine(Say(MoneyWords.NotMoved(_kind)));
                    ShowAmount();
                    break;
                default:
                    Text why = _verdict.ReversalReason == Verdict.NotCompleted ? OutcomeTexts.Why(reason) : ExchangeReasons.Of(_exchange);
                    _message.Start(Mood.Bad, Say(_kind.Name), Say(why)).WithAmount(_record.AmountMinor)
                        .WithLine(Say(MoneyWords.Returning(_kind)));
                    _with.Deliverer.Held = false;
                    _with.Deliverer.Hurry();
                    break;
            }

            ShowEnd(nowMs);
        }

        private static void CopyAscii(string text, byte[] into)
        {
            for (int i = 0; i < into.Length; i++)
            {
                into[i] = (byte)(i < text.Length ? text[i] : 0);
            }
        }
    }
}
