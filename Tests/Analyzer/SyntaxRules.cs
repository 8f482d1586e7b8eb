using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Nano.Analyzer
{
    /// <summary>Rules that can be told from how the source is written.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class SyntaxRules : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.All;

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
            context.EnableConcurrentExecution();
            context.RegisterCompilationAction(Options);
            context.RegisterSyntaxTreeAction(Tokens);

            On(context, Rules.RectangularArray, SyntaxKind.ArrayRankSpecifier, n => ((ArrayRankSpecifierSyntax)n).Rank > 1);
            On(context, Rules.RectangularArray, SyntaxKind.ImplicitArrayCreationExpression, n => ((ImplicitArrayCreationExpressionSyntax)n).Commas.Count > 0);
            On(context, Rules.StackAlloc, SyntaxKind.StackAllocArrayCreationExpression);
            On(context, Rules.StackAlloc, SyntaxKind.ImplicitStackAllocArrayCreationExpression);
            On(context, Rules.Pointer, SyntaxKind.PointerType);
            On(context, Rules.Pointer, SyntaxKind.FunctionPointerType);
            On(context, Rules.Pointer, SyntaxKind.FixedStatement);
            On(context, Rules.Pointer, SyntaxKind.UnsafeStatement);
            On(context, Rules.Pointer, SyntaxKind.AddressOfExpression);
            On(context, Rules.Yield, SyntaxKind.YieldReturnStatement);
            On(context, Rules.Yield, SyntaxKind.YieldBreakStatement);
            On(context, Rules.Async, SyntaxKind.AwaitExpression);
            On(context, Rules.Checked, SyntaxKind.CheckedExpression);
            On(context, Rules.Checked, SyntaxKind.CheckedStatement);
            On(context, Rules.Tuple, SyntaxKind.TupleExpression);
            On(context, Rules.Tuple, SyntaxKind.TupleType);
            On(context, Rules.Tuple, SyntaxKind.ParenthesizedVariableDesignation);
            On(context, Rules.Record, SyntaxKind.RecordDeclaration);
            On(context, Rules.Record, SyntaxKind.RecordStructDeclaration);
            On(context, Rules.Record, SyntaxKind.WithExpression);
            On(context, Rules.IndexOrRange, SyntaxKind.IndexExpression);
            On(context, Rules.IndexOrRange, SyntaxKind.RangeExpression);
            On(context, Rules.Anonymous, SyntaxKind.AnonymousObjectCreationExpression);
            On(context, Rules.Anonymous, SyntaxKind.QueryExpression);
            context.RegisterSyntaxNodeAction(Declaration, SyntaxKind.ClassDeclaration, SyntaxKind.StructDeclaration,
                SyntaxKind.InterfaceDeclaration, SyntaxKind.DelegateDeclaration, SyntaxKind.MethodDeclaration, SyntaxKind.LocalFunctionStatement);
            context.RegisterSyntaxNodeAction(InterfaceMember, SyntaxKind.MethodDeclaration, SyntaxKind.PropertyDeclaration,
                SyntaxKind.IndexerDeclaration, SyntaxKind.EventDeclaration, SyntaxKind.OperatorDeclaration, SyntaxKind.FieldDeclaration);
        }

        private delegate bool Test(SyntaxNode node);

        private static void On(AnalysisContext context, DiagnosticDescriptor rule, SyntaxKind kind, Test? test = null)
        {
            context.RegisterSyntaxNodeAction(
                c =>
                {
                    if (!Scope.Skips(c.Node.SyntaxTree) && (test == null || test(c.Node)))
                    {
                        c.ReportDiagnostic(Diagnostic.Create(rule, c.Node.GetLocation()));
                    }
                },
                kind);
        }

        private static void Options(CompilationAnalysisContext context)
        {
            var compilation = (CSharpCompilation)context.Compilation;
            if (compilation.LanguageVersion > Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.LanguageVersion, Location.None, compilation.LanguageVersion.ToDisplayString()));
            }

            if (compilation.Options.CheckOverflow)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.Checked, Location.None));
            }
        }

        private static void Tokens(SyntaxTreeAnalysisContext context)
        {
            if (Scope.Skips(context.Tree))
            {
                return;
            }

            foreach (SyntaxToken token in context.Tree.GetRoot(context.CancellationToken).DescendantTokens())
            {
                DiagnosticDescriptor? rule = OfToken(token);
                if (rule != null)
                {
                    context.ReportDiagnostic(Diagnostic.Create(rule, token.GetLocation()));
                }
            }
        }

        private static DiagnosticDescriptor? OfToken(SyntaxToken token)
        {
            switch (token.Kind())
            {
                case SyntaxKind.AsyncKeyword:
                    return Rules.Async;
                case SyntaxKind.VolatileKeyword:
                    return Rules.Volatile;
                case SyntaxKind.DecimalKeyword:
                    return Rules.Decimal;
                case SyntaxKind.UnsafeKeyword:
                    return token.Parent is UnsafeStatementSyntax ? null : Rules.Pointer;
                case SyntaxKind.NumericLiteralToken:
                    return token.Value is decimal ? Rules.Decimal : null;
                case SyntaxKind.StringLiteralToken:
                case SyntaxKind.InterpolatedStringTextToken:
                    return token.ValueText.IndexOf('\0') >= 0 ? Rules.NulInString : null;
                default:
                    return null;
            }
        }

        private static void Declaration(SyntaxNodeAnalysisContext context)
        {
            if (Scope.Skips(context.Node.SyntaxTree))
            {
                return;
            }

            (TypeParameterListSyntax? parameters, SyntaxToken name) = context.Node switch
            {
                TypeDeclarationSyntax t => (t.TypeParameterList, t.Identifier),
                DelegateDeclarationSyntax d => (d.TypeParameterList, d.Identifier),
                MethodDeclarationSyntax m => (m.TypeParameterList, m.Identifier),
                LocalFunctionStatementSyntax f => (f.TypeParameterList, f.Identifier),
                _ => (null, default),
            };
            if (parameters != null)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.GenericDeclaration, name.GetLocation(), name.Text));
            }
        }

        private static void InterfaceMember(SyntaxNodeAnalysisContext context)
        {
            var member = (MemberDeclarationSyntax)context.Node;
            if (member.Parent is not InterfaceDeclarationSyntax || Scope.Skips(member.SyntaxTree))
            {
                return;
            }

            bool isConst = member is FieldDeclarationSyntax && member.Modifiers.Any(SyntaxKind.ConstKeyword);
            if (!isConst && (member.Modifiers.Any(SyntaxKind.StaticKeyword) || HasBody(member)))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.InterfaceBody, member.GetLocation(), NameOf(member)));
            }
        }

        private static bool HasBody(MemberDeclarationSyntax member)
        {
            switch (member)
            {
                case BaseMethodDeclarationSyntax method:
                    return method.Body != null || method.ExpressionBody != null;
                case PropertyDeclarationSyntax { ExpressionBody: not null }:
                case IndexerDeclarationSyntax { ExpressionBody: not null }:
                    return true;
                case BasePropertyDeclarationSyntax { AccessorList: not null } property:
                    foreach (AccessorDeclarationSyntax accessor in property.AccessorList.Accessors)
                    {
                        if (accessor.Body != null || accessor.ExpressionBody != null)
                        {
                            return true;
                        }
                    }

                    return false;
                default:
                    return false;
            }
        }

        private static string NameOf(MemberDeclarationSyntax member)
        {
            switch (member)
            {
                case MethodDeclarationSyntax method:
                    return method.Identifier.Text;
                case PropertyDeclarationSyntax property:
                    return property.Identifier.Text;
                case EventDeclarationSyntax @event:
                    return @event.Identifier.Text;
                default:
                    return member.Kind().ToString();
            }
        }
    }
}
