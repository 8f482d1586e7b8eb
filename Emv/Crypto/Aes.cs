using System;

namespace Emv.Crypto
{
    /// <summary>AES (FIPS 197) with keys of 16, 24 or 32 bytes. One object holds one key.</summary>
    public sealed class Aes
    {
        /// <summary>Bytes of a block.</summary>
        public const int BlockLength = 16;

        private const int MaxScheduleWords = 60;

        // Made with the first key: a vault has slots that stay empty.
        private uint[] _encryption;
        private uint[] _decryption;
        private int _rounds;
        private bool _decryptionReady;

        public Aes()
        {
            AesTables.PrepareEncryption();
        }

        /// <summary>Sets the key.</summary>
        /// <param name="count">16, 24 or 32; anything else throws <see cref="ArgumentException"/>.</param>
        public void SetKey(byte[] key, int offset, int count)
        {
            if (count != 16 && count != 24 && count != 32)
            {
                throw new ArgumentException();
            }

            int words = count >> 2;
            _rounds = words + 6;
            _decryptionReady = false;
            if (_encryption == null)
            {
                _encryption = new uint[MaxScheduleWords];
            }

            uint[] schedule = _encryption;
            byte[] box = AesTables.SBox;
            for (int i = 0; i < words; i++)
            {
                schedule[i] = (uint)(key[offset] << 24 | key[offset + 1] << 16 | key[offset + 2] << 8 | key[offset + 3]);
                offset += 4;
            }

            // FIPS 197, 5.2.
            int constant = 1;
            int total = (_rounds + 1) << 2;
            for (int i = words; i < total; i++)
            {
                uint t = schedule[i - 1];
                if (i % words == 0)
                {
                    t = (uint)((box[(t >> 16) & 255] ^ constant) << 24 | box[(t >> 8) & 255] << 16 | box[t & 255] << 8 | box[t >> 24]);
                    constant = (constant << 1) ^ (constant >= 0x80 ? 0x11B : 0);
                }
                else if (words == 8 && i % 8 == 4)
                {
                    t = (uint)(box[t >> 24] << 24 | box[(t >> 16) & 255] << 16 | box[(t >> 8) & 255] << 8 | box[t & 255]);
                }

                schedule[i] = schedule[i - words] ^ t;
            }
        }

