using System.Text;
using Drivers.Printer;
using Firmware.Store;

namespace Simulator.Scenarios;

/// <summary>A scenario as its author wrote it; see docs/scenarios.md.</summary>
public sealed class Scenario
{
    public const int MostBytes = 1_000_000;

    public required string Name { get; set; }

    public string Why { get; set; } = "";

    /// <summary>`new` (a new terminal without keys, unpowered), `off` (the same with its keys injected) or `ready` (signed in and signed on, at the idle page).</summary>
    public string Begin { get; set; } = "ready";

    public string Language { get; set; } = "en";

    public int LinkDelayMs { get; set; } = 80;

    /// <summary>Width of the roll it begins with, in a printer that takes 58 and 80 mm; absent: a printer for 58 mm alone.</summary>
    public int? PaperMm { get; set; }

    /// <summary>Keys and codes between terminal and acquirer; absent: a master key and UnionPay's code.</summary>
    public ScenarioAcquirer Acquirer { get; set; } = new();

    /// <summary>Cash sales that stand in the open batch when it begins, only with `ready`.</summary>
    public int Batch { get; set; }

    /// <summary>The flash of a terminal with such a batch; made once for all runs of the scenario.</summary>
    internal FlashCopy? Filled { get; set; }

    public required List<Step> Steps { get; set; }

    /// <summary>Reads a file whole or refuses it with the line and the reason.</summary>
    /// <exception cref="ScenarioError">What is wrong and where.</exception>
    public static Scenario Parse(byte[] utf8)
    {
        if (utf8.Length > MostBytes)
        {
            throw new ScenarioError(1, $"the file is larger than {MostBytes} bytes");
        }

        int bom = utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        byte[] text = utf8[bom..];
        var scenario = StrictJson.Read<Scenario>(text);
        Need(scenario.Begin is "new" or "off" or "ready", "begin", "is \"new\", \"off\" or \"ready\"");
        Need(scenario.Language is "en" or "zh", "language", "is \"en\" or \"zh\"");
        Need(scenario.LinkDelayMs is >= 0 and <= 60_000, "linkDelayMs", "is 0 to 60000");
        Need(scenario.PaperMm is null or EscPos.NarrowMm or EscPos.WideMm, "paperMm", "is 58 or 80");
        Need(scenario.Steps.All(step => step.Roll is null) || scenario.PaperMm is not null, "steps", "with \"roll\" need \"paperMm\": a printer that takes two widths");
        Need(scenario.Batch is >= 0 and <= TransactionLog.DefaultBatch, "batch", $"is 0 to {TransactionLog.DefaultBatch}");
        Need(scenario.Batch == 0 || scenario.Begin == "ready", "batch", "needs \"begin\": \"ready\"");
        Need(scenario.Acquirer.TryParse(out _, out string why), "acquirer", why);
        foreach (Step step in scenario.Steps)
        {
            step.Check();
        }

        return scenario;

        void Need(bool holds, string member, string otherwise)
        {
            if (!holds)
            {
                int at = text.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\"{member}\""));
                throw new ScenarioError(StrictJson.LineAt(text, at), $"\"{member}\" {otherwise}");
            }
        }
    }
}

/// <summary>The words of "acquirer"; docs/scenarios.md.</summary>
public sealed class ScenarioAcquirer
{
    public string? Keys { get; set; }

    public string? Mac { get; set; }

    public int? Form { get; set; }

    public bool FullMacKey { get; set; }

    public bool KeyBlocks { get; set; }

    public int? NumbersLeft { get; set; }

    public bool TryParse(out Simulator.Acquirer.KeyOptions options, out string error)
    {
        bool good = Simulator.Acquirer.KeyOptions.TryParse(Keys, Mac, Form, FullMacKey, KeyBlocks, out options, out error);
        if (good && NumbersLeft is not null && (Keys != "dukpt-tdes" || NumbersLeft is < 1 or > 2000))
        {
            error = "\"numbersLeft\" is 1 to 2000 with dukpt-tdes";
            good = false;
        }

        options = options with { NumbersLeft = NumbersLeft };
        return good;
    }
}

/// <summary>A scenario file that cannot be taken as it is.</summary>
public sealed class ScenarioError(int line, string reason) : Exception($"line {line}: {reason}")
{
    public int Line { get; } = line;
}
