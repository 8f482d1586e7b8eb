namespace Simulator.Tools;

/// <summary>One stop of `emv --contactless --tour`: a card, what it is asked, and how it must end.</summary>
/// <param name="Chapter">unionpay, visa, mastercard, reader.</param>
/// <param name="Card">A card profile.</param>
/// <param name="Ends">Result, and the reason where it is not the obvious one.</param>
/// <param name="Says">Texts that must stand among decisions, outcomes and notes.</param>
internal sealed record EmvTapStop(string Id, string Chapter, string Shows, string Card, string[] Options, string Ends, string Cvm, params string[] Says)
{
    private const string UnionPay = "A000000333010101";
    private const string Visa = "A0000000031010";
    private const string Mastercard = "A0000000041010";
    private const string PinOrNone = "\"cvm\": [{ \"method\": \"onlinePin\", \"condition\": \"ifSupported\", \"otherwise\": \"next\" }, { \"method\": \"none\", \"condition\": \"always\", \"otherwise\": \"fail\" }]";

    public static IReadOnlyList<EmvTapStop> All { get; } = [.. Qualifiers("unionpay", UnionPay), .. Qualifiers("visa", Visa), .. OfUnionPay(), .. OfVisa(), .. OfMastercard(), .. OfTheReader()];

    /// <summary>What kernels 3 and 7 do alike.</summary>
    private static IEnumerable<EmvTapStop> Qualifiers(string chapter, string aid)
    {
        EmvTapStop Stop(string id, string shows, string contactless, string[] options, string ends, string cvm, params string[] says) =>
            new($"{chapter}-{id}", chapter, shows, Make(chapter, aid, contactless), options, ends, cvm, says);

        yield return Stop("no-cvm", "a small amount, nothing asked", "", [], "Approved", "NoCvm", "the request cryptogram is the card's own");
        yield return Stop("online-pin", "the card wants the PIN online", "\"qualifiers\": \"8000\"", ["--amount", "1000.00"], "Approved", "OnlinePin");
        yield return Stop("signature", "the card wants a signature", "\"qualifiers\": \"4000\"", ["--amount", "1000.00"], "Approved", "Signature");
        yield return Stop("phone", "see phone, then verified on the device", "\"device\": true", ["--amount", "2000.00"], "Approved", "ConfirmationCodeVerified", "start B", "20 see phone");
        yield return Stop("declined", "the card declines", "", [], "Declined CardDeclined", "NotApplicable") with { Card = Make(chapter, aid, "", "\"firstCryptogram\": \"decline\"") };
        yield return Stop("issuer-declines", "the issuer declines", "", ["--online", "decline"], "Declined IssuerDeclined", "NoCvm");
        yield return Stop("no-host", "nobody answers: never approved offline", "", ["--online", "down"], "Declined UnableToGoOnline", "NoCvm");
        yield return Stop("offline", "a card that approves by itself is declined", "\"offline\": true", [], "Declined UnableToGoOnline", "NotApplicable", "this terminal does not take that");
        yield return Stop("offline-online", "the same, sent to the issuer by parameter; fDDA good", "\"offline\": true", ["--offline-to-online"], "Approved", "NoCvm", "the issuer is asked instead");
        yield return Stop("forged", "fDDA wrong, the card wants no more", "\"offline\": true", ["--offline-to-online"], "Declined CdaFailed", "NotApplicable") with { Card = Make(chapter, aid, "\"offline\": true", "\"wrongSignature\": true") };
        yield return Stop("forged-online", "fDDA wrong, the card wants to go online then", "\"offline\": true", [], "Approved", "NoCvm") with { Card = Make(chapter, aid, "\"offline\": true, \"qualifiers\": \"2000\"", "\"wrongSignature\": true") };
        yield return Stop("other-interface", "6984: use the chip", "\"optionsStatus\": \"6984\"", [], "TryAnotherInterface CardRefused", "NotApplicable", "1D insert card");
        yield return Stop("select-next", "6985: next application, and there is none", "\"optionsStatus\": \"6985\"", [], "EndApplication CardRefused", "NotApplicable", "next combination");
        yield return Stop("refused", "any other status word ends", "\"optionsStatus\": \"6A81\"", [], "EndApplication CardRefused", "NotApplicable", "1C try another card");
        yield return Stop("torn", "the card leaves, and is presented again", "", ["--tear-at", "3"], "Approved", "NoCvm", "21 present again");
    }

    private static IEnumerable<EmvTapStop> OfUnionPay()
    {
        yield return new("unionpay-waived", "unionpay", "below the limit the PIN that the card wants is waived", Make("unionpay", UnionPay, "\"qualifiers\": \"8000\""), [], "Approved", "NoCvm");
        yield return new("unionpay-silent", "unionpay", "no qualifiers: online PIN from the limit on", Make("unionpay", UnionPay, "\"qualifiers\": \"\""), ["--amount", "1000.00"], "Approved", "OnlinePin", "the card sends no qualifiers");
        yield return new("unionpay-nothing-shared", "unionpay", "nothing both can do above the limit: the chip", Make("unionpay", UnionPay, ""), ["--amount", "1000.00"], "TryAnotherInterface TerminalDeclined", "NotApplicable");
    }

