using System;
using Emv.Contact;
using Emv.Data;

namespace Emv.Contactless
{
    /// <summary>
    /// What entry point and kernels of one tap share: the contact kernel's session with its store, buffers and authentication,
    /// the combination under way, and the one way to each outcome.
    /// </summary>
    internal sealed class Tap
    {
        // Book A, 9.4: how long a message that asks for something stays.
        private const int HoldMs = 1300;
        private const int RestartFieldOffMs = 1300;

        internal readonly Session S;
        internal readonly ReaderProfile Reader;
        internal readonly PreProcessing PreProcessing = new PreProcessing();
        internal readonly TapOutcome Outcome = new TapOutcome();
        internal readonly Directory Directory;
        internal readonly QualifierKernel Kernel3;
        internal readonly QualifierKernel Kernel7;
        internal readonly Kernel2 Kernel2;

        internal Combination Combination;
        internal int Index;
        internal bool CardMayLeave;
        internal int Now;
        internal int ElapsedTenthMs;

        /// <summary>Unpredictable numbers for repetitions of relay resistance, where the caller gave them.</summary>
        internal readonly byte[] Repeats = new byte[8];
        internal bool HasRepeats;

        internal Tap(Session session, ReaderProfile reader)
        {
            S = session;
            Reader = reader;
            Directory = new Directory(this);
            Kernel3 = new Kernel3(this);
            Kernel7 = new Kernel7(this);
            Kernel2 = new Kernel2(this);
        }

        internal bool CvmLimitExceeded
        {
            get { return PreProcessing.Has(Index, PreProcessing.CvmLimitExceeded); }
        }

        /// <summary>Book A, 6.4. The card has done its part.</summary>
        internal void OnlineRequest(TapCvm cvm)
        {
            CompleteCardData();
            Outcome.Cvm = cvm;
            Outcome.RemovalTimeoutMs = 0;
            Outcome.UiOnOutcome.Set(cvm == TapCvm.OnlinePin ? MessageId.EnterPin : MessageId.Authorising, UiStatus.CardRead, 0);
            End(TapResult.OnlineRequest, Reason.None, TapStart.None);
            S.Step = Step.GoOnline;
        }

        /// <summary>See <see cref="EntryPoint.PinBypassed"/>.</summary>
        internal bool PinBypassed()
        {
            const byte TtqSignature = 0x02;
            if (Outcome.Cvm != TapCvm.OnlinePin || Combination.Kernel != Combination.Kernel7 || (Combination.Ttq[0] & TtqSignature) == 0)
            {
                return false;
            }

            Outcome.Cvm = TapCvm.Signature;
            S.Log.Write(Rule.TapVerification, 0, (int)TapCvm.Signature);
            return true;
        }

        internal void Approve()
        {
            bool sign = Outcome.Cvm == TapCvm.Signature;
            Outcome.UiOnOutcome.Set(sign ? MessageId.ApprovedSign : MessageId.Approved, UiStatus.CardRead, 0);
            End(TapResult.Approved, Reason.IssuerApproved, TapStart.None);
            S.Finish(Decision.Approved, OutcomeKind.Result, Reason.IssuerApproved);
        }

        internal void Decline(Reason reason)
        {
            CompleteCardData();
            Outcome.UiOnOutcome.Set(MessageId.NotAuthorised, UiStatus.CardRead, 0);
            End(TapResult.Declined, reason, TapStart.None);
            S.Finish(Decision.Declined, OutcomeKind.Result, reason);
        }

        /// <summary>Book A, 6.5: this card cannot be used; another may.</summary>
        internal void EndApplication(Reason reason)
        {
            Outcome.UiOnOutcome.Set(MessageId.TryAnotherCard, UiStatus.ProcessingError, HoldMs);
            End(TapResult.EndApplication, reason, TapStart.None);
            Finish(reason);
        }

        /// <summary>Book B, 3.3.2.7: no candidate is left; the reader goes on saying that it is ready.</summary>
        internal void EndSelection(Reason reason)
        {
            Outcome.UiOnOutcome.Set(MessageId.TryAnotherCard, UiStatus.ReadyToRead, 0);
            End(TapResult.EndApplication, reason, TapStart.None);
            Finish(reason);
        }

        /// <summary>Book B, 3.1.1.13: nothing may be tapped for this amount, and no card was there yet.</summary>
        internal void NothingAllowed(Reason reason)
        {
            Outcome.UiOnOutcome.Set(MessageId.InsertOrSwipe, UiStatus.ProcessingError, 0);
            End(TapResult.TryAnotherInterface, reason, TapStart.None);
            Finish(reason);
        }

        /// <summary>Book B, 3.3.3.7: lost while still being selected; polled for again without a word.</summary>
        internal void StartBAgain(Reason reason)
        {
            Outcome.FieldOffMs = 0;
            End(TapResult.TryAgain, reason, TapStart.B);
            Finish(reason);
        }

