using System;
using Emv.Contact;

namespace Emv.Contactless
{
    /// <summary>What becomes of a card that approves offline although this terminal asked for the issuer.</summary>
    public enum OfflineApproval : byte
    {
        Decline = 0,

        /// <summary>The transaction certificate goes to the issuer instead of a request cryptogram.</summary>
        GoOnline,
    }

    /// <summary>
    /// One combination of an application and a kernel with its limits (EMV Contactless Book A, 5.2 to 5.4; Book B, 3.1.1).
    /// Limits are in minor units; <see cref="None"/> switches one off.
    /// </summary>
    public sealed class Combination
    {
        /// <summary>Limit not set.</summary>
        public const long None = -1;

        /// <summary>Mastercard (Book C-2).</summary>
        public const int Kernel2 = 2;

        /// <summary>Visa (Book C-3).</summary>
        public const int Kernel3 = 3;

        /// <summary>UnionPay (Book C-7).</summary>
        public const int Kernel7 = 7;

        /// <param name="application">AID, versions and action codes.</param>
        /// <param name="kernel">2, 3 or 7.</param>
        public Combination(ApplicationProfile application, int kernel)
        {
            if (application == null)
            {
                throw new ArgumentNullException();
            }

            Application = application;
            Kernel = kernel;
            TransactionType = -1;
            TransactionLimitMinor = None;
            CvmLimitMinor = None;
            FloorLimitMinor = 0;
            ZeroAmountAllowed = true;
            AlwaysOnline = true;
            ExtendedSelection = true;
            WaiveCvmBelowLimit = kernel == Kernel7;
            Ttq = kernel == Kernel7 ? new byte[] { 0x36, 0x00, 0x00, 0x80 } : new byte[] { 0x36, 0x00, 0x40, 0x00 };
            Mastercard = kernel == Kernel2 ? new Kernel2Settings() : null;
        }

        public ApplicationProfile Application { get; private set; }

        public int Kernel { get; private set; }

        /// <summary>9C this combination is for; -1: every type.</summary>
        public int TransactionType { get; set; }

        /// <summary>From this amount on no tap: reader contactless transaction limit (Book B, 3.1.1.5).</summary>
        public long TransactionLimitMinor { get; set; }

        /// <summary>From this amount on the cardholder is verified: reader CVM required limit (3.1.1.8).</summary>
        public long CvmLimitMinor { get; set; }

        /// <summary>Above this amount an online cryptogram is asked for: reader contactless floor limit (3.1.1.6). 0 in an online-only terminal.</summary>
        public long FloorLimitMinor { get; set; }

        /// <summary>An online cryptogram is asked for at every amount, as an online-only terminal should; false: by the floor limit and 3.1.1.9 to 3.1.1.12.</summary>
        public bool AlwaysOnline { get; set; }

        /// <summary>False: no tap for an amount of zero (3.1.1.4).</summary>
        public bool ZeroAmountAllowed { get; set; }

        /// <summary>An amount of one unit of the currency asks whether the card is alive (3.1.1.3).</summary>
        public bool StatusCheck { get; set; }

        /// <summary>Append the card's extended selection (9F29) to its name (3.3.3.3).</summary>
        public bool ExtendedSelection { get; set; }

        /// <summary>
        /// Terminal transaction qualifiers (9F66), four bytes, before the bits of the sale are set. Byte 1: 80 stripe mode
        /// (refused all the same), 20 EMV mode, 10 contact chip, 08 offline only (never), 04 online PIN, 02 signature, 01 offline data
        /// authentication for online sales (kernel 3). Byte 3: 40 verification on the device (kernel 3). Byte 4: 80 fDDA 01 (kernel 7).
        /// </summary>
        public byte[] Ttq { get; set; }

        public OfflineApproval OfflineApproval { get; set; }

        /// <summary>Below the CVM limit nobody is asked for anything, whatever the card wants (UnionPay's small-amount rule).</summary>
        public bool WaiveCvmBelowLimit { get; set; }

        /// <summary>A card that only does stripe mode is sent to the chip slot; false: it ends. The mode itself is always refused.</summary>
        public bool StripeCardToChip { get; set; }

