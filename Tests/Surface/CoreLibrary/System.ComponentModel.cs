namespace System.ComponentModel
{
    [System.AttributeUsage((System.AttributeTargets)6140)]
    public sealed class EditorBrowsableAttribute : System.Attribute
    {
        public EditorBrowsableAttribute() => throw null;

        public EditorBrowsableAttribute(System.ComponentModel.EditorBrowsableState state) => throw null;

        public override bool Equals(object obj) => throw null;

        public System.ComponentModel.EditorBrowsableState State => throw null;
    }

    public enum EditorBrowsableState
    {
        Always = 0,
        Never = 1,
        Advanced = 2,
    }
}
