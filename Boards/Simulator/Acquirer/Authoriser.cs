using System.Security.Cryptography;
using System.Text;

namespace Simulator.Acquirer;

/// <summary>0100, 0200 and 0220: decides, books, and fills the reply. The order of the checks is that of docs/acquirer.md.</summary>
internal sealed class Authoriser
{
    private readonly AcquirerOptions _options;
    private readonly Books _books;
    private long _forgotten;

    public Authoriser(AcquirerOptions options, Books books)
    {
        _options = options;
        _books = books;
    }

    /// <summary>Sets field 39 and what goes with it.</summary>
    public void Handle(HostRequest request, IsoMessage reply, WorkingKeys keys)
    {
        IsoMessage message = request.Message;
        TransactionType? type = TransactionType.Find(message.Mti, message.Text(3), message.Text(25), request.TypeCode);
        string code = CheckShape(request, type);
        if (type is null || ResponseCode.LeavesNoTrace(code))
        {
            reply.Set(39, code);
            return;
        }

        var work = new Work(request, type);
        if (code == ResponseCode.Approved)
        {
            code = Decide(work, keys);
        }

        // A shape that only the issuer's look at the chip data reveals is still a format error: nothing is booked.
        if (ResponseCode.LeavesNoTrace(code))
        {
            reply.Set(39, code);
            return;
        }

        Book(work, code, reply);
        FillChip(work, code, reply);
    }

    private string CheckShape(HostRequest request, TransactionType? type)
    {
        IsoMessage message = request.Message;
        if (_books.Find(request.Terminal, request.Batch, request.Stan) is not null || _books.IsReversedUnknown(request.Terminal, request.Batch, request.Stan))
        {
            return ResponseCode.Duplicate;
        }

        if (type is null)
        {
            bool known = request.TypeCode is "48" or "49" || message.Text(25) is "08" or "18" || message.Text(22)?.StartsWith("03", StringComparison.Ordinal) == true;
            return known ? ResponseCode.NotSupported : ResponseCode.InvalidTransaction;
        }

        string entry = message.Text(22) ?? "";
        // A block of format 4 has no room in 52 and stands in 59.
        bool pin = message.Has(_options.KeyCipher == KeyCipher.Aes ? 59 : 52);
        bool chipEntry = entry.StartsWith("05", StringComparison.Ordinal) || entry.StartsWith("07", StringComparison.Ordinal);
        bool wellFormed = entry.Length == 3 && (entry[2] == '1') == pin && message.Has(53) == pin && message.Has(26) == pin
            && (message.Has(55) == chipEntry || type.NeedsOriginal);
        if (!wellFormed || request.Stan == "000000")
        {
            return ResponseCode.Format;
        }

        if (message.Text(49) != "156")
        {
            return ResponseCode.InvalidTransaction;
        }

        return type.HasAmount && request.AmountMinor == 0 ? ResponseCode.InvalidAmount : ResponseCode.Approved;
    }

    private string Decide(Work work, WorkingKeys keys)
    {
        HostRequest request = work.Request;
        CardIdentity? card = Issuer.Identify(request.Message, out string code);
        if (card is null)
        {
            return code;
        }

        work.Masked = Books.Mask(card.Pan);
        work.Account = _books.FindAccount(card.Pan);
        if (work.Account is null)
        {
            return ResponseCode.InvalidCard;
        }

        IssuerAnswer answer = Issuer.Examine(request, work.Account, card, keys);
        work.PinTriesUsed = answer.PinTriesUsed;
        work.ChipData = answer.ChipAnswer;
        if (request.Wrong(MisbehaviourKind.Decline) is { } decline)
        {
            return decline.Code;
        }

        if (answer.Code != ResponseCode.Approved)
        {
            return answer.Code;
        }

        code = work.Type.NeedsOriginal ? MatchOriginal(work) : ResponseCode.Approved;
        return code == ResponseCode.Approved ? CheckMoney(work) : code;
    }

