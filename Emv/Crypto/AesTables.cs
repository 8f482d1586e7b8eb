namespace Emv.Crypto
{
    /// <summary>
    /// Tables of FIPS 197, computed once when the first key is set (static, because every key uses the same ones) and kept:
    /// S-box, four tables for encryption; four more and the inverse S-box when somebody decrypts.
    /// </summary>
    internal static class AesTables
    {
        internal static byte[] SBox;
        internal static uint[] T0;
        internal static uint[] T1;
        internal static uint[] T2;
        internal static uint[] T3;
        internal static byte[] InverseSBox;
        internal static uint[] D0;
        internal static uint[] D1;
        internal static uint[] D2;
        internal static uint[] D3;

        private const int Polynomial = 0x11B;

        internal static void PrepareEncryption()
        {
            if (T3 != null)
            {
                return;
            }

            SBox = BuildSBox();
            T0 = new uint[256];
            T1 = new uint[256];
            T2 = new uint[256];
            var t3 = new uint[256];
            for (int i = 0; i < 256; i++)
            {
                int s = SBox[i];
                int s2 = Double(s);
                uint t = (uint)(s2 << 24 | s << 16 | s << 8 | (s2 ^ s));
                T0[i] = t;
                T1[i] = t >> 8 | t << 24;
                T2[i] = t >> 16 | t << 16;
                t3[i] = t >> 24 | t << 8;
            }

            T3 = t3;
        }

        internal static void PrepareDecryption()
        {
            if (D3 != null)
            {
                return;
            }

            InverseSBox = new byte[256];
            D0 = new uint[256];
            D1 = new uint[256];
            D2 = new uint[256];
            var d3 = new uint[256];
            for (int i = 0; i < 256; i++)
            {
                InverseSBox[SBox[i]] = (byte)i;
            }

            for (int i = 0; i < 256; i++)
            {
                int s = InverseSBox[i];
                int s2 = Double(s);
                int s4 = Double(s2);
                int s8 = Double(s4);
                uint t = (uint)((s8 ^ s4 ^ s2) << 24 | (s8 ^ s) << 16 | (s8 ^ s4 ^ s) << 8 | (s8 ^ s2 ^ s));
                D0[i] = t;
                D1[i] = t >> 8 | t << 24;
                D2[i] = t >> 16 | t << 16;
                d3[i] = t >> 24 | t << 8;
            }

            D3 = d3;
        }

        // FIPS 197, 5.1.1: the inverse in GF(2^8) by walking the powers of 3 and of 1/3 together, then the affine map.
        private static byte[] BuildSBox()
        {
            var box = new byte[256];
            int power = 1;
            int inverse = 1;
            do
            {
                power ^= Double(power);
                inverse ^= inverse << 1;
                inverse ^= inverse << 2;
                inverse ^= inverse << 4;
                inverse &= 0xFF;
                if ((inverse & 0x80) != 0)
                {
                    inverse ^= 0x09;
                }

                int x = inverse ^ Rotate(inverse, 1) ^ Rotate(inverse, 2) ^ Rotate(inverse, 3) ^ Rotate(inverse, 4);
                box[power] = (byte)(x ^ 0x63);
            }
            while (power != 1);
            box[0] = 0x63;
            return box;
        }

        private static int Double(int value)
        {
            value <<= 1;
            return (value & 0x100) != 0 ? value ^ Polynomial : value;
        }

        private static int Rotate(int value, int count)
        {
            return (value << count | value >> (8 - count)) & 0xFF;
        }
    }
}
