using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Nano.Analyzer;

namespace Tidy;

/// <summary>Compiles a piece of source and says which rules of the analyzer it breaks.</summary>
internal static class Judge
{
    private const string Frame = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text;
        using System.Threading.Tasks;
        namespace Drivers.Hal {{ public enum Status {{ Ok, Fault }} }}
        namespace Secrecy {{ class MasksAttribute : Attribute {{ }} class SecretAttribute : Attribute {{ }} }}
        namespace Sample
        {{
            using Drivers.Hal;
            using Secrecy;
            enum Key {{ None, Enter }}
            static class Tables {{ public static readonly byte[] Sine = {{ 1 }}; public const int Size = 4; public static int Twice(int x) {{ return 2 * x; }} }}
            static class Pure {{ public static byte[] Make() {{ return new byte[4]; }} }}
            class Trace {{ public void Write(int code, int value) {{ }} }}
            class Card {{ public byte[] Pan; public string Track2; public int PinTries; [Secret] public byte[] Blob; }}
            class Code
            {{
                {0}
            }}
        }}
        """;

    private static readonly MetadataReference[] s_references = Directory
        .GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll")
        .Where(IsManagedLibrary)
        .Select(p => (MetadataReference)MetadataReference.CreateFromFile(p))
        .ToArray();

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
        [new SyntaxRules(), new MeaningRules(), new StaticOrderRule(), new SecretRule()];

    /// <summary>The rules broken by members of a class, sorted, each once. Source that does not compile is the test's mistake.</summary>
    public static string[] Members(string members) => File(string.Format(Frame, members), LanguageVersion.CSharp10);

    public static string[] File(string source, LanguageVersion version)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version), "Sample.cs");
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);
        var compilation = CSharpCompilation.Create("Sample", [tree], s_references, options);
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        if (errors.Length > 0)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, errors.Select(e => e.ToString())));
        }

        var found = compilation.WithAnalyzers(s_analyzers, new AnalyzerOptions([])).GetAllDiagnosticsAsync().Result;
        return found.Where(d => d.Id.StartsWith("NF", StringComparison.Ordinal) || d.Id.StartsWith("AD", StringComparison.Ordinal))
            .Select(d => d.Id).Distinct().Order(StringComparer.Ordinal).ToArray();
    }

    private static bool IsManagedLibrary(string path)
    {
        string name = Path.GetFileName(path);
        return name is "mscorlib.dll" or "netstandard.dll" or "Microsoft.CSharp.dll"
            || name.StartsWith("System.", StringComparison.Ordinal) && !name.Contains("Native", StringComparison.Ordinal);
    }
}
