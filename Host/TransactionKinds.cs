using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Host
{
    /// <summary>
    /// The table of transactions, after docs/acquirer.md. Code asks it for what it needs to know about a type and does not
    /// branch on types.
    /// </summary>
    public sealed class TransactionKinds
    {
        private const int Request = 0x0200;
        private const int Authorisation = 0x0100;
        private const int Notice = 0x0220;
        private const int Credit = 200000;
        private const byte EmvRefund = 0x20;

        private readonly TransactionKind[] _rows;

        public TransactionKinds()
        {
            _rows = new[]
            {
                Sale(), Void(), Refund(), Balance(), PreAuthorisation(), PreAuthorisationVoid(), Completion(), CompletionNotice(),
                CompletionVoid(), TipAdjust(), Cash(),
            };
        }

        public int Count
        {
            get { return _rows.Length; }
        }

        /// <summary>Rows that go to the host; cash comes behind them.</summary>
        public int OnlineCount
        {
            get { return _rows.Length - 1; }
        }

        public TransactionKind At(int index)
        {
            return _rows[index];
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

        private static TransactionKind Sale()
        {
            return new TransactionKind
            {
                Type = TransactionType.Sale, Name = Text.SaleTitle, SlipName = Text.SlipTypeSale, Mti = Request, MessageType = "22",
                TotalsSign = 1, Upload = UploadAs.Single, CashInstead = true,
            };
        }

        private static TransactionKind Void()
        {
            return new TransactionKind
            {
                Type = TransactionType.Void, Name = Text.VoidTitle, SlipName = Text.SlipTypeVoid, Mti = Request, ProcessingCode = Credit,
                MessageType = "23", EmvType = EmvRefund, TotalsSign = -1, Amount = AmountRule.Whole,
                Originals = new[] { TransactionType.Sale }, SameBatch = true, SendsReference = true, SendsAuthorisation = true,
                Supervised = true, Mark = RecordFlags.Voided, Upload = UploadAs.Row,
            };
        }

        private static TransactionKind Refund()
        {
            return new TransactionKind
            {
                Type = TransactionType.Refund, Name = Text.RefundTitle, SlipName = Text.SlipTypeRefund, Mti = Notice,
                ProcessingCode = Credit, MessageType = "25", EmvType = EmvRefund, TotalsSign = -1, OnDoubt = Doubt.Deliver,
                Amount = AmountRule.Bounded, MostPercent = 100, Repeatable = true,
                Originals = new[] { TransactionType.Sale, TransactionType.Completion, TransactionType.CompletionNotice },
                Typed = TypedOriginal.ByReference, SendsReference = true, Supervised = true, Mark = RecordFlags.Refunded, Upload = UploadAs.Row,
            };
        }

        private static TransactionKind Balance()
        {
            return new TransactionKind
            {
                Type = TransactionType.Balance, Name = Text.BalanceTitle, SlipName = Text.SlipTypeBalance, Mti = Request,
                ProcessingCode = 310000, MessageType = "01", EmvType = 0x31, OnDoubt = Doubt.Forget, Amount = AmountRule.None,
            };
        }

        private static TransactionKind PreAuthorisation()
        {
            return new TransactionKind
            {
                Type = TransactionType.PreAuthorisation, Name = Text.PreAuthTitle, SlipName = Text.SlipTypePreAuth, Mti = Authorisation,
                ProcessingCode = 30000, ConditionCode = 6, MessageType = "10", EmvType = 0x03,
            };
        }

        private static TransactionKind PreAuthorisationVoid()
        {
            return new TransactionKind
            {
                Type = TransactionType.PreAuthorisationVoid, Name = Text.PreAuthVoidTitle, SlipName = Text.SlipTypePreAuthVoid,
                Mti = Authorisation, ProcessingCode = Credit, ConditionCode = 6, MessageType = "11", EmvType = EmvRefund,
                Amount = AmountRule.Whole, Originals = new[] { TransactionType.PreAuthorisation }, Typed = TypedOriginal.ByAuthorisation,
                SendsAuthorisation = true, Supervised = true, Mark = RecordFlags.Voided,
            };
        }

        private static TransactionKind Completion()
        {
            return new TransactionKind
            {
                Type = TransactionType.Completion, Name = Text.CompletionTitle, SlipName = Text.SlipTypeCompletion, Mti = Request,
                ConditionCode = 6, MessageType = "20", TotalsSign = 1, Amount = AmountRule.Bounded, MostPercent = 115,
                Originals = new[] { TransactionType.PreAuthorisation }, Typed = TypedOriginal.ByAuthorisation,
                SendsAuthorisation = true, Mark = RecordFlags.Completed, Upload = UploadAs.Row,
            };
        }

        private static TransactionKind CompletionNotice()
        {
            return new TransactionKind
            {
                Type = TransactionType.CompletionNotice, Name = Text.CompletionNoticeTitle, SlipName = Text.SlipTypeCompletionNotice,
                Mti = Notice, ConditionCode = 6, MessageType = "24", TotalsSign = 1, OnDoubt = Doubt.Deliver,
                Amount = AmountRule.Bounded, MostPercent = 115, Originals = new[] { TransactionType.PreAuthorisation },
                Typed = TypedOriginal.ByAuthorisation, SendsAuthorisation = true, Mark = RecordFlags.Completed, Upload = UploadAs.Row,
            };
        }

        private static TransactionKind CompletionVoid()
        {
            return new TransactionKind
            {
                Type = TransactionType.CompletionVoid, Name = Text.CompletionVoidTitle, SlipName = Text.SlipTypeCompletionVoid,
                Mti = Request, ProcessingCode = Credit, ConditionCode = 6, MessageType = "21", EmvType = EmvRefund, TotalsSign = -1,
                Amount = AmountRule.Whole, Originals = new[] { TransactionType.Completion }, SameBatch = true, SendsReference = true,
                SendsAuthorisation = true, Supervised = true, Mark = RecordFlags.Voided, Upload = UploadAs.Row,
            };
        }

        private static TransactionKind TipAdjust()
        {
            return new TransactionKind
            {
                Type = TransactionType.TipAdjust, Name = Text.TipTitle, SlipName = Text.SlipTypeTip, Mti = Notice, MessageType = "34",
                TotalsSign = TransactionRecord.RaisesDebit, OnDoubt = Doubt.Deliver, Amount = AmountRule.Bounded, LeastPercent = 100,
                MostPercent = 120, Originals = new[] { TransactionType.Sale }, SameBatch = true, SendsReference = true,
                SendsAuthorisation = true, Mark = RecordFlags.Tipped, Upload = UploadAs.Row,
            };
        }

        private static TransactionKind Cash()
        {
            return new TransactionKind
            {
                Type = TransactionType.Cash, Name = Text.CashTitle, SlipName = Text.SlipTypeCash, Cash = true,
            };
        }
    }
}
