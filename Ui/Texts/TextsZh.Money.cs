namespace Firmware.Ui
{
    /// <content>What became of the money.</content>
    internal static partial class TextsZh
    {
        private static string MoneyMore(Text id)
        {
            switch (id)
            {
                case Text.BooksUntouched: return "资金未变动。";
                case Text.BooksUndone: return "如银行已入账，将自动撤销。";
                case Text.WhyBankNotAsked: return "此卡未经银行批准";
                default: return null;
            }
        }
    }
}
