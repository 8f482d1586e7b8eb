using System;
using Emv.Contact;
using Emv.Data;

namespace Emv.Contactless
{
    /// <summary>
    /// What kernels 3 and 7 have in common: GET PROCESSING OPTIONS brings the cryptogram, records follow where there are any,
    /// card transaction qualifiers say what to do, the card signs with fDDA. The card may leave after its last record; the
    /// signature is checked without it.
    /// </summary>
    internal abstract class QualifierKernel : Stage
    {
        // Card transaction qualifiers (C-3, Annex A; C-7, Annex A): byte 1, then byte 2.
        protected const int OnlinePinRequired = 0x8000;
        protected const int SignatureRequired = 0x4000;
        protected const int OnlineIfAuthenticationFails = 0x2000;
        protected const int ChipIfAuthenticationFails = 0x1000;
        protected const int OnlineIfExpired = 0x0800;
        protected const int ChipForCash = 0x0400;
        protected const int ChipForCashback = 0x0200;
        protected const int VerifiedOnDevice = 0x0080;

        // Byte 1 of the TTQ.
        protected const int TtqChip = 0x10;
        protected const int TtqOnlinePin = 0x04;
        protected const int TtqSignature = 0x02;

        /// <summary>Third byte: verification on the customer's device.</summary>
        protected const int TtqDevice = 0x40;
        protected const int TtqAuthenticateOnline = 0x01;

        private const int SwTryOtherInterface = 0x6984;
        private const int SwSeePhone = 0x6986;
        private const int StripeMode = 0x80;
        private const byte Cash = 0x01;
        private const byte Cashback = 0x09;
        private const byte FastVersion = 0x01;

        protected readonly Tap Tap;
        private readonly byte[] _terminalData = new byte[40];
        private State _state;
        private int _type;
        private bool _authenticated;
        private bool _authenticationFailed;

        protected QualifierKernel(Tap tap)
            : base(tap.S)
        {
            Tap = tap;
        }

        private enum State
        {
            Begin = 0,
            Records,

            /// <summary>All is there; nothing is computed yet.</summary>
            Left,
            Keys,
            Signature,
        }

        /// <summary>9F6C as a number; -1: the card sent none.</summary>
        protected int Ctq { get; private set; }

        protected int TtqFirst
        {
            get { return Tap.Combination.Ttq[0]; }
        }

        /// <summary>The card asks for the issuer.</summary>
        protected bool IsArqc
        {
            get { return _type == Cryptogram.Arqc; }
        }

        internal void Reset()
        {
            _state = State.Begin;
            _type = -1;
            _authenticated = false;
            _authenticationFailed = false;
            Ctq = -1;
        }

        internal override void Enter()
        {
            if (_state == State.Begin)
            {
                S.Initiation.Enter();
                return;
            }

            Judge();
        }

        // C-3, 5.2.2.1; C-7 says the same of the three status words.
        internal override void Responded(byte[] data, int count, int statusWord)
        {
            switch (statusWord)
            {
                case Sw.Ok:
                    Options(data, count);
                    break;
                case SwTryOtherInterface:
                    Tap.TryAnotherInterface(Reason.CardRefused);
                    break;
                case SwSeePhone:
                    Tap.TryAgain(Reason.CardRefused, true);
                    break;
                case Sw.ConditionsNotSatisfied:
                    Tap.SelectNext(Reason.CardRefused);
                    break;
                default:
                    Tap.EndApplication(Reason.CardRefused);
                    break;
            }
        }

        internal override void Compute()
        {
            if (_state == State.Left)
            {
                _state = State.Keys;
                S.Authentication.StartKeys();
                S.Step = Step.Compute;
                return;
            }

            if (_state == State.Keys)
            {
                Signature();
                return;
            }

            _authenticated = S.Authentication.CombinedGood;
            _authenticationFailed = !_authenticated;
            Decide();
        }

        /// <summary>How the cardholder is verified; false: the transaction ends instead, the outcome is set.</summary>
        protected abstract bool ChooseCvm(out TapCvm cvm);

