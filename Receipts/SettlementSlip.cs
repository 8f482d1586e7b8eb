using Drivers.Printer;
using Firmware.Host;
using Firmware.Ui;

namespace Firmware.Receipts
{
    /// <summary>The settlement on paper: totals, the count and sum of each type, and everything that is still open.</summary>
    public sealed class SettlementSlip : SlipComposer
    {
        private readonly TransactionKinds _kinds;
        private SettlementFigures _figures;
        private Language _language;
        private bool _reprint;

        public SettlementSlip(SlipHeader header, TransactionKinds kinds)
            : base(header)
        {
            _kinds = kinds;
        }

        public void Start(SettlementFigures figures, Language language, bool reprint)
        {
            _figures = figures;
            _language = language;
            _reprint = reprint;
            Restart();
        }

        protected override bool Compose(int item)
        {
            switch (item)
            {
                case 0:
                    AddShopHead(TextStyle.Normal);
                    return true;
                case 1:
                    AddHead();
                    return true;
                case 2:
                    AddNumbers();
                    return true;
                case 3:
                    AddTotals();
                    return true;
                default:
                    return ComposeRest(item - 4);
            }
        }

        private bool ComposeRest(int item)
        {
            if (item < _kinds.Count)
            {
                AddType(item);
                return true;
            }

            switch (item - _kinds.Count)
            {
                case 0:
                    AddOpen();
                    return true;
                case 1:
                    Add(Header.Software, TextStyle.Center);
                    return true;
                default:
                    return false;
            }
        }

        private void AddHead()
        {
            Add(Say(Text.SlipSettlement), TextStyle.Bold | TextStyle.DoubleHeight | TextStyle.Center);
            if (_reprint)
            {
                Add(Say(Text.SlipReprint), TextStyle.Bold | TextStyle.Center);
            }

            AddRule();
        }

        private void AddNumbers()
        {
            AddPair(Say(Text.SlipMerchantId), Header.MerchantId);
            AddPair(Say(Text.SlipTerminalId), Header.TerminalId);
            AddPair(Say(Text.SlipBatch), _figures.Batch.ToString("D6"));
            AddPair(Say(Text.SlipDateTime), SlipTime.Of(_figures.Date, _figures.Time));
            AddRule();
        }

        private void AddTotals()
        {
            AddWrapped(Say(_figures.Balanced ? Text.SlipBalanced : Text.SlipNotBalanced), TextStyle.Bold);
            AddSum(Say(Text.SlipDebit), _figures.DebitCount, _figures.DebitMinor, _language);
            AddSum(Say(Text.SlipCredit), _figures.CreditCount, _figures.CreditMinor, _language);
            AddNet(_figures.DebitMinor - _figures.CreditMinor, _language);
            AddRule();
        }

        private void AddType(int row)
        {
            if (_figures.CountOf(row) > 0)
            {
                AddSum(Say(_kinds.At(row).SlipName), _figures.CountOf(row), _figures.AmountOf(row), _language);
            }
        }

        private void AddOpen()
        {
            AddRule();
            AddCount(Text.SlipOpenReversals, _figures.OpenReversals);
            AddCount(Text.SlipOpenNotices, _figures.OpenNotices);
            AddCount(Text.SlipRefusedNotices, _figures.RefusedNotices);
            AddCount(Text.SlipSetAside, _figures.Damaged);
        }

        private void AddCount(Text label, int count)
        {
            if (count > 0)
            {
                AddPair(Say(label), count.ToString());
            }
        }

        private string Say(Text id)
        {
            return Texts.Of(_language, id);
        }
    }
}
