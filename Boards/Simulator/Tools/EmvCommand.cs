using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>`emv card.json --amount 12.34`: the kernel against one card, every step told. See docs/emv-tool.md.</summary>
public static class EmvCommand
{
    private const int Fine = 0;
    private const int FoundWrong = 1;
    private const int NotUnderstood = 2;
    private const int Broken = 3;

    public static int Run(string[] arguments) => Run(arguments, Console.Out, Console.Error);

    /// <returns>0: the transaction came to an end (whatever the outcome); 1: it left the recording, or the kernel reports an error of its own; 2: the arguments or the file could not be understood; 3: a fault of this program.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        try
        {
            if (arguments.Contains("--contactless") && arguments.Contains("--tour"))
            {
                return EmvTapTour.Run([.. arguments.Where(a => a is not ("--tour" or "--contactless"))], output, error);
            }

            if (arguments.Contains("--tour"))
            {
                return EmvTour.Run([.. arguments.Where(a => a != "--tour")], output, error);
            }

            EmvOptions options = EmvOptions.Parse(arguments);
            if (options.List)
            {
                List(output);
                return Fine;
            }

            if (options.CardPath is null)
            {
                error.WriteLine("error: which card?");
                Usage(error);
                return NotUnderstood;
            }

            return options.Contactless ? EmvTapCommand.Run(options, output) : Run(options, output);
        }
        catch (EmvUsageException usage)
        {
            error.WriteLine("error: " + usage.Message);
            Usage(error);
            return NotUnderstood;
        }
        catch (CardFileException file)
        {
            error.WriteLine("error: " + file.Message);
            return NotUnderstood;
        }
        catch (Exception fault) when (fault is InvalidOperationException or IndexOutOfRangeException or ArgumentException or NullReferenceException or OverflowException)
        {
            // A fault of the program and not of what it was given; still no reason for a stack trace.
            error.WriteLine($"error: a fault of the program itself ({fault.GetType().Name}): {fault.Message}");
            return Broken;
        }
    }

    private static int Run(EmvOptions options, TextWriter output)
    {
        var run = new EmvRun(EmvSettings.Make(CardFile.Load(options.CardPath!), options));
        run.Run();
        if (options.RecordPath is { } path)
        {
            try
            {
                File.WriteAllText(path, EmvRecorder.Write(run));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new EmvUsageException($"--record {path}: {e.Message}");
            }
        }

        var report = new EmvReport(run);
        if (options.Json)
        {
            output.WriteLine(EmvJson.Write(report));
        }
        else
        {
            EmvText.Write(report, output);
        }

        return report.Deviated || report.KernelFailed ? FoundWrong : Fine;
    }

    private static void List(TextWriter output)
    {
        foreach (ShelfCard card in CardShelf.Cards)
        {
            output.WriteLine($"{card.Id,-26} {card.Name}");
        }
    }

    private static void Usage(TextWriter error)
    {
        error.WriteLine("Usage: emv CARD --amount 12.34 [--pin 1234|none|broken] [--online approve|decline|down] [--json] [--show-card-data]");
        error.WriteLine("           [--other 0.00] [--type 00] [--un HEX] [--date 2026-01-15] [--time 10:20:30] [--sequence N] [--terminal TAG=HEX]...");
        error.WriteLine("           [--aid HEX]... [--ca-keys FILE]... [--arc 00] [--issuer-data HEX] [--choose N] [--force-online] [--loose] [--record FILE] [--seed N]");
        error.WriteLine("       emv CARD --contactless --amount 12.34 [--cvm-limit 1000.00] [--tap-limit 50000.00] [--offline-to-online] [--config FILE]");
        error.WriteLine("           [--tear-at N] [--relay TENTH_MS] [--record FILE] [--terminal 9F66=HEX] ...");
        error.WriteLine("       emv --tour [CHAPTER|STOP] [--save FILE]");
        error.WriteLine("       emv --contactless --tour [CHAPTER|STOP] [--json]");
        error.WriteLine("CARD is a file (docs/cards.md) or a card of the shelf; emv --list names those.");
    }
}
