using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Host
{
    /// <summary>One row of the table of transactions: all that distinguishes a type on the wire, at the keypad and in the books.</summary>
    public sealed class TransactionKind
    {
        public TransactionType Type;

        /// <summary>On screens, and on paper.</summary>
        public Text Name;
        public Text SlipName;

        /// <summary>Message type of the request, as its digits read: 0x0200.</summary>
        public int Mti = 0x0200;

        /// <summary>f3.</summary>
        public int ProcessingCode;

        /// <summary>f25.</summary>
        public int ConditionCode;

        /// <summary>f60.1, two digits.</summary>
        public string MessageType;

        /// <summary>EMV transaction type (9C): the first two digits of f3, BCD.</summary>
        public byte EmvType;

        /// <summary>See <see cref="TransactionRecord.TotalsSign"/>.</summary>
        public int TotalsSign;

        public Doubt OnDoubt;
        public AmountRule Amount;

        /// <summary>Bounds of the amount in percent of the original; with <see cref="AmountRule.Bounded"/>.</summary>
        public int LeastPercent;
        public int MostPercent;

        /// <summary>What earlier ones of this type took of the original counts against the bound (refunds).</summary>
        public bool Repeatable;

        /// <summary>Types that an original may have; null where there is none.</summary>
        public TransactionType[] Originals;

        /// <summary>The original must be of the batch that is open.</summary>
        public bool SameBatch;

        public TypedOriginal Typed;

        /// <summary>f37 and f38 of the original are sent.</summary>
        public bool SendsReference;
        public bool SendsAuthorisation;

        /// <summary>The supervisor confirms with his password.</summary>
        public bool Supervised;

        /// <summary>The mark it leaves on its original: bits of <see cref="RecordFlags"/>.</summary>
        public ushort Mark;

        public UploadAs Upload;

        /// <summary>Paid in cash: neither card nor host; it stands once it is written and is no part of the acquirer's totals.</summary>
        public bool Cash;

        /// <summary>While an open reversal keeps it from going online, cash is offered in its place.</summary>
        public bool CashInstead;

        public bool NeedsOriginal
        {
            get { return Originals != null; }
        }

        public bool HasAmount
        {
            get { return Amount != AmountRule.None; }
        }

        /// <summary>It stands in the journal before it is sent.</summary>
        public bool Kept
        {
            get { return OnDoubt != Doubt.Forget; }
        }

        public bool AcceptsOriginal(byte type)
        {
            for (int i = 0; Originals != null && i < Originals.Length; i++)
            {
                if ((byte)Originals[i] == type)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
