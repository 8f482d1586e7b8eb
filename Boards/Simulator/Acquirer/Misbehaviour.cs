using System.Globalization;

namespace Simulator.Acquirer;

public enum MisbehaviourKind
{
    /// <summary>Answers after Value milliseconds. <c>delay=MS</c></summary>
    Delay,

    /// <summary>The request never reaches the host. <c>drop-request</c></summary>
    DropRequest,

    /// <summary>Booked, but the answer is lost. <c>drop-reply</c></summary>
    DropReply,

    /// <summary>Flips the bits of byte Value of the answer (from the TPDU on). <c>corrupt=INDEX</c></summary>
    Corrupt,

    /// <summary>Answers with Value bytes of noise. <c>garbage=COUNT</c></summary>
    Garbage,

    /// <summary>Cuts the answer's frame to Value bytes, the length prefix told accordingly. <c>truncate=COUNT</c></summary>
    Truncate,

    /// <summary>A field 64 that does not fit. <c>wrong-mac</c></summary>
    WrongMac,

    /// <summary>No field 64. <c>no-mac</c></summary>
    NoMac,

    /// <summary>Declines with Code before anything is booked. <c>decline=CODE</c></summary>
    Decline,

    /// <summary>Answers an approval that the books do not hold. <c>forget</c></summary>
    Forget,

    /// <summary>Books as usual and answers with Code all the same. <c>lie=CODE</c></summary>
    Lie,

    /// <summary>Sends the answer twice. <c>duplicate</c></summary>
    Duplicate,

    /// <summary>Answers with another field 11. <c>wrong-stan</c></summary>
    WrongStan,

    /// <summary>Answers with another field 4. <c>wrong-amount</c></summary>
    WrongAmount,

    /// <summary>Answers with another field 41. <c>wrong-terminal</c></summary>
    WrongTerminal,

    /// <summary>Answers with another field 3. <c>wrong-processing</c></summary>
    WrongProcessing,

    /// <summary>Sets the processing request digit of the header to Value. <c>ask=DIGIT</c></summary>
    Ask,

    /// <summary>A sign-on reply whose check values are wrong. <c>wrong-kcv</c></summary>
    WrongKcv,

    /// <summary>Tag 91 with a wrong ARPC. <c>wrong-arpc</c></summary>
    WrongArpc,

    /// <summary>Says "not balanced" (flag 2) whatever the totals are. <c>unbalanced</c></summary>
    Unbalanced,

    /// <summary>Closes the connection instead of answering; booked. <c>hang-up</c></summary>
    HangUp,
}

/// <summary>One thing the host shall do wrong.</summary>
/// <param name="Mti">Message type it waits for (0200), perhaps with a network management code (0800.370); null: the next request of any type.</param>
/// <param name="Times">How many requests it spoils.</param>
public sealed record Misbehaviour(MisbehaviourKind Kind, string? Mti = null, int Value = 0, string Code = "05", int Times = 1)
{
    private static readonly Dictionary<string, MisbehaviourKind> Names = new()
    {
        ["delay"] = MisbehaviourKind.Delay,
        ["drop-request"] = MisbehaviourKind.DropRequest,
        ["drop-reply"] = MisbehaviourKind.DropReply,
        ["corrupt"] = MisbehaviourKind.Corrupt,
        ["garbage"] = MisbehaviourKind.Garbage,
        ["truncate"] = MisbehaviourKind.Truncate,
        ["wrong-mac"] = MisbehaviourKind.WrongMac,
        ["no-mac"] = MisbehaviourKind.NoMac,
        ["decline"] = MisbehaviourKind.Decline,
        ["forget"] = MisbehaviourKind.Forget,
        ["lie"] = MisbehaviourKind.Lie,
        ["duplicate"] = MisbehaviourKind.Duplicate,
        ["wrong-stan"] = MisbehaviourKind.WrongStan,
        ["wrong-amount"] = MisbehaviourKind.WrongAmount,
        ["wrong-terminal"] = MisbehaviourKind.WrongTerminal,
        ["wrong-processing"] = MisbehaviourKind.WrongProcessing,
        ["ask"] = MisbehaviourKind.Ask,
        ["wrong-kcv"] = MisbehaviourKind.WrongKcv,
        ["wrong-arpc"] = MisbehaviourKind.WrongArpc,
        ["unbalanced"] = MisbehaviourKind.Unbalanced,
        ["hang-up"] = MisbehaviourKind.HangUp,
    };

    /// <summary>What terminals ask: a misbehaviour that waits for anything else would wait for ever.</summary>
    private static readonly string[] Requests = ["0100", "0200", "0220", "0320", "0400", "0500", "0620", "0800", "0820"];

    /// <summary>Words that <see cref="TryParse"/> knows, for help texts.</summary>
    public static IEnumerable<string> Words => Names.Keys;

