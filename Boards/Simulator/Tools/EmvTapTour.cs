using System.Text.Json;
using Emv.Contactless;
using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>`emv --contactless --tour`: each kernel and each outcome on cards of our own, one line each; a stop alone is told in full.</summary>
internal static class EmvTapTour
{
    private const int Fine = 0;
    private const int FoundWrong = 1;
    private const int NotUnderstood = 2;

    /// <param name="arguments">A chapter, a stop, or nothing; --json.</param>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        string? wanted = arguments.FirstOrDefault(a => !a.StartsWith("--", StringComparison.Ordinal));
        EmvTapStop[] stops = [.. EmvTapStop.All.Where(s => wanted is null || s.Id == wanted || s.Chapter == wanted)];
        if (stops.Length == 0)
        {
            error.WriteLine($"error: no chapter and no stop of the tour is called '{wanted}' ({string.Join(", ", EmvTapStop.All.Select(s => s.Chapter).Distinct())})");
            return NotUnderstood;
        }

        if (stops is [var only] && only.Id == wanted)
        {
            output.WriteLine(only.Card);
            _ = EmvTapCommand.Tell(Play(only), arguments.Contains("--json"), output);
            return Complaints(only, Play(only)).Count == 0 ? Fine : FoundWrong;
        }

        var found = stops.Select(stop => (Stop: stop, Run: Play(stop))).Select(p => (p.Stop, p.Run, Complaints: Complaints(p.Stop, p.Run))).ToList();
        int wrong = found.Count(f => f.Complaints.Count > 0);
        if (arguments.Contains("--json"))
        {
            output.WriteLine(JsonSerializer.Serialize(found.Select(f => new { id = f.Stop.Id, chapter = f.Stop.Chapter, shows = f.Stop.Shows, ends = Ending(f.Run), cvm = f.Run.Point.Outcome.Cvm.ToString(), kernel = f.Run.Point.Outcome.Kernel, asItShouldBe = f.Complaints.Count == 0 })));
            return wrong == 0 ? Fine : FoundWrong;
        }

        foreach (var (stop, run, complaints) in found)
        {
            output.WriteLine($"{(complaints.Count == 0 ? "ok" : "XX")} {stop.Id,-26} {stop.Shows} -> {Ending(run)}");
            foreach (string complaint in complaints)
            {
                output.WriteLine("     " + complaint);
            }
        }

        output.WriteLine($"{stops.Length} stops, {stops.Length - wrong} as they should be{(wrong == 0 ? "" : $", {wrong} NOT")}");
        return wrong == 0 ? Fine : FoundWrong;
    }

    public static EmvTapRun Play(EmvTapStop stop, params string[] more)
    {
        string[] amount = stop.Options.Contains("--amount") ? [] : ["--amount", "12.34"];
        var run = new EmvTapRun(EmvSettings.Make(CardFile.Parse(stop.Id + ".json", stop.Card), EmvOptions.Parse([stop.Id, .. amount, .. stop.Options, .. more])));
        run.Run();
        return run;
    }

    /// <summary>Where the run differs from what the stop says; empty when it does not.</summary>
    public static IReadOnlyList<string> Complaints(EmvTapStop stop, EmvTapRun run)
    {
        var found = new List<string>();
        string end = Ending(run);
        if (end != stop.Ends)
        {
            found.Add($"ends with {end}, not {stop.Ends}");
        }

        if (run.Point.Outcome.Cvm.ToString() != stop.Cvm)
        {
            found.Add($"cardholder verification {run.Point.Outcome.Cvm}, not {stop.Cvm}");
        }

        string[] said = [.. EmvTapCommand.Decisions(run.Point.Log), .. run.Outcomes, .. run.Events.Select(e => e.Note)];
        found.AddRange(stop.Says.Where(text => !said.Any(s => s.Contains(text, StringComparison.Ordinal))).Select(text => $"does not say \"{text}\""));
        return found;
    }

    private static string Ending(EmvTapRun run)
    {
        TapOutcome outcome = run.Point.Outcome;
        return outcome.Result == TapResult.Approved ? "Approved" : $"{outcome.Result} {outcome.Reason}";
    }
}
