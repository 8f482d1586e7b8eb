using System;

namespace Emv.Crypto
{
    /// <summary>
    /// DES and Triple-DES (FIPS 46-3): a key of 8 bytes is single DES, 16 bytes two-key, 24 bytes three-key Triple-DES (EDE).
    /// Parity bits are ignored. One object holds one key.
    /// </summary>
    public sealed class TripleDes
    {
        /// <summary>Bytes of a block.</summary>
        public const int BlockLength = 8;

        private const int WordsPerKey = 32;

        // FIPS 46-3, Appendix 1: left shifts of each iteration.
        private static readonly byte[] Shifts = { 1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1 };

        // Made with the first key: a vault has slots that stay empty.
        private uint[] _schedule;
        private readonly byte[] _cipher = new byte[BlockLength];
        private int _keys;

        /// <summary>Sets the key.</summary>
        /// <param name="count">8, 16 or 24; anything else throws <see cref="ArgumentException"/>.</param>
        public void SetKey(byte[] key, int offset, int count)
        {
            if (count != 8 && count != 16 && count != 24)
            {
                throw new ArgumentException();
            }

            if (_schedule == null)
            {
                _schedule = new uint[3 * WordsPerKey];
            }

            _keys = count == 8 ? 1 : 3;
            Schedule(key, offset, 0);
            if (count == 16)
            {
                Schedule(key, offset + 8, WordsPerKey);
                Array.Copy(_schedule, 0, _schedule, 2 * WordsPerKey, WordsPerKey);
            }
            else if (count == 24)
            {
                Schedule(key, offset + 8, WordsPerKey);
                Schedule(key, offset + 16, 2 * WordsPerKey);
            }
        }

        /// <summary>Encrypts one block of 8 bytes (ECB); source and target may be the same place.</summary>
        public void Encrypt(byte[] source, int sourceOffset, byte[] target, int targetOffset)
        {
            ulong block = InitialPermutation(source, sourceOffset);
            block = Rounds(_schedule, 0, 2, block);
            if (_keys == 3)
            {
                block = Rounds(_schedule, (2 * WordsPerKey) - 2, -2, block);
                block = Rounds(_schedule, 2 * WordsPerKey, 2, block);
            }

            FinalPermutation(block, target, targetOffset);
        }

        /// <summary>Decrypts one block of 8 bytes (ECB); source and target may be the same place.</summary>
        public void Decrypt(byte[] source, int sourceOffset, byte[] target, int targetOffset)
        {
            ulong block = InitialPermutation(source, sourceOffset);
            if (_keys == 3)
            {
                block = Rounds(_schedule, (3 * WordsPerKey) - 2, -2, block);
                block = Rounds(_schedule, WordsPerKey, 2, block);
            }

            block = Rounds(_schedule, WordsPerKey - 2, -2, block);
            FinalPermutation(block, target, targetOffset);
        }

        /// <summary>CBC over whole blocks in place (ISO/IEC 10116).</summary>
        /// <param name="iv">8 bytes; left holding the last cipher block, so that a message can go on.</param>
        /// <param name="count">A multiple of 8; a rest is left untouched.</param>
        public void EncryptCbc(byte[] iv, byte[] data, int offset, int count)
        {
            for (int end = offset + count - BlockLength; offset <= end; offset += BlockLength)
            {
                for (int i = 0; i < BlockLength; i++)
                {
                    iv[i] ^= data[offset + i];
                }

                Encrypt(iv, 0, iv, 0);
                Array.Copy(iv, 0, data, offset, BlockLength);
            }
        }

        /// <summary>CBC over whole blocks in place.</summary>
        /// <param name="iv">8 bytes; left holding the last cipher block.</param>
        /// <param name="count">A multiple of 8; a rest is left untouched.</param>
        public void DecryptCbc(byte[] iv, byte[] data, int offset, int count)
        {
            for (int end = offset + count - BlockLength; offset <= end; offset += BlockLength)
            {
                Array.Copy(data, offset, _cipher, 0, BlockLength);
                Decrypt(data, offset, data, offset);
                for (int i = 0; i < BlockLength; i++)
                {
                    data[offset + i] ^= iv[i];
                }

                Array.Copy(_cipher, 0, iv, 0, BlockLength);
            }
        }

        /// <summary>Overwrites the key schedule; the object needs a key again.</summary>
        public void Wipe()
        {
            if (_schedule != null)
            {
                Array.Clear(_schedule, 0, _schedule.Length);
            }

            _keys = 0;
        }

