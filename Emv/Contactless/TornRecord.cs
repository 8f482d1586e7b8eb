using System;
using Emv.Contact;
using Emv.Crypto;
using Emv.Data;

namespace Emv.Contactless
{
    /// <summary>
    /// One interrupted transaction of kernel 2 (EMV Contactless Book C-2, torn transaction log): the card may have made its
    /// cryptogram, the terminal never saw it. Kept for seconds, wiped with its use or its age.
    /// </summary>
    internal sealed class TornRecord
    {
        private const int PanBytes = 10;

        private readonly byte[] _pan = new byte[PanBytes + 1];
        private readonly byte[] _amount = new byte[6];
        private readonly byte[] _tvr = new byte[5];
        private readonly byte[] _cvmResults = new byte[3];
        private readonly byte[] _unpredictable = new byte[4];
        private readonly byte[] _relay = new byte[RelayResistance.DataLength];
        private readonly Sha1 _sent = new Sha1();
        private bool _relayPerformed;
        private int _second;

        internal bool IsKept { get; private set; }

        internal TapCvm Cvm { get; private set; }

        internal bool CdaAsked { get; private set; }

        internal void Clear()
        {
            IsKept = false;
            Array.Clear(_pan, 0, _pan.Length);
            Array.Clear(_relay, 0, _relay.Length);
            _sent.Wipe();
        }

        internal void Keep(Session s, int second, TapCvm cvm, bool cdaAsked, RelayResistance relay)
        {
            Card(s, _pan);
            Dol.Put(s.Store, Tag.AmountAuthorised, _amount, 0, _amount.Length);
            Dol.Put(s.Store, Tag.Tvr, _tvr, 0, _tvr.Length);
            Dol.Put(s.Store, Tag.CvmResults, _cvmResults, 0, _cvmResults.Length);
            Dol.Put(s.Store, Tag.UnpredictableNumber, _unpredictable, 0, _unpredictable.Length);
            Array.Copy(relay.Data, 0, _relay, 0, _relay.Length);
            _relayPerformed = relay.IsPerformed;
            s.TransactionHash.Save(_sent);
            _second = second;
            Cvm = cvm;
            CdaAsked = cdaAsked;
            IsKept = true;
        }

        internal bool IsTooOld(int second, int lifetimeSeconds)
        {
            return second < _second || second - _second > lifetimeSeconds;
        }

        /// <summary>
        /// The same card and the same amount. The book recovers a sale of any amount; here another amount is another sale, and
        /// its cryptogram must not stand for it.
        /// </summary>
        internal bool IsSame(Session s)
        {
            var card = new byte[PanBytes + 1];
            Card(s, card);
            bool same = Bytes.Equal(card, 0, _pan, 0, card.Length);
            Array.Clear(card, 0, card.Length);
            int amount = s.Fixed(Tag.AmountAuthorised, 6);
            return same && Bytes.Equal(s.Store.Buffer, amount, _amount, 0, _amount.Length);
        }

        /// <summary>Puts back what the interrupted command said.</summary>
        internal void Restore(Session s, RelayResistance relay)
        {
            s.Store.Set(Tag.Tvr, _tvr, 0, _tvr.Length);
            s.Store.Set(Tag.CvmResults, _cvmResults, 0, _cvmResults.Length);
            s.Store.Set(Tag.UnpredictableNumber, _unpredictable, 0, _unpredictable.Length);
            s.TransactionHash.Restore(_sent);
            relay.Restore(_relay, _relayPerformed);
        }

        private static void Card(Session s, byte[] into)
        {
            Dol.Put(s.Store, Tag.Pan, into, 0, PanBytes);
            Dol.Put(s.Store, Tag.PanSequence, into, PanBytes, 1);
        }
    }
}
