using System.Text;
using System.Text.Json;

namespace Simulator.Cards;

/// <summary>A JSON value that remembers its line, so that a complaint can name it. Comments and trailing commas are allowed.</summary>
public sealed class CardJson
{
    private readonly string _file;
    private readonly List<(string Name, CardJson Value)> _members = [];
    private readonly List<CardJson> _items = [];
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _path;

    private CardJson(string file, string path, int line, JsonTokenType kind, string text)
    {
        _file = file;
        _path = path;
        Line = line;
        Kind = kind;
        Text = text;
    }

    public int Line { get; }

    public JsonTokenType Kind { get; }

    /// <summary>A string's value, or a number or keyword as written.</summary>
    public string Text { get; }

    public IReadOnlyList<CardJson> Items => _items;

    public IReadOnlyList<(string Name, CardJson Value)> Members => _members;

    public bool IsObject => Kind == JsonTokenType.StartObject;

    public bool IsArray => Kind == JsonTokenType.StartArray;

    public bool IsString => Kind == JsonTokenType.String;

    public static CardJson Parse(string file, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        var lines = new LineIndex(utf8);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 32 });
        try
        {
            reader.Read();
            CardJson root = Read(ref reader, file, "", lines);
            reader.Read();
            return root;
        }
        catch (JsonException broken)
        {
            string reason = broken.Message;
            int end = reason.IndexOf(" LineNumber", StringComparison.Ordinal);
            if (text.AsSpan().Trim('\uFEFF').Trim().IsEmpty)
            {
                throw new CardFileException(file, 0, "is empty");
            }

            throw new CardFileException(file, (int)(broken.LineNumber ?? 0) + 1, "not JSON: " + (end > 0 ? reason[..end] : reason));
        }
        catch (InvalidOperationException)
        {
            throw new CardFileException(file, 1, "not JSON: text that is not Unicode");
        }
    }

    /// <summary>The member of that name, whatever its case; null when there is none.</summary>
    public CardJson? Member(string name)
    {
        _asked.Add(name);
        return _members.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)).Value;
    }

    public CardFileException Wrong(string reason) =>
        new(_file, Line, _path.Length > 0 ? $"\"{_path}\" {reason}" : reason);

    /// <summary>Complains about members that nobody asked for: a misspelt name must not be skipped silently.</summary>
    public void NothingElse(string what)
    {
        foreach ((string name, CardJson value) in _members)
        {
            if (!_asked.Contains(name))
            {
                string near = _asked.OrderBy(known => Distance(known.ToLowerInvariant(), name.ToLowerInvariant())).FirstOrDefault() ?? "";
                string hint = near.Length > 0 && Distance(near.ToLowerInvariant(), name.ToLowerInvariant()) <= 2 ? $"; did you mean \"{near}\"?" : "";
                throw new CardFileException(_file, value.Line, $"{what} has no \"{name}\"{hint}");
            }
        }
    }

    private static CardJson Read(ref Utf8JsonReader reader, string file, string path, LineIndex lines)
    {
        int line = lines.Of((int)reader.TokenStartIndex);
        JsonTokenType kind = reader.TokenType;
        string text = kind switch
        {
            JsonTokenType.String => reader.GetString() ?? "",
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null => Encoding.UTF8.GetString(reader.ValueSpan),
            _ => "",
        };
        var node = new CardJson(file, path, line, kind, text);
        if (kind == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                string name = reader.GetString() ?? "";
                int nameLine = lines.Of((int)reader.TokenStartIndex);
                if (node._members.Any(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase)))
                {
                    throw new CardFileException(file, nameLine, $"\"{name}\" stands here twice");
                }

                reader.Read();
                node._members.Add((name, Read(ref reader, file, name, lines)));
            }
        }
        else if (kind == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                node._items.Add(Read(ref reader, file, path, lines));
            }
        }

        return node;
    }

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }

    private sealed class LineIndex(byte[] utf8)
    {
        private readonly int[] _starts = [.. utf8.Select((b, i) => (b, i)).Where(p => p.b == '\n').Select(p => p.i)];

        public int Of(int offset)
        {
            int at = Array.BinarySearch(_starts, offset);
            return (at < 0 ? ~at : at) + 1;
        }
    }
}
