using Drivers.Buzzer;
using Drivers.Hal;
using Firmware.Ui;

namespace Firmware.Staff
{
    /// <summary>
    /// The operators: a list, and for each a new password, unlocking, removal; new ones are added. The administrator looks after
    /// everybody, a supervisor after cashiers. <see cref="Start"/>, then <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class StaffFlow
    {
        private const int Numbers = StaffRegister.Administrator + 1;
        private const int NumberDigits = 2;

        /// <summary>Operators on a page, between "add" and "more".</summary>
        private const int OnAPage = ChoicePage.MaxItems - 2;

        private const int CommandAdd = 1000;
        private const int CommandMore = 1001;
        private const int CommandReset = 1;
        private const int CommandUnlock = 2;
        private const int CommandRemove = 3;

        private readonly UiTask _ui;
        private readonly StaffRegister _staff;
        private readonly PasswordChange _password;
        private readonly MenuPage _menu = new MenuPage();
        private readonly NumberPage _number;
        private readonly MessagePage _message;
        private readonly ProgressPage _progress;
        private readonly byte[] _digits = new byte[NumberDigits];
        private State _state;
        private Role _role;
        private int _self;
        private int _from;
        private int _next;
        private int _chosen;
        private bool _removing;

        public StaffFlow(UiTask ui, StaffRegister staff)
        {
            _ui = ui;
            _message = ui.Message;
            _progress = ui.Progress;
            _number = ui.Number;
            _staff = staff;
            _password = new PasswordChange(ui, staff);
        }

        private enum State : byte
        {
            Done = 0,
            List,
            Actions,
            AskingNumber,
            AskingRole,
            Password,
            Sure,
            Saving,
            Told,
        }

        /// <summary>What an operator may do to another.</summary>
        public static bool MayManage(Role who, Role whom)
        {
            return who == Role.Administrator ? whom != Role.Administrator : who == Role.Supervisor && whom == Role.Cashier;
        }

        /// <summary>It was left by the Back key: the menu before is wanted.</summary>
        public bool Back { get; private set; }

        public void Start(Role role, int operatorNumber, long nowMs)
        {
            Back = false;
            _role = role;
            _self = operatorNumber;
            ShowList(0, nowMs);
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.List:
                    PollList(nowMs);
                    break;
                case State.Actions:
                    PollActions(nowMs);
                    break;
                case State.AskingNumber:
                    PollNumber(nowMs);
                    break;
                case State.AskingRole:
                    PollRole(nowMs);
                    break;
                case State.Password:
                    if (_password.Poll(nowMs))
                    {
                        ShowList(0, nowMs);
                    }

                    break;
                case State.Sure:
                    PollSure(nowMs);
                    break;
                case State.Saving:
                    PollSaving(nowMs);
                    break;
                case State.Told:
                    if (_message.Result != PageResult.None)
                    {
                        ShowList(0, nowMs);
                    }

                    break;
            }

            return _state == State.Done;
        }

        /// <summary>A page of the list: from that number on.</summary>
        private void ShowList(int from, long nowMs)
        {
            _from = from;
            _menu.StartMenu(Say(Text.OperatorsTitle));
            _menu.Add(Say(Text.OperatorAdd), CommandAdd);
            int shown = 0;
            int number = from;
            for (; number < Numbers && shown < OnAPage; number++)
            {
                Role role = _staff.RoleOf(number);
                if (role != Role.None)
                {
                    _menu.Add(Describe(number, role), number);
                    shown++;
                }
            }

            _next = NextAfter(number);
            if (_next < Numbers || from > 0)
            {
                _menu.Add(Say(Text.OperatorMore), CommandMore);
            }

            _ui.Show(_menu, nowMs);
            Enter(State.List);
        }

        /// <summary>The next number that is taken; beyond the last when there is none.</summary>
        private int NextAfter(int number)
        {
            while (number < Numbers && _staff.RoleOf(number) == Role.None)
            {
                number++;
            }

            return number;
        }

        private string Describe(int number, Role role)
        {
            string text = SignInFlow.NumberText(number) + "  " + Say(RoleName(role));
            return _staff.IsLocked(number) ? text + " (" + Say(Text.OperatorLocked) + ")" : text;
        }

        private void PollList(long nowMs)
        {
            if (_menu.Result == PageResult.None)
            {
                return;
            }

            Enter(State.Done);
            if (_menu.Result != PageResult.Entered)
            {
                Back = _menu.Result == PageResult.Cancelled;
                return;
            }

            if (_menu.Command == CommandMore)
            {
                ShowList(_next < Numbers ? _next : 0, nowMs);
            }
            else if (_menu.Command == CommandAdd)
            {
                AskNumber(null, nowMs);
            }
            else
            {
                Open(_menu.Command, nowMs);
            }
        }

