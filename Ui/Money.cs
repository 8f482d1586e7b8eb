namespace Firmware.Ui
{
    /// <summary>The one place that formats money. Amounts are minor units with two decimals (currency 156, CNY).</summary>
    public static class Money
    {
        /// <summary>Characters that any amount fits in: sign, 19 digits with their separators, the point.</summary>
        public const int MaxLength = 32;

        /// <summary>The sign on screens.</summary>
        public const string Symbol = "\u00A5";

        /// <summary>The letters on paper: the printer's own font has no half-width currency sign.</summary>
        public const string PaperSymbol = "RMB ";

        private const int Decimals = 2;
        private const int GroupDigits = 3;

        /// <summary>With currency sign and thousands separators: "¥1,234.56", "-¥0.05".</summary>
        public static string Format(long amountMinor)
        {
            return Format(amountMinor, Symbol);
        }

        /// <summary>For paper: "RMB 1,234.56".</summary>
        public static string FormatForPaper(long amountMinor)
        {
            return Format(amountMinor, PaperSymbol);
        }

        /// <summary>Digits, separators and point without a sign or a symbol, right-aligned in <paramref name="into"/>.</summary>
        /// <returns>Index of the first character written; the last is at the end of the array.</returns>
        public static int FormatDigits(long amountMinor, char[] into)
        {
            int at = into.Length;
            int digits = 0;
            // Counted downwards from zero: long.MinValue has no positive counterpart.
            long rest = amountMinor < 0 ? amountMinor : -amountMinor;
            while (rest != 0 || digits <= Decimals)
            {
                if (digits == Decimals)
                {
                    into[--at] = '.';
                }
                else if (digits > Decimals && (digits - Decimals) % GroupDigits == 0)
                {
                    into[--at] = ',';
                }

                long tenth = rest / 10;
                into[--at] = (char)('0' + (int)(tenth * 10 - rest));
                rest = tenth;
                digits++;
            }

            return at;
        }

        private static string Format(long amountMinor, string symbol)
        {
            var digits = new char[MaxLength];
            int at = FormatDigits(amountMinor, digits);
            string number = new string(digits, at, MaxLength - at);
            return amountMinor < 0 ? "-" + symbol + number : symbol + number;
        }
    }
}
