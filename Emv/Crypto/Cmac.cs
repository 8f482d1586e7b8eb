using System;

namespace Emv.Crypto
{
    /// <summary>AES-CMAC (NIST SP 800-38B, RFC 4493). One object holds one key.</summary>
    public sealed class Cmac
    {
        /// <summary>Bytes of a full MAC; truncating is the caller's.</summary>
        public const int TagLength = 16;

        private readonly Aes _aes = new Aes();
        private readonly byte[] _k1 = new byte[16];
        private readonly byte[] _k2 = new byte[16];
        private readonly byte[] _x = new byte[16];

        /// <summary>Sets the key.</summary>
        /// <param name="count">16, 24 or 32; anything else throws <see cref="ArgumentException"/>.</param>
        public void SetKey(byte[] key, int offset, int count)
        {
            _aes.SetKey(key, offset, count);
            Array.Clear(_x, 0, 16);
            _aes.Encrypt(_x, 0, _x, 0);
            Double(_x, _k1);
            Double(_k1, _k2);
        }

        /// <summary>MAC of a whole message: 16 bytes into <paramref name="tag"/>.</summary>
        public void Compute(byte[] data, int offset, int count, byte[] tag, int tagOffset)
        {
            Array.Clear(_x, 0, 16);
            while (count > 16)
            {
                Mix(data, offset, 16);
                _aes.Encrypt(_x, 0, _x, 0);
                offset += 16;
                count -= 16;
            }

            Mix(data, offset, count);
            if (count == 16)
            {
                Mix(_k1, 0, 16);
            }
            else
            {
                _x[count] ^= 0x80;
                Mix(_k2, 0, 16);
            }

            _aes.Encrypt(_x, 0, tag, tagOffset);
            Array.Clear(_x, 0, 16);
        }

        /// <summary>Overwrites the key; the object needs a key again.</summary>
        public void Wipe()
        {
            _aes.Wipe();
            Array.Clear(_k1, 0, 16);
            Array.Clear(_k2, 0, 16);
            Array.Clear(_x, 0, 16);
        }

        private void Mix(byte[] data, int offset, int count)
        {
            byte[] x = _x;
            for (int i = 0; i < count; i++)
            {
                x[i] ^= data[offset + i];
            }
        }

        // SP 800-38B, 6.1: times x in GF(2^128).
        private static void Double(byte[] from, byte[] into)
        {
            int carry = 0;
            int top = from[0] >> 7;
            for (int i = 15; i >= 0; i--)
            {
                int value = from[i] << 1 | carry;
                carry = value >> 8;
                into[i] = (byte)value;
            }

            into[15] ^= (byte)(top * 0x87);
        }
    }
}