        /// <summary>Further parameters of kernel 2; null for the others.</summary>
        public Kernel2Settings Mastercard { get; private set; }

        /// <summary>Everything has the length and range it must have.</summary>
        public bool IsValid
        {
            get
            {
                return Application.IsValid && Ttq != null && Ttq.Length == 4 && (Ttq[0] & 0x08) == 0 && TransactionLimitMinor >= None
                    && CvmLimitMinor >= None && FloorLimitMinor >= None && TransactionType >= -1 && TransactionType <= 0xFF
                    && (Kernel == Kernel3 || Kernel == Kernel7 || (Kernel == Kernel2 && Mastercard.IsValid));
            }
        }
    }

    /// <summary>Configuration of kernel 2 beyond the common limits (Book C-2, Annex A; tag numbers in brackets).</summary>
    public sealed class Kernel2Settings
    {
        public Kernel2Settings()
        {
            OnDeviceLimitMinor = Combination.None;
            CvmCapability = 0x60;
            NoCvmCapability = 0x08;
            SecurityCapability = 0x08;
            CardInputCapability = 0x60;
            OnDeviceVerification = true;
            RelayResistance = true;
            MinGraceTenthMs = 20;
            MaxGraceTenthMs = 50;
            ExpectedCommandTenthMs = 18;
            ExpectedResponseTenthMs = 24;
            AccuracyTenthMs = 300;
            MismatchPercent = 50;
            TornRecords = 1;
            TornLifetimeSeconds = 300;
            MobileSupport = -1;
            RiskManagementData = new byte[] { 0x6C, 0x00, 0x80, 0x00, 0x00, 0x00, 0x00, 0x00 };
        }

        /// <summary>Transaction limit for devices that verify their owner [DF8125]; the common limit is the one without [DF8124].</summary>
        public long OnDeviceLimitMinor { get; set; }

        /// <summary>Byte 2 of 9F33 above the CVM limit [DF8118].</summary>
        public byte CvmCapability { get; set; }

        /// <summary>Byte 2 of 9F33 up to the CVM limit [DF8119].</summary>
        public byte NoCvmCapability { get; set; }

        /// <summary>Byte 3 of 9F33 [DF811F]; 08: CDA.</summary>
        public byte SecurityCapability { get; set; }

        /// <summary>Byte 1 of 9F33 [DF8117].</summary>
        public byte CardInputCapability { get; set; }

        /// <summary>Verification on the device is supported [DF811B bit 6].</summary>
        public bool OnDeviceVerification { get; set; }

        /// <summary>The relay resistance protocol is supported [DF811B bit 5].</summary>
        public bool RelayResistance { get; set; }

        /// <summary>[DF8132], tenths of a millisecond as all times of the protocol.</summary>
        public int MinGraceTenthMs { get; set; }

        /// <summary>[DF8133].</summary>
        public int MaxGraceTenthMs { get; set; }

        /// <summary>[DF8134].</summary>
        public int ExpectedCommandTenthMs { get; set; }

        /// <summary>[DF8135].</summary>
        public int ExpectedResponseTenthMs { get; set; }

        /// <summary>[DF8136].</summary>
        public int AccuracyTenthMs { get; set; }

        /// <summary>[DF8137].</summary>
        public int MismatchPercent { get; set; }

        /// <summary>Interrupted transactions kept, 0 or 1 [DF811D].</summary>
        public int TornRecords { get; set; }

        /// <summary>[DF811C].</summary>
        public int TornLifetimeSeconds { get; set; }

        /// <summary>9F7E; -1: mobile devices supported, verification on the device asked for above the CVM limit.</summary>
        public int MobileSupport { get; set; }

        /// <summary>9F53; 0: none.</summary>
        public byte TransactionCategory { get; set; }

        /// <summary>9F1D, eight bytes.</summary>
        public byte[] RiskManagementData { get; set; }

        internal bool IsValid
        {
            get { return RiskManagementData != null && RiskManagementData.Length == 8 && OnDeviceLimitMinor >= Combination.None; }
        }
    }
}
