using System;

namespace Emv.Data
{
    /// <summary>Data object lists (EMV 4.4 Book 3, 5.4): tag and length pairs that say what a command's data are made of.</summary>
    public static class Dol
    {
        /// <summary>The list is malformed or asks for more than the target holds.</summary>
        public const int Malformed = -1;

        /// <summary>
        /// Builds the values a list asks for, one after the other: unknown, constructed or empty objects become zeros, values
        /// are cut and padded by their format.
        /// </summary>
        /// <param name="limit">Bytes the target may take.</param>
        /// <returns>Bytes written, or <see cref="Malformed"/>.</returns>
        public static int Build(TagStore store, byte[] list, int offset, int count, byte[] into, int at, int limit)
        {
            int end = offset + count;
            int written = 0;
            while (offset < end)
            {
                // Nearly all tags have one byte or two.
                uint tag = list[offset];
                offset++;
                if ((tag & 0x1F) == 0x1F)
                {
                    uint next = offset < end ? list[offset] : 0x80U;
                    if (next < 0x80)
                    {
                        tag = tag << 8 | next;
                        offset++;
                    }
                    else
                    {
                        offset = RestOfTag(list, offset, end, ref tag);
                    }
                }

                if (offset < 0 || offset == end)
                {
                    return Malformed;
                }

                int length = list[offset];
                offset++;
                if (length > limit - written)
                {
                    return Malformed;
                }

                Put(store, tag, into, at + written, length);
                written += length;
            }

            return written;
        }

        /// <summary>True when the list is well-formed and names the tag.</summary>
        public static bool Names(byte[] list, int offset, int count, uint wanted)
        {
            int end = offset + count;
            bool found = false;
            while (offset < end)
            {
                uint tag = list[offset];
                offset++;
                if ((tag & 0x1F) == 0x1F)
                {
                    offset = RestOfTag(list, offset, end, ref tag);
                }

                if (offset < 0 || offset == end)
                {
                    return false;
                }

                offset++;
                found |= tag == wanted;
            }

            return found;
        }

        /// <summary>Writes one value in the length wanted.</summary>
        public static void Put(TagStore store, uint tag, byte[] into, int at, int length)
        {
            int offset;
            int have;
            if (!store.TryGet(tag, out offset, out have) || have == 0 || TagFormat.IsConstructed(tag))
            {
                Array.Clear(into, at, length);
                return;
            }

            byte[] buffer = store.Buffer;
            if (have == length)
            {
                Array.Copy(buffer, offset, into, at, length);
                return;
            }

            DataFormat format = TagFormat.Of(tag);
            if (have > length)
            {
                int skip = format == DataFormat.Numeric ? have - length : 0;
                Array.Copy(buffer, offset + skip, into, at, length);
                return;
            }

            int missing = length - have;
            if (format == DataFormat.Numeric)
            {
                Array.Clear(into, at, missing);
                Array.Copy(buffer, offset, into, at + missing, have);
                return;
            }

            Array.Copy(buffer, offset, into, at, have);
            byte padding = format == DataFormat.CompressedNumeric ? (byte)0xFF : (byte)0;
            for (int i = 0; i < missing; i++)
            {
                into[at + have + i] = padding;
            }
        }

        /// <summary>Reads a tag of up to three bytes; returns the offset behind it, -1 when it does not end.</summary>
        public static int ReadTag(byte[] data, int offset, int end, out uint tag)
        {
            tag = data[offset];
            return (tag & 0x1F) != 0x1F ? offset + 1 : RestOfTag(data, offset + 1, end, ref tag);
        }

        private static int RestOfTag(byte[] data, int offset, int end, ref uint tag)
        {
            const int MaxTagBytes = 3;
            for (int i = 1; i < MaxTagBytes && offset < end; i++)
            {
                uint next = data[offset];
                offset++;
                tag = (tag << 8) | next;
                if (next < 0x80)
                {
                    return offset;
                }
            }

            return -1;
        }
    }
}
