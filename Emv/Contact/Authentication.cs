using Emv.Crypto;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>The method of offline data authentication.</summary>
    internal enum Method
    {
        None = 0,
        Sda,
        Dda,
        Cda,
    }

    /// <summary>
    /// Offline data authentication (EMV 4.4 Book 3, 10.3; Book 2, 5 and 6): the strongest method card and terminal share. The
    /// cryptography runs in the background while the transaction goes on: keys for SDA and CDA, the signature of DDA after its
    /// command. The action analysis waits for it.
    /// </summary>
    internal sealed class Authentication : Stage
    {
        private readonly SignedData _signed;
        private readonly Certificate _certificate;
        private readonly SignatureCheck _signature;
        private readonly PublicKey _caKey = new PublicKey();
        private readonly PublicKey _issuerKey = new PublicKey();
        private readonly PublicKey _iccKey = new PublicKey();
        private readonly PublicKey _pinKey = new PublicKey();
        private Job _job;
        private bool _failed;
        private bool _prepared;
        private bool _wantsPinKey;
        private Rule _obstacle;
        private int _caKeyAt;

        internal Authentication(Session session)
            : base(session)
        {
            _signed = new SignedData(session.Store);
            _certificate = new Certificate(session, _signed, new KeyCache());
            _signature = new SignatureCheck(session, _signed);
        }

        private enum Job
        {
            None = 0,
            IssuerKey,
            IccKey,
            PinKey,
            StaticSignature,
            DynamicSignature,
            CombinedSignature,
        }

        internal Method Method { get; private set; }

        /// <summary>Background work is left.</summary>
        internal bool Working
        {
            get { return _job != Job.None; }
        }

        /// <summary>The key chain is good so far and CDA may be asked for.</summary>
        internal bool CdaPossible
        {
            get { return Method == Method.Cda && !_failed && _iccKey.IsValid; }
        }

        /// <summary>The key to encipher PINs with: the card's PIN key, or its key for signatures when it has none. Null: none.</summary>
        internal PublicKey PinKey
        {
            get { return _pinKey.IsValid ? _pinKey : !HasPinKey && _iccKey.IsValid ? _iccKey : null; }
        }

        // Book 2, 7.1: without one of its data objects the PIN key does not count, and the key for signatures serves.
        private bool HasPinKey
        {
            get { return S.Store.Contains(Tag.PinCertificate) && S.Store.Contains(Tag.PinExponent); }
        }

        internal SignedData Signed
        {
            get { return _signed; }
        }

        internal void Reset()
        {
            _job = Job.None;
            _failed = false;
            _prepared = false;
            _wantsPinKey = false;
            Method = Method.None;
            _caKey.Clear();
            _issuerKey.Clear();
            _iccKey.Clear();
            _pinKey.Clear();
            _signed.Wipe();
        }

        /// <summary>Drops the background work: the transaction is over.</summary>
        internal void Stop()
        {
            _job = Job.None;
        }

        internal override void Enter()
        {
            Reset();
            Method = Choose();
            S.Log.Write(Rule.AuthenticationMethod, 0, (int)Method);
            if (Method == Method.None)
            {
                S.SetTvr(TvrBit.AuthenticationNotPerformed, Rule.AuthenticationMethod);
                S.Go(S.Restrictions);
                return;
            }

            if (Method == Method.Sda)
            {
                S.SetTvr(TvrBit.SdaSelected, Rule.AuthenticationMethod);
            }

            if (!HasData() || !Prepare())
            {
                Failed(_obstacle);
                S.Go(S.Restrictions);
                return;
            }

            StartIssuerKey();
            if (Method == Method.Dda)
            {
                S.Step = Step.Compute;
                return;
            }

            S.Go(S.Restrictions);
        }

        /// <summary>A contactless kernel chose a method, its card still in the field: only what the TVR must know. False: the keys cannot be had.</summary>
        internal bool Begin(Method method)
        {
            Method = method;
            _failed = false;
            S.Log.Write(Rule.AuthenticationMethod, 0, (int)method);
            bool good = HasData() && FindKey();
            if (!good)
            {
                Failed(_obstacle);
            }

            return good;
        }

        /// <summary>After <see cref="Begin"/>: recovers the keys, in the background.</summary>
        internal void StartKeys()
        {
            Method method = Method;
            Reset();
            Method = method;
            S.CaKeys.CopyKey(_caKeyAt, _caKey);
            StartIssuerKey();
        }

        /// <summary>The card's key is there and nothing failed yet.</summary>
        internal bool KeysGood
        {
            get { return !_failed && _iccKey.IsValid; }
        }

        /// <summary>Checks the dynamic signature that is in the store already over the terminal's data (fDDA), in the background.</summary>
        internal void StartFast(byte[] data, int offset, int count)
        {
            _signature.KeepTerminalData(data, offset, count);
            _job = Job.DynamicSignature;
            _signature.StartDynamic(_iccKey);
        }

        /// <summary>One slice of the background work.</summary>
        internal void Work()
        {
            switch (_job)
            {
                case Job.IssuerKey:
                case Job.IccKey:
                case Job.PinKey:
                    if (_certificate.Work())
                    {
                        KeyEnded();
                    }

                    break;
                default:
                    if (_signature.Work())
                    {
                        SignatureEnded();
                    }

                    break;
            }
        }

        // DDA alone stops the transaction here: its keys are ready or refused.
        internal override void Compute()
        {
            if (_failed)
            {
                S.Go(S.Restrictions);
                return;
            }

            InternalAuthenticate();
        }

        // Book 2, 6.5.1; Book 3, 6.5.9.
        internal override void Responded(byte[] data, int count, int statusWord)
        {
            if (statusWord != Sw.Ok || !KeepSignature(data, count))
            {
                S.Log.Write(Rule.DynamicAuthenticationFailed, statusWord, 2);
                Failed(Rule.DynamicAuthenticationFailed);
            }
            else
            {
                _job = Job.DynamicSignature;
                _signature.StartDynamic(_iccKey);
            }

            S.Go(S.Restrictions);
        }

        /// <summary>Checks the signature of a GENERATE AC answer that is in the store (9F4B), in the background.</summary>
        internal void StartCombined()
        {
            _job = Job.CombinedSignature;
            _signature.StartCombined(_iccKey);
        }

        /// <summary>CDA failed: no signature, or a wrong one.</summary>
        internal void CombinedFailed(Rule why)
        {
            Failed(why);
        }

        /// <summary>The last combined signature was good.</summary>
        internal bool CombinedGood
        {
            get { return !_failed; }
        }

        /// <summary>Recovers what is needed to encipher a PIN: whatever of the chain is missing. Background work.</summary>
        internal void StartPinKey()
        {
            if (PinKey != null || _wantsPinKey)
            {
                return;
            }

            _wantsPinKey = true;
            if (_prepared ? !_caKey.IsValid : !Prepare())
            {
                return;
            }

            if (_issuerKey.IsValid)
            {
                StartCardKey();
            }
            else
            {
                StartIssuerKey();
            }
        }

        // Book 3, 10.3: CDA before DDA before SDA.
        private Method Choose()
        {
            int terminal = S.Terminal.TerminalCapabilities[2];
            int card = S.Aip >> 8;
            if ((card & AipBit.Cda) != 0 && (terminal & CapabilityBit.Cda) != 0)
            {
                return Method.Cda;
            }

            if ((card & AipBit.Dda) != 0 && (terminal & CapabilityBit.Dda) != 0)
            {
                return Method.Dda;
            }

            return (card & AipBit.Sda) != 0 && (terminal & CapabilityBit.Sda) != 0 ? Method.Sda : Method.None;
        }

        // Book 3, 7.2, Tables 29 and 30: what the method needs; what is missing sets "ICC data missing".
        private bool HasData()
        {
            bool complete = Need(Tag.CaPublicKeyIndex) & Need(Tag.IssuerCertificate) & Need(Tag.IssuerExponent);
            if (Method == Method.Sda)
            {
                return complete & Need(Tag.SignedStaticData);
            }

            return complete & Need(Tag.IccCertificate) & Need(Tag.IccExponent);
        }

        private bool Need(uint tag)
        {
            if (S.Store.Contains(tag))
            {
                return true;
            }

            _obstacle = Rule.ObjectMissing;
            S.Log.Write(Rule.ObjectMissing, (int)tag, 0);
            S.SetTvr(TvrBit.IccDataMissing, Rule.ObjectMissing);
            return false;
        }

        private bool Prepare()
        {
            _prepared = true;
            return FindKey() && S.CaKeys.CopyKey(_caKeyAt, _caKey);
        }

        // Static data in order, SDA tag list (9F4A) with the AIP or nothing, CA key.
        private bool FindKey()
        {
            int offset;
            int length;
            if (S.Store.TryGet(Tag.SdaTagList, out offset, out length))
            {
                int aip;
                int aipLength;
                S.Store.TryGet(Tag.Aip, out aip, out aipLength);
                S.StaticData.Wrong |= length != 1 || S.Store.Buffer[offset] != Tag.Aip;
                S.StaticData.Add(aip, aipLength);
            }

            if (S.StaticData.Wrong)
            {
                return Obstacle(Rule.StaticDataWrong, 0, 0);
            }

            int index = S.Fixed(Tag.CaPublicKeyIndex, 1);
            S.Store.TryGet(Tag.TerminalAid, out offset, out length);
            if (index < 0)
            {
                return Obstacle(Rule.ObjectMissing, (int)Tag.CaPublicKeyIndex, 0);
            }

            index = S.Store.Buffer[index];
            _certificate.CaIndex = index;
            int key = S.CaKeys.Find(S.Store.Buffer, offset, index);
            if (key < 0)
            {
                return Obstacle(Rule.CaKeyMissing, index, 0);
            }

            int expiry = S.CaKeys.Expiry(key);
            if (expiry != 0 && expiry < S.Today)
            {
                return Obstacle(Rule.CaKeyExpired, index, expiry);
            }

            _caKeyAt = key;
            return true;
        }

        private bool Obstacle(Rule why, int detail, int value)
        {
            _obstacle = why;
            S.Log.Write(why, detail, value);
            return false;
        }

        private void StartIssuerKey()
        {
            _job = Job.IssuerKey;
            _certificate.Start(CertificateKind.Issuer, _issuerKey, _caKey);
        }

        // The key for signatures; for a PIN the card's PIN key where it has one.
        private void StartCardKey()
        {
            bool pin = _wantsPinKey && HasPinKey;
            _job = pin ? Job.PinKey : Job.IccKey;
            _certificate.Start(pin ? CertificateKind.Pin : CertificateKind.Icc, pin ? _pinKey : _iccKey, _issuerKey);
        }

        private void KeyEnded()
        {
            Job ended = _job;
            _job = Job.None;
            bool good = _certificate.Fault == CertificateFault.None;
            if (_wantsPinKey)
            {
                if (good && ended == Job.IssuerKey)
                {
                    StartCardKey();
                }

                return;
            }

            if (!good)
            {
                Failed(Rule.CertificateRefused);
                return;
            }

            if (ended == Job.IccKey)
            {
                return;
            }

            if (Method == Method.Sda)
            {
                _job = Job.StaticSignature;
                _signature.StartStatic(_issuerKey);
                return;
            }

            StartCardKey();
        }

        private void SignatureEnded()
        {
            _job = Job.None;
            if (_signature.Fault != CertificateFault.None)
            {
                Failed(Rule.SignatureRefused);
                return;
            }

            S.Log.Write(Rule.AuthenticationGood, 0, (int)Method);
            S.SetTsi(TsiBit.AuthenticationPerformed, Rule.AuthenticationGood);
        }

        private void Failed(Rule why)
        {
            _failed = true;
            int bit = Method == Method.Sda ? TvrBit.SdaFailed : Method == Method.Dda ? TvrBit.DdaFailed : TvrBit.CdaFailed;
            S.SetTvr(bit, why);
            S.SetTsi(TsiBit.AuthenticationPerformed, why);
        }

        private void InternalAuthenticate()
        {
            int offset;
            int length;
            byte[] list = S.Store.Buffer;
            if (!S.Store.TryGet(Tag.Ddol, out offset, out length))
            {
                list = S.Application.DefaultDdol;
                offset = 0;
                length = list.Length;
            }

            int written = Dol.Names(list, offset, length, Tag.UnpredictableNumber)
                ? Dol.Build(S.Store, list, offset, length, S.Command, 5, Session.MaxCommandData) : Dol.Malformed;
            if (written < 0)
            {
                S.Log.Write(Rule.DynamicAuthenticationFailed, 0, 1);
                Failed(Rule.DynamicAuthenticationFailed);
                S.Go(S.Restrictions);
                return;
            }

            _signature.KeepTerminalData(S.Command, 5, written);
            S.SendData(0x00, 0x88, 0x00, 0x00, written, true);
        }

        private bool KeepSignature(byte[] data, int count)
        {
            TlvIndex tlv = S.Tlv;
            if (tlv.Parse(data, 0, count) != TlvError.None || tlv.Count != 1)
            {
                return false;
            }

            int at = 0;
            if (tlv.Tag(0) == Tag.ResponseFormat2)
            {
                if (tlv.Parse(data, tlv.Offset(0), tlv.Length(0)) != TlvError.None)
                {
                    return false;
                }

                at = tlv.Find(Tag.SignedDynamicData);
            }
            else if (tlv.Tag(0) != Tag.ResponseFormat1)
            {
                return false;
            }

            return at >= 0 && S.Store.Set(Tag.SignedDynamicData, data, tlv.Offset(at), tlv.Length(at));
        }
    }
}
