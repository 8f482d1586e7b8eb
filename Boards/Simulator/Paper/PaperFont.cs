using System.Reflection;
using System.Text;
using VirtualHandset;

namespace Simulator.Paper;

/// <summary>
/// The printer's character generator: 12x24 for 20h-7Eh, then 24x24 for the 87 rows of 94 GB2312 cells, from an
/// embedded file that Tools/FontGenerator/rasterise.py made from Noto Sans Mono CJK SC.
/// </summary>
public sealed class PaperFont : IGlyphs
{
    private const int FirstAscii = 0x20;
    private const int AsciiCount = 95;
    private const int NarrowBytes = 48;
    private const int WideBytes = 72;
    private const int CellsPerRow = 94;
    private const int WideOffset = AsciiCount * NarrowBytes;

    private readonly byte[] _dots;

    public PaperFont()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Simulator.Assets.paper24.bin")
            ?? throw new InvalidOperationException("paper24.bin is not embedded");
        _dots = new byte[stream.Length];
        stream.ReadExactly(_dots);
    }

    public bool Render(int code, byte[] into)
    {
        int lead = (code >> 8) - 0xA1;
        int trail = (code & 0xFF) - 0xA1;
        bool wide = code > 0xFF;
        int offset = wide ? WideOffset + (((lead * CellsPerRow) + trail) * WideBytes) : (code - FirstAscii) * NarrowBytes;
        int count = wide ? WideBytes : NarrowBytes;
        bool known = wide
            ? lead >= 0 && trail >= 0 && trail < CellsPerRow && offset + count <= _dots.Length
            : code >= FirstAscii && code < FirstAscii + AsciiCount;
        if (known)
        {
            Array.Copy(_dots, offset, into, 0, count);
        }

        return known;
    }

    /// <summary>The characters of a line as the printer received them.</summary>
    public static string Decode(byte[] gb2312)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("gb2312").GetString(gb2312);
    }
}
