using Emv.Contact;
using Emv.Data;

namespace Emv.Contactless
{
    /// <summary>Cardholder verification of kernel 2 (EMV Contactless Book C-2, procedure CVM selection): on the device, or by the card's list.</summary>
    internal sealed class Kernel2Cvm
    {
        private const int RulesAt = 8;
        private const int ApplyNext = 0x40;
        private const int CodeMask = 0x3F;
        private const int NonePerformed = 0x3F;
        private const int OnlinePin = 0x02;
        private const int Signature = 0x1E;
        private const int NoCvm = 0x1F;
        private const int OnDevice = 0x01;

        private const int Unknown = 0;
        private const int Failed = 1;
        private const int Successful = 2;

        private readonly Session _s;

        internal Kernel2Cvm(Session session)
        {
            _s = session;
        }

        /// <summary>Sets 9F34 and the TVR.</summary>
        /// <param name="onDevice">Card and terminal do verification on the device.</param>
        /// <param name="capabilities">Byte 2 of 9F33 for this amount.</param>
        internal TapCvm Choose(bool onDevice, bool aboveLimit, int capabilities)
        {
            if (onDevice)
            {
                Results(aboveLimit ? OnDevice : NonePerformed, 0, Successful);
                return aboveLimit ? TapCvm.ConfirmationCodeVerified : TapCvm.NoCvm;
            }

            if ((_s.Aip >> 8 & AipBit.CardholderVerification) == 0)
            {
                Results(NonePerformed, 0, Unknown);
                return TapCvm.NoCvm;
            }

            int list;
            int length;
            _s.Store.TryGet(Tag.CvmList, out list, out length);
            if (length < RulesAt + 2)
            {
                _s.SetTvr(TvrBit.IccDataMissing, Rule.ObjectMissing);
                Results(NonePerformed, 0, Unknown);
                return TapCvm.NoCvm;
            }

            for (int at = RulesAt; at + 1 < length; at += 2)
            {
                int code = _s.Store.Buffer[list + at];
                int condition = _s.Store.Buffer[list + at + 1];
                if (!ConditionMet(condition, code & CodeMask, capabilities, list))
                {
                    _s.Log.Write(Rule.CvmRule, (code << 8) | condition, 0);
                    continue;
                }

                _s.Log.Write(Rule.CvmRule, (code << 8) | condition, 1);
                if (IsSupported(code & CodeMask, capabilities))
                {
                    return Take(code, condition);
                }

                if (!IsRecognised(code & CodeMask))
                {
                    _s.SetTvr(TvrBit.UnrecognisedCvm, Rule.CvmRule);
                }

                if ((code & ApplyNext) == 0 || (code & CodeMask) == 0)
                {
                    return GiveUp(code, condition);
                }
            }

            return GiveUp(NonePerformed, 0);
        }

        private TapCvm Take(int code, int condition)
        {
            switch (code & CodeMask)
            {
                case OnlinePin:
                    Results(code, condition, Unknown);
                    _s.SetTvr(TvrBit.OnlinePinEntered, Rule.CvmResult);
                    return TapCvm.OnlinePin;
                case Signature:
                    Results(code, condition, Unknown);
                    return TapCvm.Signature;
                default:
                    Results(code, condition, Successful);
                    return TapCvm.NoCvm;
            }
        }

        private TapCvm GiveUp(int code, int condition)
        {
            _s.Log.Write(Rule.CvmFailed, 0, 0);
            _s.SetTvr(TvrBit.CardholderNotVerified, Rule.CvmFailed);
            Results(code, condition, Failed);
            return TapCvm.NoCvm;
        }

        // Book 3, Table 44, for a terminal with a person behind it.
        private bool ConditionMet(int condition, int code, int capabilities, int list)
        {
            const byte ManualCash = 0x01;
            const byte Cashback = 0x09;
            bool cashback = _s.OtherMinor > 0 || _s.TransactionType == Cashback;
            bool cash = _s.TransactionType == ManualCash;
            switch (condition)
            {
                case 0x00:
                    return true;
                case 0x02:
                    return !cash && !cashback;
                case 0x03:
                    return IsSupported(code, capabilities);
                case 0x04:
                    return cash;
                case 0x05:
                    return cashback;
                case 0x06:
                    return InApplicationCurrency() && _s.AmountMinor < Bytes.ToLong(_s.Store.Buffer, list, 4);
                case 0x07:
                    return InApplicationCurrency() && _s.AmountMinor > Bytes.ToLong(_s.Store.Buffer, list, 4);
                case 0x08:
                    return InApplicationCurrency() && _s.AmountMinor < Bytes.ToLong(_s.Store.Buffer, list + 4, 4);
                case 0x09:
                    return InApplicationCurrency() && _s.AmountMinor > Bytes.ToLong(_s.Store.Buffer, list + 4, 4);
                default:
                    return false;
            }
        }

        private bool InApplicationCurrency()
        {
            int at = _s.Fixed(Tag.ApplicationCurrency, 2);
            return at >= 0 && Bytes.ToNumber(_s.Store.Buffer, at, 2) == _s.Terminal.CurrencyCode;
        }

        private static bool IsSupported(int code, int capabilities)
        {
            return (code == OnlinePin && (capabilities & CapabilityBit.OnlinePin) != 0)
                || (code == Signature && (capabilities & CapabilityBit.Signature) != 0)
                || (code == NoCvm && (capabilities & CapabilityBit.NoCvm) != 0);
        }

        private static bool IsRecognised(int code)
        {
            return code <= 5 || code == Signature || code == NoCvm;
        }

        private void Results(int code, int condition, int result)
        {
            int at = _s.Fixed(Tag.CvmResults, 3);
            byte[] buffer = _s.Store.Buffer;
            buffer[at] = (byte)code;
            buffer[at + 1] = (byte)condition;
            buffer[at + 2] = (byte)result;
        }
    }
}
