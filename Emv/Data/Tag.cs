namespace Emv.Data
{
    /// <summary>Tags of the data objects the kernel names (EMV 4.4 Book 3, Annex A). Unsigned, as they read on paper.</summary>
    public static class Tag
    {
        public const uint AdfName = 0x4F;
        public const uint ApplicationLabel = 0x50;
        public const uint Track2Equivalent = 0x57;
        public const uint Pan = 0x5A;
        public const uint ApplicationTemplate = 0x61;
        public const uint FciTemplate = 0x6F;
        public const uint RecordTemplate = 0x70;
        public const uint ScriptBefore = 0x71;
        public const uint ScriptAfter = 0x72;
        public const uint ResponseFormat2 = 0x77;
        public const uint ResponseFormat1 = 0x80;
        public const uint Aip = 0x82;
        public const uint CommandTemplate = 0x83;
        public const uint DfName = 0x84;
        public const uint ScriptCommand = 0x86;
        public const uint ApplicationPriority = 0x87;
        public const uint Sfi = 0x88;
        public const uint AuthorisationCode = 0x89;
        public const uint AuthorisationResponseCode = 0x8A;
        public const uint Cdol1 = 0x8C;
        public const uint Cdol2 = 0x8D;
        public const uint CvmList = 0x8E;
        public const uint CaPublicKeyIndex = 0x8F;
        public const uint IssuerCertificate = 0x90;
        public const uint IssuerAuthenticationData = 0x91;
        public const uint IssuerRemainder = 0x92;
        public const uint SignedStaticData = 0x93;
        public const uint Afl = 0x94;
        public const uint Tvr = 0x95;
        public const uint Tdol = 0x97;
        public const uint TcHash = 0x98;
        public const uint TransactionDate = 0x9A;
        public const uint Tsi = 0x9B;
        public const uint TransactionType = 0x9C;
        public const uint FciProprietary = 0xA5;

        public const uint CardholderName = 0x5F20;
        public const uint ExpirationDate = 0x5F24;
        public const uint EffectiveDate = 0x5F25;
        public const uint IssuerCountry = 0x5F28;
        public const uint TransactionCurrency = 0x5F2A;
        public const uint LanguagePreference = 0x5F2D;
        public const uint ServiceCode = 0x5F30;
        public const uint PanSequence = 0x5F34;
        public const uint TransactionCurrencyExponent = 0x5F36;

        public const uint AcquirerId = 0x9F01;
        public const uint AmountAuthorised = 0x9F02;
        public const uint AmountOther = 0x9F03;
        public const uint AmountOtherBinary = 0x9F04;
        public const uint TerminalAid = 0x9F06;
        public const uint UsageControl = 0x9F07;
        public const uint CardApplicationVersion = 0x9F08;
        public const uint TerminalApplicationVersion = 0x9F09;
        public const uint IacDefault = 0x9F0D;
        public const uint IacDenial = 0x9F0E;
        public const uint IacOnline = 0x9F0F;
        public const uint IssuerApplicationData = 0x9F10;
        public const uint IssuerCodeTable = 0x9F11;
        public const uint PreferredName = 0x9F12;
        public const uint LastOnlineAtc = 0x9F13;
        public const uint LowerConsecutiveLimit = 0x9F14;
        public const uint CategoryCode = 0x9F15;
        public const uint MerchantId = 0x9F16;
        public const uint PinTryCounter = 0x9F17;
        public const uint ScriptId = 0x9F18;
        public const uint TerminalCountry = 0x9F1A;
        public const uint FloorLimit = 0x9F1B;
        public const uint TerminalId = 0x9F1C;
        public const uint RiskManagementData = 0x9F1D;
        public const uint IfdSerial = 0x9F1E;
        public const uint TransactionTime = 0x9F21;
        public const uint CaIndexTerminal = 0x9F22;
        public const uint UpperConsecutiveLimit = 0x9F23;
        public const uint ApplicationCryptogram = 0x9F26;
        public const uint CryptogramInformation = 0x9F27;
        public const uint PinCertificate = 0x9F2D;
        public const uint PinExponent = 0x9F2E;
        public const uint PinRemainder = 0x9F2F;
        public const uint IssuerExponent = 0x9F32;
        public const uint TerminalCapabilities = 0x9F33;
        public const uint CvmResults = 0x9F34;
        public const uint TerminalType = 0x9F35;
        public const uint Atc = 0x9F36;
        public const uint UnpredictableNumber = 0x9F37;
        public const uint Pdol = 0x9F38;
        public const uint EntryMode = 0x9F39;
        public const uint AmountReferenceCurrency = 0x9F3A;
        public const uint AdditionalCapabilities = 0x9F40;
        public const uint SequenceCounter = 0x9F41;
        public const uint ApplicationCurrency = 0x9F42;
        public const uint ApplicationCurrencyExponent = 0x9F44;
        public const uint DataAuthenticationCode = 0x9F45;
        public const uint IccCertificate = 0x9F46;
        public const uint IccExponent = 0x9F47;
        public const uint IccRemainder = 0x9F48;
        public const uint Ddol = 0x9F49;
        public const uint SdaTagList = 0x9F4A;
        public const uint SignedDynamicData = 0x9F4B;
        public const uint IccDynamicNumber = 0x9F4C;
        public const uint LogEntry = 0x9F4D;
        public const uint MerchantName = 0x9F4E;
        public const uint ScriptResults = 0x9F5B;
        public const uint CardProduct = 0x9F63;
        public const uint AmountBinary = 0x81;

        public const uint FciIssuerDiscretionary = 0xBF0C;

        /// <summary>Script results as UnionPay-style hosts name them; same value as <see cref="ScriptResults"/>.</summary>
        public const uint ScriptResultsUnionPay = 0xDF31;
    }
}
