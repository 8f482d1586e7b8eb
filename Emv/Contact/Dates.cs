namespace Emv.Contact
{
    /// <summary>Two-digit years (Book 4, 6.7.3): 50 to 99 are 1950 to 1999, 00 to 49 are 2000 to 2049.</summary>
    internal static class Dates
    {
        internal static int Century(int year)
        {
            return year >= 50 ? 1900 + year : 2000 + year;
        }

        /// <summary>YYMMDD as a number to YYYYMMDD.</summary>
        internal static int Full(long date)
        {
            return (Century((int)(date / 10000)) * 10000) + (int)(date % 10000);
        }
    }
}
