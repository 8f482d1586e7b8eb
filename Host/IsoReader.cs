using Drivers.Hal;

namespace Firmware.Host
{
    /// <summary>
    /// Finds the elements of a received ISO 8583 message in place. What does not parse to its last byte is refused whole:
    /// half a message is no message.
    /// </summary>
    public sealed class IsoReader
    {
        private const int BodyOffset = 10;

        private readonly IsoFormats _formats = new IsoFormats();
        private readonly short[] _offset = new short[IsoField.Last + 1];
        private readonly short[] _length = new short[IsoField.Last + 1];
        private byte[] _message;

        public int Mti { get; private set; }

        /// <summary>Reads a message that lies at <paramref name="start"/> of the buffer; the buffer stays the caller's.</summary>
        /// <returns>Ok, or Protocol: truncated, overlong, a digit that is none, or an element this dialect does not have.</returns>
        public Status Parse(byte[] buffer, int start, int count)
        {
            _message = buffer;
            for (int i = 0; i <= IsoField.Last; i++)
            {
                _length[i] = -1;
            }

            int end = start + count;
            if (count < BodyOffset || (buffer[start + 2] & 0x80) != 0)
            {
                return Status.Protocol;
            }

            Mti = (buffer[start] << 8) | buffer[start + 1];
            int at = start + BodyOffset;
            for (int field = 2; field <= IsoField.Last; field++)
            {
                if ((buffer[start + 2 + ((field - 1) >> 3)] & (0x80 >> ((field - 1) & 7))) != 0)
                {
                    at = Take(field, at, end);
                    if (at < 0)
                    {
                        return Status.Protocol;
                    }
                }
            }

            return at == end ? Status.Ok : Status.Protocol;
        }

        public bool Has(int field)
        {
            return _length[field] >= 0;
        }

        /// <summary>Length in digits for BCD elements, in bytes for the others; -1 when absent.</summary>
        public int LengthOf(int field)
        {
            return _length[field];
        }

        /// <summary>Where the element's content begins in the buffer that was parsed.</summary>
        public int OffsetOf(int field)
        {
            return _offset[field];
        }

        /// <summary>A fixed BCD element as a number; -1 when absent or not digits.</summary>
        public long Number(int field)
        {
            if (!Has(field))
            {
                return -1;
            }

            int count = (_length[field] + 1) / 2;
            long value = 0;
            for (int i = 0; i < count; i++)
            {
                int b = _message[_offset[field] + i];
                if ((b >> 4) > 9 || (b & 0xF) > 9)
                {
                    return -1;
                }

                value = (value * 100) + ((b >> 4) * 10) + (b & 0xF);
            }

            return value;
        }

        /// <summary>True when the element is there and its bytes equal these ASCII characters.</summary>
        public bool IsAscii(int field, string text)
        {
            if (_length[field] != text.Length)
            {
                return false;
            }

            for (int i = 0; i < text.Length; i++)
            {
                if (_message[_offset[field] + i] != text[i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Copies an element's bytes; returns how many, 0 when absent. Stops at the room there is.</summary>
        public int Copy(int field, byte[] into, int offset, int room)
        {
            int count = Has(field) ? ByteCount(field, _length[field]) : 0;
            if (count > room)
            {
                count = room;
            }

            if (count > 0)
            {
                System.Array.Copy(_message, _offset[field], into, offset, count);
            }

            return count;
        }

        private int ByteCount(int field, int length)
        {
            IsoFormat format = _formats.FormatOf(field);
            return format >= IsoFormat.Bytes ? length : (length + 1) / 2;
        }

        private int Take(int field, int at, int end)
        {
            int prefix = PrefixBytes(_formats.FormatOf(field));
            if (prefix < 0 || at + prefix > end)
            {
                return -1;
            }

            int length = _formats.LengthOf(field);
            if (prefix > 0)
            {
                int value = 0;
                for (int i = 0; i < prefix; i++)
                {
                    int b = _message[at + i];
                    if ((b >> 4) > 9 || (b & 0xF) > 9)
                    {
                        return -1;
                    }

                    value = (value * 100) + ((b >> 4) * 10) + (b & 0xF);
                }

                if (value > length)
                {
                    return -1;
                }

                length = value;
                at += prefix;
            }

            int count = ByteCount(field, length);
            if (at + count > end)
            {
                return -1;
            }

            _offset[field] = (short)at;
            _length[field] = (short)length;
            return at + count;
        }

        private static int PrefixBytes(IsoFormat format)
        {
            switch (format)
            {
                case IsoFormat.BcdRight:
                case IsoFormat.BcdLeft:
                case IsoFormat.Bytes:
                    return 0;
                case IsoFormat.LlBcd:
                case IsoFormat.LlBytes:
                    return 1;
                case IsoFormat.LllBcd:
                case IsoFormat.LllBytes:
                    return 2;
                default:
                    return -1;
            }
        }
    }
}
