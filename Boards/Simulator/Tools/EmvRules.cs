using Emv.Contact;
using Simulator.Acquirer;
using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>The kernel's log in sentences. What detail and value hold stands beside each rule in <see cref="Rule"/>.</summary>
internal static class EmvRules
{
    private static readonly string[] Jobs = ["?", "issuer key", "card key", "static signature", "dynamic signature", "PIN key", "PIN encipherment"];
    private static readonly string[] Methods = ["none", "SDA", "DDA", "CDA"];
    private static readonly string[] Rejections =
        ["?", "blocked", "malformed", "the card's name goes on and an exact match is wanted", "the list is full", "refused at final selection", "GET PROCESSING OPTIONS refused it", "it is listed twice"];
    private static readonly string[] PseReasons = ["?", "it is absent", "it is blocked", "it is broken", "it lists nothing the terminal knows"];
    private static readonly string[] CvmStates = ["its condition is not met", "tried", "the terminal does not support it", "not recognised"];

    public static string Describe(Rule rule, int detail, int value) => (int)rule switch
    {
        < 10 => Plain(rule, detail, value),
        < 20 => Selection(rule, detail, value),
        < 30 => Reading(rule, detail, value),
        < 40 => Authentication(rule, detail, value),
        < 50 => Restrictions(rule, detail, value),
        < 60 => Verification(rule, detail, value),
        < 70 => Risk(rule, detail, value),
        _ => Completion(rule, detail, value),
    };

    private static string Plain(Rule rule, int detail, int value) => rule switch
    {
        Rule.Command => $"command {detail:X8}, {value} bytes",
        Rule.Response => $"response {detail:X4}, {value} bytes of data",
        Rule.Crypto => $"{Pick(Jobs, detail)}: {(value == 0 ? "not good" : value == 2 ? "good, from the cache" : "good")}",
        Rule.TvrBit => $"TVR byte {detail >> 8} mask {detail & 0xFF:X2} set",
        Rule.TsiBit => $"TSI byte {detail >> 8} mask {detail & 0xFF:X2} set",
        _ => Other(rule, detail, value),
    };

    private static string Selection(Rule rule, int detail, int value) => rule switch
    {
        Rule.PseFound => $"the payment system environment has its directory in SFI {value}",
        Rule.PseNotUsed => $"the list of AIDs is used, not the payment system environment: {Pick(PseReasons, value)}{StatusWord(detail)}",
        Rule.CandidateAdded => $"candidate added (AID {detail + 1} of the terminal), priority byte {value:X2}",
        Rule.CandidateRejected => $"candidate left out{(detail < 0 ? "" : $" (AID {detail + 1} of the terminal)")}: {Pick(Rejections, value)}",
        Rule.ApplicationChosen => $"candidate {value + 1} of {detail} chosen",
        Rule.ApplicationSelected => $"application selected (AID {detail + 1} of the terminal)",
        _ => Other(rule, detail, value),
    };

    private static string Reading(Rule rule, int detail, int value) => rule switch
    {
        Rule.ApplicationInitiated => $"application initiated: AIP {detail:X4}, AFL of {value} bytes",
        Rule.RecordRead => $"record {detail & 0xFF} of SFI {detail >> 8} read, {value} bytes",
        Rule.ForeignObjectIgnored => $"{Object(detail)} from the card ignored: it is not the card's to give",
        Rule.DuplicateObject => $"{Object(detail)} came twice",
        Rule.ObjectMalformed => $"{Object(detail)} is malformed ({value} bytes)",
        Rule.ObjectMissing => $"{Object(detail)} is missing",
        Rule.Language => $"language of the card: {(char)(detail >> 8)}{(char)(detail & 0xFF)}",
        _ => Other(rule, detail, value),
    };

    private static string Authentication(Rule rule, int detail, int value) => rule switch
    {
        Rule.AuthenticationMethod => value == 0 ? "card and terminal share no method of offline data authentication" : $"offline data authentication by {Pick(Methods, value)}",
        Rule.CaKeyMissing => $"the terminal has no CA key of index {detail:X2} for this scheme",
        Rule.CaKeyExpired => $"CA key {detail:X2} ended on {value}",
        Rule.CertificateRefused => $"{Object(detail)} refused: {Fault(value)}",
        Rule.StaticDataWrong => "the static data to be authenticated are not as they have to be",
        Rule.SignatureRefused => $"{Object(detail)} refused: {Fault(value)}",
        Rule.DynamicAuthenticationFailed => $"INTERNAL AUTHENTICATE cannot be used: {(value == 1 ? "the DDOL has no 9F37" : "the response is wrong")}{StatusWord(detail)}",
        Rule.CdaSignatureMissing => "the card was asked for a signature and gave none",
        Rule.AuthenticationGood => $"{Pick(Methods, value)} succeeded",
        _ => Other(rule, detail, value),
    };

