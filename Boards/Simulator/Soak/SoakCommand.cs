using System.Diagnostics;

namespace Simulator.Soak;

/// <summary>
/// `soak --days N --seed S`: merchant days in virtual time, each with the seed after the one before. Exit code 0 only if
/// the books agreed at the end of every day, or the terminal itself reported what is open.
/// </summary>
public static class SoakCommand
{
    private const int Good = 0;
    private const int Bad = 1;
    private const int NotUnderstood = 2;
    private const int TellEvery = 50;

    public static int Run(string[] arguments)
    {
        if (!Options.TryParse(arguments, ["--days", "--seed"], [], out Options options, out string error)
            || !options.TryNumber("--days", 100, 1, 1_000_000, out uint days, out error)
            || !options.TryNumber("--seed", 1, 0, uint.MaxValue, out uint seed, out error))
        {
            Console.Error.WriteLine(error);
            Console.Error.WriteLine("Usage: soak --days N [--seed S]");
            return NotUnderstood;
        }

        var image = ShopImage.Make();
        var watch = Stopwatch.StartNew();
        var sum = new SoakSum();
        for (uint day = 0; day < days; day++)
        {
            SoakResult result = new SoakDay(image, seed + day).Run();
            sum.Add(result);
            if (result.Wrong.Count > 0)
            {
                Console.WriteLine($"Day with seed {seed + day}: {string.Join("; ", result.Wrong)}");
                Console.WriteLine($"To see it again: dotnet run --project Boards/Simulator -- soak --days 1 --seed {seed + day}");
                return Bad;
            }

            if ((day + 1) % TellEvery == 0)
            {
                Console.WriteLine($"{day + 1} days in {watch.Elapsed.TotalSeconds:F0} s. {sum}");
            }
        }

        Console.WriteLine($"{days} days, all agree. {sum}");
        return Good;
    }
}

/// <summary>What one day brought.</summary>
public sealed record SoakResult(IReadOnlyList<string> Wrong, int Begun, int Approved, int PowerCuts, int Faults, bool EndsOpen);

/// <summary>What the days brought together.</summary>
public sealed class SoakSum
{
    private int _begun;
    private int _approved;
    private int _powerCuts;
    private int _faults;
    private int _open;

    public void Add(SoakResult day)
    {
        _begun += day.Begun;
        _approved += day.Approved;
        _powerCuts += day.PowerCuts;
        _faults += day.Faults;
        _open += day.EndsOpen ? 1 : 0;
    }

    public override string ToString() =>
        $"{_begun} transactions begun, {_approved} approved, {_powerCuts} power cuts, {_faults} other faults, {_open} days ended with an open item that the terminal reports.";
}
