namespace Firmware.Sale
{
    /// <summary>The transactions by number; the number stands in every record and never changes its meaning.</summary>
    public enum TransactionType : byte
    {
        None = 0,
        Sale = 1,
    }

    /// <summary>One row of the table of transactions: all that distinguishes a type on the wire and in the books.</summary>
    public sealed class TransactionKind
    {
        public TransactionType Type;

        /// <summary>Message type of the request, as its digits read: 0x0200.</summary>
        public int Mti;

        /// <summary>f3.</summary>
        public int ProcessingCode;

        /// <summary>f25.</summary>
        public int ConditionCode;

        /// <summary>f60.1, two digits.</summary>
        public string MessageType;

        /// <summary>EMV transaction type (9C): the first two digits of f3, BCD.</summary>
        public byte EmvType;

        /// <summary>1 debit, -1 credit, 0 not counted.</summary>
        public int TotalsSign;

        /// <summary>Whether a doubtful outcome is reversed (otherwise the request is repeated).</summary>
        public bool ReversedOnDoubt;
    }

    /// <summary>The table. Code asks it for what it needs to know about a type and does not branch on types.</summary>
    public sealed class TransactionKinds
    {
        private readonly TransactionKind[] _rows;

        public TransactionKinds()
        {
            _rows = new[]
            {
                new TransactionKind
                {
                    Type = TransactionType.Sale, Mti = 0x0200, ProcessingCode = 0, ConditionCode = 0,
                    MessageType = "22", EmvType = 0x00, TotalsSign = 1, ReversedOnDoubt = true,
                },
            };
        }

        /// <summary>The row of a type; null when a record of a newer firmware has one we do not know.</summary>
        public TransactionKind Of(byte type)
        {
            for (int i = 0; i < _rows.Length; i++)
            {
                if ((byte)_rows[i].Type == type)
                {
                    return _rows[i];
                }
            }

            return null;
        }
    }
}
