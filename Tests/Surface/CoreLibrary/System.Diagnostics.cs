namespace System.Diagnostics
{
    [System.AttributeUsage((System.AttributeTargets)64, AllowMultiple = true)]
    public sealed class ConditionalAttribute : System.Attribute
    {
        public ConditionalAttribute(string conditionString) => throw null;

        public string ConditionString => throw null;
    }

    public static class Debug
    {
        [System.Diagnostics.Conditional("DEBUG")]
        public static void Assert(bool condition) => throw null;

        [System.Diagnostics.Conditional("DEBUG")]
        public static void Assert(bool condition, string message) => throw null;

        [System.Diagnostics.Conditional("DEBUG")]
        public static void Assert(bool condition, string message, string detailedMessage) => throw null;

        [System.Diagnostics.Conditional("DEBUG")]
        public static void Write(string message) => throw null;

        [System.Diagnostics.Conditional("DEBUG")]
        public static void WriteLine() => throw null;

        [System.Diagnostics.Conditional("DEBUG")]
        public static void WriteLine(string message) => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)3)]
    public sealed class DebuggableAttribute : System.Attribute
    {
        public DebuggableAttribute(bool isJITTrackingEnabled, bool isJITOptimizerDisabled) => throw null;

        public DebuggableAttribute(System.Diagnostics.DebuggableAttribute.DebuggingModes modes) => throw null;

        public bool IsJITTrackingEnabled => throw null;

        public bool IsJITOptimizerDisabled => throw null;

        public System.Diagnostics.DebuggableAttribute.DebuggingModes DebuggingFlags => throw null;

        [System.Flags]
        public enum DebuggingModes
        {
            None = 0,
            Default = 1,
            DisableOptimizations = 256,
            IgnoreSymbolStoreSequencePoints = 2,
            EnableEditAndContinue = 4,
        }
    }

    public static class Debugger
    {
        public static void Break() => throw null;

        public static bool IsAttached => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)384)]
    public sealed class DebuggerBrowsableAttribute : System.Attribute
    {
        public DebuggerBrowsableAttribute(System.Diagnostics.DebuggerBrowsableState state) => throw null;

        public System.Diagnostics.DebuggerBrowsableState State => throw null;
    }

    public enum DebuggerBrowsableState
    {
        Never = 0,
        Collapsed = 2,
        RootHidden = 3,
    }

    [System.AttributeUsage((System.AttributeTargets)4509, AllowMultiple = true)]
    public sealed class DebuggerDisplayAttribute : System.Attribute
    {
        public DebuggerDisplayAttribute(string value) => throw null;

        public string Value => throw null;

        public string Name
        {
            get => throw null;
            set => throw null;
        }

        public string Type
        {
            get => throw null;
            set => throw null;
        }

        public System.Type Target
        {
            get => throw null;
            set => throw null;
        }

        public string TargetTypeName
        {
            get => throw null;
            set => throw null;
        }
    }

    [System.AttributeUsage((System.AttributeTargets)224, Inherited = false)]
    public sealed class DebuggerHiddenAttribute : System.Attribute
    {
        public DebuggerHiddenAttribute() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)236, Inherited = false)]
    public sealed class DebuggerNonUserCodeAttribute : System.Attribute
    {
        public DebuggerNonUserCodeAttribute() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)108, Inherited = false)]
    public sealed class DebuggerStepThroughAttribute : System.Attribute
    {
        public DebuggerStepThroughAttribute() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)96, Inherited = false)]
    public sealed class DebuggerStepperBoundaryAttribute : System.Attribute
    {
        public DebuggerStepperBoundaryAttribute() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)13, AllowMultiple = true)]
    public sealed class DebuggerTypeProxyAttribute : System.Attribute
    {
        public DebuggerTypeProxyAttribute(System.Type type) => throw null;

        public DebuggerTypeProxyAttribute(string typeName) => throw null;

        public string ProxyTypeName => throw null;

        public System.Type Target
        {
            get => throw null;
            set => throw null;
        }

        public string TargetTypeName
        {
            get => throw null;
            set => throw null;
        }
    }

    [System.AttributeUsage((System.AttributeTargets)96, Inherited = false)]
    public sealed class NativeProfiledAttribute : System.Attribute
    {
        public NativeProfiledAttribute() => throw null;
    }
}
