using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Staff
{
    /// <content>What is done to operators: passwords, coming and going. Who may do it is the dialogue's business.</content>
    public sealed partial class StaffRegister
    {
        /// <summary>True when that operator may be added, removed and given a role: 99 and 00 are there for good.</summary>
        public static bool IsOrdinary(int number)
        {
            return number >= FirstCashier && number <= LastCashier;
        }

        /// <summary>Gives an operator the new password that he chose. Invalid when it is too short, too long or too simple. Pending when begun.</summary>
        public Status BeginChange(int number, byte[] password, int count)
        {
            return BeginPassword(number, password, count, AuditEvent.PasswordChanged);
        }

        /// <summary>Gives an operator a password that somebody else chose, and his tries back: he must change it at his next sign-in.</summary>
        public Status BeginReset(int number, byte[] password, int count)
        {
            return BeginPassword(number, password, count, AuditEvent.PasswordReset);
        }

        /// <summary>Adds an operator with a password that he must change. Invalid outside 01 to 98 and for one who is there already.</summary>
        public Status BeginAdd(int number, Role role, byte[] password, int count)
        {
            if (_state != State.Idle)
            {
                return Status.Busy;
            }

            if (!IsOrdinary(number) || TryLoad(number, _record) || !Acceptable(password, count) || (role != Role.Cashier && role != Role.Supervisor))
            {
                return Status.Invalid;
            }

            _record.Reset(role);
            StartPassword(number, password, count, AuditEvent.OperatorAdded);
            return Status.Pending;
        }

        /// <summary>Removes one who was added.</summary>
        public Status BeginRemove(int number)
        {
            if (_state != State.Idle)
            {
                return Status.Busy;
            }

            if (!IsOrdinary(number) || !TryLoad(number, _record))
            {
                return Status.NotFound;
            }

            _number = number;
            _record.Role = Role.None;
            Enter(State.Saving, AuditEvent.OperatorRemoved);
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
            Enter(State.Saving, AuditEvent.Unlocked);
            return Status.Pending;
        }

        /// <summary>Operators who may confirm what supervisors confirm; known once a password has been checked.</summary>
        public int CountSupervisors()
        {
            int count = 0;
            for (int i = 0; i <= Administrator; i++)
            {
                count += RoleOf(i) == Role.Supervisor ? 1 : 0;
            }

            return count;
        }

        private void LookUp()
        {
            const int AtOnce = 4;
            for (int i = 0; i < AtOnce && _looked <= Administrator; i++)
            {
                _roles[_looked] = (byte)(TryLoad(_looked, _asked) ? _asked.Role : Role.None);
                _looked++;
            }
        }

        private static bool Acceptable(byte[] password, int count)
        {
            return count >= Passwords.MinDigits && count <= Passwords.MaxDigits && !Passwords.TooSimple(password, count);
        }

        private Status BeginPassword(int number, byte[] password, int count, AuditEvent what)
        {
            if (_state != State.Idle)
            {
                return Status.Busy;
            }

            if (!Acceptable(password, count))
            {
                return Status.Invalid;
            }

            if (!TryLoad(number, _record))
            {
                return Status.NotFound;
            }

            StartPassword(number, password, count, what);
            return Status.Pending;
        }

        private void StartPassword(int number, byte[] password, int count, AuditEvent what)
        {
            Keep(number, password, count, true);
            _change = what;
            _given = what != AuditEvent.PasswordChanged;
            _random.Fill(_record.Salt, 0, StaffRecord.SaltBytes);
            Enter(State.Stretching, AuditEvent.None);
        }
    }
}