    /// <summary>Reads <c>[MTI[.CODE]:]word[=value][*times]</c>, as <c>0200:delay=8000</c>, <c>drop-reply*3</c>, <c>0800.370:decline=77</c>.</summary>
    public static bool TryParse(string text, out Misbehaviour? misbehaviour, out string error)
    {
        misbehaviour = null;
        string rest = text.Trim();
        string? mti = null;
        int colon = rest.IndexOf(':');
        bool coded = colon == 8 && rest[4] == '.';
        if (colon == 4 || coded)
        {
            mti = rest[..colon];
            rest = rest[(colon + 1)..];
            if (!Requests.Contains(mti[..4]))
            {
                error = $"'{mti[..4]}' is none of the requests {string.Join(", ", Requests)}";
                return false;
            }

            if (coded && !mti[5..].All(char.IsAsciiDigit))
            {
                error = $"'{mti[5..]}' is no network management code";
                return false;
            }
        }

        int times = 1;
        int star = rest.IndexOf('*');
        if (star >= 0 && (!TryNumber(rest[(star + 1)..], 1000, out times) || times == 0))
        {
            error = $"'{rest[(star + 1)..]}' is not a number of times (1 to 1000)";
            return false;
        }

        rest = star >= 0 ? rest[..star] : rest;
        int equals = rest.IndexOf('=');
        string word = equals >= 0 ? rest[..equals] : rest;
        string? value = equals >= 0 ? rest[(equals + 1)..] : null;
        if (!Names.TryGetValue(word, out var kind))
        {
            error = $"'{word}' is none of {string.Join(", ", Words)}";
            return false;
        }

        return Complete(kind, mti, word, value, times, out misbehaviour, out error);
    }

    private static bool Complete(MisbehaviourKind kind, string? mti, string word, string? value, int times, out Misbehaviour? made, out string error)
    {
        made = null;
        error = "";
        if (kind is MisbehaviourKind.Decline or MisbehaviourKind.Lie)
        {
            string code = value ?? "05";
            if (code.Length != 2 || !code.All(char.IsAsciiLetterOrDigit))
            {
                error = $"'{word}' takes a response code of two characters";
                return false;
            }

            if (kind == MisbehaviourKind.Decline && code == "00")
            {
                error = "'decline' takes a code that declines; an approval that is not booked is 'forget'";
                return false;
            }

            made = new Misbehaviour(kind, mti, 0, code, times);
            return true;
        }

        int? fallback = kind switch
        {
            MisbehaviourKind.Corrupt => 20,
            MisbehaviourKind.Garbage => 32,
            MisbehaviourKind.Truncate => 20,
            MisbehaviourKind.Delay or MisbehaviourKind.Ask => null,
            _ => 0,
        };
        bool takesValue = kind is MisbehaviourKind.Corrupt or MisbehaviourKind.Garbage or MisbehaviourKind.Truncate or MisbehaviourKind.Delay or MisbehaviourKind.Ask;
        int most = kind switch { MisbehaviourKind.Ask => 9, MisbehaviourKind.Delay => 600_000, _ => IsoFrame.MostBytes };
        int number = fallback ?? 0;
        if ((value is null && fallback is null) || (value is not null && (!takesValue || !TryNumber(value, most, out number))))
        {
            error = takesValue ? $"'{word}' takes a number up to {most}" : $"'{word}' takes no value";
            return false;
        }

        made = new Misbehaviour(kind, mti, number, "05", times);
        return true;
    }

    private static bool TryNumber(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;
}

/// <summary>Misbehaviours in waiting. A request takes every kind that fits its type, the oldest of each kind first.</summary>
public sealed class MisbehaviourQueue
{
    private readonly List<(Misbehaviour What, int Left)> _waiting = [];
    private readonly Lock _lock = new();

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Whether it still waits for its request.</summary>
    public bool Holds(Misbehaviour misbehaviour)
    {
        lock (_lock)
        {
            return _waiting.Any(entry => ReferenceEquals(entry.What, misbehaviour));
        }
    }

    public void Add(Misbehaviour misbehaviour)
    {
        lock (_lock)
        {
            _waiting.Add((misbehaviour, misbehaviour.Times));
        }
    }

    public void Add(MisbehaviourKind kind, string? mti = null, int value = 0, string code = "05", int times = 1) =>
        Add(new Misbehaviour(kind, mti, value, code, times));

    public void Clear()
    {
        lock (_lock)
        {
            _waiting.Clear();
        }
    }

    internal IReadOnlyList<Misbehaviour> Take(string mti, string code)
    {
        lock (_lock)
        {
            var taken = new List<Misbehaviour>();
            for (int i = 0; i < _waiting.Count; i++)
            {
                var (what, left) = _waiting[i];
                if ((what.Mti is not null && what.Mti != mti && what.Mti != $"{mti}.{code}") || taken.Any(t => t.Kind == what.Kind))
                {
                    continue;
                }

                taken.Add(what);
                _waiting[i] = (what, left - 1);
            }

            _waiting.RemoveAll(entry => entry.Left == 0);
            return taken;
        }
    }
}
