using Firmware.Host;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>
    /// What became of the money, in the words of the type: "no money was taken" is true of a sale that ended early, and would
    /// mislead where money was to be given back.
    /// </summary>
    public static class MoneyWords
    {
        /// <summary>Nothing was booked.</summary>
        public static Text NotMoved(TransactionKind kind)
        {
            return Takes(kind) || !kind.HasAmount ? Text.MoneyNotMoved : Text.BooksUntouched;
        }

        /// <summary>The bank may have booked it: it is taken back.</summary>
        public static Text Returning(TransactionKind kind)
        {
            return Takes(kind) ? Text.MoneyReturning : Text.BooksUndone;
        }

        private static bool Takes(TransactionKind kind)
        {
            return kind.TotalsSign > 0 || kind.Cash;
        }
    }
}
