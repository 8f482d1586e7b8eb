namespace Firmware.Store
{
    /// <summary>
    /// Numbers of the settings on flash. They keep their meaning for good: a technician's tool and older records use them.
    /// Operators are stored under 500 to 599. Values are text unless noted.
    /// </summary>
    public static class SettingNumber
    {
        /// <summary>"en" or "zh".</summary>
        public const int Language = 1;

        /// <summary>"1" when the beeper is silent.</summary>
        public const int Quiet = 2;

        /// <summary>Shown on the idle page and printed; UTF-8.</summary>
        public const int ShopName = 3;

        public const int HostAddress = 10;
        public const int HostPort = 11;
        public const int TerminalId = 12;
        public const int MerchantId = 13;

        /// <summary>Time of the automatic settlement, "hhmm"; absent or empty: none.</summary>
        public const int SettleAt = 20;

        /// <summary>Set by the firmware: a settlement that is not finished (integer): its batch times 8, and how far it is; 0 = none.</summary>
        public const int Settling = 21;

        /// <summary>Set by the firmware: the last settlement's figures, for printing it again; see SettlementFigures.</summary>
        public const int LastSettlement = 23;
        public const int LastSettlementTypes = 24;

        /// <summary>Set by the firmware: notices the host refused since the last settlement (integer).</summary>
        public const int RefusedNotices = 25;

        /// <summary>Set by the firmware: the day (yyyymmdd, integer) of the last automatic settlement.</summary>
        public const int SettledDay = 26;

        /// <summary>Set by the firmware itself: the fault record of the last crash, see docs/architecture.md.</summary>
        public const int CrashRecord = 40;

        /// <summary>Most of one transaction, minor units; the type's number is added.</summary>
        public const int LimitOfType = 100;

        /// <summary>Most of a type's transactions in a day, minor units; the type's number is added.</summary>
        public const int DayLimitOfType = 120;

        /// <summary>Most that one operator may take in a day, minor units.</summary>
        public const int DayLimitOfOperator = 140;

        /// <summary>Where working keys come from: "tmk" or "dukpt".</summary>
        public const int KeyScheme = 200;

        /// <summary>"ecb" (UnionPay), "x919" or "cmac".</summary>
        public const int MacScheme = 201;

        /// <summary>ISO 9564-1 format of the PIN block: "0" or "4".</summary>
        public const int PinFormat = 202;

        /// <summary>Form of field 62 asked for at sign-on: "24", "40" or "60" bytes.</summary>
        public const int KeyForm = 203;

        /// <summary>"1": working keys come as key blocks (TR-31); "0": as cryptograms.</summary>
        public const int KeyBlocks = 204;

        // Activation and what the host sends down (docs/acquirer.md, "Downloads").

        /// <summary>Set by activation (integer): how far it is, see Activation in the firmware; 9 = done, payments are taken.</summary>
        public const int Activation = 220;

        /// <summary>The acquirer's hotline, text.</summary>
        public const int Hotline = 221;

        /// <summary>Where the money goes: the account, masked by the host, and its bank; UTF-8.</summary>
        public const int SettlementAccount = 222;
        public const int SettlementBank = 223;

        /// <summary>Set by the firmware (integer): the digits of processing requests that are still to be carried out, a bit each.</summary>
        public const int HostRequests = 224;

        /// <summary>Set by the firmware (integer): version of the parameters that were taken over from the download.</summary>
        public const int ParametersTaken = 225;

        /// <summary>Days after which a password must be changed, text; "0" never, absent 90.</summary>
        public const int PasswordDays = 230;

        /// <summary>Set by the firmware (integer): an audit entry that has certainly been written.</summary>
        public const int AuditWitness = 231;

        // What differs from acquirer to acquirer: read into AcquirerProfile.

        /// <summary>Network management code of the message that ends a batch upload: "202" (absent), "206" or "207".</summary>
        public const int UploadEndCode = 260;

        /// <summary>"1" when the settlement's totals tell foreign cards apart.</summary>
        public const int ForeignApart = 261;

        // How the terminal looks, sounds and prints: read through Preferences, which knows what holds when nothing is stored.

        /// <summary>Backlight while the terminal is used, percent (integer, 10 to 100).</summary>
        public const int Brightness = 300;

        /// <summary>Loudness of the beeper (integer, 1 to 3); <see cref="Quiet"/> is another matter.</summary>
        public const int Volume = 301;

        /// <summary>Size of the slips' type (integer, <see cref="ReceiptSize"/>).</summary>
        public const int ReceiptSize = 302;

        /// <summary>Which copies of a payment's slip are printed (integer, <see cref="CopyPolicy"/>).</summary>
        public const int Copies = 303;

        /// <summary>Lines of the merchant's own under the shop's name on every slip (address, telephone); UTF-8, the line's number from 0 is added.</summary>
        public const int HeadLine = 304;
        public const int HeadLines = 3;

        /// <summary>Lines of the merchant's own at the foot of a payment's slip; UTF-8, the line's number from 0 is added.</summary>
        public const int FootLine = 307;
        public const int FootLines = 2;

        /// <summary>Picture over the shop's name (integer): 0 none, otherwise the number of one of the built-in logos.</summary>
        public const int Logo = 309;

        /// <summary>Width of the paper in a printer that takes two, mm (integer or text, 58 or 80); nothing: as wide as its head.</summary>
        public const int PaperWidth = 315;

        /// <summary>Local time's distance from UTC, minutes, east positive (integer).</summary>
        public const int TimeZoneMinutes = 310;

        /// <summary>Seconds without a key until the backlight is dimmed (integer); 0 never.</summary>
        public const int DimAfterSeconds = 311;

        /// <summary>Seconds without a key until the operator's password is asked again (integer); 0 never.</summary>
        public const int LockAfterSeconds = 312;

        /// <summary>Where the customer signs (integer): 0 on paper, 1 on the screen.</summary>
        public const int SignOnScreen = 313;

        /// <summary>Set by the firmware: what the touch layer reads at the screen's edges; see docs/drivers.md.</summary>
        public const int TouchCalibration = 314;

        /// <summary>"0" when the shop takes no taps.</summary>
        public const int TapEnabled = 270;

        /// <summary>
        /// Limits of taps by scheme, minor units, in three settings each: from which amount on no tap is taken (absent: always), from
        /// which on the cardholder is verified, above which an online cryptogram is asked for. -1 switches one off.
        /// </summary>
        public const int TapUnionPay = 272;
        public const int TapVisa = 275;
        public const int TapMastercard = 278;

        /// <summary>Mastercard: the first of the three for phones and watches that verify their owner, minor units.</summary>
        public const int TapMastercardOnDevice = 281;

        /// <summary>Whether the customer's copy carries the e-receipt as a QR code (integer): 0 no, 1 yes.</summary>
        public const int ReceiptCode = 340;

        /// <summary>Set by the firmware: the last faults, see FaultBook.</summary>
        public const int FaultBook = 341;

        /// <summary>The calendar, which is no setting on flash: its number in the audit trail.</summary>
        public const int Clock = 380;

        /// <summary>Set by the firmware: number of the newest damaged transaction that a settlement slip has told of (integer).</summary>
        public const int SetAsideTold = 370;

        /// <summary>Set by the firmware: addresses on their way to the host, see MailQueue; the place from 0 is added.</summary>
        public const int MailNotice = 395;

        /// <summary>Whether the customer is offered the receipt by e-mail (integer): 0 no, 1 yes.</summary>
        public const int MailReceipts = 403;
    }
}
