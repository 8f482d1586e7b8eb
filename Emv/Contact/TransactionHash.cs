using System;
using Emv.Crypto;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// The transaction data hash of CDA (Book 2, 6.6.1 and 6.6.2): PDOL, CDOL1 and CDOL2 values as they were sent, then the
    /// objects of the GENERATE AC answer. Here is only kept where they lie in the store; the hash is computed with the signature,
    /// in slices, when no card waits for it.
    /// </summary>
    internal sealed class TransactionHash
    {
        // Three lists; an answer before and behind its signature.
        private const int MaxSent = 3;
        private const int MaxAnswer = 2;

        private readonly TagStore _store;
        private readonly short[] _offsets = new short[MaxSent + MaxAnswer];
        private readonly short[] _lengths = new short[MaxSent + MaxAnswer];
        private readonly Sha1 _earlier = new Sha1();
        private bool _recovered;
        private bool _lost;
        private int _sent;
        private int _all;

        internal TransactionHash(TagStore store)
        {
            _store = store;
        }

        /// <summary>The hash over what was sent and the last answer, once <see cref="Gather"/>ed pieces were hashed.</summary>
        internal readonly byte[] Digest = new byte[Sha1.DigestLength];

        internal void Clear()
        {
            _earlier.Wipe();
            _recovered = false;
            _lost = false;
            _sent = 0;
            _all = 0;
        }

        /// <summary>Keeps the values of a list as they are sent.</summary>
        internal void Add(byte[] data, int offset, int count)
        {
            int at = _store.Append(data, offset, count);
            if (at < 0 || _sent == MaxSent)
            {
                _lost = true;
                return;
            }

            _offsets[_sent] = (short)at;
            _lengths[_sent] = (short)count;
            _sent++;
            _all = _sent;
        }

        /// <summary>Hashes what was sent so far at once, for a transaction that was interrupted.</summary>
        internal void Save(Sha1 into)
        {
            into.Reset();
            for (int i = 0; i < _sent; i++)
            {
                into.Update(_store.Buffer, _offsets[i], _lengths[i]);
            }
        }

        internal void Restore(Sha1 from)
        {
            _earlier.CopyFrom(from);
            _recovered = true;
            _sent = 0;
            _all = 0;
        }

        internal void BeginAnswer()
        {
            _all = _sent;
        }

        /// <param name="offset">In the store.</param>
        internal void AddAnswer(int offset, int count)
        {
            _offsets[_all] = (short)offset;
            _lengths[_all] = (short)count;
            _all++;
        }

        /// <summary>Hands over the pieces in their order. False: there was no room to keep them.</summary>
        internal bool Gather(SignedData signed)
        {
            signed.BeginHash();
            if (_recovered)
            {
                signed.Continue(_earlier);
            }

            for (int i = 0; i < _all; i++)
            {
                signed.AddStored(_offsets[i], _lengths[i]);
            }

            return !_lost;
        }

        internal void Take(byte[] digest)
        {
            Array.Copy(digest, 0, Digest, 0, Sha1.DigestLength);
        }
    }
}
