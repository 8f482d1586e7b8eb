using System.Globalization;
using Drivers.Keypad;
using Simulator;
using Simulator.Acquirer;

namespace IlCounter;

/// <summary>
/// What one poll of the loop costs in IL instructions through a terminal's first minutes: power-on, keys, sign-in, idling, a chip sale with PIN.
/// A poll is one call of the terminal's loop: everything that was due at that moment.
/// </summary>
public sealed class DayPolls
{
    /// <summary>What a poll may cost by the rule of the house.</summary>
    public const long Goal = 10_000;

    private readonly List<Part> _parts = [];
    private readonly List<(long Count, string Methods)> _longest = [];
    private readonly int _shown;
    private long[] _before = [];
    private long _totalBefore;

    private DayPolls(int shown)
    {
        _shown = shown;
        Play();
    }

    /// <summary>Head of the table whose rows <see cref="Of"/> gives.</summary>
    public static string Head => "part                              polls      all IL  longest  over 10,000";

    /// <summary>One row for each part of the day; behind each, the longest polls with the methods that took most of them.</summary>
    /// <param name="shown">Polls shown of each part; 0 for none.</param>
    public static string[] Of(int shown, IlWorld world) => (string[])world.Run(Rows, shown)!;

    /// <summary>The longest poll of each part, instructions.</summary>
    public static IReadOnlyDictionary<string, long> Longest(IlWorld world) => (Dictionary<string, long>)world.Run(LongestOfEach)!;

    private static string[] Rows(int shown)
    {
        var rows = new List<string>();
        foreach (Part part in new DayPolls(shown)._parts)
        {
            rows.Add(part.ToString());
            rows.AddRange(part.Shown);
        }

        return [.. rows];
    }

    private static Dictionary<string, long> LongestOfEach() => new DayPolls(0)._parts.Where(part => part.Longest > 0).ToDictionary(part => part.Name, part => part.Longest);

    private void Play()
    {
        var rig = new Rig(new RigOptions());
        rig.Machine.Polled = Polled;
        Do("building", rig.PowerOn);
        Do("power-on and keys", () => rig.Provision(AcquirerServer.DefaultPort));
        Do("building with keys", rig.PowerOn);
        Do("sign-in and sign-on", rig.SignInFirst);
        Do("idle", () => rig.RunFor(10_000));
        Do("chip sale with PIN", () => rig.Sell(1234, "unionpay-debit"));
        Do("second sale", () => rig.Sell(4321, "unionpay-debit"));
    }

    private void Do(string name, Action what)
    {
        _parts.Add(new Part(name));
        _longest.Clear();
        Restart();
        long started = _totalBefore;
        what();
        _parts[^1].Finish(IlTally.Total - started);
        _parts[^1].Shown = [.. _longest.OrderByDescending(poll => poll.Count).Take(_shown).Select(poll => poll.Methods)];
    }

    private void Polled()
    {
        long total = IlTally.Total;
        long count = total - _totalBefore;
        _parts[^1].Add(count);
        if (_shown > 0 && count > Goal)
        {
            string methods = string.Join("; ", IlTally.Since(_before).Take(8).Select(m => $"{m.Count} {m.Method[(m.Method.LastIndexOf('.') + 1)..]}"));
            _longest.Add((count, $"  {count,8} {methods}"));
        }

        Restart();
    }

    private void Restart()
    {
        _before = _shown > 0 ? IlTally.Snapshot() : _before;
        _totalBefore = IlTally.Total;
    }

    private sealed class Part(string name)
    {
        private int _polls;
        private int _over;
        private long _all;

        public string Name => name;

        public long Longest { get; private set; }

        public string[] Shown { get; set; } = [];

        public void Add(long count)
        {
            _polls++;
            _over += count > Goal ? 1 : 0;
            Longest = Math.Max(Longest, count);
        }

        public void Finish(long all) => _all = all;

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Name,-32}{_polls,7:N0}{_all,12:N0}{Longest,9:N0}{_over,13:N0}");
    }
}
