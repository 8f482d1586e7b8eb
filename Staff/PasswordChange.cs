using System;
using Drivers.Buzzer;
using Drivers.Hal;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Staff
{
    /// <summary>
    /// Has an operator choose a new password: why (when forced), the old one (when not), the new one twice, saved. Or a supervisor
    /// chooses one for somebody else (<see cref="StartFor"/>). <see cref="Start"/>, then <see cref="Poll"/> until it returns true; <see cref="Changed"/> says whether.
    /// </summary>
    public sealed class PasswordChange
    {
        private enum State : byte
        {
            Done = 0,
            Why,
            Old,
            New,
            Repeat,
            Saving,
            Saved,
        }

        private readonly UiTask _ui;
        private readonly StaffRegister _staff;
        private readonly NumberPage _number;
        private readonly MessagePage _message;
        private readonly ProgressPage _progress;
        private readonly PasswordCheck _old;
        private readonly byte[] _new = new byte[Passwords.MaxDigits];
        private readonly byte[] _again = new byte[Passwords.MaxDigits];
        private State _state;
        private int _operator;
        private int _newCount;
        private bool _forOther;
        private Role _addAs;

        public PasswordChange(UiTask ui, StaffRegister staff)
        {
            _ui = ui;
            _message = ui.Message;
            _progress = ui.Progress;
            _number = ui.Number;
            _staff = staff;
            _old = new PasswordCheck(ui, staff, true);
        }

        /// <summary>True when the new password is stored.</summary>
        public bool Changed { get; private set; }

        /// <param name="forced">The old password was just entered and may not be used any longer.</param>
        public void Start(int operatorNumber, bool forced, long nowMs)
        {
            _operator = operatorNumber;
            _forOther = false;
            Changed = false;
            if (!forced)
            {
                AskOld(nowMs);
                return;
            }

            _message.Start(Mood.Warning, Say(Text.SignInTitle), Say(Text.PasswordMustChange))
                .WithLine(Why())
                .WithKeys(Text.KeyCancel, Text.KeyNext);
            _ui.Show(_message, nowMs);
            Enter(State.Why);
        }

        /// <summary>Somebody else chooses a first or a new password for an operator, who must change it at his next sign-in.</summary>
        /// <param name="addAs">He is added in that role; None: he is there and gets a new password.</param>
        public void StartFor(int operatorNumber, Role addAs, long nowMs)
        {
            _operator = operatorNumber;
            _addAs = addAs;
            _forOther = true;
            Changed = false;
            Ask(State.New, Text.PasswordNew, _new, 1, Text.None, nowMs);
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Why:
                    OnWhy(nowMs);
                    break;
                case State.Old:
                    if (_old.Poll(nowMs))
                    {
                        OnOld(nowMs);
                    }

                    break;
                case State.New:
                    OnNew(nowMs);
                    break;
                case State.Repeat:
                    OnRepeat(nowMs);
                    break;
                case State.Saving:
                    OnSaved(nowMs);
                    break;
                case State.Saved:
                    if (_message.Result != PageResult.None)
                    {
                        End();
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

        // Every way out goes through here: no digit stays behind.
        private void End()
        {
            _old.Wipe();
            Array.Clear(_new, 0, _new.Length);
            Array.Clear(_again, 0, _again.Length);
            Enter(State.Done);
        }

        private string Why()
        {
            switch (_staff.Why)
            {
                case ChangeReason.Given: return Say(Text.PasswordGivenWhy);
                case ChangeReason.Aged: return Say(Text.PasswordAged);
                default: return Say(Text.PasswordMustChangeWhy);
            }
        }

        private Status Save()
        {
            if (!_forOther)
            {
                return _staff.BeginChange(_operator, _new, _newCount);
            }

            return _addAs == Role.None ? _staff.BeginReset(_operator, _new, _newCount) : _staff.BeginAdd(_operator, _addAs, _new, _newCount);
        }

        private string Title()
        {
            return _forOther ? _ui.Texts.Of(Text.PasswordFor, SignInFlow.NumberText(_operator)) : Say(Text.MenuPassword);
        }

        private void Ask(State state, Text prompt, byte[] digits, int min, Text error, long nowMs)
        {
            string note = error == Text.None ? null : Say(error);
            _number.Start(Title(), Say(prompt), digits, min, Passwords.MaxDigits, true, note, true);
            _ui.Show(_number, nowMs);
            Enter(state);
        }

        private void AskOld(long nowMs)
        {
            string prompt = _ui.Texts.Of(Text.SignInPassword, SignInFlow.NumberText(_operator));
            _old.Start(Say(Text.MenuPassword), prompt, _operator, AuditEvent.None, Text.KeyCancel, Theme.EntryMs, nowMs);
            Enter(State.Old);
        }

        private void OnWhy(long nowMs)
        {
            if (_message.Result == PageResult.Entered)
            {
                Ask(State.New, Text.PasswordNew, _new, 1, Text.None, nowMs);
            }
            else if (_message.Result != PageResult.None)
            {
                End();
            }
        }

        private void OnOld(long nowMs)
        {
            if (_old.Left)
            {
                End();
            }
            else if (_old.Result == CheckResult.None)
            {
                Tell(Mood.Bad, Text.PasswordNotSaved, nowMs);
            }
            else if (_old.Result == CheckResult.Locked)
            {
                Tell(Mood.Bad, Text.SignInLockedHint, nowMs);
            }
            else
            {
                Ask(State.New, Text.PasswordNew, _new, 1, Text.None, nowMs);
            }
        }

        private void OnNew(long nowMs)
        {
            if (_number.Result == PageResult.None)
            {
                return;
            }

            if (_number.Result != PageResult.Entered)
            {
                End();
                return;
            }

            _newCount = _number.Count;
            Text error = Text.None;
            if (_newCount < Passwords.MinDigits)
            {
                error = Text.PasswordTooShort;
            }
            else if (_old.IsSame(_new, _newCount))
            {
                error = Text.PasswordSame;
            }
            else if (Passwords.TooSimple(_new, _newCount))
            {
                error = Text.PasswordTooSimple;
            }

            if (error == Text.None)
            {
                Ask(State.Repeat, Text.PasswordRepeat, _again, 1, Text.None, nowMs);
            }
            else
            {
                _ui.Play(Sound.Error, nowMs);
                Ask(State.New, Text.PasswordNew, _new, 1, error, nowMs);
            }
        }

        private void OnRepeat(long nowMs)
        {
            if (_number.Result == PageResult.None)
            {
                return;
            }

            if (_number.Result != PageResult.Entered)
            {
                End();
                return;
            }

            if (_number.Count != _newCount || !Passwords.Same(_new, _again, _newCount))
            {
                _ui.Play(Sound.Error, nowMs);
                Ask(State.New, Text.PasswordNew, _new, 1, Text.PasswordDiffers, nowMs);
                return;
            }

            if (Save() != Status.Pending)
            {
                Tell(Mood.Bad, Text.PasswordNotSaved, nowMs);
                return;
            }

            ShowProgress(Text.PleaseWait, nowMs);
            Enter(State.Saving);
        }

        private void OnSaved(long nowMs)
        {
            Status status = _staff.Poll(nowMs);
            if (status == Status.Pending)
            {
                return;
            }

            Changed = status == Status.Ok;
            Tell(Changed ? Mood.Good : Mood.Bad, !Changed ? Text.PasswordNotSaved : _forOther ? Text.PasswordGiven : Text.PasswordChanged, nowMs);
        }

        private void Tell(Mood mood, Text headline, long nowMs)
        {
            _message.Start(mood, Title(), Say(headline))
                .WithKeys(Text.None, Text.KeyOk)
                .WithTimeout(Theme.MessageMs);
            if (headline == Text.PasswordGiven)
            {
                _message.WithLine(Say(Text.PasswordGivenHint));
            }

            _ui.Play(mood == Mood.Good ? Sound.Success : Sound.Error, nowMs);
            _ui.Show(_message, nowMs);
            Enter(State.Saved);
        }

        private void ShowProgress(Text headline, long nowMs)
        {
            _progress.Start(Title(), Say(headline), null);
            _ui.Show(_progress, nowMs);
        }
    }
}
