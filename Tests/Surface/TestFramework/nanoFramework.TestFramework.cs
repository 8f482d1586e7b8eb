namespace nanoFramework.TestFramework
{
    public sealed class Assert
    {
        public static void AreEqual(bool expected, bool actual, string message = "") => throw null;

        public static void AreEqual(byte expected, byte actual, string message = "") => throw null;

        public static void AreEqual(char expected, char actual, string message = "") => throw null;

        public static void AreEqual(System.DateTime expected, System.DateTime actual, string message = "") => throw null;

        public static void AreEqual(double expected, double actual, string message = "") => throw null;

        public static void AreEqual(float expected, float actual, string message = "") => throw null;

        public static void AreEqual(int expected, int actual, string message = "") => throw null;

        public static void AreEqual(long expected, long actual, string message = "") => throw null;

        public static void AreEqual(object expected, object actual, string message = "") => throw null;

        public static void AreEqual(sbyte expected, sbyte actual, string message = "") => throw null;

        public static void AreEqual(short expected, short actual, string message = "") => throw null;

        public static void AreEqual(string expected, string actual, string message = "") => throw null;

        public static void AreEqual(uint expected, uint actual, string message = "") => throw null;

        public static void AreEqual(ulong expected, ulong actual, string message = "") => throw null;

        public static void AreEqual(ushort expected, ushort actual, string message = "") => throw null;

        public static void AreNotEqual(bool notExpected, bool actual, string message = "") => throw null;

        public static void AreNotEqual(byte notExpected, byte actual, string message = "") => throw null;

        public static void AreNotEqual(char notExpected, char actual, string message = "") => throw null;

        public static void AreNotEqual(System.DateTime notExpected, System.DateTime actual, string message = "") => throw null;

        public static void AreNotEqual(double notExpected, double actual, string message = "") => throw null;

        public static void AreNotEqual(float notExpected, float actual, string message = "") => throw null;

        public static void AreNotEqual(long notExpected, long actual, string message = "") => throw null;

        public static void AreNotEqual(int notExpected, int actual, string message = "") => throw null;

        public static void AreNotEqual(object notExpected, object actual, string message = "") => throw null;

        public static void AreNotEqual(sbyte notExpected, sbyte actual, string message = "") => throw null;

        public static void AreNotEqual(short notExpected, short actual, string message = "") => throw null;

        public static void AreNotEqual(string notExpected, string actual, string message = "") => throw null;

        public static void AreNotEqual(uint notExpected, uint actual, string message = "") => throw null;

        public static void AreNotEqual(ulong notExpected, ulong actual, string message = "") => throw null;

        public static void AreNotEqual(ushort notExpected, ushort actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Empty(System.Collections.ICollection collection, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(System.Array expected, System.Array actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(bool expected, bool actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(byte expected, byte actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(char expected, char actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(System.DateTime expected, System.DateTime actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(double expected, double actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(float expected, float actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(int expected, int actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(long expected, long actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(sbyte expected, sbyte actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(short expected, short actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(string expected, string actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(uint expected, uint actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(ulong expected, ulong actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Equal(ushort expected, ushort actual, string message = "") => throw null;

        [System.Obsolete]
        public static void False(bool condition, string message = "") => throw null;

        [System.Obsolete]
        public static void IsNotType(System.Type wrongType, object value, string message = "") => throw null;

        [System.Obsolete]
        public static void IsType(System.Type expectedType, object value, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEmpty(System.Collections.ICollection collection, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(System.Array notExpected, System.Array actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(bool notExpected, bool actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(byte notExpected, byte actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(char notExpected, char actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(System.DateTime notExpected, System.DateTime actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(double notExpected, double actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(float notExpected, float actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(int notExpected, int actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(long notExpected, long actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(sbyte notExpected, sbyte actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(short notExpected, short actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(string notExpected, string actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(uint notExpected, uint actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(ulong notExpected, ulong actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotEqual(ushort notExpected, ushort actual, string message = "") => throw null;

        [System.Obsolete]
        public static void NotNull(object value, string message = "") => throw null;

        [System.Obsolete]
        public static void NotSame(object notExpected, object actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Null(object value, string message = "") => throw null;

        [System.Obsolete]
        public static void Same(object expected, object actual, string message = "") => throw null;

        [System.Obsolete]
        public static void Throws(System.Type exceptionType, System.Action action, string message = "") => throw null;

        [System.Obsolete]
        public static void True(bool condition, string message = "") => throw null;

        public static void AreNotSame(object notExpected, object actual, string message = "") => throw null;

        public static void AreSame(object expected, object actual, string message = "") => throw null;

        public static void Contains(string expected, string value, string message = "") => throw null;

        public static void DoesNotContains(string notExpected, string value, string message = "") => throw null;

        public static void EndsWith(string expected, string value, string message = "") => throw null;

        public static void IsFalse(bool condition, string message = "") => throw null;

        public static void IsInstanceOfType(object value, System.Type expected, string message = "") => throw null;

        public static void IsNotInstanceOfType(object value, System.Type notExpected, string message = "") => throw null;

        public static void IsNotNull(object value, string message = "") => throw null;

        public static void IsNull(object value, string message = "") => throw null;

        public static void IsTrue(bool condition, string message = "") => throw null;

        public static void SkipTest(string message = null) => throw null;

        public static void StartsWith(string expected, string value, string message = "") => throw null;

        public static void ThrowsException(System.Type exception, System.Action action, string message = "") => throw null;

        public Assert() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)64, AllowMultiple = false)]
    public class CleanupAttribute : System.Attribute
    {
        public CleanupAttribute() => throw null;
    }

    public sealed class CollectionAssert
    {
        public static void Empty(System.Collections.ICollection collection, string message = "") => throw null;

        public static void NotEmpty(System.Collections.ICollection collection, string message = "") => throw null;

        public static void AreEqual(System.Collections.ICollection expected, System.Collections.ICollection actual, string message = "") => throw null;

        public static void AreNotEqual(System.Collections.ICollection notExpected, System.Collections.ICollection actual, string message = "") => throw null;

        public CollectionAssert() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)64, AllowMultiple = true)]
    public class DataRowAttribute : System.Attribute
    {
        public DataRowAttribute(params object[] methodParameters) => throw null;

        public object[] MethodParameters => throw null;
    }

    public static class Helper
    {
        public static object[] RemoveTestMethodIfDataRowExists(object[] attribs) => throw null;
    }

    public static class OutputHelper
    {
        public static void Write(string message) => throw null;

        public static void WriteLine(string message) => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)64, AllowMultiple = false)]
    public class SetupAttribute : System.Attribute
    {
        public SetupAttribute() => throw null;
    }

    public class SkipTestException : System.Exception
    {
        public SkipTestException(string message = null, System.Exception innerException = null) => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)4, AllowMultiple = false)]
    public class TestClassAttribute : System.Attribute
    {
        public virtual nanoFramework.TestFramework.TestMethodAttribute GetTestMethodAttribute(nanoFramework.TestFramework.TestMethodAttribute testMethodAttribute) => throw null;

        public TestClassAttribute() => throw null;
    }

    public static class TestExtensions
    {
        public static bool SequenceEqual(this System.Array a, System.Array b) => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)64, AllowMultiple = false)]
    public class TestMethodAttribute : System.Attribute
    {
        public TestMethodAttribute() => throw null;
    }
}