        private void Open(int number, long nowMs)
        {
            _chosen = number;
            if (number == _self || !MayManage(_role, _staff.RoleOf(number)))
            {
                Tell(Mood.Warning, number == _self ? Say(Text.OperatorSelf) : Say(Text.NotAllowed), nowMs);
                return;
            }

            _menu.StartMenu(Describe(number, _staff.RoleOf(number)));
            _menu.Add(Say(Text.OperatorReset), CommandReset);
            if (_staff.IsLocked(number))
            {
                _menu.Add(Say(Text.OperatorUnlock), CommandUnlock);
            }

            if (StaffRegister.IsOrdinary(number))
            {
                _menu.Add(Say(Text.OperatorRemove), CommandRemove);
            }

            _ui.Show(_menu, nowMs);
            Enter(State.Actions);
        }

        private void PollActions(long nowMs)
        {
            if (_menu.Result == PageResult.None)
            {
                return;
            }

            if (_menu.Result != PageResult.Entered)
            {
                ShowList(_from, nowMs);
                return;
            }

            switch (_menu.Command)
            {
                case CommandReset:
                    _password.StartFor(_chosen, Role.None, nowMs);
                    Enter(State.Password);
                    break;
                case CommandUnlock:
                    Begin(_staff.BeginUnlock(_chosen), false, nowMs);
                    break;
                default:
                    _message.Start(Mood.Warning, Say(Text.OperatorsTitle), _ui.Texts.Of(Text.OperatorSureRemove, SignInFlow.NumberText(_chosen)))
                        .WithKeys(Text.KeyNo, Text.KeyYes).WithTimeout(Theme.ImportantMessageMs);
                    _ui.Show(_message, nowMs);
                    Enter(State.Sure);
                    break;
            }
        }

        private void PollSure(long nowMs)
        {
            if (_message.Result == PageResult.Entered)
            {
                Begin(_staff.BeginRemove(_chosen), true, nowMs);
            }
            else if (_message.Result != PageResult.None)
            {
                ShowList(_from, nowMs);
            }
        }

        private void Begin(Status begun, bool removing, long nowMs)
        {
            _removing = removing;
            if (begun != Status.Pending)
            {
                Tell(Mood.Bad, Say(Text.NotReady), nowMs);
                return;
            }

            _progress.Start(Say(Text.OperatorsTitle), Say(Text.PleaseWait), null);
            _ui.Show(_progress, nowMs);
            Enter(State.Saving);
        }

        private void PollSaving(long nowMs)
        {
            Status status = _staff.Poll(nowMs);
            if (status == Status.Pending)
            {
                return;
            }

            Text done = _removing ? Text.OperatorRemoved : Text.OperatorUnlocked;
            bool good = status == Status.Ok;
            Tell(good ? Mood.Good : Mood.Bad, good ? _ui.Texts.Of(done, SignInFlow.NumberText(_chosen)) : Say(Text.Failed), nowMs);
        }

        private void AskNumber(string error, long nowMs)
        {
            _number.Start(Say(Text.OperatorAdd), Say(Text.OperatorNewNumber), _digits, NumberDigits, NumberDigits, false, error, true);
            _ui.Show(_number, nowMs);
            Enter(State.AskingNumber);
        }

        private void PollNumber(long nowMs)
        {
            if (_number.Result == PageResult.None)
            {
                return;
            }

            if (_number.Result != PageResult.Entered)
            {
                ShowList(_from, nowMs);
                return;
            }

            _chosen = (_digits[0] - '0') * 10 + (_digits[1] - '0');
            if (_staff.RoleOf(_chosen) != Role.None)
            {
                _ui.Play(Sound.Error, nowMs);
                AskNumber(_ui.Texts.Of(Text.OperatorExists, SignInFlow.NumberText(_chosen)), nowMs);
            }
            else if (_role == Role.Administrator)
            {
                _menu.StartMenu(Say(Text.OperatorRole));
                _menu.Add(Say(Text.RoleCashier), (int)Role.Cashier);
                _menu.Add(Say(Text.RoleSupervisor), (int)Role.Supervisor);
                _ui.Show(_menu, nowMs);
                Enter(State.AskingRole);
            }
            else
            {
                StartPassword(Role.Cashier, nowMs);
            }
        }

        private void PollRole(long nowMs)
        {
            if (_menu.Result == PageResult.Entered)
            {
                StartPassword((Role)_menu.Command, nowMs);
            }
            else if (_menu.Result != PageResult.None)
            {
                ShowList(_from, nowMs);
            }
        }

        private void StartPassword(Role role, long nowMs)
        {
            _password.StartFor(_chosen, role, nowMs);
            Enter(State.Password);
        }

        private void Tell(Mood mood, string headline, long nowMs)
        {
            _message.Start(mood, Say(Text.OperatorsTitle), headline).WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.MessageMs);
            _ui.Play(mood == Mood.Good ? Sound.Success : Sound.Error, nowMs);
            _ui.Show(_message, nowMs);
            Enter(State.Told);
        }

        private static Text RoleName(Role role)
        {
            return role == Role.Administrator ? Text.RoleAdministrator : role == Role.Supervisor ? Text.RoleSupervisor : Text.RoleCashier;
        }

        private void Enter(State state)
        {
            _state = state;
        }

        private string Say(Text id)
        {
            return _ui.Texts.Of(id);
        }
    }
}
