namespace Firmware.Ui
{
    /// <content>Operators, audit trail, limits.</content>
    internal static partial class TextsEn
    {
        private static string Office(Text id)
        {
            switch (id)
            {
                case Text.PasswordGivenWhy: return "A supervisor chose it for you: choose your own.";
                case Text.PasswordFor: return "Password for {0}";
                case Text.PasswordGiven: return "Password saved";
                case Text.PasswordDaysLeft: return "Expires in {0} days";
                case Text.PasswordDaysLeftHint: return "Your password. Change it: Menu 6 1";
                case Text.MenuOffice: return "Staff and office";
                case Text.OperatorReset: return "Give a new password";
                case Text.OperatorLocked: return "locked";
                case Text.OperatorMore: return "More";
                case Text.OperatorNewNumber: return "Number of the new operator, 01-98";
                case Text.OperatorRole: return "Cashier or supervisor?";
                case Text.OperatorSureRemove: return "Remove operator {0}?";
                case Text.OperatorSelf: return "Yourself: Menu 6 1";
                case Text.MenuAudit: return "Audit trail";
                case Text.MenuAuditShow: return "Show the audit trail";
                case Text.MenuAuditPrint: return "Print the audit trail";
                case Text.AuditEmpty: return "Nothing recorded";
                case Text.AuditEnd: return "That was the oldest";
                case Text.AuditGap: return "{0} entries are missing here!";
                case Text.AuditPort: return "Service port";
                case Text.AuditNobody: return "Nobody signed in";
                case Text.AuditBatch: return "Batch {0}";
                case Text.AuditConcerns: return "Concerns operator {0}";
                case Text.AuditEntryNumber: return "Entry {0}";
                case Text.AuditSignedIn: return "Signed in";
                case Text.AuditSignInFailed: return "Wrong password";
                case Text.AuditLocked: return "Locked";
                case Text.AuditUnlocked: return "Unlocked";
                case Text.AuditOperatorAdded: return "Operator added";
                case Text.AuditOperatorRemoved: return "Operator removed";
                case Text.AuditPasswordReset: return "Password given";
                case Text.AuditPasswordChanged: return "Password changed";
                case Text.AuditSignedOut: return "Signed out";
                case Text.AuditSettingChanged: return "Setting changed";
                case Text.AuditKeyLoaded: return "Key loaded";
                case Text.AuditHistoryCleared: return "Batch cleared";
                case Text.AuditActivated: return "Terminal activated";
                case Text.AuditDownloaded: return "Download taken";
                case Text.AuditConfirmed: return "Supervisor confirmed";
                case Text.AuditOther: return "Another event";
                case Text.MenuLimits: return "Limits and password age";
                case Text.LimitSaleOne: return "One sale";
                case Text.LimitSaleDay: return "Sales per day";
                case Text.LimitRefundOne: return "One refund";
                case Text.LimitRefundDay: return "Refunds per day";
                case Text.LimitPreAuthOne: return "One pre-auth.";
                case Text.LimitOperatorDay: return "Operator per day";
                case Text.LimitCashOne: return "One cash sale";
                case Text.LimitPasswordDays: return "Password age";
                case Text.LimitNone: return "none";
                case Text.LimitDays: return "{0} days";
                case Text.LimitChange: return "Change";
                case Text.LimitRemove: return "No limit";
                case Text.LimitAskDays: return "Days a password may be used";
                case Text.SupervisorNumber: return "Number of the supervisor";
                case Text.SupervisorNotOne: return "Not a supervisor";
                default: return null;
            }
        }
    }
}
