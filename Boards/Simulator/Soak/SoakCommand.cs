using System.Diagnostics;

namespace Simulator.Soak;

/// <summary>
/// `soak --days N --seed S`: merchant days in virtual time, each with the seed after the one before, on several threads.
/// Exit code 0 only if the books agreed at the end of every day, or the terminal itself reported what is open.
/// </summary>
public static class SoakCommand
{
    private const int Good = 0;
    private const int Bad = 1;
    private const int NotUnderstood = 2;
    private const int TellEvery = 250;

    public static int Run(string[] arguments)
    {
        uint days = 0;
        uint seed = 0;
        uint transactions = 0;
        uint workers = 0;
        if (!Options.TryParse(arguments, ["--days", "--seed", "--transactions", "--workers"], ["--tell", "--all"], out Options options, out string error)
            || !options.TryNumber("--days", 100, 1, 1_000_000, out days, out error)
            || !options.TryNumber("--seed", 1, 0, uint.MaxValue, out seed, out error)
            || !options.TryNumber("--transactions", 0, 0, 100_000, out transactions, out error)
            || !options.TryNumber("--workers", (uint)Environment.ProcessorCount, 1, 64, out workers, out error))
        {
            Console.Error.WriteLine(error);
            Console.Error.WriteLine("Usage: soak --days N [--seed S] [--transactions N] [--workers N] [--all] [--tell]");
            return NotUnderstood;
        }

        Action<string>? tell = options.Has("--tell") ? Console.WriteLine : null;
        var sum = new SoakSum();
        var watch = Stopwatch.StartNew();
        ShopImage image = ShopImage.Make();
        var plan = new ParallelOptions { MaxDegreeOfParallelism = tell is null ? (int)workers : 1 };
        Parallel.For(0L, days, plan, (day, loop) =>
        {
            SoakResult result = new SoakDay(image, seed + (uint)day, (int)transactions, tell).Run();
            lock (sum)
            {
                sum.Add(result);
                Tell(result, transactions, sum, watch);
                if (result.Wrong.Count > 0 && !options.Has("--all"))
                {
                    loop.Stop();
                }
            }
        });
        Console.WriteLine($"{sum.Days} days in {watch.Elapsed.TotalSeconds:F0} s, {(sum.BadDays == 0 ? "all agree" : sum.BadDays + " do not agree")}. {sum}");
        return sum.BadDays == 0 ? Good : Bad;
    }

    private static void Tell(SoakResult result, uint transactions, SoakSum sum, Stopwatch watch)
    {
        if (result.Wrong.Count > 0)
        {
            string more = transactions > 0 ? $" --transactions {transactions}" : "";
            Console.WriteLine($"Day with seed {result.Seed}: {string.Join("; ", result.Wrong)}");
            Console.WriteLine($"To see it again: dotnet run --project Boards/Simulator -- soak --days 1 --seed {result.Seed}{more} --tell");
        }
        else if (sum.Days % TellEvery == 0)
        {
            Console.WriteLine($"{sum.Days} days in {watch.Elapsed.TotalSeconds:F0} s. {sum}");
        }
    }
}

/// <summary>What the days brought together.</summary>
public sealed class SoakSum
{
    private readonly SortedDictionary<Firmware.Host.TransactionType, int> _begun = [];
    private int _approved;
    private int _powerCuts;
    private int _faults;
    private int _reported;

    public int Days { get; private set; }

    public int BadDays { get; private set; }

    public void Add(SoakResult day)
    {
        Days++;
        BadDays += day.Wrong.Count > 0 ? 1 : 0;
        foreach (var (type, count) in day.Begun)
        {
            _begun[type] = _begun.GetValueOrDefault(type) + count;
        }

        _approved += day.Approved;
        _powerCuts += day.PowerCuts;
        _faults += day.Faults;
        _reported += day.Reported ? 1 : 0;
    }

    public override string ToString() =>
        $"{_begun.Values.Sum()} transactions begun ({string.Join(", ", _begun.Select(pair => $"{pair.Key} {pair.Value}"))}), {_approved} approved, "
        + $"{_powerCuts} power cuts, {_faults} other faults; on {_reported} days the terminal reported something different.";
}
