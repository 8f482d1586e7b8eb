namespace Emv.Contact
{
    /// <summary>
    /// The steps and reasons in <see cref="KernelLog"/>. For every rule: what "detail" and "value" hold. Where a rule sets a
    /// TVR or TSI bit, an entry <see cref="TvrBit"/> or <see cref="TsiBit"/> follows the entry with the reason.
    /// </summary>
    public enum Rule : byte
    {
        None = 0,

        /// <summary>A TVR bit was set. detail = byte 1-5 and mask, (byte &lt;&lt; 8) | mask; value = the <see cref="Rule"/> that set it.</summary>
        TvrBit = 1,

        /// <summary>A TSI bit was set. detail = (byte &lt;&lt; 8) | mask; value = the <see cref="Rule"/> that set it.</summary>
        TsiBit,

        /// <summary>A command went out. detail = CLA INS P1 P2; value = bytes of the whole command.</summary>
        Command,

        /// <summary>A response came. detail = SW1 SW2; value = bytes of data.</summary>
        Response,

        /// <summary>A cryptographic job ended. detail = what (1 issuer key, 2 card key, 3 static signature, 4 dynamic signature, 5 PIN key, 6 PIN encipherment); value = 1 good, 0 bad, 2 good from the cache.</summary>
        Crypto,

        // Selection, Book 1, 12.

        /// <summary>The payment system environment is used. value = SFI of the directory.</summary>
        PseFound = 10,

        /// <summary>The list of AIDs is used instead. detail = status word or 0; value = 1 absent, 2 blocked, 3 broken, 4 nothing shared.</summary>
        PseNotUsed,

        /// <summary>A candidate was added. detail = index of the AID in the profile; value = priority byte.</summary>
        CandidateAdded,

        /// <summary>An application was left out. detail = index of the AID or -1; value = 1 blocked, 2 malformed, 3 exact match wanted, 4 list full, 5 refused at final selection, 6 GET PROCESSING OPTIONS refused, 7 twice.</summary>
        CandidateRejected,

        /// <summary>An application was chosen. detail = candidates there were; value = index chosen.</summary>
        ApplicationChosen,

        /// <summary>Selected finally. detail = index of the AID in the profile.</summary>
        ApplicationSelected,

        // Initiation and reading, Book 3, 10.1 and 10.2.

        /// <summary>AIP and AFL are there. detail = AIP; value = bytes of the AFL.</summary>
        ApplicationInitiated = 20,

        /// <summary>A record was read. detail = (SFI &lt;&lt; 8) | record; value = bytes.</summary>
        RecordRead,

        /// <summary>A card data object that only the terminal or the issuer may give was ignored. detail = tag.</summary>
        ForeignObjectIgnored,

        /// <summary>A data object came twice. detail = tag.</summary>
        DuplicateObject,

        /// <summary>A data object has a wrong length or content. detail = tag; value = length.</summary>
        ObjectMalformed,

        /// <summary>A data object that is needed is not there. detail = tag.</summary>
        ObjectMissing,

        /// <summary>The language the card prefers was read. detail = two characters.</summary>
        Language,

        // Offline data authentication, Book 2, 5 to 7 and Book 3, 10.3.

        /// <summary>The method. value = 0 none, 1 SDA, 2 DDA, 3 CDA.</summary>
        AuthenticationMethod = 30,

        /// <summary>No CA key with that RID and index. detail = index.</summary>
        CaKeyMissing,

        /// <summary>The CA key's last day is over. detail = index; value = last day.</summary>
        CaKeyExpired,

        /// <summary>A certificate is refused. detail = tag of the certificate; value = a <see cref="CertificateFault"/>.</summary>
        CertificateRefused,

        /// <summary>A record for authentication is not in a template 70 (SFI 11-30), or the tag list 9F4A names more than the AIP.</summary>
        StaticDataWrong,

        /// <summary>The signature is refused. detail = 93 or 9F4B; value = a <see cref="CertificateFault"/>.</summary>
        SignatureRefused,

        /// <summary>INTERNAL AUTHENTICATE could not be used. detail = status word; value = 1 DDOL without 9F37, 2 response wrong.</summary>
        DynamicAuthenticationFailed,

        /// <summary>The CDA answer carries no signature although one was asked for.</summary>
        CdaSignatureMissing,

        /// <summary>Authentication ended well. value = method.</summary>
        AuthenticationGood,

        // Processing restrictions, Book 3, 10.4.

        /// <summary>Application versions compared. detail = card's; value = terminal's first.</summary>
        VersionDiffers = 40,

        /// <summary>The service is not in the usage control. detail = 9F07; value = 1 domestic, 0 international.</summary>
        ServiceNotAllowed,

        /// <summary>Before the effective date. detail = YYMMDD.</summary>
        NotYetEffective,

        /// <summary>After the expiration date. detail = YYMMDD.</summary>
        Expired,

        // Cardholder verification, Book 3, 10.5.

        /// <summary>The card does not do cardholder verification (AIP).</summary>
        CvmNotSupported = 50,

        /// <summary>A rule of the list was looked at. detail = (code &lt;&lt; 8) | condition; value = 0 condition not met, 1 tried, 2 not supported, 3 not recognised.</summary>
        CvmRule,

        /// <summary>A rule ended. detail = (code &lt;&lt; 8) | condition; value = third byte of 9F34.</summary>
        CvmResult,

        /// <summary>The list is used up or a rule forbids going on.</summary>
        CvmFailed,

        /// <summary>The PIN pad is broken or the kind of PIN is not supported. value = CVM code.</summary>
        PinPadMissing,

        /// <summary>The customer passed over the PIN.</summary>
        PinBypassed,

        /// <summary>No tries left. detail = status word.</summary>
        PinTryLimit,

        /// <summary>The PIN was wrong. value = tries left.</summary>
        PinWrong,

        /// <summary>The online PIN was taken.</summary>
        OnlinePinTaken,

        /// <summary>PIN encipherment cannot be done. value = 1 no key, 2 no challenge, 3 key too short.</summary>
        PinEnciphermentFailed,

        // Terminal risk management, Book 3, 10.6.

        /// <summary>The card is on the exception file.</summary>
        OnExceptionFile = 60,

        /// <summary>The amount reaches the floor limit.</summary>
        FloorLimitExceeded,

        /// <summary>Random selection. detail = random number 1-99; value = target percentage.</summary>
        RandomlySelected,

        /// <summary>Velocity could not be computed. detail = ATC or -1; value = last online ATC or -1.</summary>
        VelocityUnknown,

        /// <summary>Too many offline in a row. detail = difference; value = limit.</summary>
        LowerLimitExceeded,
        UpperLimitExceeded,

        /// <summary>The card was never online.</summary>
        NewCard,

        /// <summary>The merchant wants to go online.</summary>
        MerchantForcedOnline,

        /// <summary>Terminal risk management is through.</summary>
        RiskManagementDone,

        // Action analysis and cryptograms, Book 3, 10.7 to 10.11.

        /// <summary>Denial matched. detail = byte 1-5 of the first match; value = matching bits.</summary>
        DenialMatched = 70,

        /// <summary>A cryptogram was asked for. detail = P1 of GENERATE AC; value = 1 or 2.</summary>
        CryptogramAsked,

        /// <summary>A cryptogram came. detail = CID; value = 1 or 2.</summary>
        CryptogramReceived,

        /// <summary>The default TDOL was used.</summary>
        DefaultTdolUsed,

        /// <summary>The host answered. value = 1 approved, 0 refused.</summary>
        HostAnswered,

        /// <summary>The host did not answer.</summary>
        HostUnreachable,

        /// <summary>Issuer authentication by EXTERNAL AUTHENTICATE. detail = status word.</summary>
        IssuerAuthentication,

        /// <summary>An issuer script command was sent. detail = status word; value = number of the command.</summary>
        ScriptCommand,

        /// <summary>An issuer script ended. detail = first byte of its result; value = 71 or 72 (hex).</summary>
        ScriptEnded,

        /// <summary>The unable-to-go-online branch: declined. detail = byte of default codes matched, 0 none; value = bits.</summary>
        DefaultAction,

        // Contactless: EMV Contactless Books A, B and C-n.

        /// <summary>A combination was pre-processed. detail = its index; value = its flags: 1 not allowed, 2 status check, 4 zero amount, 8 CVM limit, 16 floor limit.</summary>
        PreProcessed = 110,

        /// <summary>The directory of the card (PPSE) was read. value = entries.</summary>
        DirectoryRead,

        /// <summary>A combination is a candidate. detail = its index; value = priority.</summary>
        CombinationAdded,

        /// <summary>A kernel begins. detail = index of the combination; value = kernel.</summary>
        KernelActivated,

        /// <summary>The combination is given up and the next one tried. detail = <see cref="Reason"/>.</summary>
        NextCombination,

        /// <summary>Card transaction qualifiers. detail = 9F6C, -1 absent.</summary>
        CardQualifiers,

        /// <summary>The kernel chose how the cardholder is verified. value = a TapCvm.</summary>
        TapVerification,

        /// <summary>The card approved offline. value = 1 asked online instead, 0 declined.</summary>
        OfflineApprovalRefused,

        /// <summary>Relay resistance was measured. detail = tenths of a millisecond; value = 1 in time, 2 again, 3 too slow, 0 too fast.</summary>
        RelayResistance,

        /// <summary>An interrupted transaction was kept (value 1), recovered (2), not recovered (3) or dropped for its age (4).</summary>
        TornTransaction,

        /// <summary>The amount is above what this card may do here. value = 1 with, 0 without verification on the device.</summary>
        TransactionLimitExceeded,

        /// <summary>A contactless outcome. detail = TapResult; value = where to start again, 0 nowhere.</summary>
        TapEnded,

        /// <summary>The end. detail = <see cref="Decision"/>; value = <see cref="Reason"/>.</summary>
        Ended = 99,
    }

    /// <summary>What is wrong with a certificate or signature (Book 2, 5.3, 5.4, 6.3 to 6.6).</summary>
    public enum CertificateFault
    {
        None = 0,
        LengthDiffers,
        Header,
        Format,
        Trailer,
        HashAlgorithm,
        Hash,
        IssuerIdentifier,
        PanDiffers,
        Expired,
        Revoked,
        KeyAlgorithm,
        KeyLength,
        Exponent,
        RemainderMissing,
        DynamicDataLength,
        CryptogramDiffers,
        TransactionHash,
        KeyMissing,
    }
}
