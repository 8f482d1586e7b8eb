namespace Firmware.Ui
{
    /// <content>Taps.</content>
    internal static partial class TextsEn
    {
        private static string Taps(Text id)
        {
            switch (id)
            {
                case Text.TapOrInsert: return "Insert card or tap";
                case Text.TapHow: return "Card, phone or watch to the reader, or chip into the slot";
                case Text.TapReading: return "Reading: hold it still";
                case Text.TapReadOk: return "Card read: take it away";
                case Text.TapOneCard: return "One card only";
                case Text.TapAgain: return "Present card again";
                case Text.TapSeePhone: return "See the phone";
                case Text.TapSeePhoneHint: return "Confirm on the phone, then tap it again.";
                case Text.TapInsert: return "Insert card instead";
                case Text.TapInsertHint: return "This one goes by chip, not by tap.";
                case Text.TapAnother: return "Insert or other card";
                case Text.TapAnotherHint: return "This card did not work by tap.";
                case Text.TapForeignHint: return "That is not a payment card.";
                case Text.TapPinWrong: return "Wrong PIN: tap again for a new try.";
                case Text.SlipEntryTap: return "(T) tap";
                case Text.SlipOnDevice: return "Verified on phone or watch";
                case Text.PartTapReader: return "Tap reader";
                case Text.FaultTapReaderSilent: return "Tap field: no answer";
                case Text.FaultTapReaderSilentDo: return "Insert cards instead of tapping. If it returns, call service.";
                default: return null;
            }
        }
    }
}
