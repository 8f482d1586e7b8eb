using Drivers.Printer;
using Firmware.Receipts;
using Firmware.Ui;

namespace Firmware.Health
{
    /// <summary>The last faults on paper, the newest first: code, when, how often, and what it means.</summary>
    public sealed class FaultSlip : SlipComposer
    {
        private readonly FaultBook _book;
        private Language _language;
        private string _when;

        public FaultSlip(SlipHeader header, FaultBook book)
            : base(header)
        {
            _book = book;
        }

        public void Start(string when, Language language)
        {
            _when = when;
            _language = language;
            Restart();
        }

        protected override bool Compose(int item)
        {
            if (item == 0)
            {
                Add(Say(Text.SlipFaults), TextStyle.Bold | TextStyle.DoubleHeight | TextStyle.Center);
                AddRule();
                AddPair(Say(Text.SlipTerminalId), Header.TerminalId);
                AddPair(Say(Text.SlipDateTime), _when);
                AddRule();
                return true;
            }

            int age = item - 1;
            if (age < _book.Count)
            {
                AddFault(age);
                return true;
            }

            if (age > _book.Count)
            {
                return false;
            }

            if (_book.Count == 0)
            {
                AddWrapped(Say(Text.SlipNoFaults), TextStyle.Normal);
            }

            AddRule();
            Add(Header.Software, TextStyle.Center);
            return true;
        }

        private void AddFault(int age)
        {
            FaultCode code = _book.At(age, out int date, out int time, out int times);
            string name = Faults.Name(code);
            AddPair(times > 1 ? name + " x" + times.ToString() : name, date == 0 ? "" : SlipTime.Of(date, time));
            AddWrapped(Say(Faults.What(code)), TextStyle.Bold);
            AddWrapped(Say(Faults.Advice(code)), TextStyle.Normal);
        }

        private string Say(Text id)
        {
            return Texts.Of(_language, id);
        }
    }
}
