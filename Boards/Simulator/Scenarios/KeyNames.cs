using Drivers.Keypad;

namespace Simulator.Scenarios;

/// <summary>The keys by the names people write: digits as they are, the others by their caps.</summary>
public static class KeyNames
{
    private static readonly Dictionary<string, Key> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["0"] = Key.D0, ["1"] = Key.D1, ["2"] = Key.D2, ["3"] = Key.D3, ["4"] = Key.D4,
        ["5"] = Key.D5, ["6"] = Key.D6, ["7"] = Key.D7, ["8"] = Key.D8, ["9"] = Key.D9,
        ["*"] = Key.Star, ["#"] = Key.Hash, ["Cancel"] = Key.Cancel, ["Clear"] = Key.Clear,
        ["Enter"] = Key.Enter, ["Menu"] = Key.Menu, ["Up"] = Key.Up, ["Down"] = Key.Down,
        ["F1"] = Key.F1, ["F2"] = Key.F2,
    };

    public static string All => string.Join(" ", Names.Keys);

    public static bool TryFind(string name, out Key key) => Names.TryGetValue(name, out key);

    public static string NameOf(Key key) => Names.FirstOrDefault(pair => pair.Value == key).Key ?? "";

    public static string[] Split(string keys) =>
        keys.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
