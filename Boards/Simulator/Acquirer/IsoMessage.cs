using System.Text;

namespace Simulator.Acquirer;

/// <summary>A message that the dialect does not allow: where, in which element, and why.</summary>
public sealed class IsoFormatException : Exception
{
    public IsoFormatException(int position, int field, string reason, IsoMessage partial)
        : base(reason)
    {
        Position = position;
        Field = field;
        Partial = partial;
    }

    /// <summary>Offset in bytes from the first byte of the MTI.</summary>
    public int Position { get; }

    /// <summary>Number of the element; 0 for MTI and length, 1 for the bitmaps.</summary>
    public int Field { get; }

    /// <summary>What could be read before the deviation.</summary>
    public IsoMessage Partial { get; }
}

/// <summary>
/// One message as elements by number: digits, track data and text as strings, binary elements as bytes. Setting a value
/// checks it against the element's format, so that what is in a message can always be written.
/// </summary>
public sealed class IsoMessage
{
    private readonly SortedDictionary<int, string> _texts = [];
    private readonly SortedDictionary<int, byte[]> _bytes = [];
    private readonly Dictionary<int, (int Position, int Count)> _places = [];

    public IsoMessage(string mti)
    {
        Mti = mti;
    }

    /// <summary>Message type indicator, four digits.</summary>
    public string Mti { get; }

    public bool HasSecondaryBitmap { get; internal set; }

    /// <summary>Numbers that the bitmaps of a message that was read announce; some are not in it when reading failed.</summary>
    public IReadOnlyList<int> Announced { get; internal set; } = [];

    /// <summary>Numbers of the elements present, ascending.</summary>
    public IEnumerable<int> Fields => _texts.Keys.Concat(_bytes.Keys).Order();

    public bool Has(int field) => _texts.ContainsKey(field) || _bytes.ContainsKey(field);

    /// <summary>An element of digits or characters; null when it is absent.</summary>
    public string? Text(int field) => _texts.TryGetValue(field, out var value) ? value : null;

    /// <summary>A binary element; null when it is absent.</summary>
    public byte[]? Bytes(int field) => _bytes.TryGetValue(field, out var value) ? value : null;

    /// <summary>A binary element read as ASCII, empty when it is absent (field 63).</summary>
    public string Ascii(int field) => Bytes(field) is { } value ? Encoding.ASCII.GetString(value) : "";

    /// <summary>Where an element that was read begins (with its length prefix), in bytes from the MTI, and how long it is.</summary>
    public (int Position, int Count) PlaceOf(int field) => _places.GetValueOrDefault(field);

    public IsoMessage Set(int field, string? value)
    {
        if (value is null)
        {
            _texts.Remove(field);
            return this;
        }

        IsoField row = Row(field);
        if (row.IsBinary)
        {
            return Set(field, Encoding.ASCII.GetBytes(value));
        }

        CheckLength(row, value.Length);
        foreach (char c in value)
        {
            if (!Allowed(row.Kind, c))
            {
                throw new ArgumentException($"Field {field} does not take such a character.");
            }
        }

        _texts[field] = value;
        return this;
    }

    public IsoMessage Set(int field, byte[]? value)
    {
        if (value is null)
        {
            _bytes.Remove(field);
            return this;
        }

        IsoField row = Row(field);
        if (!row.IsBinary)
        {
            throw new ArgumentException($"Field {field} is not binary.");
        }

        CheckLength(row, value.Length);
        _bytes[field] = value;
        return this;
    }

    public IsoMessage Set(int field, long number) => Set(field, number.ToString("D" + Row(field).Length));

    /// <summary>Copies elements that are present in <paramref name="from"/>.</summary>
    public IsoMessage CopyFrom(IsoMessage from, params int[] fields)
    {
        foreach (int field in fields)
        {
            if (from._texts.TryGetValue(field, out var text))
            {
                _texts[field] = text;
            }
            else if (from._bytes.TryGetValue(field, out var bytes))
            {
                _bytes[field] = bytes;
            }
        }

        return this;
    }

    internal void Place(int field, int position, int count) => _places[field] = (position, count);

    internal static bool Allowed(IsoKind kind, char c) => kind switch
    {
        IsoKind.Digits or IsoKind.DigitsLeft => c is >= '0' and <= '9',
        IsoKind.Track => c is >= '0' and <= '9' or 'D',
        _ => c is >= ' ' and <= '~',
    };

    private static IsoField Row(int field) =>
        IsoFields.Find(field) ?? throw new ArgumentException($"There is no field {field} in this dialect.");

    private static void CheckLength(IsoField row, int count)
    {
        if (row.IsVariable ? count > row.Length : count != row.Length)
        {
            throw new ArgumentException($"Field {row.Number} takes {(row.IsVariable ? "up to " : "")}{row.Length} {row.Unit}, not {count}.");
        }
    }
}
