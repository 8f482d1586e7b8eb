using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>
    /// Takes the working keys of a sign-on reply (field 62) into the vault. 24 bytes: two single-length keys; 40 bytes:
    /// a double-length PIN key and a MAC key in 16 bytes of room; 60 bytes: a track key after them. Each is followed by
    /// its check value. A wrong check value anywhere changes no key.
    /// </summary>
    public sealed class WorkingKeys
    {
        private const int Single = 8;
        private const int Double = 16;
        private const int Check = 4;
        private const int SingleForm = 2 * (Single + Check);
        private const int DoubleForm = 2 * (Double + Check);
        private const int TrackForm = 3 * (Double + Check);

        private readonly IKeyVault _vault;

        public WorkingKeys(IKeyVault vault)
        {
            _vault = vault;
        }

        /// <returns>Ok; Protocol for a length that is none of the three; Checksum or NotFound as the vault says.</returns>
        public Status Load(byte[] reply, int offset, int length)
        {
            int step;
            switch (length)
            {
                case SingleForm:
                    step = Single + Check;
                    break;
                case DoubleForm:
                case TrackForm:
                    step = Double + Check;
                    break;
                default:
                    return Status.Protocol;
            }

            int key = step - Check;
            int macKey = MacKeyLength(reply, offset + step, key);
            // First all check values, then all keys.
            Status status = Take(KeySlot.None, reply, offset, key, key);
            status = status == Status.Ok ? Take(KeySlot.None, reply, offset + step, macKey, key) : status;
            if (length == TrackForm)
            {
                status = status == Status.Ok ? Take(KeySlot.None, reply, offset + (2 * step), key, key) : status;
            }

            status = status == Status.Ok ? Take(KeySlot.Pin, reply, offset, key, key) : status;
            status = status == Status.Ok ? Take(KeySlot.Mac, reply, offset + step, macKey, key) : status;
            if (length == TrackForm)
            {
                status = status == Status.Ok ? Take(KeySlot.Track, reply, offset + (2 * step), key, key) : status;
            }

            return status;
        }

        /// <summary>Hosts that send a single-length MAC key fill the rest of its 16 bytes with zeros.</summary>
        private static int MacKeyLength(byte[] reply, int offset, int room)
        {
            if (room == Single)
            {
                return Single;
            }

            for (int i = Single; i < Double; i++)
            {
                if (reply[offset + i] != 0)
                {
                    return Double;
                }
            }

            return Single;
        }

        private Status Take(KeySlot slot, byte[] reply, int offset, int keyLength, int room)
        {
            return slot == KeySlot.None
                ? _vault.CheckWrapped(reply, offset, keyLength, reply, offset + room, Check)
                : _vault.UnwrapKey(slot, reply, offset, keyLength, reply, offset + room, Check);
        }
    }
}
