namespace Emv.Data
{
    /// <summary>Comparisons and numbers in byte arrays. Lengths are the caller's business.</summary>
    public static class Bytes
    {
        /// <summary>Compares <paramref name="count"/> bytes.</summary>
        public static bool Equal(byte[] left, int leftOffset, byte[] right, int rightOffset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                if (left[leftOffset + i] != right[rightOffset + i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Big-endian number of 1 to 4 bytes.</summary>
        public static int ToInt(byte[] data, int offset, int count)
        {
            int value = 0;
            for (int i = 0; i < count; i++)
            {
                value = (value << 8) | data[offset + i];
            }

            return value;
        }

        /// <summary>Big-endian number of up to 8 bytes.</summary>
        public static long ToLong(byte[] data, int offset, int count)
        {
            long value = 0;
            for (int i = 0; i < count; i++)
            {
                value = (value << 8) | data[offset + i];
            }

            return value;
        }

        /// <summary>Writes a big-endian number into <paramref name="count"/> bytes.</summary>
        public static void FromLong(long value, byte[] into, int offset, int count)
        {
            for (int i = count - 1; i >= 0; i--)
            {
                into[offset + i] = (byte)value;
                value >>= 8;
            }
        }

        /// <summary>Writes decimal digits, two a byte, right-aligned with leading zeros (format n).</summary>
        public static void FromNumber(long value, byte[] into, int offset, int count)
        {
            for (int i = count - 1; i >= 0; i--)
            {
                int two = (int)(value % 100);
                value /= 100;
                into[offset + i] = (byte)((two / 10 << 4) | (two % 10));
            }
        }

        /// <summary>Reads decimal digits, two a byte; -1 when a nibble is not a digit. At most 9 bytes.</summary>
        public static long ToNumber(byte[] data, int offset, int count)
        {
            long value = 0;
            for (int i = 0; i < count; i++)
            {
                int both = data[offset + i];
                if (both > 0x99 || (both & 0x0F) > 9)
                {
                    return -1;
                }

                // Sixteens that are tens.
                value = value * 100 + both - (both >> 4) * 6;
            }

            return value;
        }
    }
}