        private void Options(byte[] data, int count)
        {
            TlvIndex tlv = S.Tlv;
            if (tlv.Parse(data, 0, count) != TlvError.None || tlv.Count != 1)
            {
                Tap.EndApplication(Reason.CardDataWrong);
                return;
            }

            if (tlv.Tag(0) != Tag.ResponseFormat2)
            {
                // AIP and AFL alone: a card that does not do this kind of transaction here.
                Stripe();
                return;
            }

            Reason reason = tlv.Parse(data, tlv.Offset(0), tlv.Length(0)) != TlvError.None ? Reason.CardDataWrong : Tap.Keep(tlv, data);
            int aip = S.Fixed(Tag.Aip, 2);
            if (reason != Reason.None || aip < 0)
            {
                Tap.EndApplication(reason != Reason.None ? reason : Reason.CardDataMissing);
                return;
            }

            S.Aip = Bytes.ToInt(S.Store.Buffer, aip, 2);
            int afl;
            int length;
            S.Store.TryGet(Tag.Afl, out afl, out length);
            S.Log.Write(Rule.ApplicationInitiated, S.Aip, length);
            if (!S.Store.Contains(Tag.ApplicationCryptogram) && (S.Aip & StripeMode) != 0)
            {
                Stripe();
                return;
            }

            if ((length & 3) != 0)
            {
                Tap.EndApplication(Reason.CardDataWrong);
                return;
            }

            _state = State.Records;
            if (length == 0)
            {
                Judge();
                return;
            }

            S.RecordReader.After = this;
            S.Go(S.RecordReader);
        }

        // Stripe mode is refused: the parameter only says where the card goes instead.
        private void Stripe()
        {
            if (Tap.Combination.StripeCardToChip && (TtqFirst & TtqChip) != 0)
            {
                Tap.TryAnotherInterface(Reason.CardDataMissing);
                return;
            }

            Tap.EndApplication(Reason.CardDataMissing);
        }

        // All that the card says is there.
        private void Judge()
        {
            Tap.CardMayLeave = true;
            if (!Complete())
            {
                return;
            }

            S.Log.Write(Rule.CardQualifiers, Ctq, Ctq < 0 ? 0 : 1);
            S.Log.Write(Rule.CryptogramReceived, _type, 1);
            if (_type == Cryptogram.Aac)
            {
                Tap.Decline(Reason.CardDeclined);
                return;
            }

            if (Restricted())
            {
                return;
            }

            bool wanted = _type == Cryptogram.Tc || (TtqFirst & TtqAuthenticateOnline) != 0;
            if (!wanted)
            {
                Decide();
                return;
            }

            if (!StartKeys())
            {
                _authenticationFailed = true;
                Decide();
            }
        }

        // C-3, 5.4.2: mandatory data objects, the kind of cryptogram from 9F27 or else from the issuer application data.
        private bool Complete()
        {
            Tap.CompleteCardData();
            bool there = Need(Tag.ApplicationCryptogram) & Need(Tag.Atc) & Need(Tag.Pan) & Need(Tag.IssuerApplicationData);
            if (!there || !S.RecordReader.IsPanValid())
            {
                Tap.EndApplication(there ? Reason.CardDataWrong : Reason.CardDataMissing);
                return false;
            }

            int at = S.Fixed(TapTag.Ctq, 2);
            Ctq = at < 0 ? -1 : Bytes.ToInt(S.Store.Buffer, at, 2);
            at = S.Fixed(Tag.CryptogramInformation, 1);
            _type = at >= 0 ? S.Store.Buffer[at] & Cryptogram.TypeMask : TypeFromIssuerData();
            if (_type < 0 || _type == Cryptogram.TypeMask)
            {
                Tap.EndApplication(Reason.CryptogramTypeWrong);
                return false;
            }

            if (at < 0)
            {
                S.Scratch[0] = (byte)_type;
                S.Store.Set(Tag.CryptogramInformation, S.Scratch, 0, 1);
            }

            return true;
        }

        private bool Need(uint tag)
        {
            if (S.Store.Contains(tag))
            {
                return true;
            }

            S.Log.Write(Rule.ObjectMissing, (int)tag, 0);
            return false;
        }

        // Card verification results, second byte (the fifth of 9F10), bits 6 and 5: 00 AAC, 01 TC, 10 ARQC.
        private int TypeFromIssuerData()
        {
            const int ResultsAt = 4;
            int at;
            int length;
            S.Store.TryGet(Tag.IssuerApplicationData, out at, out length);
            return length <= ResultsAt ? -1 : (S.Store.Buffer[at + ResultsAt] & 0x30) << 2;
        }

