using Drivers.Printer;
using Firmware.Receipts;
using Firmware.Ui;

namespace Firmware.Health
{
    /// <summary>The self-test on paper: every part with its result, every fault with its code and the step to take.</summary>
    public sealed class SelfTestSlip : SlipComposer
    {
        private const int HeadItems = 3;

        private SelfTest _test;
        private Language _language;
        private string _when;

        public SelfTestSlip(SlipHeader header)
            : base(header)
        {
        }

        /// <param name="when">Local date and time as printed; empty when the clock does not know.</param>
        public void Start(SelfTest test, Language language, string when)
        {
            _test = test;
            _language = language;
            _when = when;
            Restart();
        }

        protected override bool Compose(int item)
        {
            if (item < HeadItems)
            {
                AddHead(item);
                return true;
            }

            int part = item - HeadItems;
            if (part < _test.Count)
            {
                AddPart(_test.Part(part), _test.ResultOf(part));
                return true;
            }

            if (part == _test.Count)
            {
                AddRule();
                Add(Header.Software, TextStyle.Center);
                return true;
            }

            return false;
        }

        private void AddHead(int item)
        {
            switch (item)
            {
                case 0:
                    Add(Texts.Of(_language, Text.SlipSelfTest), TextStyle.Bold | TextStyle.DoubleHeight | TextStyle.Center);
                    AddRule();
                    break;
                case 1:
                    AddPair(Texts.Of(_language, Text.SlipTerminalId), Header.TerminalId);
                    if (_when.Length != 0)
                    {
                        AddPair(Texts.Of(_language, Text.SlipDateTime), _when);
                    }

                    break;
                default:
                    AddRule();
                    break;
            }
        }

        private void AddPart(ISelfTestPart part, PartResult result)
        {
            Text word = result == PartResult.Passed ? Text.ResultOk : result == PartResult.Warning ? Text.ResultWarning : Text.ResultFailed;
            string value = Texts.Of(_language, word);
            AddPair(Texts.Of(_language, part.Name), part.Detail.Length == 0 ? value : part.Detail + "  " + value);
            if (result != PartResult.Passed && part.Fault != FaultCode.None)
            {
                AddWrapped(Faults.Name(part.Fault) + " " + Texts.Of(_language, Faults.What(part.Fault)), TextStyle.Bold);
                AddWrapped(Texts.Of(_language, Faults.Advice(part.Fault)), TextStyle.Normal);
            }
        }
    }
}
