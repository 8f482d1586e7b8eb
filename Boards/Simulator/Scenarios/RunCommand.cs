using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Simulator.Scenarios;

/// <summary>`run scenario.json [--seed N]`: exit code 0 passed, 1 failed, 2 the file or the arguments are wrong.</summary>
public static class RunCommand
{
    private const int Passed = 0;
    private const int Failed = 1;
    private const int NotUnderstood = 2;

    public static readonly JsonSerializerOptions OneLine = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Run(string[] arguments)
    {
        if (!TryParse(arguments, out string file, out uint seed, out string error))
        {
            Console.Error.WriteLine(error);
            Console.Error.WriteLine("Usage: run scenario.json [--seed N]");
            return NotUnderstood;
        }

        ScenarioRunner runner;
        try
        {
            runner = new ScenarioRunner(Scenario.Parse(File.ReadAllBytes(file)), Path.GetDirectoryName(Path.GetFullPath(file))!, seed);
        }
        catch (ScenarioError e)
        {
            Console.Error.WriteLine($"{file}: {e.Message}");
            return NotUnderstood;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{file}: {e.Message}");
            return NotUnderstood;
        }

        ScenarioResult result = runner.Run();
        Console.WriteLine(Describe(result, file));
        Console.WriteLine(JsonSerializer.Serialize(result, OneLine));
        return result.Failure is null ? Passed : Failed;
    }

    /// <summary>One line for a run that passed; for one that failed where, why, what the screen showed, and how to see it again.</summary>
    public static string Describe(ScenarioResult result, string file)
    {
        if (result.Failure is not { } failure)
        {
            return $"{file}: passed (seed {result.Seed}, {result.VirtualMs / 1000.0:F1} s of virtual time)";
        }

        string place = failure.Line > 0 ? $"{file}:{failure.Line}: step {failure.Step} ({failure.Action})" : $"{file}: at the end ({failure.Action})";
        string screen = string.Join('\n', failure.Screen.Split('\n').Select(line => "  | " + line));
        string quoted = file.Contains(' ') ? $"\"{file}\"" : file;
        return $"{place}: {failure.Reason}\nOn the screen:\n{screen}\nSeed {result.Seed}. To see it again: dotnet run --project Boards/Simulator -- run {quoted} --seed {result.Seed}";
    }

    private static bool TryParse(string[] arguments, out string file, out uint seed, out string error)
    {
        file = "";
        seed = 1;
        error = "";
        for (int i = 0; i < arguments.Length && error.Length == 0; i++)
        {
            if (arguments[i] == "--seed")
            {
                i++;
                error = i < arguments.Length && uint.TryParse(arguments[i], NumberStyles.None, CultureInfo.InvariantCulture, out seed)
                    ? "" : $"--seed takes a whole number up to {uint.MaxValue}.";
            }
            else if (arguments[i].StartsWith('-'))
            {
                error = $"There is no option {arguments[i]}.";
            }
            else
            {
                error = file.Length == 0 ? "" : "One scenario at a time.";
                file = arguments[i];
            }
        }

        error = error.Length == 0 && file.Length == 0 ? "Which scenario?" : error;
        return error.Length == 0;
    }
}