    private static string Restrictions(Rule rule, int detail, int value) => rule switch
    {
        Rule.VersionDiffers => $"the card's application version is {detail:X4}, the terminal's {value:X4}",
        Rule.ServiceNotAllowed => $"the usage control {detail:X4} does not allow this {(value == 1 ? "domestic" : "international")} service",
        Rule.NotYetEffective => $"effective from {detail:000000} only",
        Rule.Expired => $"expired on {detail:000000}",
        _ => Other(rule, detail, value),
    };

    private static string Verification(Rule rule, int detail, int value) => rule switch
    {
        Rule.CvmNotSupported => "the card does no cardholder verification (AIP)",
        Rule.CvmRule => $"rule {Cvm(detail)}: {Pick(CvmStates, value)}",
        Rule.CvmResult => $"rule {Cvm(detail)}: {(value == 2 ? "successful" : value == 1 ? "failed" : "not known yet")}",
        Rule.CvmFailed => "the CVM list is used up, or a rule forbids going on",
        Rule.PinPadMissing => $"no way to enter the PIN for {CardCvm.MethodName((byte)value)}",
        Rule.PinBypassed => "the PIN was passed over",
        Rule.PinTryLimit => $"no PIN tries are left{StatusWord(detail)}",
        Rule.PinWrong => $"the PIN was wrong, {value} tries left",
        Rule.OnlinePinTaken => "the online PIN was taken",
        Rule.PinEnciphermentFailed => $"the PIN cannot be enciphered: {(value == 1 ? "no key" : value == 2 ? "no challenge" : "the key is too short")}",
        _ => Other(rule, detail, value),
    };

    private static string Risk(Rule rule, int detail, int value) => rule switch
    {
        Rule.OnExceptionFile => "the card is on the exception file",
        Rule.FloorLimitExceeded => "the amount reaches the floor limit",
        Rule.RandomlySelected => $"random number {detail} against {value} percent: selected",
        Rule.VelocityUnknown => $"velocity cannot be computed: counter {detail}, last online {value}",
        Rule.LowerLimitExceeded or Rule.UpperLimitExceeded => $"{detail} transactions since the last online one, the limit is {value}",
        Rule.NewCard => "the card was never online",
        Rule.MerchantForcedOnline => "the merchant wants to go online",
        Rule.RiskManagementDone => "terminal risk management is through",
        _ => Other(rule, detail, value),
    };

    private static string Completion(Rule rule, int detail, int value) => rule switch
    {
        Rule.DenialMatched => $"a denial action code matches byte {detail} of the TVR, bits {value:X2}",
        Rule.CryptogramAsked => $"GENERATE AC {value} asks for {CryptogramType(detail)}{((detail & 0x10) != 0 ? " with CDA" : "")}",
        Rule.CryptogramReceived => $"GENERATE AC {value} gave {CryptogramType(detail)}",
        Rule.DefaultTdolUsed => "the default TDOL was used",
        Rule.HostAnswered => value == 1 ? "the host approved" : "the host refused",
        Rule.HostUnreachable => "the host did not answer",
        Rule.IssuerAuthentication => $"EXTERNAL AUTHENTICATE answered {detail:X4}",
        Rule.ScriptCommand => $"script command {value} answered {detail:X4}",
        Rule.ScriptEnded => $"script {value:X2} ended, result {detail:X2}",
        Rule.DefaultAction => detail == 0 ? "unable to go online: declined" : $"unable to go online: declined, a default action code matches byte {detail}, bits {value:X2}",
        Rule.Ended => $"{(Decision)detail}: {EmvWords.Of((Reason)value)}",
        _ => Other(rule, detail, value),
    };

    private static string Other(Rule rule, int detail, int value) => $"{rule} {detail:X} {value:X}";

    private static string Pick(string[] texts, int index) => index >= 0 && index < texts.Length ? texts[index] : index.ToString();

    private static string StatusWord(int status) => status is > 0 and not 0x9000 ? $" ({status:X4})" : "";

    private static string Object(int tag) => $"{tag:X2} {TlvNames.Of((uint)tag)}";

    private static string Cvm(int detail) => $"{CardCvm.MethodName((byte)(detail >> 8))} {CardCvm.ConditionName((byte)detail)} ({detail:X4})";

    private static string Fault(int value) => EmvWords.Split(((CertificateFault)value).ToString()).ToLowerInvariant();

    private static string CryptogramType(int byteValue) => (byteValue & 0xC0) switch
    {
        0x00 => "AAC (refusal)",
        0x40 => "TC (approval)",
        0x80 => "ARQC (online)",
        _ => "a type reserved",
    };
}

/// <summary>Names of enumerations in words.</summary>
internal static class EmvWords
{
    public static string Of(Reason reason) => Split(reason.ToString()).ToLowerInvariant();

    /// <summary>TwoWords becomes Two Words.</summary>
    public static string Split(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + c : c.ToString()));
}
