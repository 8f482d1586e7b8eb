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
    /// more bytes, padding 00 or FF before, between and after objects skipped. Nothing is copied.
    /// </summary>
    public sealed class TlvIndex
    {
        // The indefinite form, which is as wrong as none.
        private const int NoLength = 0x80;

        // How far behind the end a wrong field says that it ends.
        private const int WrongTag = 1;
        private const int WrongLength = 2;

        private readonly int[] _tags;
        private readonly int[] _offsets;
        private readonly int[] _lengths;
        private int _count;

        /// <param name="capacity">Objects one level may have.</param>
        public TlvIndex(int capacity)
        {
            _tags = new int[capacity];
            _offsets = new int[capacity];
            _lengths = new int[capacity];
        }

        /// <summary>Objects found by the last <see cref="Parse"/>, also those before an error.</summary>
        public int Count
        {
            get { return _count; }
        }

        /// <summary>Where the last <see cref="Parse"/> stopped: the offset of the object that is wrong, or the end.</summary>
        public int Position { get; private set; }

        /// <summary>Indexes one level. Tags of one and two bytes take the short way: this runs for every answer of a card.</summary>
        public TlvError Parse(byte[] data, int offset, int count)
        {
            int[] tags = _tags, offsets = _offsets, lengths = _lengths;
            int room = tags.Length;
            int at = 0;
            int end = offset + count;
            int lastButOne = end - 2;
            Position = offset;
            while (offset < end)
            {
                int tag = data[offset];
                if (tag == 0 || tag == 0xFF)
                {
                    offset++;
                    continue;
                }

                int length;
                if ((tag & 0x1F) != 0x1F)
                {
                    length = offset <= lastButOne ? data[offset + 1] : NoLength;
                    offset += 2;
                }
                else
                {
                    length = offset < lastButOne ? data[offset + 1] : NoLength;
                    if (length < 0x80)
                    {
                        tag = tag << 8 | length;
                        length = data[offset + 2];
                        offset += 3;
                    }
                    else
                    {
                        offset = LongTag(data, offset, end, ref tag, ref length);
                    }
                }

                if (length > 127)
                {
                    offset = LongLength(data, offset, end, ref length);
                }

                if (length > end - offset || at == room)
                {
                    return Stop(at, data, offset - end);
                }

                tags[at] = tag;
                offsets[at] = offset;
                lengths[at] = length;
                at++;
                offset += length;
            }

            _count = at;
            Position = end;
            return TlvError.None;
        }

        /// <summary>
        /// True when the data are one object of that one-byte tag and nothing else, with a length of one or two bytes: the template that nearly all answers
        /// are. False says nothing; <see cref="Parse"/> does. The index stays as it is.
        /// </summary>
        public static bool IsOnly(int tag, byte[] data, int offset, int count, out int valueOffset)
        {
            valueOffset = offset + 2;
            if (count < 3 || data[offset] != tag)
            {
                return false;
            }

            int length = data[offset + 1];
            if (length < 0x80)
            {
                return length == count - 2;
            }

            valueOffset++;
            return length == 0x81 && data[offset + 2] == count - 3;
        }

        /// <param name="index">0 to <see cref="Count"/> - 1.</param>
        public uint Tag(int index)
        {
            return (uint)_tags[index];
        }

        /// <summary>Offset of the value in the data that were parsed.</summary>
        public int Offset(int index)
        {
            return _offsets[index];
        }

        /// <summary>Bytes of the value.</summary>
        public int Length(int index)
        {
            return _lengths[index];
        }

        /// <summary>Index of the first object with that tag; -1 when there is none.</summary>
        public int Find(uint tag)
        {
            int[] tags = _tags;
            int count = _count;
            for (int i = 0; i < count; i++)
            {
                if (tags[i] == (int)tag)
                {
                    return i;
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

        // The wrong object begins behind the last good one and the padding there.
        private TlvError Stop(int at, byte[] data, int beyond)
        {
            _count = at;
            int position = at == 0 ? Position : _offsets[at - 1] + _lengths[at - 1];
            while (data[position] == 0 || data[position] == 0xFF)
            {
                position++;
            }

            Position = position;
            return beyond == WrongTag ? TlvError.Tag : beyond == WrongLength ? TlvError.Length
                : at == _tags.Length ? TlvError.TooMany : TlvError.Value;
        }

        // Bit 8 of the second byte announces a third, the last there may be. Returns where the length ends.
        private static int LongTag(byte[] data, int offset, int end, ref int tag, ref int length)
        {
            length = 0;
            for (int i = 1; i < 3 && offset + i < end; i++)
            {
                int next = data[offset + i];
                tag = tag << 8 | next;
                if (next < 0x80)
                {
                    offset += i + 1;
                    length = offset < end ? data[offset] : NoLength;
                    return offset + 1;
                }
            }

            return end + WrongTag;
        }

        private static int LongLength(byte[] data, int offset, int end, ref int length)
        {
            int bytes = length & 0x7F;
            if (bytes == 0 || bytes > 4 || bytes > end - offset || (bytes == 4 && data[offset] > 0x7F))
            {
                return end + WrongLength;
            }

            length = Bytes.ToInt(data, offset, bytes);
            return offset + bytes;
        }
    }
}
