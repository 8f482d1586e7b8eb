using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// Terminal action analysis and the first GENERATE AC (EMV 4.4 Book 3, 10.7 and 10.8). An online-only terminal asks for an
    /// ARQC unless a denial code matches; it never asks for a TC here.
    /// </summary>
    internal sealed class ActionAnalysis : Stage
    {
        private readonly Cryptogram _cryptogram;
        private bool _waiting;

        internal ActionAnalysis(Session session)
            : base(session)
        {
            _cryptogram = new Cryptogram(session, true);
        }

        internal Cryptogram Cryptogram
        {
            get { return _cryptogram; }
        }

        internal override void Enter()
        {
            _waiting = S.Authentication.Working;
            if (_waiting)
            {
                S.Step = Step.Compute;
                return;
            }

            bool denied = Matches(Tag.IacDenial, 0x00, S.Application.TacDenial, Rule.DenialMatched);
            bool cda = !denied && S.Authentication.CdaPossible;
            if (denied)
            {
                // Declined offline (Book 4, Annex A6).
                S.Scratch[0] = (byte)'Z';
                S.Scratch[1] = (byte)'1';
                S.Store.Set(Tag.AuthorisationResponseCode, S.Scratch, 0, 2);
            }

            if (denied && S.Authentication.CdaPossible)
            {
                // Book 3, 10.3: CDA was chosen, but an AAC carries no signature.
                S.SetTvr(TvrBit.AuthenticationNotPerformed, Rule.DenialMatched);
            }

            if (!_cryptogram.Ask(denied ? Cryptogram.Aac : Cryptogram.Arqc, cda, Tag.Cdol1, 1))
            {
                S.Abort(Reason.CardDataWrong);
            }
        }

        internal override void Compute()
        {
            // Either the authentication in the background is through, or the signature of the cryptogram is checked.
            if (_waiting)
            {
                Enter();
                return;
            }

            S.Go(S.Completion);
        }

        internal override void Responded(byte[] data, int count, int statusWord)
        {
            if (statusWord != Sw.Ok)
            {
                S.Abort(Reason.CardRefused);
                return;
            }

            Reason reason = _cryptogram.Take(data, count);
            if (reason != Reason.None)
            {
                S.Abort(reason);
                return;
            }

            S.SetTsi(TsiBit.CardRiskManagement, Rule.CryptogramReceived);
            int cid = _cryptogram.Cid;
            S.Outcome.AdviceRequired = (cid & Cryptogram.AdviceBit) != 0;
            int type = cid & Cryptogram.TypeMask;
            if (type == Cryptogram.Aac)
            {
                S.Finish(Decision.Declined, OutcomeKind.Result, DeclineReason(cid));
                return;
            }

            if (type != Cryptogram.Arqc || _cryptogram.Asked != Cryptogram.Arqc)
            {
                // A card may answer with what was asked for or with less (Book 3, 10.8).
                S.Abort(Reason.CryptogramTypeWrong);
                return;
            }

            if (!_cryptogram.CdaAsked)
            {
                S.Go(S.Completion);
                return;
            }

            if (!_cryptogram.Signed)
            {
                S.Log.Write(Rule.CdaSignatureMissing, cid, 1);
                S.Authentication.CombinedFailed(Rule.CdaSignatureMissing);
                S.Go(S.Completion);
                return;
            }

            S.Authentication.StartCombined();
            S.Step = Step.Compute;
        }

        /// <summary>Compares the TVR with an issuer action code (absent: every byte as given) and the terminal's.</summary>
        internal bool Matches(uint issuerCode, byte absent, byte[] terminalCode, Rule rule)
        {
            int tvr = S.Fixed(Tag.Tvr, ApplicationProfile.ActionCodeLength);
            int issuer = S.Fixed(issuerCode, ApplicationProfile.ActionCodeLength);
            byte[] buffer = S.Store.Buffer;
            for (int i = 0; i < ApplicationProfile.ActionCodeLength; i++)
            {
                int bits = buffer[tvr + i] & (terminalCode[i] | (issuer < 0 ? absent : buffer[issuer + i]));
                if (bits != 0)
                {
                    S.Log.Write(rule, i + 1, bits);
                    return true;
                }
            }

            return false;
        }

        private Reason DeclineReason(int cid)
        {
            if ((cid & Cryptogram.ReasonMask) == Cryptogram.ReasonServiceNotAllowed)
            {
                return Reason.ServiceNotAllowed;
            }

            return _cryptogram.Asked == Cryptogram.Aac ? Reason.TerminalDeclined : Reason.CardDeclined;
        }
    }
}
