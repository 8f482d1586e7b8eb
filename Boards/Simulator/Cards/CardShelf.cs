using VirtualHandset;

namespace Simulator.Cards;

/// <summary>One card on the shelf.</summary>
/// <param name="Id">Name of its file without .json, what scenarios and the panel call it by.</param>
public sealed record ShelfCard(string Id, CardProfile Profile)
{
    public string Name => Profile.Name;

    /// <summary>A fresh card of this kind: full PIN tries, counter at 0.</summary>
    public SimulatedCard Issue() => new(Profile);
}

/// <summary>The test cards that come with the simulator, and the accounts behind them for the issuer.</summary>
public static class CardShelf
{
    private const string Prefix = "cards/profiles/";

    private static readonly Lazy<IReadOnlyList<ShelfCard>> Loaded = new(Load);

    /// <summary>In the order of their names; the everyday card first.</summary>
    public static IReadOnlyList<ShelfCard> Cards => Loaded.Value;

    /// <summary>What the issuer of these cards knows, one entry for each card.</summary>
    public static IReadOnlyList<IssuerAccount> Accounts => [.. Cards.Select(c => c.Profile.Account)];

    public static ShelfCard? Find(string id)
    {
        string name = id.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? id[..^5] : id;
        return Cards.FirstOrDefault(c => string.Equals(c.Id, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The card's file as text.</summary>
    public static string Text(string id)
    {
        using Stream stream = typeof(CardShelf).Assembly.GetManifestResourceStream(Prefix + id)
            ?? throw new ArgumentException($"There is no card {id} on the shelf.", nameof(id));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Puts a card into a slot with the faults that its profile asks for.</summary>
    public static void Insert(CardModel slot, SimulatedCard card) => slot.Insert(card, card.Faults);

    private static List<ShelfCard> Load()
    {
        var cards = new List<ShelfCard>();
        foreach (string name in typeof(CardShelf).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            string id = name[Prefix.Length..];
            cards.Add(new ShelfCard(id, CardProfileReader.Read(CardJson.Parse(id + ".json", Text(id)))));
        }

        return [.. cards.OrderBy(c => c.Id == "unionpay-debit" ? "" : c.Id, StringComparer.Ordinal)];
    }
}
