using System.Net.Mail;
using System.Text;

namespace Simulator.Acquirer;

/// <summary>A receipt that a customer asked for by e-mail.</summary>
/// <param name="Transaction">The payment, as the books key it.</param>
public sealed record MailRequest(string Terminal, string Batch, string Stan, string Transaction, string Address, DateTime At);

/// <summary>
/// The addresses to which this host would send receipts: 0620 with code 952 (docs/acquirer.md). They are kept in memory alone;
/// the books on disk hold no addresses.
/// </summary>
public sealed class MailBook
{
    /// <summary>Longest address of the message.</summary>
    public const int MaxLength = 60;

    private readonly Books _books;
    private readonly List<MailRequest> _requests = [];

    internal MailBook(Books books) => _books = books;

    /// <summary>Each once, in the order of their arrival.</summary>
    public IReadOnlyList<MailRequest> Requests => _requests;

    /// <summary>How often a notice came that was known already.</summary>
    public int Repetitions { get; private set; }

    /// <summary>Field 39 of the answer.</summary>
    internal string Take(HostRequest request)
    {
        IsoMessage message = request.Message;
        if (_requests.Any(known => known.Terminal == request.Terminal && known.Batch == request.Batch && known.Stan == request.Stan))
        {
            Repetitions++;
            return ResponseCode.Duplicate;
        }

        if (message.Text(61) is not { Length: 16 } original || message.Bytes(59) is not { Length: > 0 and <= MaxLength } bytes)
        {
            return ResponseCode.Format;
        }

        string address = Encoding.ASCII.GetString(bytes);
        if (!bytes.All(b => b is > 0x20 and < 0x7F) || !MailAddress.TryCreate(address, out MailAddress? parsed) || parsed.Address != address || !parsed.Host.Contains('.'))
        {
            return ResponseCode.Format;
        }

        BookTransaction? paid = _books.Find(request.Terminal, original[..6], original[6..12]);
        if (paid is null || (message.Text(37) is { } reference && reference != paid.Line.ReferenceNumber))
        {
            return ResponseCode.OriginalNotFound;
        }

        _requests.Add(new MailRequest(request.Terminal, request.Batch, request.Stan, Books.KeyOf(request.Terminal, original[..6], original[6..12]), address, request.Now));
        return ResponseCode.Approved;
    }
}
