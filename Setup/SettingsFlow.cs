using System;
using Drivers.Buzzer;
using Drivers.Calendar;
using Drivers.Hal;
using Firmware.Staff;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Setup
{
    /// <summary>
    /// The settings menu: lists of settings with what holds now, and a page to change each. A change counts at once and is
    /// on flash before the list comes back. <see cref="Start"/>, then <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class SettingsFlow
    {
        private const int DateDigits = 8;
        private const int TimeDigits = 4;

        /// <summary>Columns of a line on the narrow slip, and of a name that fits the header of the screen.</summary>
        private const int LineColumns = 32;
        private const int NameColumns = 24;

        /// <summary>Menu commands from here on are lines of the merchant's own, above all texts; head lines and foot lines are numbered through.</summary>
        private const int FirstLine = 0x10000;

        private readonly UiTask _ui;
        private readonly Settings _settings;
        private readonly Pcf8563 _calendar;
        private readonly SettingWords _words;
        private readonly SettingsChanged _changed;
        private readonly SettingSaved _saved;
        private readonly MenuPage _menu = new MenuPage();
        private readonly NumberPage _number;
        private readonly TextPage _text;
        private readonly MessagePage _message;
        private readonly byte[] _digits = new byte[DateDigits];
        private State _state;
        private Role _role;
        private Text _group;
        private Text _setting;
        private int _savedNumber;
        private int _marked;
        private int _rootMarked;
        private bool _unquiet;

        /// <param name="changed">Told after each change, before it is on flash.</param>
        /// <param name="saved">Told after each change that is on flash.</param>
        /// <param name="finder">The dictionary for typing Chinese; null for none.</param>
        public SettingsFlow(UiTask ui, Settings settings, Pcf8563 calendar, IWordFinder finder, bool twoWidths, SettingsChanged changed, SettingSaved saved)
        {
            _ui = ui;
            _number = ui.Number;
            _text = new TextPage(finder);
            _message = ui.Message;
            _settings = settings;
            _calendar = calendar;
            _words = new SettingWords(settings, ui.Texts, twoWidths);
            _changed = changed;
            _saved = saved;
        }

        /// <summary>Something was changed and counts from now on.</summary>
        public delegate void SettingsChanged();

        /// <summary>That setting (<see cref="SettingNumber"/>) has a new value: what it is is nobody's business here.</summary>
        public delegate void SettingSaved(int number);

        private enum State : byte
        {
            Done = 0,
            Group,
            Choice,
            Number,
            Typing,
            Saving,
            Failed,
        }

        /// <summary>How it ended: by the Back key (the menu before is wanted) or because nobody pressed one.</summary>
        public bool Back { get; private set; }

        public void Start(Role role, long nowMs)
        {
            _role = role;
            _rootMarked = 0;
            Back = false;
            OpenGroup(Text.SettingsTitle, 0, nowMs);
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Group:
                    PollGroup(nowMs);
                    break;
                case State.Choice:
                    PollChoice(nowMs);
                    break;
                case State.Number:
                    PollNumber(nowMs);
                    break;
                case State.Typing:
                    PollTyping(nowMs);
                    break;
                case State.Saving:
                    PollSaving(nowMs);
                    break;
                case State.Failed:
                    if (_message.Result != PageResult.None)
                    {
                        OpenGroup(_group, _marked, nowMs);
                    }

                    break;
            }

            return _state == State.Done;
        }

        private void OpenGroup(Text group, int marked, long nowMs)
        {
            _group = group;
            _menu.StartMenu(Say(group));
            switch (group)
            {
                case Text.SettingsReceipts:
                    Add(Text.SettingsReceiptSize);
                    Add(Text.SettingsCopies);
                    Add(Text.SettingsLogo);
                    AddLines();
                    if (_words.TwoWidths)
                    {
                        Add(Text.SettingsPaperWidth);
                    }

                    break;
                case Text.MailTitle:
                    Add(Text.SettingsReceiptCode);
                    Add(Text.SettingsMail);
                    break;
                case Text.SettingsDateTime:
                    Add(Text.SettingsDate);
                    Add(Text.SettingsTime);
                    Add(Text.SettingsZone);
                    break;
                case Text.SettingsIdle:
                    Add(Text.SettingsDim);
                    Add(Text.SettingsLock);
                    break;
                default:
                    AddRoot();
                    break;
            }

            _menu.Mark(marked);
            _ui.Show(_menu, nowMs);
            _state = State.Group;
        }

        /// <summary>What makes the terminal comfortable is everybody's; what changes slips, clock and safety is not.</summary>
        private void AddRoot()
        {
            bool trusted = _role == Role.Administrator || _role == Role.Supervisor;
            Add(Text.SettingsLanguage);
            Add(Text.SettingsBrightness);
            Add(Text.SettingsSound);
            if (trusted)
            {
                Add(Text.SettingsReceipts);
                Add(Text.SettingsSignature);
                Add(Text.SettingsIdle);
                Add(Text.MailTitle);
            }

            // Last, so that a number means the same to everybody.
            if (_role == Role.Administrator)
            {
                Add(Text.SettingsDateTime);
                Add(Text.SettingsShopName);
            }
        }

        private void AddLines()
        {
            for (int i = 0; i < SettingNumber.HeadLines + SettingNumber.FootLines; i++)
            {
                bool head = i < SettingNumber.HeadLines;
                string number = (head ? i + 1 : i + 1 - SettingNumber.HeadLines).ToString();
                _menu.Add(_ui.Texts.Of(head ? Text.SettingsHeadLine : Text.SettingsFootLine, number), FirstLine + i);
            }
        }

        private void Add(Text setting)
        {
            _menu.Add(Say(setting), (int)setting);
            if (SettingWords.Options(setting) != null)
            {
                _menu.WithValue(_words.Say(setting, _words.Current(setting)));
            }
        }

        private void PollGroup(long nowMs)
        {
            if (_menu.Result == PageResult.None)
            {
                return;
            }

            if (_menu.Result == PageResult.Entered && _menu.Command >= FirstLine)
            {
                _marked = _menu.Chosen;
                AskText(Text.AskLine, SettingNumber.HeadLine + _menu.Command - FirstLine, LineColumns, false, nowMs);
            }
            else if (_menu.Result == PageResult.Entered)
            {
                Choose((Text)_menu.Command, nowMs);
            }
            else if (_menu.Result == PageResult.Cancelled && _group != Text.SettingsTitle)
            {
                OpenGroup(Text.SettingsTitle, _rootMarked, nowMs);
            }
            else
            {
                Back = _menu.Result == PageResult.Cancelled;
                _state = State.Done;
            }
        }

        private void Choose(Text setting, long nowMs)
        {
            _marked = _menu.Chosen;
            if (_group == Text.SettingsTitle)
            {
                _rootMarked = _marked;
            }

            switch (setting)
            {
                case Text.SettingsReceipts:
                case Text.SettingsDateTime:
                case Text.SettingsIdle:
                case Text.MailTitle:
                    OpenGroup(setting, 0, nowMs);
                    break;
                case Text.SettingsDate:
                    AskNumber(setting, Text.AskNewDate, DateDigits, null, nowMs);
                    break;
                case Text.SettingsTime:
                    AskNumber(setting, Text.AskNewTime, TimeDigits, null, nowMs);
                    break;
                case Text.SettingsShopName:
                    AskText(Text.AskShopName, SettingNumber.ShopName, NameColumns, true, nowMs);
                    break;
                default:
                    OpenChoice(setting, nowMs);
                    break;
            }
        }

        private void AskText(Text prompt, int number, int columns, bool required, long nowMs)
        {
            _savedNumber = number;
            _text.Start(Say(_group), Say(prompt), _settings.GetText(number, ""), columns, required, _ui.Texts.Language == Language.Chinese ? EntryMode.Pinyin : EntryMode.Upper);
            _text.CancelHint = Text.KeyBack;
            _ui.Show(_text, nowMs);
            _state = State.Typing;
        }

        private void PollTyping(long nowMs)
        {
            if (_text.Result == PageResult.Entered)
            {
                _unquiet = false;
                AfterSet(_settings.SetText(_savedNumber, _text.Value), nowMs);
            }
            else if (_text.Result != PageResult.None)
            {
                Leave(_text.Result, nowMs);
            }
        }

        private void OpenChoice(Text setting, long nowMs)
        {
            _setting = setting;
            _menu.StartMenu(Say(setting));
            int[] options = SettingWords.Options(setting);
            int current = _words.Current(setting);
            int marked = 0;
            for (int i = 0; i < options.Length; i++)
            {
                _menu.Add(_words.Say(setting, options[i]), options[i]);
                marked = options[i] == current ? i : marked;
            }

            _menu.Mark(marked);
            _ui.Show(_menu, nowMs);
            _state = State.Choice;
        }

        private void PollChoice(long nowMs)
        {
            if (_menu.Result == PageResult.None)
            {
                return;
            }

            if (_menu.Result == PageResult.Entered)
            {
                Save(_menu.Command, nowMs);
            }
            else
            {
                Leave(_menu.Result, nowMs);
            }
        }

        /// <summary>Back one level by key; all the way when nobody pressed one.</summary>
        private void Leave(PageResult result, long nowMs)
        {
            if (result == PageResult.TimedOut)
            {
                _state = State.Done;
            }
            else
            {
                OpenGroup(_group, _marked, nowMs);
            }
        }

        private void Save(int value, long nowMs)
        {
            Status status;
            _unquiet = false;
            _savedNumber = SettingWords.NumberOf(_setting, value);
            switch (_setting)
            {
                case Text.SettingsLanguage:
                    _ui.SetLanguage((Language)value);
                    status = _settings.SetText(SettingNumber.Language, (Language)value == Language.Chinese ? "zh" : "en");
                    break;
                case Text.SettingsSound:
                    _unquiet = value != SettingWords.Silent;
                    status = _unquiet ? _settings.SetInt(_savedNumber, value) : _settings.SetText(_savedNumber, "1");
                    break;
                case Text.SettingsZone:
                    status = MoveClock(value - Preferences.TimeZoneMinutes(_settings)) ? _settings.SetInt(SettingNumber.TimeZoneMinutes, value) : Status.Fault;
                    break;
                default:
                    status = _settings.SetInt(_savedNumber, value);
                    break;
            }

            AfterSet(status, nowMs);
        }

        private void AfterSet(Status status, long nowMs)
        {
            if (status != Status.Pending)
            {
                Fail(nowMs);
                return;
            }

            _changed();
            _state = State.Saving;
        }

        private void PollSaving(long nowMs)
        {
            Status status = _settings.Poll(nowMs);
            if (status == Status.Pending || status == Status.Busy)
            {
                return;
            }

            if (status != Status.Ok)
            {
                Fail(nowMs);
            }
            else if (_unquiet)
            {
                _unquiet = false;
                AfterSet(_settings.SetText(SettingNumber.Quiet, "0"), nowMs);
            }
            else
            {
                _saved(_savedNumber);
                _ui.Play(Sound.Success, nowMs);
                OpenGroup(_group, _marked, nowMs);
            }
        }

        private void Fail(long nowMs)
        {
            _changed();
            _ui.Play(Sound.Error, nowMs);
            _message.Start(Mood.Bad, Say(_group), Say(Text.SettingNotSaved)).WithLine(Say(Text.AdviceTryAgain))
                .WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.ImportantMessageMs);
            _ui.Show(_message, nowMs);
            _state = State.Failed;
        }

        private void AskNumber(Text setting, Text prompt, int digits, string error, long nowMs)
        {
            _setting = setting;
            _number.Start(Say(setting), Say(prompt), _digits, digits, digits, false, error, true);
            _number.CancelHint = Text.KeyBack;
            _ui.Show(_number, nowMs);
            _state = State.Number;
        }

        private void PollNumber(long nowMs)
        {
            if (_number.Result == PageResult.None)
            {
                return;
            }

            if (_number.Result != PageResult.Entered)
            {
                Leave(_number.Result, nowMs);
                return;
            }

            bool date = _setting == Text.SettingsDate;
            DateTime time;
            if (!(date ? TryDate(out time) : TryTime(out time)))
            {
                _ui.Play(Sound.Error, nowMs);
                AskNumber(_setting, date ? Text.AskNewDate : Text.AskNewTime, date ? DateDigits : TimeDigits, Say(date ? Text.NoSuchDate : Text.NoSuchTime), nowMs);
                return;
            }

            if (_calendar.Set(time) == Status.Ok)
            {
                _saved(SettingNumber.Clock);
                _ui.Play(Sound.Success, nowMs);
                OpenGroup(_group, _marked, nowMs);
            }
            else
            {
                Fail(nowMs);
            }
        }

        // A clock that stopped has no date to keep: it begins with the first one it knows.
        private DateTime Now()
        {
            return _calendar.TryRead(out DateTime now) ? now : new DateTime(2026, 1, 1);
        }

        private bool TryDate(out DateTime time)
        {
            DateTime now = Now();
            int year = Digits(0, 4);
            int month = Digits(4, 2);
            int day = Digits(6, 2);
            bool valid = Pcf8563.IsDate(year, month, day);
            time = valid ? new DateTime(year, month, day, now.Hour, now.Minute, now.Second) : now;
            return valid;
        }

        private bool TryTime(out DateTime time)
        {
            DateTime now = Now();
            int hour = Digits(0, 2);
            int minute = Digits(2, 2);
            bool valid = hour < 24 && minute < 60;
            time = valid ? new DateTime(now.Year, now.Month, now.Day, hour, minute, 0) : now;
            return valid;
        }

        private int Digits(int from, int count)
        {
            int value = 0;
            for (int i = from; i < from + count; i++)
            {
                value = (value * 10) + _digits[i] - '0';
            }

            return value;
        }

        /// <summary>The clock shows local time: another zone moves its hands.</summary>
        private bool MoveClock(int minutes)
        {
            return minutes == 0 || !_calendar.TryRead(out DateTime now) || _calendar.Set(now.AddMinutes(minutes)) == Status.Ok;
        }

        private string Say(Text id)
        {
            return _ui.Texts.Of(id);
        }
    }
}
