using System;

namespace Emv.Crypto
{
    /// <summary>
    /// SHA-1 (FIPS 180-4), which EMV certificates and signatures still use. Written for an interpreter: the schedule and the
    /// state live in locals, and the rounds rename the variables instead of moving them.
    /// </summary>
    public sealed class Sha1
    {
        /// <summary>Bytes of a digest.</summary>
        public const int DigestLength = 20;

        private const int BlockLength = 64;
        private const uint K0 = 0x5A827999;
        private const uint K1 = 0x6ED9EBA1;
        private const uint K2 = 0x8F1BBCDC;
        private const uint K3 = 0xCA62C1D6;

        private readonly byte[] _block = new byte[BlockLength];
        private readonly uint[] _w = new uint[16];
        private readonly uint[] _state = new uint[5];
        private readonly uint[] _middle = new uint[5];
        private int _fill;
        private int _lengthBytes;

        public Sha1()
        {
            Reset();
        }

        /// <summary>Begins a new message.</summary>
        public void Reset()
        {
            uint[] state = _state;
            state[0] = 0x67452301;
            state[1] = 0xEFCDAB89;
            state[2] = 0x98BADCFE;
            state[3] = 0x10325476;
            state[4] = 0xC3D2E1F0;
            _fill = 0;
            _lengthBytes = 0;
        }

        /// <summary>Takes over the state of another computation, so that both can go on from there.</summary>
        public void CopyFrom(Sha1 other)
        {
            Array.Copy(other._state, _state, 5);
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

        /// <summary>Writes the 20 bytes of the digest and begins a new message.</summary>
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
            for (int i = 0; i < 5; i++)
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
            Array.Clear(_middle, 0, 5);
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
            Rounds0To39(w, _state, _middle);
            Rounds40To79(w, _state, _middle);
        }

