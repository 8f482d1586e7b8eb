using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// Online processing and completion (EMV 4.4 Book 3, 10.9 to 10.11; Book 4, 6.3.8): issuer authentication, scripts, second
    /// GENERATE AC, decision. Without the issuer's approval nothing is approved.
    /// </summary>
    internal sealed class Completion : Stage
    {
        private const int MinAuthenticationData = 8;
        private const int MaxAuthenticationData = 16;

        // Response codes the terminal makes itself (Book 4, Annex A6).
        private static readonly byte[] DeclinedOffline = { (byte)'Z', (byte)'1' };
        private static readonly byte[] UnableToGoOnline = { (byte)'Z', (byte)'3' };

        private readonly IssuerScripts _scripts;
        private State _state;
        private Decision _decision;
        private Reason _reason;
        private bool _cardGone;

        internal Completion(Session session)
            : base(session)
        {
            _scripts = new IssuerScripts(session);
        }

        private enum State
        {
            Idle = 0,
            Online,
            ExternalAuthenticate,
            ScriptsBefore,
            Cryptogram,
            Signature,
            ScriptsAfter,
        }

        private bool Decided
        {
            get { return _decision != Decision.None; }
        }

        /// <summary>Why the sale is refused, once it is and whatever else the card does; None before.</summary>
        internal Reason Refused { get; private set; }

        internal void Reset()
        {
            _scripts.Reset();
            _state = State.Idle;
            _decision = Decision.None;
            _reason = Reason.None;
            _cardGone = false;
            Refused = Reason.None;
        }

        internal override void Enter()
        {
            Cryptogram cryptogram = S.ActionAnalysis.Cryptogram;
            if (cryptogram.CdaAsked && !S.Authentication.CombinedGood)
            {
                // Book 2, 6.6.2: an ARQC whose signature is wrong is followed by a request for an AAC at once.
                Refuse(Reason.CdaFailed, DeclinedOffline);
                SecondCryptogram();
                return;
            }

            _state = State.Online;
            S.Step = Step.GoOnline;
        }

        internal void Unreachable()
        {
            S.Log.Write(Rule.HostUnreachable, 0, 0);

            // Book 3, 10.7: online-only terminals decline; the default codes are looked at for the log.
            if (!S.ActionAnalysis.Matches(Tag.IacDefault, 0xFF, S.Application.TacDefault, Rule.DefaultAction))
            {
                S.Log.Write(Rule.DefaultAction, 0, 0);
            }

            Refuse(Reason.UnableToGoOnline, UnableToGoOnline);
            SecondCryptogram();
        }

        internal void Answered(byte[] arc, byte[] field55, int count)
        {
            S.HostApproved = IsApproval(arc);
            S.Log.Write(Rule.HostAnswered, 0, S.HostApproved ? 1 : 0);
            S.Store.Set(Tag.AuthorisationResponseCode, arc, 0, 2);
            if (!S.HostApproved)
            {
                Refused = Reason.IssuerDeclined;
            }

            TlvIndex templates = _scripts.Templates;
            if (count > 0 && !_scripts.Take(field55, count))
            {
                // Nothing of a damaged answer reaches the card; its own rules decide about the missing authentication.
                S.Log.Write(Rule.ObjectMalformed, 0, count);
                _scripts.Reset();
            }

            int data = templates.Find(Tag.IssuerAuthenticationData);
            if (data >= 0 && Authenticate(templates.Offset(data), templates.Length(data)))
            {
                return;
            }

            BeforeCryptogram();
        }

        internal override void Responded(byte[] data, int count, int statusWord)
        {
            switch (_state)
            {
                case State.ExternalAuthenticate:
                    Authenticated(statusWord);
                    break;
                case State.ScriptsBefore:
                    if (!_scripts.Responded(statusWord))
                    {
                        SecondCryptogram();
                    }

                    break;
                case State.Cryptogram:
                    CryptogramReceived(data, count, statusWord);
                    break;
                case State.ScriptsAfter:
                    if (!_scripts.Responded(statusWord))
                    {
                        Conclude();
                    }

                    break;
                default:
                    S.Fail(Reason.Internal);
                    break;
            }
        }

        // The signature of the second answer is checked.
        internal override void Compute()
        {
            if (_state != State.Signature)
            {
                S.Fail(Reason.Internal);
                return;
            }

            if (S.Authentication.CombinedGood)
            {
                Decide(Decision.Approved, Reason.IssuerApproved);
            }
            else
            {
                Decide(Decision.Declined, Reason.CdaFailed);
            }
        }

        /// <summary>The card is gone. True: that does not matter any more, the transaction goes on or has ended with its decision.</summary>
        internal bool CardLost()
        {
            if (Decided)
            {
                Conclude();
                return true;
            }

            // Its last cryptogram is here already; only the signature is still being checked.
            _cardGone = _state == State.Signature;
            return _cardGone;
        }

        /// <summary>Ends with the decision that stands.</summary>
        internal void Conclude()
        {
            S.Finish(_decision, OutcomeKind.Result, _reason);
        }

        private void Refuse(Reason reason, byte[] code)
        {
            Refused = reason;
            S.Store.Set(Tag.AuthorisationResponseCode, code, 0, 2);
        }

        // Book 3, 10.9: the AIP says whether by command or, through CDOL2, with the cryptogram.
        private bool Authenticate(int offset, int length)
        {
            if (length < MinAuthenticationData || length > MaxAuthenticationData)
            {
                S.Log.Write(Rule.ObjectMalformed, (int)Tag.IssuerAuthenticationData, length);
                return false;
            }

            S.Store.Set(Tag.IssuerAuthenticationData, _scripts.Data, offset, length);
            if ((S.Aip >> 8 & AipBit.IssuerAuthentication) == 0)
            {
                return false;
            }

            _state = State.ExternalAuthenticate;
            System.Array.Copy(_scripts.Data, offset, S.Command, 5, length);
            S.SendData(0x00, 0x82, 0x00, 0x00, length, false);
            return true;
        }

        private void Authenticated(int statusWord)
        {
            S.Log.Write(Rule.IssuerAuthentication, statusWord, 0);
            S.SetTsi(TsiBit.IssuerAuthentication, Rule.IssuerAuthentication);
            if (statusWord != Sw.Ok)
            {
                S.SetTvr(TvrBit.IssuerAuthenticationFailed, Rule.IssuerAuthentication);
            }

            BeforeCryptogram();
        }

        private void BeforeCryptogram()
        {
            _state = State.ScriptsBefore;
            if (!_scripts.Begin(Tag.ScriptBefore))
            {
                SecondCryptogram();
            }
        }

        // Book 3, 10.11: TC for an approval, AAC for everything else.
        private void SecondCryptogram()
        {
            _state = State.Cryptogram;
            bool approved = S.HostApproved;
            bool cda = approved && S.Authentication.CdaPossible;
            if (!S.ActionAnalysis.Cryptogram.Ask(approved ? Cryptogram.Tc : Cryptogram.Aac, cda, Tag.Cdol2, 2))
            {
                S.Abort(Reason.CardDataWrong);
            }
        }

        private void CryptogramReceived(byte[] data, int count, int statusWord)
        {
            Cryptogram cryptogram = S.ActionAnalysis.Cryptogram;
            Reason wrong = statusWord != Sw.Ok ? Reason.CardRefused : cryptogram.Take(data, count);
            if (wrong != Reason.None)
            {
                S.Abort(wrong);
                return;
            }

            int type = cryptogram.Cid & Cryptogram.TypeMask;
            if (cryptogram.Asked == Cryptogram.Aac)
            {
                Decide(Decision.Declined, Refused);
                return;
            }

            if (type == Cryptogram.Aac)
            {
                S.Outcome.AdviceRequired |= (cryptogram.Cid & Cryptogram.AdviceBit) != 0;
                Decide(Decision.Declined, Reason.CardDeclinedAfterApproval);
                return;
            }

            if (type != Cryptogram.Tc)
            {
                S.Abort(Reason.CryptogramTypeWrong);
                return;
            }

            if (!cryptogram.CdaAsked)
            {
                Decide(Decision.Approved, Reason.IssuerApproved);
                return;
            }

            if (!cryptogram.Signed)
            {
                S.Log.Write(Rule.CdaSignatureMissing, cryptogram.Cid, 2);
                S.Authentication.CombinedFailed(Rule.CdaSignatureMissing);
                Decide(Decision.Declined, Reason.CdaFailed);
                return;
            }

            _state = State.Signature;
            S.Authentication.StartCombined();
            S.Step = Step.Compute;
        }

        private void Decide(Decision decision, Reason reason)
        {
            _decision = decision;
            _reason = reason;
            _state = State.ScriptsAfter;
            if (_cardGone || !_scripts.Begin(Tag.ScriptAfter))
            {
                Conclude();
            }
        }

        private bool IsApproval(byte[] arc)
        {
            string codes = S.Terminal.ApprovalCodes;
            for (int i = 0; i + 1 < codes.Length; i += 2)
            {
                if (arc[0] == codes[i] && arc[1] == codes[i + 1])
                {
                    return true;
                }
            }

            return false;
        }
    }
}
