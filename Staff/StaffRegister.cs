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

        /// <summary>Right, but it is the well-known one: nothing but a change is allowed.</summary>
        AcceptedMustChange,

        /// <summary>No such operator, or not his password: the two are not told apart.</summary>
        Wrong,

        /// <summary>Too many failures.</summary>
        Locked,
    }

    /// <summary>
    /// The operators and their passwords. A password is stored salted and stretched: <see cref="StretchRounds"/> rounds under
    /// a key that never leaves the vault, in slices of <see cref="SliceRounds"/>, about half a second in all on the reference
    /// board. Six digits would not survive any amount of stretching without that key; against trying at the keypad
    /// stands the lock after <see cref="MaxFailures"/>. A failure is on flash before it is judged, so switching off
    /// does not win another try. One operation at a time: Begin..., then <see cref="Poll"/> until it is not Pending.
    /// </summary>
    public sealed class StaffRegister
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
        public const int SliceRounds = 8;

        private enum State : byte
        {
            Idle = 0,
            CountingTry,
            Stretching,
            Saving,
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

        public StaffRegister(IStaffStore store, IKeyVault vault, IRandom random)
            : this(store, new VaultStretch(vault), random)
        {
        }

        public StaffRegister(IStaffStore store, IPasswordStretch stretch, IRandom random)
        {
            _store = store;
            _stretch = stretch;
            _random = random;
        }

        /// <summary>What the last finished check found.</summary>
        public CheckResult Result { get; private set; }

        /// <summary>Tries the operator of the last check has before he is locked.</summary>
        public int TriesLeft { get; private set; }

        /// <summary>The role of an operator; None when there is no such operator.</summary>
        public Role RoleOf(int number)
        {
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
        public Status BeginCheck(int number, byte[] password, int count, long nowMs)
        {
            if (_state != State.Idle)
            {
                return Status.Busy;
            }

            Result = CheckResult.None;
            if (!TryLoad(number, _record) || count > Passwords.MaxDigits)
            {
                Conclude(CheckResult.Wrong);
                TriesLeft = MaxFailures;
                return Status.Pending;
            }

            TriesLeft = 0;
            if (_record.Failures >= MaxFailures && !AdministratorMayTry(number, nowMs))
            {
                Conclude(CheckResult.Locked);
                return Status.Pending;
            }

            Keep(number, password, count, false);
            _record.Failures++;
            Enter(State.CountingTry);
            return Status.Pending;
        }

        /// <summary>Gives an operator a new password. Invalid when it is too short, too long or too simple. Pending when begun.</summary>
        public Status BeginChange(int number, byte[] password, int count)
        {
            if (_state != State.Idle)
            {
                return Status.Busy;
            }

            if (count < Passwords.MinDigits || count > Passwords.MaxDigits || Passwords.TooSimple(password, count))
            {
                return Status.Invalid;
            }

            if (!TryLoad(number, _record))
            {
                return Status.NotFound;
            }

            Keep(number, password, count, true);
            _random.Fill(_record.Salt, 0, StaffRecord.SaltBytes);
            Enter(State.Stretching);
            return Status.Pending;
        }

        /// <summary>Adds a cashier with the well-known password. Invalid outside 01 to 98 and for one who is there already.</summary>
        public Status BeginAdd(int number)
        {
            if (_state != State.Idle)
            {
                return Status.Busy;
            }

            if (number < FirstCashier || number > LastCashier || TryLoad(number, _record))
            {
                return Status.Invalid;
            }

            _number = number;
            _record.Reset(Role.Cashier);
            Enter(State.Saving);
            return Status.Pending;
        }

        /// <summary>Removes a cashier.</summary>
        public Status BeginRemove(int number)
        {
            if (_state != State.Idle)
            {
                return Status.Busy;
            }

            if (number < FirstCashier || number > LastCashier || !TryLoad(number, _record))
            {
                return Status.NotFound;
            }

            _number = number;
            _record.Role = Role.None;
            Enter(State.Saving);
            return Status.Pending;
        }

        /// <summary>Gives a locked operator his tries back; his password stays.</summary>
        public Status BeginUnlock(int number)
        {
            if (_state != State.Idle)
            {
                return Status.Busy;
            }

            if (!TryLoad(number, _record))
            {
                return Status.NotFound;
            }

            _number = number;
            _record.Failures = 0;
            Enter(State.Saving);
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
                default:
                    return Status.Ok;
            }
        }

        private void Enter(State state)
        {
            _state = state;
            _writeTaken = false;
            _roundsDone = 0;
        }

        private void Conclude(CheckResult result)
        {
            Result = result;
            Array.Clear(_password, 0, _password.Length);
            Array.Clear(_stretched, 0, _stretched.Length);
            Array.Clear(_link, 0, _link.Length);
            Enter(State.Idle);
        }

        private Status Fail(Status status)
        {
            Conclude(CheckResult.None);
            return status;
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
                Conclude(Result);
                return Status.Ok;
            }

            Enter(next);
            return Status.Pending;
        }

        // Each slice salts the next, so that the rounds form one chain.
        private Status Stretch(long nowMs)
        {
            if (_record.HasDefault && !_changing)
            {
                return Judge(Passwords.IsDefault(_password, _count), nowMs);
            }

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
            _record.Failures = 0;
            Enter(State.Saving);
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

                Conclude(TriesLeft <= 0 ? CheckResult.Locked : CheckResult.Wrong);
                return Status.Ok;
            }

            Result = _record.HasDefault ? CheckResult.AcceptedMustChange : CheckResult.Accepted;
            TriesLeft = MaxFailures;
            _record.Failures = 0;
            Enter(State.Saving);
            return Status.Pending;
        }
    }
}
