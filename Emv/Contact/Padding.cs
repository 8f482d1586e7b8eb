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
        private readonly byte[] _seed = new byte[Sha256.DigestLength];
        private readonly byte[] _block = new byte[Aes.BlockLength];
        private readonly Sha256 _sha = new Sha256();
        private readonly Aes _aes = new Aes();

        internal void Seed(byte[] random)
        {
            _sha.Update(random, 0, random.Length);
            _sha.Finish(_seed, 0);
        }

        internal void Fill(byte[] into, int offset, int count)
        {
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
            Array.Clear(_seed, 0, _seed.Length);
            Array.Clear(_block, 0, _block.Length);
            _aes.Wipe();
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
