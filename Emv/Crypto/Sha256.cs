using System;

namespace Emv.Crypto
{
    /// <summary>
    /// SHA-256 (FIPS 180-4). Written for an interpreter like <see cref="Sha1"/>: schedule and state in locals, sixteen rounds a
    /// turn with the variables renamed instead of moved.
    /// </summary>
    public sealed class Sha256
    {
        /// <summary>Bytes of a digest.</summary>
        public const int DigestLength = 32;

        private const int BlockLength = 64;

        // FIPS 180-4, 4.2.2.
        private static readonly uint[] RoundConstants =
        {
            0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
            0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
            0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
            0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
            0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
            0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
            0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
            0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
        };

        private readonly byte[] _block = new byte[BlockLength];
        private readonly uint[] _w = new uint[16];
        private readonly uint[] _state = new uint[8];
        private int _fill;
        private int _lengthBytes;

        public Sha256()
        {
            Reset();
        }

        /// <summary>Begins a new message.</summary>
        public void Reset()
        {
            uint[] state = _state;
            state[0] = 0x6A09E667;
            state[1] = 0xBB67AE85;
            state[2] = 0x3C6EF372;
            state[3] = 0xA54FF53A;
            state[4] = 0x510E527F;
            state[5] = 0x9B05688C;
            state[6] = 0x1F83D9AB;
            state[7] = 0x5BE0CD19;
            _fill = 0;
            _lengthBytes = 0;
        }

        /// <summary>Takes over the state of another computation, so that both can go on from there.</summary>
        public void CopyFrom(Sha256 other)
        {
            Array.Copy(other._state, _state, 8);
            Array.Copy(other._block, _block, BlockLength);
            _fill = other._fill;
            _lengthBytes = other._lengthBytes;
        }

        /// <summary>Adds one byte.</summary>
        public void Update(byte value)
        {
            _block[_fill] = value;
            _fill++;
            _lengthBytes++;
            if (_fill == BlockLength)
            {
                Compress(_block, 0);
                _fill = 0;
            }
        }

        /// <summary>Adds bytes.</summary>
        public void Update(byte[] data, int offset, int count)
        {
            _lengthBytes += count;
            if (_fill > 0)
            {
                int part = BlockLength - _fill;
                if (part > count)
                {
                    part = count;
                }

                Array.Copy(data, offset, _block, _fill, part);
                _fill += part;
                offset += part;
                count -= part;
                if (_fill == BlockLength)
                {
                    Compress(_block, 0);
                    _fill = 0;
                }
            }

            while (count >= BlockLength)
            {
                Compress(data, offset);
                offset += BlockLength;
                count -= BlockLength;
            }

            if (count > 0)
            {
                Array.Copy(data, offset, _block, 0, count);
                _fill = count;
            }
        }

        /// <summary>Writes the 32 bytes of the digest and begins a new message.</summary>
        public void Finish(byte[] into, int offset)
        {
            _block[_fill] = 0x80;
            _fill++;
            if (_fill > BlockLength - 8)
            {
                Array.Clear(_block, _fill, BlockLength - _fill);
                Compress(_block, 0);
                _fill = 0;
            }

            Array.Clear(_block, _fill, BlockLength - _fill);
            uint bits = (uint)_lengthBytes << 3;
            _block[59] = (byte)((uint)_lengthBytes >> 29);
            _block[60] = (byte)(bits >> 24);
            _block[61] = (byte)(bits >> 16);
            _block[62] = (byte)(bits >> 8);
            _block[63] = (byte)bits;
            Compress(_block, 0);
            for (int i = 0; i < 8; i++)
            {
                uint word = _state[i];
                into[offset] = (byte)(word >> 24);
                into[offset + 1] = (byte)(word >> 16);
                into[offset + 2] = (byte)(word >> 8);
                into[offset + 3] = (byte)word;
                offset += 4;
            }

            Wipe();
        }

        /// <summary>Overwrites what is left of the message and begins a new one.</summary>
        public void Wipe()
        {
            Array.Clear(_block, 0, BlockLength);
            Array.Clear(_w, 0, 16);
            Reset();
        }