    private static IEnumerable<EmvTapStop> OfVisa()
    {
        yield return new("visa-asks-anyway", "visa", "the card's wish counts below the limit too", Make("visa", Visa, "\"qualifiers\": \"8000\""), [], "Approved", "OnlinePin");
        yield return new("visa-silent", "visa", "no qualifiers above the limit: signature", Make("visa", Visa, "\"qualifiers\": \"\""), ["--amount", "1000.00"], "Approved", "Signature");
        yield return new("visa-nothing-shared", "visa", "nothing both can do above the limit: declined", Make("visa", Visa, ""), ["--amount", "1000.00"], "Declined TerminalDeclined", "NotApplicable");
        yield return new("visa-cash-by-chip", "visa", "cash goes to the chip when the card says so", Make("visa", Visa, "\"qualifiers\": \"0400\""), ["--type", "01"], "TryAnotherInterface ServiceNotAllowed", "NotApplicable");
    }

    private static IEnumerable<EmvTapStop> OfMastercard()
    {
        EmvTapStop Stop(string id, string shows, string contactless, string more, string behaviour, string[] options, string ends, string cvm, params string[] says) =>
            new("mastercard-" + id, "mastercard", shows, Make("mastercard", Mastercard, contactless, behaviour, more), options, ends, cvm, says);

        yield return Stop("cda", "one GENERATE AC, CDA checked when the card has left", "", PinOrNone, "", [], "Approved", "NoCvm", "dynamic signature: good");
        yield return Stop("online-pin", "above the limit the card's list asks for the PIN", "", PinOrNone, "", ["--amount", "1000.01"], "Approved", "OnlinePin");
        yield return Stop("at-the-limit", "at the limit itself nothing is asked (C-2 compares with above)", "", PinOrNone, "", ["--amount", "1000.00"], "Approved", "NoCvm");
        yield return Stop("device", "verified on the device", "\"device\": true", PinOrNone, "", ["--amount", "2000.00"], "Approved", "ConfirmationCodeVerified");
        yield return Stop("no-oda", "a card without CDA: the TVR says so, online", "", "\"authentication\": \"none\", " + PinOrNone, "", [], "Approved", "NoCvm");
        yield return Stop("forged", "CDA wrong: ends, nothing goes online", "", PinOrNone, "\"wrongSignature\": true", [], "EndApplication CdaFailed", "NotApplicable");
        yield return Stop("declined", "the card answers with an AAC: to the chip", "", PinOrNone, "\"firstCryptogram\": \"decline\"", [], "TryAnotherInterface CardDeclined", "NotApplicable");
        yield return Stop("denied", "a denial code asks for an AAC", "", PinOrNone, "", ["--terminal", "tacDenial=0000800000", "--amount", "1000.01", "--terminal", "9F33=602008"], "TryAnotherInterface TerminalDeclined", "NotApplicable");
        yield return Stop("issuer-declines", "the issuer declines", "", PinOrNone, "", ["--online", "decline"], "Declined IssuerDeclined", "NoCvm");
        yield return Stop("no-host", "nobody answers: never approved offline", "", PinOrNone, "", ["--online", "down"], "Declined UnableToGoOnline", "NoCvm");
        yield return Stop("select-next", "options refused: next application, and there is none", "\"optionsStatus\": \"6985\"", PinOrNone, "", [], "EndApplication CardRefused", "NotApplicable", "next combination");
        yield return Stop("torn", "torn at GENERATE AC: RECOVER AC at the second tap", "", "\"extra\": { \"9F51\": \"9F3704\" }, \"authentication\": \"none\", " + PinOrNone, "", ["--tear-at", "7"], "Approved", "NoCvm", "interrupted transaction recovered");
        yield return Stop("relay-near", "relay resistance: in time, and under the signature", "\"relay\": \"001000320018\"", PinOrNone, "", [], "Approved", "NoCvm", "in time");
        yield return Stop("relay-far", "relay resistance: too slow three times; the TVR tells the issuer", "\"relay\": \"001000320018\"", PinOrNone, "", ["--relay", "2000"], "Approved", "NoCvm", "too slow, once more", "too slow");
        yield return Stop("relay-too-quick", "relay resistance: quicker than the card can be", "\"relay\": \"00C8012C0018\"", PinOrNone, "", ["--relay", "30"], "EndApplication CardDataWrong", "NotApplicable", "impossibly quick");
    }

    private static IEnumerable<EmvTapStop> OfTheReader()
    {
        yield return new("reader-limit", "reader", "from the transaction limit on no tap is taken", Make("unionpay", UnionPay, ""), ["--amount", "50000.01"], "TryAnotherInterface NoApplication", "NotApplicable");
        yield return new("reader-kernel-identifier", "reader", "9F2A names another kernel: the application is left out", Make("unionpay", UnionPay, "\"kernelIdentifier\": \"06\""), [], "EndApplication NoApplication", "NotApplicable");
        yield return new("reader-extended", "reader", "9F29 goes into the SELECT", Make("unionpay", UnionPay, "\"extendedSelection\": \"A1B2\""), [], "Approved", "NoCvm");
        yield return new("reader-unknown", "reader", "no application of this card is known", Make("unionpay", "A0000006581010", "", "", "\"authentication\": \"none\""), [], "EndApplication NoApplication", "NotApplicable");
    }

    private static string Make(string brand, string aid, string contactless, string behaviour = "", string application = "")
    {
        string brandName = brand == "unionpay" ? "unionPay" : brand;
        string pan = brand switch { "visa" => "4761739001010010", "mastercard" => "5413330089020011", _ => "6222888800000108" };
        return $$"""
            {
              "name": "{{brand}} tap", "brand": "{{brandName}}", "pan": "{{pan}}", "expiry": "3012",
              "applications": [ { "aid": "{{aid}}", "label": "TAP"{{(application.Length > 0 ? ", " + application : "")}} } ],
              "behaviour": { {{behaviour}} },
              "contactless": { {{contactless}} }
            }
            """;
    }
}
