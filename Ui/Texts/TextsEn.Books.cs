namespace Firmware.Ui
{
    /// <content>Transactions, settlement, reports.</content>
    internal static partial class TextsEn
    {
        private static string Books(Text id)
        {
            switch (id)
            {
                case Text.VoidTitle: return "Void";
                case Text.RefundTitle: return "Refund";
                case Text.BalanceTitle: return "Balance inquiry";
                case Text.PreAuthTitle: return "Pre-authorise";
                case Text.PreAuthVoidTitle: return "Void pre-auth.";
                case Text.CompletionTitle: return "Completion";
                case Text.CompletionNoticeTitle: return "Compl. notice";
                case Text.CompletionVoidTitle: return "Void completion";
                case Text.TipTitle: return "Add a tip";
                case Text.SupervisorPassword: return "Password of supervisor {0}";
                case Text.AskVoucher: return "Voucher number";
                case Text.AskReference: return "Reference number, 12 digits";
                case Text.AskAuthorisation: return "Authorisation code, 6 digits";
                case Text.AskDate: return "Date of the original: MMDD";
                case Text.AskDay: return "Day: MMDD";
                case Text.AskCardTail: return "Last four digits of the card";
                case Text.AskTotalWithTip: return "Total with the tip";
                case Text.TipTooLittle: return "Less than the sale";
                case Text.SearchingVoucher: return "Looking for it";
                case Text.VoucherUnknown: return "No such voucher here";
                case Text.VoucherTypeHint: return "Enter: type the original's data";
                case Text.OriginalWrongKind: return "Not for this payment";
                case Text.OriginalSettled: return "Settled: use Refund";
                case Text.OriginalSpent: return "Done already";
                case Text.TwiceAsk: return "The same again?";
                case Text.TwiceHint: return "This card paid the same a moment ago. Enter goes on.";
                case Text.BalanceIs: return "Available balance";
                case Text.NoticeStored: return "Stored for the bank";
                case Text.NoticeStoredHint: return "It goes out when the line is back.";
                case Text.LimitOne: return "Above payment limit";
                case Text.LimitDay: return "Above the day limit";
                case Text.LimitOperator: return "Above operator limit";
                case Text.LastTitle: return "Last payment";
                case Text.StateApproved: return "It stands";
                case Text.StateDeclined: return "Declined: no money was moved";
                case Text.StateReversing: return "It is being taken back";
                case Text.StateReversed: return "It was taken back";
                case Text.StateNotSent: return "Not sent: no money was moved";
                case Text.StateNotice: return "Waiting to be delivered";
                case Text.StateDamaged: return "Its record is damaged";
                case Text.QueryNothing: return "Nothing was found";
                case Text.QueryNextHint: return "Enter: the next one";
                case Text.IdleNoticesOpen: return "Waiting to be delivered: {0}";
                case Text.IdleNoticesRefused: return "Notices refused by the bank: {0}";
                default: return null;
            }
        }

        private static string Settlement(Text id)
        {
            switch (id)
            {
                case Text.SettleTitle: return "Settlement";
                case Text.SettleAsk: return "Close the batch now?";
                case Text.SettleNothing: return "Nothing to settle";
                case Text.SettleReversals: return "Delivering reversals";
                case Text.SettleNotices: return "Delivering notices";
                case Text.SettleTotals: return "Comparing the totals";
                case Text.SettleUploading: return "Sending the batch";
                case Text.SettleClosing: return "Closing the batch";
                case Text.SettleDone: return "The batch is closed";
                case Text.SettleFailed: return "Not settled yet";
                case Text.SettleFailedHint: return "Nothing is lost. It goes on where it stopped.";
                case Text.MenuTransactions: return "Transactions";
                case Text.MenuPrintAndQuery: return "Reprint and query";
                case Text.MenuSettlement: return "Settlement and reports";
                case Text.MenuLine: return "Bank line";
                case Text.MenuSettle: return "Settle the batch";
                case Text.MenuShift: return "Shift report";
                case Text.MenuDay: return "Turnover of the day";
                case Text.MenuReprintSettlement: return "Reprint the settlement";
                case Text.MenuQueryVoucher: return "Find by voucher";
                case Text.MenuQueryCard: return "Find by card";
                case Text.MenuQueryDay: return "Find by day";
                case Text.MenuLast: return "Last payment";
                case Text.MenuSignOff: return "Sign off";
                case Text.EchoFailed: return "No answer from bank";
                case Text.SignedOff: return "Signed off";
                case Text.SlipTypeBalance: return "BALANCE";
                case Text.SlipTypePreAuth: return "PRE-AUTHORISATION";
                case Text.SlipTypePreAuthVoid: return "PRE-AUTH. VOID";
                case Text.SlipTypeCompletion: return "COMPLETION";
                case Text.SlipTypeCompletionNotice: return "COMPLETION NOTICE";
                case Text.SlipTypeCompletionVoid: return "COMPLETION VOID";
                case Text.SlipTypeTip: return "TIP";
                case Text.SlipOriginal: return "Original";
                case Text.SlipToDeliver: return "STORED, ON ITS WAY TO THE BANK";
                case Text.SlipTip: return "Tip";
                case Text.SlipSettlement: return "Settlement slip";
                case Text.SlipShift: return "Shift report";
                case Text.SlipDay: return "Turnover of the day";
                case Text.SlipDebit: return "Debit";
                case Text.SlipCredit: return "Credit";
                case Text.SlipNet: return "Net";
                case Text.SlipBalanced: return "The bank's totals are equal";
                case Text.SlipNotBalanced: return "Totals differed, batch uploaded";
                case Text.SlipOpenReversals: return "Open reversals";
                case Text.SlipOpenNotices: return "Notices to deliver";
                case Text.SlipRefusedNotices: return "Notices refused";
                case Text.SlipSetAside: return "Damaged records kept";
                case Text.SlipByType: return "By type";
                case Text.SlipByOrganisation: return "By card scheme";
                case Text.SlipByOperator: return "By operator";
                default: return null;
            }
        }
    }
}
