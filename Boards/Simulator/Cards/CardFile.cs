namespace Simulator.Cards;

/// <summary>A card file of either kind.</summary>
public sealed class CardFile
{
    private const long MaxBytes = 1 << 20;

    private CardFile(CardProfile? profile, RecordedSession? recording)
    {
        Profile = profile;
        Recording = recording;
    }

    /// <summary>Null for a recorded card.</summary>
    public CardProfile? Profile { get; }

    /// <summary>Null for a simulated card.</summary>
    public RecordedSession? Recording { get; }

    public string Name => Profile?.Name ?? Recording!.Name;

    /// <summary>Reads a file, or a card of the shelf by its name.</summary>
    /// <exception cref="CardFileException">What is wrong and on which line.</exception>
    public static CardFile Load(string path)
    {
        if (!File.Exists(path))
        {
            return CardShelf.Find(path) is { } shelf
                ? new CardFile(shelf.Profile, null)
                : throw new CardFileException(path, 0, $"there is no such file, and no such card on the shelf ({string.Join(", ", CardShelf.Cards.Select(c => c.Id))})");
        }

        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new CardFileException(path, 0, "is larger than a card file can be (1 MB)");
            }

            return Parse(Path.GetFileName(path), File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CardFileException(path, 0, "cannot be read: " + e.Message);
        }
    }

    /// <summary>The same from text; <paramref name="name"/> is what messages call it.</summary>
    public static CardFile Parse(string name, string text)
    {
        CardJson root = CardJson.Parse(name, RecordedText.IsText(text) ? RecordedText.ToJson(name, text) : text);
        return RecordedSessionReader.IsRecording(root)
            ? new CardFile(null, RecordedSessionReader.Read(root, Path.GetFileNameWithoutExtension(name)))
            : new CardFile(CardProfileReader.Read(root), null);
    }
}
