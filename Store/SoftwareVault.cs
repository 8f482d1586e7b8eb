using System;
using Drivers.Hal;
using Emv.Crypto;

namespace Firmware.Store
{
    /// <summary>
    /// Keys in the processor's memory, and on flash sealed under a device key that the board supplies. It is as strong as
    /// the protection of that device key (read-out protection of the processor) and no stronger: see docs/journal.md.
    /// </summary>
    public sealed class SoftwareVault : IKeyVault, IRecordOwner
    {
        public const int DeviceKeyBytes = VaultKeys.AesBytes;

        private const byte ImageFlags = 0;
        private const byte WipingFlags = 1;
        private const int DesBlockBytes = TripleDes.BlockLength;
        private const int CheckBytes = 4;
        private const int ImageKey = 1;
        private const int NotLooked = -1;
        private const int NoMoreCandidates = -2;
        private const int MostMarks = 3;

        private enum Phase
        {
            Off = 0,
            Recovering,
            Ready,
            MarkWiping,
            Wiping,
        }

        private readonly Journal _journal;
        private readonly IRandom _random;
        private readonly VaultKeys _keys = new VaultKeys();
        private readonly byte[] _image = new byte[RecordHead.MaxPayloadBytes];
        private readonly byte[] _key = new byte[VaultKeys.MaxKeyBytes];
        private readonly byte[] _block = new byte[Aes.BlockLength];
        private readonly TripleDes _trial = new TripleDes();
        private readonly int[] _live = new int[1];
        private int _liveCount;
        private readonly JournalCursor _older;
        private int _candidate;
        private int _marks;
        private uint _sequence;
        private byte _flags;
        private Phase _phase;
        private bool _dirty;
        private bool _saving;
        private bool _again;
        private bool _resumed;

        /// <param name="blocks">Erase blocks of the vault's own region, at least <see cref="Journal.MinBlocks"/>.</param>
        /// <param name="deviceKey">16 bytes, unique to the device; only its schedule is kept.</param>
        public SoftwareVault(IFlash flash, int firstBlock, int blocks, byte[] deviceKey, IRandom random)
        {
            _random = random;
            var authentication = new Aes();
            var encryption = new Aes();
            VaultKeys.Derive(deviceKey, 0, _block, authentication, encryption);
            _journal = new Journal(flash, firstBlock, blocks, new SivCipher(null, authentication, encryption), this);
            _older = _journal.CreateCursor();
        }

        public Status Start(long nowMs)
        {
            _keys.Wipe();
            _liveCount = 0;
            _sequence = 0;
            _flags = ImageFlags;
            _dirty = false;
            _saving = false;
            _candidate = NotLooked;
            _marks = 0;
            _again = false;
            _resumed = false;
            _phase = Phase.Recovering;
            return _journal.Start(nowMs);
        }

        public Status Poll(long nowMs)
        {
            Status status = _journal.Poll(nowMs);
            switch (_phase)
            {
                case Phase.Recovering:
                    return status == Status.Ok ? FinishStart() : status;
                case Phase.Ready:
                    return PollReady(status);
                case Phase.MarkWiping:
                    return MarkWiping(status);
                case Phase.Wiping:
                    return FinishWipe(status);
                default:
                    return Status.Invalid;
            }
        }

        public bool Has(KeySlot slot)
        {
            return _keys.Has(slot);
        }

        public Status LoadKey(KeySlot slot, byte[] key, int offset, int count, byte[] check, int checkOffset, int checkCount)
        {
            if (_phase != Phase.Ready)
            {
                return Status.Busy;
            }

            if (!VaultKeys.IsDes(slot) || !IsDesLength(count) || checkCount < 0 || checkCount > DesBlockBytes)
            {
                return Status.Invalid;
            }

            if (!IsRight(key, offset, count, check, checkOffset, checkCount))
            {
                return Status.Checksum;
            }

            _keys.Set(slot, key, offset, count);
            _dirty = true;
            return Status.Ok;
        }

        public Status UnwrapKey(KeySlot slot, byte[] cipher, int offset, int count, byte[] check, int checkOffset, int checkCount)
        {
            if (slot == KeySlot.TerminalMaster || !VaultKeys.IsDes(slot) || !IsDesLength(count))
            {
                return Status.Invalid;
            }

            if (!_keys.Has(KeySlot.TerminalMaster))
            {
                return Status.NotFound;
            }

            Unwrap(cipher, offset, count);
            Status status = LoadKey(slot, _key, 0, count, check, checkOffset, checkCount);
            Array.Clear(_key, 0, _key.Length);
            return status;
        }

