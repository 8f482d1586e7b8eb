using System.Text;
using Drivers.Display;
using VirtualHandset;

namespace Simulator;

/// <summary>
/// Reads the text off the glass, pixel by pixel: what was written is compared with the glyphs, dot for dot. The driver writes a glyph at a time, all of its cell
/// or only the rows with ink. What does not match exactly, or was painted over since, is no text.
/// </summary>
public sealed class LcdReader
{
    /// <summary>Cells of one line that stand further apart than this are separate words.</summary>
    private const int WordGapDots = 3;

    private const int MaxGlyphWidth = 24;

    /// <summary>How far a sign that stands at several heights ("-" or "_") looks for a neighbour that tells where its line is.</summary>
    private const int NeighbourDots = 60;

    private readonly LcdModel _lcd;
    private readonly GlyphTable[] _fonts = [GlyphTable.Text16, GlyphTable.Text24, GlyphTable.Amount32];
    private readonly List<Window> _windows = [];

    public LcdReader(LcdModel lcd)
    {
        _lcd = lcd;
        lcd.WindowFilled = Filled;
    }

    /// <summary>What was written at once, and the glyphs it may be once somebody has asked.</summary>
    private sealed record Window(int Left, int Top, int Right, int Bottom)
    {
        public Cell[]? Readings { get; set; }

        public bool Meets(Window other) => Left <= other.Right && Right >= other.Left && Top <= other.Bottom && Bottom >= other.Top;
    }

    private readonly record struct Cell(char Character, int Left, int Top, int Width, int Height, string Dots, int Paper)
    {
        public int Right => Left + Width - 1;

        public int Bottom => Top + Height - 1;
    }

    /// <summary>One line of text as it stands on the glass.</summary>
    public readonly record struct Line(int Left, int Top, int Height, string Text);

    /// <summary>The lines that can be read now, from the top, left before right; empty while the panel is dark.</summary>
    public IReadOnlyList<Line> Read()
    {
        var lines = new List<Line>();
        if (!_lcd.Visible)
        {
            return lines;
        }

        var text = new StringBuilder();
        int left = 0;
        Cell? before = null;
        foreach (Cell cell in Standing().OrderBy(c => c.Top).ThenBy(c => c.Left))
        {
            if (before is { } b && (b.Top != cell.Top || b.Height != cell.Height))
            {
                lines.Add(new Line(left, b.Top, b.Height, text.ToString().TrimEnd()));
                before = null;
            }

            if (before is not { } last)
            {
                text.Clear();
                left = cell.Left;
            }
            else if (cell.Left - last.Right - 1 > WordGapDots && text[^1] != ' ')
            {
                text.Append(' ');
            }

            text.Append(cell.Character);
            before = cell;
        }

        if (before is { } end)
        {
            lines.Add(new Line(left, end.Top, end.Height, text.ToString().TrimEnd()));
        }

        return lines;
    }

    /// <summary>All lines, one below the other.</summary>
    public string Text => string.Join('\n', Read().Select(line => line.Text));

    /// <summary>Whether that text can be read: within a line, or broken over lines at a blank or between Chinese characters.</summary>
    public bool Shows(string wanted) => Contains(Text, wanted);

    /// <summary>The comparison of <see cref="Shows"/>, for any text of several lines.</summary>
    public static bool Contains(string lines, string wanted)
    {
        string want = Squeeze(wanted);
        if (lines.Split('\n').Any(line => Squeeze(line).Contains(want, StringComparison.Ordinal)))
        {
            return true;
        }

        return Squeeze(lines).Contains(want, StringComparison.Ordinal)
            || (want.Any(c => c >= 0x2E80) && lines.Replace("\n", "").Contains(want, StringComparison.Ordinal));
    }

