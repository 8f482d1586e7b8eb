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

            ISymbol? used = Used(context.Operation);
            INamedTypeSymbol? owner = used?.ContainingType;
            if (used == null || owner == null || Scope.IsFramework(owner.ContainingAssembly)
                || SymbolEqualityComparer.Default.Equals(owner, context.ContainingSymbol.ContainingType))
            {
                return;
            }

            context.ReportDiagnostic(Diagnostic.Create(
                Rules.StaticOrder, context.Operation.Syntax.GetLocation(), owner.Name + "." + used.Name));
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
