using System;

namespace Firmware.Staff
{
    /// <summary>One operator as stored: version, role, marks, failures, salt, stretched password, day of its choice.</summary>
    internal sealed class StaffRecord
    {
        public const int SaltBytes = 8;
        public const int HashBytes = 16;
        public const int Bytes = FirstBytes + DayBytes;

        private const byte Version = 2;

        /// <summary>Without the day.</summary>
        private const byte FirstVersion = 1;
        private const int FirstBytes = SaltAt + SaltBytes + HashBytes;
        private const int DayBytes = 4;
        private const int RoleAt = 1;
        private const int MarksAt = 2;
        private const int FailuresAt = 3;
        private const int SaltAt = 4;
        private const int HashAt = SaltAt + SaltBytes;

        // The password is the well-known one: there is nothing to hide and nothing to hash.
        private const byte MarkDefault = 1;

        // Somebody else chose it.
        private const byte MarkGiven = 2;

        public readonly byte[] Salt = new byte[SaltBytes];
        public readonly byte[] Hash = new byte[HashBytes];
        public Role Role;
        public bool HasDefault;
        public int Failures;

        /// <summary>Chosen by a supervisor: its owner must change it.</summary>
        public bool Given;

        /// <summary>When it was chosen, in days; 0 = not known.</summary>
        public int Day;

        /// <summary>The operator as the factory or an administrator made him.</summary>
        public void Reset(Role role)
        {
            Role = role;
            HasDefault = true;
            Given = false;
            Failures = 0;
            Day = 0;
            Array.Clear(Salt, 0, SaltBytes);
            Array.Clear(Hash, 0, HashBytes);
        }

        /// <summary>False when the block is not one of ours.</summary>
        public bool TryUnpack(byte[] block, int count)
        {
            bool whole = (count == Bytes && block[0] == Version) || (count == FirstBytes && block[0] == FirstVersion);
            if (!whole || block[RoleAt] == 0 || block[RoleAt] > (byte)Role.Cashier)
            {
                return false;
            }

            Role = (Role)block[RoleAt];
            HasDefault = (block[MarksAt] & MarkDefault) != 0;
            Given = (block[MarksAt] & MarkGiven) != 0;
            Failures = block[FailuresAt];
            Day = 0;
            for (int i = FirstBytes; i < count; i++)
            {
                Day = (Day << 8) | block[i];
            }

            Array.Copy(block, SaltAt, Salt, 0, SaltBytes);
            Array.Copy(block, HashAt, Hash, 0, HashBytes);
            return true;
        }

        public void Pack(byte[] block)
        {
            block[0] = Version;
            block[RoleAt] = (byte)Role;
            block[MarksAt] = (byte)((HasDefault ? MarkDefault : 0) | (Given ? MarkGiven : 0));
            block[FailuresAt] = (byte)Failures;
            Array.Copy(Salt, 0, block, SaltAt, SaltBytes);
            Array.Copy(Hash, 0, block, HashAt, HashBytes);
            for (int i = 0; i < DayBytes; i++)
            {
                block[FirstBytes + i] = (byte)(Day >> (8 * (DayBytes - 1 - i)));
            }
        }
    }
}
