namespace Simulator.Acquirer;

/// <summary>0400, 0500 and 0320: taking back, adding up, uploading.</summary>
internal sealed class Clearing
{
    private const int TotalsDigits = 62;
    private const int HalfDigits = TotalsDigits / 2;

    /// <summary>First digit of the card numbers that UnionPay gives out.</summary>
    private const char UnionPay = '6';
    private const int RowDigits = 40;
    private const int MostRows = 8;
    private const int Balanced = 1;
    private const int NotBalanced = 2;

    private readonly AcquirerOptions _options;
    private readonly Books _books;

    public Clearing(AcquirerOptions options, Books books)
    {
        _options = options;
        _books = books;
    }

    public void Reverse(HostRequest request, IsoMessage reply)
    {
        reply.Set(39, ReverseCode(request, out BookTransaction? original));
        if (original is not null)
        {
            reply.Set(37, original.Line.ReferenceNumber);
        }
    }

    /// <summary>Field 48 with the host's own totals and its verdict; a balanced batch is closed.</summary>
    public void Settle(HostRequest request, IsoMessage reply)
    {
        string asked = request.Message.Text(48) ?? "";
        if (asked.Length != TotalsDigits || request.Batch.Length == 0)
        {
            reply.Set(39, ResponseCode.Format);
            return;
        }

        BookBatch? batch = _books.FindBatch(request.Terminal, request.Batch);
        string domestic = Half(_books.Totals(request.Terminal, request.Batch, t => !_options.ForeignApart || t.Line.Card.StartsWith(UnionPay)));
        string foreign = Half(_books.Totals(request.Terminal, request.Batch, t => _options.ForeignApart && !t.Line.Card.StartsWith(UnionPay)));
        bool equal = asked[..(HalfDigits - 1)] == domestic && asked.Substring(HalfDigits, HalfDigits - 1) == foreign;
        int flag = equal && request.Wrong(MisbehaviourKind.Unbalanced) is null ? Balanced : NotBalanced;

        // What was answered once stays answered: the terminal repeats the request when the reply was lost.
        if (batch is { Closed: true })
        {
            flag = Balanced;
        }
        else if (batch?.SettlementFlag != flag)
        {
            _books.Record(Line(request, BookEvent.Settled) with { AmountMinor = flag });
        }

        if (flag == Balanced && batch is not { Closed: true })
        {
            _books.Record(Line(request, BookEvent.BatchClosed));
        }

        reply.Set(39, ResponseCode.Approved).Set(48, $"{domestic}{flag}{foreign}{flag}");
    }

    public void Upload(HostRequest request, IsoMessage reply)
    {
        string code = request.ManagementCode switch
        {
            "201" => UploadRows(request),
            "203" or "205" => UploadOne(request),
            "202" or "206" or "207" => EndUpload(request),
            _ => ResponseCode.InvalidTransaction,
        };
        reply.Set(39, code);
    }

    private string ReverseCode(HostRequest request, out BookTransaction? original)
    {
        original = _books.Find(request.Terminal, request.Batch, request.Stan);
        if (request.Batch.Length == 0 || request.Stan.Length == 0)
        {
            return ResponseCode.Format;
        }

        if (original is null)
        {
            if (!_books.IsReversedUnknown(request.Terminal, request.Batch, request.Stan))
            {
                _books.Record(Line(request, BookEvent.ReversedUnknown));
            }

            return _options.UnknownReversalCode;
        }

        bool sameAmount = original.Kind == TransactionKind.Balance || request.AmountMinor == original.AmountMinor;
        bool sameType = request.Message.Text(3) == TransactionType.Of(original.Kind).ProcessingCode;
        if (!sameAmount || !sameType || TransactionType.Of(original.Kind).IsNotice)
        {
            return ResponseCode.InvalidTransaction;
        }

        if (original.Reversed)
        {
            return ResponseCode.Approved;
        }

        // Money that another transaction has already moved on the strength of this one cannot be given back twice.
        if (original.Approved && (original.Successor is not null || original.RefundedMinor > 0))
        {
            return ResponseCode.InvalidTransaction;
        }

        _books.Record(Line(request, BookEvent.Reversed) with { AmountMinor = original.AmountMinor, Card = original.Line.Card, Account = original.Line.Account });
        return ResponseCode.Approved;
    }

    private string UploadRows(HostRequest request)
    {
        string rows = request.Message.Text(48) ?? "";
        if (rows.Length < 2)
        {
            return ResponseCode.Format;
        }

        int count = int.Parse(rows[..2]);
        if (count is < 1 or > MostRows || rows.Length != 2 + (count * RowDigits))
        {
            return ResponseCode.Format;
        }

        for (int i = 0; i < count; i++)
        {
            // Organisation 2, STAN 6, PAN 20, amount 12.
            string row = rows.Substring(2 + (i * RowDigits), RowDigits);
            Accept(request, row.Substring(2, 6), long.Parse(row[28..]));
        }

        return ResponseCode.Approved;
    }

    private string UploadOne(HostRequest request)
    {
        if (request.Message.Text(4) is null || request.Stan.Length == 0)
        {
            return ResponseCode.Format;
        }

        Accept(request, request.Stan, request.AmountMinor);
        return ResponseCode.Approved;
    }

    private void Accept(HostRequest request, string stan, long amountMinor)
    {
        var uploads = _books.FindBatch(request.Terminal, request.Batch)?.Uploads;
        if (uploads is null || !uploads.TryGetValue(stan, out long before) || before != amountMinor)
        {
            _books.Record(Line(request, BookEvent.Uploaded) with { Stan = stan, AmountMinor = amountMinor });
        }
    }

    private string EndUpload(HostRequest request)
    {
        string count = request.Message.Text(48) ?? "";
        if (count.Length != 4)
        {
            return ResponseCode.Format;
        }

        BookBatch? batch = _books.FindBatch(request.Terminal, request.Batch);
        if (batch is { Closed: true })
        {
            return ResponseCode.Approved;
        }

        if (int.Parse(count) != (batch?.Uploads.Count ?? 0))
        {
            return ResponseCode.Reconciliation;
        }

        _books.Record(Line(request, BookEvent.BatchClosed));
        return ResponseCode.Approved;
    }

    private static string Half(BatchTotals totals) =>
        Twelve(totals.DebitMinor) + Three(totals.DebitCount) + Twelve(totals.CreditMinor) + Three(totals.CreditCount);

    private static string Twelve(long amountMinor) => (Math.Abs(amountMinor) % 1_000_000_000_000).ToString("D12");

    /// <summary>A batch of more than 999 transactions starts again at 0, as three digits do on both sides.</summary>
    private static string Three(int count) => (count % 1000).ToString("D3");

    private static BookLine Line(HostRequest request, BookEvent what) => new()
    {
        Event = what,
        At = request.Now,
        Terminal = request.Terminal,
        Batch = request.Batch,
        Stan = request.Stan,
        Code = request.Message.Text(39) ?? "",
        Operator = request.Operator,
    };
}
