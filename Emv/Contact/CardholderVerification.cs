using System;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// Cardholder verification (EMV 4.4 Book 3, 10.5; Book 4, 6.3.4): the CVM list rule by rule. PIN entry is asked of the
    /// caller; offline PINs go to <see cref="OfflinePin"/>.
    /// </summary>
    internal sealed class CardholderVerification : Stage
    {
        // CVM codes (Book 3, Annex C3, Table 43), without bit 7.
        private const int Fail = 0x00;
        private const int PlaintextPin = 0x01;
        private const int OnlinePin = 0x02;
        private const int PlaintextPinAndSignature = 0x03;
        private const int EncipheredPin = 0x04;
        private const int EncipheredPinAndSignature = 0x05;
        private const int SignatureOnly = 0x1E;
        private const int NoCvm = 0x1F;
        private const int NonePerformed = 0x3F;

        private const int ApplyNext = 0x40;
        private const int CodeMask = 0x3F;

        // Third byte of 9F34 (Book 4, Annex A4).
        private const byte ResultUnknown = 0;
        private const byte ResultFailed = 1;
        private const byte ResultSuccessful = 2;

        private const int RuleNotMet = 0;
        private const int RuleTried = 1;
        private const int RuleNotSupported = 2;
        private const int RuleNotRecognised = 3;

        // Amounts X and Y before the rules.
        private const int RulesAt = 8;
        private const int RuleLength = 2;

        private readonly OfflinePin _offlinePin;
        private int _list;
        private int _listLength;
        private int _rule;
        private int _code;
        private int _condition;
        private bool _tried;
        private bool _bypassed;
        private bool _padBroken;

        internal CardholderVerification(Session session)
            : base(session)
        {
            _offlinePin = new OfflinePin(session, this);
        }

        /// <summary>What was done, for the outcome.</summary>
        internal Cvm Cvm { get; private set; }

        internal bool SignatureNeeded
        {
            get
            {
                return Cvm == Cvm.Signature || Cvm == Cvm.OfflinePlaintextPinAndSignature || Cvm == Cvm.OfflineEncipheredPinAndSignature;
            }
        }

        internal void Reset()
        {
            Cvm = Cvm.None;
            _tried = false;
            _bypassed = false;
            _padBroken = false;
            _offlinePin.Reset();
        }

        internal void WipePin()
        {
            _offlinePin.WipePin();
        }

        internal override void Enter()
        {
            Reset();
            if ((S.Aip >> 8 & AipBit.CardholderVerification) == 0)
            {
                S.Log.Write(Rule.CvmNotSupported, 0, 0);
                SetResults(NonePerformed, 0, 0);
                S.Go(S.RiskManagement);
                return;
            }

            bool there = S.Store.TryGet(Tag.CvmList, out _list, out _listLength);
            if ((_listLength & 1) != 0 || (_listLength > 0 && _listLength < RulesAt))
            {
                // Not the format of a list: half a rule, or not even the two amounts (Book 3, 10.5 and 7.5).
                S.Log.Write(Rule.ObjectMalformed, (int)Tag.CvmList, _listLength);
                S.Abort(Reason.CardDataWrong);
                return;
            }

            if (!there || _listLength < RulesAt + RuleLength)
            {
                // A list without rules counts as no list (Book 3, 10.5).
                S.Log.Write(Rule.ObjectMissing, (int)Tag.CvmList, _listLength);
                S.SetTvr(TvrBit.IccDataMissing, Rule.ObjectMissing);
                SetResults(NonePerformed, 0, 0);
                S.Go(S.RiskManagement);
                return;
            }

            _rule = RulesAt;
            Next();
        }

        internal override void Responded(byte[] data, int count, int statusWord)
        {
            _offlinePin.Responded(data, count, statusWord);
        }

        internal override void Compute()
        {
            _offlinePin.Compute();
        }

        internal void PinEntered(byte[] digits, int count)
        {
            if (_code == OnlinePin)
            {
                throw new InvalidOperationException();
            }

            _offlinePin.Entered(digits, count);
        }

        internal void OnlinePinCaptured()
        {
            if (_code != OnlinePin)
            {
                throw new InvalidOperationException();
            }

            S.Step = Step.Idle;

            // Book 3, 10.5.2: successful for the terminal, the issuer will say.
            S.Log.Write(Rule.OnlinePinTaken, 0, 0);
            S.SetTvr(TvrBit.OnlinePinEntered, Rule.OnlinePinTaken);
            Succeed(ResultUnknown);
        }

        internal void PinBypassed()
        {
            // Book 4, 6.3.4.3: passed over once, every further PIN of this transaction counts as passed over.
            _bypassed = true;
            S.Log.Write(Rule.PinBypassed, 0, 0);
            S.SetTvr(TvrBit.PinNotEntered, Rule.PinBypassed);
            Failed();
        }

        internal void PinPadBroken()
        {
            _padBroken = true;
            PinPadMissing();
        }

        /// <summary>The offline PIN was right.</summary>
        internal void PinVerified()
        {
            bool withSignature = _code == PlaintextPinAndSignature || _code == EncipheredPinAndSignature;
            Succeed(withSignature ? ResultUnknown : ResultSuccessful);
        }

        /// <summary>The offline PIN did not verify; TVR bits are set already.</summary>
        internal void PinFailed()
        {
            Failed();
        }

        // The list is bounded: every turn moves on by a rule.
        private void Next()
        {
            while (_rule + RuleLength <= _listLength)
            {
                int raw = S.Store.Buffer[_list + _rule];
                _condition = S.Store.Buffer[_list + _rule + 1];
                _rule += RuleLength;
                _code = raw & CodeMask;
                if (!ConditionMet(raw))
                {
                    LogRule(raw, RuleNotMet);
                    continue;
                }

                if (!Try(raw))
                {
                    return;
                }

                if ((raw & ApplyNext) == 0)
                {
                    break;
                }
            }

            GiveUp();
        }

        // True: the rule was unsuccessful at once. False: it succeeded, or waits for somebody.
        private bool Try(int raw)
        {
            if (!IsRecognised(_code))
            {
                // A CVM that is not understood (Book 3, 10.5).
                LogRule(raw, RuleNotRecognised);
                S.SetTvr(TvrBit.UnrecognisedCvm, Rule.CvmRule);
                return true;
            }

            if (!IsSupported(_code))
            {
                LogRule(raw, RuleNotSupported);
                if (IsPin(_code))
                {
                    S.Log.Write(Rule.PinPadMissing, 0, _code);
                    S.SetTvr(TvrBit.PinPadMissing, Rule.PinPadMissing);
                }

                return true;
            }

            LogRule(raw, RuleTried);
            _tried = true;
            SetResults(raw, _condition, ResultFailed);
            switch (_code)
            {
                case Fail:
                    return true;
                case SignatureOnly:
                    Succeed(ResultUnknown);
                    return false;
                case NoCvm:
                    Succeed(ResultSuccessful);
                    return false;
            }

            if (_bypassed)
            {
                S.SetTvr(TvrBit.PinNotEntered, Rule.PinBypassed);
                return true;
            }

            if (_padBroken)
            {
                S.SetTvr(TvrBit.PinPadMissing, Rule.PinPadMissing);
                return true;
            }

            if (_code == OnlinePin)
            {
                S.PinRequest.Set(true, PinRequest.Unknown, false);
                S.Step = Step.AskPin;
                return false;
            }

            _offlinePin.Begin(_code == EncipheredPin || _code == EncipheredPinAndSignature);
            return false;
        }

        private void PinPadMissing()
        {
            S.Log.Write(Rule.PinPadMissing, 0, _code);
            S.SetTvr(TvrBit.PinPadMissing, Rule.PinPadMissing);
            Failed();
        }

        // The rule that waited is unsuccessful: its bit 7 decides.
        private void Failed()
        {
            LogResult(ResultFailed);
            if ((S.Store.Buffer[_list + _rule - RuleLength] & ApplyNext) != 0)
            {
                Next();
                return;
            }

            GiveUp();
        }

        private void Succeed(byte result)
        {
            SetResults(S.Store.Buffer[_list + _rule - RuleLength], _condition, result);
            LogResult(result);
            Cvm = _code == NoCvm ? Cvm.NoCvmRequired
                : _code == SignatureOnly ? Cvm.Signature
                : _code == OnlinePin ? Cvm.OnlinePin
                : _code == PlaintextPin ? Cvm.OfflinePlaintextPin
                : _code == PlaintextPinAndSignature ? Cvm.OfflinePlaintextPinAndSignature
                : _code == EncipheredPin ? Cvm.OfflineEncipheredPin
                : Cvm.OfflineEncipheredPinAndSignature;
            S.SetTsi(TsiBit.CardholderVerified, Rule.CvmResult);
            S.Go(S.RiskManagement);
        }

        // Book 4, 6.3.4.5: the results of the last method tried stay; none tried is 3F 00 01.
        private void GiveUp()
        {
            if (!_tried)
            {
                SetResults(NonePerformed, 0, ResultFailed);
            }

            S.Log.Write(Rule.CvmFailed, 0, 0);
            S.SetTvr(TvrBit.CardholderNotVerified, Rule.CvmFailed);
            S.SetTsi(TsiBit.CardholderVerified, Rule.CvmFailed);
            S.Go(S.RiskManagement);
        }

        // Book 3, Annex C3, Table 44.
        private bool ConditionMet(int raw)
        {
            const byte ManualCash = 0x01;
            const byte Cashback = 0x09;
            bool cashback = S.OtherMinor > 0 || S.TransactionType == Cashback;
            bool unattended = (S.Terminal.TerminalType & 0x0F) >= 4;
            bool cash = S.TransactionType == ManualCash;
            switch (_condition)
            {
                case 0x00:
                    return true;
                case 0x01:
                    return cash && unattended;
                case 0x02:
                    return !cash && !cashback;
                case 0x03:
                    return IsRecognised(_code) && IsSupported(_code);
                case 0x04:
                    return cash && !unattended;
                case 0x05:
                    return cashback;
                case 0x06:
                    return InApplicationCurrency() && S.AmountMinor < Amount(0);
                case 0x07:
                    return InApplicationCurrency() && S.AmountMinor > Amount(0);
                case 0x08:
                    return InApplicationCurrency() && S.AmountMinor < Amount(4);
                case 0x09:
                    return InApplicationCurrency() && S.AmountMinor > Amount(4);
                default:
                    return false;
            }
        }

        private long Amount(int at)
        {
            return Bytes.ToLong(S.Store.Buffer, _list + at, 4);
        }

        private bool InApplicationCurrency()
        {
            int at = S.Fixed(Tag.ApplicationCurrency, 2);
            return at >= 0 && Bytes.ToNumber(S.Store.Buffer, at, 2) == S.Terminal.CurrencyCode;
        }

        private bool IsSupported(int code)
        {
            int terminal = S.Terminal.TerminalCapabilities[1];
            switch (code)
            {
                case Fail:
                    return true;
                case PlaintextPin:
                    return (terminal & CapabilityBit.PlaintextPin) != 0;
                case OnlinePin:
                    return (terminal & CapabilityBit.OnlinePin) != 0;
                case PlaintextPinAndSignature:
                    return Has(terminal, CapabilityBit.PlaintextPin | CapabilityBit.Signature);
                case EncipheredPin:
                    return (terminal & CapabilityBit.EncipheredPin) != 0;
                case EncipheredPinAndSignature:
                    return Has(terminal, CapabilityBit.EncipheredPin | CapabilityBit.Signature);
                case SignatureOnly:
                    return (terminal & CapabilityBit.Signature) != 0;
                case NoCvm:
                    return (terminal & CapabilityBit.NoCvm) != 0;
                default:
                    return false;
            }
        }

        private static bool Has(int capabilities, int bits)
        {
            return (capabilities & bits) == bits;
        }

        private static bool IsPin(int code)
        {
            return code >= PlaintextPin && code <= EncipheredPinAndSignature;
        }

        private static bool IsRecognised(int code)
        {
            return code <= EncipheredPinAndSignature || code == SignatureOnly || code == NoCvm;
        }

        private void SetResults(int code, int condition, byte result)
        {
            int at = S.Fixed(Tag.CvmResults, 3);
            byte[] buffer = S.Store.Buffer;
            buffer[at] = (byte)code;
            buffer[at + 1] = (byte)condition;
            buffer[at + 2] = result;
        }

        private void LogRule(int raw, int what)
        {
            S.Log.Write(Rule.CvmRule, (raw << 8) | _condition, what);
        }

        private void LogResult(byte result)
        {
            S.Log.Write(Rule.CvmResult, (S.Store.Buffer[_list + _rule - RuleLength] << 8) | _condition, result);
        }
    }
}
