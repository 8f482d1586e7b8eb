using System;
using Emv.Contact;
using Emv.Data;

namespace Emv.Contactless
{
    /// <summary>
    /// Kernel 2, Mastercard (EMV Contactless Book C-2): EMV mode, online only. Options, relay resistance, records, restrictions,
    /// cardholder verification, one GENERATE AC with CDA; the keys and the signature are computed when the card has left.
    /// Stripe mode is always refused, data storage and balance reading are not there.
    /// </summary>
    internal sealed partial class Kernel2 : Stage
    {
        // AIP as C-2 reads it.
        private const int AipOnDevice = 0x0200;
        private const int AipEmvMode = 0x0080;
        private const int AipRelayResistance = 0x0001;

        private const byte Recover = 0xD0;

        private const byte MobileSupported = 0x01;
        private const byte OnDeviceRequired = 0x02;

        private readonly Tap _tap;
        private readonly Cryptogram _cryptogram;
        private readonly Kernel2Cvm _verification;
        private readonly RelayResistance _relay;
        private readonly TornRecord _torn = new TornRecord();
        private State _state;
        private TapCvm _cvm;
        private bool _cdaAsked;

        internal Kernel2(Tap tap)
            : base(tap.S)
        {
            _tap = tap;
            _cryptogram = new Cryptogram(S, false);
            _verification = new Kernel2Cvm(S);
            _relay = new RelayResistance(tap);
        }

        private enum State
        {
            Begin = 0,
            Relay,
            Records,
            Recovering,
            Generating,

            /// <summary>All is there; nothing is computed yet.</summary>
            Left,
            Keys,
            Signature,
        }

        private Kernel2Settings Settings
        {
            get { return _tap.Combination.Mastercard; }
        }

        // C-2: above the limit, where Book B says from the limit on.
        private bool IsAboveCvmLimit
        {
            get { return _tap.Combination.CvmLimitMinor >= 0 && S.AmountMinor > _tap.Combination.CvmLimitMinor; }
        }

        private bool IsOnDevice
        {
            get { return (S.Aip & AipOnDevice) != 0 && Settings.OnDeviceVerification; }
        }

        internal void Reset()
        {
            _state = State.Begin;
            _cvm = TapCvm.NoCvm;
            _cdaAsked = false;
            _relay.Reset();
        }

        /// <summary>The card left or fell silent: keeps a transaction whose cryptogram may exist already.</summary>
        internal void Torn()
        {
            bool running = _tap.Combination != null && _tap.Combination.Kernel == Combination.Kernel2 && S.Step == Step.Transmit;
            if (running && _state == State.Generating && Settings.TornRecords > 0 && S.Store.Contains(TapTag.Drdol))
            {
                _torn.Keep(S, _tap.Now, _cvm, _cdaAsked, _relay);
                S.Log.Write(Rule.TornTransaction, 0, 1);
            }
        }

        internal void ForgetTorn()
        {
            _torn.Clear();
        }

        internal override void Enter()
        {
            if (_state == State.Records)
            {
                Judge();
                return;
            }

            byte[] scratch = S.Scratch;
            scratch[0] = Settings.CardInputCapability;
            scratch[1] = Capabilities();
            scratch[2] = Settings.SecurityCapability;
            S.Store.Set(Tag.TerminalCapabilities, scratch, 0, 3);
            scratch[0] = (byte)(Settings.MobileSupport >= 0 ? Settings.MobileSupport : MobileSupported | (IsAboveCvmLimit ? OnDeviceRequired : 0));
            S.Store.Set(TapTag.MobileSupport, scratch, 0, 1);
            if (Settings.TransactionCategory != 0)
            {
                scratch[0] = Settings.TransactionCategory;
                S.Store.Set(TapTag.CategoryCode, scratch, 0, 1);
            }

            S.Store.Set(Tag.RiskManagementData, Settings.RiskManagementData, 0, 8);
            S.Initiation.Enter();
        }

        internal override void Responded(byte[] data, int count, int statusWord)
        {
            switch (_state)
            {
                case State.Begin:
                    Options(data, count, statusWord);
                    break;
                case State.Relay:
                    Relay(data, count, statusWord);
                    break;
                case State.Recovering:
                    Recovered(data, count, statusWord);
                    break;
                default:
                    Generated(data, count, statusWord);
                    break;
            }
        }

