using System;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// Reads CA keys in the form acquirers of UnionPay's network download them (field 62 of 0800/0820; tags as public material on
    /// Q/CUP 009 names them): a flat TLV string, one key after the other.
    /// </summary>
    /// <remarks>Keys before a bad one stay loaded. A slice takes at most two blocks of SHA-1, the first one the index of the data.</remarks>
    public sealed class CaKeyLoader
    {
        private const uint Modulus = 0xDF02;
        private const uint Checksum = 0xDF03;
        private const uint Exponent = 0xDF04;
        private const uint Expiry = 0xDF05;
        private const int RidLength = 5;

        // Eight objects a key is what downloads have.
        private const int MaxObjects = CaKeyTable.MaxKeys * 8;

        private readonly CaKeyTable _table;
        private readonly byte[] _data;
        private readonly int _offset;
        private readonly int _count;
        private TlvIndex _tlv;
        private int _next;
        private bool _adding;

        /// <param name="data">For each key 9F06 (RID), 9F22 (index), DF02 (modulus), DF03 (checksum), DF04 (exponent), DF05 (expiry) in any order; 9F06 begins the next key.</param>
        public CaKeyLoader(CaKeyTable table, byte[] data, int offset, int count)
        {
            _table = table;
            _data = data;
            _offset = offset;
            _count = count;
        }

        /// <summary>What stopped it; None while all is well.</summary>
        public CaKeyError Error { get; private set; }

        /// <summary>Keys added.</summary>
        public int Loaded { get; private set; }

        /// <summary>One slice; true when it is done, well or not.</summary>
        public bool Poll()
        {
            if (_tlv == null)
            {
                _tlv = new TlvIndex(MaxObjects);
                bool good = _tlv.Parse(_data, _offset, _count) == TlvError.None && _tlv.Count != 0 && _tlv.Tag(0) == Tag.TerminalAid;
                Error = good ? CaKeyError.None : CaKeyError.Malformed;
            }
            else if (_adding)
            {
                _adding = !_table.PollAdd(out CaKeyError error);
                Error = error;
                Loaded += _adding || error != CaKeyError.None ? 0 : 1;
            }
            else
            {
                Error = BeginKey();
            }

            return Error != CaKeyError.None || (!_adding && _next == _tlv.Count);
        }

        private CaKeyError BeginKey()
        {
            int first = _next;
            int end = first + 1;
            while (end < _tlv.Count && _tlv.Tag(end) != Tag.TerminalAid)
            {
                end++;
            }

            _next = end;
            CaKeyError error = BeginKey(first, end);
            _adding = error == CaKeyError.None;
            return error;
        }

        private CaKeyError BeginKey(int first, int end)
        {
            byte[] data = _data;
            TlvIndex tlv = _tlv;
            int index = Find(tlv, Tag.CaIndexTerminal, first, end);
            int modulus = Find(tlv, Modulus, first, end);
            int checksum = Find(tlv, Checksum, first, end);
            int exponent = Find(tlv, Exponent, first, end);
            int expiry = Find(tlv, Expiry, first, end);
            if (index < 0 || modulus < 0 || checksum < 0 || exponent < 0 || tlv.Length(first) != RidLength || tlv.Length(index) != 1
                || tlv.Length(exponent) < 1 || tlv.Length(exponent) > 3)
            {
                return CaKeyError.Malformed;
            }

            int until = expiry < 0 ? 0 : Date(data, tlv.Offset(expiry), tlv.Length(expiry));
            if (until < 0)
            {
                return CaKeyError.Malformed;
            }

            return _table.BeginAdd(
                Copy(data, tlv, first),
                data[tlv.Offset(index)],
                Copy(data, tlv, modulus),
                Bytes.ToInt(data, tlv.Offset(exponent), tlv.Length(exponent)),
                Copy(data, tlv, checksum),
                until);
        }

        private static int Find(TlvIndex tlv, uint tag, int first, int end)
        {
            for (int i = first; i < end; i++)
            {
                if (tlv.Tag(i) == tag)
                {
                    return i;
                }
            }

            return -1;
        }

        // YYYYMMDD in four bytes, or as eight characters; -1 for anything else.
        private static int Date(byte[] data, int offset, int length)
        {
            if (length == 4)
            {
                return (int)Bytes.ToNumber(data, offset, 4);
            }

            if (length != 8)
            {
                return -1;
            }

            int date = 0;
            for (int i = 0; i < length; i++)
            {
                int digit = data[offset + i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return -1;
                }

                date = (date * 10) + digit;
            }

            return date;
        }

        private static byte[] Copy(byte[] data, TlvIndex tlv, int index)
        {
            var value = new byte[tlv.Length(index)];
            Array.Copy(data, tlv.Offset(index), value, 0, value.Length);
            return value;
        }
    }
}