        private void Compress(byte[] data, int at)
        {
            uint[] w = _w;
            w[0] = (uint)((data[at] << 24) | (data[at + 1] << 16) | (data[at + 2] << 8) | data[at + 3]);
            w[1] = (uint)((data[at + 4] << 24) | (data[at + 5] << 16) | (data[at + 6] << 8) | data[at + 7]);
            w[2] = (uint)((data[at + 8] << 24) | (data[at + 9] << 16) | (data[at + 10] << 8) | data[at + 11]);
            w[3] = (uint)((data[at + 12] << 24) | (data[at + 13] << 16) | (data[at + 14] << 8) | data[at + 15]);
            w[4] = (uint)((data[at + 16] << 24) | (data[at + 17] << 16) | (data[at + 18] << 8) | data[at + 19]);
            w[5] = (uint)((data[at + 20] << 24) | (data[at + 21] << 16) | (data[at + 22] << 8) | data[at + 23]);
            w[6] = (uint)((data[at + 24] << 24) | (data[at + 25] << 16) | (data[at + 26] << 8) | data[at + 27]);
            w[7] = (uint)((data[at + 28] << 24) | (data[at + 29] << 16) | (data[at + 30] << 8) | data[at + 31]);
            w[8] = (uint)((data[at + 32] << 24) | (data[at + 33] << 16) | (data[at + 34] << 8) | data[at + 35]);
            w[9] = (uint)((data[at + 36] << 24) | (data[at + 37] << 16) | (data[at + 38] << 8) | data[at + 39]);
            w[10] = (uint)((data[at + 40] << 24) | (data[at + 41] << 16) | (data[at + 42] << 8) | data[at + 43]);
            w[11] = (uint)((data[at + 44] << 24) | (data[at + 45] << 16) | (data[at + 46] << 8) | data[at + 47]);
            w[12] = (uint)((data[at + 48] << 24) | (data[at + 49] << 16) | (data[at + 50] << 8) | data[at + 51]);
            w[13] = (uint)((data[at + 52] << 24) | (data[at + 53] << 16) | (data[at + 54] << 8) | data[at + 55]);
            w[14] = (uint)((data[at + 56] << 24) | (data[at + 57] << 16) | (data[at + 58] << 8) | data[at + 59]);
            w[15] = (uint)((data[at + 60] << 24) | (data[at + 61] << 16) | (data[at + 62] << 8) | data[at + 63]);
            Rounds(w, _state, RoundConstants);
        }

