namespace Firmware.Ui
{
    /// <content>What an audit entry was about.</content>
    internal static partial class TextsEn
    {
        private static string Audit(Text id)
        {
            switch (id)
            {
                case Text.AuditBrackets: return " ({0})";
                case Text.AuditLimit: return "Limit: {0}";
                case Text.AuditLimitOther: return "Limit of another type";
                case Text.AuditInternal: return "Internal value";
                case Text.AuditParameters: return "The bank's parameters";
                case Text.AuditPublicKeys: return "Public keys";
                case Text.AuditApplications: return "Card applications";
                case Text.AuditBlacklist: return "Blocked cards";
                case Text.AuditPublicKey: return "Public key {0} of the download";
                case Text.AuditMasterKey: return "Master key";
                case Text.AuditPinKey: return "PIN key";
                case Text.AuditMacKey: return "MAC key";
                case Text.AuditTrackKey: return "Track key";
                case Text.AuditTransportKey: return "Transport key";
                case Text.AuditInitialKey: return "Initial key";
                case Text.AuditHost: return "Host address";
                case Text.AuditHostPort: return "Host port";
                case Text.AuditSettleAt: return "Automatic settlement";
                case Text.AuditKeyScheme: return "Key scheme";
                case Text.AuditMacScheme: return "MAC scheme";
                case Text.AuditPinFormat: return "PIN block format";
                case Text.AuditKeyForm: return "Working key form";
                case Text.AuditKeyBlocks: return "Key blocks";
                case Text.AuditHotline: return "Hotline";
                case Text.AuditAccount: return "Settlement account";
                case Text.AuditBank: return "Settlement bank";
                case Text.AuditUploadEnd: return "End of the upload";
                case Text.AuditForeignApart: return "Foreign cards apart";
                case Text.AuditTaps: return "Taps";
                case Text.AuditTapLimits: return "Limits of taps";
                case Text.SlipTimes: return " ({0})";
                case Text.SignOnLater: return "It signs on before the next payment.";
                case Text.DownloadFailedHint: return "The rest is fetched later by itself.";
                case Text.PasswordGivenHint: return "It must be changed at sign-in.";
                case Text.CardKeep: return "Cashier: take it out and keep it";
                case Text.StateVoided: return "It was voided";
                case Text.StateRefunded: return "Some or all was given back";
                case Text.StateCompleted: return "Completed: the money was taken";
                case Text.PasswordFirst: return "The first time: 123456";
                default: return null;
            }
        }
    }
}
