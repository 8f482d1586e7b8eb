using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Staff
{
    /// <summary>What an audit entry was about, by name.</summary>
    internal static class AuditSubjects
    {
        // Types of transaction as Firmware.Host.TransactionType numbers them; the staff does not know the host.
        private const int Sale = 1;
        private const int Refund = 3;
        private const int PreAuthorisation = 5;
        private const int Cash = 11;

        /// <summary>Settings that the taps' limits take, see <see cref="SettingNumber.TapUnionPay"/>.</summary>
        private const int TapLimits = SettingNumber.TapMastercardOnDevice + 3 - SettingNumber.TapUnionPay;

        /// <summary>The setting's name with its number, by which the technician's tool knows it.</summary>
        public static string Setting(Language language, int number)
        {
            Text limit = LimitOf(number);
            string name = limit != Text.None ? Texts.Of(language, Text.AuditLimit, Texts.Of(language, limit)) : Texts.Of(language, NameOf(number));
            return name + Texts.Of(language, Text.AuditBrackets, number.ToString());
        }

        public static Text Key(int slot)
        {
            switch ((KeySlot)slot)
            {
                case KeySlot.TerminalMaster: return Text.AuditMasterKey;
                case KeySlot.Pin: return Text.AuditPinKey;
                case KeySlot.Mac: return Text.AuditMacKey;
                case KeySlot.Track: return Text.AuditTrackKey;
                case KeySlot.Transport: return Text.AuditTransportKey;
                case KeySlot.Dukpt: return Text.AuditInitialKey;
                default: return Text.AuditInternal;
            }
        }

        public static Text Download(int slot)
        {
            switch ((DownloadSlot)slot)
            {
                case DownloadSlot.Parameters: return Text.AuditParameters;
                case DownloadSlot.CaKeys: return Text.AuditPublicKeys;
                case DownloadSlot.Applications: return Text.AuditApplications;
                case DownloadSlot.Blacklist: return Text.AuditBlacklist;
                default: return Text.AuditInternal;
            }
        }

        private static Text LimitOf(int number)
        {
            switch (number)
            {
                case SettingNumber.LimitOfType + Sale: return Text.LimitSaleOne;
                case SettingNumber.DayLimitOfType + Sale: return Text.LimitSaleDay;
                case SettingNumber.LimitOfType + Refund: return Text.LimitRefundOne;
                case SettingNumber.DayLimitOfType + Refund: return Text.LimitRefundDay;
                case SettingNumber.LimitOfType + PreAuthorisation: return Text.LimitPreAuthOne;
                case SettingNumber.LimitOfType + Cash: return Text.LimitCashOne;
                case SettingNumber.DayLimitOfOperator: return Text.LimitOperatorDay;
                default: return Text.None;
            }
        }

        private static Text NameOf(int number)
        {
            if (number >= SettingNumber.LimitOfType && number < SettingNumber.DayLimitOfOperator)
            {
                return Text.AuditLimitOther;
            }

            if (number >= SettingNumber.HeadLine && number < SettingNumber.FootLine + SettingNumber.FootLines)
            {
                return Text.SettingsReceipts;
            }

            if (number >= SettingNumber.TapUnionPay && number < SettingNumber.TapUnionPay + TapLimits)
            {
                return Text.AuditTapLimits;
            }

            return number < SettingNumber.Brightness ? Technical(number) : Comfort(number);
        }

        /// <summary>What the technician sets at the service port, or the host sends down.</summary>
        private static Text Technical(int number)
        {
            switch (number)
            {
                case SettingNumber.Language: return Text.SettingsLanguage;
                case SettingNumber.Quiet: return Text.SettingsSound;
                case SettingNumber.ShopName: return Text.SettingsShopName;
                case SettingNumber.HostAddress: return Text.AuditHost;
                case SettingNumber.HostPort: return Text.AuditHostPort;
                case SettingNumber.TerminalId: return Text.SlipTerminalId;
                case SettingNumber.MerchantId: return Text.SlipMerchantId;
                case SettingNumber.SettleAt: return Text.AuditSettleAt;
                case SettingNumber.KeyScheme: return Text.AuditKeyScheme;
                case SettingNumber.MacScheme: return Text.AuditMacScheme;
                case SettingNumber.PinFormat: return Text.AuditPinFormat;
                case SettingNumber.KeyForm: return Text.AuditKeyForm;
                case SettingNumber.KeyBlocks: return Text.AuditKeyBlocks;
                case SettingNumber.Activation: return Text.ActivateTitle;
                case SettingNumber.Hotline: return Text.AuditHotline;
                case SettingNumber.SettlementAccount: return Text.AuditAccount;
                case SettingNumber.SettlementBank: return Text.AuditBank;
                case SettingNumber.PasswordDays: return Text.LimitPasswordDays;
                case SettingNumber.UploadEndCode: return Text.AuditUploadEnd;
                case SettingNumber.ForeignApart: return Text.AuditForeignApart;
                case SettingNumber.TapEnabled: return Text.AuditTaps;
                default: return Text.AuditInternal;
            }
        }

        /// <summary>How the terminal looks, sounds and prints.</summary>
        private static Text Comfort(int number)
        {
            switch (number)
            {
                case SettingNumber.Brightness: return Text.SettingsBrightness;
                case SettingNumber.Volume: return Text.SettingsSound;
                case SettingNumber.ReceiptSize: return Text.SettingsReceiptSize;
                case SettingNumber.PaperWidth: return Text.SettingsPaperWidth;
                case SettingNumber.Copies: return Text.SettingsCopies;
                case SettingNumber.Logo: return Text.SettingsLogo;
                case SettingNumber.TimeZoneMinutes: return Text.SettingsZone;
                case SettingNumber.DimAfterSeconds: return Text.SettingsDim;
                case SettingNumber.LockAfterSeconds: return Text.SettingsLock;
                case SettingNumber.SignOnScreen: return Text.SettingsSignature;
                case SettingNumber.TouchCalibration: return Text.TouchTitle;
                case SettingNumber.ReceiptCode: return Text.SettingsReceiptCode;
                case SettingNumber.MailReceipts: return Text.SettingsMail;
                case SettingNumber.Clock: return Text.SettingsDateTime;
                default: return Text.AuditInternal;
            }
        }
    }
}
