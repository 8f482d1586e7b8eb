namespace System.Diagnostics.CodeAnalysis
{
    [System.AttributeUsage((System.AttributeTargets)2432, Inherited = false)]
    public sealed class AllowNullAttribute : System.Attribute
    {
        public AllowNullAttribute() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)2432, Inherited = false)]
    public sealed class DisallowNullAttribute : System.Attribute
    {
        public DisallowNullAttribute() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)64, Inherited = false)]
    public sealed class DoesNotReturnAttribute : System.Attribute
    {
        public DoesNotReturnAttribute() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)2048, Inherited = false)]
    public sealed class DoesNotReturnIfAttribute : System.Attribute
    {
        public DoesNotReturnIfAttribute(bool parameterValue) => throw null;

        public bool ParameterValue => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)10624, Inherited = false)]
    public sealed class MaybeNullAttribute : System.Attribute
    {
        public MaybeNullAttribute() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)2048, Inherited = false)]
    public sealed class MaybeNullWhenAttribute : System.Attribute
    {
        public MaybeNullWhenAttribute(bool returnValue) => throw null;

        public bool ReturnValue => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)192, Inherited = false, AllowMultiple = true)]
    public sealed class MemberNotNullAttribute : System.Attribute
    {
        public MemberNotNullAttribute(string member) => throw null;

        public MemberNotNullAttribute(params string[] members) => throw null;

        public string[] Members => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)192, Inherited = false, AllowMultiple = true)]
    public sealed class MemberNotNullWhenAttribute : System.Attribute
    {
        public MemberNotNullWhenAttribute(bool returnValue, string member) => throw null;

        public MemberNotNullWhenAttribute(bool returnValue, params string[] members) => throw null;

        public bool ReturnValue => throw null;

        public string[] Members => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)10624, Inherited = false)]
    public sealed class NotNullAttribute : System.Attribute
    {
        public NotNullAttribute() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)10368, AllowMultiple = true, Inherited = false)]
    public sealed class NotNullIfNotNullAttribute : System.Attribute
    {
        public NotNullIfNotNullAttribute(string parameterName) => throw null;

        public string ParameterName => throw null;
    }

    public sealed class NotNullWhenAttribute : System.Attribute
    {
        public NotNullWhenAttribute(bool returnValue) => throw null;

        public bool ReturnValue => throw null;
    }
}
