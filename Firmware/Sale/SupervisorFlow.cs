using System;
using Drivers.Hal;
using Firmware.Staff;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>
    /// The supervisor (operator 00) confirms with his password what a cashier must not do alone. A supervisor who still has
    /// the well-known password chooses a new one here. <see cref="Start"/>, then <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class SupervisorFlow
    {
        private readonly UiTask _ui;
        private readonly StaffRegister _staff;
        private readonly PasswordChange _change;
        private readonly NumberPage _page;
        private readonly ProgressPage _progress;
        private readonly MessagePage _message;
        private readonly byte[] _password = new byte[Passwords.MaxDigits];
        private State _state;
        private string _title;

        public SupervisorFlow(UiTask ui, StaffRegister staff)
        {
            _ui = ui;
            _message = ui.Message;
            _progress = ui.Progress;
            _page = ui.Number;
            _staff = staff;
            _change = new PasswordChange(ui, staff);
        }

        private enum State : byte
        {
            Done = 0,
            Asking,
            Checking,
            Changing,
            Refused,
        }

        public bool Confirmed { get; private set; }

        public void Start(string title, long nowMs)
        {
            _title = title;
            Confirmed = false;
            Ask(null, nowMs);
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Asking:
                    PollAsking(nowMs);
                    break;
                case State.Checking:
                    PollChecking(nowMs);
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

        private void Ask(string error, long nowMs)
        {
            string number = SignInFlow.NumberText(StaffRegister.Supervisor);
            _page.Start(_title, _ui.Texts.Of(Text.SupervisorPassword, number), _password, 1, Passwords.MaxDigits, true, error, true);
            _ui.Show(_page, nowMs);
            _state = State.Asking;
        }

        private void PollAsking(long nowMs)
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

            Status begun = _staff.BeginCheck(StaffRegister.Supervisor, _password, _page.Count, nowMs);
            Array.Clear(_password, 0, _password.Length);
            if (begun != Status.Pending)
            {
                Ask(_ui.Texts.Of(Text.NotReady), nowMs);
                return;
            }

            _progress.Start(_title, _ui.Texts.Of(Text.SignInChecking), null);
            _ui.Show(_progress, nowMs);
            _state = State.Checking;
        }

        private void PollChecking(long nowMs)
        {
            Status status = _staff.Poll(nowMs);
            if (status == Status.Pending)
            {
                return;
            }

            CheckResult result = status == Status.Ok ? _staff.Result : CheckResult.None;
            switch (result)
            {
                case CheckResult.Accepted:
                    Confirmed = true;
                    _state = State.Done;
                    break;
                case CheckResult.AcceptedMustChange:
                    _change.Start(StaffRegister.Supervisor, true, nowMs);
                    _state = State.Changing;
                    break;
                case CheckResult.Wrong:
                    Ask(_ui.Texts.Of(Text.SignInWrong) + "\n" + _ui.Texts.Of(Text.SignInTriesLeft, _staff.TriesLeft.ToString()), nowMs);
                    break;
                default:
                    _message.Start(Mood.Bad, _title, _ui.Texts.Of(Text.SignInLocked, SignInFlow.NumberText(StaffRegister.Supervisor)))
                        .WithLine(_ui.Texts.Of(Text.SignInLockedHint)).WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.ImportantMessageMs);
                    _ui.Show(_message, nowMs);
                    _state = State.Refused;
                    break;
            }
        }
    }
}