        // Keys first, then the signature; the card is gone already.
        internal override void Compute()
        {
            if (_state == State.Left)
            {
                _state = State.Keys;
                S.Authentication.StartKeys();
                S.Step = Step.Compute;
                return;
            }

            if (_state == State.Keys && S.Authentication.KeysGood)
            {
                _state = State.Signature;
                S.Authentication.StartCombined();
                S.Step = Step.Compute;
                return;
            }

            if (_state == State.Keys || !S.Authentication.CombinedGood || !RelayMatches())
            {
                // C-2, S910.7: CAM failed.
                S.SetTvr(TvrBit.CdaFailed, Rule.SignatureRefused);
                _tap.EndApplication(Reason.CdaFailed);
                return;
            }

            Valid();
        }

        private byte Capabilities()
        {
            return IsAboveCvmLimit ? Settings.CvmCapability : Settings.NoCvmCapability;
        }

        // C-2, S3.
        private void Options(byte[] data, int count, int statusWord)
        {
            if (statusWord != Sw.Ok)
            {
                _tap.SelectNext(Reason.CardRefused);
                return;
            }

            Reason reason = TakeOptions(data, count);
            if (reason == Reason.CardDataMissing)
            {
                _tap.SelectNext(reason);
                return;
            }

            if (reason != Reason.None)
            {
                _tap.EndApplication(reason);
                return;
            }

            S.Aip = Bytes.ToInt(S.Store.Buffer, S.Fixed(Tag.Aip, 2), 2);
            S.Log.Write(Rule.ApplicationInitiated, S.Aip, 0);
            if ((S.Aip & AipEmvMode) == 0)
            {
                Stripe();
                return;
            }

            if ((S.Aip & AipRelayResistance) != 0 && Settings.RelayResistance)
            {
                _state = State.Relay;
                _relay.Send();
                return;
            }

            _relay.Skip();
            ReadRecords();
        }

        private Reason TakeOptions(byte[] data, int count)
        {
            TlvIndex tlv = S.Tlv;
            if (tlv.Parse(data, 0, count) != TlvError.None || tlv.Count != 1)
            {
                return Reason.CardDataWrong;
            }

            int offset = tlv.Offset(0);
            int length = tlv.Length(0);
            if (tlv.Tag(0) == Tag.ResponseFormat1)
            {
                bool fits = length >= 6 && S.Store.Set(Tag.Aip, data, offset, 2) && S.Store.Set(Tag.Afl, data, offset + 2, length - 2);
                return !fits || (length & 3) != 2 ? Reason.CardDataWrong : Reason.None;
            }

            if (tlv.Tag(0) != Tag.ResponseFormat2 || tlv.Parse(data, offset, length) != TlvError.None)
            {
                return Reason.CardDataWrong;
            }

            Reason reason = _tap.Keep(tlv, data);
            S.Store.TryGet(Tag.Afl, out offset, out length);
            return reason != Reason.None ? reason
                : S.Fixed(Tag.Aip, 2) < 0 || length == 0 ? Reason.CardDataMissing
                : (length & 3) != 0 ? Reason.CardDataWrong : Reason.None;
        }

        // C-2, S3.16: stripe mode not supported.
        private void Stripe()
        {
            if (_tap.Combination.StripeCardToChip)
            {
                _tap.TryAnotherInterface(Reason.CardDataMissing);
                return;
            }

            _tap.EndApplication(Reason.CardDataMissing);
        }

        private void Relay(byte[] data, int count, int statusWord)
        {
            if (statusWord != Sw.Ok)
            {
                _tap.EndApplication(Reason.CardRefused);
                return;
            }

            switch (_relay.Take(data, count, _tap.ElapsedTenthMs))
            {
                case RelayResistance.Verdict.Wrong:
                    _tap.EndApplication(Reason.CardDataWrong);
                    break;
                case RelayResistance.Verdict.Done:
                    ReadRecords();
                    break;
            }
        }

        private void ReadRecords()
        {
            _state = State.Records;
            S.RecordReader.After = this;
            S.Go(S.RecordReader);
        }

