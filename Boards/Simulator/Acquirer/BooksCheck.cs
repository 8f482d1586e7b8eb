namespace Simulator.Acquirer;

/// <summary>The invariants of the books, computed afresh from the transactions.</summary>
internal static class BooksCheck
{
    public static IReadOnlyList<string> Run(Books books)
    {
        var wrong = new List<string>();
        foreach (BookAccount account in books.Accounts)
        {
            CheckAccount(books, account, wrong);
        }

        foreach (BookBatch batch in books.Batches)
        {
            if (books.Totals(batch.Terminal, batch.Number) != batch.Running)
            {
                wrong.Add($"terminal {batch.Terminal} batch {batch.Number}: the running totals are not the sum of the transactions");
            }
        }

        foreach (BookTransaction transaction in books.Transactions)
        {
            CheckTransaction(transaction, wrong);
        }

        var twice = books.Transactions.Where(transaction => transaction.Line.ReferenceNumber.Length > 0)
            .GroupBy(transaction => transaction.Line.ReferenceNumber).Where(group => group.Count() > 1);
        wrong.AddRange(twice.Select(group => $"reference number {group.Key} was given {group.Count()} times"));
        return wrong;
    }

    public static IReadOnlyList<string> Compare(Books books, string terminal, IEnumerable<TerminalRecord> held, IEnumerable<TerminalRecord> openReversals)
    {
        var wrong = new List<string>();
        held = [.. held];
        // A batch that is closed and that the terminal has cleared is history on both sides.
        var holds = held.Select(record => record.Batch).ToHashSet();
        var here = books.Standing(terminal)
            .Where(transaction => holds.Contains(transaction.Line.Batch) || books.FindBatch(terminal, transaction.Line.Batch) is not { Closed: true })
            .ToDictionary(transaction => (transaction.Line.Batch, transaction.Line.Stan));
        var open = openReversals.Select(record => (record.Batch, record.Stan)).ToHashSet();
        var there = new HashSet<(string, string)>();
        foreach (TerminalRecord record in held)
        {
            var key = (record.Batch, record.Stan);
            if (!there.Add(key))
            {
                wrong.Add($"the terminal holds {record.Batch}/{record.Stan} twice");
            }

            if (!here.TryGetValue(key, out var booked))
            {
                wrong.Add($"the terminal holds {record.Batch}/{record.Stan} as approved, the acquirer does not");
            }
            else if (booked.AmountMinor != record.AmountMinor)
            {
                wrong.Add($"{record.Batch}/{record.Stan}: the terminal holds {record.AmountMinor}, the acquirer {booked.AmountMinor}");
            }
        }

        foreach (var (key, _) in here)
        {
            if (!there.Contains(key) && !open.Contains(key))
            {
                wrong.Add($"the acquirer approved {key.Batch}/{key.Stan}, the terminal neither holds nor reverses it");
            }
        }

        return wrong;
    }

    private static void CheckAccount(Books books, BookAccount account, List<string> wrong)
    {
        long balance = account.Account.BalanceMinor;
        long held = 0;
        foreach (BookTransaction transaction in books.Transactions.Where(t => t.Stands && t.Line.Account == account.Id))
        {
            balance += transaction.Line.BalanceEffectMinor;
            held += transaction.Line.HoldEffectMinor;
        }

        string card = Books.Mask(account.Account.Pan);
        if (balance != account.BalanceMinor || held != account.HeldMinor)
        {
            wrong.Add($"card {card}: balance or held money is not the sum of the transactions");
        }

        if (account.HeldMinor < 0)
        {
            wrong.Add($"card {card}: less than nothing is held");
        }
    }

    private static void CheckTransaction(BookTransaction transaction, List<string> wrong)
    {
        BookLine line = transaction.Line;
        string name = Books.KeyOf(line.Terminal, line.Batch, line.Stan);
        long expected = TransactionType.Of(transaction.Kind).Side switch
        {
            TotalsSide.Debit => -line.AmountMinor,
            TotalsSide.Credit => line.AmountMinor,
            TotalsSide.DebitChange => line.BalanceEffectMinor,
            _ => 0,
        };
        if (transaction.Approved && line.BalanceEffectMinor != expected)
        {
            wrong.Add($"{name}: moved {line.BalanceEffectMinor} for an amount of {line.AmountMinor}");
        }

        if (transaction.RefundedMinor > transaction.AmountMinor)
        {
            wrong.Add($"{name}: refunded {transaction.RefundedMinor} of {transaction.AmountMinor}");
        }

        if (transaction.Stands && transaction.Original is { Approved: false })
        {
            wrong.Add($"{name}: stands on an original that was declined");
        }
    }
}
