using System.Text.Json;
using Drivers.Keypad;
using Drivers.Printer;
using Simulator.Acquirer;
using Simulator.Scenarios;

namespace Simulator.Panel;

/// <summary>What a finger at the panel can do.</summary>
public enum PanelAction
{
    Press,
    Release,
    Insert,
    Remove,

    /// <summary>Pulls the seated card so far that its contacts are off; it can be pushed back in.</summary>
    Half,

    /// <summary>Holds a card or phone to the reader.</summary>
    Tap,

    /// <summary>Takes it away again, at whatever byte it is.</summary>
    Untap,
    Link,
    Paper,
    Cover,

    /// <summary>Another roll, of that width: the cover is opened and closed on the way.</summary>
    Roll,
    Power,
    Tear,
    Mischief,
    Hot,
    Battery,

    /// <summary>The tap reader does not answer.</summary>
    Reader,

    /// <summary>The block of the flash that is written next is worn out from then on.</summary>
    Worn,

    /// <summary>Nothing can be written to the flash.</summary>
    Flash,
    Speed,
    Record,

    /// <summary>The finger on the glass at a dot of the screen, and its leaving.</summary>
    Touch,
    Lift,
}

/// <summary>One command from a browser, checked: nothing of what was sent is left unlooked at.</summary>
public sealed record PanelCommand(PanelAction Action, Key Key = Key.None, string Card = "", bool Value = false, Misbehaviour? Mischief = null, string Word = "", int Times = 1, int Width = 0, int X = 0, int Y = 0)
{
    /// <summary>A command is some tens of bytes.</summary>
    public const int MostBytes = 1024;

    /// <summary>So many times faster than the wall's clock the terminal's may go.</summary>
    public const int MostTimes = 60;

    /// <summary>Reads <c>{"do":"press","key":"Enter"}</c> and its like; false with a sentence that says what is wrong.</summary>
    /// <param name="knowsCard">Whether there is a card of that id on the shelf.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8, Predicate<string> knowsCard, out PanelCommand command, out string error)
    {
        command = new PanelCommand(PanelAction.Release);
        error = "";
        Message? message;
        try
        {
            message = JsonSerializer.Deserialize<Message>(utf8, Strict);
        }
        catch (JsonException)
        {
            error = "A command is a small JSON object such as {\"do\":\"press\",\"key\":\"Enter\"}.";
            return false;
        }

        if (message?.Do is null || !Enum.GetNames<PanelAction>().Any(name => name.Equals(message.Do, StringComparison.OrdinalIgnoreCase)))
        {
            error = "\"do\" is one of " + string.Join(", ", Enum.GetNames<PanelAction>()).ToLowerInvariant() + ".";
            return false;
        }

        var action = Enum.Parse<PanelAction>(message.Do, true);
        (command, error) = action switch
        {
            PanelAction.Press or PanelAction.Release => KeyNames.TryFind(message.Key ?? "", out Key key)
                ? (new PanelCommand(action, Key: key), "")
                : (command, $"\"key\" is one of {KeyNames.All}."),
            PanelAction.Insert or PanelAction.Tap or PanelAction.Untap => knowsCard(message.Card ?? "")
                ? (new PanelCommand(action, Card: message.Card!), "")
                : (command, "\"card\" is the id of a card on the shelf."),
            PanelAction.Link or PanelAction.Paper or PanelAction.Cover or PanelAction.Power
                or PanelAction.Hot or PanelAction.Battery or PanelAction.Reader or PanelAction.Worn or PanelAction.Flash or PanelAction.Record => message.Value is { } value
                ? (new PanelCommand(action, Value: value), "")
                : (command, "\"value\" is true or false."),
            PanelAction.Speed => message.Times is >= 1 and <= MostTimes
                ? (new PanelCommand(action, Times: message.Times.Value), "")
                : (command, $"\"times\" is 1 to {MostTimes}."),
            PanelAction.Roll => message.Width is EscPos.NarrowMm or EscPos.WideMm
                ? (new PanelCommand(action, Width: message.Width.Value), "")
                : (command, $"\"width\" is {EscPos.NarrowMm} or {EscPos.WideMm}."),
            PanelAction.Touch => message.X is >= 0 and < VirtualHandset.LcdModel.Width && message.Y is >= 0 and < VirtualHandset.LcdModel.Height
                ? (new PanelCommand(action, X: message.X.Value, Y: message.Y.Value), "")
                : (command, "\"x\" and \"y\" are a dot of the screen."),
            PanelAction.Mischief => ParseMischief(message.Word ?? ""),
            _ => (new PanelCommand(action), ""),
        };
        return error.Length == 0;
    }

    private static (PanelCommand Command, string Error) ParseMischief(string word)
    {
        if (word.Length == 0)
        {
            return (new PanelCommand(PanelAction.Mischief), "");
        }

        return Misbehaviour.TryParse(word, out Misbehaviour? mischief, out string error)
            ? (new PanelCommand(PanelAction.Mischief, Mischief: mischief, Word: word), "")
            : (new PanelCommand(PanelAction.Mischief), error + ".");
    }

    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = 4,
    };

    private sealed class Message
    {
        public string? Do { get; set; }

        public string? Key { get; set; }

        public string? Card { get; set; }

        public bool? Value { get; set; }

        public int? Times { get; set; }

        public int? Width { get; set; }

        public string? Word { get; set; }

        public int? X { get; set; }

        public int? Y { get; set; }
    }
}
