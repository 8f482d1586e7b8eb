using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Nano.Analyzer
{
    /// <summary>Every rule, its number and its sentence. What each guards against is in docs/adr/0002-analyzer.md.</summary>
    public static class Rules
    {
        private static readonly List<DiagnosticDescriptor> s_all = new List<DiagnosticDescriptor>();

        public static readonly DiagnosticDescriptor GenericDeclaration = Rule(1, "'{0}' is generic: nanoFramework 1.x crashes when it loads it");
        public static readonly DiagnosticDescriptor GenericType = Rule(2, "'{0}' is a generic type: nanoFramework 1.x crashes when it loads code that uses it");
        public static readonly DiagnosticDescriptor GenericCall = Rule(3, "'{0}' is a generic method: a call hangs nanoFramework 1.x");
        public static readonly DiagnosticDescriptor RectangularArray = Rule(4, "a multi-dimensional array crashes nanoFramework at load: use an array of arrays or one flat array");
        public static readonly DiagnosticDescriptor StackAlloc = Rule(5, "stackalloc throws on nanoFramework: allocate a buffer once, in the constructor");
        public static readonly DiagnosticDescriptor InterfaceBody = Rule(6, "'{0}' has a body or is static in an interface: calling it throws on nanoFramework");
        public static readonly DiagnosticDescriptor MinusOneDivisor = Rule(7, "division that may be MinValue by -1 is a processor fault on the device: negate instead, or rule it out");
        public static readonly DiagnosticDescriptor Pointer = Rule(8, "pointers, fixed and unsafe stop nanoFramework's metadata processor");
        public static readonly DiagnosticDescriptor Yield = Rule(9, "iterators do not exist on nanoFramework: write the state machine out");
        public static readonly DiagnosticDescriptor Async = Rule(10, "async and await do not exist on nanoFramework: write the state machine out");
        public static readonly DiagnosticDescriptor LanguageVersion = Rule(11, "C# {0}: above 10 the metadata processor shifts attributes and native slots without an error");
        public static readonly DiagnosticDescriptor StaticOrder = Rule(12, "a static initialiser reads '{0}' of another type: nanoFramework runs static constructors in alphabetical order, it may still be null");
        public static readonly DiagnosticDescriptor Dynamic = Rule(13, "dynamic does not exist on nanoFramework");
        public static readonly DiagnosticDescriptor Checked = Rule(14, "checked never throws on nanoFramework: compare before you compute");
        public static readonly DiagnosticDescriptor NullableValue = Rule(15, "'{0}' is a nullable value type, which nanoFramework lacks: add a bool, or pick a value that means none");
        public static readonly DiagnosticDescriptor Tuple = Rule(16, "tuples do not exist on nanoFramework: use out parameters or a class");
        public static readonly DiagnosticDescriptor Record = Rule(17, "records and with do not exist on nanoFramework: write a class");
        public static readonly DiagnosticDescriptor Decimal = Rule(18, "decimal does not exist on nanoFramework: money is long minor units");
        public static readonly DiagnosticDescriptor IndexOrRange = Rule(19, "indexes from the end and ranges do not exist on nanoFramework: count");
        public static readonly DiagnosticDescriptor Anonymous = Rule(20, "anonymous types and query expressions do not exist on nanoFramework");
        public static readonly DiagnosticDescriptor Volatile = Rule(21, "volatile does not exist on nanoFramework: use lock");
        public static readonly DiagnosticDescriptor NulInString = Rule(22, "strings end at \\0 on nanoFramework: use a byte[]");
        public static readonly DiagnosticDescriptor MissingException = Rule(23, "{0} is never thrown by nanoFramework and does not exist there: check before you compute");
        public static readonly DiagnosticDescriptor EnumText = Rule(24, "the text of '{0}' is its name on the desktop and its number on nanoFramework: convert to int or switch");
        public static readonly DiagnosticDescriptor StatusDropped = Rule(30, "a Status is looked at: this one is discarded");
        public static readonly DiagnosticDescriptor SecretInText = Rule(40, "'{0}' is card data, a PIN or a key by its name: it may not become text. Pass it through a method marked [Masks]");

        public static ImmutableArray<DiagnosticDescriptor> All => ImmutableArray.CreateRange(s_all);

        private static DiagnosticDescriptor Rule(int number, string sentence)
        {
            var rule = new DiagnosticDescriptor(
                "NF" + number.ToString("D4"),
                sentence,
                sentence,
                number == 40 ? "Secrets" : "nanoFramework",
                DiagnosticSeverity.Error,
                isEnabledByDefault: true,
                customTags: new[] { WellKnownDiagnosticTags.NotConfigurable });
            s_all.Add(rule);
            return rule;
        }
    }
}
