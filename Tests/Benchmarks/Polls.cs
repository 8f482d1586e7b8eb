using IlCounter;

namespace Benchmarks;

/// <summary>What one poll of the loop costs, by part of the day: IL instructions counted one by one.</summary>
internal static class Polls
{
    /// <param name="shown">The longest polls to show of each part, with the methods that took most of them.</param>
    public static void Print(int shown)
    {
        Console.WriteLine();
        Console.WriteLine("// One poll of the terminal's loop, IL instructions:");
        Console.WriteLine("// " + DayPolls.Head);
        foreach (string row in DayPolls.Of(shown, new IlWorld()))
        {
            Console.WriteLine("// " + row);
        }
    }
}
