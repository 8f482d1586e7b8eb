using System.Globalization;
using IlCounter;

namespace Benchmarks;

/// <summary>The terminal's share of a tap by kernel, split into driver, kernel and cryptography: IL instructions counted one by one, and bus time.</summary>
internal static class Taps
{
    private const int ProfileLines = 50;

    /// <param name="card">Null for all of them; one alone is shown method by method.</param>
    public static void Print(string? card)
    {
        var world = new IlWorld();
        Console.WriteLine();
        Console.WriteLine("// From the field's switching on to \"card may leave\"; at most "
            + TapShare.BudgetMs.ToString(CultureInfo.InvariantCulture) + " ms at " + TapShare.InstructionsPerMs + " instructions a ms:");
        Console.WriteLine("// " + TapShare.Head);
        foreach (string each in TapShare.Cards.Where(each => card is null || each == card))
        {
            Console.WriteLine("// " + TapShare.Of(each, world));
        }

        if (card is not null)
        {
            Console.WriteLine(TapShare.Profile(card, ProfileLines, world));
        }
    }
}
