using Drivers.Printer;

namespace Simulator.Panel;

/// <summary>The width of the roll that is in the printer, kept from one day to the next beside the flash.</summary>
internal sealed class RollFile(string folder, bool fresh)
{
    private readonly string _path = Path.Combine(folder, "paper");

    /// <param name="askedMm">What the command line says; 0 for nothing.</param>
    /// <returns>The roll that is in: a new terminal comes with a narrow one.</returns>
    public int Begin(int askedMm)
    {
        if (askedMm > 0)
        {
            return askedMm;
        }

        if (fresh || !File.Exists(Path.Combine(folder, PanelProgram.ReadyFile)))
        {
            return EscPos.NarrowMm;
        }

        // A terminal from before rolls were kept was not told of them either: it prints as wide as its printer.
        bool narrow = File.Exists(_path) && File.ReadAllText(_path).Trim() == EscPos.NarrowMm.ToString();
        return narrow ? EscPos.NarrowMm : EscPos.WideMm;
    }

    public void Keep(int mm) => File.WriteAllText(_path, mm.ToString());
}
