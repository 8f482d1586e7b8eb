using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.VisualStudio.TestTools.UnitTesting;

[assembly: Parallelize]

namespace Tidy;

/// <summary>One C# file of the repository and its syntax.</summary>
internal sealed record Source(string Path, string Text, CompilationUnitSyntax Root)
{
    public bool IsUnder(params string[] folders) => folders.Any(f => Path.StartsWith(f + "/", StringComparison.Ordinal));

    public string At(int position) => $"{Path}({Root.SyntaxTree.GetLineSpan(new(position, 0)).StartLinePosition.Line + 1})";
}

/// <summary>The sources as they lie on disk, with / in the paths, seen from the root.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>Every hand-written C# file. The declarations of Tests/Surface and tables made by a generator are not.</summary>
    public static readonly Source[] Sources = Files("*.cs")
        .Where(p => !p.StartsWith("Tests/Surface/", StringComparison.Ordinal) && !p.EndsWith(".Generated.cs", StringComparison.Ordinal))
        .Select(Read)
        .ToArray();

    public static IEnumerable<string> Files(string pattern) => Directory
        .EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
        .Select(p => Path.GetRelativePath(Root, p).Replace('\\', '/'))
        .Where(p => !p.Split('/').Any(part => part is "obj" or "bin" or ".git" or "artifacts" or "TestResults"))
        .Order(StringComparer.Ordinal);

    public static void IsClean(IEnumerable<string> complaints)
    {
        string[] all = complaints.ToArray();
        Assert.AreEqual(0, all.Length, Environment.NewLine + string.Join(Environment.NewLine, all));
    }

    private static Source Read(string path)
    {
        string text = File.ReadAllText(Path.Combine(Root, path));
        var options = new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: ["DEBUG"]);
        return new Source(path, text, CSharpSyntaxTree.ParseText(text, options, path).GetCompilationUnitRoot());
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d != null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "Firmware.sln")))
            {
                return d.FullName;
            }
        }

        throw new InvalidOperationException("Firmware.sln is not above " + AppContext.BaseDirectory);
    }
}