        public Status CheckWrapped(byte[] cipher, int offset, int count, byte[] check, int checkOffset, int checkCount)
        {
            if (!IsDesLength(count) || checkCount < 0 || checkCount > DesBlockBytes)
            {
                return Status.Invalid;
            }

            if (!_keys.Has(KeySlot.TerminalMaster))
            {
                return Status.NotFound;
            }

            Unwrap(cipher, offset, count);
            bool right = IsRight(_key, 0, count, check, checkOffset, checkCount);
            Array.Clear(_key, 0, _key.Length);
            return right ? Status.Ok : Status.Checksum;
        }

        public Status Encrypt(KeySlot slot, byte[] data, int offset, int count)
        {
            if (slot != KeySlot.Pin && slot != KeySlot.Mac && slot != KeySlot.Track)
            {
                return Status.Invalid;
            }

            if (count < 0 || count % DesBlockBytes != 0)
            {
                return Status.Invalid;
            }

            if (!_keys.Has(slot))
            {
                return Status.NotFound;
            }

            for (int i = 0; i < count; i += DesBlockBytes)
            {
                _keys.Des(slot).Encrypt(data, offset + i, data, offset + i);
            }

            return Status.Ok;
        }

        public Status CheckValue(KeySlot slot, byte[] into, int offset)
        {
            if (!_keys.Has(slot))
            {
                return Status.NotFound;
            }

            Array.Clear(_block, 0, _block.Length);
            if (VaultKeys.IsDes(slot))
            {
                _keys.Des(slot).Encrypt(_block, 0, _block, 0);
            }
            else
            {
                // Through the derived key: the check value of what works, not of the root.
                Aes aes = slot == KeySlot.Storage ? _keys.Authentication : _keys.Password;
                aes.Encrypt(_block, 0, _block, 0);
            }

            Array.Copy(_block, 0, into, offset, CheckBytes);
            return Status.Ok;
        }

        public Status Stretch(byte[] salt, byte[] password, int offset, int count, int rounds, byte[] into, int intoOffset)
        {
            if (!_keys.Has(KeySlot.Password))
            {
                return Status.NotFound;
            }

            // CBC-MAC over length, salt and password (the length in front keeps it sound), then AES over and over.
            Aes aes = _keys.Password;
            Array.Clear(_block, 0, _block.Length);
            RecordHead.PutInt(_block, 0, salt.Length);
            RecordHead.PutInt(_block, 4, count);
            aes.Encrypt(_block, 0, _block, 0);
            Absorb(aes, salt, 0, salt.Length);
            Absorb(aes, password, offset, count);
            for (int i = 0; i < rounds; i++)
            {
                aes.Encrypt(_block, 0, _block, 0);
            }

            Array.Copy(_block, 0, into, intoOffset, Aes.BlockLength);
            Array.Clear(_block, 0, _block.Length);
            return Status.Ok;
        }

        public IRecordCipher CreateRecordCipher()
        {
            return new SivCipher(_keys, _keys.Authentication, _keys.Encryption);
        }

        public void Wipe()
        {
            _keys.Wipe();
            Array.Clear(_image, 0, _image.Length);
            _dirty = false;
            _phase = _phase == Phase.Off || _phase == Phase.Recovering ? Phase.Wiping : Phase.MarkWiping;
            if (_phase == Phase.Wiping)
            {
                _journal.Destroy();
            }
        }

        void IRecordOwner.Seen(RecordHead head)
        {
            if (head.Kind == RecordKind.KeyImage && head.Sequence >= _sequence)
            {
                _sequence = head.Sequence;
                _flags = head.Flags;
                _live[0] = head.Address;
                _liveCount = 1;
            }
        }

        bool IRecordOwner.Keep(RecordHead head)
        {
            return _liveCount == 1 && head.Address == _live[0];
        }

        void IRecordOwner.Moved(RecordHead head, int newAddress)
        {
            if (_liveCount == 1 && head.Address == _live[0])
            {
                _live[0] = newAddress;
            }
        }

        void IRecordOwner.Live(out int[] addresses, out int count)
        {
            addresses = _live;
            count = _liveCount;
        }

        private static bool IsDesLength(int count)
        {
            return count == 8 || count == 16 || count == 24;
        }

        private void Unwrap(byte[] cipher, int offset, int count)
        {
            for (int i = 0; i < count; i += DesBlockBytes)
            {
                _keys.Des(KeySlot.TerminalMaster).Decrypt(cipher, offset + i, _key, i);
            }
        }

