using Drivers.Printer;

namespace Firmware.Store
{
    /// <summary>Size of the type on slips.</summary>
    public enum ReceiptSize : byte
    {
        Small = 0,
        Normal,
        Large,
    }

    /// <summary>Which copies of a payment's slip are printed.</summary>
    public enum CopyPolicy : byte
    {
        /// <summary>The merchant's, then the customer's.</summary>
        Both = 0,

        /// <summary>The merchant's; the customer gets none.</summary>
        MerchantOnly,

        /// <summary>The merchant's, then the operator is asked whether the customer wants one.</summary>
        Ask,

        /// <summary>None, unless a signature has to be put on paper.</summary>
        None,
    }

    /// <summary>
    /// The merchant's preferences, each with what holds when nothing (or nonsense) is stored. Asked at each use: a change
    /// counts at once.
    /// </summary>
    public static class Preferences
    {
        public const int MinBrightnessPercent = 10;
        public const int MaxBrightnessPercent = 100;
        public const int MaxVolume = 3;
        public const int Logos = 3;

        private const int DefaultBrightnessPercent = 80;
        private const int DefaultVolume = 2;
        private const int DefaultTimeZoneMinutes = 8 * 60;
        private const int MaxTimeZoneMinutes = 14 * 60;
        private const int DefaultDimAfterSeconds = 60;
        private const int DefaultLockAfterSeconds = 1800;
        private const int MaxIdleSeconds = 24 * 3600;

        public static int BrightnessPercent(Settings settings)
        {
            return Within(settings, SettingNumber.Brightness, MinBrightnessPercent, MaxBrightnessPercent, DefaultBrightnessPercent);
        }

        public static int Volume(Settings settings)
        {
            return Within(settings, SettingNumber.Volume, 1, MaxVolume, DefaultVolume);
        }

        /// <summary>True when the beeper is silent.</summary>
        public static bool Quiet(Settings settings)
        {
            return settings.GetText(SettingNumber.Quiet, "") == "1";
        }

        public static ReceiptSize ReceiptSize(Settings settings)
        {
            return (ReceiptSize)Within(settings, SettingNumber.ReceiptSize, 0, (int)Store.ReceiptSize.Large, (int)Store.ReceiptSize.Normal);
        }

        /// <summary>Width of the paper that slips are laid out for, in a printer that takes two, millimetres.</summary>
        public static int PaperMm(Settings settings)
        {
            // The menu stores a number, the service port what was typed.
            bool narrow = settings.GetInt(SettingNumber.PaperWidth, EscPos.WideMm) == EscPos.NarrowMm || settings.GetText(SettingNumber.PaperWidth, "") == "58";
            return narrow ? EscPos.NarrowMm : EscPos.WideMm;
        }

        /// <summary>Dots of its row: no more than the print head has.</summary>
        public static int PaperDots(Settings settings, int headDots)
        {
            return headDots > EscPos.RowDots && PaperMm(settings) == EscPos.NarrowMm ? EscPos.RowDots : headDots;
        }

        public static CopyPolicy Copies(Settings settings)
        {
            return (CopyPolicy)Within(settings, SettingNumber.Copies, 0, (int)CopyPolicy.None, (int)CopyPolicy.Both);
        }

        /// <summary>A line under the shop's name, from 0; "" when there is none.</summary>
        public static string HeadLine(Settings settings, int line)
        {
            return settings.GetText(SettingNumber.HeadLine + line, "");
        }

        /// <summary>A line at the foot of the slip, from 0; "" when there is none.</summary>
        public static string FootLine(Settings settings, int line)
        {
            return settings.GetText(SettingNumber.FootLine + line, "");
        }

        /// <summary>0 none, 1 to <see cref="Logos"/> otherwise.</summary>
        public static int Logo(Settings settings)
        {
            return Within(settings, SettingNumber.Logo, 0, Logos, 0);
        }

        public static int TimeZoneMinutes(Settings settings)
        {
            return Within(settings, SettingNumber.TimeZoneMinutes, -MaxTimeZoneMinutes, MaxTimeZoneMinutes, DefaultTimeZoneMinutes);
        }

        /// <summary>0 never.</summary>
        public static int DimAfterSeconds(Settings settings)
        {
            return Within(settings, SettingNumber.DimAfterSeconds, 0, MaxIdleSeconds, DefaultDimAfterSeconds);
        }

        /// <summary>0 never.</summary>
        public static int LockAfterSeconds(Settings settings)
        {
            return Within(settings, SettingNumber.LockAfterSeconds, 0, MaxIdleSeconds, DefaultLockAfterSeconds);
        }

        /// <summary>True when the customer signs on the screen, where there is a touch layer.</summary>
        public static bool SignOnScreen(Settings settings)
        {
            return settings.GetInt(SettingNumber.SignOnScreen, 0) != 0;
        }

        /// <summary>True when the customer's copy carries the receipt as a QR code.</summary>
        public static bool ReceiptCode(Settings settings)
        {
            return settings.GetInt(SettingNumber.ReceiptCode, 1) != 0;
        }

        /// <summary>True when the customer is offered the receipt by e-mail. Not unless asked for: the host must know the message.</summary>
        public static bool MailReceipts(Settings settings)
        {
            return settings.GetInt(SettingNumber.MailReceipts, 0) != 0;
        }

        private static int Within(Settings settings, int number, int least, int most, int fallback)
        {
            int value = settings.GetInt(number, fallback);
            return value < least || value > most ? fallback : value;
        }
    }
}
