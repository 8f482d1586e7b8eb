using System;
using Drivers.Buzzer;
using Drivers.Hal;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Staff
{
    /// <summary>
    /// Asks an operator for his password until it is right, he is locked or he leaves. <see cref="Start"/>, then
    /// <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class PasswordCheck
    {
        private readonly UiTask _ui;
        private readonly StaffRegister _staff;
        private readonly NumberPage _page;
        private readonly ProgressPage _progress;
        private readonly byte[] _password = new byte[Passwords.MaxDigits];
        private readonly bool _keeps;
        private State _state;
        private string _title;
        private string _prompt;
        private int _number;
        private AuditEvent _what;
        private Text _cancel;
        private int _timeoutMs;

        /// <param name="keeps">The digits stay until <see cref="Wipe"/>: a new password must differ from them.</param>
        public PasswordCheck(UiTask ui, StaffRegister staff, bool keeps)
        {
            _ui = ui;
            _staff = staff;
            _page = ui.Number;
            _progress = ui.Progress;
            _keeps = keeps;
        }

        private enum State : byte
        {
            Done = 0,
            Asking,
            Checking,
        }

        /// <summary>He left without a password.</summary>
        public bool Left { get; private set; }

        /// <summary>Accepted, AcceptedMustChange or Locked; None when it could not be looked at.</summary>
        public CheckResult Result { get; private set; }

        /// <summary>Digits of the password that was accepted, while they are kept.</summary>
        public int Count { get; private set; }

        /// <param name="what">Noted in the audit trail when it is accepted.</param>
        /// <param name="cancel">What the Cancel key says.</param>
        /// <param name="timeoutMs">0: it waits for ever.</param>
        public void Start(string title, string prompt, int number, AuditEvent what, Text cancel, int timeoutMs, long nowMs)
        {
            _title = title;
            _prompt = prompt;
            _number = number;
            _what = what;
            _cancel = cancel;
            _timeoutMs = timeoutMs;
            Left = false;
            Result = CheckResult.None;
            Ask(_staff.HasDefaultPassword(number) ? _ui.Texts.Of(Text.PasswordFirst) : null, false, nowMs);
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
            }

            return _state == State.Done;
        }

        /// <summary>Whether those are the digits that were accepted.</summary>
        public bool IsSame(byte[] digits, int count)
        {
            return count == Count && Passwords.Same(digits, _password, count);
        }

        public void Wipe()
        {
            Array.Clear(_password, 0, _password.Length);
            Count = 0;
        }

        private void Ask(string note, bool isError, long nowMs)
        {
            _page.Start(_title, _prompt, _password, 1, Passwords.MaxDigits, true, note, isError);
            _page.CancelHint = _cancel;
            _page.TimeoutMs = _timeoutMs;
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
                Left = true;
                _state = State.Done;
                return;
            }

            Count = _page.Count;
            Status begun = _staff.BeginCheck(_number, _password, Count, _what, nowMs);
            if (!_keeps)
            {
                Wipe();
            }

            if (begun != Status.Pending)
            {
                Ask(_ui.Texts.Of(Text.NotReady), true, nowMs);
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

            Result = status == Status.Ok ? _staff.Result : CheckResult.None;
            if (Result != CheckResult.Wrong)
            {
                _state = State.Done;
                return;
            }

            _ui.Play(Sound.Error, nowMs);
            Ask(_ui.Texts.Of(Text.SignInWrong) + "\n" + _ui.Texts.Of(Text.SignInTriesLeft, _staff.TriesLeft.ToString()), true, nowMs);
        }
    }
}
