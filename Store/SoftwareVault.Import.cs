using System;
using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>The ways a key comes in that take several steps: key blocks, which take effect together, and components.</summary>
    public sealed partial class SoftwareVault
    {
        /// <summary>Key blocks of one sign-on: PIN, MAC and track key.</summary>
        private const int MostStaged = 3;

        // X9.143, table "Key usage".
        private const int UsageB1 = 0x4231;
        private const int UsageD0 = 0x4430;
        private const int UsageK0 = 0x4B30;
        private const int UsageK1 = 0x4B31;
        private const int UsageM0 = 0x4D30;
        private const int UsageM1 = 0x4D31;
        private const int UsageM3 = 0x4D33;
        private const int UsageM6 = 0x4D36;
        private const int UsageP0 = 0x5030;

        private readonly KeyBlockReader _reader = new KeyBlockReader();
        private readonly byte[] _staged = new byte[MostStaged * VaultKeys.MaxKeyBytes];
        private readonly int[] _stagedBytes = new int[MostStaged];
        private readonly KeySlot[] _stagedSlots = new KeySlot[MostStaged];
        private readonly KeyAlgorithm[] _stagedAlgorithms = new KeyAlgorithm[MostStaged];
        private readonly byte[] _stagedSerial = new byte[AesDukpt.SerialBytes];
        private readonly byte[] _sum = new byte[VaultKeys.MaxKeyBytes];
        private int _stagedCount;
        private int _stagedSerialBytes;
        private KeySlot _importing;
        private int _components;
        private int _sumBytes;

        public Status ImportStart(KeySlot slot, byte[] block, int offset, int count)
        {
            if (_phase != Phase.Ready || _importing != KeySlot.None)
            {
                return Status.Busy;
            }

            bool working = slot == KeySlot.Pin || slot == KeySlot.Mac || slot == KeySlot.Track;
            if (_stagedCount == MostStaged || (!working && slot != KeySlot.TerminalMaster && slot != KeySlot.Dukpt))
            {
                return Status.Invalid;
            }

            // A master key never arrives under itself.
            KeySlot under = working ? KeySlot.TerminalMaster : KeySlot.Transport;
            if (!_keys.Has(under))
            {
                return Status.NotFound;
            }

            Status status = _reader.Start(block, offset, count, _keys.DesOf(under), _keys.AesOf(under), _keys.LengthOf(under));
            if (status == Status.Pending)
            {
                _importing = slot;
            }

            return status;
        }

        public Status ImportPoll()
        {
            if (_importing == KeySlot.None)
            {
                return Status.Invalid;
            }

            Status status = _reader.Poll();
            if (status == Status.Pending)
            {
                return status;
            }

            if (status == Status.Ok)
            {
                status = Stage(_importing);
            }

            _reader.Wipe();
            _importing = KeySlot.None;
            if (status != Status.Ok)
            {
                ImportDrop();
            }

            return status;
        }

        public Status ImportCommit()
        {
            if (_phase != Phase.Ready || _importing != KeySlot.None)
            {
                return Status.Busy;
            }

            Status status = _stagedCount == 0 ? Status.Invalid : Status.Ok;
            for (int i = 0; i < _stagedCount && status == Status.Ok; i++)
            {
                int at = i * VaultKeys.MaxKeyBytes;
                if (_stagedSlots[i] == KeySlot.Dukpt)
                {
                    status = LoadInitialKey(_stagedAlgorithms[i], _staged, at, _stagedBytes[i], _stagedSerial, 0, _stagedSerialBytes, null, 0, 0);
                    status = status == Status.Pending ? Status.Ok : status;
                }
                else
                {
                    _keys.Set(_stagedSlots[i], _stagedAlgorithms[i], _staged, at, _stagedBytes[i]);
                    _dirty[KeysImage] = true;
                }
            }

            ImportDrop();
            return status;
        }

        public void ImportDrop()
        {
            _reader.Wipe();
            _importing = KeySlot.None;
            Array.Clear(_staged, 0, _staged.Length);
            _stagedCount = 0;
        }

        public Status ComponentCheck(KeyAlgorithm algorithm, byte[] component, int offset, int count, byte[] check, int checkOffset)
        {
            return VaultKeys.Fits(algorithm, count) ? CheckOf(algorithm, component, offset, count, check, checkOffset) : Status.Invalid;
        }

        public Status ComponentAdd(byte[] component, int offset, int count)
        {
            if (_phase != Phase.Ready)
            {
                return Status.Busy;
            }

            if (count > VaultKeys.MaxKeyBytes || (_components > 0 && count != _sumBytes))
            {
                return Status.Invalid;
            }

            _sumBytes = count;
            for (int i = 0; i < count; i++)
            {
                _sum[i] ^= component[offset + i];
            }

            _components++;
            return Status.Ok;
        }

        public Status ComponentsCheck(KeyAlgorithm algorithm, byte[] check, int checkOffset)
        {
            return _components == 0 || IsZero() || !VaultKeys.Fits(algorithm, _sumBytes) ? Status.Invalid : CheckOf(algorithm, _sum, 0, _sumBytes, check, checkOffset);
        }

        public Status ComponentsCommit(KeySlot slot, KeyAlgorithm algorithm)
        {
            const int Fewest = 2;
            if (_components < Fewest || IsZero())
            {
                return Status.Invalid;
            }

            Status status = LoadKey(slot, algorithm, _sum, 0, _sumBytes, null, 0, 0);
            if (status != Status.Busy)
            {
                ComponentsDrop();
            }

            return status;
        }

        public void ComponentsDrop()
        {
            Array.Clear(_sum, 0, _sum.Length);
            _sumBytes = 0;
            _components = 0;
        }

        /// <summary>The same component twice cancels itself out.</summary>
        private bool IsZero()
        {
            int all = 0;
            for (int i = 0; i < _sumBytes; i++)
            {
                all |= _sum[i];
            }

            return all == 0;
        }

        private Status CheckOf(KeyAlgorithm algorithm, byte[] key, int offset, int count, byte[] check, int checkOffset)
        {
            if (!IsRight(algorithm, key, offset, count, null, 0, 0))
            {
                return Status.Fault;
            }

            Array.Copy(_block, 0, check, checkOffset, CheckBytes);
            return Status.Ok;
        }

        /// <summary>The code over the block was right: does the key belong where it is to go?</summary>
        private Status Stage(KeySlot slot)
        {
            int bytes = _reader.KeyBytes;
            if (!IsUsageOf(slot) || !IsModeOf(slot) || !VaultKeys.Fits(_reader.Algorithm, bytes)
                || (slot == KeySlot.Dukpt && (bytes != DukptKeys.KeyBytes || _reader.SerialBytes == 0)))
            {
                return Status.Invalid;
            }

            Array.Copy(_reader.Key, 0, _staged, _stagedCount * VaultKeys.MaxKeyBytes, bytes);
            Array.Copy(_reader.Serial, 0, _stagedSerial, 0, _reader.SerialBytes);
            _stagedSerialBytes = _reader.SerialBytes;
            _stagedBytes[_stagedCount] = bytes;
            _stagedSlots[_stagedCount] = slot;
            _stagedAlgorithms[_stagedCount] = _reader.Algorithm;
            _stagedCount++;
            return Status.Ok;
        }

        private bool IsUsageOf(KeySlot slot)
        {
            int usage = _reader.Usage;
            switch (slot)
            {
                case KeySlot.TerminalMaster:
                    return usage == UsageK0 || usage == UsageK1;
                case KeySlot.Dukpt:
                    return usage == UsageB1;
                case KeySlot.Pin:
                    return usage == UsageP0;
                case KeySlot.Mac:
                    return _reader.Algorithm == KeyAlgorithm.Aes ? usage == UsageM6 : usage == UsageM0 || usage == UsageM1 || usage == UsageM3;
                default:
                    return usage == UsageD0;
            }
        }

        /// <summary>X9.143, table "Mode of use": B both, C both of a code, D decrypt, E encrypt, X derive; N no restriction.</summary>
        private bool IsModeOf(KeySlot slot)
        {
            byte mode = _reader.Mode;
            switch (slot)
            {
                case KeySlot.TerminalMaster:
                    return mode == 'D' || mode == 'B' || mode == 'N';
                case KeySlot.Dukpt:
                    return mode == 'X' || mode == 'N';
                case KeySlot.Mac:
                    return mode == 'C' || mode == 'N';
                default:
                    return mode == 'E' || mode == 'B' || mode == 'N';
            }
        }
    }
}
