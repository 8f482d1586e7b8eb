namespace Firmware.Store
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

        /// <summary>Time of the automatic settlement, "hhmm"; absent or empty: none.</summary>
        public const int SettleAt = 20;

        /// <summary>Set by the firmware: a settlement that is not finished (integer): its batch times 8, and how far it is; 0 = none.</summary>
        public const int Settling = 21;

        /// <summary>Set by the firmware: the last settlement's figures, for printing it again; see SettlementFigures.</summary>
        public const int LastSettlement = 23;
        public const int LastSettlementTypes = 24;

        /// <summary>Set by the firmware: notices the host refused since the last settlement (integer).</summary>
        public const int RefusedNotices = 25;

        /// <summary>Set by the firmware: the day (yyyymmdd, integer) of the last automatic settlement.</summary>
        public const int SettledDay = 26;

        /// <summary>Set by the firmware itself: the fault record of the last crash, see docs/architecture.md.</summary>
        public const int CrashRecord = 40;

        /// <summary>Most of one transaction, minor units; the type's number is added.</summary>
        public const int LimitOfType = 100;

        /// <summary>Most of a type's transactions in a day, minor units; the type's number is added.</summary>
        public const int DayLimitOfType = 120;

        /// <summary>Most that one operator may take in a day, minor units.</summary>
        public const int DayLimitOfOperator = 140;
    }
}
