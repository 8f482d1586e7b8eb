using Simulator.Acquirer;

namespace Simulator.Scenarios;

/// <summary>One step: exactly one of its actions is set.</summary>
public sealed class Step : IHasLine
{
    /// <summary>Keys by name, separated by blanks: "1 2 3 4 Enter".</summary>
    public string? Keys { get; set; }

    /// <summary>Digits and nothing else.</summary>
    public string? Type { get; set; }

    /// <summary>Digits, then Enter.</summary>
    public string? Pin { get; set; }

    /// <summary>A card of the shelf by name, or a card file.</summary>
    public string? Insert { get; set; }

    public bool? Remove { get; set; }

    /// <summary>A card or phone that is held to the reader, by name as <see cref="Insert"/>.</summary>
    public string? Tap { get; set; }

    /// <summary>Two at once: names with a blank between.</summary>
    public string? TapTwo { get; set; }

    /// <summary>The field is empty again.</summary>
    public bool? Untap { get; set; }

    /// <summary>The next card that is tapped leaves once so many bytes have crossed the air.</summary>
    public int? LeaveAfterBytes { get; set; }

    /// <summary>The card is torn out after it has sent so many more bytes.</summary>
    public int? TearAfterBytes { get; set; }

    /// <summary>"up" or "down".</summary>
    public string? Link { get; set; }

    public int? LinkDelayMs { get; set; }

    public int? LinkLossPercent { get; set; }

    /// <summary>"in" or "out".</summary>
    public string? Paper { get; set; }

    /// <summary>So much paper is left on the roll, in millimetres; then it is out.</summary>
    public int? PaperLeftMm { get; set; }

    /// <summary>A new roll of that width, 58 or 80 mm: the cover is opened and closed again.</summary>
    public int? Roll { get; set; }

    /// <summary>"open" or "closed".</summary>
    public string? Cover { get; set; }

    /// <summary>The print head: "hot" or "cool".</summary>
    public string? Head { get; set; }

    /// <summary>Charge of the battery, percent.</summary>
    public int? Battery { get; set; }

    /// <summary>The tap reader: "silent" or "well".</summary>
    public string? Reader { get; set; }

    /// <summary>"wears": the block written next is worn out; "fails": nothing can be written; "well".</summary>
    public string? Flash { get; set; }

    /// <summary>How fast the clock went when it was recorded. A run goes as fast as it can: it changes nothing.</summary>
    public int? Speed { get; set; }

    /// <summary>"cut", "on" or "cycle".</summary>
    public string? Power { get; set; }

    /// <summary>Power fails in the middle of the n-th program or erase from now.</summary>
    public int? CutAtFlashOperation { get; set; }

    /// <summary>What the acquirer does with its next request: see docs/scenarios.md.</summary>
    public string? Host { get; set; }

    /// <summary>A card of the shelf that is on the acquirer's list of blocked ones from now on.</summary>
    public string? Blacklist { get; set; }

    /// <summary>A technician loads new keys at the service port.</summary>
    public bool? KeyLetter { get; set; }

    public int? AdvanceMs { get; set; }

    /// <summary>Waits until this text is on the screen.</summary>
    public string? WaitFor { get; set; }

    public Expectation? Expect { get; set; }

    /// <summary>Bound of <see cref="WaitFor"/>, 60 s unless told.</summary>
    public int? LimitMs { get; set; }

    // A field, because properties are what a file can set.

    /// <summary>Line of the file, from 1.</summary>
    public int Line;

    public void SetLine(int line) => Line = line;

    /// <summary>Name of the action this step takes.</summary>
    public string Action() => Actions().Single();