        /// <summary>Encrypts one block of 16 bytes (ECB); source and target may be the same place.</summary>
        public void Encrypt(byte[] source, int sourceOffset, byte[] target, int targetOffset)
        {
            uint[] k = _encryption;
            uint[] t0 = AesTables.T0;
            uint[] t1 = AesTables.T1;
            uint[] t2 = AesTables.T2;
            uint[] t3 = AesTables.T3;
            int at = sourceOffset;
            uint a = (uint)(source[at] << 24 | source[at + 1] << 16 | source[at + 2] << 8 | source[at + 3]) ^ k[0];
            uint b = (uint)(source[at + 4] << 24 | source[at + 5] << 16 | source[at + 6] << 8 | source[at + 7]) ^ k[1];
            uint c = (uint)(source[at + 8] << 24 | source[at + 9] << 16 | source[at + 10] << 8 | source[at + 11]) ^ k[2];
            uint d = (uint)(source[at + 12] << 24 | source[at + 13] << 16 | source[at + 14] << 8 | source[at + 15]) ^ k[3];
            uint e, f, g, h;
            int last = _rounds << 2;
            for (int i = 4; ; i += 8)
            {
                e = t0[a >> 24] ^ t1[(b >> 16) & 255] ^ t2[(c >> 8) & 255] ^ t3[d & 255] ^ k[i];
                f = t0[b >> 24] ^ t1[(c >> 16) & 255] ^ t2[(d >> 8) & 255] ^ t3[a & 255] ^ k[i + 1];
                g = t0[c >> 24] ^ t1[(d >> 16) & 255] ^ t2[(a >> 8) & 255] ^ t3[b & 255] ^ k[i + 2];
                h = t0[d >> 24] ^ t1[(a >> 16) & 255] ^ t2[(b >> 8) & 255] ^ t3[c & 255] ^ k[i + 3];
                if (i + 4 == last)
                {
                    break;
                }

                a = t0[e >> 24] ^ t1[(f >> 16) & 255] ^ t2[(g >> 8) & 255] ^ t3[h & 255] ^ k[i + 4];
                b = t0[f >> 24] ^ t1[(g >> 16) & 255] ^ t2[(h >> 8) & 255] ^ t3[e & 255] ^ k[i + 5];
                c = t0[g >> 24] ^ t1[(h >> 16) & 255] ^ t2[(e >> 8) & 255] ^ t3[f & 255] ^ k[i + 6];
                d = t0[h >> 24] ^ t1[(e >> 16) & 255] ^ t2[(f >> 8) & 255] ^ t3[g & 255] ^ k[i + 7];
            }

            byte[] s = AesTables.SBox;
            at = targetOffset;
            uint w = k[last];
            target[at] = (byte)(s[e >> 24] ^ (w >> 24));
            target[at + 1] = (byte)(s[(f >> 16) & 255] ^ (w >> 16));
            target[at + 2] = (byte)(s[(g >> 8) & 255] ^ (w >> 8));
            target[at + 3] = (byte)(s[h & 255] ^ w);
            w = k[last + 1];
            target[at + 4] = (byte)(s[f >> 24] ^ (w >> 24));
            target[at + 5] = (byte)(s[(g >> 16) & 255] ^ (w >> 16));
            target[at + 6] = (byte)(s[(h >> 8) & 255] ^ (w >> 8));
            target[at + 7] = (byte)(s[e & 255] ^ w);
            w = k[last + 2];
            target[at + 8] = (byte)(s[g >> 24] ^ (w >> 24));
            target[at + 9] = (byte)(s[(h >> 16) & 255] ^ (w >> 16));
            target[at + 10] = (byte)(s[(e >> 8) & 255] ^ (w >> 8));
            target[at + 11] = (byte)(s[f & 255] ^ w);
            w = k[last + 3];
            target[at + 12] = (byte)(s[h >> 24] ^ (w >> 24));
            target[at + 13] = (byte)(s[(e >> 16) & 255] ^ (w >> 16));
            target[at + 14] = (byte)(s[(f >> 8) & 255] ^ (w >> 8));
            target[at + 15] = (byte)(s[g & 255] ^ w);
        }

