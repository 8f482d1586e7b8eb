using System.Diagnostics;
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
        if (!Options.TryParse(arguments, ["--in", "--scenario", "--only", "--at", "--flips", "--one-in", "--seed", "--workers"], [], out Options options, out string error)
            || !options.TryNumber("--at", 0, 1, 1_000_000, out at, out error)
            || !options.TryNumber("--flips", 12, 0, 100_000, out flips, out error)
            || !options.TryNumber("--one-in", 1, 1, 1000, out oneIn, out error)
            || !options.TryNumber("--seed", 1, 0, uint.MaxValue, out seed, out error)
            || !options.TryNumber("--workers", (uint)Environment.ProcessorCount, 1, 64, out workers, out error))
        {
            Console.Error.WriteLine(error);
            Console.Error.WriteLine(Usage);
            return NotUnderstood;
        }

        string only = options.Text("--only", "");
        if (only.Length > 0 && !Enum.TryParse<HarmKind>(only, true, out _))
        {
            Console.Error.WriteLine(Usage);
            return NotUnderstood;
        }

        string folder = options.Text("--in", "scenarios");
        string[] files = options.Text("--scenario", "") is { Length: > 0 } file ? [file] : [.. Directory.GetFiles(folder, "*.json").Order()];
        var filter = new HarmFilter(only.Length > 0 ? Enum.Parse<HarmKind>(only, true) : null, (int)at, (int)flips, (int)oneIn);
        return Run(files, filter, seed, (int)workers);
    }

    private static int Run(string[] files, HarmFilter filter, uint seed, int workers)
    {
        var watch = Stopwatch.StartNew();
        var jobs = new List<(string File, Scenario Scenario, Harm Harm, HarmRun.Extent Extent)>();
        int bad = 0;
        int operations = 0;
        var gate = new Lock();
        var plan = new ParallelOptions { MaxDegreeOfParallelism = workers };
        Parallel.ForEach(files, plan, file =>
        {
            Scenario scenario = Scenario.Parse(File.ReadAllBytes(file));
            HarmRun.Extent extent = new HarmRun(scenario, Path.GetDirectoryName(Path.GetFullPath(file))!, seed).Measure(out IReadOnlyList<string> wrong);
            lock (gate)
            {
                bad += Report(file, null, wrong, seed);
                operations += extent.Operations;
                jobs.AddRange(filter.Of(extent).Select(harm => (file, scenario, harm, extent)));
            }
        });
        Console.WriteLine($"{files.Length} scenarios with {operations} flash operations: {jobs.Count} runs ({watch.Elapsed.TotalSeconds:F0} s to count them).");
        int done = 0;
        Parallel.ForEach(jobs, plan, job =>
        {
            var run = new HarmRun(job.Scenario, Path.GetDirectoryName(Path.GetFullPath(job.File))!, seed);
            IReadOnlyList<string> wrong = run.Run(job.Harm, job.Extent);
            lock (gate)
            {
                done++;
                bad += Report(job.File, job.Harm, wrong, seed);
            }
        });
        Console.WriteLine($"{done} harmed runs in {watch.Elapsed.TotalSeconds:F0} s, {(bad == 0 ? "nothing lost, nothing paid twice, nothing blocked" : bad + " are wrong")}.");
        return bad == 0 ? Good : Bad;
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
