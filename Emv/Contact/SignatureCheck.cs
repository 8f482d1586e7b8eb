using System;
using Emv.Crypto;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// Checks a signature of application data in slices: static (Book 2, 5.4, Table 7), dynamic (6.5.2, Table 17) and combined
    /// with a cryptogram (6.6.2, Table 22).
    /// </summary>
    internal sealed class SignatureCheck
    {
        private const byte Header = 0x6A;
        private const byte Trailer = 0xBC;
        private const byte Sha1Algorithm = 0x01;
        private const byte StaticFormat = 0x03;
        private const byte DynamicFormat = 0x05;

        // Header, format, hash algorithm, and the hash and trailer at the end.
        private const int Overhead = 3 + Sha1.DigestLength + 1;

        private readonly Session _s;
        private readonly SignedData _signed;
        private readonly byte[] _terminalData = new byte[Session.MaxCommandData];
        private int _terminalLength;
        private Kind _kind;
        private PublicKey _key;
        private uint _tag;
        private bool _begun;
        private bool _summing;
        private bool _hashing;
        private bool _ended;

        internal SignatureCheck(Session session, SignedData signed)
        {
            _s = session;
            _signed = signed;
        }

        private enum Kind
        {
            Static = 3,
            Dynamic = 4,
            Combined = 6,
        }

        internal CertificateFault Fault { get; private set; }

        /// <summary>Keeps the DDOL values: the card signs over them.</summary>
        internal void KeepTerminalData(byte[] data, int offset, int count)
        {
            Array.Copy(data, offset, _terminalData, 0, count);
            _terminalLength = count;
        }

        internal void StartStatic(PublicKey issuerKey)
        {
            Start(Kind.Static, issuerKey, Tag.SignedStaticData);
        }

        internal void StartDynamic(PublicKey iccKey)
        {
            Start(Kind.Dynamic, iccKey, Tag.SignedDynamicData);
        }

        internal void StartCombined(PublicKey iccKey)
        {
            Start(Kind.Combined, iccKey, Tag.SignedDynamicData);
        }

        /// <summary>One slice. True: finished, <see cref="Fault"/> says how.</summary>
        internal bool Work()
        {
            if (_summing)
            {
                Sum();
            }
            else if (!_begun)
            {
                Begin();
            }
            else if (_hashing)
            {
                if (_signed.Hash())
                {
                    End(_signed.HashMatches() ? Good() : CertificateFault.Hash);
                }
            }
            else if (_signed.Recover())
            {
                Recovered();
            }

            if (!_ended)
            {
                return false;
            }

            if (Fault != CertificateFault.None)
            {
                _s.Log.Write(Rule.SignatureRefused, (int)_tag, (int)Fault);
            }

            _s.Log.Write(Rule.Crypto, _kind == Kind.Static ? 3 : 4, Fault == CertificateFault.None ? 1 : 0);
            return true;
        }

        private void Start(Kind kind, PublicKey key, uint tag)
        {
            _kind = kind;
            _key = key;
            _tag = tag;
            _begun = false;
            _summing = kind == Kind.Combined;
            _hashing = false;
            _ended = false;
            Fault = CertificateFault.None;
            if (_summing && !_s.TransactionHash.Gather(_signed))
            {
                End(CertificateFault.TransactionHash);
            }
        }

        // The transaction data hash comes first: the signature's own hash is made with the same means.
        private void Sum()
        {
            if (!_ended && _signed.Hash())
            {
                _s.TransactionHash.Take(_signed.Digest);
                _summing = false;
            }
        }

        private void Begin()
        {
            _begun = true;
            int offset;
            int length;
            _s.Store.TryGet(_tag, out offset, out length);
            if (offset < 0 || !_signed.Start(_key, offset, length))
            {
                End(CertificateFault.LengthDiffers);
            }
        }

        private void Recovered()
        {
            byte[] block = _signed.Recovered;
            int length = _signed.Length;
            byte format = _kind == Kind.Static ? StaticFormat : DynamicFormat;
            CertificateFault fault = length < Overhead + 2 ? CertificateFault.LengthDiffers
                : block[0] != Header ? CertificateFault.Header
                : block[1] != format ? CertificateFault.Format
                : block[length - 1] != Trailer ? CertificateFault.Trailer
                : block[2] != Sha1Algorithm ? CertificateFault.HashAlgorithm
                : _kind != Kind.Static && block[3] > length - Overhead - 1 ? CertificateFault.DynamicDataLength
                : CertificateFault.None;
            if (fault != CertificateFault.None)
            {
                End(fault);
                return;
            }

            _signed.BeginHash();
            _signed.AddRecovered(1, length - 2 - Sha1.DigestLength);
            if (_kind == Kind.Static)
            {
                _signed.AddStatic(_s.StaticData);
            }
            else if (_kind == Kind.Combined)
            {
                _signed.AddTag(Tag.UnpredictableNumber);
            }
            else
            {
                int at = _s.Store.Append(_terminalData, 0, _terminalLength);
                if (at < 0)
                {
                    End(CertificateFault.DynamicDataLength);
                    return;
                }

                _signed.AddStored(at, _terminalLength);
            }

            _hashing = true;
        }

        // The hash is right: take what the block says.
        private CertificateFault Good()
        {
            byte[] block = _signed.Recovered;
            if (_kind == Kind.Static)
            {
                return Keep(Tag.DataAuthenticationCode, block, 3, 2);
            }

            // ICC dynamic data: length of the dynamic number, the number (2 to 8 bytes), and for CDA the rest (Table 19).
            int dataLength = block[3];
            int number = dataLength > 0 ? block[4] : 0;
            if (number < 2 || number > 8 || number + 1 > dataLength)
            {
                return CertificateFault.DynamicDataLength;
            }

            CertificateFault fault = Keep(Tag.IccDynamicNumber, block, 5, number);
            return fault == CertificateFault.None && _kind == Kind.Combined ? Combined(block, 5 + number, dataLength - 1 - number) : fault;
        }

        // CID, cryptogram, transaction data hash.
        private CertificateFault Combined(byte[] block, int at, int length)
        {
            const int CryptogramLength = 8;
            if (length < 1 + CryptogramLength + Sha1.DigestLength)
            {
                return CertificateFault.DynamicDataLength;
            }

            int cid = _s.Fixed(Tag.CryptogramInformation, 1);
            if (cid < 0 || _s.Store.Buffer[cid] != block[at])
            {
                return CertificateFault.CryptogramDiffers;
            }

            if (!Bytes.Equal(block, at + 1 + CryptogramLength, _s.TransactionHash.Digest, 0, Sha1.DigestLength))
            {
                return CertificateFault.TransactionHash;
            }

            int sent = _s.Fixed(Tag.ApplicationCryptogram, CryptogramLength);
            if (sent >= 0 && !Bytes.Equal(block, at + 1, _s.Store.Buffer, sent, CryptogramLength))
            {
                return CertificateFault.CryptogramDiffers;
            }

            return Keep(Tag.ApplicationCryptogram, block, at + 1, CryptogramLength);
        }

        private CertificateFault Keep(uint tag, byte[] data, int offset, int length)
        {
            return _s.Store.Set(tag, data, offset, length) ? CertificateFault.None : CertificateFault.DynamicDataLength;
        }

        private void End(CertificateFault fault)
        {
            Fault = fault;
            _ended = true;
        }
    }
}