        /// <summary>Book A, 6.7.</summary>
        internal void TryAnotherInterface(Reason reason)
        {
            Outcome.UiOnOutcome.Set(MessageId.InsertCard, UiStatus.ProcessingError, HoldMs);
            End(TapResult.TryAnotherInterface, reason, TapStart.None);
            Finish(reason);
        }

        /// <summary>Book A, 6.8: the same sale again, card in the field anew (start B).</summary>
        internal void TryAgain(Reason reason, bool seePhone)
        {
            if (seePhone)
            {
                Outcome.UiOnOutcome.Set(MessageId.SeePhone, UiStatus.ProcessingError, HoldMs);
                Outcome.FieldOffMs = RestartFieldOffMs;
            }
            else
            {
                Outcome.UiOnOutcome.Set(MessageId.PresentAgain, UiStatus.ProcessingError, 0);
                Outcome.FieldOffMs = 0;
            }

            Outcome.UiOnRestart.Set(seePhone ? MessageId.PresentCard : MessageId.PresentAgain, UiStatus.ReadyToRead, 0);
            End(TapResult.TryAgain, reason, TapStart.B);
            Finish(reason);
        }

        /// <summary>Book A, 6.6: start C with what is left of the candidates.</summary>
        internal void SelectNext(Reason reason)
        {
            S.Log.Write(Rule.NextCombination, (int)reason, 0);
            Directory.GiveUp(reason);
            S.Go(Directory);
        }

        /// <summary>A stage of the session ended it: gives that end its outcome.</summary>
        internal void Adopt()
        {
            if (Outcome.Result != TapResult.None && Outcome.Result != TapResult.OnlineRequest)
            {
                return;
            }

            Outcome.UiOnOutcome.Set(MessageId.TryAnotherCard, UiStatus.ProcessingError, HoldMs);
            End(TapResult.EndApplication, S.Outcome.Reason, TapStart.None);
        }

        /// <summary>PAN from track 2 where the card gives no other; field 55 needs nothing else.</summary>
        internal void CompleteCardData()
        {
            const int PanBytes = 10;
            int at;
            int length;
            TagStore store = S.Store;
            if (store.Contains(Tag.Pan) || !store.TryGet(Tag.Track2Equivalent, out at, out length))
            {
                return;
            }

            var pan = new byte[PanBytes];
            byte[] buffer = store.Buffer;
            bool ended = false;
            for (int i = 0; i < 2 * PanBytes; i++)
            {
                int nibble = ended || i >= 2 * length ? 15 : (i & 1) == 0 ? buffer[at + (i >> 1)] >> 4 : buffer[at + (i >> 1)] & 15;
                ended |= nibble > 9;
                pan[i >> 1] |= (byte)((i & 1) == 0 ? (ended ? 15 : nibble) << 4 : ended ? 15 : nibble);
            }

            store.Set(Tag.Pan, pan, 0, PanBytes);
            Array.Clear(pan, 0, PanBytes);
        }

        /// <summary>
        /// Keeps the data objects of one level of a response in the store, as records do: what only the terminal may give is
        /// ignored, an object twice or of a wrong length is an error. None: good.
        /// </summary>
        internal Reason Keep(TlvIndex level, byte[] data)
        {
            TagStore store = S.Store;
            for (int i = 0; i < level.Count; i++)
            {
                uint tag = level.Tag(i);
                int length = level.Length(i);
                if (!TagFormat.IsWellFormed(tag, data, level.Offset(i), length) || level.Find(tag) != i)
                {
                    S.Log.Write(Rule.ObjectMalformed, (int)tag, length);
                    return Reason.CardDataWrong;
                }

                if (TagFormat.IsForeign(tag) || TagFormat.IsConstructed(tag) || (tag == TapTag.Ttq && store.Contains(tag)))
                {
                    S.Log.Write(Rule.ForeignObjectIgnored, (int)tag, length);
                }
                else if (!store.Set(tag, data, level.Offset(i), length))
                {
                    return Reason.CardDataTooLarge;
                }
            }

            return Reason.None;
        }

        private void End(TapResult result, Reason reason, TapStart start)
        {
            Outcome.Result = result;
            Outcome.Reason = reason;
            Outcome.Start = start;
            Outcome.StatusWord = S.Outcome.StatusWord;
            CardMayLeave = true;
            int at = S.Fixed(Tag.Tvr, 5);
            if (at >= 0)
            {
                Array.Copy(S.Store.Buffer, at, Outcome.Tvr, 0, 5);
            }

            S.Log.Write(Rule.TapEnded, (int)result, (int)start);
        }

        private void Finish(Reason reason)
        {
            S.Finish(Decision.Aborted, reason >= Reason.Configuration ? OutcomeKind.Error : OutcomeKind.Abort, reason);
        }
    }
}
