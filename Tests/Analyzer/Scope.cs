using System;
using Microsoft.CodeAnalysis;

namespace Nano.Analyzer
{
    /// <summary>Which code is ours to judge.</summary>
    internal static class Scope
    {
        /// <summary>Sources that a build step wrote (assembly attributes, a test runner's entry point) are not.</summary>
        public static bool Skips(SyntaxTree tree)
        {
            string path = tree.FilePath.Replace('\\', '/');
            return path.Contains("/obj/") || path.Contains("/.nuget/");
        }

        /// <summary>The class library and the test framework: loaded before our code, and checked by the surface build.</summary>
        public static bool IsFramework(IAssemblySymbol? assembly)
        {
            if (assembly == null)
            {
                return true;
            }

            string name = assembly.Name;
            return name == "mscorlib" || name == "netstandard" || name == "System"
                || name.StartsWith("System.", StringComparison.Ordinal)
                || name.StartsWith("nanoFramework.", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.", StringComparison.Ordinal)
                || name.StartsWith("MSTest.", StringComparison.Ordinal);
        }

        public static bool IsTestProject(Compilation compilation)
        {
            return compilation.GetTypeByMetadataName("Microsoft.VisualStudio.TestTools.UnitTesting.Assert") != null
                || compilation.GetTypeByMetadataName("nanoFramework.TestFramework.Assert") != null;
        }
    }
}
