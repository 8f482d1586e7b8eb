namespace System.Runtime.InteropServices
{
    public enum CharSet
    {
        None = 1,
        Ansi = 2,
        Unicode = 3,
        Auto = 4,
    }

    [System.AttributeUsage((System.AttributeTargets)5597, Inherited = false)]
    public sealed class ComVisibleAttribute : System.Attribute
    {
        public ComVisibleAttribute(bool visibility) => throw null;

        public bool Value => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)5149, Inherited = false)]
    public sealed class GuidAttribute : System.Attribute
    {
        public GuidAttribute(string guid) => throw null;

        public string Value => throw null;
    }

    public enum LayoutKind
    {
        Sequential = 0,
        Explicit = 2,
        Auto = 3,
    }

    [System.AttributeUsage((System.AttributeTargets)2048)]
    public sealed class OutAttribute : System.Attribute
    {
        public OutAttribute() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)12, Inherited = false)]
    public sealed class StructLayoutAttribute : System.Attribute
    {
        public int Pack;

        public int Size;

        public System.Runtime.InteropServices.CharSet CharSet;

        public StructLayoutAttribute(System.Runtime.InteropServices.LayoutKind layoutKind) => throw null;

        public StructLayoutAttribute(short layoutKind) => throw null;

        public System.Runtime.InteropServices.LayoutKind Value => throw null;
    }
}
