using Emv.Contact;

namespace Emv.Contactless
{
    /// <summary>
    /// Kernel 7, UnionPay QuickPass (EMV Contactless Book C-7; qPBOC of JR/T 0025.12). The book is not public: docs/emv-contactless.md
    /// says which rule rests on which secondary source.
    /// </summary>
    internal sealed class Kernel7 : QualifierKernel
    {
        internal Kernel7(Tap tap)
            : base(tap)
        {
        }

        // A device that verified its owner needs nothing more; below the limit the small-amount rule asks for nothing; then the
        // online PIN before the signature, as UnionPay's cards want it, also where the card sends no qualifiers.
        protected override bool ChooseCvm(out TapCvm cvm)
        {
            cvm = TapCvm.NoCvm;
            bool limit = Tap.CvmLimitExceeded;
            if (Ctq >= 0 && (Ctq & VerifiedOnDevice) != 0)
            {
                cvm = TapCvm.ConfirmationCodeVerified;
                return true;
            }

            if (!limit && Tap.Combination.WaiveCvmBelowLimit)
            {
                return true;
            }

            bool pin = (Ctq < 0 && limit) || (Ctq >= 0 && (Ctq & OnlinePinRequired) != 0);
            bool signature = (Ctq < 0 && limit) || (Ctq >= 0 && (Ctq & SignatureRequired) != 0);
            if (pin && (TtqFirst & TtqOnlinePin) != 0)
            {
                cvm = TapCvm.OnlinePin;
                return true;
            }

            if (signature && (TtqFirst & TtqSignature) != 0)
            {
                cvm = TapCvm.Signature;
                return true;
            }

            if (!limit && !pin && !signature)
            {
                return true;
            }

            // Neither side's wish can be met with a tap.
            if ((TtqFirst & TtqChip) != 0)
            {
                Tap.TryAnotherInterface(Reason.TerminalDeclined);
                return false;
            }

            Tap.Decline(Reason.TerminalDeclined);
            return false;
        }
    }
}
