namespace TestFrameworkShared
{
    public class AssertFailedException : System.Exception
    {
        public AssertFailedException(string msg, System.Exception ex) => throw null;

        public AssertFailedException(string msg) => throw null;

        public AssertFailedException() => throw null;
    }
}