        private bool IsRight(byte[] key, int offset, int count, byte[] check, int checkOffset, int checkCount)
        {
            _trial.SetKey(key, offset, count);
            Array.Clear(_block, 0, _block.Length);
            _trial.Encrypt(_block, 0, _block, 0);
            _trial.Wipe();
            int difference = 0;
            for (int i = 0; i < checkCount; i++)
            {
                difference |= _block[i] ^ check[checkOffset + i];
            }

            return difference == 0;
        }

        private void Absorb(Aes aes, byte[] data, int offset, int count)
        {
            for (int done = 0; done < count; done += Aes.BlockLength)
            {
                int part = count - done < Aes.BlockLength ? count - done : Aes.BlockLength;
                for (int i = 0; i < part; i++)
                {
                    _block[i] ^= data[offset + done + i];
                }

                aes.Encrypt(_block, 0, _block, 0);
            }
        }

        private Status FinishStart()
        {
            if (_candidate == NotLooked)
            {
                _candidate = _live[0];
                _older.Reset();
            }

            if (_liveCount == 1 && _flags == WipingFlags)
            {
                _phase = Phase.Wiping;
                _resumed = true;
                _journal.Destroy();
                return Status.Pending;
            }

            if (_liveCount == 1 && _candidate != NoMoreCandidates)
            {
                return LoadImage();
            }

            _phase = Phase.Ready;
            DrawMissing(KeySlot.Storage);
            DrawMissing(KeySlot.Password);
            return _dirty ? Status.Pending : Status.Ok;
        }

        // The newest image that can be opened: an older one lacks at most the last change, a missing storage key would cost all.
        private Status LoadImage()
        {
            int count;
            Status status = _journal.Read(_candidate, _image, 0, out count);
            if (status == Status.Busy)
            {
                return Status.Pending;
            }

            if (status == Status.Ok && count == VaultKeys.ImageBytes)
            {
                _keys.Load(_image);
                Array.Clear(_image, 0, _image.Length);
                _candidate = NoMoreCandidates;
                return Status.Pending;
            }

            do
            {
                status = _older.MoveOlder();
            }
            while (status == Status.Ok && (_older.Current.Kind != RecordKind.KeyImage || _older.Current.Flags != ImageFlags));
            if (status == Status.Ok)
            {
                _candidate = _older.Current.Address;
            }
            else if (status == Status.NotFound)
            {
                _candidate = NoMoreCandidates;
            }

            return Status.Pending;
        }

        private void DrawMissing(KeySlot slot)
        {
            if (!_keys.Has(slot))
            {
                _random.Fill(_key, 0, VaultKeys.AesBytes);
                _keys.Set(slot, _key, 0, VaultKeys.AesBytes);
                Array.Clear(_key, 0, _key.Length);
                _dirty = true;
                _again = true;
            }
        }

        private Status PollReady(Status journal)
        {
            if (_saving && journal != Status.Pending)
            {
                _saving = false;
                if (journal != Status.Ok)
                {
                    _dirty = true;
                    return journal;
                }
            }

            if (!_dirty && !_saving && _again)
            {
                // What cannot be had again is stored twice.
                _again = false;
                _dirty = true;
            }

            if (_dirty && !_saving)
            {
                _keys.Save(_image);
                Status status = _journal.Append(RecordKind.KeyImage, ImageFlags, ImageKey, 0, _image, 0, VaultKeys.ImageBytes, true);
                Array.Clear(_image, 0, _image.Length);
                if (status != Status.Pending && status != Status.Busy)
                {
                    return status;
                }

                _saving = status == Status.Pending;
                _dirty = !_saving;
                return Status.Pending;
            }

            return _saving ? Status.Pending : Status.Ok;
        }

        // A mark first: it is written in milliseconds, the erasing takes seconds.
        private Status MarkWiping(Status journal)
        {
            if (journal == Status.Pending)
            {
                return Status.Pending;
            }

            _marks++;
            Status status = _flags == WipingFlags || _marks > MostMarks
                ? Status.Ok
                : _journal.Append(RecordKind.KeyImage, WipingFlags, ImageKey, 0, _image, 0, 0, true);
            if (status == Status.Pending || status == Status.Busy)
            {
                return Status.Pending;
            }

            _phase = Phase.Wiping;
            _journal.Destroy();
            return Status.Pending;
        }

        private Status FinishWipe(Status journal)
        {
            if (journal == Status.Ok)
            {
                _liveCount = 0;
                _flags = ImageFlags;
                _phase = Phase.Ready;
                if (_resumed)
                {
                    // The wipe was finished at power-on: the terminal begins a new life, without the keys of the old one.
                    _resumed = false;
                    DrawMissing(KeySlot.Storage);
                    DrawMissing(KeySlot.Password);
                    return Status.Pending;
                }
            }

            return journal;
        }
    }
}
