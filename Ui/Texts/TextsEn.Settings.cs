namespace Firmware.Ui
{
    /// <content>Settings.</content>
    internal static partial class TextsEn
    {
        private static string Settings(Text id)
        {
            switch (id)
            {
                case Text.SettingsReceipts: return "Receipts";
                case Text.SettingsShopName: return "Shop name";
                case Text.SettingsSignature: return "Signature";
                case Text.SettingsIdle: return "Idle and lock";
                case Text.SettingsReceiptSize: return "Type size";
                case Text.SettingsPaperWidth: return "Paper width";
                case Text.SettingsCopies: return "Copies";
                case Text.SettingsLogo: return "Logo";
                case Text.SettingsHeadLine: return "Line {0} at the top";
                case Text.SettingsFootLine: return "Line {0} at the foot";
                case Text.SettingsDate: return "Date";
                case Text.SettingsTime: return "Time";
                case Text.SettingsZone: return "Time zone";
                case Text.SettingsDim: return "Dim after";
                case Text.SettingsLock: return "Lock after";
                case Text.SettingNotSaved: return "Setting not saved";
                case Text.AskNewDate: return "Date: YYYYMMDD";
                case Text.AskNewTime: return "Time: HHMM";
                case Text.NoSuchDate: return "No such date";
                case Text.NoSuchTime: return "No such time";
                case Text.SignInUnlock: return "Locked: password of operator {0}";
                case Text.OptionSilent: return "Silent";
                case Text.OptionLow: return "Low";
                case Text.OptionMedium: return "Medium";
                case Text.OptionLoud: return "Loud";
                case Text.OptionSmall: return "Small";
                case Text.OptionNormal: return "Normal";
                case Text.OptionLarge: return "Large";
                case Text.OptionBothCopies: return "Both";
                case Text.OptionMerchantOnly: return "Merchant only";
                case Text.OptionAskCopy: return "Ask each time";
                case Text.OptionNoCopies: return "None";
                case Text.OptionNoLogo: return "None";
                case Text.OptionLogoShop: return "Shop";
                case Text.OptionLogoCup: return "Cup";
                case Text.OptionLogoBasket: return "Basket";
                case Text.OptionOnPaper: return "On paper";
                case Text.OptionOnScreen: return "On the screen";
                case Text.OptionNever: return "Never";
                case Text.OptionSeconds: return "{0} seconds";
                case Text.OptionMinutes: return "{0} min";
                case Text.EntryPinyin: return "Pinyin";
                case Text.EntryLower: return "abc";
                case Text.EntryUpper: return "ABC";
                case Text.EntryDigits: return "123";
                case Text.EntryHintPinyin: return "2-9 spell a syllable, 0 blank, # letters";
                case Text.EntryHintSyllable: return "Enter: choose a character. * other reading";
                case Text.EntryHintChoose: return "1-8 choose, arrows turn, Enter takes the first";
                case Text.EntryHintLetters: return "The same key again: next letter. 1 signs, 0 blank, # other";
                case Text.EntryHintDigits: return "# pinyin or letters";
                case Text.AskShopName: return "Name of the shop";
                case Text.AskLine: return "Text of the line";
                default: return null;
            }
        }

        private static string Signing(Text id)
        {
            switch (id)
            {
                case Text.SignTitle: return "Signature";
                case Text.SignHere: return "Please sign here";
                case Text.SignHow: return "Enter accepts, Clear begins anew";
                case Text.KeyOnPaper: return "On paper";
                default: return null;
            }
        }
    }
}
