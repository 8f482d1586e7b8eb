namespace Firmware.Host
{
    /// <summary>The transactions by number; the number stands in every record and never changes its meaning.</summary>
    public enum TransactionType : byte
    {
        None = 0,
        Sale = 1,
        Void = 2,
        Refund = 3,
        Balance = 4,
        PreAuthorisation = 5,
        PreAuthorisationVoid = 6,
        Completion = 7,
        CompletionVoid = 8,
        CompletionNotice = 9,
        TipAdjust = 10,

        /// <summary>Paid in cash: no card, no host.</summary>
        Cash = 11,
    }

    /// <summary>What follows from a doubtful outcome.</summary>
    public enum Doubt : byte
    {
        /// <summary>It is taken back: reversal.</summary>
        Reverse = 0,

        /// <summary>It is sent again until it is answered: a notice.</summary>
        Deliver,

        /// <summary>Nothing: no money is concerned, nothing is kept.</summary>
        Forget,
    }

    /// <summary>Where the amount comes from.</summary>
    public enum AmountRule : byte
    {
        /// <summary>The operator types it.</summary>
        Typed = 0,

        /// <summary>All of the original's.</summary>
        Whole,

        /// <summary>Typed, between bounds that the original sets.</summary>
        Bounded,

        /// <summary>There is none; field 4 is left out.</summary>
        None,
    }

    /// <summary>How an original may be found that the terminal does not hold any more.</summary>
    public enum TypedOriginal : byte
    {
        /// <summary>Not at all.</summary>
        No = 0,

        /// <summary>By reference number (f37) and date.</summary>
        ByReference,

        /// <summary>By authorisation code (f38) and date.</summary>
        ByAuthorisation,
    }

    /// <summary>How a batch upload sends it.</summary>
    public enum UploadAs : byte
    {
        /// <summary>Not counted in settlement: not sent.</summary>
        Nothing = 0,

        /// <summary>A message of its own with the chip's data, where a chip was read; else a row.</summary>
        Single,

        /// <summary>A row, eight to a message.</summary>
        Row,
    }
}