        // FIPS 180-4, 6.2.2.
        private static void Rounds(uint[] w, uint[] state, uint[] k)
        {
            const int LastTurn = 48;
            uint w0 = w[0], w1 = w[1], w2 = w[2], w3 = w[3], w4 = w[4], w5 = w[5], w6 = w[6], w7 = w[7];
            uint w8 = w[8], w9 = w[9], w10 = w[10], w11 = w[11], w12 = w[12], w13 = w[13], w14 = w[14], w15 = w[15];
            uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
            for (int i = 0; ; i += 16)
            {
                h += (e >> 6 ^ e << 26 ^ e >> 11 ^ e << 21 ^ e >> 25 ^ e << 7) + (g ^ e & (f ^ g)) + k[i] + w0; d += h; h += (a >> 2 ^ a << 30 ^ a >> 13 ^ a << 19 ^ a >> 22 ^ a << 10) + (a & b | c & (a | b));
                g += (d >> 6 ^ d << 26 ^ d >> 11 ^ d << 21 ^ d >> 25 ^ d << 7) + (f ^ d & (e ^ f)) + k[i + 1] + w1; c += g; g += (h >> 2 ^ h << 30 ^ h >> 13 ^ h << 19 ^ h >> 22 ^ h << 10) + (h & a | b & (h | a));
                f += (c >> 6 ^ c << 26 ^ c >> 11 ^ c << 21 ^ c >> 25 ^ c << 7) + (e ^ c & (d ^ e)) + k[i + 2] + w2; b += f; f += (g >> 2 ^ g << 30 ^ g >> 13 ^ g << 19 ^ g >> 22 ^ g << 10) + (g & h | a & (g | h));
                e += (b >> 6 ^ b << 26 ^ b >> 11 ^ b << 21 ^ b >> 25 ^ b << 7) + (d ^ b & (c ^ d)) + k[i + 3] + w3; a += e; e += (f >> 2 ^ f << 30 ^ f >> 13 ^ f << 19 ^ f >> 22 ^ f << 10) + (f & g | h & (f | g));
                d += (a >> 6 ^ a << 26 ^ a >> 11 ^ a << 21 ^ a >> 25 ^ a << 7) + (c ^ a & (b ^ c)) + k[i + 4] + w4; h += d; d += (e >> 2 ^ e << 30 ^ e >> 13 ^ e << 19 ^ e >> 22 ^ e << 10) + (e & f | g & (e | f));
                c += (h >> 6 ^ h << 26 ^ h >> 11 ^ h << 21 ^ h >> 25 ^ h << 7) + (b ^ h & (a ^ b)) + k[i + 5] + w5; g += c; c += (d >> 2 ^ d << 30 ^ d >> 13 ^ d << 19 ^ d >> 22 ^ d << 10) + (d & e | f & (d | e));
                b += (g >> 6 ^ g << 26 ^ g >> 11 ^ g << 21 ^ g >> 25 ^ g << 7) + (a ^ g & (h ^ a)) + k[i + 6] + w6; f += b; b += (c >> 2 ^ c << 30 ^ c >> 13 ^ c << 19 ^ c >> 22 ^ c << 10) + (c & d | e & (c | d));
                a += (f >> 6 ^ f << 26 ^ f >> 11 ^ f << 21 ^ f >> 25 ^ f << 7) + (h ^ f & (g ^ h)) + k[i + 7] + w7; e += a; a += (b >> 2 ^ b << 30 ^ b >> 13 ^ b << 19 ^ b >> 22 ^ b << 10) + (b & c | d & (b | c));
                h += (e >> 6 ^ e << 26 ^ e >> 11 ^ e << 21 ^ e >> 25 ^ e << 7) + (g ^ e & (f ^ g)) + k[i + 8] + w8; d += h; h += (a >> 2 ^ a << 30 ^ a >> 13 ^ a << 19 ^ a >> 22 ^ a << 10) + (a & b | c & (a | b));
                g += (d >> 6 ^ d << 26 ^ d >> 11 ^ d << 21 ^ d >> 25 ^ d << 7) + (f ^ d & (e ^ f)) + k[i + 9] + w9; c += g; g += (h >> 2 ^ h << 30 ^ h >> 13 ^ h << 19 ^ h >> 22 ^ h << 10) + (h & a | b & (h | a));
                f += (c >> 6 ^ c << 26 ^ c >> 11 ^ c << 21 ^ c >> 25 ^ c << 7) + (e ^ c & (d ^ e)) + k[i + 10] + w10; b += f; f += (g >> 2 ^ g << 30 ^ g >> 13 ^ g << 19 ^ g >> 22 ^ g << 10) + (g & h | a & (g | h));
                e += (b >> 6 ^ b << 26 ^ b >> 11 ^ b << 21 ^ b >> 25 ^ b << 7) + (d ^ b & (c ^ d)) + k[i + 11] + w11; a += e; e += (f >> 2 ^ f << 30 ^ f >> 13 ^ f << 19 ^ f >> 22 ^ f << 10) + (f & g | h & (f | g));
                d += (a >> 6 ^ a << 26 ^ a >> 11 ^ a << 21 ^ a >> 25 ^ a << 7) + (c ^ a & (b ^ c)) + k[i + 12] + w12; h += d; d += (e >> 2 ^ e << 30 ^ e >> 13 ^ e << 19 ^ e >> 22 ^ e << 10) + (e & f | g & (e | f));
                c += (h >> 6 ^ h << 26 ^ h >> 11 ^ h << 21 ^ h >> 25 ^ h << 7) + (b ^ h & (a ^ b)) + k[i + 13] + w13; g += c; c += (d >> 2 ^ d << 30 ^ d >> 13 ^ d << 19 ^ d >> 22 ^ d << 10) + (d & e | f & (d | e));
                b += (g >> 6 ^ g << 26 ^ g >> 11 ^ g << 21 ^ g >> 25 ^ g << 7) + (a ^ g & (h ^ a)) + k[i + 14] + w14; f += b; b += (c >> 2 ^ c << 30 ^ c >> 13 ^ c << 19 ^ c >> 22 ^ c << 10) + (c & d | e & (c | d));
                a += (f >> 6 ^ f << 26 ^ f >> 11 ^ f << 21 ^ f >> 25 ^ f << 7) + (h ^ f & (g ^ h)) + k[i + 15] + w15; e += a; a += (b >> 2 ^ b << 30 ^ b >> 13 ^ b << 19 ^ b >> 22 ^ b << 10) + (b & c | d & (b | c));
                if (i == LastTurn)
                {
                    break;
                }

                w0 += (w1 >> 7 ^ w1 << 25 ^ w1 >> 18 ^ w1 << 14 ^ w1 >> 3) + w9 + (w14 >> 17 ^ w14 << 15 ^ w14 >> 19 ^ w14 << 13 ^ w14 >> 10);
                w1 += (w2 >> 7 ^ w2 << 25 ^ w2 >> 18 ^ w2 << 14 ^ w2 >> 3) + w10 + (w15 >> 17 ^ w15 << 15 ^ w15 >> 19 ^ w15 << 13 ^ w15 >> 10);
                w2 += (w3 >> 7 ^ w3 << 25 ^ w3 >> 18 ^ w3 << 14 ^ w3 >> 3) + w11 + (w0 >> 17 ^ w0 << 15 ^ w0 >> 19 ^ w0 << 13 ^ w0 >> 10);
                w3 += (w4 >> 7 ^ w4 << 25 ^ w4 >> 18 ^ w4 << 14 ^ w4 >> 3) + w12 + (w1 >> 17 ^ w1 << 15 ^ w1 >> 19 ^ w1 << 13 ^ w1 >> 10);
                w4 += (w5 >> 7 ^ w5 << 25 ^ w5 >> 18 ^ w5 << 14 ^ w5 >> 3) + w13 + (w2 >> 17 ^ w2 << 15 ^ w2 >> 19 ^ w2 << 13 ^ w2 >> 10);
                w5 += (w6 >> 7 ^ w6 << 25 ^ w6 >> 18 ^ w6 << 14 ^ w6 >> 3) + w14 + (w3 >> 17 ^ w3 << 15 ^ w3 >> 19 ^ w3 << 13 ^ w3 >> 10);
                w6 += (w7 >> 7 ^ w7 << 25 ^ w7 >> 18 ^ w7 << 14 ^ w7 >> 3) + w15 + (w4 >> 17 ^ w4 << 15 ^ w4 >> 19 ^ w4 << 13 ^ w4 >> 10);
                w7 += (w8 >> 7 ^ w8 << 25 ^ w8 >> 18 ^ w8 << 14 ^ w8 >> 3) + w0 + (w5 >> 17 ^ w5 << 15 ^ w5 >> 19 ^ w5 << 13 ^ w5 >> 10);
                w8 += (w9 >> 7 ^ w9 << 25 ^ w9 >> 18 ^ w9 << 14 ^ w9 >> 3) + w1 + (w6 >> 17 ^ w6 << 15 ^ w6 >> 19 ^ w6 << 13 ^ w6 >> 10);
                w9 += (w10 >> 7 ^ w10 << 25 ^ w10 >> 18 ^ w10 << 14 ^ w10 >> 3) + w2 + (w7 >> 17 ^ w7 << 15 ^ w7 >> 19 ^ w7 << 13 ^ w7 >> 10);
                w10 += (w11 >> 7 ^ w11 << 25 ^ w11 >> 18 ^ w11 << 14 ^ w11 >> 3) + w3 + (w8 >> 17 ^ w8 << 15 ^ w8 >> 19 ^ w8 << 13 ^ w8 >> 10);
                w11 += (w12 >> 7 ^ w12 << 25 ^ w12 >> 18 ^ w12 << 14 ^ w12 >> 3) + w4 + (w9 >> 17 ^ w9 << 15 ^ w9 >> 19 ^ w9 << 13 ^ w9 >> 10);
                w12 += (w13 >> 7 ^ w13 << 25 ^ w13 >> 18 ^ w13 << 14 ^ w13 >> 3) + w5 + (w10 >> 17 ^ w10 << 15 ^ w10 >> 19 ^ w10 << 13 ^ w10 >> 10);
                w13 += (w14 >> 7 ^ w14 << 25 ^ w14 >> 18 ^ w14 << 14 ^ w14 >> 3) + w6 + (w11 >> 17 ^ w11 << 15 ^ w11 >> 19 ^ w11 << 13 ^ w11 >> 10);
                w14 += (w15 >> 7 ^ w15 << 25 ^ w15 >> 18 ^ w15 << 14 ^ w15 >> 3) + w7 + (w12 >> 17 ^ w12 << 15 ^ w12 >> 19 ^ w12 << 13 ^ w12 >> 10);
                w15 += (w0 >> 7 ^ w0 << 25 ^ w0 >> 18 ^ w0 << 14 ^ w0 >> 3) + w8 + (w13 >> 17 ^ w13 << 15 ^ w13 >> 19 ^ w13 << 13 ^ w13 >> 10);
            }

            state[0] += a; state[1] += b; state[2] += c; state[3] += d;
            state[4] += e; state[5] += f; state[6] += g; state[7] += h;
        }
    }
}