        /// <summary>Decrypts one block of 16 bytes (ECB); source and target may be the same place. The first use of a key costs its inverse schedule.</summary>
        public void Decrypt(byte[] source, int sourceOffset, byte[] target, int targetOffset)
        {
            PrepareDecryption();
            uint[] k = _decryption;
            uint[] t0 = AesTables.D0;
            uint[] t1 = AesTables.D1;
            uint[] t2 = AesTables.D2;
            uint[] t3 = AesTables.D3;
            int at = sourceOffset;
            uint a = (uint)(source[at] << 24 | source[at + 1] << 16 | source[at + 2] << 8 | source[at + 3]) ^ k[0];
            uint b = (uint)(source[at + 4] << 24 | source[at + 5] << 16 | source[at + 6] << 8 | source[at + 7]) ^ k[1];
            uint c = (uint)(source[at + 8] << 24 | source[at + 9] << 16 | source[at + 10] << 8 | source[at + 11]) ^ k[2];
            uint d = (uint)(source[at + 12] << 24 | source[at + 13] << 16 | source[at + 14] << 8 | source[at + 15]) ^ k[3];
            uint e, f, g, h;
            int last = _rounds << 2;
            for (int i = 4; ; i += 8)
            {
                e = t0[a >> 24] ^ t1[(d >> 16) & 255] ^ t2[(c >> 8) & 255] ^ t3[b & 255] ^ k[i];
                f = t0[b >> 24] ^ t1[(a >> 16) & 255] ^ t2[(d >> 8) & 255] ^ t3[c & 255] ^ k[i + 1];
                g = t0[c >> 24] ^ t1[(b >> 16) & 255] ^ t2[(a >> 8) & 255] ^ t3[d & 255] ^ k[i + 2];
                h = t0[d >> 24] ^ t1[(c >> 16) & 255] ^ t2[(b >> 8) & 255] ^ t3[a & 255] ^ k[i + 3];
                if (i + 4 == last)
                {
                    break;
                }

                a = t0[e >> 24] ^ t1[(h >> 16) & 255] ^ t2[(g >> 8) & 255] ^ t3[f & 255] ^ k[i + 4];
                b = t0[f >> 24] ^ t1[(e >> 16) & 255] ^ t2[(h >> 8) & 255] ^ t3[g & 255] ^ k[i + 5];
                c = t0[g >> 24] ^ t1[(f >> 16) & 255] ^ t2[(e >> 8) & 255] ^ t3[h & 255] ^ k[i + 6];
                d = t0[h >> 24] ^ t1[(g >> 16) & 255] ^ t2[(f >> 8) & 255] ^ t3[e & 255] ^ k[i + 7];
            }

            byte[] s = AesTables.InverseSBox;
            at = targetOffset;
            uint w = k[last];
            target[at] = (byte)(s[e >> 24] ^ (w >> 24));
            target[at + 1] = (byte)(s[(h >> 16) & 255] ^ (w >> 16));
            target[at + 2] = (byte)(s[(g >> 8) & 255] ^ (w >> 8));
            target[at + 3] = (byte)(s[f & 255] ^ w);
            w = k[last + 1];
            target[at + 4] = (byte)(s[f >> 24] ^ (w >> 24));
            target[at + 5] = (byte)(s[(e >> 16) & 255] ^ (w >> 16));
            target[at + 6] = (byte)(s[(h >> 8) & 255] ^ (w >> 8));
            target[at + 7] = (byte)(s[g & 255] ^ w);
            w = k[last + 2];
            target[at + 8] = (byte)(s[g >> 24] ^ (w >> 24));
            target[at + 9] = (byte)(s[(f >> 16) & 255] ^ (w >> 16));
            target[at + 10] = (byte)(s[(e >> 8) & 255] ^ (w >> 8));
            target[at + 11] = (byte)(s[h & 255] ^ w);
            w = k[last + 3];
            target[at + 12] = (byte)(s[h >> 24] ^ (w >> 24));
            target[at + 13] = (byte)(s[(g >> 16) & 255] ^ (w >> 16));
            target[at + 14] = (byte)(s[(f >> 8) & 255] ^ (w >> 8));
            target[at + 15] = (byte)(s[e & 255] ^ w);
        }

        /// <summary>Overwrites the key schedules; the object needs a key again.</summary>
        public void Wipe()
        {
            if (_encryption != null)
            {
                Array.Clear(_encryption, 0, MaxScheduleWords);
            }

            if (_decryption != null)
            {
                Array.Clear(_decryption, 0, MaxScheduleWords);
            }

            _decryptionReady = false;
            _rounds = 0;
        }

        // FIPS 197, 5.3.5: the equivalent inverse cipher, round keys in reverse with InvMixColumns applied.
        private void PrepareDecryption()
        {
            if (_decryptionReady)
            {
                return;
            }

            AesTables.PrepareDecryption();
            if (_decryption == null)
            {
                _decryption = new uint[MaxScheduleWords];
            }

            byte[] box = AesTables.SBox;
            int last = _rounds << 2;
            for (int i = 0; i <= last; i += 4)
            {
                for (int j = 0; j < 4; j++)
                {
                    uint w = _encryption[last - i + j];
                    if (i > 0 && i < last)
                    {
                        w = AesTables.D0[box[w >> 24]] ^ AesTables.D1[box[(w >> 16) & 255]]
                            ^ AesTables.D2[box[(w >> 8) & 255]] ^ AesTables.D3[box[w & 255]];
                    }

                    _decryption[i + j] = w;
                }
            }

            _decryptionReady = true;
        }
    }
}
