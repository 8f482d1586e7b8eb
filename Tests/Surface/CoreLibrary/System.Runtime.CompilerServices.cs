namespace System.Runtime.CompilerServices
{
    [System.AttributeUsage((System.AttributeTargets)256)]
    public sealed class AccessedThroughPropertyAttribute : System.Attribute
    {
        public AccessedThroughPropertyAttribute(string propertyName) => throw null;

        public string PropertyName => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)2048, AllowMultiple = false, Inherited = false)]
    public sealed class CallerArgumentExpressionAttribute : System.Attribute
    {
        public CallerArgumentExpressionAttribute(string parameterName) => throw null;

        public string ParameterName => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)2048, Inherited = false)]
    public sealed class CallerMemberNameAttribute : System.Attribute
    {
        public CallerMemberNameAttribute() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)28, AllowMultiple = false, Inherited = true)]
    public class ExcludeTypeAttribute : System.Attribute
    {
        public ExcludeTypeAttribute() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)69)]
    public sealed class ExtensionAttribute : System.Attribute
    {
        public ExtensionAttribute() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)128)]
    public sealed class IndexerNameAttribute : System.Attribute
    {
        public IndexerNameAttribute(string indexerName) => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)1, AllowMultiple = true)]
    public sealed class InternalsVisibleToAttribute : System.Attribute
    {
        public InternalsVisibleToAttribute(string assemblyName) => throw null;

        public string AssemblyName => throw null;
    }

    public static class IsExternalInit
    {
    }

    public enum MethodCodeType
    {
        IL = 0,
        Native = 1,
        OPTIL = 2,
        Runtime = 3,
    }

    [System.AttributeUsage((System.AttributeTargets)96, Inherited = false)]
    public sealed class MethodImplAttribute : System.Attribute
    {
        public System.Runtime.CompilerServices.MethodCodeType MethodCodeType;

        public MethodImplAttribute(System.Runtime.CompilerServices.MethodImplOptions methodImplOptions) => throw null;

        public MethodImplAttribute(short _value) => throw null;

        public MethodImplAttribute() => throw null;

        public System.Runtime.CompilerServices.MethodImplOptions Value => throw null;
    }

    public enum MethodImplOptions
    {
        Unmanaged = 4,
        ForwardRef = 16,
        PreserveSig = 128,
        InternalCall = 4096,
        Synchronized = 32,
        NoInlining = 8,
    }

    public static class RuntimeFeature
    {
        public const string DefaultImplementationsOfInterfaces = "DefaultImplementationsOfInterfaces";

        public static bool IsSupported(string feature) => throw null;
    }

    public static class RuntimeHelpers
    {
        public static void InitializeArray(System.Array array, System.RuntimeFieldHandle fldHandle) => throw null;

        public static object GetObjectValue(object obj) => throw null;

        public static void RunClassConstructor(System.RuntimeTypeHandle type) => throw null;

        public static int OffsetToStringData => throw null;
    }
}