        // C-3, 5.5: exception file, cash and cashback, expiry of a card that would approve by itself.
        private bool Restricted()
        {
            const byte OnExceptionFile = 0x10;
            S.RiskManagement.CheckExceptionFile();
            int tvr = S.Fixed(Tag.Tvr, 5);
            if ((S.Store.Buffer[tvr] & OnExceptionFile) != 0)
            {
                Tap.Decline(Reason.TerminalDeclined);
                return true;
            }

            bool chip = (TtqFirst & TtqChip) != 0 && Ctq >= 0;
            if (chip && ((S.TransactionType == Cash && (Ctq & ChipForCash) != 0) || (S.TransactionType == Cashback && (Ctq & ChipForCashback) != 0)))
            {
                Tap.TryAnotherInterface(Reason.ServiceNotAllowed);
                return true;
            }

            if (_type != Cryptogram.Tc)
            {
                return false;
            }

            int at = S.Fixed(Tag.ExpirationDate, 3);
            bool expired = at < 0 || Dates.Full(Bytes.ToNumber(S.Store.Buffer, at, 3)) < S.Today;
            if (expired)
            {
                S.Log.Write(Rule.Expired, 0, 0);
            }

            if (expired && (Ctq < 0 || (Ctq & OnlineIfExpired) == 0))
            {
                Tap.Decline(Reason.CardDeclined);
                return true;
            }

            return false;
        }

        private bool StartKeys()
        {
            if ((S.Aip >> 8 & AipBit.Dda) == 0 || !S.Store.Contains(Tag.SignedDynamicData) || !S.Authentication.Begin(Method.Dda))
            {
                return false;
            }

            _state = State.Left;
            S.Step = Step.Compute;
            return true;
        }

        // Version 01 alone: unpredictable number, amount, currency, 9F69 (C-3, Annex C; C-7 refuses version 00 as well).
        private void Signature()
        {
            int at;
            int length;
            S.Store.TryGet(TapTag.CardAuthenticationData, out at, out length);
            bool usable = S.Authentication.KeysGood && length >= 1 && length <= 16 && S.Store.Buffer[at] == FastVersion;
            if (!usable)
            {
                _authenticationFailed = true;
                Decide();
                return;
            }

            Dol.Put(S.Store, Tag.UnpredictableNumber, _terminalData, 0, 4);
            Dol.Put(S.Store, Tag.AmountAuthorised, _terminalData, 4, 6);
            Dol.Put(S.Store, Tag.TransactionCurrency, _terminalData, 10, 2);
            Array.Copy(S.Store.Buffer, at, _terminalData, 12, length);
            _state = State.Signature;
            S.Authentication.StartFast(_terminalData, 0, 12 + length);
            S.Step = Step.Compute;
        }

        private void Decide()
        {
            ClearTvr();
            if (_authenticationFailed && !MayGoOnline())
            {
                return;
            }

            bool online = _type == Cryptogram.Arqc || _authenticationFailed;
            TapCvm cvm;
            if (!ChooseCvm(out cvm))
            {
                return;
            }

            S.Log.Write(Rule.TapVerification, 0, (int)cvm);
            if (!online)
            {
                bool ask = Tap.Combination.OfflineApproval == OfflineApproval.GoOnline;
                S.Log.Write(Rule.OfflineApprovalRefused, 0, ask ? 1 : 0);
                if (!ask)
                {
                    Tap.Decline(Reason.UnableToGoOnline);
                    return;
                }
            }

            Tap.OnlineRequest(cvm);
        }

        // C-3, 5.6: what the card wants when its signature is missing or wrong.
        private bool MayGoOnline()
        {
            if (Ctq >= 0 && (Ctq & OnlineIfAuthenticationFails) != 0)
            {
                return true;
            }

            if (Ctq >= 0 && (Ctq & ChipIfAuthenticationFails) != 0 && (TtqFirst & TtqChip) != 0)
            {
                Tap.TryAnotherInterface(Reason.CdaFailed);
                return false;
            }

            Tap.Decline(Reason.CdaFailed);
            return false;
        }

        // The cryptogram is over a TVR of zeros; the bits of an authentication after it would not fit.
        private void ClearTvr()
        {
            int at = S.Fixed(Tag.Tvr, 5);
            Array.Clear(S.Store.Buffer, at, 5);
        }
    }
}
