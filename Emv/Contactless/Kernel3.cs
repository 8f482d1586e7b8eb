using Emv.Contact;
using Emv.Data;

namespace Emv.Contactless
{
    /// <summary>Kernel 3, Visa (EMV Contactless Book C-3): qVSDC, online only.</summary>
    internal sealed class Kernel3 : QualifierKernel
    {
        internal Kernel3(Tap tap)
            : base(tap)
        {
        }

        // C-3, 5.7.
        protected override bool ChooseCvm(out TapCvm cvm)
        {
            cvm = TapCvm.NoCvm;
            if (Ctq < 0)
            {
                // 5.7.1.1: no qualifiers; a signature, or the PIN where the reader takes that and devices but no signature.
                if (!Tap.CvmLimitExceeded)
                {
                    return true;
                }

                bool signs = (TtqFirst & TtqSignature) != 0;
                cvm = signs ? TapCvm.Signature : TapCvm.OnlinePin;
                return signs || ((TtqFirst & TtqOnlinePin) != 0 && (Tap.Combination.Ttq[2] & TtqDevice) != 0) || Refuse();
            }

            if ((Ctq & OnlinePinRequired) != 0 && (TtqFirst & TtqOnlinePin) != 0)
            {
                cvm = TapCvm.OnlinePin;
                return true;
            }

            if ((Ctq & VerifiedOnDevice) != 0)
            {
                cvm = TapCvm.ConfirmationCodeVerified;
                return DeviceIsBelieved() || Refuse();
            }

            if ((Ctq & SignatureRequired) != 0 && (TtqFirst & TtqSignature) != 0)
            {
                cvm = TapCvm.Signature;
                return true;
            }

            // The card or the limit wants what the other side cannot do.
            return (!Tap.CvmLimitExceeded && (Ctq & (OnlinePinRequired | SignatureRequired)) == 0) || Refuse();
        }

        // 5.7.1.2: the qualifiers repeated under the signature (9F69, bytes 6 and 7) must agree; without 9F69 only online.
        private bool DeviceIsBelieved()
        {
            const int QualifiersAt = 5;
            int at;
            int length;
            if (!S.Store.TryGet(TapTag.CardAuthenticationData, out at, out length))
            {
                return IsArqc;
            }

            return length >= QualifiersAt + 2 && Bytes.ToInt(S.Store.Buffer, at + QualifiersAt, 2) == Ctq;
        }

        private bool Refuse()
        {
            Tap.Decline(Reason.TerminalDeclined);
            return false;
        }
    }
}
