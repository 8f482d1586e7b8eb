using FontGenerator;

// dotnet run --project Tools/FontGenerator [-- path/of/the/repository]
string root = args.Length > 0 ? args[0] : Repository.Find(AppContext.BaseDirectory);
IReadOnlyList<int> missing = Generator.Missing(root);
foreach (int code in missing)
{
    Console.Error.WriteLine($"No glyph for U+{code:X4} '{(char)code}', which the texts use: it is outside GB2312.");
}

Generator.Write(root);
Console.WriteLine($"Wrote {Generator.Text16Path} and {Generator.Amount32Path}: {Generator.Wanted(root).Count} wide glyphs.");
return missing.Count == 0 ? 0 : 1;
