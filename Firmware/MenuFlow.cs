using Drivers.Hal;
using Firmware.Sale;
using Firmware.Staff;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware
{
    /// <summary>What the terminal does when the menu is left.</summary>
    public enum AfterMenu : byte
    {
        Idle = 0,
        SignOut,
        SignOn,
        SelfTest,
    }

    /// <summary>The menu behind the Menu key and what its items do.</summary>
    public sealed class MenuFlow
    {
        private readonly Terminal _terminal;
        private readonly MenuPage _menu = new MenuPage();
        private readonly MessagePage _message = new MessagePage();
        private readonly TransactionRecord _record = new TransactionRecord();
        private readonly PasswordChange _password;
        private State _state;
        private int _operator;

        public MenuFlow(Terminal terminal)
        {
            _terminal = terminal;
            _password = new PasswordChange(terminal.Ui, terminal.Staff);
        }

        private enum State : byte
        {
            Done = 0,
            Choosing,
            Language,
            SavingLanguage,
            Reading,
            Printing,
            Password,
            Message,
        }

        public AfterMenu Next { get; private set; }

        public void Start(Role role, int operatorNumber, long nowMs)
        {
            _operator = operatorNumber;
            Next = AfterMenu.Idle;
            _menu.StartMenu(Say(Text.MenuTitle));
            Add(Text.MenuReprint);
            Add(Text.MenuTotals);
            Add(Text.MenuSignOn);
            Add(Text.SettingsLanguage);
            Add(Text.MenuPassword);
            Add(Text.MenuSelfTest);
            Add(Text.MenuAbout);
            Add(Text.MenuSignOut);
            _terminal.Ui.Show(_menu, nowMs);
            _state = State.Choosing;
        }

        /// <summary>True when the menu is over; <see cref="Next"/> says what follows.</summary>
        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Choosing:
                    PollChoosing(nowMs);
                    break;
                case State.Language:
                    PollLanguage(nowMs);
                    break;
                case State.SavingLanguage:
                    PollSaving(nowMs);
                    break;
                case State.Reading:
                    PollReading(nowMs);
                    break;
                case State.Printing:
                    _state = _terminal.SaleContext.Printing.Poll(nowMs) ? State.Done : _state;
                    break;
                case State.Password:
                    _state = _password.Poll(nowMs) ? State.Done : _state;
                    break;
                case State.Message:
                    _state = _message.Result != PageResult.None ? State.Done : _state;
                    break;
            }

            return _state == State.Done;
        }

        private void PollChoosing(long nowMs)
        {
            if (_menu.Result == PageResult.None)
            {
                return;
            }

            _state = State.Done;
            if (_menu.Result != PageResult.Entered)
            {
                return;
            }

            switch ((Text)_menu.Command)
            {
                case Text.MenuReprint:
                    _state = State.Reading;
                    break;
                case Text.MenuTotals:
                    ShowTotals(nowMs);
                    break;
                case Text.SettingsLanguage:
                    AskLanguage(nowMs);
                    break;
                case Text.MenuPassword:
                    _password.Start(_operator, false, nowMs);
                    _state = State.Password;
                    break;
                case Text.MenuAbout:
                    ShowAbout(nowMs);
                    break;
                case Text.MenuSignOn:
                    Next = AfterMenu.SignOn;
                    break;
                case Text.MenuSelfTest:
                    Next = AfterMenu.SelfTest;
                    break;
                case Text.MenuSignOut:
                    Next = AfterMenu.SignOut;
                    break;
            }
        }

        private void AskLanguage(long nowMs)
        {
            _menu.StartMenu(Say(Text.SettingsLanguage));
            // Each language by its own name: whoever is lost must find his.
            _menu.Add(Texts.Of(Language.English, Text.LanguageEnglish), (int)Language.English);
            _menu.Add(Texts.Of(Language.Chinese, Text.LanguageChinese), (int)Language.Chinese);
            _terminal.Ui.Show(_menu, nowMs);
            _state = State.Language;
        }

        private void PollLanguage(long nowMs)
        {
            if (_menu.Result == PageResult.None)
            {
                return;
            }

            _state = State.Done;
            if (_menu.Result == PageResult.Entered)
            {
                var language = (Language)_menu.Command;
                _terminal.Ui.SetLanguage(language);
                Status status = _terminal.Settings.SetText(SettingNumber.Language, language == Language.Chinese ? "zh" : "en");
                _state = status == Status.Pending ? State.SavingLanguage : State.Done;
            }
        }

        private void PollSaving(long nowMs)
        {
            if (_terminal.Settings.Poll(nowMs) != Status.Pending)
            {
                _state = State.Done;
            }
        }

        private void PollReading(long nowMs)
        {
            Status status = _terminal.Log.ReadLast(_record);
            if (status == Status.Busy)
            {
                return;
            }

            if (status == Status.Ok && _record.State == TransactionState.Approved)
            {
                _terminal.SaleContext.Printing.Start(_record, true, nowMs);
                _state = State.Printing;
                return;
            }

            Show(_message.Start(Mood.Info, Say(Text.ReprintTitle), Say(Text.ReprintNothing)), nowMs);
        }

        private void ShowTotals(long nowMs)
        {
            TransactionLog log = _terminal.Log;
            _message.Start(Mood.Info, Say(Text.MenuTotals), Say(Text.MenuTotals)).WithAmount(log.DebitMinor - log.CreditMinor)
                .WithLine(Labelled(Text.TotalsCount, (log.DebitCount + log.CreditCount).ToString()));
            Show(_message, nowMs);
        }

        private void ShowAbout(long nowMs)
        {
            _message.Start(Mood.Info, Say(Text.MenuAbout), _terminal.Ui.ShopName)
                .WithLine(Labelled(Text.AboutTerminal, _terminal.Profile.TerminalId))
                .WithLine(Labelled(Text.AboutMerchant, _terminal.Profile.MerchantId))
                .WithLine(Labelled(Text.AboutSoftware, Terminal.Version));
            Show(_message, nowMs);
        }

        private void Show(MessagePage page, long nowMs)
        {
            page.WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.MessageMs);
            _terminal.Ui.Show(page, nowMs);
            _state = State.Message;
        }

        private string Labelled(Text label, string value)
        {
            return Say(label) + ": " + value;
        }

        private void Add(Text item)
        {
            _menu.Add(Say(item), (int)item);
        }

        private string Say(Text id)
        {
            return _terminal.Texts.Of(id);
        }
    }
}
