using Firmware.Staff;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>
    /// A supervisor confirms with his password what a cashier must not do alone; where there are several, he says who he is. One who
    /// must change his password does it here. <see cref="Start"/>, then <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class SupervisorFlow
    {
        private readonly UiTask _ui;
        private readonly StaffRegister _staff;
        private readonly PasswordChange _change;
        private readonly NumberPage _page;
        private readonly MessagePage _message;
        private readonly PasswordCheck _check;
        private State _state;
        private readonly byte[] _digits = new byte[2];
        private string _title;
        private int _number;

        public SupervisorFlow(UiTask ui, StaffRegister staff)
        {
            _ui = ui;
            _message = ui.Message;
            _page = ui.Number;
            _staff = staff;
            _change = new PasswordChange(ui, staff);
            _check = new PasswordCheck(ui, staff, false);
        }

        private enum State : byte
        {
            Done = 0,
            Number,
            Password,
            Changing,
            Refused,
        }

        public bool Confirmed { get; private set; }

        public void Start(string title, long nowMs)
        {
            _title = title;
            Confirmed = false;
            _number = StaffRegister.Supervisor;
            if (_staff.CountSupervisors() > 1)
            {
                AskNumber(null, nowMs);
            }
            else
            {
                Ask(nowMs);
            }
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Number:
                    PollNumber(nowMs);
                    break;
                case State.Password:
                    if (_check.Poll(nowMs))
                    {
                        Checked(nowMs);
                    }

                    break;
                case State.Changing:
                    if (_change.Poll(nowMs))
                    {
                        Confirmed = _change.Changed;
                        _state = State.Done;
                    }

                    break;
                case State.Refused:
                    _state = _message.Result != PageResult.None ? State.Done : _state;
                    break;
            }

            return _state == State.Done;
        }

        private void AskNumber(string error, long nowMs)
        {
            _page.Start(_title, _ui.Texts.Of(Text.SupervisorNumber), _digits, _digits.Length, _digits.Length, false, error, true);
            _ui.Show(_page, nowMs);
            _state = State.Number;
        }

        private void PollNumber(long nowMs)
        {
            if (_page.Result == PageResult.None)
            {
                return;
            }

            if (_page.Result != PageResult.Entered)
            {
                _state = State.Done;
                return;
            }

            _number = (_digits[0] - '0') * 10 + (_digits[1] - '0');
            if (_staff.RoleOf(_number) == Role.Supervisor)
            {
                Ask(nowMs);
            }
            else
            {
                AskNumber(_ui.Texts.Of(Text.SupervisorNotOne), nowMs);
            }
        }

        private void Ask(long nowMs)
        {
            string prompt = _ui.Texts.Of(Text.SupervisorPassword, SignInFlow.NumberText(_number));
            _check.Start(_title, prompt, _number, AuditEvent.Confirmed, Text.KeyCancel, Theme.EntryMs, nowMs);
            _state = State.Password;
        }

        private void Checked(long nowMs)
        {
            _state = State.Done;
            if (_check.Left)
            {
                return;
            }

            switch (_check.Result)
            {
                case CheckResult.Accepted:
                    Confirmed = true;
                    break;
                case CheckResult.AcceptedMustChange:
                    _change.Start(_number, true, nowMs);
                    _state = State.Changing;
                    break;
                default:
                    _message.Start(Mood.Bad, _title, _ui.Texts.Of(Text.SignInLocked, SignInFlow.NumberText(_number)))
                        .WithLine(_ui.Texts.Of(Text.SignInLockedHint)).WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.ImportantMessageMs);
                    _ui.Show(_message, nowMs);
                    _state = State.Refused;
                    break;
            }
        }
    }
}
