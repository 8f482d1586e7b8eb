using System.Security.Cryptography;
using System.Text;

namespace Simulator.Acquirer;

/// <summary>
/// The acquirer's and the issuer's books: accounts, transactions, batches. They are a list of lines and what follows from
/// it, so that a restart that reads the lines again arrives at the same state. Callers on other threads take
/// <see cref="AcquirerHost.Sync"/> while they look.
/// </summary>
public sealed class Books
{
    private const int IdBytes = 12;

    private readonly byte[] _hashKey;
    private readonly Dictionary<string, BookAccount> _accounts = [];
    private readonly Dictionary<string, string> _idByPan = [];
    private readonly Dictionary<string, BookTransaction> _transactions = [];
    private readonly Dictionary<string, BookBatch> _batches = [];
    private readonly HashSet<string> _reversedUnknown = [];
    private readonly Dictionary<string, int> _signOns = [];
    private readonly List<BookLine> _lines = [];
    private readonly List<BookTransaction> _order = [];

    public Books(AcquirerOptions options)
    {
        _hashKey = SHA256.HashData([.. Encoding.ASCII.GetBytes("books|"), .. options.MasterKey]);
        foreach (Account account in options.Accounts)
        {
            string id = IdOf(account.Pan);
            if (!_accounts.TryAdd(id, new BookAccount(account, id)))
            {
                throw new ArgumentException("Acquirer options: two accounts have the same card number.");
            }

            _idByPan[account.Pan] = id;
        }
    }

    /// <summary>Raised after a line has been applied; the file writes it.</summary>
    public event Action<BookLine>? Recorded;

    public IReadOnlyList<BookLine> Lines => _lines;

    public IReadOnlyCollection<BookAccount> Accounts => _accounts.Values;

    /// <summary>All transactions, declined ones too, in the order they came.</summary>
    public IReadOnlyList<BookTransaction> Transactions => _order;

    public IReadOnlyCollection<BookBatch> Batches => _batches.Values;

    public static string KeyOf(string terminal, string batch, string stan) => $"{terminal}/{batch}/{stan}";

    /// <summary>First six and last four digits.</summary>
    public static string Mask(string pan) =>
        pan.Length < 12 ? new string('*', pan.Length) : pan[..6] + new string('*', pan.Length - 10) + pan[^4..];

    public BookAccount? FindAccount(string pan) => _idByPan.TryGetValue(pan, out var id) ? _accounts[id] : null;

    public BookTransaction? Find(string terminal, string batch, string stan) => _transactions.GetValueOrDefault(KeyOf(terminal, batch, stan));

    public bool IsReversedUnknown(string terminal, string batch, string stan) => _reversedUnknown.Contains(KeyOf(terminal, batch, stan));

    public BookBatch? FindBatch(string terminal, string batch) => _batches.GetValueOrDefault(terminal + "/" + batch);

    /// <summary>How often a terminal has signed on; numbers its working keys.</summary>
    public int SignOns(string terminal) => _signOns.GetValueOrDefault(terminal);

    /// <summary>The totals of a batch, from the transactions that stand in it.</summary>
    /// <param name="only">Which of them; null for all.</param>
    public BatchTotals Totals(string terminal, string batch, Func<BookTransaction, bool>? only = null)
    {
        var totals = new BatchTotals(0, 0, 0, 0);
        foreach (BookTransaction transaction in _order)
        {
            if (transaction.Line.Terminal == terminal && transaction.Line.Batch == batch && transaction.Stands && only?.Invoke(transaction) != false)
            {
                totals = Count(totals, transaction, 1);
            }
        }

        return totals;
    }

    /// <summary>Approved transactions that move money and stand, of one terminal; all batches when <paramref name="batch"/> is null.</summary>
    public IEnumerable<BookTransaction> Standing(string terminal, string? batch = null) => _order.Where(transaction =>
        transaction.Stands && transaction.Kind != TransactionKind.Balance && transaction.Line.Terminal == terminal
        && (batch is null || transaction.Line.Batch == batch));

    /// <summary>Everything that must hold in any books; a sentence for each thing that does not.</summary>
    public IReadOnlyList<string> Verify() => BooksCheck.Run(this);

    /// <summary>
    /// The money invariant between two sets of books: what stands here is held there for the same amount, or there is a
    /// reversal for it on its way; what the terminal holds as approved stands here.
    /// </summary>
    public IReadOnlyList<string> VerifyAgainst(string terminal, IEnumerable<TerminalRecord> held, IEnumerable<TerminalRecord> openReversals) =>
        BooksCheck.Compare(this, terminal, held, openReversals);