    private string MatchOriginal(Work work)
    {
        IsoMessage message = work.Request.Message;
        BookTransaction? original = FindOriginal(work);
        if (original is null || !work.Type.Originals.Contains(original.Kind) || !original.Approved)
        {
            return ResponseCode.OriginalNotFound;
        }

        bool sameCard = original.Line.Account == work.Account!.Id;
        bool sameReference = message.Text(37) is not { } reference || reference == original.Line.ReferenceNumber;
        bool sameCode = message.Text(38) is not { } authorisation || authorisation == original.Line.AuthorisationCode;
        if (!sameCard || !sameReference || !sameCode)
        {
            return ResponseCode.OriginalNotFound;
        }

        bool sameDayKind = work.Type.Kind is TransactionKind.Void or TransactionKind.CompletionVoid or TransactionKind.TipAdjust;
        if (original.Reversed || original.Successor is not null || (sameDayKind && original.Line.Batch != work.Request.Batch)
            || (sameDayKind && original.RefundedMinor > 0))
        {
            return ResponseCode.InvalidTransaction;
        }

        work.Original = original;
        return CheckOriginalAmount(work, original);
    }

    private BookTransaction? FindOriginal(Work work)
    {
        IsoMessage message = work.Request.Message;
        if (message.Text(61) is { Length: >= 12 } reference)
        {
            // Zeros for batch and trace number: the terminal only has the slip. The references or the code find it.
            bool named = reference[..12].Any(digit => digit != '0');
            BookTransaction? found = named
                ? _books.Find(work.Request.Terminal, reference[..6], reference.Substring(6, 6))
                : FindByReference(work, message);
            bool dateFits = !_options.CompareOriginalDate || (reference.Length >= 16 && found?.Line.At.ToString("MMdd") == reference.Substring(12, 4));
            return dateFits ? found : null;
        }

        return FindByCode(work, message);
    }

    private BookTransaction? FindByReference(Work work, IsoMessage message) => message.Text(37) is { } reference
        ? _books.Transactions.LastOrDefault(t => t.Line.ReferenceNumber == reference && t.Line.Account == work.Account!.Id)
        : FindByCode(work, message);

    private BookTransaction? FindByCode(Work work, IsoMessage message)
    {
        // Field 38 alone names a pre-authorisation: it may have been made on another day or another terminal.
        return message.Text(38) is { } code
            ? _books.Transactions.LastOrDefault(t => t.Kind == TransactionKind.PreAuthorisation && t.Line.AuthorisationCode == code && t.Line.Account == work.Account!.Id)
            : null;
    }

    private string CheckOriginalAmount(Work work, BookTransaction original)
    {
        long amount = work.Request.AmountMinor;
        bool fits = work.Type.Kind switch
        {
            TransactionKind.Void or TransactionKind.CompletionVoid or TransactionKind.PreAuthorisationVoid => amount == original.AmountMinor,
            TransactionKind.Refund => amount <= original.AmountMinor - original.RefundedMinor,
            TransactionKind.TipAdjust => amount >= original.AmountMinor && amount * 100 <= original.AmountMinor * _options.TipPercent,
            _ => amount * 100 <= original.AmountMinor * _options.CompletionPercent,
        };
        return fits ? ResponseCode.Approved : ResponseCode.WrongOriginalAmount;
    }

    /// <summary>Works out what moves, and whether the account bears it.</summary>
    private static string CheckMoney(Work work)
    {
        long amount = work.Request.AmountMinor;
        long original = work.Original?.AmountMinor ?? 0;
        (work.BalanceEffectMinor, work.HoldEffectMinor) = work.Type.Kind switch
        {
            TransactionKind.Sale => (-amount, 0L),
            TransactionKind.Void or TransactionKind.Refund or TransactionKind.CompletionVoid => (amount, 0L),
            TransactionKind.PreAuthorisation => (0L, amount),
            TransactionKind.PreAuthorisationVoid => (0L, -original),
            TransactionKind.Completion or TransactionKind.CompletionNotice => (-amount, -original),
            TransactionKind.TipAdjust => (original - amount, 0L),
            _ => (0L, 0L),
        };

        Account facts = work.Account!.Account;
        long needed = work.HoldEffectMinor - work.BalanceEffectMinor;
        if (facts.LimitMinor > 0 && needed > 0 && amount > facts.LimitMinor)
        {
            return ResponseCode.OverLimit;
        }

        return needed > 0 && needed > work.Account.AvailableMinor ? ResponseCode.NotSufficientFunds : ResponseCode.Approved;
    }

