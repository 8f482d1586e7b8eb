using System.Diagnostics;
using System.Text.Json;

namespace Simulator.Soak;

/// <summary>
/// `soak --days N --seed S`: merchant days in virtual time, each with the seed after the one before, on all cores.
/// Exit code 0 only if the books agreed at the end of every day, or the terminal itself reported what is open.
/// </summary>
public static class SoakCommand
{
    private const int Good = 0;
    private const int Bad = 1;
    private const int NotUnderstood = 2;
    private const int TellEveryDays = 100;
    private const string Usage = "Usage: soak --days N [--seed S] [--transactions N] [--workers N] [--all] [--tell]";

    public static int Run(string[] arguments)
    {
        uint days = 0;
        uint seed = 0;
        uint transactions = 0;
        uint workers = 0;
        if (!Options.TryParse(arguments, ["--days", "--seed", "--transactions", "--workers", "--part"], ["--tell", "--all"], out Options options, out string error)
            || !options.TryNumber("--days", 100, 1, 1_000_000, out days, out error)
            || !options.TryNumber("--seed", 1, 0, uint.MaxValue, out seed, out error)
            || !options.TryNumber("--transactions", 0, 0, 100_000, out transactions, out error)
            || !options.TryNumber("--workers", (uint)Environment.ProcessorCount, 1, 64, out workers, out error)
            || !Parts.TryParse(options, out uint part, out uint parts))
        {
            Console.Error.WriteLine(error);
            Console.Error.WriteLine(Usage);
            return NotUnderstood;
        }

        var watch = Stopwatch.StartNew();
        var sum = new SoakSum();
        bool whole = parts == 1;
        if (whole && workers > 1 && days > 1 && !options.Has("--tell"))
        {
            _ = Parts.Run(["soak", .. arguments], Math.Min(workers, days), line => sum.Add(JsonSerializer.Deserialize<SoakSum>(line)!));
        }
        else
        {
            Play(sum, options, days, seed, (int)transactions, (part - 1, parts));
        }

        if (!whole)
        {
            Console.WriteLine(Parts.TallyLine(JsonSerializer.Serialize(sum)));
            return sum.BadDays == 0 ? Good : Bad;
        }

        bool all = sum.Days == days;
        Console.WriteLine($"{sum.Days} of {days} days in {watch.Elapsed.TotalSeconds:F0} s, {(sum.BadDays == 0 && all ? "all agree" : sum.BadDays + " do not agree")}. {sum}");
        return sum.BadDays == 0 && all ? Good : Bad;
    }

    private static void Play(SoakSum sum, Options options, uint days, uint seed, int transactions, (uint First, uint Step) part)
    {
        FlashCopy image = ShopImage.Make();
        for (uint day = part.First; day < days; day += part.Step)
        {
            SoakResult result = new SoakDay(image, seed + day, transactions, options.Has("--tell") ? Console.WriteLine : null).Run();
            sum.Add(result);
            if (sum.Days % TellEveryDays == 0)
            {
                Console.WriteLine($"{(part.Step > 1 ? $"Part {part.First + 1}: " : "")}{sum.Days} days so far, {sum.BadDays} do not agree.");
            }

            if (result.Wrong.Count > 0)
            {
                string more = transactions > 0 ? $" --transactions {transactions}" : "";
                Console.WriteLine($"Day with seed {result.Seed}: {string.Join("; ", result.Wrong)}");
                Console.WriteLine($"To see it again: dotnet run --project Boards/Simulator -- soak --days 1 --seed {result.Seed}{more} --tell");
                if (!options.Has("--all"))
                {
                    return;
                }
            }
        }
    }
}

/// <summary>What the days brought together.</summary>
public sealed class SoakSum
{
    public Dictionary<string, int> Begun { get; init; } = [];

    public int Approved { get; set; }

    public int PowerCuts { get; set; }

    public int Faults { get; set; }

    public int Reported { get; set; }

    public int Excused { get; set; }

    public int Days { get; set; }

    public int BadDays { get; set; }

    public int MostADay { get; set; }

    public void Add(SoakResult day)
    {
        int begun = 0;
        foreach (var (type, count) in day.Begun)
        {
            Begun[type.ToString()] = Begun.GetValueOrDefault(type.ToString()) + count;
            begun += count;
        }

        Add(new SoakSum
        {
            Approved = day.Approved, PowerCuts = day.PowerCuts, Faults = day.Faults, Reported = day.Reported ? 1 : 0, Excused = day.Excused ? 1 : 0, Days = 1,
            BadDays = day.Wrong.Count > 0 ? 1 : 0, MostADay = begun,
        });
    }

    public void Add(SoakSum other)
    {
        foreach (var (type, count) in other.Begun)
        {
            Begun[type] = Begun.GetValueOrDefault(type) + count;
        }

        Approved += other.Approved;
        PowerCuts += other.PowerCuts;
        Faults += other.Faults;
        Reported += other.Reported;
        Excused += other.Excused;
        Days += other.Days;
        BadDays += other.BadDays;
        MostADay = Math.Max(MostADay, other.MostADay);
    }

    public override string ToString()
    {
        int begun = Begun.Values.Sum();
        return $"{begun} transactions begun, {begun / Math.Max(1, Days)} a day, {MostADay} at the most"
            + $" ({string.Join(", ", Begun.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"))}); {Approved} approved,"
            + $" {PowerCuts} power cuts, {Faults} other faults; on {Reported} days the terminal's settlement slip reported a"
            + $" difference, on {Excused} of them there was one (a host that had not told the truth, or flash that had lost what it held).";
    }
}
