using Emv.Crypto;

namespace Emv.Contact
{
    /// <summary>
    /// The transaction data hash of CDA (Book 2, 6.6.1 and 6.6.2): PDOL, CDOL1 and CDOL2 values as they are sent, then the
    /// objects of the GENERATE AC answer. Runs along, so that nothing has to be kept.
    /// </summary>
    internal sealed class TransactionHash
    {
        private readonly Sha1 _sent = new Sha1();
        private readonly Sha1 _answer = new Sha1();

        /// <summary>The hash over what was sent and the last answer.</summary>
        internal readonly byte[] Digest = new byte[Sha1.DigestLength];

        internal void Clear()
        {
            _sent.Wipe();
            _answer.Wipe();
        }

        internal void Add(byte[] data, int offset, int count)
        {
            _sent.Update(data, offset, count);
        }

        /// <summary>Keeps what was sent so far, for a transaction that may be interrupted.</summary>
        internal void Save(Sha1 into)
        {
            into.CopyFrom(_sent);
        }

        internal void Restore(Sha1 from)
        {
            _sent.CopyFrom(from);
        }

        internal void BeginAnswer()
        {
            _answer.CopyFrom(_sent);
        }

        internal void AddAnswer(byte[] data, int offset, int count)
        {
            _answer.Update(data, offset, count);
        }

        internal void EndAnswer()
        {
            _answer.Finish(Digest, 0);
        }
    }
}
