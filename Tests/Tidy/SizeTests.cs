using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Tidy;

/// <summary>A function fits a screen, a file a sitting.</summary>
[TestClass]
public sealed class SizeTests
{
    private const int FileLines = 500;
    private const int FunctionLines = 60;

    [TestMethod]
    public void Files_fit_a_sitting()
    {
        Repository.IsClean(
            from source in Repository.Sources
            let lines = source.Root.SyntaxTree.GetText().Lines.Count - 1
            where lines > FileLines && !IsListOfNames(source.Root)
            select $"{source.Path} has {lines} lines, {FileLines} at most");
    }

    [TestMethod]
    public void Functions_fit_a_screen()
    {
        Repository.IsClean(
            from source in Repository.Sources
            where !source.IsUnder("Tests")
            from function in source.Root.DescendantNodes()
            where function is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
            let lines = Lines(function)
            where lines > FunctionLines && !IsTable(function)
            select $"{source.At(function.SpanStart)}: {Name(function)} has {lines} lines, {FunctionLines} at most");
    }

    /// <summary>One enum and nothing else: it can be neither split nor misread.</summary>
    private static bool IsListOfNames(SyntaxNode root) =>
        root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().ToList() is [EnumDeclarationSyntax];

    /// <summary>From the line of the name to the closing brace: neither attributes nor comments above count.</summary>
    private static int Lines(SyntaxNode function)
    {
        SyntaxToken start = function switch
        {
            MethodDeclarationSyntax m => m.Identifier,
            ConstructorDeclarationSyntax c => c.Identifier,
            LocalFunctionStatementSyntax f => f.Identifier,
            AccessorDeclarationSyntax a => a.Keyword,
            _ => function.GetFirstToken(),
        };
        FileLinePositionSpan from = start.GetLocation().GetLineSpan();
        FileLinePositionSpan to = function.GetLastToken().GetLocation().GetLineSpan();
        return to.EndLinePosition.Line - from.StartLinePosition.Line + 1;
    }

    /// <summary>One row a line and nothing to follow: a switch that only returns literals, or calls of one method with literals.</summary>
    private static bool IsTable(SyntaxNode function)
    {
        if (function is not BaseMethodDeclarationSyntax { Body.Statements: var statements })
        {
            return false;
        }

        if (statements is [SwitchStatementSyntax table])
        {
            return table.Sections.All(s => s.Statements is [ReturnStatementSyntax { Expression: LiteralExpressionSyntax }]);
        }

        int rows = statements.Select(RowOf).OfType<string>().GroupBy(n => n).Select(g => g.Count()).DefaultIfEmpty().Max();
        return rows * 10 >= statements.Count * 9;
    }

    private static string? RowOf(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }
        && call.ArgumentList.Arguments.All(a => a.Expression is LiteralExpressionSyntax or MemberAccessExpressionSyntax or PrefixUnaryExpressionSyntax)
            ? call.Expression.ToString()
            : null;

    private static string Name(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax m => m.Identifier.Text,
        ConstructorDeclarationSyntax c => c.Identifier.Text,
        LocalFunctionStatementSyntax f => f.Identifier.Text,
        _ => function.Kind().ToString(),
    };
}
