using System;
using Emv.Crypto;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>Why a certification authority key was not taken.</summary>
    public enum CaKeyError
    {
        None = 0,

        /// <summary>No room: <see cref="CaKeyTable.MaxKeys"/>.</summary>
        Full,

        /// <summary>A field is missing or has a length or value it may not have.</summary>
        Malformed,

        /// <summary>The SHA-1 checksum does not match: the key is not what the scheme published.</summary>
        ChecksumWrong,
    }

    /// <summary>
    /// Public keys of the schemes' certification authorities, found by RID and index (EMV 4.4 Book 2, 11.2.2). Each key's
    /// checksum is verified when it is added. Certificates revoked by a scheme are listed here too.
    /// </summary>
    public sealed class CaKeyTable
    {
        /// <summary>Keys the table can hold.</summary>
        public const int MaxKeys = 64;

        /// <summary>Longest CA modulus: 1984 bits (Book 2, Annex B2.1 and D1.1).</summary>
        public const int MaxModulusBytes = 248;

        /// <summary>Shortest modulus taken: 512 bits, the smallest a scheme ever used.</summary>
        public const int MinModulusBytes = 64;

        /// <summary>Revoked certificates the table can hold.</summary>
        public const int MaxRevoked = 64;

        private const int RidLength = 5;
        private const int ChecksumLength = 20;
        private const int RevokedLength = 9;
        private const int HashBytes = 64;

        /// <summary>Room before any key is there; it doubles when it is used up.</summary>
        private const int FirstKeys = 16;

        private byte[][] _rids = new byte[FirstKeys][];
        private byte[][] _moduli = new byte[FirstKeys][];
        private byte[][] _checksums = new byte[FirstKeys][];
        private int[] _indexes = new int[FirstKeys];
        private int[] _exponents = new int[FirstKeys];
        private int[] _expiries = new int[FirstKeys];
        private byte[] _revoked;
        private readonly Sha1 _sha = new Sha1();
        private readonly byte[] _computed = new byte[ChecksumLength];
        private int _count;
        private int _revokedCount;

        // The key whose checksum is being computed.
        private byte[] _rid;
        private byte[] _modulus;
        private byte[] _checksum;
        private int _index;
        private int _exponent;
        private int _expiry;
        private int _hashed;

        /// <summary>Number of keys.</summary>
        public int Count
        {
            get { return _count; }
        }

        /// <summary>Adds a key, or replaces the one with the same RID and index, after checking its checksum.</summary>
        /// <param name="rid">Registered application provider, 5 bytes.</param>
        /// <param name="index">Key index, 0 to 255 (8F on the card).</param>
        /// <param name="modulus">64 to 248 bytes, first byte not zero.</param>
        /// <param name="exponent">3 or 65537.</param>
        /// <param name="checksum">SHA-1 over RID, index, modulus and exponent (Book 2, Table 30): 20 bytes.</param>
        /// <param name="expiry">Last day of use as a number, 20291231; 0 = no date known.</param>
        public CaKeyError Add(byte[] rid, int index, byte[] modulus, int exponent, byte[] checksum, int expiry)
        {
            CaKeyError error = BeginAdd(rid, index, modulus, exponent, checksum, expiry);
            while (error == CaKeyError.None && !PollAdd(out error))
            {
                // Every call does a slice.
            }

            return error;
        }

        /// <summary>Begins to add a key; Its checksum is computed by <see cref="PollAdd"/>.</summary>
        internal CaKeyError BeginAdd(byte[] rid, int index, byte[] modulus, int exponent, byte[] checksum, int expiry)
        {
            if (rid == null || rid.Length != RidLength || modulus == null || checksum == null || checksum.Length != ChecksumLength
                || index < 0 || index > 255 || (exponent != 3 && exponent != 65537)
                || modulus.Length < MinModulusBytes || modulus.Length > MaxModulusBytes || modulus[0] == 0)
            {
                return CaKeyError.Malformed;
            }

            _rid = rid;
            _index = index;
            _modulus = modulus;
            _exponent = exponent;
            _checksum = checksum;
            _expiry = expiry;
            _hashed = 0;
            BeginChecksum(rid, index);
            return CaKeyError.None;
        }

        /// <summary>One block of the checksum; true when the key is in the table or refused.</summary>
        internal bool PollAdd(out CaKeyError error)
        {
            error = CaKeyError.None;
            int count = _modulus.Length - _hashed;
            if (count > 0)
            {
                count = count < HashBytes ? count : HashBytes;
                _sha.Update(_modulus, _hashed, count);
                _hashed += count;
                return false;
            }

            FinishChecksum(_exponent, _computed);
            error = Bytes.Equal(_computed, 0, _checksum, 0, ChecksumLength) ? Keep() : CaKeyError.ChecksumWrong;
            return true;
        }

        private CaKeyError Keep()
        {
            int at = Find(_rid, 0, _index);
            if (at < 0)
            {
                if (_count == MaxKeys)
                {
                    return CaKeyError.Full;
                }

                if (_count == _rids.Length)
                {
                    Grow(2 * _count);
                }

                at = _count;
                _count++;
            }

            _rids[at] = (byte[])_rid.Clone();
            _moduli[at] = (byte[])_modulus.Clone();
            _checksums[at] = (byte[])_checksum.Clone();
            _indexes[at] = _index;
            _exponents[at] = _exponent;
            _expiries[at] = _expiry;
            return CaKeyError.None;
        }

        /// <summary>
        /// Loads keys as acquirers download them: for each key the data objects 9F06 (RID), 9F22 (index), DF02 (modulus),
        /// DF03 (checksum), DF04 (exponent), DF05 (expiry, 4 bytes YYYYMMDD or 8 characters), in any order; 9F06 begins the
        /// next key. Keys before a bad one stay loaded.
        /// </summary>
        /// <param name="loaded">Keys added.</param>
        public CaKeyError Load(byte[] data, int offset, int count, out int loaded)
        {
            var loader = new CaKeyLoader(this, data, offset, count);
            while (!loader.Poll())
            {
                // Every call does a slice.
            }

            loaded = loader.Loaded;
            return loader.Error;
        }

        /// <summary>Puts the checksum the schemes publish into <paramref name="into"/> (20 bytes); for test keys of one's own.</summary>
        public static void Checksum(byte[] rid, int index, byte[] modulus, int exponent, byte[] into)
        {
            new CaKeyTable().ComputeChecksum(rid, index, modulus, exponent, into);
        }

        /// <summary>Lists a revoked issuer certificate (Book 2, 5.3 step 10): RID, CA index and 3-byte serial number.</summary>
        public bool Revoke(byte[] rid, int index, byte[] serial)
        {
            if (_revokedCount == MaxRevoked || rid == null || rid.Length != RidLength || serial == null || serial.Length != 3)
            {
                return false;
            }

            if (_revoked == null)
            {
                _revoked = new byte[MaxRevoked * RevokedLength];
            }

            int at = _revokedCount * RevokedLength;
            Array.Copy(rid, 0, _revoked, at, RidLength);
            _revoked[at + RidLength] = (byte)index;
            Array.Copy(serial, 0, _revoked, at + RidLength + 1, 3);
            _revokedCount++;
            return true;
        }

        /// <summary>Forgets every key and every revoked certificate.</summary>
        public void RemoveAll()
        {
            _count = 0;
            _revokedCount = 0;
            Array.Clear(_rids, 0, _rids.Length);
            Array.Clear(_moduli, 0, _moduli.Length);
        }

        /// <summary>Position of a key by RID (5 bytes at <paramref name="offset"/>) and index; -1 when there is none.</summary>
        public int Find(byte[] rid, int offset, int index)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_indexes[i] == index && Bytes.Equal(_rids[i], 0, rid, offset, RidLength))
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>False when there is none at that position.</summary>
        internal bool CopyKey(int at, PublicKey into)
        {
            if (at < 0 || at >= _count)
            {
                return false;
            }

            byte[] modulus = _moduli[at];
            Array.Copy(modulus, 0, into.Modulus, 0, modulus.Length);
            Array.Copy(_checksums[at], 0, into.Id, 0, ChecksumLength);
            into.Length = modulus.Length;
            into.Exponent = _exponents[at];
            return true;
        }

        /// <summary>The key may not be used after this day (20291231); 0 = no date.</summary>
        public int Expiry(int at)
        {
            return _expiries[at];
        }

        internal bool IsRevoked(byte[] rid, int ridOffset, int index, byte[] serial, int serialOffset)
        {
            for (int i = 0; i < _revokedCount; i++)
            {
                int at = i * RevokedLength;
                if (_revoked[at + RidLength] == index && Bytes.Equal(_revoked, at, rid, ridOffset, RidLength)
                    && Bytes.Equal(_revoked, at + RidLength + 1, serial, serialOffset, 3))
                {
                    return true;
                }
            }

            return false;
        }

        private void Grow(int keys)
        {
            _rids = Longer(_rids, keys);
            _moduli = Longer(_moduli, keys);
            _checksums = Longer(_checksums, keys);
            _indexes = Longer(_indexes, keys);
            _exponents = Longer(_exponents, keys);
            _expiries = Longer(_expiries, keys);
        }

        private static byte[][] Longer(byte[][] old, int count)
        {
            var longer = new byte[count][];
            Array.Copy(old, 0, longer, 0, old.Length);
            return longer;
        }

        private static int[] Longer(int[] old, int count)
        {
            var longer = new int[count];
            Array.Copy(old, 0, longer, 0, old.Length);
            return longer;
        }

        private void ComputeChecksum(byte[] rid, int index, byte[] modulus, int exponent, byte[] into)
        {
            BeginChecksum(rid, index);
            _sha.Update(modulus, 0, modulus.Length);
            FinishChecksum(exponent, into);
        }

        private void BeginChecksum(byte[] rid, int index)
        {
            _sha.Reset();
            _sha.Update(rid, 0, rid.Length);
            _sha.Update((byte)index);
        }

        private void FinishChecksum(int exponent, byte[] into)
        {
            byte[] exponentBytes = exponent == 3 ? new byte[] { 3 } : new byte[] { 1, 0, 1 };
            _sha.Update(exponentBytes, 0, exponentBytes.Length);
            _sha.Finish(into, 0);
        }
    }
}
