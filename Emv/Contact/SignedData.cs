using System;
using Emv.Crypto;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// The two long operations of offline data authentication, each in slices: recover a signed block with a public key, and
    /// hash a list of pieces. Pieces lie in the recovered block or in the store.
    /// </summary>
    internal sealed class SignedData
    {
        // A slice compresses one or two SHA-1 blocks, about 4,000 IL instructions each.
        private const int HashSliceBytes = 64;
        private const int MaxPieces = StaticData.MaxRanges + 8;
        private const int RecoveredFlag = 0x8000;

        private readonly TagStore _store;
        private readonly RsaPublic _rsa = new RsaPublic();
        private readonly Sha1 _sha = new Sha1();
        private readonly ushort[] _offsets = new ushort[MaxPieces];
        private readonly ushort[] _lengths = new ushort[MaxPieces];
        private bool _raised;
        private int _pieces;
        private int _piece;

        internal SignedData(TagStore store)
        {
            _store = store;
        }

        /// <summary>The recovered block.</summary>
        internal readonly byte[] Recovered = new byte[RsaPublic.MaxBytes];

        /// <summary>The hash of the last list.</summary>
        internal readonly byte[] Digest = new byte[Sha1.DigestLength];

        /// <summary>Bytes of <see cref="Recovered"/>.</summary>
        internal int Length { get; private set; }

        /// <summary>Begins the public operation on a signature in the store. False: its length is not the key's, or the key is not usable.</summary>
        internal bool Start(PublicKey key, int signature, int signatureLength)
        {
            return Start(key, _store.Buffer, signature, signatureLength);
        }

        /// <summary>The same on any bytes; also enciphers.</summary>
        internal bool Start(PublicKey key, byte[] data, int offset, int count)
        {
            Length = key.Length;
            _raised = false;
            return count == key.Length && _rsa.Start(key.Modulus, 0, count, key.Exponent, data, offset);
        }

        /// <summary>One slice; true when <see cref="Recovered"/> is there.</summary>
        internal bool Recover()
        {
            if (!_raised)
            {
                _raised = _rsa.Step();
                return false;
            }

            _rsa.Result(Recovered, 0);
            return true;
        }

        internal void BeginHash()
        {
            _sha.Reset();
            _pieces = 0;
            _piece = 0;
        }

        /// <summary>After <see cref="BeginHash"/>: the list is the rest of what was hashed before.</summary>
        internal void Continue(Sha1 earlier)
        {
            _sha.CopyFrom(earlier);
        }

        internal void AddRecovered(int offset, int length)
        {
            Add(offset | RecoveredFlag, length);
        }

        internal void AddStored(int offset, int length)
        {
            Add(offset, length);
        }

        /// <summary>Adds the value of a data object; nothing when it is not there.</summary>
        internal void AddTag(uint tag)
        {
            int offset;
            int length;
            if (_store.TryGet(tag, out offset, out length))
            {
                Add(offset, length);
            }
        }

        internal void AddStatic(StaticData data)
        {
            for (int i = 0; i < data.Count; i++)
            {
                Add(data.Offset(i), data.Length(i));
            }
        }

        /// <summary>Adds bytes at once; a few only.</summary>
        internal void HashNow(byte[] data, int offset, int count)
        {
            _sha.Update(data, offset, count);
        }

        /// <summary>One slice; true when <see cref="Digest"/> is there.</summary>
        internal bool Hash()
        {
            if (_piece == _pieces)
            {
                _sha.Finish(Digest, 0);
                return true;
            }

            int budget = HashSliceBytes;
            while (_piece < _pieces && budget > 0)
            {
                int offset = _offsets[_piece];
                int length = _lengths[_piece];
                int part = length < budget ? length : budget;
                byte[] source = (offset & RecoveredFlag) != 0 ? Recovered : _store.Buffer;
                _sha.Update(source, offset & ~RecoveredFlag, part);
                budget -= part;
                _offsets[_piece] = (ushort)(offset + part);
                _lengths[_piece] = (ushort)(length - part);
                if (part == length)
                {
                    _piece++;
                }
            }

            return false;
        }

        /// <summary>The hash in the block, 21 bytes before its end, is the one computed.</summary>
        internal bool HashMatches()
        {
            return Bytes.Equal(Recovered, Length - 1 - Sha1.DigestLength, Digest, 0, Sha1.DigestLength);
        }

        internal void Wipe()
        {
            _rsa.Wipe();
            _sha.Wipe();
            Array.Clear(Recovered, 0, Recovered.Length);
            Array.Clear(Digest, 0, Digest.Length);
            _pieces = 0;
            _piece = 0;
        }

        private void Add(int offset, int length)
        {
            if (_pieces < MaxPieces && length > 0)
            {
                _offsets[_pieces] = (ushort)offset;
                _lengths[_pieces] = (ushort)length;
                _pieces++;
            }
        }
    }
}
