using System;
using Emv.Crypto;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// Keys recovered from certificates, found again by a hash over everything that went into the recovery. What depends on the
    /// day or on the terminal's lists (expiry, revocation, issuer identifier) is kept beside the key and checked every time.
    /// Holds public data only: no PAN.
    /// </summary>
    internal sealed class KeyCache
    {
        /// <summary>Keys kept; the oldest gives way.</summary>
        internal const int Capacity = 6;

        /// <summary>Identifier 4, expiry 2, serial 3.</summary>
        internal const int FactsLength = 9;

        private readonly byte[] _hashes = new byte[Capacity * Sha1.DigestLength];
        private readonly byte[] _facts = new byte[Capacity * FactsLength];
        private readonly byte[] _moduli = new byte[Capacity * RsaPublic.MaxBytes];
        private readonly int[] _lengths = new int[Capacity];
        private readonly int[] _exponents = new int[Capacity];
        private int _oldest;

        internal bool TryGet(byte[] hash, PublicKey key, byte[] facts)
        {
            for (int i = 0; i < Capacity; i++)
            {
                if (_lengths[i] > 0 && Bytes.Equal(_hashes, i * Sha1.DigestLength, hash, 0, Sha1.DigestLength))
                {
                    Array.Copy(_moduli, i * RsaPublic.MaxBytes, key.Modulus, 0, RsaPublic.MaxBytes);
                    Array.Copy(_facts, i * FactsLength, facts, 0, FactsLength);
                    key.Length = _lengths[i];
                    key.Exponent = _exponents[i];
                    return true;
                }
            }

            return false;
        }

        internal void Put(byte[] hash, PublicKey key, byte[] facts)
        {
            int at = _oldest;
            _oldest = (_oldest + 1) % Capacity;
            Array.Copy(hash, 0, _hashes, at * Sha1.DigestLength, Sha1.DigestLength);
            Array.Copy(facts, 0, _facts, at * FactsLength, FactsLength);
            Array.Copy(key.Modulus, 0, _moduli, at * RsaPublic.MaxBytes, RsaPublic.MaxBytes);
            _lengths[at] = key.Length;
            _exponents[at] = key.Exponent;
        }
    }
}
