using System.Diagnostics;

namespace Simulator.Soak;

/// <summary>
/// One command done by several processes, each with its part of the work (`--part 2/4`). Not by threads: the firmware has
/// one thread, and its fonts are one for all terminals of a process.
/// </summary>
internal static class Parts
{
    private const char Tally = '=';

    /// <summary>Line by which a part hands its sums to the whole.</summary>
    public static string TallyLine(string sums) => Tally + sums;

    /// <summary>Runs this program once for each part, passes on what they say, and takes their sums; the worst exit code.</summary>
    public static int Run(string[] arguments, uint count, Action<string> takeSums)
    {
        var gate = new Lock();
        Process[] parts = [.. Enumerable.Range(1, (int)count).Select(part => Start([.. arguments, "--part", $"{part}/{count}"]))];
        foreach (Process part in parts)
        {
            part.OutputDataReceived += (_, line) =>
            {
                lock (gate)
                {
                    Take(line.Data, takeSums);
                }
            };
            part.BeginOutputReadLine();
        }

        foreach (Process part in parts)
        {
            part.WaitForExit();
        }

        return parts.Max(part => part.ExitCode);
    }

    /// <summary>"2/4": the second of four; "1/1" where nothing is said.</summary>
    public static bool TryParse(Options options, out uint part, out uint count)
    {
        string[] both = options.Text("--part", "1/1").Split('/');
        count = 0;
        part = 0;
        return both.Length == 2 && uint.TryParse(both[0], out part) && uint.TryParse(both[1], out count) && part >= 1 && part <= count;
    }

    private static void Take(string? line, Action<string> takeSums)
    {
        if (line is null)
        {
            return;
        }

        if (line.StartsWith(Tally))
        {
            takeSums(line[1..]);
        }
        else
        {
            Console.WriteLine(line);
        }
    }

    private static Process Start(string[] arguments)
    {
        string self = Environment.ProcessPath!;
        bool host = Path.GetFileNameWithoutExtension(self) == "dotnet";
        var start = new ProcessStartInfo(self, host ? [typeof(Parts).Assembly.Location, .. arguments] : arguments) { RedirectStandardOutput = true };
        return Process.Start(start)!;
    }
}
