namespace Firmware.Health
{
    /// <summary>Every failure a merchant can meet. The numbers are printed and told on the telephone: they keep their meaning for good. The hundreds are the class.</summary>
    public enum FaultCode : ushort
    {
        None = 0,

        // Power
        BatteryLow = 101,
        BatterySilent = 102,

        // Memory and storage
        Memory = 201,
        FlashSilent = 211,
        FlashFailed = 212,
        Journal = 213,

        // Printer
        PrinterSilent = 301,
        PaperOut = 302,
        CoverOpen = 303,
        Overheated = 304,

        // Card reader
        ReaderSilent = 401,
        CardLeft = 402,
        TapReaderSilent = 403,

        // Clock
        ClockLost = 501,
        ClockSilent = 502,

        // Keys
        KeyStuck = 601,

        // Network and acquirer
        LinkDown = 701,
        HostSilent = 702,
        KeysMissing = 703,

        // The terminal itself
        Restarted = 901,
    }
}
