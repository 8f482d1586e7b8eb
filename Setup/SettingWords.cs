using Drivers.Printer;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Setup
{
    /// <summary>What can be chosen for each setting, what holds now, and how it is said. Settings go by the text that names them.</summary>
    public sealed class SettingWords
    {
        /// <summary>Sound's own value: no volume at all.</summary>
        internal const int Silent = 0;

        private const int SecondsPerMinute = 60;
        private const int MinutesPerHour = 60;

        private readonly Settings _settings;
        private readonly Texts _texts;

        /// <param name="twoWidths">The printer takes narrow and wide paper.</param>
        public SettingWords(Settings settings, Texts texts, bool twoWidths)
        {
            TwoWidths = twoWidths;
            _settings = settings;
            _texts = texts;
        }

        /// <summary>Whether the width of the paper is a question at all.</summary>
        internal bool TwoWidths { get; }

        /// <summary>The values of a setting that is chosen from a list; null for one that is typed.</summary>
        internal static int[] Options(Text setting)
        {
            switch (setting)
            {
                case Text.SettingsLanguage:
                    return new[] { (int)Language.English, (int)Language.Chinese };
                case Text.SettingsBrightness:
                    return new[] { 20, 40, 60, 80, 100 };
                case Text.SettingsSound:
                    return new[] { Silent, 1, 2, Preferences.MaxVolume };
                case Text.SettingsReceiptSize:
                    return new[] { (int)ReceiptSize.Small, (int)ReceiptSize.Normal, (int)ReceiptSize.Large };
                case Text.SettingsPaperWidth:
                    return new[] { EscPos.NarrowMm, EscPos.WideMm };
                case Text.SettingsCopies:
                    return new[] { (int)CopyPolicy.Both, (int)CopyPolicy.MerchantOnly, (int)CopyPolicy.Ask, (int)CopyPolicy.None };
                case Text.SettingsLogo:
                    return new[] { 0, 1, 2, Preferences.Logos };
                case Text.SettingsSignature:
                case Text.SettingsReceiptCode:
                case Text.SettingsMail:
                    return new[] { 0, 1 };
                case Text.SettingsDim:
                    return new[] { 15, 30, 60, 300, 0 };
                case Text.SettingsLock:
                    return new[] { 60, 300, 600, 1800, 3600, 0 };
                case Text.SettingsZone:
                    return new[] { -480, -300, 0, 60, 180, 330, 420, 480, 540 };
                default:
                    return null;
            }
        }

        /// <summary>The number under which a chosen value is stored.</summary>
        internal static int NumberOf(Text setting, int value)
        {
            switch (setting)
            {
                case Text.SettingsLanguage: return SettingNumber.Language;
                case Text.SettingsBrightness: return SettingNumber.Brightness;
                case Text.SettingsSound: return value == Silent ? SettingNumber.Quiet : SettingNumber.Volume;
                case Text.SettingsReceiptSize: return SettingNumber.ReceiptSize;
                case Text.SettingsPaperWidth: return SettingNumber.PaperWidth;
                case Text.SettingsCopies: return SettingNumber.Copies;
                case Text.SettingsLogo: return SettingNumber.Logo;
                case Text.SettingsSignature: return SettingNumber.SignOnScreen;
                case Text.SettingsReceiptCode: return SettingNumber.ReceiptCode;
                case Text.SettingsMail: return SettingNumber.MailReceipts;
                case Text.SettingsDim: return SettingNumber.DimAfterSeconds;
                case Text.SettingsLock: return SettingNumber.LockAfterSeconds;
                case Text.SettingsZone: return SettingNumber.TimeZoneMinutes;
                default: return 0;
            }
        }

        /// <summary>What holds now.</summary>
        internal int Current(Text setting)
        {
            switch (setting)
            {
                case Text.SettingsLanguage:
                    return (int)_texts.Language;
                case Text.SettingsBrightness:
                    return Preferences.BrightnessPercent(_settings);
                case Text.SettingsSound:
                    return Preferences.Quiet(_settings) ? Silent : Preferences.Volume(_settings);
                case Text.SettingsReceiptSize:
                    return (int)Preferences.ReceiptSize(_settings);
                case Text.SettingsPaperWidth:
                    return Preferences.PaperMm(_settings);
                case Text.SettingsCopies:
                    return (int)Preferences.Copies(_settings);
                case Text.SettingsLogo:
                    return Preferences.Logo(_settings);
                case Text.SettingsSignature:
                    return Preferences.SignOnScreen(_settings) ? 1 : 0;
                case Text.SettingsReceiptCode:
                    return Preferences.ReceiptCode(_settings) ? 1 : 0;
                case Text.SettingsMail:
                    return Preferences.MailReceipts(_settings) ? 1 : 0;
                case Text.SettingsDim:
                    return Preferences.DimAfterSeconds(_settings);
                case Text.SettingsLock:
                    return Preferences.LockAfterSeconds(_settings);
                default:
                    return Preferences.TimeZoneMinutes(_settings);
            }
        }

        /// <summary>A value as people say it.</summary>
        internal string Say(Text setting, int value)
        {
            switch (setting)
            {
                case Text.SettingsLanguage:
                    // Each language by its own name: whoever is lost must find his.
                    return Texts.Of((Language)value, (Language)value == Language.Chinese ? Text.LanguageChinese : Text.LanguageEnglish);
                case Text.SettingsBrightness:
                    return value + " %";
                case Text.SettingsSound:
                    return Of(Text.OptionSilent, value);
                case Text.SettingsReceiptSize:
                    return Of(Text.OptionSmall, value);
                case Text.SettingsPaperWidth:
                    return value + " mm";
                case Text.SettingsCopies:
                    return Of(Text.OptionBothCopies, value);
                case Text.SettingsLogo:
                    return Of(Text.OptionNoLogo, value);
                case Text.SettingsSignature:
                    return Of(Text.OptionOnPaper, value);
                case Text.SettingsReceiptCode:
                case Text.SettingsMail:
                    return Of(Text.OptionNotOffered, value);
                case Text.SettingsZone:
                    return Zone(value);
                default:
                    return Duration(value);
            }
        }

        // The words of a list follow each other in the table in the order of its values.
        private string Of(Text first, int index)
        {
            return _texts.Of((Text)((int)first + index));
        }

        private string Duration(int seconds)
        {
            if (seconds == 0)
            {
                return _texts.Of(Text.OptionNever);
            }

            return seconds < SecondsPerMinute
                ? _texts.Of(Text.OptionSeconds, seconds.ToString())
                : _texts.Of(Text.OptionMinutes, (seconds / SecondsPerMinute).ToString());
        }

        private static string Zone(int minutes)
        {
            int size = minutes < 0 ? -minutes : minutes;
            return (minutes < 0 ? "-" : "+") + (size / MinutesPerHour).ToString("D2") + ":" + (size % MinutesPerHour).ToString("D2");
        }
    }
}
