namespace Emv.Contact
{
    /// <summary>Bits of the TVR (Book 3, Annex C5, Table 46) as (byte 1-5 &lt;&lt; 8) | mask.</summary>
    internal static class TvrBit
    {
        internal const int AuthenticationNotPerformed = 0x180;
        internal const int SdaFailed = 0x140;
        internal const int IccDataMissing = 0x120;
        internal const int OnExceptionFile = 0x110;
        internal const int DdaFailed = 0x108;
        internal const int CdaFailed = 0x104;
        internal const int SdaSelected = 0x102;

        internal const int VersionsDiffer = 0x280;
        internal const int Expired = 0x240;
        internal const int NotYetEffective = 0x220;
        internal const int ServiceNotAllowed = 0x210;
        internal const int NewCard = 0x208;

        internal const int CardholderNotVerified = 0x380;
        internal const int UnrecognisedCvm = 0x340;
        internal const int PinTryLimitExceeded = 0x320;
        internal const int PinPadMissing = 0x310;
        internal const int PinNotEntered = 0x308;
        internal const int OnlinePinEntered = 0x304;

        internal const int FloorLimitExceeded = 0x480;
        internal const int LowerLimitExceeded = 0x440;
        internal const int UpperLimitExceeded = 0x420;
        internal const int RandomlySelected = 0x410;
        internal const int MerchantForcedOnline = 0x408;

        internal const int DefaultTdolUsed = 0x580;
        internal const int IssuerAuthenticationFailed = 0x540;
        internal const int ScriptFailedBefore = 0x520;
        internal const int ScriptFailedAfter = 0x510;
    }

    /// <summary>Bits of the TSI (Book 3, Annex C6, Table 47).</summary>
    internal static class TsiBit
    {
        internal const int AuthenticationPerformed = 0x180;
        internal const int CardholderVerified = 0x140;
        internal const int CardRiskManagement = 0x120;
        internal const int IssuerAuthentication = 0x110;
        internal const int TerminalRiskManagement = 0x108;
        internal const int ScriptProcessing = 0x104;
    }

    /// <summary>Bits of the AIP's first byte (Book 3, Annex C1, Table 41).</summary>
    internal static class AipBit
    {
        internal const int Sda = 0x40;
        internal const int Dda = 0x20;
        internal const int CardholderVerification = 0x10;
        internal const int TerminalRiskManagement = 0x08;
        internal const int IssuerAuthentication = 0x04;
        internal const int Cda = 0x01;
    }

    /// <summary>Bits of the terminal capabilities (Book 4, Annex A2): byte 2, then byte 3.</summary>
    internal static class CapabilityBit
    {
        internal const int PlaintextPin = 0x80;
        internal const int OnlinePin = 0x40;
        internal const int Signature = 0x20;
        internal const int EncipheredPin = 0x10;
        internal const int NoCvm = 0x08;

        internal const int Sda = 0x80;
        internal const int Dda = 0x40;
        internal const int Cda = 0x08;
    }
}
