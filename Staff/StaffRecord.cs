using System;

namespace Firmware.Staff
{
    /// <summary>One operator as stored: version, role, marks, failures, salt, stretched password.</summary>
    internal sealed class StaffRecord
    {
        public const int SaltBytes = 8;
        public const int HashBytes = 16;
        public const int Bytes = SaltAt + SaltBytes + HashBytes;

        private const byte Version = 1;
        private const int RoleAt = 1;
        private const int MarksAt = 2;
        private const int FailuresAt = 3;
        private const int SaltAt = 4;
        private const int HashAt = SaltAt + SaltBytes;

        // The password is the well-known one: there is nothing to hide and nothing to hash.
        private const byte MarkDefault = 1;

        public readonly byte[] Salt = new byte[SaltBytes];
        public readonly byte[] Hash = new byte[HashBytes];
        public Role Role;
        public bool HasDefault;
        public int Failures;

        /// <summary>The operator as the factory or an administrator made him.</summary>
        public void Reset(Role role)
        {
            Role = role;
            HasDefault = true;
            Failures = 0;
            Array.Clear(Salt, 0, SaltBytes);
            Array.Clear(Hash, 0, HashBytes);
        }

        /// <summary>False when the block is not one of ours.</summary>
        public bool TryUnpack(byte[] block, int count)
        {
            if (count != Bytes || block[0] != Version || block[RoleAt] == 0 || block[RoleAt] > (byte)Role.Cashier)
            {
                return false;
            }

            Role = (Role)block[RoleAt];
            HasDefault = (block[MarksAt] & MarkDefault) != 0;
            Failures = block[FailuresAt];
            Array.Copy(block, SaltAt, Salt, 0, SaltBytes);
            Array.Copy(block, HashAt, Hash, 0, HashBytes);
            return true;
        }

        public void Pack(byte[] block)
        {
            block[0] = Version;
            block[RoleAt] = (byte)Role;
            block[MarksAt] = HasDefault ? MarkDefault : (byte)0;
            block[FailuresAt] = (byte)Failures;
            Array.Copy(Salt, 0, block, SaltAt, SaltBytes);
            Array.Copy(Hash, 0, block, HashAt, HashBytes);
        }
    }
}
