using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Tidy;

/// <summary>Habits of the codebase that a reader of the syntax can check.</summary>
[TestClass]
public sealed class HabitTests
{
    private static readonly string[] s_portable = ["Emv", "Drivers", "Loop", "Store", "Ui", "Host", "Staff", "Setup", "Receipts", "Firmware", "Boards/VirtualHandset"];

    private static readonly string[] s_clocks =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "Thread.Sleep", "Task.Delay", "Environment.TickCount", "Environment.TickCount64",
    ];

    private static readonly string[] s_clockTypes = ["Stopwatch", "Timer", "Random"];

    /// <summary>Time comes in as a parameter, chance through IRandom: otherwise a scenario could not be replayed.</summary>
    [TestMethod]
    public void Only_boards_look_at_a_clock_sleep_or_throw_dice()
    {
        string[] folders = [.. s_portable, "Tests/Emv.Tests", "Tests/Drivers.Tests", "Tests/Firmware.Tests"];
        Repository.IsClean(
            from source in Repository.Sources
            where source.IsUnder(folders)
            from node in source.Root.DescendantNodes()
            where node is MemberAccessExpressionSyntax access && s_clocks.Any(c => access.ToString() == c || access.ToString().EndsWith("." + c, StringComparison.Ordinal))
                || node is IdentifierNameSyntax { Parent: ObjectCreationExpressionSyntax or VariableDeclarationSyntax } name && s_clockTypes.Contains(name.Identifier.Text)
            select $"{source.At(node.SpanStart)}: {node}");
    }

    /// <summary>nanoFramework's launcher calls test methods without an instance: a field of one is a null reference there.</summary>
    [TestMethod]
    public void A_portable_test_class_keeps_nothing_in_its_instance()
    {
        Repository.IsClean(
            from source in Repository.Sources
            where source.IsUnder("Tests/Emv.Tests", "Tests/Drivers.Tests", "Tests/Firmware.Tests")
            from type in source.Root.DescendantNodes().OfType<ClassDeclarationSyntax>()
            where type.AttributeLists.Any(l => l.Attributes.Any(a => a.Name.ToString() == "TestClass"))
            from member in type.Members
            where !member.Modifiers.Any(SyntaxKind.StaticKeyword) && !member.Modifiers.Any(SyntaxKind.ConstKeyword)
            where member is FieldDeclarationSyntax or PropertyDeclarationSyntax or ConstructorDeclarationSyntax
            select $"{source.At(member.SpanStart)}: {member.ToString().Split('\n')[0]}");
    }

    [TestMethod]
    public void No_floating_point_near_money()
    {
        Repository.IsClean(
            from source in Repository.Sources
            where source.IsUnder("Emv", "Loop", "Store", "Ui", "Host", "Staff", "Setup", "Receipts", "Firmware")
            from token in source.Root.DescendantTokens()
            where token.IsKind(SyntaxKind.FloatKeyword) || token.IsKind(SyntaxKind.DoubleKeyword) || token.IsKind(SyntaxKind.DecimalKeyword)
                || token.IsKind(SyntaxKind.NumericLiteralToken) && token.Value is float or double or decimal
            select $"{source.At(token.SpanStart)}: {token}");
    }

    /// <summary>On the desktop one may end a wait by an exception of its own type, if a comment says so; the firmware may not.</summary>
    [TestMethod]
    public void A_catch_does_something()
    {
        Repository.IsClean(
            from source in Repository.Sources
            from @catch in source.Root.DescendantNodes().OfType<CatchClauseSyntax>()
            where @catch.Block.Statements.Count == 0
            where source.IsUnder(s_portable) || @catch.Declaration?.Type.ToString() is null or "Exception" or "System.Exception" || !IsExplained(@catch)
            select source.At(@catch.SpanStart) + ": empty catch");
    }

    [TestMethod]
    public void Public_types_say_what_they_are()
    {
        var declared =
            from source in Repository.Sources
            where source.IsUnder(s_portable)
            from type in source.Root.DescendantNodes().OfType<MemberDeclarationSyntax>()
            where type is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
            where type.Modifiers.Any(SyntaxKind.PublicKeyword)
            select (Name: NameOf(type), Where: source.At(type.SpanStart), Documented: IsDocumented(type));
        Repository.IsClean(
            from type in declared.GroupBy(t => t.Name)
            where !type.Any(t => t.Documented)
            select $"{type.First().Where}: {type.Key} has no doc comment");
    }

    [TestMethod]
    public void Nothing_is_left_for_later()
    {
        string[] words = ["TO" + "DO", "HA" + "CK", "FIX" + "ME"];
        Repository.IsClean(
            from source in Repository.Sources
            from trivia in source.Root.DescendantTrivia(descendIntoTrivia: true)
            where trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
                || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
            from word in words
            where trivia.ToFullString().Contains(word, StringComparison.Ordinal)
            select $"{source.At(trivia.SpanStart)}: {word}");
    }

    /// <summary>Nobody may switch a rule off in a corner.</summary>
    [TestMethod]
    public void No_rule_of_the_analyzer_is_suppressed()
    {
        Repository.IsClean(
            from source in Repository.Sources
            where source.IsUnder("Emv", "Drivers", "Loop", "Store", "Ui", "Host", "Staff", "Setup", "Receipts", "Firmware", "Boards")
            from pragma in source.Root.DescendantNodes(descendIntoTrivia: true).OfType<PragmaWarningDirectiveTriviaSyntax>()
            where pragma.ErrorCodes.Any(c => c.ToString().StartsWith("NF", StringComparison.Ordinal))
            select $"{source.At(pragma.SpanStart)}: {pragma}");
    }

    private static bool IsExplained(CatchClauseSyntax @catch) =>
        @catch.Block.CloseBraceToken.LeadingTrivia.Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia));

    private static string NameOf(MemberDeclarationSyntax type)
    {
        string name = type is DelegateDeclarationSyntax d ? d.Identifier.Text : ((BaseTypeDeclarationSyntax)type).Identifier.Text;
        string space = type.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.ToString() ?? "";
        return space + "." + name;
    }

    private static bool IsDocumented(MemberDeclarationSyntax type) =>
        type.GetLeadingTrivia().Any(t => t.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia));
}
