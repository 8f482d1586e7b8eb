using System;
using Emv.Crypto;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>Which certificate: the tags that belong together and the shape of the recovered block.</summary>
    internal enum CertificateKind
    {
        /// <summary>Issuer public key certificate: Book 2, Table 6.</summary>
        Issuer = 1,

        /// <summary>ICC public key certificate: Book 2, Table 14.</summary>
        Icc = 2,

        /// <summary>ICC PIN encipherment public key certificate: Book 2, 7.1.</summary>
        Pin = 5,
    }

    /// <summary>
    /// Recovers one public key from its certificate, in slices: cache look-up, RSA, hash, checks (EMV 4.4 Book 2, 5.3, 6.4, 7.1).
    /// </summary>
    internal sealed class Certificate
    {
        private const byte Header = 0x6A;
        private const byte Trailer = 0xBC;
        private const byte Sha1Algorithm = 0x01;
        private const byte RsaAlgorithm = 0x01;
        private const int IdentifierAt = 2;

        private readonly Session _s;
        private readonly SignedData _signed;
        private readonly KeyCache _cache;
        private readonly byte[] _cacheHash = new byte[Sha1.DigestLength];
        private readonly byte[] _facts = new byte[KeyCache.FactsLength];
        private CertificateKind _kind;
        private PublicKey _key;
        private PublicKey _signer;
        private State _state;

        internal Certificate(Session session, SignedData signed, KeyCache cache)
        {
            _s = session;
            _signed = signed;
            _cache = cache;
        }

        private enum State
        {
            Idle = 0,
            LookUp,
            Begin,
            Recover,
            Hash,
        }

        /// <summary>Why the last recovery failed; None when it did not.</summary>
        internal CertificateFault Fault { get; private set; }

        /// <summary>The last key came from the cache.</summary>
        internal bool FromCache { get; private set; }

        /// <summary>Index of the CA key the issuer certificate stands under, for the revocation list.</summary>
        internal int CaIndex { get; set; }

        internal uint Tag
        {
            get
            {
                return _kind == CertificateKind.Issuer ? Data.Tag.IssuerCertificate
                    : _kind == CertificateKind.Icc ? Data.Tag.IccCertificate : Data.Tag.PinCertificate;
            }
        }

        private uint RemainderTag
        {
            get
            {
                return _kind == CertificateKind.Issuer ? Data.Tag.IssuerRemainder
                    : _kind == CertificateKind.Icc ? Data.Tag.IccRemainder : Data.Tag.PinRemainder;
            }
        }

        private uint ExponentTag
        {
            get
            {
                return _kind == CertificateKind.Issuer ? Data.Tag.IssuerExponent
                    : _kind == CertificateKind.Icc ? Data.Tag.IccExponent : Data.Tag.PinExponent;
            }
        }

        // Bytes of the identifier: the issuer's 4, or the PAN's 10. All that follows moves with it.
        private int IdentifierLength
        {
            get { return _kind == CertificateKind.Issuer ? 4 : 10; }
        }

        internal void Start(CertificateKind kind, PublicKey key, PublicKey signer)
        {
            _kind = kind;
            _key = key;
            _signer = signer;
            key.Clear();
            Fault = CertificateFault.None;
            FromCache = false;
            if (!_s.Store.Contains(Tag) || !_s.Store.Contains(ExponentTag))
            {
                Fault = CertificateFault.KeyMissing;
                _state = State.Idle;
                return;
            }

            // Everything that decides whether the certificate is good, apart from the day and the lists.
            _signed.BeginHash();
            _signed.HashNow(signer.Id, 0, signer.Id.Length);
            _signed.AddTag(Tag);
            _signed.AddTag(RemainderTag);
            _signed.AddTag(ExponentTag);
            if (kind != CertificateKind.Issuer)
            {
                _signed.AddTag(Data.Tag.Pan);
            }

            if (kind == CertificateKind.Icc)
            {
                _signed.AddStatic(_s.StaticData);
            }

            _state = State.LookUp;
        }

        /// <summary>One slice. True: finished, <see cref="Fault"/> says how.</summary>
        internal bool Work()
        {
            switch (_state)
            {
                case State.LookUp:
                    LookUp();
                    break;
                case State.Begin:
                    Begin();
                    break;
                case State.Recover:
                    if (_signed.Recover())
                    {
                        Recovered();
                    }

                    break;
                case State.Hash:
                    if (_signed.Hash())
                    {
                        Hashed();
                    }

                    break;
            }

            if (_state != State.Idle)
            {
                return false;
            }

            if (Fault != CertificateFault.None)
            {
                _key.Clear();
                _s.Log.Write(Rule.CertificateRefused, (int)Tag, (int)Fault);
            }

            _s.Log.Write(Rule.Crypto, (int)_kind, Fault != CertificateFault.None ? 0 : FromCache ? 2 : 1);
            return true;
        }

        private void LookUp()
        {
            if (!_signed.Hash())
            {
                return;
            }

            Array.Copy(_signed.Digest, 0, _cacheHash, 0, Sha1.DigestLength);
            Array.Copy(_signed.Digest, 0, _key.Id, 0, Sha1.DigestLength);
            if (_cache.TryGet(_cacheHash, _key, _facts))
            {
                FromCache = true;
                End(CheckFacts());
                return;
            }

            _state = State.Begin;
        }

        private void Begin()
        {
            int offset;
            int length;
            _s.Store.TryGet(Tag, out offset, out length);
            if (!_signed.Start(_signer, offset, length))
            {
                End(CertificateFault.LengthDiffers);
                return;
            }

            _state = State.Recover;
        }

        // The shape, then the list for the hash: format to key digits, remainder, exponent, and static data for the ICC key.
        private void Recovered()
        {
            byte[] block = _signed.Recovered;
            int length = _signed.Length;
            byte format = _kind == CertificateKind.Issuer ? (byte)0x02 : (byte)0x04;
            CertificateFault fault = length < HeaderLength + Sha1.DigestLength + 1 ? CertificateFault.LengthDiffers
                : block[0] != Header ? CertificateFault.Header
                : block[1] != format ? CertificateFault.Format
                : block[length - 1] != Trailer ? CertificateFault.Trailer
                : block[HeaderLength - 4] != Sha1Algorithm ? CertificateFault.HashAlgorithm
                : CertificateFault.None;
            if (fault != CertificateFault.None)
            {
                End(fault);
                return;
            }

            _signed.BeginHash();
            _signed.AddRecovered(1, length - 2 - Sha1.DigestLength);
            _signed.AddTag(RemainderTag);
            _signed.AddTag(ExponentTag);
            if (_kind == CertificateKind.Icc)
            {
                _signed.AddStatic(_s.StaticData);
            }

            _state = State.Hash;
        }

        // Header, format, identifier, expiry, serial, two algorithms, two lengths.
        private int HeaderLength
        {
            get { return IdentifierAt + IdentifierLength + 9; }
        }

        private void Hashed()
        {
            if (!_signed.HashMatches())
            {
                End(CertificateFault.Hash);
                return;
            }

            CertificateFault fault = TakeKey();
            if (fault == CertificateFault.None)
            {
                Array.Clear(_facts, 0, 4);
                if (_kind == CertificateKind.Issuer)
                {
                    Array.Copy(_signed.Recovered, IdentifierAt, _facts, 0, 4);
                }

                Array.Copy(_signed.Recovered, IdentifierAt + IdentifierLength, _facts, 4, 5);
                fault = CheckFacts();
            }

            if (fault == CertificateFault.None)
            {
                _cache.Put(_cacheHash, _key, _facts);
            }

            End(fault);
        }

        private CertificateFault TakeKey()
        {
            byte[] block = _signed.Recovered;
            int header = HeaderLength;
            if (_kind != CertificateKind.Issuer && !PanMatches())
            {
                return CertificateFault.PanDiffers;
            }

            if (block[header - 3] != RsaAlgorithm)
            {
                return CertificateFault.KeyAlgorithm;
            }

            int length = block[header - 2] == 0 ? RsaPublic.MaxBytes : block[header - 2];
            int exponent = Exponent(block[header - 1]);
            if (exponent == 0)
            {
                return CertificateFault.Exponent;
            }

            // Book 2: an issuer key is at most as long as the CA's, an ICC key at most as long as the issuer's is not asked
            // for by recovery, but the digits that do not fit must be in the remainder, all of them.
            int inside = _signed.Length - header - Sha1.DigestLength - 1;
            int rest = length - inside;
            if (length < RsaPublic.MinBytes || length > RsaPublic.MaxBytes)
            {
                return CertificateFault.KeyLength;
            }

            int offset;
            int have;
            _s.Store.TryGet(RemainderTag, out offset, out have);
            if (rest > 0 && have != rest)
            {
                return CertificateFault.RemainderMissing;
            }

            Array.Copy(block, header, _key.Modulus, 0, rest > 0 ? inside : length);
            if (rest > 0)
            {
                Array.Copy(_s.Store.Buffer, offset, _key.Modulus, inside, rest);
            }

            _key.Length = length;
            _key.Exponent = exponent;
            return CertificateFault.None;
        }

        // 3 or 65537 in as many bytes as the certificate says (Book 2, Annex B2.1).
        private int Exponent(int length)
        {
            int offset;
            int have;
            if (!_s.Store.TryGet(ExponentTag, out offset, out have) || have != length)
            {
                return 0;
            }

            int value = Bytes.ToInt(_s.Store.Buffer, offset, have);
            return (have == 1 && value == 3) || (have == 3 && value == 65537) ? value : 0;
        }

        private bool PanMatches()
        {
            int offset;
            int length;
            _s.Store.TryGet(Data.Tag.Pan, out offset, out length);
            for (int i = 0; i < IdentifierLength; i++)
            {
                byte digits = i < length ? _s.Store.Buffer[offset + i] : (byte)0xFF;
                if (_signed.Recovered[IdentifierAt + i] != digits)
                {
                    return false;
                }
            }

            return true;
        }

        private CertificateFault CheckFacts()
        {
            if (_kind == CertificateKind.Issuer && !IssuerMatches())
            {
                return CertificateFault.IssuerIdentifier;
            }

            // MMYY: good to the last day of that month (Book 2, 5.3 step 9).
            int month = (int)Bytes.ToNumber(_facts, 4, 1);
            int year = (int)Bytes.ToNumber(_facts, 5, 1);
            if (month < 1 || month > 12 || year < 0 || (Dates.Century(year) * 100) + month < _s.Today / 100)
            {
                return CertificateFault.Expired;
            }

            int rid;
            int length;
            if (_kind == CertificateKind.Issuer && _s.Store.TryGet(Data.Tag.TerminalAid, out rid, out length)
                && _s.CaKeys.IsRevoked(_s.Store.Buffer, rid, CaIndex, _facts, 6))
            {
                return CertificateFault.Revoked;
            }

            return CertificateFault.None;
        }

        // The leftmost 3 to 8 digits of the PAN, padded with F (Book 2, Table 6).
        private bool IssuerMatches()
        {
            int offset;
            int length;
            _s.Store.TryGet(Data.Tag.Pan, out offset, out length);
            bool padding = false;
            for (int i = 0; i < 8; i++)
            {
                int shift = (i & 1) == 0 ? 4 : 0;
                int wanted = (_facts[i >> 1] >> shift) & 15;
                int digit = (i >> 1) < length ? (_s.Store.Buffer[offset + (i >> 1)] >> shift) & 15 : 15;
                padding |= wanted == 15;
                if (padding ? wanted != 15 || i < 3 : wanted != digit)
                {
                    return false;
                }
            }

            return true;
        }

        private void End(CertificateFault fault)
        {
            Fault = fault;
            _state = State.Idle;
        }
    }
}
