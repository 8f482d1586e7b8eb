using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Nano.Analyzer
{
    /// <summary>
    /// Static constructors run before Main in alphabetical order of type names. What a static initialiser reads of another
    /// type, or calls there if that type has statics of its own, may not be there yet.
    /// </summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    public sealed class StaticOrderRule : DiagnosticAnalyzer
    {
        /// <summary>How many calls deep an initialiser is followed, within its own file.</summary>
        private const int Depth = 3;

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rules.StaticOrder);

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
            context.EnableConcurrentExecution();
            context.RegisterOperationAction(Use, OperationKind.FieldReference, OperationKind.PropertyReference,
                OperationKind.Invocation, OperationKind.ObjectCreation);
        }

        private static void Use(OperationAnalysisContext context)
        {
            if (Scope.Skips(context.Operation.Syntax.SyntaxTree) || !RunsInStaticInitialiser(context))
            {
                return;
            }

            ISymbol? used = Foreign(context.Operation, context.ContainingSymbol.ContainingType, Depth);
            if (used != null)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.StaticOrder, context.Operation.Syntax.GetLocation(), used.ContainingType.Name + "." + used.Name));
            }
        }

        /// <summary>The static of another type that the operation reads, itself or through methods of this assembly.</summary>
        private static ISymbol? Foreign(IOperation operation, INamedTypeSymbol home, int depth)
        {
            ISymbol? used = Used(operation);
            if (used != null && !Scope.IsFramework(used.ContainingAssembly) && !SymbolEqualityComparer.Default.Equals(used.ContainingType, home))
            {
                return used;
            }

            ISymbol? called = operation is IInvocationOperation call ? call.TargetMethod : (operation as IObjectCreationOperation)?.Constructor;
            if (called == null || depth == 0)
            {
                return null;
            }

            foreach (SyntaxReference reference in called.DeclaringSyntaxReferences)
            {
                IOperation? body = operation.SemanticModel?.SyntaxTree == reference.SyntaxTree ? operation.SemanticModel.GetOperation(reference.GetSyntax()) : null;
                foreach (IOperation inner in body?.Descendants() ?? System.Linq.Enumerable.Empty<IOperation>())
                {
                    ISymbol? found = Foreign(inner, home, depth - 1);
                    if (found != null)
                    {
                        return found;
                    }
                }
            }

            return null;
        }

        private static bool RunsInStaticInitialiser(OperationAnalysisContext context)
        {
            ISymbol member = context.ContainingSymbol;
            bool initialiser = member is IFieldSymbol { IsStatic: true, IsConst: false } or IPropertySymbol { IsStatic: true }
                or IMethodSymbol { MethodKind: MethodKind.StaticConstructor };
            if (!initialiser)
            {
                return false;
            }

            for (IOperation? o = context.Operation.Parent; o != null; o = o.Parent)
            {
                if (o is IAnonymousFunctionOperation)
                {
                    return false; // runs later, when it is called
                }
            }

            return true;
        }

        private static ISymbol? Used(IOperation operation)
        {
            switch (operation)
            {
                case IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } field }:
                    return field;
                case IPropertyReferenceOperation { Property: { IsStatic: true } property }:
                    return property;
                case IInvocationOperation { TargetMethod: { IsStatic: true } method } when HasStatics(method.ContainingType):
                    return method;
                case IObjectCreationOperation { Constructor: { } constructor } when HasStatics(constructor.ContainingType):
                    return constructor;
                default:
                    return null;
            }
        }

        private static bool HasStatics(INamedTypeSymbol type)
        {
            foreach (ISymbol member in type.GetMembers())
            {
                if (member is IFieldSymbol { IsStatic: true, IsConst: false })
                {
                    return type.TypeKind != TypeKind.Enum;
                }
            }

            return false;
        }
    }
}
