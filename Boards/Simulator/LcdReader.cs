using System.Text;
using Drivers.Display;
using VirtualHandset;

namespace Simulator;

/// <summary>
/// Reads the text off the glass, pixel by pixel: every glyph cell that was written is compared with the fonts, dot for dot.
/// What does not match a glyph exactly, or was painted over since, is no text.
/// </summary>
public sealed class LcdReader
{
    /// <summary>Cells of one line that stand further apart than this are separate words.</summary>
    private const int WordGapDots = 3;

    private readonly LcdModel _lcd;
    private readonly GlyphTable[] _fonts = [GlyphTable.Text16, GlyphTable.Text24, GlyphTable.Amount32];
    private readonly List<Cell> _cells = [];
    private readonly List<Cell> _found = [];

    public LcdReader(LcdModel lcd)
    {
        _lcd = lcd;
        lcd.WindowFilled = Filled;
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
        foreach (Cell cell in _cells.Where(Stands).OrderBy(c => c.Top).ThenBy(c => c.Left))
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

    private void Filled(int left, int top, int right, int bottom)
    {
        _cells.RemoveAll(c => c.Left <= right && c.Right >= left && c.Top <= bottom && c.Bottom >= top);
        foreach (GlyphTable font in _fonts)
        {
            if (font.Height == bottom - top + 1)
            {
                Decode(font, left, top, right - left + 1);
            }
        }

        DecodeFigure(left, top, right - left + 1, bottom - top + 1);
    }

    /// <summary>The amount field paints only the part of a cell that has ink: 21x26 of a figure's, 8x11 of a point's or a comma's.</summary>
    private void DecodeFigure(int left, int top, int width, int height)
    {
        if (width == 21 && height == 26)
        {
            Decode(GlyphTable.Amount32, left - 2, top - 2, 24);
        }
        else if (width == 8 && height == 11)
        {
            Decode(GlyphTable.Amount32, left - 2, top - 21, 12);
        }
    }

    private void Decode(GlyphTable font, int left, int top, int width)
    {
        int paper = -1;
        int ink = -1;
        for (int y = top; y < top + font.Height; y++)
        {
            for (int x = left; x < left + width; x++)
            {
                int color = _lcd.At(x, y);
                paper = paper < 0 ? color : paper;
                ink = color != paper && ink < 0 ? color : ink;
                if (color != paper && color != ink)
                {
                    return;
                }
            }
        }

        if (ink < 0)
        {
            return;
        }

        _ = Match(font, left, top, width, paper) || Match(font, left, top, width, ink);
    }

    private bool Match(GlyphTable font, int left, int top, int width, int paper)
    {
        string dots = Dots(left, top, width, font.Height, paper);
        _found.Clear();
        if (!Cover(font, dots, 0, width, left, top, paper))
        {
            return false;
        }

        _cells.AddRange(_found);
        return true;
    }

    /// <summary>Covers the window from <paramref name="at"/> on with glyphs, the widest that fits first.</summary>
    private bool Cover(GlyphTable font, string dots, int at, int width, int left, int top, int paper)
    {
        if (at == width)
        {
            return true;
        }

        int perColumn = font.CharsPerColumn;
        foreach (int glyphWidth in font.Widths)
        {
            if (at + glyphWidth > width)
            {
                continue;
            }

            string key = dots.Substring(at * perColumn, glyphWidth * perColumn);
            if (!font.TryFind(key, out char character))
            {
                continue;
            }

            _found.Add(new Cell(character, left + at, top, glyphWidth, font.Height, key, paper));
            if (Cover(font, dots, at + glyphWidth, width, left, top, paper))
            {
                return true;
            }

            _found.RemoveAt(_found.Count - 1);
        }

        return false;
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

    public int CharsPerColumn => (Height + 15) / 16;

    /// <summary>Widest first.</summary>
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
