namespace Drivers.Hal
{
    /// <summary>Result of an operation on hardware or on something that hardware carries. Never discarded.</summary>
    public enum Status
    {
        /// <summary>Finished as asked.</summary>
        Ok = 0,

        /// <summary>Under way: poll again.</summary>
        Pending,

        /// <summary>Another operation is under way: ask again later. Nothing was started.</summary>
        Busy,

        /// <summary>The other side did not answer within the time it has.</summary>
        Timeout,

        /// <summary>The other side answered something its protocol does not allow.</summary>
        Protocol,

        /// <summary>A check value (parity, CRC, LRC, MAC, signature) is wrong.</summary>
        Checksum,

        /// <summary>The device does not answer at all or is not the expected one.</summary>
        NoDevice,

        /// <summary>The card, paper or link that the operation needs is not there, or left while it ran.</summary>
        Removed,

        /// <summary>No room left for what was asked.</summary>
        Full,

        /// <summary>Nothing stored under that name or number.</summary>
        NotFound,

        /// <summary>The arguments are outside what the operation takes.</summary>
        Invalid,

        /// <summary>The device reports a fault of its own (overheated, worn, low battery).</summary>
        Fault,
    }
}
