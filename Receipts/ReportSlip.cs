using Drivers.Printer;
using Firmware.Host;
using Firmware.Ui;

namespace Firmware.Receipts
{
    /// <summary>A shift's or a day's turnover on paper: by type, by card organisation, by operator.</summary>
    public sealed class ReportSlip : SlipComposer
    {
        private readonly TransactionKinds _kinds;
        private ReportFigures _figures;
        private Language _language;
        private Text _title;
        private string _when;

        public ReportSlip(SlipHeader header, TransactionKinds kinds)
            : base(header)
        {
            _kinds = kinds;
        }

        public void Start(ReportFigures figures, Text title, string when, Language language)
        {
            _figures = figures;
            _title = title;
            _when = when;
            _language = language;
            Restart();
        }

        protected override bool Compose(int item)
        {
            if (item == 0)
            {
                AddHead();
                return true;
            }

            item--;
            int names = ReportFigures.MostNames + 1;
            if (item <= _kinds.Count)
            {
                AddType(item - 1);
                return true;
            }

            item -= _kinds.Count + 1;
            if (item < names)
            {
                AddName(Text.SlipByOrganisation, _figures.Organisations, item - 1);
                return true;
            }

            item -= names;
            if (item < names)
            {
                AddName(Text.SlipByOperator, _figures.Operators, item - 1);
                return true;
            }

            if (item == names)
            {
                AddRule();
                AddPair(Say(Text.SlipNet), Money.FormatForPaper(_figures.NetMinor));
                Add(Header.Software, TextStyle.Center);
                return true;
            }

            return false;
        }

        private void AddHead()
        {
            AddShopHead(TextStyle.Normal);
            Add(Say(_title), TextStyle.Bold | TextStyle.DoubleHeight | TextStyle.Center);
            AddPair(Say(Text.SlipTerminalId), Header.TerminalId);
            AddPair(Say(Text.SlipDateTime), _when);
        }

        private void AddType(int row)
        {
            if (row < 0)
            {
                AddTitle(Text.SlipByType);
            }
            else if (_figures.CountOf(row) > 0)
            {
                AddPair(Say(_kinds.At(row).SlipName) + " " + _figures.CountOf(row).ToString(), Money.FormatForPaper(_figures.AmountOf(row)));
            }
        }

        private void AddName(Text title, NamedSums sums, int index)
        {
            if (index < 0)
            {
                AddTitle(title);
            }
            else if (index < sums.Count)
            {
                AddPair(sums.NameAt(index) + " " + sums.CountAt(index).ToString(), Money.FormatForPaper(sums.AmountAt(index)));
            }
        }

        private void AddTitle(Text title)
        {
            AddRule();
            Add(Say(title), TextStyle.Bold);
        }

        private string Say(Text id)
        {
            return Texts.Of(_language, id);
        }
    }
}