    private static string Squeeze(string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private IEnumerable<Cell> Standing()
    {
        foreach (Window window in _windows)
        {
            window.Readings ??= Decode(window);
        }

        Cell[][] readings = [.. _windows.Select(window => window.Readings!.Where(Stands).ToArray()).Where(options => options.Length > 0)];
        Cell[] certain = [.. readings.Where(options => options.Length == 1).Select(options => options[0])];
        return readings.Select(options => options.Length == 1 ? options[0] : Likeliest(options, certain));
    }

    /// <summary>The reading in whose line somebody near is.</summary>
    private static Cell Likeliest(Cell[] readings, Cell[] certain) =>
        readings.OrderBy(reading => certain
            .Where(c => c.Top == reading.Top && c.Height == reading.Height)
            .Select(c => Math.Abs(c.Left - reading.Left))
            .Where(distance => distance <= NeighbourDots)
            .DefaultIfEmpty(int.MaxValue)
            .Min()).First();

    private void Filled(int left, int top, int right, int bottom)
    {
        var written = new Window(left, top, right, bottom);
        _windows.RemoveAll(written.Meets);
        if (right - left < MaxGlyphWidth && bottom - top < GlyphTable.Amount32.Height)
        {
            _windows.Add(written);
        }
    }

    private Cell[] Decode(Window window)
    {
        int width = window.Right - window.Left + 1;
        int height = window.Bottom - window.Top + 1;
        int[] colors = [.. Enumerable.Range(0, width * height).Select(i => (int)_lcd.At(window.Left + (i % width), window.Top + (i / width))).Distinct().Take(3)];
        if (colors.Length != 2)
        {
            return [];
        }

        // The amount field paints only the part of a cell that has ink: so much of a figure's or of a point's or a comma's.
        Cell[] figure = (width, height) switch
        {
            (21, 26) => Match(GlyphTable.Amount32, window.Left - 2, window.Top - 2, 24, colors[0]),
            (8, 11) => Match(GlyphTable.Amount32, window.Left - 2, window.Top - 21, 12, colors[0]),
            _ => [],
        };
        if (figure.Length > 0)
        {
            return figure;
        }

        foreach (int paper in colors)
        {
            Cell[] found =
            [
                .. from font in _fonts
                   where font.Widths.Contains(width)
                   from above in Enumerable.Range(0, Math.Max(0, font.Height - height + 1))
                   from cell in Match(font, window.Left, window.Top - above, width, paper)
                   select cell,
            ];
            if (found.Length > 0)
            {
                return found;
            }
        }

        return [];
    }

    /// <summary>The glyph that fills a cell; none when it does not.</summary>
    private Cell[] Match(GlyphTable font, int left, int top, int width, int paper)
    {
        if (left < 0 || top < 0 || left + width > LcdModel.Width || top + font.Height > LcdModel.Height)
        {
            return [];
        }

        string dots = Dots(left, top, width, font.Height, paper);
        return font.TryFind(dots, out char character) ? [new Cell(character, left, top, width, font.Height, dots, paper)] : [];
    }

    private bool Stands(Cell cell) => Dots(cell.Left, cell.Top, cell.Width, cell.Height, cell.Paper) == cell.Dots;

    /// <summary>Columns from the left, 16 dots a UTF-16 unit, top dot in the highest bit.</summary>
    private string Dots(int left, int top, int width, int height, int paper) =>
        GlyphTable.Pack(width, height, (x, y) => _lcd.At(left + x, top + y) != paper);
}

/// <summary>All glyphs of a font by their dots.</summary>
internal sealed class GlyphTable
{
    private static readonly Lazy<GlyphTable> s_text16 = new(MakeText16);
    private static readonly Lazy<GlyphTable> s_text24 = new(MakeText24);
    private static readonly Lazy<GlyphTable> s_amount32 = new(() => new GlyphTable(Fonts.Amount32));

    private readonly Dictionary<string, char> _characters = [];

    private GlyphTable(Font font)
    {
        Height = font.Height;
        var widths = new SortedSet<int>();
        for (int code = 0x20; code < 0xFFFF; code++)
        {
            char c = (char)code;
            int width = font.Contains(c) ? font.WidthOf(c) : 0;
            if (width > 0)
            {
                widths.Add(width);
                _characters.TryAdd(Pack(width, Height, (x, y) => font.HasInk(c, x, y)), c);
            }
        }

        Widths = [.. widths.Reverse()];
    }

    private GlyphTable(int height, params int[] widths)
    {
        Height = height;
        Widths = widths;
    }

    /// <summary>What is compiled in, and the asset area's.</summary>
    public static GlyphTable Text16 => s_text16.Value;

    public static GlyphTable Text24 => s_text24.Value;

    public static GlyphTable Amount32 => s_amount32.Value;

    public int Height { get; }

    public int[] Widths { get; }

    private static GlyphTable MakeText16()
    {
        var table = new GlyphTable(Fonts.Text16);
        // The blank of Chinese type looks like two of Latin type: those stay what they are.
        foreach (var (character, _) in AssetImage.Characters.Where(c => c.Character != '\u3000'))
        {
            table.Add(character, 16, AssetImage.Glyph16(character));
        }

        return table;
    }

    private static GlyphTable MakeText24()
    {
        var table = new GlyphTable(24, 24, 12);
        foreach (char c in Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code))
        {
            table.Add(c, 12, AssetImage.Glyph24(c));
        }

        foreach (var (character, gb2312) in AssetImage.Characters.Where(c => c.Character != '\u3000'))
        {
            table.Add(character, 24, AssetImage.Cell24(gb2312));
        }

        return table;
    }

    private void Add(char c, int width, byte[] rows)
    {
        int bytesPerRow = (width + 7) / 8;
        _characters.TryAdd(Pack(width, Height, (x, y) => (rows[(y * bytesPerRow) + (x / 8)] & (0x80 >> (x % 8))) != 0), c);
    }

    public bool TryFind(string dots, out char character) => _characters.TryGetValue(dots, out character);

    public static string Pack(int width, int height, Func<int, int, bool> hasInk)
    {
        int perColumn = (height + 15) / 16;
        return string.Create(width * perColumn, hasInk, (span, ink) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                int bits = 0;
                for (int y = 0; y < 16; y++)
                {
                    int row = (i % perColumn * 16) + y;
                    bits = (bits << 1) | (row < height && ink(i / perColumn, row) ? 1 : 0);
                }

                span[i] = (char)bits;
            }
        });
    }
}
