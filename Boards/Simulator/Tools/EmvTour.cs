using Emv.Contact;
using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>`emv --tour`: every branch of the kernel on a simulated card, one line each; one stop alone is told in full.</summary>
public static class EmvTour
{
    private const int Fine = 0;
    private const int FoundWrong = 1;
    private const int NotUnderstood = 2;

    /// <param name="arguments">After --tour: nothing, a chapter or a stop; --save FILE writes the card of one stop.</param>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        string? wanted = arguments.FirstOrDefault(a => !a.StartsWith("--", StringComparison.Ordinal));
        EmvTourStop[] stops = [.. EmvTourStop.All.Where(s => wanted is null || s.Id == wanted || s.Chapter.StartsWith(wanted, StringComparison.OrdinalIgnoreCase))];
        if (stops.Length == 0)
        {
            error.WriteLine($"error: no chapter and no stop of the tour is called '{wanted}' ({string.Join(", ", EmvTourStop.All.Select(s => s.Chapter).Distinct())})");
            return NotUnderstood;
        }

        if (stops.Length == 1)
        {
            return Tell(stops[0], arguments, output);
        }

        int wrong = 0;
        string chapter = "";
        foreach (EmvTourStop stop in stops)
        {
            if (stop.Chapter != chapter)
            {
                chapter = stop.Chapter;
                output.WriteLine();
                output.WriteLine(chapter);
            }

            EmvReport report = Play(stop);
            IReadOnlyList<string> complaints = Complaints(stop, report);
            wrong += complaints.Count == 0 ? 0 : 1;
            output.WriteLine($"  {(complaints.Count == 0 ? "ok" : "XX")} {stop.Id,-26} {stop.Shows} [{stop.Reference}] -> {Ending(report)}");
            foreach (string complaint in complaints)
            {
                output.WriteLine("       " + complaint);
            }
        }

        output.WriteLine();
        output.WriteLine($"{stops.Length} stops, {stops.Length - wrong} as they should be{(wrong == 0 ? "" : $", {wrong} NOT")}");
        return wrong == 0 ? Fine : FoundWrong;
    }

    /// <summary>The stops in order.</summary>
    public static IReadOnlyList<string> Stops => [.. EmvTourStop.All.Select(s => s.Id)];

    /// <summary>Plays one stop; returns where it differs from what it should be.</summary>
    public static IReadOnlyList<string> Check(string id)
    {
        EmvTourStop stop = EmvTourStop.All.First(s => s.Id == id);
        return Complaints(stop, Play(stop));
    }

    private static EmvReport Play(EmvTourStop stop)
    {
        CardFile card = CardFile.Parse(stop.Id + ".json", stop.Card);
        string[] amount = stop.Options.Contains("--amount") ? [] : ["--amount", "12.34"];
        var run = new EmvRun(EmvSettings.Make(card, EmvOptions.Parse([stop.Id, .. amount, .. stop.Options])));
        run.Run();
        return new EmvReport(run);
    }

    /// <summary>Where the run differs from what the stop says; empty when it does not.</summary>
    private static IReadOnlyList<string> Complaints(EmvTourStop stop, EmvReport report)
    {
        var found = new List<string>();
        string end = Ending(report);
        if (stop.Ends == "no error" ? report.KernelFailed : end != stop.Ends)
        {
            found.Add($"ends with {end}, not {stop.Ends}");
        }

        Outcome outcome = report.Outcome;
        if (stop.Cvm is { } cvm && cvm != outcome.Cvm.ToString())
        {
            found.Add($"cardholder verification {outcome.Cvm}, not {cvm}");
        }

        string tvr = Convert.ToHexString(outcome.Tvr);
        if (stop.Tvr is { } bits && bits != tvr)
        {
            found.Add($"TVR {tvr}, not {bits}");
        }

        string[] said = [.. Said(report)];
        found.AddRange(stop.Says.Where(text => !said.Any(s => s.Contains(text, StringComparison.Ordinal))).Select(text => $"does not say \"{text}\""));
        found.AddRange(stop.Never.Where(text => said.Any(s => s.Contains(text, StringComparison.Ordinal))).Select(text => $"says \"{text}\""));
        string[] commands = [.. report.Run.Events.Where(e => e.Command is not null).Select(e => Convert.ToHexString(e.Command!))];
        found.AddRange(stop.Sends.Where(text => commands.Any(c => c.StartsWith(text.TrimStart('!'), StringComparison.Ordinal)) == text.StartsWith('!')).Select(text => $"commands: {text}"));
        return found;
    }

    private static string Ending(EmvReport report) =>
        report.Run.ResetFailure is { } failure ? "NoSession " + failure : $"{report.Outcome.Decision} {report.Outcome.Reason}";

    private static IEnumerable<string> Said(EmvReport report)
    {
        foreach (string decision in report.Run.ResetFailure is null ? report.Decisions() : [])
        {
            yield return decision;
        }

        foreach (EmvEvent note in report.Run.Events.Where(e => e.Note.Length > 0))
        {
            yield return note.Note;
        }

        if (report.Outcome.MustReverse)
        {
            yield return "a reversal is owed";
        }

        if (report.Outcome.TryFallback)
        {
            yield return "the stripe may be tried";
        }

        if (report.Outcome.AdviceRequired)
        {
            yield return "the card asks for an advice";
        }
    }

    private static int Tell(EmvTourStop stop, string[] arguments, TextWriter output)
    {
        int save = Array.IndexOf(arguments, "--save");
        if (save >= 0)
        {
            string path = save + 1 < arguments.Length ? arguments[save + 1] : throw new EmvUsageException("--save needs a file");
            File.WriteAllText(path, stop.Card);
        }

        output.WriteLine($"Stop      {stop.Id} ({stop.Chapter}): {stop.Shows} [{stop.Reference}]");
        output.WriteLine($"Made of   {stop.Base}; options {string.Join(' ', stop.Options)}");
        EmvReport report = Play(stop);
        EmvText.Write(report, output);
        IReadOnlyList<string> complaints = Complaints(stop, report);
        output.WriteLine(complaints.Count == 0 ? "Tour      as it should be" : "Tour      NOT as it should be: " + string.Join("; ", complaints));
        return complaints.Count == 0 ? Fine : FoundWrong;
    }
}
