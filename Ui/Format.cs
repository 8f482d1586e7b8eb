using System;

namespace Firmware.Ui
{
    /// <summary>Dates and times as people read them.</summary>
    public static class Format
    {
        /// <summary>"2026-03-14", in Chinese with the words for year, month and day.</summary>
        public static string Date(Texts texts, int year, int month, int day)
        {
            return string.Format(texts.Of(Text.DateFormat), year.ToString("D4"), month.ToString("D2"), day.ToString("D2"));
        }

        /// <summary>"09:26".</summary>
        /// <param name="time">hhmmss.</param>
        public static string Time(int time)
        {
            return (time / 10000).ToString("D2") + ":" + (time / 100 % 100).ToString("D2");
        }

        /// <summary>"2026-03-14 09:26:53", the same in every language.</summary>
        public static string DateTime(DateTime local)
        {
            return local.Year.ToString("D4") + "-" + local.Month.ToString("D2") + "-" + local.Day.ToString("D2") + " "
                + local.Hour.ToString("D2") + ":" + local.Minute.ToString("D2") + ":" + local.Second.ToString("D2");
        }
    }
}
