using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>For developers: writes the test keys and the firmware's table of their public halves anew.</summary>
public static class MakeTestCaCommand
{
    private const string JsonPath = "Boards/Simulator/Cards/test-ca.json";
    private const string SourcePath = "Firmware/Sale/TestCaKeys.Generated.cs";

    public static int Run(string[] arguments)
    {
        if (!Directory.Exists("Boards/Simulator/Cards") || !Directory.Exists("Firmware/Sale") || arguments.Length > 0)
        {
            Console.Error.WriteLine("make-test-ca takes no arguments and runs in the root of the repository.");
            return 2;
        }

        TestCa keys = TestCa.Make();
        File.WriteAllText(JsonPath, keys.ToJson());
        File.WriteAllText(SourcePath, keys.ToSource());
        Console.WriteLine($"{keys.Keys.Count} CA keys and {keys.Below.Count} issuer and card keys: {JsonPath}, {SourcePath}");
        return 0;
    }
}
