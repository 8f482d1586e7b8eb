namespace Firmware.Store
{
    /// <summary>What is on flash about a payment. The number stands readable in the record's head; see docs/journal.md.</summary>
    public enum TransactionState : byte
    {
        None = 0,

        /// <summary>Written before the request may leave. After a power cut it means: a reversal is owed.</summary>
        Pending = 1,

        /// <summary>The host approved and the card completed. It stands, and counts in the batch.</summary>
        Approved = 2,

        /// <summary>The host said no.</summary>
        Declined = 3,

        /// <summary>The outcome is in doubt: the reversal goes out until the host acknowledges it.</summary>
        ReversalOpen = 4,

        /// <summary>The host acknowledged the reversal.</summary>
        Reversed = 5,

        /// <summary>Nothing ever left the terminal.</summary>
        Abandoned = 6,

        /// <summary>The record of the outcome was destroyed: set aside for a person to look at, never acted on alone.</summary>
        Damaged = 7,

        /// <summary>A notice (refund, tip, completion without question) that the host has not answered yet: sent until it is.</summary>
        NoticeOpen = 8,
    }
}