    private void Book(Work work, string code, IsoMessage reply)
    {
        HostRequest request = work.Request;
        bool approved = ResponseCode.IsApproval(code);
        long serial = _books.Lines.Count + 1 + _forgotten;
        string reference = $"{request.Now.Year % 10}{request.Now.DayOfYear:D3}{serial % 100_000_000:D8}";
        var line = new BookLine
        {
            Event = BookEvent.Transaction,
            At = request.Now,
            Terminal = request.Terminal,
            Batch = request.Batch,
            Stan = request.Stan,
            Kind = work.Type.Kind,
            Account = work.Account?.Id ?? "",
            Card = work.Masked,
            AmountMinor = request.AmountMinor,
            Code = code,
            ReferenceNumber = reference,
            AuthorisationCode = approved ? AuthorisationCode(reference) : "",
            Original = work.Original is { } original ? $"{original.Line.Batch}/{original.Line.Stan}" : "",
            BalanceEffectMinor = approved ? work.BalanceEffectMinor : 0,
            HoldEffectMinor = approved ? work.HoldEffectMinor : 0,
            PinTriesUsed = work.PinTriesUsed,
            Operator = request.Operator,
        };
        if (request.Wrong(MisbehaviourKind.Forget) is null)
        {
            _books.Record(line);
        }
        else
        {
            _forgotten++;
        }

        Fill(work, line, reply);
    }

    private void Fill(Work work, BookLine line, IsoMessage reply)
    {
        reply.Set(15, work.Request.Now.ToString("MMdd")).Set(37, line.ReferenceNumber).Set(39, line.Code);
        reply.Set(44, _options.IssuerId.PadRight(11) + _options.AcquirerId.PadRight(11));
        reply.Set(63, _options.ForeignApart ? Organisation(line.Card) : "CUP");
        if (line.AuthorisationCode.Length > 0)
        {
            reply.Set(38, line.AuthorisationCode);
        }

        if (work.Type.Kind == TransactionKind.Balance && ResponseCode.IsApproval(line.Code))
        {
            long available = work.Account!.AvailableMinor;
            reply.Set(54, $"0002156{(available < 0 ? 'D' : 'C')}{Math.Abs(available):D12}");
        }
    }

    private static string Organisation(string card) => card.FirstOrDefault() switch { '4' => "VIS", '5' => "MCC", '3' => "JCB", _ => "CUP" };

    private static void FillChip(Work work, string code, IsoMessage reply)
    {
        if (work.Account is not null && work.ChipData is not null)
        {
            bool spoil = work.Request.Wrong(MisbehaviourKind.WrongArpc) is not null;
            reply.Set(55, Issuer.ChipAnswer(work.Account.Account, work.ChipData, code, spoil));
        }
    }

    private string AuthorisationCode(string reference)
    {
        byte[] hash = SHA256.HashData(Encoding.ASCII.GetBytes($"authorisation|{_options.Seed}|{reference}"));
        return (BitConverter.ToUInt32(hash) % 1_000_000).ToString("D6");
    }

    /// <summary>One transaction on its way through the checks.</summary>
    private sealed class Work(HostRequest request, TransactionType type)
    {
        public HostRequest Request { get; } = request;

        public TransactionType Type { get; } = type;

        public BookAccount? Account { get; set; }

        public string Masked { get; set; } = "";

        public BookTransaction? Original { get; set; }

        public int? PinTriesUsed { get; set; }

        public byte[]? ChipData { get; set; }

        public long BalanceEffectMinor { get; set; }

        public long HoldEffectMinor { get; set; }
    }
}
