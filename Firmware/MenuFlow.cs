using Drivers.Hal;
using Drivers.Printer;
using Firmware.Host;
using Firmware.Office;
using Firmware.Sale;
using Firmware.Setup;
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

        /// <summary><see cref="MenuFlow.Type"/>.</summary>
        Transaction,
        Cash,
        Settlement,
        Activation,
        Download,
    }

    /// <summary>The menu behind the Menu key and what its items do.</summary>
    public sealed class MenuFlow
    {
        private readonly Terminal _terminal;
        private readonly MenuPage _menu = new MenuPage();
        private readonly MessagePage _message;
        private readonly QueryFlow _query;
        private readonly LineFlow _line;
        private readonly ReportFlow _report;
        private readonly SettingsFlow _settings;
        private readonly OfficeFlow _office;
        private State _state;
        private int _operator;
        private Role _role;
        private bool _inSubmenu;

        public MenuFlow(Terminal terminal)
        {
            _terminal = terminal;
            _message = terminal.Ui.Message;
            _office = new OfficeFlow(terminal, _menu);
            bool twoWidths = terminal.Printer.HeadDots > EscPos.RowDots;
            _settings = new SettingsFlow(terminal.Ui, terminal.Settings, terminal.Calendar, new PinyinTable(terminal.Assets), twoWidths, terminal.Configure, terminal.NoteSetting);
            _query = new QueryFlow(terminal.PaymentContext);
            _line = new LineFlow(terminal.PaymentContext);
            _report = new ReportFlow(terminal.PaymentContext, terminal.Printer, terminal.SlipHeader, terminal.Tests, terminal.FaultBook);
        }

        private enum State : byte
        {
            Done = 0,
            Choosing,
            Settings,
            Transactions,
            Query,
            Line,
            Report,
            Office,
            Keys,
            Message,
        }

        public AfterMenu Next { get; private set; }

        /// <summary>The transaction that was chosen.</summary>
        public TransactionType Type { get; private set; }

        public void Start(Role role, int operatorNumber, long nowMs)
        {
            _role = role;
            _operator = operatorNumber;
            OpenMain(nowMs);
        }

        private void OpenMain(long nowMs)
        {
            Next = AfterMenu.Idle;
            _inSubmenu = false;
            Open(Text.MenuTitle);
            Add(Text.MenuTransactions);
            Add(Text.MenuPrintAndQuery);
            Add(Text.MenuSettlement);
            Add(Text.MenuLine);
            Add(Text.MenuSettings);
            Add(Text.MenuOffice);
            Add(Text.MenuSelfTest);
            Add(Text.CashTitle);
            Add(Text.MenuSignOut);
            _terminal.Ui.Show(_menu, nowMs);
        }

        private void Open(Text title)
        {
            _menu.StartMenu(Say(title));
            _state = State.Choosing;
        }

        /// <summary>All types but the first, which the idle page begins.</summary>
        private void OpenTransactions(long nowMs)
        {
            _menu.StartMenu(Say(Text.MenuTransactions));
            for (int i = 1; i < _terminal.Kinds.OnlineCount; i++)
            {
                TransactionKind kind = _terminal.Kinds.At(i);
                _menu.Add(Say(kind.Name), (int)kind.Type);
            }

            _terminal.Ui.Show(_menu, nowMs);
            _state = State.Transactions;
        }

        private void OpenPrintAndQuery(long nowMs)
        {
            Open(Text.MenuPrintAndQuery);
            Add(Text.MenuReprint);
            Add(Text.MenuReprintAny);
            Add(Text.MenuReprintSettlement);
            Add(Text.MenuLast);
            Add(Text.MenuQueryVoucher);
            Add(Text.MenuQueryCard);
            Add(Text.MenuQueryDay);
            Add(Text.MenuFaults);
            Add(Text.MenuPrintSelfTest);
            _terminal.Ui.Show(_menu, nowMs);
        }

        private void OpenSettlement(long nowMs)
        {
            Open(Text.MenuSettlement);
            Add(Text.MenuSettle);
            Add(Text.MenuTotals);
            Add(Text.MenuShift);
            Add(Text.MenuDay);
            Add(Text.MenuPrintList);
            _terminal.Ui.Show(_menu, nowMs);
        }

        private void OpenLine(long nowMs)
        {
            Open(Text.MenuLine);
            Add(Text.MenuSignOn);
            Add(Text.MenuEcho);
            Add(Text.MenuSignOff);
            Add(Text.MenuAbout);
            if (_role == Role.Administrator)
            {
                Add(Text.MenuKeys);
            }

            _terminal.Ui.Show(_menu, nowMs);
        }

        /// <summary>True when the menu is over; <see cref="Next"/> says what follows.</summary>
        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Choosing:
                    PollChoosing(nowMs);
                    break;
                case State.Settings:
                    if (_settings.Poll(nowMs))
                    {
                        AfterSubmenu(_settings.Back, nowMs);
                    }

                    break;
                case State.Transactions:
                    PollTransactions(nowMs);
                    break;
                case State.Query:
                    _state = _query.Poll(nowMs) ? State.Done : _state;
                    break;
                case State.Report:
                    _state = _report.Poll(nowMs) ? State.Done : _state;
                    break;
                case State.Line:
                    _state = _line.Poll(nowMs) ? State.Done : _state;
                    break;
                case State.Keys:
                    PollKeys(nowMs);
                    break;
                case State.Office:
                    if (_office.Poll(nowMs))
                    {
                        Next = _office.Next;
                        AfterSubmenu(_office.Back, nowMs);
                    }

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
                AfterSubmenu(_inSubmenu && _menu.Result == PageResult.Cancelled, nowMs);
                return;
            }

            var chosen = (Text)_menu.Command;
            if (!OpenSubmenu(chosen, nowMs) && !StartQuery(chosen, nowMs) && !StartLine(chosen, nowMs))
            {
                Choose(chosen, nowMs);
            }
        }

        private bool OpenSubmenu(Text chosen, long nowMs)
        {
            _inSubmenu = true;
            switch (chosen)
            {
                case Text.MenuTransactions:
                    OpenTransactions(nowMs);
                    return true;
                case Text.MenuPrintAndQuery:
                    OpenPrintAndQuery(nowMs);
                    return true;
                case Text.MenuSettlement:
                    OpenSettlement(nowMs);
                    return true;
                case Text.MenuLine:
                    OpenLine(nowMs);
                    return true;
                default:
                    return false;
            }
        }

        private bool StartQuery(Text chosen, long nowMs)
        {
            switch (chosen)
            {
                case Text.MenuReprint:
                    _query.Start(QueryBy.Last, true, nowMs);
                    break;
                case Text.MenuReprintAny:
                    _query.Start(QueryBy.Voucher, true, nowMs);
                    break;
                case Text.MenuLast:
                    _query.Start(QueryBy.Last, false, nowMs);
                    break;
                case Text.MenuQueryVoucher:
                    _query.Start(QueryBy.Voucher, false, nowMs);
                    break;
                case Text.MenuQueryCard:
                    _query.Start(QueryBy.CardTail, false, nowMs);
                    break;
                case Text.MenuQueryDay:
                    _query.Start(QueryBy.Day, false, nowMs);
                    break;
                default:
                    return false;
            }

            _state = State.Query;
            return true;
        }

        private bool StartLine(Text chosen, long nowMs)
        {
            if (chosen != Text.MenuEcho && chosen != Text.MenuSignOff)
            {
                return false;
            }

            _line.Start(chosen == Text.MenuEcho, nowMs);
            _state = State.Line;
            return true;
        }

        private void Choose(Text chosen, long nowMs)
        {
            switch (chosen)
            {
                case Text.MenuTotals:
                    ShowTotals(nowMs);
                    break;
                case Text.MenuReprintSettlement:
                    StartReport(Report.Settlement, nowMs);
                    break;
                case Text.MenuShift:
                    StartReport(Report.Shift, nowMs);
                    break;
                case Text.MenuDay:
                    StartReport(Report.Day, nowMs);
                    break;
                case Text.MenuPrintList:
                    StartReport(Report.List, nowMs);
                    break;
                case Text.MenuPrintSelfTest:
                    StartReport(Report.SelfTest, nowMs);
                    break;
                case Text.MenuFaults:
                    StartReport(Report.Faults, nowMs);
                    break;
                case Text.MenuSettings:
                    _settings.Start(_role, nowMs);
                    _state = State.Settings;
                    break;
                case Text.MenuOffice:
                    _office.Start(_role, _operator, nowMs);
                    _state = State.Office;
                    break;
                case Text.MenuKeys:
                    _terminal.KeyEntry.Start(_role == Role.Administrator, nowMs);
                    _state = State.Keys;
                    break;
                case Text.MenuAbout:
                    ShowAbout(nowMs);
                    break;
                case Text.CashTitle:
                    Next = AfterMenu.Cash;
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
                case Text.MenuSettle:
                    Next = AfterMenu.Settlement;
                    break;
            }
        }

        private void StartReport(Report report, long nowMs)
        {
            _report.Start(report, nowMs);
            _state = State.Report;
        }

        /// <summary>Back leads to the menu before; nobody there, to the idle page.</summary>
        private void AfterSubmenu(bool back, long nowMs)
        {
            _state = State.Done;
            if (back)
            {
                OpenMain(nowMs);
            }
        }

        private void PollTransactions(long nowMs)
        {
            if (_menu.Result == PageResult.None)
            {
                return;
            }

            AfterSubmenu(_menu.Result == PageResult.Cancelled, nowMs);
            if (_menu.Result == PageResult.Entered)
            {
                Type = (TransactionType)_menu.Command;
                Next = AfterMenu.Transaction;
            }
        }

        private void PollKeys(long nowMs)
        {
            if (_terminal.KeyEntry.Poll(nowMs))
            {
                _state = State.Done;
                Next = _terminal.KeyEntry.Stored ? AfterMenu.SignOn : Next;
            }
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
