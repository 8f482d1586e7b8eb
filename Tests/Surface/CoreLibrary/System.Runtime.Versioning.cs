namespace System.Runtime.Versioning
{
    [System.AttributeUsage((System.AttributeTargets)1)]
    public sealed class TargetFrameworkAttribute : System.Attribute
    {
        public TargetFrameworkAttribute(string frameworkName) => throw null;

        public string FrameworkName => throw null;

        public string FrameworkDisplayName
        {
            get => throw null;
            set => throw null;
        }
    }
}
