using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>What a host sends down, each replaced as a whole. The numbers are on flash.</summary>
    public enum DownloadSlot : byte
    {
        /// <summary>Merchant, limits, hotline.</summary>
        Parameters = 0,

        /// <summary>Public keys of certification authorities, one an item.</summary>
        CaKeys = 1,

        /// <summary>Applications (AIDs) with their data, one an item.</summary>
        Applications = 2,

        /// <summary>Blocked cards, several an item.</summary>
        Blacklist = 3,
    }

    /// <summary>
    /// Keeps downloads on flash: the items of a new one are added one by one beside the old one, which counts until
    /// <see cref="Commit"/> is durable. After a power cut the items that arrived are still there
    /// (<see cref="Received"/>). One change at a time; <see cref="Settled"/> says when it is on flash.
    /// </summary>
    public sealed class DownloadStore
    {
        public const int Slots = 4;

        /// <summary>Longest item.</summary>
        public const int MaxItemBytes = RecordHead.MaxPayloadBytes;

        internal const int MostAddresses = 2 * (4 + 48 + 24 + 16 + (2 * Slots));

        private readonly Archive _archive;
        private readonly DownloadIndex[] _slots = new DownloadIndex[Slots];
        private readonly byte[] _nothing = new byte[1];
        private bool _writing;
        private int _readAddress;

        internal DownloadStore(Archive archive)
        {
            _archive = archive;
            _slots[(int)DownloadSlot.Parameters] = new DownloadIndex(4);
            _slots[(int)DownloadSlot.CaKeys] = new DownloadIndex(48);
            _slots[(int)DownloadSlot.Applications] = new DownloadIndex(24);
            _slots[(int)DownloadSlot.Blacklist] = new DownloadIndex(16);
        }

        /// <summary>Nothing is being written.</summary>
        public bool Settled
        {
            get { return !_writing; }
        }

        /// <summary>Some piece of some download is there.</summary>
        internal bool Any
        {
            get
            {
                for (int i = 0; i < Slots; i++)
                {
                    if (_slots[i].Any)
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        /// <summary>How the last change ended.</summary>
        public Status Result { get; private set; }

        /// <summary>Items of the download that counts; 0 when there is none.</summary>
        public int CountOf(DownloadSlot slot)
        {
            return _slots[(int)slot].Count;
        }

        /// <summary>The host's version of the download that counts; 0 when there is none.</summary>
        public int VersionOf(DownloadSlot slot)
        {
            return _slots[(int)slot].Version;
        }

        /// <summary>Items that fit.</summary>
        public int CapacityOf(DownloadSlot slot)
        {
            return _slots[(int)slot].Capacity;
        }

        /// <summary>Items of that version which arrived but do not count yet; -1 when no such download was begun.</summary>
        public int Received(DownloadSlot slot, int version)
        {
            return _slots[(int)slot].Received(version);
        }

        /// <summary>Begins a download of that version anew; what arrived of another one is forgotten.</summary>
        public Status Begin(DownloadSlot slot, int version)
        {
            return Write(slot, _slots[(int)slot].NextKey(DownloadIndex.BeginAt), version, _nothing, 0, 0);
        }

        /// <summary>Adds the next item to the download that was begun. Full when it does not fit.</summary>
        public Status Add(DownloadSlot slot, int version, byte[] item, int offset, int count)
        {
            DownloadIndex index = _slots[(int)slot];
            int at = index.Received(version);
            if (at < 0 || count > MaxItemBytes)
            {
                return Status.Invalid;
            }

            return at >= index.Capacity ? Status.Full : Write(slot, index.NextKey(at), version, item, offset, count);
        }

        /// <summary>The download is complete: from the moment this is on flash it counts.</summary>
        public Status Commit(DownloadSlot slot, int version)
        {
            DownloadIndex index = _slots[(int)slot];
            int count = index.Received(version);
            return count < 0 ? Status.Invalid : Write(slot, index.NextKey(DownloadIndex.CommitAt), count, _nothing, 0, 0);
        }

        /// <summary>Reads an item of the download that counts, in slices: Busy until Ok. Anything else: it cannot be read.</summary>
        /// <param name="into">Room for <see cref="MaxItemBytes"/>.</param>
        public Status Read(DownloadSlot slot, int item, byte[] into, out int count)
        {
            count = 0;
            int address = _slots[(int)slot].AddressOf(item);
            if (address == 0)
            {
                return Status.NotFound;
            }

            Status status;
            if (_readAddress != address)
            {
                status = _archive.Journal.ReadStart(address);
                _readAddress = status == Status.Pending ? address : 0;
            }
            else
            {
                status = _archive.Journal.ReadPoll(into, 0, out count);
                _readAddress = status == Status.Pending ? address : 0;
            }

            return status == Status.Pending ? Status.Busy : status;
        }

        internal void Clear()
        {
            _writing = false;
            _readAddress = 0;
            Result = Status.Ok;
            for (int i = 0; i < Slots; i++)
            {
                _slots[i].Clear();
            }
        }

        internal void Written(Status status)
        {
            _writing = false;
            Result = status;
        }

        internal void Seen(RecordHead head)
        {
            if (head.Flags < Slots)
            {
                _slots[head.Flags].Seen(head);
            }
        }

        internal bool Keep(RecordHead head)
        {
            return head.Flags < Slots && _slots[head.Flags].Holds(head.Address);
        }

        internal void Moved(RecordHead head, int newAddress)
        {
            _readAddress = 0;
            if (head.Flags < Slots)
            {
                _slots[head.Flags].Moved(head.Address, newAddress);
            }
        }

        internal int CopyAddresses(int[] into, int count)
        {
            for (int i = 0; i < Slots; i++)
            {
                count = _slots[i].CopyAddresses(into, count);
            }

            return count;
        }

        private Status Write(DownloadSlot slot, int key, int auxiliary, byte[] bytes, int offset, int count)
        {
            if (_writing)
            {
                return Status.Busy;
            }

            _readAddress = 0;
            Status status = _archive.AppendDownload((byte)slot, key, auxiliary, bytes, offset, count);
            _writing = status == Status.Pending;
            return status;
        }
    }
}
