using System;
using Drivers.Hal;
using Emv.Crypto;

namespace Firmware.Store
{
    /// <summary>
    /// Keys in the processor's memory, and on flash sealed under a device key that the board supplies. It is as strong as
    /// the protection of that device key (read-out protection of the processor) and no stronger: see docs/journal.md.
    /// </summary>
    public sealed partial class SoftwareVault : IKeyVault, IRecordOwner
    {
        public const int DeviceKeyBytes = VaultKeys.AesBytes;

        private const byte ImageFlags = 0;
        private const byte WipingFlags = 1;
        private const int CheckBytes = 4;

        // What is stored: the keys, and the registers of DUKPT, each a record of its own kind of content that is replaced as a whole.
        private const int KeysImage = 0;
        private const int DukptImage = 1;
        private const int Images = 2;

        /// <summary>Record key of the first image; the others follow.</summary>
        private const int FirstImageKey = 1;
        private const int NotLooked = -1;
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
        private readonly int[] _addresses = new int[Images];
        private readonly uint[] _sequences = new uint[Images];
        private readonly int[] _live = new int[Images];
        private readonly bool[] _dirty = new bool[Images];
        private readonly JournalCursor _older;
        private int _loading;
        private int _candidate;
        private int _newestNumber;
        private int _marks;
        private byte _flags;
        private Phase _phase;
        private int _saving;
        private bool _again;
        private bool _reading;
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
            Forget();
            for (int i = 0; i < Images; i++)
            {
                _addresses[i] = NotLooked;
                _sequences[i] = 0;
            }

            _flags = ImageFlags;
            _loading = KeysImage;
            _candidate = NotLooked;
            _newestNumber = 0;
            _marks = 0;
            _again = false;
            _reading = false;
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

        public IRecordCipher CreateRecordCipher()
        {
            return new SivCipher(_keys, _keys.Authentication, _keys.Encryption);
        }

        public void Wipe()
        {
            Forget();
            _phase = _phase == Phase.Off || _phase == Phase.Recovering ? Phase.Wiping : Phase.MarkWiping;
            if (_phase == Phase.Wiping)
            {
                _journal.Destroy();
            }
        }

        void IRecordOwner.Seen(RecordHead head)
        {
            int image = ImageOf(head);
            if (image < 0 || head.Sequence < _sequences[image])
            {
                return;
            }

            _sequences[image] = head.Sequence;
            _addresses[image] = head.Address;
            if (image == KeysImage)
            {
                _flags = head.Flags;
            }
            else
            {
                _newestNumber = head.Auxiliary;
            }
        }

        bool IRecordOwner.Keep(RecordHead head)
        {
            int image = ImageOf(head);
            return image >= 0 && head.Address == _addresses[image];
        }

        void IRecordOwner.Moved(RecordHead head, int newAddress)
        {
            int image = ImageOf(head);
            if (image >= 0 && head.Address == _addresses[image])
            {
                _addresses[image] = newAddress;
            }
        }

        void IRecordOwner.Live(out int[] addresses, out int count)
        {
            count = 0;
            for (int i = 0; i < Images; i++)
            {
                if (_addresses[i] != NotLooked)
                {
                    _live[count] = _addresses[i];
                    count++;
                }
            }

            addresses = _live;
        }

        private static int ImageOf(RecordHead head)
        {
            int image = head.Key - FirstImageKey;
            return head.Kind == RecordKind.KeyImage && image >= 0 && image < Images ? image : -1;
        }

        /// <summary>Every key leaves the memory, and with it whatever was being done with one.</summary>
        private void Forget()
        {
            _keys.Wipe();
            ForgetWork();
            Array.Clear(_image, 0, _image.Length);
            _dirty[KeysImage] = false;
            _dirty[DukptImage] = false;
            _saving = NotLooked;
        }

