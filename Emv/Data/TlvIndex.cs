namespace Emv.Data
{
    /// <summary>What is wrong with a TLV string.</summary>
    public enum TlvError
    {
        None = 0,

        /// <summary>The tag field does not end, or is longer than three bytes.</summary>
        Tag,

        /// <summary>The length field is indefinite (80), longer than four bytes, or does not end.</summary>
        Length,

        /// <summary>The value is longer than what is there.</summary>
        Value,

        /// <summary>More objects than the index holds.</summary>
        TooMany,
    }

    /// <summary>
    /// Index of the BER-TLV objects of one level (EMV 4.4 Book 3, Annex B): tags of up to three bytes, definite lengths of up to four
    /// more bytes, padding 00 or FF before, between and after objects skipped. One packed array; nothing is copied.
    /// </summary>
    public sealed class TlvIndex
    {
        private const int Stride = 3;

        private readonly int[] _entries;
        private int _count;

        /// <param name="capacity">Objects one level may have.</param>
        public TlvIndex(int capacity)
        {
            _entries = new int[capacity * Stride];
        }

        /// <summary>Objects found by the last <see cref="Parse"/>, also those before an error.</summary>
        public int Count
        {
            get { return _count; }
        }

        /// <summary>Where the last <see cref="Parse"/> stopped: the offset of the object that is wrong, or the end.</summary>
        public int Position { get; private set; }

        /// <summary>Indexes one level.</summary>
        public TlvError Parse(byte[] data, int offset, int count)
        {
            int[] entries = _entries;
            int room = entries.Length;
            int at = 0;
            int end = offset + count;
            while (offset < end)
            {
                int start = offset;
                int tag = data[offset++];
                if (tag == 0 || tag == 0xFF)
                {
                    continue;
                }

                if ((tag & 0x1F) == 0x1F)
                {
                    tag = offset < end ? tag << 8 | data[offset++] : 0x80;
                    if ((tag & 0x80) != 0)
                    {
                        // Bit 8 of the second byte announces a third, the last there may be.
                        if (tag == 0x80 || offset == end || data[offset] > 127)
                        {
                            return Stop(TlvError.Tag, at, start);
                        }

                        tag = tag << 8 | data[offset++];
                    }
                }

                if (offset == end)
                {
                    return Stop(TlvError.Length, at, start);
                }

                int length = data[offset++];
                if (length > 127)
                {
                    offset = LongLength(data, offset, end, ref length);
                    if (offset < 0)
                    {
                        return Stop(TlvError.Length, at, start);
                    }
                }

                if (length > end - offset || at == room)
                {
                    return Stop(at == room ? TlvError.TooMany : TlvError.Value, at, start);
                }

                entries[at] = tag;
                entries[at + 1] = offset;
                entries[at + 2] = length;
                at += Stride;
                offset += length;
            }

            return Stop(TlvError.None, at, offset);
        }

        /// <param name="index">0 to <see cref="Count"/> - 1.</param>
        public uint Tag(int index)
        {
            return (uint)_entries[index * Stride];
        }

        /// <summary>Offset of the value in the data that were parsed.</summary>
        public int Offset(int index)
        {
            return _entries[(index * Stride) + 1];
        }

        /// <summary>Bytes of the value.</summary>
        public int Length(int index)
        {
            return _entries[(index * Stride) + 2];
        }

        /// <summary>Index of the first object with that tag; -1 when there is none.</summary>
        public int Find(uint tag)
        {
            int end = _count * Stride;
            for (int i = 0; i < end; i += Stride)
            {
                if (_entries[i] == (int)tag)
                {
                    return i / Stride;
                }
            }

            return -1;
        }

        /// <summary>Bytes a tag takes: 1 to 4.</summary>
        public static int TagLength(uint tag)
        {
            return tag > 0xFFFFFF ? 4 : tag > 0xFFFF ? 3 : tag > 0xFF ? 2 : 1;
        }

        /// <summary>Writes tag and length; returns the offset of the value. Lengths to 65,535.</summary>
        public static int WriteHeader(uint tag, int length, byte[] into, int offset)
        {
            int bytes = TagLength(tag);
            Bytes.FromLong(tag, into, offset, bytes);
            offset += bytes;
            if (length > 255)
            {
                into[offset] = 0x82;
                Bytes.FromLong(length, into, offset + 1, 2);
                return offset + 3;
            }

            if (length > 127)
            {
                into[offset] = 0x81;
                offset++;
            }

            into[offset] = (byte)length;
            return offset + 1;
        }

        /// <summary>Bytes that tag and length take before a value.</summary>
        public static int HeaderLength(uint tag, int length)
        {
            return TagLength(tag) + (length > 255 ? 3 : length > 127 ? 2 : 1);
        }

        private TlvError Stop(TlvError error, int at, int position)
        {
            _count = at / Stride;
            Position = position;
            return error;
        }

        private static int LongLength(byte[] data, int offset, int end, ref int length)
        {
            int bytes = length & 0x7F;
            if (bytes == 0 || bytes > 4 || bytes > end - offset || (bytes == 4 && data[offset] > 0x7F))
            {
                return -1;
            }

            length = Bytes.ToInt(data, offset, bytes);
            return offset + bytes;
        }
    }
}
