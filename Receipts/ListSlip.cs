using System.Text;
using Drivers.Hal;
using Drivers.Printer;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;
using TextId = Firmware.Ui.Text;

namespace Firmware.Receipts
{
    /// <summary>The open batch, transaction by transaction, the newest first. It reads the log while it prints: no list is held.</summary>
    public sealed class ListSlip : SlipComposer
    {
        private const int HeadItems = 1;
        private const int PairedColumns = 48;

        private readonly TransactionKinds _kinds;
        private readonly TransactionLog _log;
        private readonly TransactionRecord _record;
        private readonly byte[] _masked = new byte[2 * TransactionRecord.MaxPanBytes];
        private Language _language;
        private string _when;
        private int _batch;
        private int _listed;
        private int _item;
        private bool _has;
        private bool _ended;

        /// <param name="record">Where each is read to; nobody else's while the slip prints.</param>
        public ListSlip(SlipHeader header, TransactionKinds kinds, TransactionLog log, TransactionRecord record)
            : base(header)
        {
            _kinds = kinds;
            _log = log;
            _record = record;
        }

        public void Start(int batch, string when, Language language)
        {
            _batch = batch;
            _when = when;
            _language = language;
            Restart();
        }

        public override void Restart()
        {
            _log.StartSearch();
            _has = false;
            _ended = false;
            _listed = 0;
            _item = 0;
            base.Restart();
        }

        public override bool Ready()
        {
            if (_has || _ended || _item < HeadItems)
            {
                return true;
            }

            Status status = _log.SearchNext(_record);
            if (status == Status.Busy || status == Status.Pending)
            {
                return false;
            }

            _ended = status != Status.Ok || _record.Batch < _batch;
            _has = !_ended && _record.Batch == _batch;
            return _has || _ended;
        }

        protected override bool Compose(int item)
        {
            _item = item + 1;
            if (item < HeadItems)
            {
                AddShopHead(TextStyle.Normal);
                Add(Say(TextId.SlipList), TextStyle.Bold | TextStyle.DoubleHeight | TextStyle.Center);
                AddRule();
                AddPair(Say(TextId.SlipTerminalId), Header.TerminalId);
                AddPair(Say(TextId.SlipBatch), _batch.ToString("D6"));
                AddPair(Say(TextId.SlipDateTime), _when);
                AddRule();
                return true;
            }

            if (_has)
            {
                AddTransaction();
                _has = false;
                _listed++;
                return true;
            }

            if (_ended && _item > 0 && _listed >= 0)
            {
                AddRule();
                AddPair(Say(TextId.SlipListCount), _listed.ToString());
                Add(Header.Software, TextStyle.Center);
                _listed = -1;
                _record.Clear();
                return true;
            }

            return false;
        }

        private void AddTransaction()
        {
            TransactionKind kind = _kinds.Of(_record.Type);
            string type = kind == null ? "" : Say(kind.SlipName);
            string voucher = _record.Voucher.ToString("D6") + " " + SlipTime.ShortOf(_record.Date, _record.Time);
            int digits = _record.CopyMaskedPan(_masked, 0);
            int tail = digits > 4 ? 4 : digits;
            string card = "*" + Encoding.UTF8.GetString(_masked, digits - tail, tail);
            string amount = (_record.State == TransactionState.Approved ? "" : "(") + Money.FormatForPaper(_record.AmountMinor)
                + (_record.State == TransactionState.Approved ? "" : ")");
            if (Columns >= PairedColumns)
            {
                AddPair(voucher + " " + card + " " + type, amount);
                return;
            }

            AddPair(voucher, type);
            AddPair("  " + card, amount);
        }

        private string Say(TextId id)
        {
            return Texts.Of(_language, id);
        }
    }
}
