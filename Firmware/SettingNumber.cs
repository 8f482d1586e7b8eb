namespace Firmware
{
    /// <summary>
    /// Numbers of the settings on flash. They keep their meaning for good: a technician's tool and older records use them.
    /// Operators are stored under 500 to 599. Values are text unless noted.
    /// </summary>
    public static class SettingNumber
    {
        /// <summary>"en" or "zh".</summary>
        public const int Language = 1;

        /// <summary>"1" when the beeper is silent.</summary>
        public const int Quiet = 2;

        /// <summary>Shown on the idle page and printed; UTF-8.</summary>
        public const int ShopName = 3;

        public const int HostAddress = 10;
        public const int HostPort = 11;
        public const int TerminalId = 12;
        public const int MerchantId = 13;

        /// <summary>Set by the firmware itself: the fault record of the last crash, see docs/architecture.md.</summary>
        public const int CrashRecord = 40;
    }
}
