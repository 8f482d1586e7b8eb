using System;

namespace Drivers.Printer
{
    /// <summary>
    /// The slip as it will go over the wire, item by item. An item (a line, a band of dots, a feed) carries everything it
    /// needs, so that printing can start again at any of them.
    /// </summary>
    internal sealed class Slip
    {
        /// <summary>What an item of dots takes beside the dots themselves.</summary>
        public const int ItemOverheadBytes = 16;

        private const int HeaderBytes = 2;

        private readonly byte[] _bytes;
        private int _end;
        private int _itemStart;
        private bool _overflow;

        public Slip(int capacityBytes)
        {
            _bytes = new byte[capacityBytes];
        }

        public byte[] Bytes
        {
            get { return _bytes; }
        }

        public int End
        {
            get { return _end; }
        }

        public int RoomBytes
        {
            get { return _bytes.Length - _end; }
        }

        /// <summary>Forgets the slip and what it said.</summary>
        public void Clear()
        {
            Array.Clear(_bytes, 0, _end);
            _end = 0;
        }

        /// <summary>Takes out what stands before that item.</summary>
        public void Drop(int before)
        {
            int left = _end - before;
            Array.Copy(_bytes, before, _bytes, 0, left);
            Array.Clear(_bytes, left, before);
            _end = left;
        }

        public void BeginItem()
        {
            _itemStart = _end;
            _overflow = _end + HeaderBytes > _bytes.Length;
            _end = _overflow ? _end : _end + HeaderBytes;
        }

        public void Add(byte value)
        {
            if (_end >= _bytes.Length)
            {
                _overflow = true;
                return;
            }

            _bytes[_end] = value;
            _end++;
        }

        public void Add(byte[] bytes, int offset, int count)
        {
            if (_end + count > _bytes.Length)
            {
                _overflow = true;
                return;
            }

            Array.Copy(bytes, offset, _bytes, _end, count);
            _end += count;
        }

        public void Add(byte a, byte b, byte c)
        {
            Add(a);
            Add(b);
            Add(c);
        }

        /// <summary>False when it did not fit and leave <paramref name="reserveBytes"/> free: the item is taken out again.</summary>
        public bool EndItem(int reserveBytes)
        {
            if (_overflow || _end + reserveBytes > _bytes.Length)
            {
                _end = _itemStart;
                return false;
            }

            int length = _end - _itemStart - HeaderBytes;
            _bytes[_itemStart] = (byte)(length >> 8);
            _bytes[_itemStart + 1] = (byte)length;
            return true;
        }

        /// <summary>Bytes of the item that starts at <paramref name="at"/>, without its header.</summary>
        public int LengthAt(int at)
        {
            return (_bytes[at] << 8) | _bytes[at + 1];
        }

        public int FirstByteAt(int at)
        {
            return at + HeaderBytes;
        }

        public int After(int at)
        {
            return at + HeaderBytes + LengthAt(at);
        }
    }
}
