using System;
using Emv.Crypto;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>GENERATE AC (EMV 4.4 Book 3, 6.5.5): asks for a cryptogram and takes the answer into the store.</summary>
    internal sealed class Cryptogram
    {
        internal const int Aac = 0x00;
        internal const int Tc = 0x40;
        internal const int Arqc = 0x80;
        internal const int TypeMask = 0xC0;
        internal const int AdviceBit = 0x08;
        internal const int ReasonMask = 0x07;
        internal const int ReasonServiceNotAllowed = 0x01;

        private const int CdaRequested = 0x10;
        private const int CryptogramLength = 8;
        private const int MaxIssuerData = 32;

        private readonly Session _s;
        private readonly Sha1 _sha = new Sha1();
        private readonly bool _hasTcHash;
        private int _number;

        /// <param name="hasTcHash">A list may ask for the TC hash value. Kernel 2 knows no such object: it is filled with zeros there.</param>
        internal Cryptogram(Session session, bool hasTcHash)
        {
            _s = session;
            _hasTcHash = hasTcHash;
        }

        /// <summary>Cryptogram information data of the last answer.</summary>
        internal int Cid { get; private set; }

        internal int Asked { get; private set; }

        /// <summary>The last command asked for a combined signature.</summary>
        internal bool CdaAsked { get; private set; }

        /// <summary>The last answer came as a template 77 with a signature.</summary>
        internal bool Signed { get; private set; }

        /// <summary>Sends GENERATE AC. False: the list is malformed and nothing was sent.</summary>
        /// <param name="number">1 or 2, for the log.</param>
        internal bool Ask(int type, bool cda, uint listTag, int number)
        {
            int offset;
            int length;
            Asked = type;
            CdaAsked = cda;
            _number = number;
            _s.Store.TryGet(listTag, out offset, out length);
            byte[] list = _s.Store.Buffer;
            if (_hasTcHash && Dol.Names(list, offset, length, Tag.TcHash))
            {
                HashForTc();
            }

            int written = Dol.Build(_s.Store, list, offset, length, _s.Command, 5, Session.MaxCommandData);
            if (written < 0)
            {
                _s.Log.Write(Rule.ObjectMalformed, (int)listTag, length);
                return false;
            }

            _s.TransactionHash.Add(_s.Command, 5, written);
            int p1 = type | (cda ? CdaRequested : 0);
            _s.Log.Write(Rule.CryptogramAsked, p1, number);
            _s.SendData(0x80, 0xAE, (byte)p1, 0x00, written, true);
            return true;
        }

        /// <summary>Takes the data of an answer; None when it is well-formed. The objects stay where the answer lands in the store.</summary>
        internal Reason Take(byte[] data, int count)
        {
            TagStore store = _s.Store;
            Signed = false;
            store.Remove(Tag.ApplicationCryptogram);
            store.Remove(Tag.SignedDynamicData);
            store.Remove(Tag.CryptogramInformation);
            _s.TransactionHash.BeginAnswer();
            TlvIndex tlv = _s.Tlv;
            int at = store.Append(data, 0, count);
            if (at < 0)
            {
                return Reason.CardDataTooLarge;
            }

            if (tlv.Parse(store.Buffer, at, count) != TlvError.None || tlv.Count != 1)
            {
                return Reason.CardDataWrong;
            }

            Reason reason = tlv.Tag(0) == Tag.ResponseFormat1 ? TakeFormat1(tlv.Offset(0), tlv.Length(0))
                : tlv.Tag(0) == Tag.ResponseFormat2 ? TakeFormat2(tlv.Offset(0), tlv.Length(0))
                : Reason.CardDataWrong;
            if (reason == Reason.None)
            {
                Cid = store.Buffer[_s.Fixed(Tag.CryptogramInformation, 1)];
                _s.Log.Write(Rule.CryptogramReceived, Cid, _number);
            }

            return reason;
        }

        // CID, ATC, cryptogram, issuer application data (Book 3, Table 15).
        private Reason TakeFormat1(int offset, int length)
        {
            const int IssuerDataAt = 1 + 2 + CryptogramLength;
            if (length < IssuerDataAt || length > IssuerDataAt + MaxIssuerData)
            {
                return Reason.CardDataWrong;
            }

            TagStore store = _s.Store;
            bool kept = store.Refer(Tag.CryptogramInformation, offset, 1) && store.Refer(Tag.Atc, offset + 1, 2)
                && store.Refer(Tag.ApplicationCryptogram, offset + 3, CryptogramLength);
            if (kept && length > IssuerDataAt)
            {
                kept = store.Refer(Tag.IssuerApplicationData, offset + IssuerDataAt, length - IssuerDataAt);
            }

            return kept ? Reason.None : Reason.CardDataTooLarge;
        }

        // Objects in any order; all but the signature go into the transaction data hash as they came (Book 2, 6.6.1).
        private Reason TakeFormat2(int offset, int length)
        {
            TlvIndex tlv = _s.Tlv;
            if (tlv.Parse(_s.Store.Buffer, offset, length) != TlvError.None)
            {
                return Reason.CardDataWrong;
            }

            int from = offset;
            int end = offset;
            for (int i = 0; i < tlv.Count; i++)
            {
                uint tag = tlv.Tag(i);
                int at = tlv.Offset(i);
                int count = tlv.Length(i);
                int range = TagFormat.LengthRange(tag);
                if (tlv.Find(tag) != i || (range >= 0 && (count < range >> 8 || count > (range & 0xFF))))
                {
                    _s.Log.Write(Rule.ObjectMalformed, (int)tag, count);
                    return Reason.CardDataWrong;
                }

                if (tag == Tag.SignedDynamicData)
                {
                    Signed = true;
                    _s.TransactionHash.AddAnswer(from, end - from);
                    from = at + count;
                }

                end = at + count;
                if (IsTaken(tag) && !_s.Store.Refer(tag, at, count))
                {
                    return Reason.CardDataTooLarge;
                }
            }

            _s.TransactionHash.AddAnswer(from, end - from);
            bool complete = tlv.Find(Tag.CryptogramInformation) >= 0 && tlv.Find(Tag.Atc) >= 0
                && (Signed || tlv.Find(Tag.ApplicationCryptogram) >= 0);
            return complete ? Reason.None : Reason.CardDataMissing;
        }

        // Of an answer only what belongs there replaces what the store has.
        private bool IsTaken(uint tag)
        {
            return tag == Tag.CryptogramInformation || tag == Tag.Atc || tag == Tag.ApplicationCryptogram
                || tag == Tag.IssuerApplicationData || tag == Tag.SignedDynamicData
                || (!TagFormat.IsForeign(tag) && !_s.Store.Contains(tag));
        }

        // TC hash value (Book 3, 9.2.2): SHA-1 over the TDOL's values; the terminal's default list sets a TVR bit.
        private void HashForTc()
        {
            int offset;
            int length;
            byte[] list = _s.Store.Buffer;
            if (!_s.Store.TryGet(Tag.Tdol, out offset, out length))
            {
                list = _s.Application.DefaultTdol;
                offset = 0;
                length = list.Length;
                _s.Log.Write(Rule.DefaultTdolUsed, 0, length);
                _s.SetTvr(TvrBit.DefaultTdolUsed, Rule.DefaultTdolUsed);
            }

            int written = Dol.Build(_s.Store, list, offset, length, _s.Command, 5, Session.MaxCommandData);
            _sha.Update(_s.Command, 5, written < 0 ? 0 : written);
            var digest = new byte[Sha1.DigestLength];
            _sha.Finish(digest, 0);
            _s.Store.Set(Tag.TcHash, digest, 0, digest.Length);
            Array.Clear(_s.Command, 0, Session.MaxCommand);
        }
    }
}