        // FIPS 180-4, 6.1.2 with the alternate form of "choose"; t = 0 to 39.
        private static void Rounds0To39(uint[] w, uint[] state, uint[] middle)
        {
            uint w0 = w[0], w1 = w[1], w2 = w[2], w3 = w[3], w4 = w[4], w5 = w[5], w6 = w[6], w7 = w[7];
            uint w8 = w[8], w9 = w[9], w10 = w[10], w11 = w[11], w12 = w[12], w13 = w[13], w14 = w[14], w15 = w[15];
            uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], t;
            e += ((a << 5) | (a >> 27)) + ((b & (c ^ d)) ^ d) + K0 + w0; b = (b << 30) | (b >> 2);
            d += ((e << 5) | (e >> 27)) + ((a & (b ^ c)) ^ c) + K0 + w1; a = (a << 30) | (a >> 2);
            c += ((d << 5) | (d >> 27)) + ((e & (a ^ b)) ^ b) + K0 + w2; e = (e << 30) | (e >> 2);
            b += ((c << 5) | (c >> 27)) + ((d & (e ^ a)) ^ a) + K0 + w3; d = (d << 30) | (d >> 2);
            a += ((b << 5) | (b >> 27)) + ((c & (d ^ e)) ^ e) + K0 + w4; c = (c << 30) | (c >> 2);
            e += ((a << 5) | (a >> 27)) + ((b & (c ^ d)) ^ d) + K0 + w5; b = (b << 30) | (b >> 2);
            d += ((e << 5) | (e >> 27)) + ((a & (b ^ c)) ^ c) + K0 + w6; a = (a << 30) | (a >> 2);
            c += ((d << 5) | (d >> 27)) + ((e & (a ^ b)) ^ b) + K0 + w7; e = (e << 30) | (e >> 2);
            b += ((c << 5) | (c >> 27)) + ((d & (e ^ a)) ^ a) + K0 + w8; d = (d << 30) | (d >> 2);
            a += ((b << 5) | (b >> 27)) + ((c & (d ^ e)) ^ e) + K0 + w9; c = (c << 30) | (c >> 2);
            e += ((a << 5) | (a >> 27)) + ((b & (c ^ d)) ^ d) + K0 + w10; b = (b << 30) | (b >> 2);
            d += ((e << 5) | (e >> 27)) + ((a & (b ^ c)) ^ c) + K0 + w11; a = (a << 30) | (a >> 2);
            c += ((d << 5) | (d >> 27)) + ((e & (a ^ b)) ^ b) + K0 + w12; e = (e << 30) | (e >> 2);
            b += ((c << 5) | (c >> 27)) + ((d & (e ^ a)) ^ a) + K0 + w13; d = (d << 30) | (d >> 2);
            a += ((b << 5) | (b >> 27)) + ((c & (d ^ e)) ^ e) + K0 + w14; c = (c << 30) | (c >> 2);
            e += ((a << 5) | (a >> 27)) + ((b & (c ^ d)) ^ d) + K0 + w15; b = (b << 30) | (b >> 2);
            t = w13 ^ w8 ^ w2 ^ w0; w0 = (t << 1) | (t >> 31); d += ((e << 5) | (e >> 27)) + ((a & (b ^ c)) ^ c) + K0 + w0; a = (a << 30) | (a >> 2);
            t = w14 ^ w9 ^ w3 ^ w1; w1 = (t << 1) | (t >> 31); c += ((d << 5) | (d >> 27)) + ((e & (a ^ b)) ^ b) + K0 + w1; e = (e << 30) | (e >> 2);
            t = w15 ^ w10 ^ w4 ^ w2; w2 = (t << 1) | (t >> 31); b += ((c << 5) | (c >> 27)) + ((d & (e ^ a)) ^ a) + K0 + w2; d = (d << 30) | (d >> 2);
            t = w0 ^ w11 ^ w5 ^ w3; w3 = (t << 1) | (t >> 31); a += ((b << 5) | (b >> 27)) + ((c & (d ^ e)) ^ e) + K0 + w3; c = (c << 30) | (c >> 2);
            t = w1 ^ w12 ^ w6 ^ w4; w4 = (t << 1) | (t >> 31); e += ((a << 5) | (a >> 27)) + (b ^ c ^ d) + K1 + w4; b = (b << 30) | (b >> 2);
            t = w2 ^ w13 ^ w7 ^ w5; w5 = (t << 1) | (t >> 31); d += ((e << 5) | (e >> 27)) + (a ^ b ^ c) + K1 + w5; a = (a << 30) | (a >> 2);
            t = w3 ^ w14 ^ w8 ^ w6; w6 = (t << 1) | (t >> 31); c += ((d << 5) | (d >> 27)) + (e ^ a ^ b) + K1 + w6; e = (e << 30) | (e >> 2);
            t = w4 ^ w15 ^ w9 ^ w7; w7 = (t << 1) | (t >> 31); b += ((c << 5) | (c >> 27)) + (d ^ e ^ a) + K1 + w7; d = (d << 30) | (d >> 2);
            t = w5 ^ w0 ^ w10 ^ w8; w8 = (t << 1) | (t >> 31); a += ((b << 5) | (b >> 27)) + (c ^ d ^ e) + K1 + w8; c = (c << 30) | (c >> 2);
            t = w6 ^ w1 ^ w11 ^ w9; w9 = (t << 1) | (t >> 31); e += ((a << 5) | (a >> 27)) + (b ^ c ^ d) + K1 + w9; b = (b << 30) | (b >> 2);
            t = w7 ^ w2 ^ w12 ^ w10; w10 = (t << 1) | (t >> 31); d += ((e << 5) | (e >> 27)) + (a ^ b ^ c) + K1 + w10; a = (a << 30) | (a >> 2);
            t = w8 ^ w3 ^ w13 ^ w11; w11 = (t << 1) | (t >> 31); c += ((d << 5) | (d >> 27)) + (e ^ a ^ b) + K1 + w11; e = (e << 30) | (e >> 2);
            t = w9 ^ w4 ^ w14 ^ w12; w12 = (t << 1) | (t >> 31); b += ((c << 5) | (c >> 27)) + (d ^ e ^ a) + K1 + w12; d = (d << 30) | (d >> 2);
            t = w10 ^ w5 ^ w15 ^ w13; w13 = (t << 1) | (t >> 31); a += ((b << 5) | (b >> 27)) + (c ^ d ^ e) + K1 + w13; c = (c << 30) | (c >> 2);
            t = w11 ^ w6 ^ w0 ^ w14; w14 = (t << 1) | (t >> 31); e += ((a << 5) | (a >> 27)) + (b ^ c ^ d) + K1 + w14; b = (b << 30) | (b >> 2);
            t = w12 ^ w7 ^ w1 ^ w15; w15 = (t << 1) | (t >> 31); d += ((e << 5) | (e >> 27)) + (a ^ b ^ c) + K1 + w15; a = (a << 30) | (a >> 2);
            t = w13 ^ w8 ^ w2 ^ w0; w0 = (t << 1) | (t >> 31); c += ((d << 5) | (d >> 27)) + (e ^ a ^ b) + K1 + w0; e = (e << 30) | (e >> 2);
            t = w14 ^ w9 ^ w3 ^ w1; w1 = (t << 1) | (t >> 31); b += ((c << 5) | (c >> 27)) + (d ^ e ^ a) + K1 + w1; d = (d << 30) | (d >> 2);
            t = w15 ^ w10 ^ w4 ^ w2; w2 = (t << 1) | (t >> 31); a += ((b << 5) | (b >> 27)) + (c ^ d ^ e) + K1 + w2; c = (c << 30) | (c >> 2);
            t = w0 ^ w11 ^ w5 ^ w3; w3 = (t << 1) | (t >> 31); e += ((a << 5) | (a >> 27)) + (b ^ c ^ d) + K1 + w3; b = (b << 30) | (b >> 2);
            t = w1 ^ w12 ^ w6 ^ w4; w4 = (t << 1) | (t >> 31); d += ((e << 5) | (e >> 27)) + (a ^ b ^ c) + K1 + w4; a = (a << 30) | (a >> 2);
            t = w2 ^ w13 ^ w7 ^ w5; w5 = (t << 1) | (t >> 31); c += ((d << 5) | (d >> 27)) + (e ^ a ^ b) + K1 + w5; e = (e << 30) | (e >> 2);
            t = w3 ^ w14 ^ w8 ^ w6; w6 = (t << 1) | (t >> 31); b += ((c << 5) | (c >> 27)) + (d ^ e ^ a) + K1 + w6; d = (d << 30) | (d >> 2);
            t = w4 ^ w15 ^ w9 ^ w7; w7 = (t << 1) | (t >> 31); a += ((b << 5) | (b >> 27)) + (c ^ d ^ e) + K1 + w7; c = (c << 30) | (c >> 2);
            w[0] = w0; w[1] = w1; w[2] = w2; w[3] = w3; w[4] = w4; w[5] = w5; w[6] = w6; w[7] = w7;
            w[8] = w8; w[9] = w9; w[10] = w10; w[11] = w11; w[12] = w12; w[13] = w13; w[14] = w14; w[15] = w15;
            middle[0] = a; middle[1] = b; middle[2] = c; middle[3] = d; middle[4] = e;
        }