        private Status FinishStart()
        {
            if (_addresses[KeysImage] != NotLooked && _flags == WipingFlags)
            {
                _phase = Phase.Wiping;
                _resumed = true;
                _journal.Destroy();
                return Status.Pending;
            }

            if (_loading < Images)
            {
                return LoadImage();
            }

            if (_journal.Working)
            {
                // Nobody polls the vault while the next store starts on the same chip: an erase must not be left half-way.
                return Status.Pending;
            }

            if (_journal.DamagedRecords + _journal.TornRecords > 0)
            {
                // The last number may have been used although its record is gone.
                _dukpt.Skip(_newestNumber);
            }

            _phase = Phase.Ready;
            DrawMissing(KeySlot.Storage);
            DrawMissing(KeySlot.Password);
            return _dirty[KeysImage] ? Status.Pending : Status.Ok;
        }

        // The newest image that can be opened: an older one lacks at most the last change, a missing storage key would cost all.
        private Status LoadImage()
        {
            if (_candidate == NotLooked)
            {
                _candidate = _addresses[_loading];
                _older.Reset();
            }

            if (_candidate == NotLooked)
            {
                return LoadNext();
            }

            int count = 0;
            Status status = _reading ? _journal.ReadPoll(_image, 0, out count) : _journal.ReadStart(_candidate);
            _reading = status == Status.Pending;
            if (status == Status.Pending || status == Status.Busy)
            {
                return Status.Pending;
            }

            bool taken = status == Status.Ok && (_loading == KeysImage ? _keys.TryLoad(_image, count) : _dukpt.TryLoad(_image, count));
            Array.Clear(_image, 0, _image.Length);
            if (taken)
            {
                return LoadNext();
            }

            do
            {
                status = _older.MoveOlder();
            }
            while (status == Status.Ok && (ImageOf(_older.Current) != _loading || _older.Current.Flags != ImageFlags));
            if (status == Status.Ok)
            {
                _candidate = _older.Current.Address;
            }
            else if (status == Status.NotFound)
            {
                return LoadNext();
            }

            return Status.Pending;
        }

        private Status LoadNext()
        {
            _loading++;
            _candidate = NotLooked;
            return Status.Pending;
        }

        private void DrawMissing(KeySlot slot)
        {
            if (!_keys.Has(slot))
            {
                _random.Fill(_key, 0, VaultKeys.AesBytes);
                _keys.Set(slot, KeyAlgorithm.Aes, _key, 0, VaultKeys.AesBytes);
                Array.Clear(_key, 0, _key.Length);
                _dirty[KeysImage] = true;
                _again = true;
            }
        }

        private Status PollReady(Status journal)
        {
            if (_saving != NotLooked && journal != Status.Pending)
            {
                int saved = _saving;
                _saving = NotLooked;
                if (journal != Status.Ok)
                {
                    _dirty[saved] = true;
                    SaveFailed(saved);
                    return journal;
                }

                Saved(saved);
            }

            bool deriving = PollDukpt();
            if (!_dirty[KeysImage] && _saving == NotLooked && _again)
            {
                // What cannot be had again is stored twice.
                _again = false;
                _dirty[KeysImage] = true;
            }

            if (_saving == NotLooked && (_dirty[KeysImage] || _dirty[DukptImage]))
            {
                Status status = Save(_dirty[KeysImage] ? KeysImage : DukptImage);
                if (status != Status.Pending && status != Status.Busy)
                {
                    return status;
                }

                return Status.Pending;
            }

            return _saving != NotLooked || deriving ? Status.Pending : Status.Ok;
        }

        private Status Save(int image)
        {
            int count = VaultKeys.ImageBytes;
            if (image == KeysImage)
            {
                _keys.Save(_image);
            }
            else
            {
                _dukpt.Save(_image);
                count = DukptKeys.ImageBytes;
            }

            int number = image == KeysImage ? 0 : _dukpt.Next;
            Status status = _journal.Append(RecordKind.KeyImage, ImageFlags, FirstImageKey + image, number, _image, 0, count, true);
            Array.Clear(_image, 0, _image.Length);
            if (status == Status.Pending)
            {
                _saving = image;
                _dirty[image] = false;
            }
            else if (status != Status.Busy)
            {
                SaveFailed(image);
            }

            return status;
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
                : _journal.Append(RecordKind.KeyImage, WipingFlags, FirstImageKey, 0, _image, 0, 0, true);
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
                _addresses[KeysImage] = NotLooked;
                _addresses[DukptImage] = NotLooked;
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
