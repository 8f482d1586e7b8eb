namespace Firmware.Receipts
{
    /// <summary>Date and time on paper.</summary>
    public static class SlipTime
    {
        /// <param name="date">yyyymmdd.</param>
        /// <param name="time">hhmmss.</param>
        public static string Of(int date, int time)
        {
            return (date / 10000).ToString("D4") + "-" + (date / 100 % 100).ToString("D2") + "-" + (date % 100).ToString("D2")
                + " " + (time / 10000).ToString("D2") + ":" + (time / 100 % 100).ToString("D2") + ":" + (time % 100).ToString("D2");
        }

        /// <summary>Month, day, hour and minute.</summary>
        public static string ShortOf(int date, int time)
        {
            return (date / 100 % 100).ToString("D2") + "-" + (date % 100).ToString("D2")
                + " " + (time / 10000).ToString("D2") + ":" + (time / 100 % 100).ToString("D2");
        }
    }
}
