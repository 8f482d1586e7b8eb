namespace Firmware.Store
{
    /// <summary>Marks in <see cref="Store.TransactionRecord.Flags"/>; the bits keep their meaning for good.</summary>
    public static class RecordFlags
    {
        /// <summary>The receipt has a signature line.</summary>
        public const ushort SignatureNeeded = 0x0001;

        /// <summary>A void stands against it.</summary>
        public const ushort Voided = 0x0002;

        /// <summary>Some or all of it was given back.</summary>
        public const ushort Refunded = 0x0004;

        /// <summary>A completion has taken the money it held.</summary>
        public const ushort Completed = 0x0008;

        /// <summary>A tip was added.</summary>
        public const ushort Tipped = 0x0010;

        /// <summary>The host has it by batch upload.</summary>
        public const ushort Uploaded = 0x0020;

        /// <summary>Marks after which nothing else may refer to it.</summary>
        public const ushort Spent = Voided | Completed | Tipped;
    }
}
