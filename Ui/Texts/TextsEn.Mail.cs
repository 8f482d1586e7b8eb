namespace Firmware.Ui
{
    /// <content>E-receipts, and adjusting the touch screen.</content>
    internal static partial class TextsEn
    {
        private static string Mail(Text id)
        {
            switch (id)
            {
                case Text.MailTitle: return "E-receipt";
                case Text.SettingsReceiptCode: return "QR code on the slip";
                case Text.SettingsMail: return "Receipt by e-mail";
                case Text.OptionNotOffered: return "No";
                case Text.OptionOffered: return "Yes";
                case Text.KeyMail: return "E-mail";
                case Text.KeySend: return "Send";
                case Text.KeyCorrect: return "Correct";
                case Text.MailPrompt: return "Customer's e-mail address";
                case Text.MailHintDigits: return "*: @, then a dot. #: letters";
                case Text.MailHintLetters: return "*: @, then a dot. 1: - _  #: digits";
                case Text.MailHintDomain: return "Up, Down: another. Enter: take it";
                case Text.MailInvalid: return "This is no e-mail address yet";
                case Text.MailConfirm: return "Address correct?";
                case Text.MailTaken: return "Receipt will be sent";
                case Text.MailTakenHint: return "The bank sends it when the line is free.";
                case Text.MailFull: return "Too many are waiting";
                case Text.MailFullHint: return "Print the customer's copy instead.";
                case Text.MailAsk: return "Receipt by e-mail?";
                case Text.MailAskHint: return "Menu: type the address. Enter: none";
                case Text.MailOffer: return "Menu: by e-mail instead";
                case Text.IdleMailOpen: return "Receipts to be e-mailed: {0}";
                case Text.IdleMailRefused: return "E-mailed receipts refused: {0}";
                case Text.TouchTitle: return "Touch screen";
                case Text.MenuTouch: return "Adjust the touch screen";
                case Text.TouchCross: return "Touch the middle of the cross";
                case Text.TouchCount: return "Cross {0} of 3";
                case Text.TouchNotThere: return "That was too far off: once more";
                case Text.TouchCompare: return "One more, for comparison";
                case Text.TouchKept: return "Touch is adjusted";
                case Text.TouchWrong: return "The touches differ";
                case Text.TouchWrongHint: return "Nothing was changed. Try again with a pen.";
                default: return null;
            }
        }
    }
}
