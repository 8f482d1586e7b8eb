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
    public sealed partial class SaleFlow
    {
        private const int PinPresent = 51;
        private const int PinAbsent = 52;

        /// <summary>Fills the record and writes it. Not a byte of the request leaves before it is on flash.</summary>
        private void StartRecording(long nowMs)
        {
            ContactKernel kernel = _with.Card.Kernel;
            ShowProgress(Text.Connecting, nowMs);
            if (!_builder.Identify(kernel, _record))
            {
                _with.Card.Lose(CardLoss.Protocol);
                Enter(State.Card, 0, nowMs);
                return;
            }

            _builder.TakeTrack(kernel, _card);
            _builder.Results(kernel, _record);
            _chipDataLength = kernel.Field55(_chipData, 0);
            _record.EntryMode = _onlinePin ? PinPresent : PinAbsent;
            DateTime now = _with.LocalTime();
            _record.Date = (now.Year * 10000) + (now.Month * 100) + now.Day;
            _record.Time = (now.Hour * 10000) + (now.Minute * 100) + now.Second;
            CopyAscii(_with.Operator, _record.Operator);
            _record.Stan = 0;
            _record.Voucher = 0;
            _begun = false;
            Enter(State.Recording, 0, nowMs);
        }

        private void PollRecording(long nowMs)
        {
            if (!_begun && !_with.Card.CardPresent)
            {
                _with.Card.Lose(CardLoss.Removed);
                Enter(State.Card, 0, nowMs);
                return;
            }

            Status status = _begun ? _with.Log.Poll(nowMs) : Begin();
            if (status == Status.Pending || status == Status.Busy)
            {
                return;
            }

            if (status != Status.Ok)
            {
                _begun = false;
                EndWith(Mood.Bad, status == Status.Full ? Text.WhyBatchFull : Text.WhyNotSaved, Text.MoneyNotMoved, nowMs);
                return;
            }

            _exchange = ExchangeResult.NotSent;
            if (!_with.Card.CardPresent)
            {
                _card.Wipe();
                _with.Card.Lose(CardLoss.Removed);
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
            Status status = _with.Log.Begin(_record);
            _begun = status == Status.Pending || status == Status.Ok;
            return status;
        }

        private void PollOnline(long nowMs)
        {
            if (_with.Client.Poll(nowMs) != Status.Pending)
            {
                GiveAnswer(nowMs);
            }
        }

        /// <summary>Tells the kernel what the issuer said, or that nobody answered, and lets it finish with the card.</summary>
        private void GiveAnswer(long nowMs)
        {
            HostReply reply = _with.Client.Reply;
            ContactKernel kernel = _with.Card.Kernel;
            _card.Wipe();
            _exchange = _with.Client.Result;
            if (_exchange == ExchangeResult.Answered && !HostCodes.IsDoubt(reply.ResponseCode))
            {
                KeepReply(reply);
                CopyAscii(reply.ResponseCode, _arc);
                kernel.OnlineAnswered(_arc, reply.ChipData, reply.ChipDataLength);
            }
            else
            {
                kernel.OnlineFailed();
            }

            _progress.Say(Say(Text.CardLeaveIn));
            Enter(State.Card, 0, nowMs);
        }

        private void KeepReply(HostReply reply)
        {
            CopyAscii(reply.ResponseCode, _record.ResponseCode);
            CopyAscii(reply.AuthorisationCode, _record.AuthorisationCode);
            CopyAscii(reply.ReferenceNumber, _record.ReferenceNumber);
            CopyAscii(reply.CardOrganisation, _record.Organisation);
            if (reply.Time >= 0 && reply.Date >= 0)
            {
                _record.Time = reply.Time;
                _record.Date = (_record.Date / 10000 * 10000) + reply.Date;
            }
        }

        /// <summary>The kernel is finished with a payment that is on flash: writes what became of it.</summary>
        private void Conclude(long nowMs)
        {
            Outcome outcome = _with.Card.Kernel.Outcome;
            _builder.Results(_with.Card.Kernel, _record);
            if (outcome.SignatureNeeded)
            {
                _record.Flags |= RecordFlags.SignatureNeeded;
            }

            _verdict.Judge(_exchange, _with.Client.Reply.ResponseCode, outcome.Decision);
            Status status = Write();
            if (status == Status.Pending || status == Status.Ok)
            {
                Enter(State.Concluding, 0, nowMs);
            }
            else if (status != Status.Busy)
            {
                // The pending record stays on flash: after a restart it is a reversal.
                EndWith(Mood.Bad, Text.WhyNotSaved, Text.MoneyReturning, nowMs);
            }
        }

        private Status Write()
        {
            switch (_verdict.Kind)
            {
                case VerdictKind.Approve:
                    return _with.Log.Conclude(_record, TransactionState.Approved);
                case VerdictKind.Decline:
                    return _with.Log.Conclude(_record, TransactionState.Declined);
                case VerdictKind.Abandon:
                    return _with.Log.Conclude(_record, TransactionState.Abandoned);
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
                EndWith(Mood.Bad, Text.WhyNotSaved, Text.MoneyReturning, nowMs);
                return;
            }

            if (_verdict.Kind == VerdictKind.Decline && MayRetryPin())
            {
                _wrongPins++;
                StartAgain(nowMs);
                return;
            }

            ShowResult(nowMs);
        }

        private bool MayRetryPin()
        {
            return _with.Client.Reply.ResponseCode == "55" && _onlinePin && _wrongPins + 1 < OnlinePinTries && _with.Card.CardPresent;
        }

        /// <summary>The same sale once more, with a new PIN block, trace number and cryptogram.</summary>
        private void StartAgain(long nowMs)
        {
            byte type = _record.Type;
            long amountMinor = _record.AmountMinor;
            int sign = _record.TotalsSign;
            _record.Clear();
            _record.Type = type;
            _record.AmountMinor = amountMinor;
            _record.TotalsSign = sign;
            _begun = false;
            _with.Card.Stop();
            StartCard(nowMs);
        }

        private void ShowResult(long nowMs)
        {
            Outcome outcome = _with.Card.Kernel.Outcome;
            Reason reason = outcome.Reason;
            _with.Card.Stop();
            WipeSecrets();
            switch (_verdict.Kind)
            {
                case VerdictKind.Approve:
                    _with.Beeper.Play(Sound.Success, nowMs);
                    _message.Start(Mood.Good, Say(Text.SaleTitle), Say(Text.Approved)).WithAmount(_record.AmountMinor);
                    break;
                case VerdictKind.Decline:
                    _with.Beeper.Play(Sound.Error, nowMs);
                    string code = _with.Client.Reply.ResponseCode;
                    _message.Start(Mood.Bad, Say(Text.SaleTitle), Say(Text.Declined)).WithAmount(_record.AmountMinor)
                        .WithLine(HostCodeTexts.Say(_with.Ui.Texts, code)).WithLine(_with.Ui.Texts.Of(Text.HostCode, code)).WithLine(Say(Text.MoneyNotMoved));
                    break;
                case VerdictKind.Abandon:
                    _with.Beeper.Play(Sound.Error, nowMs);
                    _message.Start(Mood.Bad, Say(Text.SaleTitle), Say(Text.WhyOnlineFailed)).WithAmount(_record.AmountMinor)
                        .WithLine(Say(Text.MoneyNotMoved));
                    break;
                default:
                    _with.Beeper.Play(Sound.Error, nowMs);
                    Text why = _verdict.ReversalReason == Verdict.NotCompleted ? OutcomeTexts.Why(reason) : SaleReasons.Of(_exchange);
                    _message.Start(Mood.Bad, Say(Text.SaleTitle), Say(why)).WithAmount(_record.AmountMinor)
                        .WithLine(Say(Text.MoneyReturning));
                    _with.Reverser.Held = false;
                    _with.Reverser.Hurry();
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
