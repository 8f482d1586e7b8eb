namespace Simulator.Acquirer;

public enum TransactionKind
{
    Sale,
    Void,
    Refund,
    Balance,
    PreAuthorisation,
    PreAuthorisationVoid,
    Completion,
    CompletionVoid,
    CompletionNotice,
    TipAdjust,
}

/// <summary>Where a transaction counts in the settlement totals.</summary>
public enum TotalsSide
{
    None,
    Debit,
    Credit,

    /// <summary>Changes the debit amount without being counted itself.</summary>
    DebitChange,
}

/// <summary>One row of the table of transactions: how it is recognised and what it does. Nothing else branches on kinds' names.</summary>
/// <param name="ProcessingCode">Field 3.</param>
/// <param name="Condition">Field 25.</param>
/// <param name="TypeCode">Field 60, first part.</param>
/// <param name="Originals">Kinds an original may have; empty when there is none.</param>
/// <param name="Side">Where it counts.</param>
public sealed record TransactionType(
    TransactionKind Kind,
    string Name,
    string Mti,
    string ProcessingCode,
    string Condition,
    string TypeCode,
    TransactionKind[] Originals,
    TotalsSide Side)
{
    private static readonly TransactionKind[] Nothing = [];

    public static readonly IReadOnlyList<TransactionType> All =
    [
        new(TransactionKind.Sale, "sale", "0200", "000000", "00", "22", Nothing, TotalsSide.Debit),
        new(TransactionKind.Void, "void", "0200", "200000", "00", "23", [TransactionKind.Sale], TotalsSide.Credit),
        new(TransactionKind.Refund, "refund", "0220", "200000", "00", "25", [TransactionKind.Sale, TransactionKind.Completion, TransactionKind.CompletionNotice], TotalsSide.Credit),
        new(TransactionKind.Balance, "balance inquiry", "0200", "310000", "00", "01", Nothing, TotalsSide.None),
        new(TransactionKind.PreAuthorisation, "pre-authorisation", "0100", "030000", "06", "10", Nothing, TotalsSide.None),
        new(TransactionKind.PreAuthorisationVoid, "pre-authorisation void", "0100", "200000", "06", "11", [TransactionKind.PreAuthorisation], TotalsSide.None),
        new(TransactionKind.Completion, "completion", "0200", "000000", "06", "20", [TransactionKind.PreAuthorisation], TotalsSide.Debit),
        new(TransactionKind.CompletionVoid, "completion void", "0200", "200000", "06", "21", [TransactionKind.Completion], TotalsSide.Credit),
        new(TransactionKind.CompletionNotice, "completion notice", "0220", "000000", "06", "24", [TransactionKind.PreAuthorisation], TotalsSide.Debit),
        new(TransactionKind.TipAdjust, "tip adjust", "0220", "000000", "00", "34", [TransactionKind.Sale], TotalsSide.DebitChange),
    ];

    public bool HasAmount => Kind != TransactionKind.Balance;

    public bool NeedsOriginal => Originals.Length > 0;

    public bool IsNotice => Mti == "0220";

    /// <summary>The row of a kind.</summary>
    public static TransactionType Of(TransactionKind kind) => All.First(type => type.Kind == kind);

    /// <summary>The row a request belongs to; null when there is none.</summary>
    public static TransactionType? Find(string mti, string? processingCode, string? condition, string typeCode) =>
        All.FirstOrDefault(type => type.Mti == mti && type.ProcessingCode == processingCode && type.Condition == condition && type.TypeCode == typeCode);
}

/// <summary>Response codes this host gives (field 39).</summary>
public static class ResponseCode
{
    public const string Approved = "00";
    public const string WrongMerchant = "03";
    public const string DoNotHonour = "05";
    public const string InvalidTransaction = "12";
    public const string InvalidAmount = "13";
    public const string InvalidCard = "14";
    public const string Malfunction = "22";
    public const string OriginalNotFound = "25";
    public const string Format = "30";
    public const string NotSupported = "40";
    public const string LostCard = "41";
    public const string StolenCard = "43";
    public const string NotSufficientFunds = "51";
    public const string ExpiredCard = "54";
    public const string WrongPin = "55";
    public const string OverLimit = "61";
    public const string RestrictedCard = "62";
    public const string WrongOriginalAmount = "64";
    public const string PinTriesExceeded = "75";
    public const string SignOnFirst = "77";
    public const string Duplicate = "94";
    public const string Reconciliation = "95";
    public const string UnknownTerminal = "97";
    public const string PinFormat = "99";
    public const string WrongMac = "A0";

    /// <summary>True for answers after which the money has moved.</summary>
    public static bool IsApproval(string code) => code is "00" or "10" or "11" or "A2" or "A4" or "A5" or "A6";

    /// <summary>
    /// Answers that leave no trace in the books: the STAN was not used by them. Those of a host in trouble and those that want a new sign-on
    /// are among them: it has not taken the message, and the same notice comes again.
    /// </summary>
    public static bool LeavesNoTrace(string code) =>
        code is Format or UnknownTerminal or SignOnFirst or Malfunction or PinFormat or WrongMerchant or WrongMac or Duplicate or "68" or "91" or "96" or "98";

    /// <summary>Answers without a MAC, because there may be no common key.</summary>
    public static bool CarriesNoMac(string code) => code is Format or UnknownTerminal or SignOnFirst or WrongMerchant or WrongMac;
}
