using Drivers.Hal;
using Firmware.Store;
using Simulator.Acquirer;

namespace Simulator;

/// <summary>
/// What must be true of money at any instant, computed from the acquirer's books on one side and the terminal's log on
/// flash on the other:
/// nothing is approved at the acquirer that the terminal neither holds nor reverses (or still owes);
/// every approval that the terminal holds exists at the acquirer, with the same amount;
/// no card is charged twice for one sale;
/// the terminal's totals are the sum of its batch, and equal the acquirer's when nothing is owed.
/// </summary>
public static class MoneyInvariants
{
    /// <summary>What the terminal's log says, in the words of the books.</summary>
    public sealed record Held(IReadOnlyList<TransactionRecord> Batch, IReadOnlyList<TransactionRecord> Owed)
    {
        public long Minor => Batch.Sum(Signed);

        private static long Signed(TransactionRecord record) =>
            record.TotalsSign == TransactionRecord.RaisesDebit ? record.TipMinor : record.AmountMinor * record.TotalsSign;
    }

    /// <summary>Every invariant that does not hold, as a sentence; null when the log cannot be read now (flash at work).</summary>
    public static IReadOnlyList<string>? Check(TransactionLog log, AcquirerHost host, string terminalId)
    {
        if (Read(log) is not { } held)
        {
            return null;
        }

        var wrong = new List<string>();
        lock (host.Sync)
        {
            Books books = host.Books;
            wrong.AddRange(books.Verify());
            wrong.AddRange(books.VerifyAgainst(terminalId, held.Batch.Select(Entry), held.Owed.Select(Entry)));
            CheckCharges(books, held, terminalId, wrong);
            CheckTotals(log, books, held, terminalId, wrong);
        }

        return wrong;
    }

    /// <summary>The open batch and what is owed (reversals, notices); null when the flash is at work.</summary>
    public static Held? Read(TransactionLog log)
    {
        var batch = new List<TransactionRecord>();
        var owed = new List<TransactionRecord>();
        for (int i = 0; i < log.BatchCount; i++)
        {
            var record = new TransactionRecord();
            if (Ask(() => log.ReadBatch(i, record)) != Status.Ok)
            {
                return null;
            }

            // Cash is between merchant and customer: the acquirer knows nothing of it.
            if (record.Type != (byte)Firmware.Host.TransactionType.Cash)
            {
                batch.Add(record);
            }
        }

        if (log.HasOpenReversal)
        {
            var record = new TransactionRecord();
            if (Ask(() => log.ReadOpenReversal(record)) != Status.Ok)
            {
                return null;
            }

            owed.Add(record);
        }

        for (int i = 0; i < log.OpenNotices; i++)
        {
            var record = new TransactionRecord();
            if (Ask(() => log.ReadNotice(i, record)) != Status.Ok)
            {
                return null;
            }

            owed.Add(record);
        }

        var last = new TransactionRecord();
        switch (Ask(() => log.ReadLast(last)))
        {
            case Status.Ok when last.State == TransactionState.Pending:
                owed.Add(last);
                break;
            case Status.Ok or Status.NotFound:
                break;
            default:
                return null;
        }

        return new Held(batch, owed);
    }

    /// <summary>The log reads in slices and says Busy until it has the whole record; or the flash is at work.</summary>
    private static Status Ask(Func<Status> read)
    {
        const int MostSlices = 200;
        Status status = Status.Busy;
        for (int i = 0; i < MostSlices && status == Status.Busy; i++)
        {
            status = read();
        }

        return status;
    }

    private static TerminalRecord Entry(TransactionRecord record) => new(record.Batch.ToString("D6"), record.Stan.ToString("D6"), record.AmountMinor);

    /// <summary>One sale has one voucher and one standing charge.</summary>
    private static void CheckCharges(Books books, Held held, string terminalId, List<string> wrong)
    {
        wrong.AddRange(held.Batch.GroupBy(record => record.Voucher).Where(group => group.Count() > 1)
            .Select(group => $"voucher {group.Key:D6} stands {group.Count()} times in the batch"));
        wrong.AddRange(books.Standing(terminalId).GroupBy(booked => booked.Key).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key} was charged {group.Count()} times"));
        foreach (TransactionRecord owed in held.Owed)
        {
            if (held.Batch.Any(record => record.Voucher == owed.Voucher && record.Stan != owed.Stan))
            {
                wrong.Add($"voucher {owed.Voucher:D6} stands in the batch although its reversal is owed");
            }
        }
    }

    private static void CheckTotals(TransactionLog log, Books books, Held held, string terminalId, List<string> wrong)
    {
        var mine = new BatchTotals(log.DebitMinor, log.DebitCount, log.CreditMinor, log.CreditCount);
        var sum = new BatchTotals(
            held.Batch.Where(r => r.TotalsSign > 0).Sum(r => r.TotalsSign == 1 ? r.AmountMinor : r.TipMinor), held.Batch.Count(r => r.TotalsSign == 1),
            held.Batch.Where(r => r.TotalsSign < 0).Sum(r => r.AmountMinor), held.Batch.Count(r => r.TotalsSign < 0));
        if (mine != sum)
        {
            wrong.Add($"the terminal's totals {Say(mine)} are not the sum of its batch {Say(sum)}");
        }

        string? number = held.Batch.Count > 0 ? held.Batch[0].Batch.ToString("D6") : null;
        if (number is not null && held.Owed.Count == 0 && books.Totals(terminalId, number) is { } theirs && theirs != mine)
        {
            wrong.Add($"the terminal's totals {Say(mine)} are not the acquirer's {Say(theirs)}");
        }
    }

    private static string Say(BatchTotals totals) =>
        $"({totals.DebitCount} debits of {totals.DebitMinor}, {totals.CreditCount} credits of {totals.CreditMinor})";
}
