using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Simulator.Acquirer;

/// <summary>
/// The books on disk: one line of JSON per entry, appended and flushed before the answer leaves. It holds no card number,
/// no PIN and no key. A last line that a crash cut short is dropped; damage anywhere else stops the start.
/// </summary>
public sealed class BooksFile : IDisposable
{
    private static readonly JsonSerializerOptions Format = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly FileStream _stream;
    private readonly Books _books;

    private BooksFile(FileStream stream, Books books)
    {
        _stream = stream;
        _books = books;
    }

    /// <summary>Lines that were read at the start.</summary>
    public int RestoredLines { get; private set; }

    /// <summary>Bytes of a torn last line that were cut off at the start.</summary>
    public int TornBytes { get; private set; }

    /// <summary>Reads the file into empty books and writes from then on what they record.</summary>
    /// <exception cref="InvalidDataException">A line that is not the last cannot be read, or contradicts the ones before it.</exception>
    public static BooksFile Open(string path, Books books)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var file = new BooksFile(stream, books);
        try
        {
            file.Restore();
        }
        catch
        {
            stream.Dispose();
            throw;
        }

        books.Recorded += file.Append;
        return file;
    }

    public void Dispose()
    {
        _books.Recorded -= Append;
        _stream.Dispose();
    }

    private void Restore()
    {
        var content = new byte[_stream.Length];
        _stream.ReadExactly(content);
        int start = 0;
        while (start < content.Length)
        {
            int end = Array.IndexOf(content, (byte)'\n', start);
            if (end < 0)
            {
                break;
            }

            RestoreLine(content.AsSpan(start, end - start));
            start = end + 1;
        }

        TornBytes = content.Length - start;
        _stream.SetLength(start);
        _stream.Seek(0, SeekOrigin.End);
    }

    private void RestoreLine(ReadOnlySpan<byte> text)
    {
        RestoredLines++;
        try
        {
            _books.Restore(JsonSerializer.Deserialize<BookLine>(text, Format) ?? throw new JsonException("empty"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"The books' line {RestoredLines} cannot be used: {e.Message}", e);
        }
    }

    private void Append(BookLine line)
    {
        byte[] text = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(line, Format) + "\n");
        _stream.Write(text);
        _stream.Flush(flushToDisk: true);
    }
}
