namespace Firmware.Host
{
    /// <summary>What response codes (f39) and processing requests mean for the terminal's next step. Wording is the user interface's.</summary>
    public static class HostCodes
    {
        public const string Approved = "00";

        /// <summary>Already there: a notice with this answer has been delivered before.</summary>
        public const string Duplicate = "94";

        /// <summary>The end of a batch upload names another count than arrived: all is to be sent again.</summary>
        public const string Reconcile = "95";

        /// <summary>Processing request digit: sign on again.</summary>
        public const int RequestSignOn = 3;

        /// <summary>Approved, plainly or with a remark: 00, 11, A2, A4, A5, A6. A partial approval (10) is not taken by this terminal.</summary>
        public static bool IsApproval(string code)
        {
            switch (code)
            {
                case Approved:
                case "11":
                case "A2":
                case "A4":
                case "A5":
                case "A6":
                    return true;
                default:
                    return false;
            }
        }

        /// <summary>The host, or a host behind it, does not know what became of the request: as good as no answer.</summary>
        public static bool IsDoubt(string code)
        {
            return code == "68" || code == "91" || code == "98" || code == "10";
        }

        /// <summary>The host has the notice.</summary>
        public static bool IsDelivered(string code)
        {
            return IsApproval(code) || code == Duplicate;
        }

        /// <summary>The host has refused a notice for good; anything else is asked again.</summary>
        public static bool RefusesNotice(string code)
        {
            return !IsDelivered(code) && !IsDoubt(code) && !WantsSignOn(code) && code != "96" && code != "30";
        }

        /// <summary>The host will never take this address; a host that does not know the message says 30, 12 or 40.</summary>
        public static bool RefusesMail(string code)
        {
            return !IsDelivered(code) && !IsDoubt(code) && !WantsSignOn(code) && code != "96";
        }

        /// <summary>The working keys are not (or no longer) shared.</summary>
        public static bool WantsSignOn(string code)
        {
            return code == "77" || code == "22" || code == "99" || code == "A0";
        }

        /// <summary>Refusals a host may send without field 64, because there may be no common key.</summary>
        public static bool ComeWithoutMac(string code)
        {
            return code == "30" || code == "77" || code == "97" || code == "03" || code == "A0";
        }

        /// <summary>The reversal has reached its end: done, or nothing there to reverse.</summary>
        public static bool EndsReversal(string code)
        {
            return code == Approved || code == "12" || code == "25";
        }
    }
}
