using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Nano.Analyzer
{
    /// <summary>Rules that need to know what a name means.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class MeaningRules : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.All;

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
            context.EnableConcurrentExecution();
            context.RegisterSyntaxNodeAction(WrittenType, SyntaxKind.GenericName, SyntaxKind.NullableType, SyntaxKind.IdentifierName);
            context.RegisterOperationAction(Hidden, OperationKind.VariableDeclarator, OperationKind.DelegateCreation,
                OperationKind.ConditionalAccess, OperationKind.ObjectCreation);
            context.RegisterOperationAction(Call, OperationKind.Invocation);
            context.RegisterOperationAction(Division, OperationKind.Binary, OperationKind.CompoundAssignment);
            context.RegisterOperationAction(EnumText, OperationKind.Interpolation, OperationKind.Binary);
            context.RegisterOperationAction(Dropped, OperationKind.ExpressionStatement);
        }

        private static void WrittenType(SyntaxNodeAnalysisContext context)
        {
            SyntaxNode node = context.Node;
            if (Scope.Skips(node.SyntaxTree) || node.FirstAncestorOrSelf<UsingDirectiveSyntax>() != null)
            {
                return;
            }

            ISymbol? symbol = context.SemanticModel.GetSymbolInfo(node, context.CancellationToken).Symbol;
            if (symbol is ITypeSymbol { TypeKind: TypeKind.Dynamic })
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.Dynamic, node.GetLocation()));
                return;
            }

            if (symbol is not INamedTypeSymbol type)
            {
                return;
            }

            string name = type.ToDisplayString();
            if (node is IdentifierNameSyntax)
            {
                if (name == "System.OverflowException" || name == "System.DivideByZeroException")
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rules.MissingException, node.GetLocation(), type.Name));
                }
                else if (type.SpecialType == SpecialType.System_Decimal)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rules.Decimal, node.GetLocation()));
                }
            }
            else
            {
                ReportType(context.ReportDiagnostic, type, node.GetLocation());
            }
        }

        /// <summary>Generic types that no one wrote: behind var, behind a lambda, behind ?. and new().</summary>
        private static void Hidden(OperationAnalysisContext context)
        {
            IOperation operation = context.Operation;
            if (Scope.Skips(operation.Syntax.SyntaxTree) || IsWritten(operation))
            {
                return;
            }

            ITypeSymbol? type = operation is IVariableDeclaratorOperation declarator ? declarator.Symbol.Type : operation.Type;
            ReportType(context.ReportDiagnostic, type, operation.Syntax.GetLocation());
        }

        private static bool IsWritten(IOperation operation)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator:
                    return declarator.Syntax.Parent is VariableDeclarationSyntax { Type.IsVar: false };
                case IObjectCreationOperation:
                    return operation.Syntax is not ImplicitObjectCreationExpressionSyntax;
                case IDelegateCreationOperation:
                    return operation.Syntax is ObjectCreationExpressionSyntax;
                default:
                    return false;
            }
        }

        private static void ReportType(System.Action<Diagnostic> report, ITypeSymbol? type, Location where)
        {
            while (type is IArrayTypeSymbol array)
            {
                type = array.ElementType;
            }

            if (type is not INamedTypeSymbol { IsGenericType: true } named)
            {
                return;
            }

            if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            {
                report(Diagnostic.Create(Rules.NullableValue, where, named.ToDisplayString()));
            }
            else if (named.IsTupleType)
            {
                report(Diagnostic.Create(Rules.Tuple, where));
            }
            else if (!named.IsAnonymousType)
            {
                report(Diagnostic.Create(Rules.GenericType, where, named.ToDisplayString()));
            }
        }

        private static void Call(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (call.IsImplicit || Scope.Skips(call.Syntax.SyntaxTree))
            {
                return;
            }

            IMethodSymbol method = call.TargetMethod;
            if (method.IsGenericMethod)
            {
                // A framework method whose type arguments nobody wrote (Array.IndexOf, the desktop's Assert.AreEqual) has a
                // plain twin on nanoFramework, or the surface build refuses it.
                bool written = call.Syntax is InvocationExpressionSyntax invocation
                    && (invocation.Expression is GenericNameSyntax || invocation.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax });
                if (written || !Scope.IsFramework(method.ContainingAssembly))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rules.GenericCall, call.Syntax.GetLocation(), method.Name));
                }
            }

            if (method.Name == "ToString" && call.Instance?.Type?.TypeKind == TypeKind.Enum)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.EnumText, call.Syntax.GetLocation(), call.Instance.Type.Name));
            }
        }

        /// <summary>A literal -1 below the line, or a literal MinValue above a divisor that is not known.</summary>
        private static void Division(OperationAnalysisContext context)
        {
            if (Scope.Skips(context.Operation.Syntax.SyntaxTree))
            {
                return;
            }

            IOperation above;
            IOperation below;
            BinaryOperatorKind kind;
            if (context.Operation is IBinaryOperation binary)
            {
                (above, below, kind) = (binary.LeftOperand, binary.RightOperand, binary.OperatorKind);
            }
            else
            {
                var compound = (ICompoundAssignmentOperation)context.Operation;
                (above, below, kind) = (compound.Target, compound.Value, compound.OperatorKind);
            }

            if ((kind != BinaryOperatorKind.Divide && kind != BinaryOperatorKind.Remainder) || context.Operation.ConstantValue.HasValue)
            {
                return;
            }

            bool minusOne = below.ConstantValue is { HasValue: true, Value: -1 or -1L or (sbyte)-1 or (short)-1 };
            bool minimum = !below.ConstantValue.HasValue && above.ConstantValue is { HasValue: true, Value: int.MinValue or long.MinValue };
            if (minusOne || minimum)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.MinusOneDivisor, context.Operation.Syntax.GetLocation()));
            }
        }

        private static void EnumText(OperationAnalysisContext context)
        {
            if (Scope.Skips(context.Operation.Syntax.SyntaxTree))
            {
                return;
            }

            if (context.Operation is IInterpolationOperation hole)
            {
                ReportEnum(context, hole.Expression);
            }
            else if (context.Operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum)
            {
                ReportEnum(context, sum.LeftOperand);
                ReportEnum(context, sum.RightOperand);
            }
        }

        private static void ReportEnum(OperationAnalysisContext context, IOperation operand)
        {
            while (operand is IConversionOperation { IsImplicit: true } conversion)
            {
                operand = conversion.Operand;
            }

            if (operand.Type?.TypeKind == TypeKind.Enum)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.EnumText, operand.Syntax.GetLocation(), operand.Type.Name));
            }
        }

        private static void Dropped(OperationAnalysisContext context)
        {
            IOperation operation = ((IExpressionStatementOperation)context.Operation).Operation;
            if (Scope.Skips(operation.Syntax.SyntaxTree))
            {
                return;
            }

            bool discards = operation is not IAssignmentOperation and not IIncrementOrDecrementOperation
                || operation is ISimpleAssignmentOperation { Target: IDiscardOperation };
            if (discards && operation.Type?.ToDisplayString() == "Drivers.Hal.Status")
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.StatusDropped, operation.Syntax.GetLocation()));
            }
        }
    }
}