        // t = 40 to 79, and the addition to the state.
        private static void Rounds40To79(uint[] w, uint[] state, uint[] middle)
        {
            uint w0 = w[0], w1 = w[1], w2 = w[2], w3 = w[3], w4 = w[4], w5 = w[5], w6 = w[6], w7 = w[7];
            uint w8 = w[8], w9 = w[9], w10 = w[10], w11 = w[11], w12 = w[12], w13 = w[13], w14 = w[14], w15 = w[15];
            uint a = middle[0], b = middle[1], c = middle[2], d = middle[3], e = middle[4], t;
            t = w5 ^ w0 ^ w10 ^ w8; w8 = (t << 1) | (t >> 31); e += ((a << 5) | (a >> 27)) + ((b & c) | (d & (b | c))) + K2 + w8; b = (b << 30) | (b >> 2);
            t = w6 ^ w1 ^ w11 ^ w9; w9 = (t << 1) | (t >> 31); d += ((e << 5) | (e >> 27)) + ((a & b) | (c & (a | b))) + K2 + w9; a = (a << 30) | (a >> 2);
            t = w7 ^ w2 ^ w12 ^ w10; w10 = (t << 1) | (t >> 31); c += ((d << 5) | (d >> 27)) + ((e & a) | (b & (e | a))) + K2 + w10; e = (e << 30) | (e >> 2);
            t = w8 ^ w3 ^ w13 ^ w11; w11 = (t << 1) | (t >> 31); b += ((c << 5) | (c >> 27)) + ((d & e) | (a & (d | e))) + K2 + w11; d = (d << 30) | (d >> 2);
            t = w9 ^ w4 ^ w14 ^ w12; w12 = (t << 1) | (t >> 31); a += ((b << 5) | (b >> 27)) + ((c & d) | (e & (c | d))) + K2 + w12; c = (c << 30) | (c >> 2);
            t = w10 ^ w5 ^ w15 ^ w13; w13 = (t << 1) | (t >> 31); e += ((a << 5) | (a >> 27)) + ((b & c) | (d & (b | c))) + K2 + w13; b = (b << 30) | (b >> 2);
            t = w11 ^ w6 ^ w0 ^ w14; w14 = (t << 1) | (t >> 31); d += ((e << 5) | (e >> 27)) + ((a & b) | (c & (a | b))) + K2 + w14; a = (a << 30) | (a >> 2);
            t = w12 ^ w7 ^ w1 ^ w15; w15 = (t << 1) | (t >> 31); c += ((d << 5) | (d >> 27)) + ((e & a) | (b & (e | a))) + K2 + w15; e = (e << 30) | (e >> 2);
            t = w13 ^ w8 ^ w2 ^ w0; w0 = (t << 1) | (t >> 31); b += ((c << 5) | (c >> 27)) + ((d & e) | (a & (d | e))) + K2 + w0; d = (d << 30) | (d >> 2);
            t = w14 ^ w9 ^ w3 ^ w1; w1 = (t << 1) | (t >> 31); a += ((b << 5) | (b >> 27)) + ((c & d) | (e & (c | d))) + K2 + w1; c = (c << 30) | (c >> 2);
            t = w15 ^ w10 ^ w4 ^ w2; w2 = (t << 1) | (t >> 31); e += ((a << 5) | (a >> 27)) + ((b & c) | (d & (b | c))) + K2 + w2; b = (b << 30) | (b >> 2);
            t = w0 ^ w11 ^ w5 ^ w3; w3 = (t << 1) | (t >> 31); d += ((e << 5) | (e >> 27)) + ((a & b) | (c & (a | b))) + K2 + w3; a = (a << 30) | (a >> 2);
            t = w1 ^ w12 ^ w6 ^ w4; w4 = (t << 1) | (t >> 31); c += ((d << 5) | (d >> 27)) + ((e & a) | (b & (e | a))) + K2 + w4; e = (e << 30) | (e >> 2);
            t = w2 ^ w13 ^ w7 ^ w5; w5 = (t << 1) | (t >> 31); b += ((c << 5) | (c >> 27)) + ((d & e) | (a & (d | e))) + K2 + w5; d = (d << 30) | (d >> 2);
            t = w3 ^ w14 ^ w8 ^ w6; w6 = (t << 1) | (t >> 31); a += ((b << 5) | (b >> 27)) + ((c & d) | (e & (c | d))) + K2 + w6; c = (c << 30) | (c >> 2);
            t = w4 ^ w15 ^ w9 ^ w7; w7 = (t << 1) | (t >> 31); e += ((a << 5) | (a >> 27)) + ((b & c) | (d & (b | c))) + K2 + w7; b = (b << 30) | (b >> 2);
            t = w5 ^ w0 ^ w10 ^ w8; w8 = (t << 1) | (t >> 31); d += ((e << 5) | (e >> 27)) + ((a & b) | (c & (a | b))) + K2 + w8; a = (a << 30) | (a >> 2);
            t = w6 ^ w1 ^ w11 ^ w9; w9 = (t << 1) | (t >> 31); c += ((d << 5) | (d >> 27)) + ((e & a) | (b & (e | a))) + K2 + w9; e = (e << 30) | (e >> 2);
            t = w7 ^ w2 ^ w12 ^ w10; w10 = (t << 1) | (t >> 31); b += ((c << 5) | (c >> 27)) + ((d & e) | (a & (d | e))) + K2 + w10; d = (d << 30) | (d >> 2);
            t = w8 ^ w3 ^ w13 ^ w11; w11 = (t << 1) | (t >> 31); a += ((b << 5) | (b >> 27)) + ((c & d) | (e & (c | d))) + K2 + w11; c = (c << 30) | (c >> 2);
            t = w9 ^ w4 ^ w14 ^ w12; w12 = (t << 1) | (t >> 31); e += ((a << 5) | (a >> 27)) + (b ^ c ^ d) + K3 + w12; b = (b << 30) | (b >> 2);
            t = w10 ^ w5 ^ w15 ^ w13; w13 = (t << 1) | (t >> 31); d += ((e << 5) | (e >> 27)) + (a ^ b ^ c) + K3 + w13; a = (a << 30) | (a >> 2);
            t = w11 ^ w6 ^ w0 ^ w14; w14 = (t << 1) | (t >> 31); c += ((d << 5) | (d >> 27)) + (e ^ a ^ b) + K3 + w14; e = (e << 30) | (e >> 2);
            t = w12 ^ w7 ^ w1 ^ w15; w15 = (t << 1) | (t >> 31); b += ((c << 5) | (c >> 27)) + (d ^ e ^ a) + K3 + w15; d = (d << 30) | (d >> 2);
            t = w13 ^ w8 ^ w2 ^ w0; w0 = (t << 1) | (t >> 31); a += ((b << 5) | (b >> 27)) + (c ^ d ^ e) + K3 + w0; c = (c << 30) | (c >> 2);
            t = w14 ^ w9 ^ w3 ^ w1; w1 = (t << 1) | (t >> 31); e += ((a << 5) | (a >> 27)) + (b ^ c ^ d) + K3 + w1; b = (b << 30) | (b >> 2);
            t = w15 ^ w10 ^ w4 ^ w2; w2 = (t << 1) | (t >> 31); d += ((e << 5) | (e >> 27)) + (a ^ b ^ c) + K3 + w2; a = (a << 30) | (a >> 2);
            t = w0 ^ w11 ^ w5 ^ w3; w3 = (t << 1) | (t >> 31); c += ((d << 5) | (d >> 27)) + (e ^ a ^ b) + K3 + w3; e = (e << 30) | (e >> 2);
            t = w1 ^ w12 ^ w6 ^ w4; w4 = (t << 1) | (t >> 31); b += ((c << 5) | (c >> 27)) + (d ^ e ^ a) + K3 + w4; d = (d << 30) | (d >> 2);
            t = w2 ^ w13 ^ w7 ^ w5; w5 = (t << 1) | (t >> 31); a += ((b << 5) | (b >> 27)) + (c ^ d ^ e) + K3 + w5; c = (c << 30) | (c >> 2);
            t = w3 ^ w14 ^ w8 ^ w6; w6 = (t << 1) | (t >> 31); e += ((a << 5) | (a >> 27)) + (b ^ c ^ d) + K3 + w6; b = (b << 30) | (b >> 2);
            t = w4 ^ w15 ^ w9 ^ w7; w7 = (t << 1) | (t >> 31); d += ((e << 5) | (e >> 27)) + (a ^ b ^ c) + K3 + w7; a = (a << 30) | (a >> 2);
            t = w5 ^ w0 ^ w10 ^ w8; w8 = (t << 1) | (t >> 31); c += ((d << 5) | (d >> 27)) + (e ^ a ^ b) + K3 + w8; e = (e << 30) | (e >> 2);
            t = w6 ^ w1 ^ w11 ^ w9; w9 = (t << 1) | (t >> 31); b += ((c << 5) | (c >> 27)) + (d ^ e ^ a) + K3 + w9; d = (d << 30) | (d >> 2);
            t = w7 ^ w2 ^ w12 ^ w10; w10 = (t << 1) | (t >> 31); a += ((b << 5) | (b >> 27)) + (c ^ d ^ e) + K3 + w10; c = (c << 30) | (c >> 2);
            t = w8 ^ w3 ^ w13 ^ w11; w11 = (t << 1) | (t >> 31); e += ((a << 5) | (a >> 27)) + (b ^ c ^ d) + K3 + w11; b = (b << 30) | (b >> 2);
            t = w9 ^ w4 ^ w14 ^ w12; w12 = (t << 1) | (t >> 31); d += ((e << 5) | (e >> 27)) + (a ^ b ^ c) + K3 + w12; a = (a << 30) | (a >> 2);
            t = w10 ^ w5 ^ w15 ^ w13; w13 = (t << 1) | (t >> 31); c += ((d << 5) | (d >> 27)) + (e ^ a ^ b) + K3 + w13; e = (e << 30) | (e >> 2);
            t = w11 ^ w6 ^ w0 ^ w14; w14 = (t << 1) | (t >> 31); b += ((c << 5) | (c >> 27)) + (d ^ e ^ a) + K3 + w14; d = (d << 30) | (d >> 2);
            t = w12 ^ w7 ^ w1 ^ w15; w15 = (t << 1) | (t >> 31); a += ((b << 5) | (b >> 27)) + (c ^ d ^ e) + K3 + w15; c = (c << 30) | (c >> 2);
            state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e;
        }
    }
}
