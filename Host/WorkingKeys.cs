using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>
    /// Takes the working keys of a sign-on reply (field 62) into the vault. Cryptograms, each with its check value: 24 bytes are two
    /// single-length keys; 40 a double-length PIN key and a MAC key in 16 bytes of room; 60 a track key after them. Or
    /// key blocks one after the other: PIN, MAC, track. Whatever is wrong anywhere, no key changes.
    /// </summary>
    public sealed class WorkingKeys
    {
        private const int Single = 8;
        private const int Double = 16;
        private const int Check = 4;
        private const int SingleForm = 2 * (Single + Check);
        private const int DoubleForm = 2 * (Double + Check);
        private const int TrackForm = 3 * (Double + Check);
        private const int MostKeys = 3;

        /// <summary>Of a key block: version 1, length 4 digits.</summary>
        private const int BlockPrefix = 5;

        private readonly IKeyVault _vault;
        private readonly AcquirerProfile _profile;
        private byte[] _reply;
        private int _at;
        private int _end;
        private int _room;
        private int _key;
        private int _keys;
        private bool _opening;

        public WorkingKeys(IKeyVault vault, AcquirerProfile profile)
        {
            _vault = vault;
            _profile = profile;
        }

        /// <summary>Begins: Pending, or Protocol for a length that is none of those.</summary>
        public Status Start(byte[] reply, int offset, int length)
        {
            _reply = reply;
            _at = offset;
            _end = offset + length;
            _key = 0;
            _opening = false;
            _vault.ImportDrop();
            _keys = length == TrackForm ? MostKeys : MostKeys - 1;
            _room = length == SingleForm ? Single : Double;
            bool known = length == SingleForm || length == DoubleForm || length == TrackForm;
            return _profile.KeyBlocks ? length >= BlockPrefix ? Status.Pending : Status.Protocol
                : known ? Status.Pending : Status.Protocol;
        }

        /// <summary>One key a poll: Pending, then Ok, or Protocol, Checksum, Invalid or NotFound as the vault says.</summary>
        public Status Poll()
        {
            Status status = _profile.KeyBlocks ? PollBlock() : PollCryptogram();
            if (status != Status.Pending)
            {
                _vault.ImportDrop();
                _reply = null;
            }

            return status;
        }

        /// <summary>First all check values, then all keys in one go: the next save finds all of them.</summary>
        private Status PollCryptogram()
        {
            if (_key < _keys)
            {
                int at = _at + (_key * (_room + Check));
                Status checkedAs = _vault.CheckWrapped(_reply, at, LengthOf(_key, at), _reply, at + _room, Check);
                _key++;
                return checkedAs == Status.Ok ? Status.Pending : checkedAs;
            }

            Status status = Status.Ok;
            for (int i = 0; i < _keys && status == Status.Ok; i++)
            {
                int at = _at + (i * (_room + Check));
                status = _vault.UnwrapKey(SlotOf(i), _reply, at, LengthOf(i, at), _reply, at + _room, Check);
            }

            return status;
        }

        private Status PollBlock()
        {
            if (_opening)
            {
                Status opened = _vault.ImportPoll();
                _opening = opened == Status.Pending;
                return opened == Status.Ok ? Status.Pending : opened;
            }

            if (_at == _end)
            {
                return _key < MostKeys - 1 ? Status.Protocol : _vault.ImportCommit();
            }

            int length = BlockLength();
            if (_key == MostKeys || length < BlockPrefix || length > _end - _at)
            {
                return Status.Protocol;
            }

            Status started = _vault.ImportStart(SlotOf(_key), _reply, _at, length);
            _at += length;
            _key++;
            _opening = started == Status.Pending;
            return started;
        }

        private int BlockLength()
        {
            int length = 0;
            for (int i = 1; i < BlockPrefix && _at + i < _end; i++)
            {
                int digit = _reply[_at + i] - '0';
                length = digit < 0 || digit > 9 ? -1 : (length * 10) + digit;
                if (length < 0)
                {
                    return -1;
                }
            }

            return length;
        }

        private static KeySlot SlotOf(int key)
        {
            return key == 0 ? KeySlot.Pin : key == 1 ? KeySlot.Mac : KeySlot.Track;
        }

        /// <summary>Hosts that send a single-length MAC key fill the rest of its 16 bytes with zeros.</summary>
        private int LengthOf(int key, int at)
        {
            if (key != 1 || _room == Single)
            {
                return _room;
            }

            for (int i = Single; i < Double; i++)
            {
                if (_reply[at + i] != 0)
                {
                    return Double;
                }
            }

            return Single;
        }
    }
}
