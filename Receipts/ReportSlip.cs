using Drivers.Printer;
using Firmware.Host;
using Firmware.Ui;

namespace Firmware.Receipts
{
    /// <summary>A shift's or a day's turnover on paper: by type with bars, by hour as a picture, by card organisation, by operator.</summary>
    public sealed class ReportSlip : SlipComposer
    {
        private readonly TransactionKinds _kinds;
        private readonly BarPicture _bar = new BarPicture();
        private readonly HourPicture _hours = new HourPicture();
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
            if (item == 0)
            {
                AddHours();
                return true;
            }

            item--;
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
                AddNet(_figures.NetMinor, _language);
                if (_figures.CashMinor != 0)
                {
                    AddPair(Say(Text.SlipCashDrawer), Money.FormatForPaper(_figures.CashMinor));
                }

                Add(Header.Software, TextStyle.Center);
                return true;
            }

            return false;
        }

        private void AddHead()
        {
            AddShopHead(TextStyle.Normal);
            Add(Say(_title), TextStyle.Bold | TextStyle.DoubleHeight | TextStyle.Center);
            AddRule();
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
                AddSum(Say(_kinds.At(row).SlipName), _figures.CountOf(row), _figures.AmountOf(row), _language);
                _bar.Start(Header.RowDots, _figures.AmountOf(row), _figures.MostMinor);
                AddPicture(_bar);
            }
        }

        /// <summary>Every third hour is named under its bar: 24 bars share the columns of any paper.</summary>
        private void AddHours()
        {
            if (_figures.NetMinor == 0)
            {
                return;
            }

            AddTitle(Text.SlipByHour);
            _hours.Start(Header.RowDots, _figures.HoursMinor);
            AddPicture(_hours);
            var names = new char[Columns];
            for (int i = 0; i < names.Length; i++)
            {
                names[i] = ' ';
            }

            for (int hour = 0; hour < HourPicture.Hours; hour += HourPicture.HoursOfTick)
            {
                int at = hour * Columns / HourPicture.Hours;
                names[at] = hour < 10 ? (char)('0' + hour) : (char)('0' + (hour / 10));
                names[at + 1] = hour < 10 ? ' ' : (char)('0' + (hour % 10));
            }

            Add(new string(names), TextStyle.Normal);
        }

        private void AddName(Text title, NamedSums sums, int index)
        {
            if (index < 0)
            {
                AddTitle(title);
            }
            else if (index < sums.Count)
            {
                string name = sums.NameAt(index);
                AddSum(title == Text.SlipByOrganisation ? CardSchemes.Name(name, _language) : name, sums.CountAt(index), sums.AmountAt(index), _language);
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
