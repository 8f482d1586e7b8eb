namespace Firmware.Staff
{
    /// <summary>What an operator may do. The numbers are stored: they keep their meaning for good.</summary>
    public enum Role : byte
    {
        None = 0,

        /// <summary>99: settings, operators, keys.</summary>
        Administrator = 1,

        /// <summary>00: everything about money, and unlocking cashiers.</summary>
        Supervisor = 2,

        /// <summary>01 to 98: takes payments.</summary>
        Cashier = 3,
    }
}
