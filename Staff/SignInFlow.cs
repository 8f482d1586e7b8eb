using Drivers.Buzzer;
using Drivers.Hal;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Staff
{
    /// <summary>
    /// Signs an operator in: number, password, and a new password where the old one is the well-known one. It ends with
    /// somebody signed in and not before. <see cref="Start"/>, then <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class SignInFlow
    {
        private const int NumberDigits = 2;

        private enum State : byte
        {
            Done = 0,
            Number,
            Password,
            Changing,
            Refused,

            /// <summary>Tells that the password must be changed soon.</summary>
            Warning,
        }

        private readonly UiTask _ui;
        private readonly StaffRegister _staff;
        private readonly PasswordChange _change;
        private readonly NumberPage _page;
        private readonly MessagePage _message;
        private readonly byte[] _digits = new byte[NumberDigits];
        private readonly PasswordCheck _check;
        private State _state;
        private int _number;
        private bool _locked;

        public SignInFlow(UiTask ui, StaffRegister staff)
        {
            _ui = ui;
            _message = ui.Message;
            _page = ui.Number;
            _staff = staff;
            _change = new PasswordChange(ui, staff);
            _check = new PasswordCheck(ui, staff, false);
        }

        /// <summary>Who is signed in, 0 to 99; -1 for nobody.</summary>
        public int Operator { get; private set; } = -1;

        public Role Role { get; private set; }

        /// <summary>Two digits, as shown, printed and sent.</summary>
        public static string NumberText(int number)
        {
            return number.ToString("D2");
        }

        public void Start(long nowMs)
        {
            Operator = -1;
            Role = Role.None;
            AskNumber(Text.None, nowMs);
        }

        /// <summary>Asks who is signed in for the password again; another operator may sign in instead.</summary>
        public void StartLocked(long nowMs)
        {
            _number = Operator;
            _locked = true;
            AskPassword(nowMs);
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Number:
                    OnNumber(nowMs);
                    break;
                case State.Password:
                    if (_check.Poll(nowMs))
                    {
                        OnChecked(nowMs);
                    }

                    break;
                case State.Changing:
                    if (_change.Poll(nowMs))
                    {
                        OnChange(nowMs);
                    }

                    break;
                case State.Warning:
                    if (_message.Result != PageResult.None)
                    {
                        Enter(State.Done);
                    }

                    break;
                case State.Refused:
                    if (_message.Result != PageResult.None)
                    {
                        AskNumber(Text.None, nowMs);
                    }

                    break;
            }

            return _state == State.Done;
        }

        private void Enter(State state)
        {
            _state = state;
        }

        private string Say(Text id)
        {
            return _ui.Texts.Of(id);
        }

        private void AskNumber(Text error, long nowMs)
        {
            _locked = false;
            bool first = _staff.HasDefaultPassword(StaffRegister.Administrator);
            string note = error != Text.None ? Say(error) : first ? Say(Text.SignInFirstUse) : null;
            _page.Start(Say(Text.SignInTitle), Say(Text.SignInNumber), _digits, NumberDigits, NumberDigits, false, note, error != Text.None);
            _page.CancelHint = Text.None;
            _page.TimeoutMs = 0;
            _ui.Show(_page, nowMs);
            Enter(State.Number);
        }

        private void OnNumber(long nowMs)
        {
            if (_page.Result == PageResult.None)
            {
                return;
            }

            if (_page.Result != PageResult.Entered)
            {
                AskNumber(Text.None, nowMs);
                return;
            }

            _number = (_digits[0] - '0') * 10 + (_digits[1] - '0');
            AskPassword(nowMs);
        }

        private void AskPassword(long nowMs)
        {
            string prompt = _ui.Texts.Of(_locked ? Text.SignInUnlock : Text.SignInPassword, NumberText(_number));
            _check.Start(Say(Text.SignInTitle), prompt, _number, AuditEvent.SignedIn, Text.KeyBack, _locked ? 0 : Theme.EntryMs, nowMs);
            Enter(State.Password);
        }

        private void OnChecked(long nowMs)
        {
            if (_check.Left)
            {
                AskNumber(Text.None, nowMs);
                return;
            }

            switch (_check.Result)
            {
                case CheckResult.Accepted:
                    SignedIn();
                    WarnOfAge(nowMs);
                    break;
                case CheckResult.AcceptedMustChange:
                    _change.Start(_number, true, nowMs);
                    Enter(State.Changing);
                    break;
                case CheckResult.Locked:
                    RefuseLocked(nowMs);
                    break;
                default:
                    Refuse(Text.Failed, Text.FaultFlashFailedDo, nowMs);
                    break;
            }
        }

        private void OnChange(long nowMs)
        {
            if (_change.Changed)
            {
                SignedIn();
            }
            else
            {
                AskNumber(Text.None, nowMs);
            }
        }

        private void SignedIn()
        {
            Operator = _number;
            Role = _staff.RoleOf(_number);
            Enter(State.Done);
        }

        private void WarnOfAge(long nowMs)
        {
            if (_staff.DaysLeft < 0 || _staff.DaysLeft > StaffRegister.WarnDays)
            {
                return;
            }

            _message.Start(Mood.Warning, Say(Text.SignInTitle), _ui.Texts.Of(Text.PasswordDaysLeft, _staff.DaysLeft.ToString()))
                .WithLine(Say(Text.PasswordDaysLeftHint)).WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.ImportantMessageMs);
            _ui.Show(_message, nowMs);
            Enter(State.Warning);
        }

        private void RefuseLocked(long nowMs)
        {
            _ui.Play(Sound.Error, nowMs);
            _message.Start(Mood.Bad, Say(Text.SignInTitle), _ui.Texts.Of(Text.SignInLocked, NumberText(_number)))
                .WithLine(_number == StaffRegister.Administrator
                    ? _ui.Texts.Of(Text.SignInLockedWait, (StaffRegister.AdministratorLockMs / 60000).ToString())
                    : Say(Text.SignInLockedHint))
                .WithKeys(Text.None, Text.KeyOk)
                .WithTimeout(Theme.ImportantMessageMs);
            _ui.Show(_message, nowMs);
            Enter(State.Refused);
        }

        private void Refuse(Text headline, Text advice, long nowMs)
        {
            _ui.Play(Sound.Error, nowMs);
            _message.Start(Mood.Bad, Say(Text.SignInTitle), Say(headline))
                .WithLine(Say(advice))
                .WithKeys(Text.None, Text.KeyOk)
                .WithTimeout(Theme.ImportantMessageMs);
            _ui.Show(_message, nowMs);
            Enter(State.Refused);
        }
    }
}
