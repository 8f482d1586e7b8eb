using System;
using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Staff
{
    /// <summary>What a check of a password found.</summary>
    public enum CheckResult : byte
    {
        None = 0,
        Accepted,

        /// <summary>Right, but nothing except a change is allowed: <see cref="StaffRegister.Why"/>.</summary>
        AcceptedMustChange,

        /// <summary>No such operator, or not his password: the two are not told apart.</summary>
        Wrong,

        /// <summary>Too many failures.</summary>
        Locked,
    }

    /// <summary>Why a password must be changed.</summary>
    public enum ChangeReason : byte
    {
        None = 0,

        /// <summary>It is the well-known one.</summary>
        WellKnown,

        /// <summary>Somebody else chose it.</summary>
        Given,

        /// <summary>It is older than <see cref="StaffRegister.MaxDays"/>.</summary>
        Aged,
    }

    /// <summary>
    /// The operators and their passwords. A password is stored salted and stretched: <see cref="StretchRounds"/> rounds under
    /// a key that never leaves the vault, in slices of <see cref="SliceRounds"/>, about half a second in all on the reference
    /// board. Six digits would not survive any amount of stretching without that key; against trying at the keypad
    /// stands the lock after <see cref="MaxFailures"/>. A failure is on flash before it is judged, so switching off
    /// does not win another try. One operation at a time: Begin..., then <see cref="Poll"/> until it is not Pending.
    /// </summary>
    public sealed partial class StaffRegister
    {
        public const int Administrator = 99;
        public const int Supervisor = 0;
        public const int FirstCashier = 1;
        public const int LastCashier = 98;
        public const int MaxFailures = 5;

        /// <summary>A locked cashier or supervisor is unlocked by another; the administrator waits this long, switched on.</summary>
        public const int AdministratorLockMs = 15 * 60 * 1000;

        /// <summary>An AES block costs about 1,440 IL instructions: 256 of them are half a second, 8 some 15 ms.</summary>
        public const int StretchRounds = 256;
        public const int SliceRounds = 4;

        /// <summary>A password may be used for so many days unless the settings say otherwise.</summary>
        public const int DefaultMaxDays = 90;

        /// <summary>Its owner is told so many days before.</summary>
        public const int WarnDays = 7;

        private enum State : byte
        {
            Idle = 0,
            CountingTry,
            Stretching,
            Saving,

            /// <summary>A wrong password, on its way to the audit trail before anybody hears of it.</summary>
            Noting,
        }

        private readonly IStaffStore _store;
        private readonly IPasswordStretch _stretch;
        private readonly IRandom _random;
        private readonly StaffRecord _record = new StaffRecord();
        private readonly StaffRecord _asked = new StaffRecord();
        private readonly byte[] _read = new byte[StaffRecord.Bytes];
        private readonly byte[] _block = new byte[StaffRecord.Bytes];
        private readonly byte[] _password = new byte[Passwords.MaxDigits];
        private readonly byte[] _link = new byte[StaffRecord.HashBytes];
        private readonly byte[] _stretched = new byte[StaffRecord.HashBytes];
        private State _state;
        private int _number;
        private int _count;
        private int _roundsDone;
        private bool _changing;
        private bool _writeTaken;
        private long _administratorLockedUntilMs = -1;
        private readonly AuditTrail _audit;
        private AuditEvent _event;
        private AuditEvent _success;
        private bool _noted;
        private CheckResult _judged;
        private bool _given;

        /// <summary>Roles by number, as far as they have been looked up: while a password is stretched there is time for it.</summary>
        private readonly byte[] _roles = new byte[Administrator + 1];
        private int _looked;
        private AuditEvent _change;

        /// <param name="audit">Hears of everything; may be null.</param>
        public StaffRegister(IStaffStore store, IKeyVault vault, IRandom random, AuditTrail audit)
            : this(store, new VaultStretch(vault), random, audit)
        {
        }

        public StaffRegister(IStaffStore store, IPasswordStretch stretch, IRandom random, AuditTrail audit)
        {
            _store = store;
            _stretch = stretch;
            _random = random;
            _audit = audit;
        }

        /// <summary>Who works with the register: the operator signed in; <see cref="AuditEntry.Nobody"/> before.</summary>
        public int Actor { get; set; } = AuditEntry.Nobody;

        /// <summary>Today, in days from any day on; 0 while the clock is not known: nothing ages then.</summary>
        public int Day { get; set; }

        /// <summary>Days a password may be used; 0 = for ever.</summary>
        public int MaxDays { get; set; } = DefaultMaxDays;

        /// <summary>Why the password checked last must be changed.</summary>
        public ChangeReason Why { get; private set; }

        /// <summary>Days until the password checked last must be changed; -1 when it need not be.</summary>
        public int DaysLeft { get; private set; } = -1;

        /// <summary>What the last finished check found.</summary>
        public CheckResult Result { get; private set; }

        /// <summary>Tries the operator of the last check has before he is locked.</summary>
        public int TriesLeft { get; private set; }

        /// <summary>The role of an operator; None when there is no such operator.</summary>
        public Role RoleOf(int number)
        {
            if (number >= 0 && number < _looked)
            {
                return (Role)_roles[number];
            }

            return TryLoad(number, _asked) ? _asked.Role : Role.None;
        }

        /// <summary>True while the operator still has the well-known password.</summary>
        public bool HasDefaultPassword(int number)
        {
            return TryLoad(number, _asked) && _asked.HasDefault;
        }

        public bool IsLocked(int number)
        {
            return TryLoad(number, _asked) && _asked.Failures >= MaxFailures;
        }

        /// <summary>Checks a password. The digits are copied, and the copy wiped when the check ends. Pending when begun, Busy during another operation.</summary>
        /// <param name="success">What the audit trail calls it when it is right; None to say nothing. A failure is always told.</param>
        public Status BeginCheck(int number, byte[] password, int count, AuditEvent success, long nowMs)
        {
            if (_state != State.Idle)
            {
                return Status.Busy;
            }

            Result = CheckResult.None;
            Why = ChangeReason.None;
            DaysLeft = -1;
            _success = success;
            _number = number;
            if (!TryLoad(number, _record) || count > Passwords.MaxDigits)
            {
                TriesLeft = MaxFailures;
                Refuse(CheckResult.Wrong);
                return Status.Pending;
            }

            TriesLeft = 0;
            if (_record.Failures >= MaxFailures && !AdministratorMayTry(number, nowMs))
            {
                Refuse(CheckResult.Locked);
                return Status.Pending;
            }

            Keep(number, password, count, false);
            _record.Failures++;
            Enter(State.CountingTry, AuditEvent.None);
            return Status.Pending;
        }

        /// <summary>Pending while an operation runs; Ok when it is done, else what the store or the vault said.</summary>
        public Status Poll(long nowMs)
        {
            switch (_state)
            {
                case State.CountingTry:
                    return AfterSave(nowMs, State.Stretching);
                case State.Stretching:
                    return Stretch(nowMs);
                case State.Saving:
                    return AfterSave(nowMs, State.Idle);
                case State.Noting:
                    return Note() ? Conclude(_judged) : Status.Pending;
                default:
                    return Status.Ok;
            }
        }

        private void Enter(State state, AuditEvent what)
        {
            _state = state;
            _event = what;
            _noted = false;
            _writeTaken = false;
            _roundsDone = 0;
        }

        /// <summary>Always Ok: the operation is over.</summary>
        private Status Conclude(CheckResult result)
        {
            Result = result;
            Array.Clear(_password, 0, _password.Length);
            Array.Clear(_stretched, 0, _stretched.Length);
            Array.Clear(_link, 0, _link.Length);
            Enter(State.Idle, AuditEvent.None);
            return Status.Ok;
        }

        private Status Fail(Status status)
        {
            return Conclude(CheckResult.None) == Status.Ok ? status : Status.Fault;
        }

        /// <summary>The answer is no: it is told once the audit trail has it.</summary>
        private void Refuse(CheckResult judged)
        {
            _judged = judged;
            Enter(State.Noting, judged == CheckResult.Locked ? AuditEvent.Locked : AuditEvent.SignInFailed);
        }

        /// <summary>True when what is being done stands in the audit trail. It goes there before it is done.</summary>
        private bool Note()
        {
            if (_audit == null || _event == AuditEvent.None)
            {
                return true;
            }

            if (!_noted)
            {
                // Somebody who has just proved who he is does it himself.
                bool own = _event == AuditEvent.SignedIn || _event == AuditEvent.Confirmed || _event == AuditEvent.PasswordChanged;
                _audit.Note(_event, own ? _number : Actor, _number);
                _noted = true;
            }

            return _audit.Settled;
        }

        private void Keep(int number, byte[] password, int count, bool changing)
        {
            _number = number;
            _count = count;
            _changing = changing;
            Array.Copy(password, 0, _password, 0, count);
        }

        // The administrator and the supervisor are there from the factory, before anything was stored.
        private bool TryLoad(int number, StaffRecord into)
        {
            int count = number >= 0 && number <= Administrator ? _store.Read(number, _read) : 0;
            if (count != 0)
            {
                return into.TryUnpack(_read, count);
            }

            if (number != Administrator && number != Supervisor)
            {
                return false;
            }

            into.Reset(number == Administrator ? Role.Administrator : Role.Supervisor);
            return true;
        }

        private bool AdministratorMayTry(int number, long nowMs)
        {
            if (number != Administrator)
            {
                return false;
            }

            if (_administratorLockedUntilMs < 0)
            {
                // Locked before the power went: the waiting begins anew.
                _administratorLockedUntilMs = nowMs + AdministratorLockMs;
            }

            if (nowMs < _administratorLockedUntilMs)
            {
                return false;
            }

            _administratorLockedUntilMs = -1;
            _record.Failures = MaxFailures - 1;
            return true;
        }

        private Status AfterSave(long nowMs, State next)
        {
            if (!Note())
            {
                return Status.Pending;
            }

            if (!_writeTaken)
            {
                _record.Pack(_block);
                Status taken = _store.Write(_number, _block, _record.Role == Role.None ? 0 : StaffRecord.Bytes);
                _writeTaken = taken == Status.Pending || taken == Status.Ok;
                return _writeTaken || taken == Status.Busy ? Status.Pending : Fail(taken);
            }

            Status status = _store.Poll(nowMs);
            if (status == Status.Pending || status == Status.Busy)
            {
                return Status.Pending;
            }

            if (status != Status.Ok)
            {
                return Fail(status);
            }

            if (next == State.Idle)
            {
                if (_number < _looked)
                {
                    _roles[_number] = (byte)_record.Role;
                }

                return Conclude(Result);
            }

            Enter(next, AuditEvent.None);
            return Status.Pending;
        }

        // Each slice salts the next, so that the rounds form one chain.
        private Status Stretch(long nowMs)
        {
            if (_record.HasDefault && !_changing)
            {
                return Judge(Passwords.IsDefault(_password, _count), nowMs);
            }

            LookUp();
            Status status = _stretch.Stretch(_roundsDone == 0 ? _record.Salt : _link, _password, 0, _count, SliceRounds, _stretched, 0);
            if (status != Status.Ok)
            {
                return Fail(status);
            }

            Array.Copy(_stretched, 0, _link, 0, StaffRecord.HashBytes);
            _roundsDone += SliceRounds;
            if (_roundsDone < StretchRounds)
            {
                return Status.Pending;
            }

            if (!_changing)
            {
                return Judge(Passwords.Same(_stretched, _record.Hash, StaffRecord.HashBytes), nowMs);
            }

            Array.Copy(_stretched, 0, _record.Hash, 0, StaffRecord.HashBytes);
            _record.HasDefault = false;
            _record.Given = _given;
            _record.Day = Day;
            _record.Failures = 0;
            Enter(State.Saving, _change);
            return Status.Pending;
        }

        private Status Judge(bool right, long nowMs)
        {
            if (!right)
            {
                TriesLeft = MaxFailures - _record.Failures;
                if (TriesLeft <= 0 && _number == Administrator)
                {
                    _administratorLockedUntilMs = nowMs + AdministratorLockMs;
                }

                Refuse(TriesLeft <= 0 ? CheckResult.Locked : CheckResult.Wrong);
                return Status.Pending;
            }

            Age();
            Result = Why == ChangeReason.None ? CheckResult.Accepted : CheckResult.AcceptedMustChange;
            TriesLeft = MaxFailures;
            _record.Failures = 0;
            Enter(State.Saving, _success);
            return Status.Pending;
        }

        private void Age()
        {
            if (_record.Day == 0)
            {
                // Chosen before there were ages, or without a clock: it is as old as today.
                _record.Day = Day;
            }

            bool ages = MaxDays > 0 && Day > 0 && _record.Day > 0;
            int left = ages ? MaxDays - (Day - _record.Day) : -1;
            DaysLeft = ages && left > 0 ? left : -1;
            Why = _record.HasDefault ? ChangeReason.WellKnown
                : _record.Given ? ChangeReason.Given
                : ages && left <= 0 ? ChangeReason.Aged
                : ChangeReason.None;
        }
    }
}