        private void Schedule(byte[] key, int offset, int into)
        {
            // PC-1 is a transposition of the 8 x 8 bit matrix whose first row is the last byte of the key.
            ulong x = ((ulong)(uint)(key[offset + 7] << 24 | key[offset + 6] << 16 | key[offset + 5] << 8 | key[offset + 4]) << 32)
                | (uint)(key[offset + 3] << 24 | key[offset + 2] << 16 | key[offset + 1] << 8 | key[offset]);
            ulong t = (x ^ (x >> 7)) & 0x00AA00AA00AA00AAUL;
            x ^= t ^ (t << 7);
            t = (x ^ (x >> 14)) & 0x0000CCCC0000CCCCUL;
            x ^= t ^ (t << 14);
            t = (x ^ (x >> 28)) & 0x00000000F0F0F0F0UL;
            x ^= t ^ (t << 28);
            uint high = (uint)(x >> 32);
            uint low = (uint)x;
            uint c = high >> 4;
            uint d = ((low << 12) & 0x0FF00000) | ((low >> 4) & 0x000FF000) | ((low >> 20) & 0x00000FF0) | (high & 0x0F);
            uint[] schedule = _schedule;
            uint[] pc2C = DesTables.Pc2C;
            uint[] pc2D = DesTables.Pc2D;
            byte[] shifts = Shifts;
            for (int i = 0; i < 16; i++)
            {
                int shift = shifts[i];
                c = ((c << shift) | (c >> (28 - shift))) & 0x0FFFFFFF;
                d = ((d << shift) | (d >> (28 - shift))) & 0x0FFFFFFF;
                uint left = pc2C[c >> 24] | pc2C[16 + ((c >> 20) & 15)] | pc2C[32 + ((c >> 16) & 15)] | pc2C[48 + ((c >> 12) & 15)]
                    | pc2C[64 + ((c >> 8) & 15)] | pc2C[80 + ((c >> 4) & 15)] | pc2C[96 + (c & 15)];
                uint right = pc2D[d >> 24] | pc2D[16 + ((d >> 20) & 15)] | pc2D[32 + ((d >> 16) & 15)] | pc2D[48 + ((d >> 12) & 15)]
                    | pc2D[64 + ((d >> 8) & 15)] | pc2D[80 + ((d >> 4) & 15)] | pc2D[96 + (d & 15)];
                schedule[into] = (left & 0xFFFF0000) | (right >> 16);
                schedule[into + 1] = (left << 16) | (right & 0xFFFF);
                into += 2;
            }
        }

        // IP by swaps of bit fields; both halves leave rotated left by one, which saves the rounds their expansion E.
        private static ulong InitialPermutation(byte[] source, int at)
        {
            uint left = (uint)(source[at] << 24 | source[at + 1] << 16 | source[at + 2] << 8 | source[at + 3]);
            uint right = (uint)(source[at + 4] << 24 | source[at + 5] << 16 | source[at + 6] << 8 | source[at + 7]);
            uint t = ((left >> 4) ^ right) & 0x0F0F0F0F;
            right ^= t;
            left ^= t << 4;
            t = ((left >> 16) ^ right) & 0x0000FFFF;
            right ^= t;
            left ^= t << 16;
            t = ((right >> 2) ^ left) & 0x33333333;
            left ^= t;
            right ^= t << 2;
            t = ((right >> 8) ^ left) & 0x00FF00FF;
            left ^= t;
            right ^= t << 8;
            right = (right << 1) | (right >> 31);
            t = (left ^ right) & 0xAAAAAAAA;
            left ^= t;
            right ^= t;
            left = (left << 1) | (left >> 31);
            return ((ulong)left << 32) | right;
        }

        private static void FinalPermutation(ulong block, byte[] target, int at)
        {
            uint left = (uint)(block >> 32);
            uint right = (uint)block;
            left = (left >> 1) | (left << 31);
            uint t = (left ^ right) & 0xAAAAAAAA;
            left ^= t;
            right ^= t;
            right = (right >> 1) | (right << 31);
            t = ((right >> 8) ^ left) & 0x00FF00FF;
            left ^= t;
            right ^= t << 8;
            t = ((right >> 2) ^ left) & 0x33333333;
            left ^= t;
            right ^= t << 2;
            t = ((left >> 16) ^ right) & 0x0000FFFF;
            right ^= t;
            left ^= t << 16;
            t = ((left >> 4) ^ right) & 0x0F0F0F0F;
            right ^= t;
            left ^= t << 4;
            target[at] = (byte)(left >> 24);
            target[at + 1] = (byte)(left >> 16);
            target[at + 2] = (byte)(left >> 8);
            target[at + 3] = (byte)left;
            target[at + 4] = (byte)(right >> 24);
            target[at + 5] = (byte)(right >> 16);
            target[at + 6] = (byte)(right >> 8);
            target[at + 7] = (byte)right;
        }

        // Sixteen iterations, two a turn; returns the pre-output (R16, L16).
        private static ulong Rounds(uint[] schedule, int at, int step, ulong block)
        {
            uint[] sp1 = DesTables.Sp1;
            uint[] sp2 = DesTables.Sp2;
            uint[] sp3 = DesTables.Sp3;
            uint[] sp4 = DesTables.Sp4;
            uint[] sp5 = DesTables.Sp5;
            uint[] sp6 = DesTables.Sp6;
            uint[] sp7 = DesTables.Sp7;
            uint[] sp8 = DesTables.Sp8;
            uint left = (uint)(block >> 32);
            uint right = (uint)block;
            for (int i = 0; i < 8; i++)
            {
                uint t = (right >> 4 | right << 28) ^ schedule[at];
                left ^= sp1[(t >> 24) & 63] ^ sp3[(t >> 16) & 63] ^ sp5[(t >> 8) & 63] ^ sp7[t & 63];
                t = right ^ schedule[at + 1];
                left ^= sp2[(t >> 24) & 63] ^ sp4[(t >> 16) & 63] ^ sp6[(t >> 8) & 63] ^ sp8[t & 63];
                at += step;
                t = (left >> 4 | left << 28) ^ schedule[at];
                right ^= sp1[(t >> 24) & 63] ^ sp3[(t >> 16) & 63] ^ sp5[(t >> 8) & 63] ^ sp7[t & 63];
                t = left ^ schedule[at + 1];
                right ^= sp2[(t >> 24) & 63] ^ sp4[(t >> 16) & 63] ^ sp6[(t >> 8) & 63] ^ sp8[t & 63];
                at += step;
            }

            return ((ulong)right << 32) | left;
        }
    }
}