        // C-2, S456: all records are there.
        private void Judge()
        {
            if (!S.Store.Contains(Tag.ExpirationDate) || !S.Store.Contains(Tag.Pan) || !S.Store.Contains(Tag.Cdol1))
            {
                _tap.EndApplication(Reason.CardDataMissing);
                return;
            }

            if (!S.RecordReader.IsPanValid() || !S.RecordReader.IsDateValid(Tag.ExpirationDate) || !S.RecordReader.IsDateValid(Tag.EffectiveDate))
            {
                _tap.EndApplication(Reason.CardDataWrong);
                return;
            }

            bool device = IsOnDevice;
            long limit = device && Settings.OnDeviceLimitMinor >= 0 ? Settings.OnDeviceLimitMinor : _tap.Combination.TransactionLimitMinor;
            if (limit >= 0 && S.AmountMinor > limit)
            {
                S.Log.Write(Rule.TransactionLimitExceeded, 0, device ? 1 : 0);
                _tap.SelectNext(Reason.ServiceNotAllowed);
                return;
            }

            if (MayRecover())
            {
                SendRecover();
                return;
            }

            Generate();
        }

        private bool MayRecover()
        {
            if (!_torn.IsKept)
            {
                return false;
            }

            if (_torn.IsTooOld(_tap.Now, Settings.TornLifetimeSeconds))
            {
                _torn.Clear();
                S.Log.Write(Rule.TornTransaction, 0, 4);
                return false;
            }

            return S.Store.Contains(TapTag.Drdol) && _torn.IsSame(S);
        }

        private void SendRecover()
        {
            int offset;
            int length;
            _state = State.Recovering;
            S.Store.TryGet(TapTag.Drdol, out offset, out length);
            int written = Dol.Build(S.Store, S.Store.Buffer, offset, length, S.Command, 5, Session.MaxCommandData);
            if (written < 0)
            {
                _tap.EndApplication(Reason.CardDataWrong);
                return;
            }

            S.SendData(0x80, Recover, 0x00, 0x00, written, true);
        }

        // C-2, S10: the card still has the answer, or a new one is asked for.
        private void Recovered(byte[] data, int count, int statusWord)
        {
            if (statusWord != Sw.Ok)
            {
                S.Log.Write(Rule.TornTransaction, statusWord, 3);
                _torn.Clear();
                Generate();
                return;
            }

            S.Log.Write(Rule.TornTransaction, 0, 2);
            _cvm = _torn.Cvm;
            _cdaAsked = _torn.CdaAsked;
            _torn.Restore(S, _relay);
            if (_cdaAsked && !S.Authentication.Begin(Method.Cda))
            {
                // The keys are looked up anew; without them nothing shows that this answer is the card's.
                _tap.EndApplication(Reason.CdaFailed);
                return;
            }

            Take(data, count);
        }

        private void Generate()
        {
            bool cda = (S.Aip >> 8 & AipBit.Cda) != 0 && (Settings.SecurityCapability & CapabilityBit.Cda) != 0;
            if (!cda)
            {
                S.SetTvr(TvrBit.AuthenticationNotPerformed, Rule.AuthenticationMethod);
            }

            cda = cda && S.Authentication.Begin(Method.Cda);
            S.Restrictions.Check();
            _cvm = _verification.Choose(IsOnDevice, IsAboveCvmLimit, Capabilities());
            S.Log.Write(Rule.TapVerification, 0, (int)_cvm);
            if (_tap.Combination.FloorLimitMinor >= 0 && S.AmountMinor > _tap.Combination.FloorLimitMinor)
            {
                S.SetTvr(TvrBit.FloorLimitExceeded, Rule.FloorLimitExceeded);
            }

            S.RiskManagement.CheckExceptionFile();
            bool denied = S.ActionAnalysis.Matches(Tag.IacDenial, 0x00, S.Application.TacDenial, Rule.DenialMatched);
            _cdaAsked = cda && !denied;
            _state = State.Generating;
            if (!_cryptogram.Ask(denied ? Cryptogram.Aac : Cryptogram.Arqc, _cdaAsked, Tag.Cdol1, 1))
            {
                _tap.EndApplication(Reason.CardDataWrong);
            }
        }

        private void Generated(byte[] data, int count, int statusWord)
        {
            if (statusWord != Sw.Ok)
            {
                _tap.EndApplication(Reason.CardRefused);
                return;
            }

            Take(data, count);
        }
    }
}
