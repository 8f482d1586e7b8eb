namespace Simulator.Acquirer;

public enum BookEvent
{
    SignedOn,
    SignedOff,
    Transaction,
    Reversed,

    /// <summary>A reversal whose original never came.</summary>
    ReversedUnknown,

    /// <summary>A 0500 was answered; AmountMinor is the reply flag.</summary>
    Settled,

    /// <summary>A row of a batch upload.</summary>
    Uploaded,

    BatchClosed,
}

/// <summary>
/// One line of the books. Applying all lines in order gives the state; nothing else changes it. No card number and no PIN
/// is in it: <see cref="Account"/> is a keyed hash, <see cref="Card"/> shows first six and last four digits.
/// </summary>
public sealed record BookLine
{
    public long Number { get; init; }

    public BookEvent Event { get; init; }

    public DateTime At { get; init; }

    public string Terminal { get; init; } = "";

    public string Batch { get; init; } = "";

    public string Stan { get; init; } = "";

    public TransactionKind? Kind { get; init; }

    public string Account { get; init; } = "";

    public string Card { get; init; } = "";

    public long AmountMinor { get; init; }

    /// <summary>Field 39 of the answer, or of the reversal (its reason).</summary>
    public string Code { get; init; } = "";

    public string ReferenceNumber { get; init; } = "";

    public string AuthorisationCode { get; init; } = "";

    /// <summary>Batch and STAN of the original, "000001/000042"; empty when there is none.</summary>
    public string Original { get; init; } = "";

    /// <summary>What it adds to the account's balance; a sale's is negative.</summary>
    public long BalanceEffectMinor { get; init; }

    /// <summary>What it adds to the money held back on the account.</summary>
    public long HoldEffectMinor { get; init; }

    /// <summary>Wrong PINs in a row after it; null when no PIN was looked at.</summary>
    public int? PinTriesUsed { get; init; }

    public string Operator { get; init; } = "";
}

/// <summary>One transaction as the books know it now.</summary>
public sealed class BookTransaction
{
    internal BookTransaction(BookLine line)
    {
        Line = line;
    }

    public BookLine Line { get; }

    public TransactionKind Kind => Line.Kind!.Value;

    public long AmountMinor => Line.AmountMinor;

    public string Key => Books.KeyOf(Line.Terminal, Line.Batch, Line.Stan);

    public bool Approved => ResponseCode.IsApproval(Line.Code);

    public bool Reversed { get; internal set; }

    /// <summary>Field 39 of the reversal.</summary>
    public string ReversalReason { get; internal set; } = "";

    /// <summary>Approved and not reversed: the money has moved (or is held).</summary>
    public bool Stands => Approved && !Reversed;

    /// <summary>The void, completion or tip adjustment that stands against this transaction.</summary>
    public BookTransaction? Successor { get; internal set; }

    /// <summary>Sum of the refunds that stand against it.</summary>
    public long RefundedMinor { get; internal set; }

    /// <summary>The original it refers to, when the books know it.</summary>
    public BookTransaction? Original { get; internal set; }
}

/// <summary>An account as the books know it now.</summary>
public sealed class BookAccount
{
    internal BookAccount(Account account, string id)
    {
        Account = account;
        Id = id;
        BalanceMinor = account.BalanceMinor;
    }

    public Account Account { get; }

    /// <summary>Keyed hash of the card number, as in the file.</summary>
    public string Id { get; }

    public long BalanceMinor { get; internal set; }

    /// <summary>Held back by pre-authorisations.</summary>
    public long HeldMinor { get; internal set; }

    public long AvailableMinor => BalanceMinor - HeldMinor;

    public int PinTriesUsed { get; internal set; }
}

/// <summary>Totals of a batch as field 48 counts them.</summary>
public sealed record BatchTotals(long DebitMinor, int DebitCount, long CreditMinor, int CreditCount);

/// <summary>One terminal's batch.</summary>
public sealed class BookBatch
{
    internal BookBatch(string terminal, string number)
    {
        Terminal = terminal;
        Number = number;
    }

    public string Terminal { get; }

    public string Number { get; }

    public bool Closed { get; internal set; }

    /// <summary>Reply flag of the last 0500; 0 before it.</summary>
    public int SettlementFlag { get; internal set; }

    /// <summary>Totals kept line by line; Books.Verify compares them with the sum over the transactions.</summary>
    public BatchTotals Running { get; internal set; } = new(0, 0, 0, 0);

    /// <summary>Rows that an upload brought: STAN and amount.</summary>
    public SortedDictionary<string, long> Uploads { get; } = [];
}

/// <summary>What a terminal says it holds, for <see cref="Books.VerifyAgainst"/>.</summary>
public sealed record TerminalRecord(string Batch, string Stan, long AmountMinor);
