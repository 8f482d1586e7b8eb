namespace Firmware.Ui
{
    /// <content>What became of the money.</content>
    internal static partial class TextsEn
    {
        private static string MoneyMore(Text id)
        {
            switch (id)
            {
                case Text.BooksUntouched: return "No money was moved.";
                case Text.BooksUndone: return "If the bank has booked it, that is undone automatically.";
                case Text.WhyBankNotAsked: return "Bank was not asked";
                default: return null;
            }
        }
    }
}
