using System;
using Emv.Crypto;

namespace Emv.Contact
{
    /// <summary>
    /// Random padding for enciphered PINs: AES in counter mode under a key made of the random bytes the caller gave
    /// (SHA-256 of them, first half key, second half counter; NIST SP 800-90A's CTR construction without reseeding).
    /// </summary>
    internal sealed class Padding
    {
        private const int MaxRandom = 64;

        private readonly byte[] _random = new byte[MaxRandom];
        private readonly byte[] _seed = new byte[Sha256.DigestLength];
        private readonly byte[] _block = new byte[Aes.BlockLength];
        private readonly Sha256 _sha = new Sha256();
        private readonly Aes _aes = new Aes();
        private int _count;

        /// <summary>Keeps the caller's random bytes, at most 64; they are hashed when the first padding is wanted.</summary>
        internal void Seed(byte[] random)
        {
            _count = random.Length < MaxRandom ? random.Length : MaxRandom;
            Array.Copy(random, 0, _random, 0, _count);
        }

        internal void Fill(byte[] into, int offset, int count)
        {
            if (_count > 0)
            {
                _sha.Update(_random, 0, _count);
                _sha.Finish(_seed, 0);
                Array.Clear(_random, 0, MaxRandom);
                _count = 0;
            }

            _aes.SetKey(_seed, 0, 16);
            while (count > 0)
            {
                Advance();
                _aes.Encrypt(_seed, 16, _block, 0);
                int part = count < Aes.BlockLength ? count : Aes.BlockLength;
                Array.Copy(_block, 0, into, offset, part);
                offset += part;
                count -= part;
            }

            // A new key for the next use: what was given out cannot be computed from what is kept.
            Advance();
            _aes.Encrypt(_seed, 16, _block, 0);
            Array.Copy(_block, 0, _seed, 0, Aes.BlockLength);
            _aes.Wipe();
            Array.Clear(_block, 0, _block.Length);
        }

        internal void Wipe()
        {
            Array.Clear(_random, 0, MaxRandom);
            Array.Clear(_seed, 0, _seed.Length);
            Array.Clear(_block, 0, _block.Length);
            _aes.Wipe();
            _count = 0;
        }

        private void Advance()
        {
            int i = _seed.Length - 1;
            _seed[i]++;
            while (_seed[i] == 0 && i > 16)
            {
                i--;
                _seed[i]++;
            }
        }
    }
}