    /// <summary>Numbers the line, applies it and tells the file.</summary>
    internal BookLine Record(BookLine line)
    {
        BookLine numbered = line with { Number = _lines.Count + 1 };
        Apply(numbered);
        Recorded?.Invoke(numbered);
        return numbered;
    }

    /// <summary>Takes a line read back from a file.</summary>
    internal void Restore(BookLine line) => Apply(line with { Number = _lines.Count + 1 });

    /// <summary>The batch a terminal should use: its own number, or the next one that is not closed.</summary>
    internal string OpenBatch(string terminal, string asked)
    {
        int number = int.Parse(asked);
        for (int tries = 0; tries < 1_000_000; tries++)
        {
            string batch = number.ToString("D6");
            if (FindBatch(terminal, batch) is not { Closed: true })
            {
                return batch;
            }

            number = number >= 999_999 ? 1 : number + 1;
        }

        return asked;
    }

    internal string IdOf(string pan) => Convert.ToHexString(HMACSHA256.HashData(_hashKey, Encoding.ASCII.GetBytes(pan)))[..(IdBytes * 2)];

    internal static BatchTotals Count(BatchTotals totals, BookTransaction transaction, int sign) => TransactionType.Of(transaction.Kind).Side switch
    {
        TotalsSide.Debit => totals with { DebitMinor = totals.DebitMinor + (sign * transaction.AmountMinor), DebitCount = totals.DebitCount + sign },
        TotalsSide.Credit => totals with { CreditMinor = totals.CreditMinor + (sign * transaction.AmountMinor), CreditCount = totals.CreditCount + sign },
        TotalsSide.DebitChange => totals with { DebitMinor = totals.DebitMinor - (sign * transaction.Line.BalanceEffectMinor) },
        _ => totals,
    };

    private void Apply(BookLine line)
    {
        _lines.Add(line);
        switch (line.Event)
        {
            case BookEvent.SignedOn:
                _signOns[line.Terminal] = SignOns(line.Terminal) + 1;
                Batch(line);
                break;
            case BookEvent.Transaction when line.Kind is not null:
                Enter(line);
                break;
            case BookEvent.Reversed:
                if (Find(line.Terminal, line.Batch, line.Stan) is { Reversed: false } transaction)
                {
                    Reverse(transaction, line.Code);
                }

                break;
            case BookEvent.ReversedUnknown:
                _reversedUnknown.Add(KeyOf(line.Terminal, line.Batch, line.Stan));
                break;
            case BookEvent.Settled:
                Batch(line).SettlementFlag = (int)line.AmountMinor;
                break;
            case BookEvent.Uploaded:
                Batch(line).Uploads[line.Stan] = line.AmountMinor;
                break;
            case BookEvent.BatchClosed:
                Batch(line).Closed = true;
                break;
        }
    }

    private void Enter(BookLine line)
    {
        var transaction = new BookTransaction(line);
        if (!_transactions.TryAdd(transaction.Key, transaction))
        {
            throw new InvalidOperationException("A STAN was booked twice in a batch.");
        }

        _order.Add(transaction);
        if (_accounts.TryGetValue(line.Account, out var account) && line.PinTriesUsed is { } used)
        {
            account.PinTriesUsed = used;
        }

        if (line.Original.Length > 0)
        {
            transaction.Original = _transactions.GetValueOrDefault(line.Terminal + "/" + line.Original);
        }

        if (transaction.Approved)
        {
            Move(transaction, 1);
        }
    }

    private void Reverse(BookTransaction transaction, string reason)
    {
        transaction.Reversed = true;
        transaction.ReversalReason = reason;
        if (transaction.Approved)
        {
            Move(transaction, -1);
        }
    }

    /// <summary>Puts a transaction's effects on, or takes them off again.</summary>
    private void Move(BookTransaction transaction, int sign)
    {
        BookBatch batch = Batch(transaction.Line);
        batch.Running = Count(batch.Running, transaction, sign);
        if (_accounts.TryGetValue(transaction.Line.Account, out var account))
        {
            account.BalanceMinor += sign * transaction.Line.BalanceEffectMinor;
            account.HeldMinor += sign * transaction.Line.HoldEffectMinor;
        }

        if (transaction.Original is not { } original)
        {
            return;
        }

        if (transaction.Kind == TransactionKind.Refund)
        {
            original.RefundedMinor += sign * transaction.AmountMinor;
        }
        else
        {
            original.Successor = sign > 0 ? transaction : null;
        }
    }

    private BookBatch Batch(BookLine line)
    {
        string key = line.Terminal + "/" + line.Batch;
        if (!_batches.TryGetValue(key, out var batch))
        {
            batch = new BookBatch(line.Terminal, line.Batch);
            _batches.Add(key, batch);
        }

        return batch;
    }
}