    /// <exception cref="ScenarioError">No action, several, or one with an argument outside its range.</exception>
    public void Check()
    {
        string[] actions = Actions().ToArray();
        if (actions.Length != 1)
        {
            throw new ScenarioError(Line, actions.Length == 0
                ? "a step names one action"
                : $"a step names one action, this one has {string.Join(" and ", actions)}");
        }

        Need(LimitMs is null || WaitFor is not null, "\"limitMs\" belongs to \"waitFor\"");
        Need(Link is null or "up" or "down", "\"link\" is \"up\" or \"down\"");
        Need(Paper is null or "in" or "out", "\"paper\" is \"in\" or \"out\"");
        Need(Cover is null or "open" or "closed", "\"cover\" is \"open\" or \"closed\"");
        Need(Roll is null or 58 or 80, "\"roll\" is 58 or 80");
        Need(Head is null or "hot" or "cool", "\"head\" is \"hot\" or \"cool\"");
        Need(Battery is null or (>= 0 and <= 100), "\"battery\" is 0 to 100");
        Need(Reader is null or "silent" or "well", "\"reader\" is \"silent\" or \"well\"");
        Need(Flash is null or "wears" or "fails" or "well", "\"flash\" is \"wears\", \"fails\" or \"well\"");
        Need(Speed is null or (>= 1 and <= 60), "\"speed\" is 1 to 60");
        Need(Power is null or "cut" or "on" or "cycle", "\"power\" is \"cut\", \"on\" or \"cycle\"");
        Need(Remove is null or true, "\"remove\" is true");
        Need(KeyLetter is null or true, "\"keyLetter\" is true");
        Need(Untap is null or true, "\"untap\" is true");
        Need(Tap is null || Tap.Split(' ').Length == 1, "\"tap\" names one card; two at once are \"tapTwo\"");
        Need(TapTwo is null || (TapTwo.Split(' ') is [var first, var second] && first != second), "\"tapTwo\" names two cards with a blank between");
        Need(LeaveAfterBytes is null or (>= 0 and <= 100_000), "\"leaveAfterBytes\" is 0 to 100000");
        Need(Type is null || Digits(Type), "\"type\" takes digits");
        Need(Pin is null || (Digits(Pin) && Pin.Length is >= 4 and <= 12), "\"pin\" takes 4 to 12 digits");
        Need(AdvanceMs is null or (> 0 and <= 86_400_000), "\"advanceMs\" is 1 to 86400000");
        Need(LimitMs is null or (> 0 and <= 86_400_000), "\"limitMs\" is 1 to 86400000");
        Need(LinkDelayMs is null or (>= 0 and <= 60_000), "\"linkDelayMs\" is 0 to 60000");
        Need(LinkLossPercent is null or (>= 0 and <= 100), "\"linkLossPercent\" is 0 to 100");
        Need(TearAfterBytes is null or (>= 0 and <= 100_000), "\"tearAfterBytes\" is 0 to 100000");
        Need(PaperLeftMm is null or (>= 0 and <= 20_000), "\"paperLeftMm\" is 0 to 20000");
        Need(CutAtFlashOperation is null or (>= 1 and <= 100_000), "\"cutAtFlashOperation\" is 1 to 100000");
        Need(WaitFor is null || WaitFor.Trim().Length > 0, "\"waitFor\" takes a text");
        Need(Keys is null || KeyNames.Split(Keys).Length > 0, "\"keys\" names keys");
        Need(Expect is null || Expect.Texts().All(text => text.Trim().Length > 0), "an expected text is not empty");
        Need(Blacklist is null || Simulator.Cards.CardShelf.Cards.Any(card => card.Id == Blacklist), "\"blacklist\" names a card of the shelf");
        if (Host is not null && !Misbehaviour.TryParse(Host, out _, out string why))
        {
            throw new ScenarioError(Line, $"\"host\": {why}");
        }

        if (Keys is not null)
        {
            foreach (string key in KeyNames.Split(Keys))
            {
                Need(KeyNames.TryFind(key, out _), $"there is no key \"{key}\"; the keys are {KeyNames.All}");
            }
        }

        if (Expect is not null && !Expect.HasAny())
        {
            throw new ScenarioError(Line, "\"expect\" names something to expect");
        }
    }

    /// <summary>The cards that it names.</summary>
    public IEnumerable<string> Cards() => new[] { Insert, Tap }.OfType<string>().Concat(TapTwo?.Split(' ') ?? []);

    private IEnumerable<string> Actions()
    {
        (string Name, object? Value)[] all =
        [
            ("keys", Keys), ("type", Type), ("pin", Pin), ("insert", Insert), ("remove", Remove),
            ("tap", Tap), ("tapTwo", TapTwo), ("untap", Untap), ("leaveAfterBytes", LeaveAfterBytes),
            ("tearAfterBytes", TearAfterBytes), ("link", Link), ("linkDelayMs", LinkDelayMs),
            ("linkLossPercent", LinkLossPercent), ("paper", Paper), ("paperLeftMm", PaperLeftMm), ("cover", Cover), ("roll", Roll), ("power", Power),
            ("head", Head), ("battery", Battery), ("reader", Reader), ("flash", Flash), ("speed", Speed),
            ("cutAtFlashOperation", CutAtFlashOperation), ("host", Host), ("blacklist", Blacklist), ("keyLetter", KeyLetter), ("advanceMs", AdvanceMs),
            ("waitFor", WaitFor), ("expect", Expect),
        ];
        return all.Where(a => a.Value is not null).Select(a => a.Name);
    }

    private static bool Digits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private void Need(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ScenarioError(Line, otherwise);
        }
    }
}

/// <summary>What must be true at this point; every member that is set is checked.</summary>
public sealed class Expectation
{
    /// <summary>Text that stands on the screen.</summary>
    public string? Screen { get; set; }

    public string? NoScreen { get; set; }

    /// <summary>Text that stands on the paper printed so far.</summary>
    public string? Receipt { get; set; }

    public string? NoReceipt { get; set; }

    /// <summary>Slips printed so far.</summary>
    public int? Slips { get; set; }

    /// <summary>Sales that stand in the acquirer's books.</summary>
    public int? Sales { get; set; }

    /// <summary>Sum of the sales that stand, minor units.</summary>
    public long? SalesMinor { get; set; }

    /// <summary>Sales the acquirer has taken back.</summary>
    public int? Reversed { get; set; }

    /// <summary>Reversals the terminal still owes.</summary>
    public int? OpenReversals { get; set; }

    /// <summary>Receipts the acquirer was asked to send by e-mail.</summary>
    public int? Mails { get; set; }

    /// <summary>An address the acquirer was given.</summary>
    public string? Mailed { get; set; }

    /// <summary>Lights of the reader from left to right, 1 lit and 0 dark: "1000".</summary>
    public string? Lights { get; set; }

    /// <summary>Whether the terminal is powered.</summary>
    public bool? Powered { get; set; }

    /// <summary>The texts it names.</summary>
    public IEnumerable<string> Texts() => new[] { Screen, NoScreen, Receipt, NoReceipt }.OfType<string>();

    /// <summary>False for an empty expectation.</summary>
    public bool HasAny() => Screen is not null || NoScreen is not null || Receipt is not null || NoReceipt is not null
        || Slips is not null || Sales is not null || SalesMinor is not null || Reversed is not null
        || OpenReversals is not null || Mails is not null || Mailed is not null || Powered is not null || Lights is not null;
}
