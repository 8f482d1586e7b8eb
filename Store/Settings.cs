using System;
using System.Text;
using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// What the terminal remembers besides payments: settings by number (the caller's; 1 to 999), and the counters. Values
    /// are in memory after <see cref="Start"/>. A change is in memory at once and durable when <see cref="Poll"/> says Ok.
    /// One change of a setting at a time; counters look after themselves.
    /// </summary>
    public sealed class Settings : IRecordOwner
    {
        public const int MaxValueBytes = 96;

        /// <summary>Settings that can be stored, operators included.</summary>
        public const int MaxSettings = 160;

        private const int MaxKey = 999;
        private const int CounterEntries = CounterBook.Entries;

        private readonly Journal _journal;
        private readonly CounterBook _counters = new CounterBook();
        private readonly int[] _keys = new int[MaxSettings];
        private readonly byte[][] _values = new byte[MaxSettings][];
        private readonly int[] _previous = new int[MaxSettings];
        private readonly int[] _addresses = new int[MaxSettings];
        private readonly int[] _live = new int[MaxSettings + CounterEntries];
        private readonly RecordHead _head = new RecordHead();
        private readonly byte[] _scratch = new byte[RecordHead.MaxPayloadBytes];
        private int _count;
        private int _loading;
        private bool _ready;
        private int _requested = -1;
        private int _writing = -1;
        private bool _counterWriting;
        private Status _result;

        /// <param name="blocks">Erase blocks of the region, at least <see cref="Journal.MinBlocks"/>.</param>
        public Settings(IFlash flash, int firstBlock, int blocks, IRecordCipher cipher)
        {
            _journal = new Journal(flash, firstBlock, blocks, cipher, this);
        }

        /// <summary>What the journal below counts: torn, damaged and repaired records, worn blocks.</summary>
        public Journal Journal
        {
            get { return _journal; }
        }

        /// <summary>Settings whose newest value could not be read in <see cref="Start"/>; the value before it, or none, took its place.</summary>
        public int Damaged { get; private set; }

        public Status Start(long nowMs)
        {
            _count = 0;
            _loading = 0;
            _ready = false;
            _requested = -1;
            _writing = -1;
            _counterWriting = false;
            _result = Status.Ok;
            Damaged = 0;
            _counters.Clear();
            return _journal.Start(nowMs);
        }

        public Status Poll(long nowMs)
        {
            Status status = _journal.Poll(nowMs);
            if (!_ready)
            {
                return status == Status.Ok ? Load() : status;
            }

            if (status == Status.Pending)
            {
                return Status.Pending;
            }

            if (_counterWriting || _writing >= 0)
            {
                Finish(status);
            }

            return WriteNext();
        }

        public int GetInt(int key, int fallback)
        {
            int i = Find(key);
            return i < 0 || _values[i] == null || _values[i].Length != 4 ? fallback : RecordHead.GetInt(_values[i], 0);
        }

        public string GetText(int key, string fallback)
        {
            int i = Find(key);
            return i < 0 || _values[i] == null ? fallback : Encoding.UTF8.GetString(_values[i], 0, _values[i].Length);
        }

        /// <summary>Bytes of the value; -1 when nothing is stored under that number.</summary>
        public int LengthOf(int key)
        {
            int i = Find(key);
            return i < 0 || _values[i] == null ? -1 : _values[i].Length;
        }

        /// <summary>Copies the value and returns its length; -1 when nothing is stored under that number.</summary>
        public int GetBytes(int key, byte[] into, int offset)
        {
            int i = Find(key);
            if (i < 0 || _values[i] == null)
            {
                return -1;
            }

            Array.Copy(_values[i], 0, into, offset, _values[i].Length);
            return _values[i].Length;
        }

        /// <summary>Pending when taken; Busy while another change is not yet durable; Invalid when too long, Full when there are too many settings.</summary>
        public Status SetInt(int key, int value)
        {
            RecordHead.PutInt(_scratch, 0, value);
            return SetBytes(key, _scratch, 0, 4);
        }

        public Status SetText(int key, string value)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(value);
            return SetBytes(key, bytes, 0, bytes.Length);
        }

        public Status SetBytes(int key, byte[] value, int offset, int count)
        {
            if (!_ready || _requested >= 0 || _writing >= 0)
            {
                return Status.Busy;
            }

            if (key < 1 || key > MaxKey || count < 0 || count > MaxValueBytes)
            {
                return Status.Invalid;
            }

            int i = Find(key);
            if (i < 0)
            {
                if (_count == MaxSettings)
                {
                    return Status.Full;
                }

                i = Add(key);
            }

            var copy = new byte[count];
            Array.Copy(value, offset, copy, 0, count);
            if (_values[i] != null)
            {
                // It may have been an address: what is replaced is gone at once, not when memory is collected.
                Array.Clear(_values[i], 0, _values[i].Length);
            }

            _values[i] = copy;
            _requested = i;
            _result = Status.Ok;
            return Status.Pending;
        }

        /// <summary>
        /// Takes the next number of a counter. STAN and voucher: Ok at once, it was made durable ahead of use; Busy while
        /// the next handful is being written (poll, then ask again); Full when the STAN came round to where the batch began
        /// (settle first). Batch: Ok, and it counts when <see cref="Poll"/> says Ok.
        /// </summary>
        public Status Take(Counter counter, out int value)
        {
            value = 0;
            return _ready ? _counters.Take(counter, out value) : Status.Busy;
        }

        /// <summary>The number last taken (batch: the open one). 0 before the first. After a restart: the last that may have been taken.</summary>
        public int Current(Counter counter)
        {
            return _counters.Current(counter);
        }

        /// <summary>
        /// That number has certainly been used: the counter goes on behind it if it is not there yet.
        /// </summary>
        public void Raise(Counter counter, int value)
        {
            _counters.Raise(counter, value);
        }

        /// <summary>What the transaction log saw of a counter, told once after a restart; where the counter knew less, numbers are skipped.</summary>
        public void Witness(Counter counter, int value)
        {
            _counters.Witness(counter, value);
        }

        void IRecordOwner.Seen(RecordHead head)
        {
            if (head.Kind == RecordKind.Counter)
            {
                _counters.Seen(head);
                return;
            }

            if (head.Kind != RecordKind.Setting)
            {
                return;
            }

            int i = Find(head.Key);
            if (i < 0)
            {
                if (_count == MaxSettings)
                {
                    return;
                }

                i = Add(head.Key);
            }

            if (_addresses[i] != 0)
            {
                _previous[i] = _addresses[i];
            }

            _addresses[i] = head.Address;
        }

        bool IRecordOwner.Keep(RecordHead head)
        {
            if (head.Kind == RecordKind.Counter)
            {
                return _counters.Keep(head);
            }

            int i = head.Kind == RecordKind.Setting ? Find(head.Key) : -1;
            return i >= 0 && _addresses[i] == head.Address;
        }

        void IRecordOwner.Moved(RecordHead head, int newAddress)
        {
            if (head.Kind == RecordKind.Counter)
            {
                _counters.Moved(head, newAddress);
                return;
            }

            int i = head.Kind == RecordKind.Setting ? Find(head.Key) : -1;
            if (i >= 0 && _addresses[i] == head.Address)
            {
                _addresses[i] = newAddress;
            }
        }

        void IRecordOwner.Live(out int[] addresses, out int count)
        {
            // Settings that have not been written yet have no place: they are left out by moving the others together.
            int used = 0;
            for (int i = 0; i < _count; i++)
            {
                if (_addresses[i] != 0)
                {
                    _live[used] = _addresses[i];
                    used++;
                }
            }

            count = _counters.CopyAddresses(_live, used);
            addresses = _live;
        }

        private int Find(int key)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_keys[i] == key)
                {
                    return i;
                }
            }

            return -1;
        }

        private int Add(int key)
        {
            int i = _count;
            _keys[i] = key;
            _values[i] = null;
            _addresses[i] = 0;
            _previous[i] = 0;
            _count++;
            return i;
        }

        // One value a poll. When the newest cannot be opened, the one before it is better than nothing.
        private Status Load()
        {
            if (_loading == _count)
            {
                // Something was lost: a counter's newest record may have been among it.
                _counters.Begin(_journal.DamagedRecords > 0);
                _ready = true;
                return WriteNext();
            }

            int i = _loading;
            Status status = TryLoad(i, _addresses[i]);
            if (status == Status.Busy)
            {
                return Status.Pending;
            }

            if (status != Status.Ok)
            {
                Damaged++;
                if (_previous[i] != 0 && TryLoad(i, _previous[i]) == Status.Busy)
                {
                    Damaged--;
                    return Status.Pending;
                }
            }

            _loading++;
            return Status.Pending;
        }

        private Status TryLoad(int i, int address)
        {
            Status status = _journal.ReadHead(address, _head);
            if (status != Status.Ok)
            {
                return status;
            }

            if (_head.Kind != RecordKind.Setting || _head.Key != _keys[i])
            {
                return Status.NotFound;
            }

            int count;
            status = _journal.Read(address, _scratch, 0, out count);
            if (status == Status.Ok)
            {
                var value = new byte[count];
                Array.Copy(_scratch, 0, value, 0, count);
                _values[i] = value;
            }

            return status;
        }

        private Status WriteNext()
        {
            int key;
            int value;
            Status status = Status.Pending;
            if (_counters.TryNextWrite(out key, out value))
            {
                status = _journal.Append(RecordKind.Counter, 0, key, value, _scratch, 0, 0, true);
                _counterWriting = status == Status.Pending;
            }
            else if (_requested >= 0)
            {
                byte[] bytes = _values[_requested];
                status = _journal.Append(RecordKind.Setting, 0, _keys[_requested], 0, bytes, 0, bytes.Length, false);
                if (status == Status.Pending)
                {
                    _writing = _requested;
                    _requested = -1;
                }
            }
            else
            {
                return _result;
            }

            if (status == Status.Pending || status == Status.Busy)
            {
                return Status.Pending;
            }

            _counters.Written(false);
            _requested = -1;
            _result = status;
            return status;
        }

        private void Finish(Status status)
        {
            if (_counterWriting)
            {
                _counterWriting = false;
                _counters.Written(status == Status.Ok);
            }

            _writing = -1;
            _result = status;
        }
    }
}
