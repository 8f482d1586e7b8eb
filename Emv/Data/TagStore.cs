using System;

namespace Emv.Data
{
    /// <summary>
    /// Data objects of a transaction in one fixed buffer: values are appended, an index of three arrays says where. Finding
    /// one costs a hash and, rarely, a second look. Nothing is allocated after construction.
    /// </summary>
    public sealed class TagStore
    {
        private const int Slots = 512;

        private readonly byte[] _buffer;
        private readonly uint[] _tags;
        private readonly int[] _offsets;
        private readonly int[] _lengths;
        private readonly byte[] _slots = new byte[Slots];
        private int _count;
        private int _used;

        /// <param name="capacityBytes">Bytes of values.</param>
        /// <param name="capacityObjects">Data objects, at most 250.</param>
        public TagStore(int capacityBytes, int capacityObjects)
        {
            if (capacityObjects < 1 || capacityObjects > 250)
            {
                throw new ArgumentException();
            }

            _buffer = new byte[capacityBytes];
            _tags = new uint[capacityObjects];
            _offsets = new int[capacityObjects];
            _lengths = new int[capacityObjects];
        }

        /// <summary>The bytes all offsets refer to.</summary>
        public byte[] Buffer
        {
            get { return _buffer; }
        }

        /// <summary>Number of data objects.</summary>
        public int Count
        {
            get { return _count; }
        }

        /// <summary>Bytes of the buffer in use.</summary>
        public int Used
        {
            get { return _used; }
        }

        /// <summary>The object at a position, in the order of arrival.</summary>
        /// <param name="index">0 to <see cref="Count"/> - 1.</param>
        public void Get(int index, out uint tag, out int offset, out int length)
        {
            tag = _tags[index];
            offset = _offsets[index];
            length = _lengths[index];
        }

        /// <summary>Finds an object; offset -1 and length 0 when it is not there.</summary>
        public bool TryGet(uint tag, out int offset, out int length)
        {
            int at = Find(tag);
            if (at < 0)
            {
                offset = -1;
                length = 0;
                return false;
            }

            offset = _offsets[at];
            length = _lengths[at];
            return true;
        }

        /// <summary>True when the object is there, even with an empty value.</summary>
        public bool Contains(uint tag)
        {
            return Find(tag) >= 0;
        }

        /// <summary>Appends raw bytes that objects will refer to; the offset, or -1 when there is no room.</summary>
        public int Append(byte[] data, int offset, int count)
        {
            if (count > _buffer.Length - _used)
            {
                return -1;
            }

            int at = _used;
            Array.Copy(data, offset, _buffer, at, count);
            _used += count;
            return at;
        }

        /// <summary>Names bytes that are in the buffer already. False: no room for another object.</summary>
        public bool Refer(uint tag, int offset, int length)
        {
            int at = Find(tag);
            if (at < 0)
            {
                return Add(tag, offset, length);
            }

            _offsets[at] = offset;
            _lengths[at] = length;
            return true;
        }

        /// <summary>Names bytes that are in the buffer already, of an object that is not there yet. False: it is, or there is no room for another object.</summary>
        public bool Add(uint tag, int offset, int length)
        {
            int at = _count;
            if (at == _tags.Length)
            {
                return false;
            }

            byte[] slots = _slots;
            int slot = (int)((tag ^ tag >> 8) & (Slots - 1));
            while (slots[slot] != 0)
            {
                if (_tags[slots[slot] - 1] == tag)
                {
                    return false;
                }

                slot = (slot + 1) & (Slots - 1);
            }

            _tags[at] = tag;
            _offsets[at] = offset;
            _lengths[at] = length;
            _count = at + 1;
            slots[slot] = (byte)(at + 1);
            return true;
        }

        /// <summary>Sets a value: over the old one where it fits, at the end otherwise. False: no room.</summary>
        public bool Set(uint tag, byte[] data, int offset, int count)
        {
            int at = Find(tag);
            if (at >= 0 && count <= _lengths[at])
            {
                Array.Copy(data, offset, _buffer, _offsets[at], count);
                _lengths[at] = count;
                return true;
            }

            int from = Append(data, offset, count);
            if (from < 0 || at < 0)
            {
                return from >= 0 && Add(tag, from, count);
            }

            _offsets[at] = from;
            _lengths[at] = count;
            return true;
        }

        /// <summary>Forgets one object; its bytes stay until <see cref="Wipe"/>.</summary>
        public void Remove(uint tag)
        {
            int at = Find(tag);
            if (at < 0)
            {
                return;
            }

            _count--;
            for (int i = at; i < _count; i++)
            {
                _tags[i] = _tags[i + 1];
                _offsets[i] = _offsets[i + 1];
                _lengths[i] = _lengths[i + 1];
            }

            Rehash();
        }

        /// <summary>Forgets everything after a mark: <paramref name="count"/> objects and <paramref name="used"/> bytes stay.</summary>
        public void Truncate(int count, int used)
        {
            Array.Clear(_buffer, used, _used - used);
            _used = used;
            if (count < _count)
            {
                _count = count;
                Rehash();
            }
        }

        /// <summary>Overwrites every byte with zero and forgets every object.</summary>
        public void Wipe()
        {
            Array.Clear(_buffer, 0, _buffer.Length);
            Array.Clear(_slots, 0, Slots);
            _count = 0;
            _used = 0;
        }

        /// <summary>Position of an object; -1 when it is not there.</summary>
        private int Find(uint tag)
        {
            // Tags of two bytes differ in their last, with a few values of the first; no two of those that the kernels know fall together.
            int slot = (int)((tag ^ tag >> 8) & (Slots - 1));
            while (true)
            {
                int at = _slots[slot] - 1;
                if (at < 0 || _tags[at] == tag)
                {
                    return at;
                }

                slot = (slot + 1) & (Slots - 1);
            }
        }

        private void Rehash()
        {
            int count = _count;
            Array.Clear(_slots, 0, Slots);
            _count = 0;
            for (int i = 0; i < count; i++)
            {
                Add(_tags[i], _offsets[i], _lengths[i]);
            }
        }
    }
}
