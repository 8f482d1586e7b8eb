using System;

namespace Firmware.Store
{
    /// <summary>
    /// Where the pieces of one download lie: of the generation that counts and of the one that is on its way. The key of a piece
    /// is its generation times 256 and its place; begin and commit have places of their own. The auxiliary number is the host's version,
    /// in a commit the count of items.
    /// </summary>
    internal sealed class DownloadIndex
    {
        public const int BeginAt = 254;
        public const int CommitAt = 255;

        private const int Places = 256;

        private readonly DownloadGeneration _one;
        private readonly DownloadGeneration _other;

        public DownloadIndex(int capacity)
        {
            Capacity = capacity;
            _one = new DownloadGeneration(capacity);
            _other = new DownloadGeneration(capacity);
        }

        public int Capacity { get; }

        /// <summary>Some piece is there.</summary>
        public bool Any
        {
            get { return _one.Number != 0 || _other.Number != 0; }
        }

        public int Count
        {
            get { return Standing == null ? 0 : Standing.Count; }
        }

        public int Version
        {
            get { return Standing == null ? 0 : Standing.Version; }
        }

        /// <summary>The one that counts; null when there is none.</summary>
        private DownloadGeneration Standing
        {
            get { return _one.Complete ? _one : _other.Complete ? _other : null; }
        }

        /// <summary>The one that is on its way; null when there is none.</summary>
        private DownloadGeneration Coming
        {
            get
            {
                DownloadGeneration newer = _one.Number > _other.Number ? _one : _other;
                return newer.Number == 0 || newer.Complete ? null : newer;
            }
        }

        public void Clear()
        {
            _one.Clear();
            _other.Clear();
        }

        public int AddressOf(int item)
        {
            return item >= 0 && item < Count ? Standing.Items[item] : 0;
        }

        public int Received(int version)
        {
            DownloadGeneration coming = Coming;
            return coming != null && coming.BeginAddress != 0 && coming.Version == version ? coming.Received() : -1;
        }

        public int NextKey(int place)
        {
            DownloadGeneration coming = Coming;
            int standing = Standing == null ? 0 : Standing.Number;
            return ((coming == null ? standing + 1 : coming.Number) * Places) + place;
        }

        /// <summary>
        /// Pieces of two generations may come in any order: cleaning copies them to the newer end. A generation that was begun anew
        /// has a begin with a higher sequence than what it replaces.
        /// </summary>
        public void Seen(RecordHead head)
        {
            DownloadGeneration generation = Of(head.Key / Places);
            if (generation == null)
            {
                return;
            }

            int place = head.Key % Places;
            if (place == BeginAt)
            {
                generation.Begin(head);
            }
            else if (place == CommitAt)
            {
                generation.CommitAddress = head.Address;
                generation.Count = head.Auxiliary;
            }
            else if (place < Capacity && head.Sequence > generation.BeginSequence)
            {
                generation.Take(place, head);
            }

            DownloadGeneration other = generation == _one ? _other : _one;
            if (generation.Complete && other.Number < generation.Number)
            {
                other.Clear();
            }
        }

        public bool Holds(int address)
        {
            return _one.Holds(address) || _other.Holds(address);
        }

        public void Moved(int address, int newAddress)
        {
            _one.Moved(address, newAddress);
            _other.Moved(address, newAddress);
        }

        public int CopyAddresses(int[] into, int count)
        {
            return _one.CopyAddresses(into, _other.CopyAddresses(into, count));
        }

        /// <summary>Where pieces of that number belong; null for one that has been replaced.</summary>
        private DownloadGeneration Of(int number)
        {
            if (number == _one.Number || number == _other.Number)
            {
                return number == _one.Number ? _one : _other;
            }

            DownloadGeneration standing = Standing;
            if (standing != null && number < standing.Number)
            {
                return null;
            }

            DownloadGeneration into = _one.Number < _other.Number ? _one : _other;
            if (into == standing)
            {
                into = into == _one ? _other : _one;
            }

            // Both are taken and neither counts: the two newest are the candidates.
            if (number < into.Number)
            {
                return null;
            }

            into.Clear();
            into.Number = number;
            return into;
        }
    }

    /// <summary>The pieces of one generation.</summary>
    internal sealed class DownloadGeneration
    {
        /// <summary>Made when the first piece is seen: most of the time there is one generation, or none.</summary>
        public int[] Items = s_none;
        public int Number;
        public int Version;
        public int Count;
        public int BeginAddress;
        public uint BeginSequence;
        public int CommitAddress;
        private uint _newest;

        private static readonly int[] s_none = new int[0];

        private readonly int _capacity;

        public DownloadGeneration(int capacity)
        {
            _capacity = capacity;
        }

        public bool Complete
        {
            get { return CommitAddress != 0 && BeginAddress != 0 && Received() == Count; }
        }

        public void Clear()
        {
            Items = s_none;
            Number = 0;
            Version = 0;
            Count = 0;
            BeginAddress = 0;
            BeginSequence = 0;
            CommitAddress = 0;
            _newest = 0;
        }

        public void Begin(RecordHead head)
        {
            if (head.Sequence > _newest)
            {
                Array.Clear(Items, 0, Items.Length);
                CommitAddress = 0;
            }

            BeginAddress = head.Address;
            BeginSequence = head.Sequence;
            Version = head.Auxiliary;
        }

        public void Take(int place, RecordHead head)
        {
            if (Items.Length == 0)
            {
                Items = new int[_capacity];
            }

            Items[place] = head.Address;
            _newest = head.Sequence > _newest ? head.Sequence : _newest;
        }

        /// <summary>Items from the first one on without a gap.</summary>
        public int Received()
        {
            int count = 0;
            while (count < Items.Length && Items[count] != 0)
            {
                count++;
            }

            return count;
        }

        public bool Holds(int address)
        {
            if (address == BeginAddress || address == CommitAddress)
            {
                return true;
            }

            for (int i = 0; i < Items.Length; i++)
            {
                if (Items[i] == address)
                {
                    return true;
                }
            }

            return false;
        }

        public void Moved(int address, int newAddress)
        {
            BeginAddress = BeginAddress == address ? newAddress : BeginAddress;
            CommitAddress = CommitAddress == address ? newAddress : CommitAddress;
            for (int i = 0; i < Items.Length; i++)
            {
                Items[i] = Items[i] == address ? newAddress : Items[i];
            }
        }

        public int CopyAddresses(int[] into, int count)
        {
            for (int i = 0; i < Items.Length; i++)
            {
                if (Items[i] != 0)
                {
                    into[count] = Items[i];
                    count++;
                }
            }

            if (BeginAddress != 0)
            {
                into[count] = BeginAddress;
                count++;
            }

            if (CommitAddress != 0)
            {
                into[count] = CommitAddress;
                count++;
            }

            return count;
        }
    }
}
