using System.Diagnostics;
using System.Text.Json;
using Simulator.Scenarios;

namespace Simulator.Soak;

/// <summary>
/// `harm`: every scenario of a folder with the power cut at every one of its flash operations, cut again in the recovery, its
/// bits turned over and its blocks worn out, one run each. Exit code 0 only if the terminal got over all of it.
/// </summary>
public static class HarmCommand
{
    private const int Good = 0;
    private const int Bad = 1;
    private const int NotUnderstood = 2;
    private const string Usage = "Usage: harm [--in FOLDER | --scenario FILE] [--only cut|cutThrice|cutLate|flip|worn] [--at N] [--flips N] [--one-in N] [--seed S] [--workers N]";

    public static int Run(string[] arguments)
    {
        uint at = 0;
        uint flips = 0;
        uint oneIn = 0;
        uint seed = 0;
        uint workers = 0;
        string[] valued = ["--in", "--scenario", "--only", "--at", "--flips", "--one-in", "--seed", "--workers", "--part"];
        if (!Options.TryParse(arguments, valued, [], out Options options, out string error)
            || !options.TryNumber("--at", 0, 1, 1_000_000, out at, out error)
            || !options.TryNumber("--flips", 8, 0, 100_000, out flips, out error)
            || !options.TryNumber("--one-in", 1, 1, 1000, out oneIn, out error)
            || !options.TryNumber("--seed", 1, 0, uint.MaxValue, out seed, out error)
            || !options.TryNumber("--workers", (uint)Environment.ProcessorCount, 1, 64, out workers, out error)
            || !Parts.TryParse(options, out uint part, out uint parts)
            || !TryKind(options.Text("--only", ""), out HarmKind? only))
        {
            Console.Error.WriteLine(error);
            Console.Error.WriteLine(Usage);
            return NotUnderstood;
        }

        var watch = Stopwatch.StartNew();
        var sum = new HarmSum();
        if (parts == 1 && workers > 1)
        {
            int worst = Parts.Run(["harm", .. arguments], workers, line => sum.Add(JsonSerializer.Deserialize<HarmSum>(line)!));
            sum.Bad = worst != 0 && sum.Bad == 0 ? 1 : sum.Bad;
        }
        else
        {
            string[] files = options.Text("--scenario", "") is { Length: > 0 } file ? [file] : [.. Directory.GetFiles(options.Text("--in", "scenarios"), "*.json").Order()];
            sum = Do(files, new HarmFilter(only, (int)at, (int)flips, (int)oneIn), seed, ((int)part - 1, (int)parts));
        }

        if (parts > 1)
        {
            Console.WriteLine(Parts.TallyLine(JsonSerializer.Serialize(sum)));
            return sum.Bad == 0 ? Good : Bad;
        }

        Console.WriteLine($"{sum.Scenarios} scenarios with {sum.Operations} flash operations, {sum.Runs} harmed runs in {watch.Elapsed.TotalSeconds:F0} s"
            + $" ({string.Join(", ", sum.ByKind.Select(pair => $"{pair.Key} {pair.Value}"))}): {(sum.Bad == 0 && sum.Runs > 0 ? "nothing lost, nothing paid twice, nothing blocked" : sum.Bad + " are wrong")}.");
        return sum.Bad == 0 && sum.Runs > 0 ? Good : Bad;
    }

    private static bool TryKind(string word, out HarmKind? kind)
    {
        kind = Enum.TryParse(word, true, out HarmKind named) ? named : null;
        return word.Length == 0 || kind is not null;
    }

    /// <summary>Each part measures every scenario, and does every so manieth run.</summary>
    private static HarmSum Do(string[] files, HarmFilter filter, uint seed, (int Index, int Count) part)
    {
        var sum = new HarmSum();
        int run = 0;
        foreach (string file in files)
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            Scenario scenario = Scenario.Parse(File.ReadAllBytes(file));
            HarmRun.Extent extent = new HarmRun(scenario, folder, seed).Measure(out IReadOnlyList<string> unharmed);
            if (part.Index == 0)
            {
                sum.Scenarios++;
                sum.Operations += extent.Operations;
                sum.Bad += Report(file, null, unharmed, seed);
            }

            foreach (Harm harm in filter.Of(extent))
            {
                if (run++ % part.Count == part.Index)
                {
                    sum.Runs++;
                    sum.ByKind[harm.Kind.ToString()] = sum.ByKind.GetValueOrDefault(harm.Kind.ToString()) + 1;
                    sum.Bad += Report(file, harm, new HarmRun(scenario, folder, seed).Run(harm, extent), seed);
                }
            }
        }

        return sum;
    }

    private static int Report(string file, Harm? harm, IReadOnlyList<string> wrong, uint seed)
    {
        if (wrong.Count == 0)
        {
            return 0;
        }

        Console.WriteLine($"{file}, {(harm is null ? "unharmed" : harm)}: {string.Join("; ", wrong)}");
        string again = harm is null ? "" : $" --only {harm.Kind} --at {harm.At}";
        Console.WriteLine($"To see it again: dotnet run --project Boards/Simulator -- harm --scenario {file}{again} --seed {seed}");
        return 1;
    }
}

/// <summary>Which harms are done.</summary>
/// <param name="Only">Null: all kinds.</param>
/// <param name="At">0: everywhere.</param>
/// <param name="Flips">Bits turned over, one run each.</param>
/// <param name="OneIn">Every so manieth, for a look; 1 for all.</param>
public sealed record HarmFilter(HarmKind? Only, int At, int Flips, int OneIn)
{
    public IEnumerable<Harm> Of(HarmRun.Extent extent) =>
        Enum.GetValues<HarmKind>().Where(kind => Only is null || Only == kind)
            .SelectMany(kind => Enumerable.Range(1, Most(kind, extent)).Select(at => new Harm(kind, at)))
            .Where(harm => At == 0 || harm.At == At)
            .Where((_, i) => i % OneIn == 0);

    private int Most(HarmKind kind, HarmRun.Extent extent) => kind switch
    {
        HarmKind.Flip => Math.Max(Flips, At),
        HarmKind.Worn => extent.Blocks.Count,
        _ => extent.Operations,
    };
}

/// <summary>What was done, over all parts.</summary>
public sealed class HarmSum
{
    public int Scenarios { get; set; }

    public int Operations { get; set; }

    public int Runs { get; set; }

    public int Bad { get; set; }

    public Dictionary<string, int> ByKind { get; init; } = [];

    public void Add(HarmSum other)
    {
        Scenarios += other.Scenarios;
        Operations += other.Operations;
        Runs += other.Runs;
        Bad += other.Bad;
        foreach (var (kind, runs) in other.ByKind)
        {
            ByKind[kind] = ByKind.GetValueOrDefault(kind) + runs;
        }
    }
}
