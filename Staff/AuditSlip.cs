using Drivers.Printer;
using Firmware.Receipts;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Staff
{
    /// <summary>The newest entries of the audit trail on paper, newest first, with every gap.</summary>
    public sealed class AuditSlip : SlipComposer
    {
        /// <summary>Entries on a slip.</summary>
        public const int Most = 60;

        private readonly AuditEntry[] _entries = new AuditEntry[Most];
        private int _count;
        private Language _language;

        public AuditSlip(SlipHeader header)
            : base(header)
        {
        }

        public void Clear()
        {
            _count = 0;
        }

        /// <summary>The next entry to fill in; null when the slip is full.</summary>
        public AuditEntry Next()
        {
            if (_count == Most)
            {
                return null;
            }

            if (_entries[_count] == null)
            {
                _entries[_count] = new AuditEntry();
            }

            return _entries[_count];
        }

        /// <summary>The entry that <see cref="Next"/> gave is filled in.</summary>
        public void Take()
        {
            _count++;
        }

        public void Start(Language language)
        {
            _language = language;
            Restart();
        }

        protected override bool Compose(int item)
        {
            if (item == 0)
            {
                AddWrapped(Header.ShopName, TextStyle.Bold | TextStyle.Center);
                Add(Texts.Of(_language, Text.MenuAudit), TextStyle.Bold | TextStyle.DoubleHeight | TextStyle.Center);
                AddRule();
                AddPair(Texts.Of(_language, Text.SlipTerminalId), Header.TerminalId);
                AddRule();
                return true;
            }

            if (item <= _count)
            {
                AddEntry(_entries[item - 1]);
                return true;
            }

            if (item == _count + 1)
            {
                AddRule();
                Add(Header.Software, TextStyle.Center);
                return true;
            }

            return false;
        }

        private void AddEntry(AuditEntry entry)
        {
            if (entry.Missing > 0)
            {
                AddWrapped(Texts.Of(_language, Text.AuditGap, entry.Missing.ToString()), TextStyle.Bold);
            }

            AddPair(entry.Number.ToString("D6"), AuditWords.When(entry), TextStyle.Bold);
            AddPair(Texts.Of(_language, AuditWords.Name(entry.Event)), AuditWords.Who(_language, entry.Actor));
            string whom = AuditWords.Whom(_language, entry);
            if (whom != null)
            {
                AddWrapped(whom, TextStyle.Right);
            }
        }
    }
}
