namespace Simulator;

/// <summary>The desktop program: `dotnet run --project Boards/Simulator -- COMMAND ...`; without a command, the front panel.</summary>
public static class Program
{
    /// <summary>A command's work; returns the exit code: 0 done, 1 ran and found something wrong, 2 could not be understood.</summary>
    public delegate int Command(string[] arguments);

    /// <summary>Name, one line of help, and what runs. Each tool adds its row here.</summary>
    private static readonly (string Name, string Help, Command Run)[] Commands =
    [
        ("panel", "[--port N] [--state FOLDER] [--fresh] [--lang en|zh]: the terminal in the browser; what runs without a command", Panel.PanelProgram.Run),
        ("demo", "[--out receipt.png] [--seed N] [--lang en|zh]: power-on to printed receipt, unattended", Demo.DemoCommand.Run),
        ("run", "scenario.json [--seed N]: a scenario in virtual time", Scenarios.RunCommand.Run),
        ("emv", "emv CARD --amount 12.34: one transaction of the kernel with one card, every step told", Tools.EmvCommand.Run),
        ("soak", "--days N [--seed S] [--workers N] [--tell]: merchant days with random faults; the books must agree at the end of each", Soak.SoakCommand.Run),
        ("harm", "[--scenario FILE]: scenarios with the power cut at every flash operation, flipped bits and worn blocks", Soak.HarmCommand.Run),
        ("wire", "bytes on the line for each kind of transaction", Tools.WireCommand.Run),
        ("assets", "FILE.bin: fonts and dictionary as the image of the flash's last megabyte, for a technician to load", Tools.AssetsCommand.Run),
        ("make-test-ca", "for developers: writes the test keys anew", Tools.MakeTestCaCommand.Run),
        ("decode", "decode 8583 HEX | decode tlv HEX: a message or data objects, field by field", Tools.DecodeCommand.Run),
        ("acquirer", "the test acquirer alone behind a TCP port, its traffic decoded", Tools.AcquirerCommand.Run),
    ];

    public static int Main(string[] arguments)
    {
        if (arguments is ["help" or "--help" or "-h", ..])
        {
            Help(Console.Out);
            return 0;
        }

        string name = arguments.Length > 0 && !arguments[0].StartsWith('-') ? arguments[0] : "panel";
        foreach (var command in Commands)
        {
            if (command.Name == name)
            {
                return command.Run(arguments.Length > 0 && arguments[0] == name ? arguments[1..] : arguments);
            }
        }

        Console.Error.WriteLine($"There is no command '{name}'.");
        Help(Console.Error);
        return 2;
    }

    private static void Help(TextWriter to)
    {
        to.WriteLine("Usage: dotnet run --project Boards/Simulator [-- COMMAND ...]");
        foreach (var command in Commands)
        {
            to.WriteLine($"  {command.Name,-10} {command.Help}");
        }
    }
}
