using Emv.Contact;

namespace Firmware.Ui
{
    /// <summary>The kernel's reasons in words.</summary>
    public static class OutcomeTexts
    {
        /// <summary>Why it ended; Text.None for an approval, and for a refusal by the issuer, whose code says more (<see cref="HostCodeTexts"/>).</summary>
        public static Text Why(Reason reason)
        {
            switch (reason)
            {
                case Reason.None:
                case Reason.IssuerApproved:
                case Reason.IssuerDeclined:
                    return Text.None;
                case Reason.TerminalDeclined:
                    return Text.WhyTerminalDeclined;
                case Reason.CardDeclined:
                case Reason.CardRefused:
                    return Text.WhyCardDeclined;
                case Reason.CardDeclinedAfterApproval:
                    return Text.WhyCardRefusedAfter;
                case Reason.UnableToGoOnline:
                    // Before the bank was asked: afterwards the exchange says more.
                    return Text.WhyBankNotAsked;
                case Reason.ServiceNotAllowed:
                    return Text.WhyNotAllowed;
                case Reason.NoApplication:
                    return Text.WhyNoApplication;
                case Reason.CardBlocked:
                    return Text.WhyCardBlocked;
                case Reason.ApplicationBlocked:
                    return Text.WhyAppBlocked;
                case Reason.Cancelled:
                    return Text.WhyCustomerCancelled;
                case Reason.CardRemoved:
                    return Text.WhyCardRemoved;
                case Reason.CardMute:
                    return Text.WhyCardSilent;
                case Reason.PinCancelled:
                    return Text.WhyPinCancelled;
                case Reason.Configuration:
                case Reason.Internal:
                    return Text.WhyInternal;
                default:
                    // Broken transmission, malformed or missing data, wrong signatures and cryptograms.
                    return Text.WhyCardError;
            }
        }

        /// <summary>What to do about it; Text.None where there is nothing to say.</summary>
        public static Text Advice(Reason reason)
        {
            switch (reason)
            {
                case Reason.Configuration:
                case Reason.Internal:
                    return Text.AdviceTryLater;
                case Reason.CardRemoved:
                case Reason.CardMute:
                case Reason.TransmissionFailed:
                case Reason.Cancelled:
                case Reason.PinCancelled:
                    return Text.AdviceTryAgain;
                case Reason.CardBlocked:
                case Reason.ApplicationBlocked:
                case Reason.CardDeclined:
                case Reason.CardDeclinedAfterApproval:
                    return Text.AdviceAskIssuer;
                case Reason.None:
                case Reason.IssuerApproved:
                case Reason.IssuerDeclined:
                    return Text.None;
                default:
                    return Text.AdviceOtherCard;
            }
        }
    }
}
