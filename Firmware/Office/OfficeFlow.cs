using Firmware.Setup;
using Firmware.Staff;
using Firmware.Ui;

namespace Firmware.Office
{
    /// <summary>
    /// Staff and office: one's own password for everybody, operators for supervisors, audit trail, limits, downloads and
    /// activation for the administrator. <see cref="Start"/>, then <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class OfficeFlow
    {
        private readonly Terminal _terminal;
        private readonly MenuPage _menu;
        // Made when they are chosen and let go afterwards: nobody needs them all day.
        private PasswordChange _password;
        private StaffFlow _staff;
        private AuditFlow _audit;
        private LimitsFlow _limits;
        private TouchFlow _touch;
        private State _state;
        private Role _role;
        private int _operator;

        /// <param name="menu">The menu's page, which is free while this is open.</param>
        public OfficeFlow(Terminal terminal, MenuPage menu)
        {
            _terminal = terminal;
            _menu = menu;
        }

        private enum State : byte
        {
            Done = 0,
            Choosing,
            Password,
            Staff,
            Audit,
            Limits,
            Touch,
        }

        /// <summary>What the terminal does when it is over.</summary>
        public AfterMenu Next { get; private set; }

        /// <summary>It was left by the Back key: the menu before is wanted.</summary>
        public bool Back { get; private set; }

        public void Start(Role role, int operatorNumber, long nowMs)
        {
            Back = false;
            _role = role;
            Next = AfterMenu.Idle;
            _operator = operatorNumber;
            _menu.StartMenu(Say(Text.MenuOffice));
            Add(Text.MenuPassword);
            if (role == Role.Administrator || role == Role.Supervisor)
            {
                Add(Text.OperatorsTitle);
            }

            if (role == Role.Administrator)
            {
                Add(Text.MenuAuditShow);
                Add(Text.MenuAuditPrint);
                Add(Text.MenuLimits);
                Add(Text.MenuDownload);
                Add(Text.MenuActivation);
                if (_terminal.Ui.Touch != null)
                {
                    Add(Text.MenuTouch);
                }
            }

            _terminal.Ui.Show(_menu, nowMs);
            _state = State.Choosing;
        }

        public bool Poll(long nowMs)
        {
            bool over = false;
            switch (_state)
            {
                case State.Choosing:
                    PollChoosing(nowMs);
                    break;
                case State.Password:
                    over = _password.Poll(nowMs);
                    break;
                case State.Staff:
                    over = _staff.Poll(nowMs);
                    break;
                case State.Audit:
                    over = _audit.Poll(nowMs);
                    break;
                case State.Limits:
                    over = _limits.Poll(nowMs);
                    break;
                case State.Touch:
                    over = _touch.Poll(nowMs);
                    break;
            }

            if (over)
            {
                bool back = (_staff != null && _staff.Back) || (_audit != null && _audit.Back) || (_limits != null && _limits.Back);
                _password = null;
                _staff = null;
                _audit = null;
                _limits = null;
                _touch = null;
                _state = State.Done;
                if (back)
                {
                    Start(_role, _operator, nowMs);
                }
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
                Back = _menu.Result == PageResult.Cancelled;
                return;
            }

            switch ((Text)_menu.Command)
            {
                case Text.MenuPassword:
                    _password = new PasswordChange(_terminal.Ui, _terminal.Staff);
                    _password.Start(_operator, false, nowMs);
                    _state = State.Password;
                    break;
                case Text.OperatorsTitle:
                    _staff = new StaffFlow(_terminal.Ui, _terminal.Staff);
                    _staff.Start(_role, _operator, nowMs);
                    _state = State.Staff;
                    break;
                case Text.MenuAuditShow:
                case Text.MenuAuditPrint:
                    _audit = new AuditFlow(_terminal.Ui, _terminal.Archive.Audit, _terminal.Printer, _terminal.SlipHeader);
                    _audit.Start((Text)_menu.Command == Text.MenuAuditPrint, nowMs);
                    _state = State.Audit;
                    break;
                case Text.MenuDownload:
                    Next = AfterMenu.Download;
                    break;
                case Text.MenuActivation:
                    Next = AfterMenu.Activation;
                    break;
                case Text.MenuTouch:
                    _touch = new TouchFlow(_terminal.Ui, _terminal.Settings, _terminal.Configure);
                    _touch.Start(nowMs);
                    _state = State.Touch;
                    break;
                case Text.MenuLimits:
                    _limits = new LimitsFlow(_terminal);
                    _limits.Start(nowMs);
                    _state = State.Limits;
                    break;
            }
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
