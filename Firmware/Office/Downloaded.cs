using System.Text;
using Drivers.Hal;
using Emv.Contact;
using Emv.Data;
using Firmware.Store;

namespace Firmware.Office
{
    /// <summary>
    /// Takes the downloads that count into use: public keys and blocked cards for the kernel, applications for the profile, parameters for
    /// the settings. <see cref="Start"/> after recovery and after each download, then <see cref="Poll"/> until it returns true: an item
    /// a few polls.
    /// </summary>
    public sealed class Downloaded
    {
        private const int CardBytes = 10;
        private const int TagDigits = 2;
        private const int LengthDigits = 3;

        private readonly Terminal _terminal;
        private byte[] _item;
        private ApplicationProfile[] _applications;
        private CaKeyLoader _keys;
        private byte[] _blocked;
        private int _blockedCount;
        private int _slot;
        private int _index;
        private int _count;
        private int _at;
        private bool _saving;

        public Downloaded(Terminal terminal)
        {
            _terminal = terminal;
        }

        /// <summary>Items that could not be read or made no sense, of the last time.</summary>
        public int Bad { get; private set; }

        public void Start()
        {
            _item = new byte[DownloadStore.MaxItemBytes];
            _slot = 0;
            _index = 0;
            _at = -1;
            _saving = false;
            Bad = 0;
            BeginSlot();
        }

        /// <summary>The host's applications in the place of the built-in ones, where there are any.</summary>
        public void ApplyApplications(TerminalProfile terminal)
        {
            if (_applications == null)
            {
                return;
            }

            terminal.RemoveAll();
            for (int i = 0; i < _applications.Length; i++)
            {
                if (_applications[i] != null && !terminal.Add(_applications[i]))
                {
                    Bad++;
                }
            }
        }

        /// <summary>One slice; true when everything is in use.</summary>
        public bool Poll(long nowMs)
        {
            if (_slot == DownloadStore.Slots)
            {
                return true;
            }

            if (_saving)
            {
                _saving = _terminal.Settings.Poll(nowMs) == Status.Pending;
            }
            else if (_keys != null)
            {
                PollKey();
            }
            else if (_at >= 0)
            {
                NextParameter();
            }
            else if (_index < _terminal.Archive.Downloads.CountOf((DownloadSlot)_slot))
            {
                Read();
            }
            else
            {
                EndSlot();
            }

            return false;
        }

        private void BeginSlot()
        {
            int count = _terminal.Archive.Downloads.CountOf((DownloadSlot)_slot);
            switch ((DownloadSlot)_slot)
            {
                case DownloadSlot.CaKeys:
                    if (count > 0)
                    {
                        _terminal.CaKeys.RemoveAll();
                    }

                    break;
                case DownloadSlot.Applications:
                    _applications = count == 0 ? null : new ApplicationProfile[count];
                    break;
                case DownloadSlot.Blacklist:
                    _blocked = new byte[count * DownloadStore.MaxItemBytes];
                    _blockedCount = 0;
                    break;
                case DownloadSlot.Parameters:
                    // Taken over once: afterwards the settings may be changed at the terminal.
                    bool taken = _terminal.Settings.GetInt(SettingNumber.ParametersTaken, 0) == _terminal.Archive.Downloads.VersionOf(DownloadSlot.Parameters);
                    _index = taken ? count : 0;
                    break;
            }
        }

        private void EndSlot()
        {
            if (_slot == (int)DownloadSlot.Blacklist)
            {
                var list = new byte[_blockedCount];
                System.Array.Copy(_blocked, 0, list, 0, _blockedCount);
                System.Array.Clear(_blocked, 0, _blocked.Length);
                _terminal.Emv.ExceptionFile = list;
                _blocked = null;
            }
            else if (_slot == (int)DownloadSlot.Parameters)
            {
                int version = _terminal.Archive.Downloads.VersionOf(DownloadSlot.Parameters);
                if (version != _terminal.Settings.GetInt(SettingNumber.ParametersTaken, 0))
                {
                    _saving = _terminal.Settings.SetInt(SettingNumber.ParametersTaken, version) == Status.Pending;
                    return;
                }
            }

            _slot++;
            _index = 0;
            if (_slot < DownloadStore.Slots)
            {
                BeginSlot();
            }
            else
            {
                _item = null;
            }
        }

