using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Nano.Analyzer
{
    /// <summary>
    /// Nothing that is card data, a PIN or a key by its name (or by [Secret]) may become text or reach a log. The way out is a
    /// method marked [Masks]: what it returns is fit to be shown, and its body is not judged.
    /// </summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class SecretRule : DiagnosticAnalyzer
    {
        /// <summary>How many assignments back a local is followed.</summary>
        private const int Depth = 6;

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rules.SecretInText);

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
            context.EnableConcurrentExecution();
            context.RegisterCompilationStartAction(start =>
            {
                if (!Scope.IsTestProject(start.Compilation))
                {
                    start.RegisterOperationAction(Judge, OperationKind.Interpolation, OperationKind.Binary,
                        OperationKind.CompoundAssignment, OperationKind.Invocation, OperationKind.ObjectCreation);
                }
            });
        }

        private static void Judge(OperationAnalysisContext context)
        {
            if (Scope.Skips(context.Operation.Syntax.SyntaxTree) || IsMask(context.ContainingSymbol))
            {
                return;
            }

            foreach (IOperation operand in IntoText(context.Operation))
            {
                if (IsSecret(operand, Depth))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rules.SecretInText, operand.Syntax.GetLocation(), operand.Syntax.ToString()));
                }
            }
        }

        /// <summary>The operands that become text, or that a log gets to see.</summary>
        private static IEnumerable<IOperation> IntoText(IOperation operation)
        {
            switch (operation)
            {
                case IInterpolationOperation hole:
                    return new[] { hole.Expression };
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                    return new[] { sum.LeftOperand, sum.RightOperand };
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                    return new[] { sum.Value };
                case IObjectCreationOperation creation when MakesText(creation.Type):
                    return Arguments(creation.Arguments, null);
                case IInvocationOperation call when !IsMask(call.TargetMethod)
                    && (MakesText(call.TargetMethod.ReturnType) || IsLog(call.TargetMethod) || call.TargetMethod.Name == "GetChars"):
                    return Arguments(call.Arguments, call.Instance);
                default:
                    return ImmutableArray<IOperation>.Empty;
            }
        }

        private static IEnumerable<IOperation> Arguments(ImmutableArray<IArgumentOperation> arguments, IOperation? instance)
        {
            if (instance != null)
            {
                yield return instance;
            }

            foreach (IArgumentOperation argument in arguments)
            {
                if (argument.Value is IArrayCreationOperation { Initializer: { } initializer })
                {
                    foreach (IOperation element in initializer.ElementValues)
                    {
                        yield return element;
                    }
                }
                else
                {
                    yield return argument.Value;
                }
            }
        }

        private static bool MakesText(ITypeSymbol? type)
        {
            if (type == null)
            {
                return false;
            }

            if (type.SpecialType == SpecialType.System_String || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char })
            {
                return true;
            }

            for (ITypeSymbol? t = type; t != null; t = t.BaseType)
            {
                string name = t.ToDisplayString();
                if (name == "System.Text.StringBuilder" || name == "System.Exception")
                {
                    return true;
                }
            }

            return false;
        }

        private static bool IsLog(IMethodSymbol method)
        {
            INamedTypeSymbol type = method.ContainingType;
            string name = type.Name;
            return name == "Debug" || name == "Console" || name == "OutputHelper" || name == "Log" || name == "KernelLog"
                || name.EndsWith("Trace", System.StringComparison.Ordinal)
                || name.EndsWith("Logger", System.StringComparison.Ordinal);
        }

        private static bool IsMask(ISymbol? symbol)
        {
            for (; symbol is IMethodSymbol or IPropertySymbol; symbol = symbol.ContainingSymbol)
            {
                if (HasAttribute(symbol, "MasksAttribute") || (symbol as IMethodSymbol)?.AssociatedSymbol is { } property && HasAttribute(property, "MasksAttribute"))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool HasAttribute(ISymbol symbol, string name)
        {
            foreach (AttributeData attribute in symbol.GetAttributes())
            {
                if (attribute.AttributeClass?.Name == name)
                {
                    return true;
                }
            }

            return false;
        }

        private static bool IsSecret(IOperation? operation, int depth)
        {
            if (operation == null || depth == 0 || operation.ConstantValue.HasValue)
            {
                return false;
            }

            switch (operation)
            {
                case IConversionOperation conversion:
                    return IsSecret(conversion.Operand, depth);
                case IParenthesizedOperation parenthesized:
                    return IsSecret(parenthesized.Operand, depth);
                case IUnaryOperation unary:
                    return IsSecret(unary.Operand, depth);
                case IBinaryOperation binary:
                    return binary.Type?.SpecialType != SpecialType.System_Boolean
                        && (IsSecret(binary.LeftOperand, depth) || IsSecret(binary.RightOperand, depth));
                case IConditionalOperation conditional:
                    return IsSecret(conditional.WhenTrue, depth) || IsSecret(conditional.WhenFalse, depth);
                case ICoalesceOperation coalesce:
                    return IsSecret(coalesce.Value, depth) || IsSecret(coalesce.WhenNull, depth);
                case IConditionalAccessOperation access:
                    return IsSecret(access.WhenNotNull, depth) || Derives(access.WhenNotNull) && IsSecret(access.Operation, depth);
                case IArrayElementReferenceOperation element:
                    return IsSecret(element.ArrayReference, depth);
                case IInvocationOperation call:
                    return !IsMask(call.TargetMethod)
                        && (Names(call.TargetMethod, call.Type) || Derives(call) && IsSecret(call.Instance, depth) || MakesDigit(call, depth));
                case IPropertyReferenceOperation property:
                    return !IsMask(property.Property)
                        && (Names(property.Property, property.Type) || property.Property.IsIndexer && IsSecret(property.Instance, depth));
                case IFieldReferenceOperation field:
                    return Names(field.Field, field.Type) && !IsLiteral(field.Field);
                case IParameterReferenceOperation parameter:
                    return Names(parameter.Parameter, parameter.Type);
                case ILocalReferenceOperation local:
                    return Names(local.Local, local.Type) || IsSecret(Source(local), depth - 1);
                default:
                    return false;
            }
        }

        /// <summary>A call on a secret that hands on (part of) its content: Substring, ToCharArray, Clone.</summary>
        private static bool Derives(IOperation operation)
        {
            return operation.Type is IArrayTypeSymbol || operation.Type?.SpecialType is SpecialType.System_String or SpecialType.System_Char
                or SpecialType.System_Object or SpecialType.System_Byte;
        }

        /// <summary>A character made of a secret: Convert.ToChar(pan[0]), or a helper of one's own.</summary>
        private static bool MakesDigit(IInvocationOperation call, int depth)
        {
            if (call.Type?.SpecialType != SpecialType.System_Char)
            {
                return false;
            }

            foreach (IOperation argument in Arguments(call.Arguments, null))
            {
                if (IsSecret(argument, depth))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool Names(ISymbol symbol, ITypeSymbol? type)
        {
            return HasAttribute(symbol, "SecretAttribute") || type != null && HasAttribute(type, "SecretAttribute")
                || SecretNames.Says(symbol.Name) && SecretNames.CanCarry(type);
        }

        /// <summary>A sentence that speaks of a PIN is not a PIN: a read-only string set to a literal.</summary>
        private static bool IsLiteral(IFieldSymbol field)
        {
            if (!field.IsReadOnly || field.Type.SpecialType != SpecialType.System_String)
            {
                return false;
            }

            foreach (SyntaxReference reference in field.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax
                    { Initializer.Value: Microsoft.CodeAnalysis.CSharp.Syntax.LiteralExpressionSyntax })
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>What a local was declared with, or the array that a foreach walks.</summary>
        private static IOperation? Source(ILocalReferenceOperation local)
        {
            foreach (SyntaxReference reference in local.Local.DeclaringSyntaxReferences)
            {
                switch (local.SemanticModel?.GetOperation(reference.GetSyntax()))
                {
                    case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                        return initializer.Value;
                    case IForEachLoopOperation loop:
                        return loop.Collection;
                    default:
                        continue;
                }
            }

            return null;
        }
    }
}
