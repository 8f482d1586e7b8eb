namespace Firmware.Ui
{
    /// <content>Cash, activation, downloads.</content>
    internal static partial class TextsEn
    {
        private static string Activation(Text id)
        {
            switch (id)
            {
                case Text.CashTitle: return "Cash sale";
                case Text.SlipTypeCash: return "CASH SALE";
                case Text.CashTendered: return "Cash received";
                case Text.CashTooLittle: return "Less than the amount";
                case Text.CashChange: return "Change due";
                case Text.CashNoChange: return "No change due";
                case Text.CashSaved: return "Cash sale recorded";
                case Text.SlipCashTendered: return "CASH RECEIVED";
                case Text.SlipCashChange: return "CHANGE";
                case Text.SlipCashDrawer: return "CASH TAKEN";
                case Text.SlipCashNote: return "Paid in cash. No card was used.";
                case Text.DebtTrying: return "Sending it now";
                case Text.DebtAttempts: return "Attempts that failed: {0}";
                case Text.DebtNext: return "Next try in {0} s";
                case Text.DebtHint: return "Cards wait for it. Cash can be taken.";
                case Text.KeyCash: return "Cash";
                case Text.ActivateTitle: return "Activation";
                case Text.ActivateFirst: return "Not activated yet";
                case Text.ActivateFirstHint: return "Operator 99 activates it: Menu 6 7";
                case Text.ActivateAsk: return "Activate it now?";
                case Text.ActivateSteps: return "Keys, sign-on, parameters, confirm, test.";
                case Text.ActivateAgain: return "No payments until it is done.";
                case Text.ActivateNoKey: return "Waiting for the key";
                case Text.ActivateNoKeyHint: return "A technician loads it at the service port.";
                case Text.ActivateKcv: return "Compare check value";
                case Text.ActivateKcvValue: return "Check value {0}";
                case Text.ActivateKcvHint: return "The same as in the key letter? Enter goes on.";
                case Text.ActivateMerchant: return "Is this your shop?";
                case Text.ActivateAccount: return "Account {0}";
                case Text.ActivateRefused: return "Not confirmed";
                case Text.ActivateRefusedHint: return "Call the acquirer: {0}";
                case Text.ActivateEcho: return "Testing the connection";
                case Text.ActivateDone: return "Terminal activated";
                case Text.ActivateFailed: return "Not finished";
                case Text.ActivateFailedHint: return "Enter tries again from here.";
                case Text.IdleNotActivated: return "Not activated: see Menu";
                case Text.DownloadTitle: return "From the bank";
                case Text.DownloadParameters: return "Fetching parameters";
                case Text.DownloadKeys: return "Fetching public keys";
                case Text.DownloadApplications: return "Fetching applications";
                case Text.DownloadBlacklist: return "Fetching blocked cards";
                case Text.DownloadStatus: return "Reporting to the bank";
                case Text.DownloadLoading: return "Saving the data";
                case Text.DownloadFailed: return "Download incomplete";
                case Text.MenuActivation: return "Activate the terminal";
                case Text.MenuDownload: return "Fetch parameters now";
                case Text.DownloadDone: return "Data is up to date";
                case Text.TwiceAgo: return "Voucher {0} at";
                default: return null;
            }
        }
    }
}
