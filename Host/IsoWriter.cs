using System;

namespace Firmware.Host
{
    /// <summary>
    /// Packs one ISO 8583 message into a buffer of its own. Elements are added in ascending order, each once; the bitmap
    /// follows by itself. Breaking that rule, or an element's length, is a programmer's error and throws.
    /// </summary>
    public sealed class IsoWriter
    {
        /// <summary>Longest message, bytes.</summary>
        public const int Capacity = 1024;

        private const int BitmapOffset = 2;
        private const int BodyOffset = 10;

        private readonly IsoFormats _formats = new IsoFormats();
        private int _last;

        /// <summary>The message from its MTI on, <see cref="Length"/> bytes of it.</summary>
        public byte[] Buffer { get; } = new byte[Capacity];

        public int Length { get; private set; }

        /// <summary>MTI of the message being written, as in 0x0200.</summary>
        public int Mti
        {
            get { return (Buffer[0] << 8) | Buffer[1]; }
        }

        /// <param name="mti">Message type as its digits read: 0x0200.</param>
        public void Begin(int mti)
        {
            Buffer[0] = (byte)(mti >> 8);
            Buffer[1] = (byte)mti;
            Array.Clear(Buffer, BitmapOffset, BodyOffset - BitmapOffset);
            Length = BodyOffset;
            _last = 1;
        }

        /// <summary>A fixed BCD element from a number, padded with zeros on the left.</summary>
        public void Number(int field, long value)
        {
            int digits = _formats.LengthOf(field);
            int count = (digits + 1) / 2;
            Open(field, count);
            if (_formats.FormatOf(field) == IsoFormat.BcdLeft && (digits & 1) != 0)
            {
                value *= 10;
            }

            for (int i = Length + count - 1; i >= Length; i--)
            {
                int pair = (int)(value % 100);
                Buffer[i] = (byte)(((pair / 10) << 4) | (pair % 10));
                value /= 100;
            }

            if (value != 0)
            {
                throw new ArgumentOutOfRangeException();
            }

            Length += count;
        }

        /// <summary>A variable BCD element that is already packed, two digits a byte, high nibble first.</summary>
        /// <param name="digits">Count of digits (nibbles); an odd count uses the high nibble of the last byte.</param>
        public void Packed(int field, byte[] bcd, int offset, int digits)
        {
            int count = (digits + 1) / 2;
            Open(field, count + 2);
            LengthPrefix(field, digits);
            Array.Copy(bcd, offset, Buffer, Length, count);
            if ((digits & 1) != 0)
            {
                Buffer[Length + count - 1] &= 0xF0;
            }

            Length += count;
        }

        /// <summary>A variable BCD element from the digits of an ASCII string.</summary>
        public void Digits(int field, string digits)
        {
            int count = (digits.Length + 1) / 2;
            Open(field, count + 2);
            LengthPrefix(field, digits.Length);
            for (int i = 0; i < count; i++)
            {
                int high = digits[2 * i] - '0';
                int low = (2 * i) + 1 < digits.Length ? digits[(2 * i) + 1] - '0' : 0;
                Buffer[Length + i] = (byte)((high << 4) | low);
            }

            Length += count;
        }

        /// <summary>An element of bytes, fixed or variable.</summary>
        public void Bytes(int field, byte[] data, int offset, int count)
        {
            Open(field, count + 2);
            LengthPrefix(field, count);
            Array.Copy(data, offset, Buffer, Length, count);
            Length += count;
        }

        /// <summary>An element of ASCII characters, padded with blanks where its length is fixed.</summary>
        public void Ascii(int field, string text)
        {
            int count = _formats.FormatOf(field) == IsoFormat.Bytes ? _formats.LengthOf(field) : text.Length;
            Open(field, count + 2);
            LengthPrefix(field, count);
            for (int i = 0; i < count; i++)
            {
                Buffer[Length + i] = (byte)(i < text.Length ? text[i] : ' ');
            }

            Length += count;
        }

        /// <summary>Wipes the message: it may hold a card number and a PIN block.</summary>
        public void Clear()
        {
            Array.Clear(Buffer, 0, Buffer.Length);
            Length = 0;
        }

        private void Open(int field, int room)
        {
            if (field <= _last || field > IsoField.Last || Length + room > Capacity
                || _formats.FormatOf(field) == IsoFormat.None)
            {
                throw new ArgumentException();
            }

            _last = field;
            Buffer[BitmapOffset + ((field - 1) >> 3)] |= (byte)(0x80 >> ((field - 1) & 7));
        }

        private void LengthPrefix(int field, int length)
        {
            int most = _formats.LengthOf(field);
            switch (_formats.FormatOf(field))
            {
                case IsoFormat.LlBcd:
                case IsoFormat.LlBytes:
                    break;
                case IsoFormat.LllBcd:
                case IsoFormat.LllBytes:
                    Buffer[Length++] = (byte)(length / 100);
                    break;
                default:
                    if (length != most)
                    {
                        throw new ArgumentOutOfRangeException();
                    }

                    return;
            }

            if (length > most)
            {
                throw new ArgumentOutOfRangeException();
            }

            int tail = length % 100;
            Buffer[Length++] = (byte)(((tail / 10) << 4) | (tail % 10));
        }
    }
}
