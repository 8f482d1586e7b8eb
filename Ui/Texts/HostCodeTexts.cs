namespace Firmware.Ui
{
    /// <summary>What the acquirer's response code (field 39) means to the merchant, and what to do about it.</summary>
    public static class HostCodeTexts
    {
        private const int Other = -1;

        // Codes that begin with the letter, "A0" and so on, follow the numbers.
        private const int LetterA = 100;

        /// <summary>The meaning; Text.HostOther (which takes the code) for codes without one.</summary>
        public static Text Meaning(string code)
        {
            int number = NumberOf(code);
            return number < 50 ? LowMeaning(number) : HighMeaning(number);
        }

        /// <summary>A sentence for the screen, in the language that is set.</summary>
        public static string Say(Texts texts, string code)
        {
            Text meaning = Meaning(code);
            return meaning == Text.HostOther ? texts.Of(meaning, code) : texts.Of(meaning);
        }

        /// <summary>What to do next; Text.None when there is nothing to say.</summary>
        public static Text Advice(string code)
        {
            int number = NumberOf(code);
            return number < 50 ? LowAdvice(number) : HighAdvice(number);
        }

        private static Text LowMeaning(int number)
        {
            switch (number)
            {
                case 0: return Text.HostApproved;
                case 1: return Text.HostReferIssuer;
                case 2: return Text.HostReferIssuer;
                case 3: return Text.HostBadMerchant;
                case 4: return Text.HostKeepCard;
                case 5: return Text.HostDoNotHonour;
                case 6: return Text.HostError;
                case 7: return Text.HostKeepCard;
                case 9: return Text.HostInProgress;
                case 10: return Text.HostPartial;
                case 11: return Text.HostApproved;
                case 12: return Text.HostInvalidTransaction;
                case 13: return Text.HostInvalidAmount;
                case 14: return Text.HostInvalidCard;
                case 15: return Text.HostNoIssuer;
                case 19: return Text.HostNoAction;
                case 20: return Text.HostInvalidResponse;
                case 21: return Text.HostNoAction;
                case 22: return Text.HostSuspectedMalfunction;
                case 23: return Text.HostBadFee;
                case 25: return Text.HostNoRecord;
                case 30: return Text.HostFormatError;
                case 31: return Text.HostBankUnsupported;
                case 33: return Text.HostExpiredCard;
                case 34: return Text.HostSuspectedFraud;
                case 35: return Text.HostCallSecurity;
                case 36: return Text.HostRestrictedCard;
                case 37: return Text.HostCallSecurity;
                case 38: return Text.HostPinTries;
                case 39: return Text.HostNoAccount;
                case 40: return Text.HostNotSupported;
                case 41: return Text.HostLostCard;
                case 42: return Text.HostNoAccount;
                case 43: return Text.HostStolenCard;
                case 44: return Text.HostNoAccount;
                case 45: return Text.HostFallback;
                default: return Text.HostOther;
            }
        }

        private static Text HighMeaning(int number)
        {
            switch (number)
            {
                case 51: return Text.HostNoFunds;
                case 52: return Text.HostNoAccount;
                case 53: return Text.HostNoAccount;
                case 54: return Text.HostExpiredCard;
                case 55: return Text.HostWrongPin;
                case 56: return Text.HostNoCardRecord;
                case 57: return Text.HostCardNotAllowed;
                case 58: return Text.HostTerminalNotAllowed;
                case 59: return Text.HostSuspectedFraud;
                case 60: return Text.HostCallSecurity;
                case 61: return Text.HostAmountLimit;
                case 62: return Text.HostRestrictedCard;
                case 63: return Text.HostSecurity;
                case 64: return Text.HostOriginalAmount;
                case 65: return Text.HostCountLimit;
                case 66: return Text.HostCallSecurity;
                case 67: return Text.HostKeepCard;
                case 68: return Text.HostTooLate;
                case 75: return Text.HostPinTries;
                case 77: return Text.HostSignOn;
                case 79: return Text.HostReconcile;
                case 90: return Text.HostCutoff;
                case 91: return Text.HostIssuerDown;
                case 92: return Text.HostNoRoute;
                case 93: return Text.HostUnlawful;
                case 94: return Text.HostDuplicate;
                case 95: return Text.HostReconcile;
                case 96: return Text.HostSystem;
                case 97: return Text.HostUnknownTerminal;
                case 98: return Text.HostIssuerTimeout;
                case 99: return Text.HostPinFormat;
                case LetterA + 0: return Text.HostMac;
                case LetterA + 2: return Text.HostApproved;
                case LetterA + 4: return Text.HostApproved;
                case LetterA + 5: return Text.HostApproved;
                case LetterA + 6: return Text.HostApproved;
                default: return Text.HostOther;
            }
        }

        private static Text LowAdvice(int number)
        {
            switch (number)
            {
                case 0:
                case 11:
                    return Text.None;
                case 1:
                case 2:
                case 5:
                case 38:
                    return Text.AdviceAskIssuer;
                case 3:
                case 12:
                case 23:
                case 25:
                case 30:
                case 40:
                    return Text.AdviceAskAcquirer;
                case 4:
                case 7:
                case 34:
                case 35:
                case 37:
                case 41:
                case 43:
                    return Text.AdviceKeepCard;
                case 6:
                case 9:
                    return Text.AdviceTryLater;
                case 13:
                    return Text.AdviceCheckAmount;
                case 14:
                case 15:
                case 31:
                case 33:
                case 36:
                case 39:
                case 42:
                case 44:
                case 45:
                case 10:
                    return Text.AdviceOtherCard;
                case 19:
                case 20:
                case 21:
                case 22:
                    return Text.AdviceTryAgain;
                default:
                    return Text.AdviceAskAcquirer;
            }
        }

        private static Text HighAdvice(int number)
        {
            switch (number)
            {
                case LetterA + 2:
                case LetterA + 4:
                case LetterA + 5:
                case LetterA + 6:
                    return Text.None;
                case 56:
                case 57:
                case 59:
                case 61:
                case 62:
                case 65:
                case 75:
                case 93:
                    return Text.AdviceAskIssuer;
                case 58:
                case 60:
                case 63:
                case 66:
                case 79:
                case 95:
                case 97:
                    return Text.AdviceAskAcquirer;
                case 67:
                    return Text.AdviceKeepCard;
                case 90:
                case 91:
                case 92:
                case 96:
                case 98:
                    return Text.AdviceTryLater;
                case 64:
                    return Text.AdviceCheckAmount;
                case 51:
                case 52:
                case 53:
                case 54:
                    return Text.AdviceOtherCard;
                case 68:
                case 94:
                    return Text.AdviceTryAgain;
                case 55:
                    return Text.AdviceCheckPin;
                case 77:
                case 99:
                case LetterA + 0:
                    return Text.AdviceSignOn;
                default:
                    return Text.AdviceAskAcquirer;
            }
        }

        private static int NumberOf(string code)
        {
            if (code == null || code.Length != 2)
            {
                return Other;
            }

            int high = code[0] - '0';
            int low = code[1] - '0';
            if (low < 0 || low > 9)
            {
                return Other;
            }

            return code[0] == 'A' ? LetterA + low : high >= 0 && high <= 9 ? high * 10 + low : Other;
        }
    }
}
