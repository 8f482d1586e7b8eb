using System;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// Reads CA keys in the form acquirers of UnionPay's network download them (field 62 of 0800/0820; tags as public material on
    /// Q/CUP 009 names them): a flat TLV string, one key after the other.
    /// </summary>
    internal static class CaKeyLoader
    {
        private const uint Modulus = 0xDF02;
        private const uint Checksum = 0xDF03;
        private const uint Exponent = 0xDF04;
        private const uint Expiry = 0xDF05;
        private const int RidLength = 5;

        // Eight objects a key is what downloads have.
        private const int MaxObjects = CaKeyTable.MaxKeys * 8;

        internal static CaKeyError Load(CaKeyTable table, byte[] data, int offset, int count, out int loaded)
        {
            loaded = 0;
            var tlv = new TlvIndex(MaxObjects);
            if (tlv.Parse(data, offset, count) != TlvError.None || tlv.Count == 0 || tlv.Tag(0) != Tag.TerminalAid)
            {
                return CaKeyError.Malformed;
            }

            int first = 0;
            while (first < tlv.Count)
            {
                int end = first + 1;
                while (end < tlv.Count && tlv.Tag(end) != Tag.TerminalAid)
                {
                    end++;
                }

                CaKeyError error = LoadKey(table, data, tlv, first, end);
                if (error != CaKeyError.None)
                {
                    return error;
                }

                loaded++;
                first = end;
            }

            return CaKeyError.None;
        }

        private static CaKeyError LoadKey(CaKeyTable table, byte[] data, TlvIndex tlv, int first, int end)
        {
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

            return table.Add(
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