        private void Read()
        {
            Status status = _terminal.Archive.Downloads.Read((DownloadSlot)_slot, _index, _item, out _count);
            if (status == Status.Busy)
            {
                return;
            }

            int item = _index;
            _index++;
            if (status != Status.Ok)
            {
                Bad++;
                return;
            }

            switch ((DownloadSlot)_slot)
            {
                case DownloadSlot.CaKeys:
                    _keys = new CaKeyLoader(_terminal.CaKeys, _item, 0, _count);
                    break;
                case DownloadSlot.Applications:
                    _applications[item] = ApplicationItem.Parse(_item, _count);
                    Bad += _applications[item] == null ? 1 : 0;
                    break;
                case DownloadSlot.Blacklist:
                    int whole = _count - (_count % CardBytes);
                    System.Array.Copy(_item, 0, _blocked, _blockedCount, whole);
                    _blockedCount += whole;
                    System.Array.Clear(_item, 0, _item.Length);
                    break;
                default:
                    _at = 0;
                    break;
            }
        }

        private void PollKey()
        {
            if (_keys.Poll())
            {
                Bad += _keys.Error == CaKeyError.None ? 0 : 1;
                _keys = null;
            }
        }

        /// <summary>Tag 2, length 3, both digits, then the text.</summary>
        private void NextParameter()
        {
            int head = TagDigits + LengthDigits;
            int tag = Digits(_at, TagDigits);
            int length = Digits(_at + TagDigits, LengthDigits);
            if (_at + head > _count || tag < 0 || length < 0 || _at + head + length > _count)
            {
                Bad += _at == _count ? 0 : 1;
                _at = -1;
                return;
            }

            int setting = SettingOf(tag);
            string value = Encoding.UTF8.GetString(_item, _at + head, length);
            if (setting != 0 && _terminal.Settings.GetText(setting, "") != value)
            {
                Status status = _terminal.Settings.SetText(setting, value);
                if (status == Status.Busy)
                {
                    return;
                }

                _saving = status == Status.Pending;
                Bad += _saving ? 0 : 1;
            }

            _at += head + length;
        }

        private int Digits(int at, int count)
        {
            int number = 0;
            for (int i = at; i < at + count; i++)
            {
                int digit = i < _count ? _item[i] - '0' : -1;
                if (digit < 0 || digit > 9)
                {
                    return -1;
                }

                number = (number * 10) + digit;
            }

            return number;
        }

        /// <summary>Parameters by tag, docs/acquirer.md, "Downloads"; one that is not known is passed over.</summary>
        private static int SettingOf(int tag)
        {
            switch (tag)
            {
                case 14: return SettingNumber.Hotline;
                case 22: return SettingNumber.ShopName;
                case 23: return SettingNumber.SettlementAccount;
                case 24: return SettingNumber.SettlementBank;
                case 26: return SettingNumber.SettleAt;
                case 31: return SettingNumber.LimitOfType + (int)Host.TransactionType.Sale;
                case 32: return SettingNumber.DayLimitOfType + (int)Host.TransactionType.Sale;
                case 33: return SettingNumber.LimitOfType + (int)Host.TransactionType.Refund;
                case 34: return SettingNumber.DayLimitOfType + (int)Host.TransactionType.Refund;
                case 41: return SettingNumber.TapUnionPay;
                case 42: return SettingNumber.TapUnionPay + 1;
                case 43: return SettingNumber.TapUnionPay + 2;
                default: return 0;
            }
        }
    }
}
