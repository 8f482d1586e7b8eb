using System.Globalization;

namespace Simulator;

/// <summary>Reads `--name value` and `--flag` from a command line; what it does not know is an error with a sentence.</summary>
public sealed class Options
{
    private readonly Dictionary<string, string> _values = [];

    private Options()
    {
    }

    /// <param name="valued">Options that take a value.</param>
    /// <param name="flags">Options that stand alone.</param>
    public static bool TryParse(string[] arguments, string[] valued, string[] flags, out Options options, out string error)
    {
        options = new Options();
        error = "";
        for (int i = 0; i < arguments.Length && error.Length == 0; i++)
        {
            string name = arguments[i];
            if (flags.Contains(name))
            {
                options._values[name] = "";
            }
            else if (!valued.Contains(name))
            {
                error = $"\"{name}\" is not known here; known are {string.Join(", ", valued.Concat(flags))}.";
            }
            else if (i + 1 == arguments.Length)
            {
                error = $"{name} takes a value.";
            }
            else if (!options._values.TryAdd(name, arguments[++i]))
            {
                error = $"{name} stands there twice.";
            }
        }

        return error.Length == 0;
    }

    public bool Has(string flag) => _values.ContainsKey(flag);

    public string Text(string name, string fallback) => _values.GetValueOrDefault(name, fallback);

    /// <summary>False with a sentence when the value is no whole number of that range.</summary>
    public bool TryNumber(string name, uint fallback, uint least, uint most, out uint value, out string error)
    {
        value = fallback;
        error = "";
        if (_values.TryGetValue(name, out string? text)
            && (!uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) || value < least || value > most))
        {
            error = $"{name} takes a whole number from {least} to {most}.";
        }

        return error.Length == 0;
    }

    /// <summary>The width of the roll in millimetres; 0 when nothing is said.</summary>
    public bool TryPaper(out int mm, out string error)
    {
        string text = Text("--paper", "");
        mm = text switch { "58" => Drivers.Printer.EscPos.NarrowMm, "80" => Drivers.Printer.EscPos.WideMm, _ => 0 };
        error = mm > 0 || text.Length == 0 ? "" : "--paper is 58 or 80.";
        return error.Length == 0;
    }

    /// <summary>False with a sentence when `--lang` is neither en nor zh.</summary>
    public bool TryLanguage(out Firmware.Ui.Language language, out string error)
    {
        string text = Text("--lang", "en");
        language = text == "zh" ? Firmware.Ui.Language.Chinese : Firmware.Ui.Language.English;
        error = text is "en" or "zh" ? "" : "--lang is en or zh.";
        return error.Length == 0;
    }
}
