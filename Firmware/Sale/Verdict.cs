using Emv.Contact;
using Firmware.Host;

namespace Firmware.Sale
{
    /// <summary>What becomes of a pending payment.</summary>
    public enum VerdictKind : byte
    {
        /// <summary>The issuer approved and the card agreed: the sale stands.</summary>
        Approve = 0,

        /// <summary>The host said no: nothing was booked.</summary>
        Decline,

        /// <summary>Nothing left the terminal: nothing to undo.</summary>
        Abandon,

        /// <summary>The host may have booked it, or has: take it back.</summary>
        Reverse,

        /// <summary>A notice that is not answered yet: it stays and is sent again.</summary>
        Deliver,
    }

    /// <summary>
    /// The one place that decides how a payment ended, from how the exchange with the host ended and what the card said
    /// after it. See docs/money.md, "Doubt".
    /// </summary>
    public sealed class Verdict
    {
        /// <summary>f39 of the reversal: no reply in time.</summary>
        public const string NoReplyInTime = "98";

        /// <summary>f39 of the reversal: approved, but the terminal or the card failed to complete.</summary>
        public const string NotCompleted = "96";

        /// <summary>f39 of the reversal: the reply's MAC is wrong.</summary>
        public const string MacWrong = "A0";

        /// <summary>f39 of the reversal: anything else.</summary>
        public const string Other = "06";

        public VerdictKind Kind { get; private set; }

        /// <summary>Reason for the reversal, two characters; null for other kinds.</summary>
        public string ReversalReason { get; private set; }

        /// <param name="card">What the kernel decided once it knew the answer; Approved where no card takes part.</param>
        public void Judge(ExchangeResult exchange, string responseCode, Decision card, Doubt onDoubt)
        {
            ReversalReason = null;
            if (onDoubt == Doubt.Deliver)
            {
                JudgeNotice(exchange, responseCode);
                return;
            }

            switch (exchange)
            {
                case ExchangeResult.NotSent:
                    Kind = VerdictKind.Abandon;
                    break;
                case ExchangeResult.NoReply:
                case ExchangeResult.BrokenReply:
                    Reverse(NoReplyInTime);
                    break;
                case ExchangeResult.BadMac:
                    Reverse(MacWrong);
                    break;
                case ExchangeResult.WrongReply:
                    Reverse(Other);
                    break;
                default:
                    JudgeAnswer(responseCode, card);
                    break;
            }

            if (Kind == VerdictKind.Reverse && onDoubt == Doubt.Forget)
            {
                // Nothing was booked that could be taken back.
                Kind = VerdictKind.Abandon;
                ReversalReason = null;
            }
        }

        /// <summary>What a notice wants is done already, in the shop; the host hears of it until it answers. No card can object.</summary>
        private void JudgeNotice(ExchangeResult exchange, string responseCode)
        {
            if (exchange != ExchangeResult.Answered)
            {
                Kind = VerdictKind.Deliver;
            }
            else if (HostCodes.IsDelivered(responseCode))
            {
                Kind = VerdictKind.Approve;
            }
            else
            {
                Kind = HostCodes.RefusesNotice(responseCode) ? VerdictKind.Decline : VerdictKind.Deliver;
            }
        }

        private void JudgeAnswer(string responseCode, Decision card)
        {
            if (HostCodes.IsDoubt(responseCode))
            {
                Reverse(responseCode == "10" ? Other : NoReplyInTime);
            }
            else if (!HostCodes.IsApproval(responseCode))
            {
                Kind = VerdictKind.Decline;
            }
            else if (card == Decision.Approved)
            {
                Kind = VerdictKind.Approve;
            }
            else
            {
                Reverse(NotCompleted);
            }
        }

        private void Reverse(string reason)
        {
            Kind = VerdictKind.Reverse;
            ReversalReason = reason;
        }
    }
}
