using System.Text.Json;
using System.Text.Json.Nodes;
using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>One stop of the tour: a card, what the people and the host do, and what must come of it. See docs/emv-tool.md.</summary>
internal sealed class EmvTourStop
{
    private const string Prefix = "tour/";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public required string Chapter { get; init; }

    public required string Id { get; init; }

    /// <summary>The branch, in a sentence.</summary>
    public required string Shows { get; init; }

    /// <summary>Book and section.</summary>
    public required string Reference { get; init; }

    /// <summary>Card of the shelf that the card is made from.</summary>
    public required string Base { get; init; }

    /// <summary>The whole card file.</summary>
    public required string Card { get; init; }

    public required string[] Options { get; init; }

    /// <summary>Decision and reason.</summary>
    public required string Ends { get; init; }

    public string? Cvm { get; init; }

    public string? Tvr { get; init; }

    /// <summary>Each must occur in a decision or a note.</summary>
    public IReadOnlyList<string> Says { get; init; } = [];

    /// <summary>None may occur.</summary>
    public IReadOnlyList<string> Never { get; init; } = [];

    /// <summary>Each must be the beginning of a command; with an exclamation mark before it: of none.</summary>
    public IReadOnlyList<string> Sends { get; init; } = [];

    /// <summary>All stops in the order of the files and in them.</summary>
    public static IReadOnlyList<EmvTourStop> All { get; } = [.. Load()];

    private static IEnumerable<EmvTourStop> Load()
    {
        foreach (string name in typeof(EmvTourStop).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(typeof(EmvTourStop).Assembly.GetManifestResourceStream(name)!);
            JsonObject file = JsonNode.Parse(reader.ReadToEnd(), null, Lenient)!.AsObject();
            foreach (JsonNode? stop in file["stops"]!.AsArray())
            {
                yield return Read((string)file["chapter"]!, stop!.AsObject());
            }
        }
    }

    private static EmvTourStop Read(string chapter, JsonObject stop)
    {
        string id = Text(stop, "id")!;
        string card = Text(stop, "card") ?? "unionpay-debit";
        JsonObject whole = JsonNode.Parse(CardShelf.Text(card), null, Lenient)!.AsObject();
        foreach ((string name, JsonNode? change) in stop["change"]?.AsObject() ?? [])
        {
            if (name is "application" or "second")
            {
                Merge(whole["applications"]![name == "second" ? 1 : 0]!.AsObject(), change!.AsObject());
            }
            else
            {
                Put(whole, name, change);
            }
        }

        return new EmvTourStop
        {
            Chapter = chapter,
            Id = id,
            Shows = Text(stop, "shows")!,
            Reference = Text(stop, "ref")!,
            Base = card,
            Card = whole.ToJsonString(new JsonSerializerOptions { WriteIndented = true }),
            Options = (Text(stop, "options") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Ends = Text(stop, "ends")!,
            Cvm = Text(stop, "cvm"),
            Tvr = Text(stop, "tvr"),
            Says = Texts(stop, "says"),
            Never = Texts(stop, "never"),
            Sends = Texts(stop, "sends"),
        };
    }

    // RFC 7386, but null stays null: it means "without" in a card file.
    private static void Merge(JsonObject into, JsonObject change)
    {
        foreach ((string name, JsonNode? value) in change)
        {
            Put(into, name, value);
        }
    }

    private static void Put(JsonObject into, string name, JsonNode? value)
    {
        if (value is JsonObject more && into[name] is JsonObject there)
        {
            Merge(there, more);
            return;
        }

        into[name] = value?.DeepClone();
    }

    private static string? Text(JsonObject stop, string name) => (string?)stop[name];

    private static IReadOnlyList<string> Texts(JsonObject stop, string name) => stop[name] switch
    {
        null => [],
        JsonArray list => [.. list.Select(n => (string)n!)],
        JsonNode one => [(string)one!],
    };
}
