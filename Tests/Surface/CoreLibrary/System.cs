namespace System
{
    public delegate void Action();

    public delegate void Action<in T>(T obj);

    public delegate void Action<in T1, in T2>(T1 arg1, T2 arg2);

    public class AppDomainUnloadedException : System.SystemException
    {
        public AppDomainUnloadedException() => throw null;

        public AppDomainUnloadedException(string message) => throw null;

        public AppDomainUnloadedException(string message, System.Exception innerException) => throw null;
    }

    public class ApplicationException : System.Exception
    {
        public ApplicationException() => throw null;

        public ApplicationException(string message) => throw null;

        public ApplicationException(string message, System.Exception innerException) => throw null;
    }

    public class ArgumentException : System.SystemException
    {
        public ArgumentException() => throw null;

        public ArgumentException(string message) => throw null;

        public ArgumentException(string message, System.Exception innerException) => throw null;

        public ArgumentException(string message, string paramName) => throw null;

        public ArgumentException(string message, string paramName, System.Exception innerException) => throw null;

        public static void ThrowIfNullOrEmpty(string argument, string paramName = null) => throw null;

        public override string Message => throw null;

        public virtual string ParamName => throw null;
    }

    public class ArgumentNullException : System.ArgumentException
    {
        public ArgumentNullException() => throw null;

        public ArgumentNullException(string paramName) => throw null;

        public ArgumentNullException(string message, System.Exception innerException) => throw null;

        public ArgumentNullException(string paramName, string message) => throw null;

        public static void ThrowIfNull(object argument, string paramName = null) => throw null;
    }

    public class ArgumentOutOfRangeException : System.ArgumentException
    {
        public ArgumentOutOfRangeException() => throw null;

        public ArgumentOutOfRangeException(string paramName) => throw null;

        public ArgumentOutOfRangeException(string paramName, string message) => throw null;
    }

    public abstract class Array : System.ICloneable, System.Collections.IList, System.Collections.ICollection, System.Collections.IEnumerable
    {
        public static System.Array CreateInstance(System.Type elementType, int length) => throw null;

        public static void Copy(System.Array sourceArray, System.Array destinationArray, int length) => throw null;

        public static void Copy(System.Array sourceArray, int sourceIndex, System.Array destinationArray, int destinationIndex, int length) => throw null;

        public static void Clear(System.Array array, int index, int length) => throw null;

        public object GetValue(int index) => throw null;

        int System.Collections.IList.Add(object value) => throw null;

        bool System.Collections.IList.Contains(object value) => throw null;

        void System.Collections.IList.Clear() => throw null;

        int System.Collections.IList.IndexOf(object value) => throw null;

        void System.Collections.IList.Insert(int index, object value) => throw null;

        void System.Collections.IList.Remove(object value) => throw null;

        void System.Collections.IList.RemoveAt(int index) => throw null;

        public object Clone() => throw null;

        public static int BinarySearch(System.Array array, object value, System.Collections.IComparer comparer) => throw null;

        public static int BinarySearch(System.Array array, int index, int length, object value, System.Collections.IComparer comparer) => throw null;

        public void CopyTo(System.Array array, int index) => throw null;

        public System.Collections.IEnumerator GetEnumerator() => throw null;

        public static int IndexOf(System.Array array, object value) => throw null;

        public static int IndexOf(System.Array array, object value, int startIndex) => throw null;

        public static int IndexOf(System.Array array, object value, int startIndex, int count) => throw null;

        protected Array() => throw null;

        public int Length => throw null;

        int System.Collections.ICollection.Count => throw null;

        public object SyncRoot => throw null;

        public bool IsReadOnly => throw null;

        public bool IsFixedSize => throw null;

        public bool IsSynchronized => throw null;

        object System.Collections.IList.this[int index]
        {
            get => throw null;
            set => throw null;
        }
    }

    public delegate void AsyncCallback(System.IAsyncResult ar);

    [System.AttributeUsage((System.AttributeTargets)16383)]
    public abstract class Attribute
    {
        protected Attribute() => throw null;
    }

    [System.Flags]
    public enum AttributeTargets
    {
        Assembly = 1,
        Module = 2,
        Class = 4,
        Struct = 8,
        Enum = 16,
        Constructor = 32,
        Method = 64,
        Property = 128,
        Field = 256,
        Event = 512,
        Interface = 1024,
        Parameter = 2048,
        Delegate = 4096,
        ReturnValue = 8192,
        All = 16383,
    }

    [System.AttributeUsage((System.AttributeTargets)4)]
    public sealed class AttributeUsageAttribute : System.Attribute
    {
        public AttributeUsageAttribute(System.AttributeTargets validOn) => throw null;

        public System.AttributeTargets ValidOn => throw null;

        public bool AllowMultiple
        {
            get => throw null;
            set => throw null;
        }

        public bool Inherited
        {
            get => throw null;
            set => throw null;
        }
    }

    [System.Flags]
    public enum Base64FormattingOptions
    {
        None = 0,
        InsertLineBreaks = 1,
    }

    public static class BitConverter
    {
        public static long DoubleToInt64Bits(double value) => throw null;

        public static byte[] GetBytes(bool value) => throw null;

        public static byte[] GetBytes(char value) => throw null;

        public static byte[] GetBytes(double value) => throw null;

        public static byte[] GetBytes(float value) => throw null;

        public static byte[] GetBytes(int value) => throw null;

        public static byte[] GetBytes(long value) => throw null;

        public static byte[] GetBytes(short value) => throw null;

        public static byte[] GetBytes(uint value) => throw null;

        public static byte[] GetBytes(ulong value) => throw null;

        public static byte[] GetBytes(ushort value) => throw null;

        public static double Int64BitsToDouble(long value) => throw null;

        public static bool ToBoolean(byte[] value, int startIndex) => throw null;

        public static char ToChar(byte[] value, int startIndex) => throw null;

        public static double ToDouble(byte[] value, int startIndex) => throw null;

        public static short ToInt16(byte[] value, int startIndex) => throw null;

        public static int ToInt32(byte[] value, int startIndex) => throw null;

        public static long ToInt64(byte[] value, int startIndex) => throw null;

        public static float ToSingle(byte[] value, int startIndex) => throw null;

        public static string ToString(byte[] value) => throw null;

        public static string ToString(byte[] value, int startIndex) => throw null;

        public static string ToString(byte[] value, int startIndex, int length) => throw null;

        public static ushort ToUInt16(byte[] value, int startIndex) => throw null;

        public static uint ToUInt32(byte[] value, int startIndex) => throw null;

        public static ulong ToUInt64(byte[] value, int startIndex) => throw null;

        public static bool IsLittleEndian => throw null;
    }

    public struct Boolean
    {
        private readonly int _state;

        public static readonly string FalseString;

        public static readonly string TrueString;

        public override string ToString() => throw null;
    }

    public struct Byte
    {
        private readonly int _state;

        public const byte MaxValue = 255;

        public const byte MinValue = 0;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;

        public static byte Parse(string s) => throw null;

        public static bool TryParse(string s, out byte result) => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)16383)]
    public sealed class CLSCompliantAttribute : System.Attribute
    {
        public CLSCompliantAttribute(bool isCompliant) => throw null;

        public bool IsCompliant => throw null;
    }

    public struct Char
    {
        private readonly int _state;

        public const char MaxValue = '\uffff';

        public const char MinValue = '\u0000';

        public override string ToString() => throw null;

        public char ToLower() => throw null;

        public char ToUpper() => throw null;
    }

    public static class Console
    {
        public static void Write(string value) => throw null;

        public static void WriteLine() => throw null;

        public static void WriteLine(string value) => throw null;
    }

    public static class Convert
    {
        public static bool ToBoolean(byte value) => throw null;

        public static char ToChar(ushort value) => throw null;

        public static sbyte ToSByte(string value, int fromBase = 10) => throw null;

        public static byte ToByte(string value, int fromBase = 10) => throw null;

        public static byte ToByte(bool value) => throw null;

        public static System.DateTime ToDateTime(string value) => throw null;

        public static short ToInt16(string value, int fromBase = 10) => throw null;

        public static ushort ToUInt16(string value, int fromBase = 10) => throw null;

        public static int ToInt32(string value, int fromBase = 10) => throw null;

        public static uint ToUInt32(string value, int fromBase = 10) => throw null;

        public static long ToInt64(string value, int fromBase = 10) => throw null;

        public static ulong ToUInt64(string value, int fromBase = 10) => throw null;

        public static double ToDouble(string value) => throw null;

        public static float ToSingle(string value) => throw null;

        public static string ToBase64String(byte[] inArray) => throw null;

        public static string ToBase64String(byte[] inArray, System.Base64FormattingOptions options) => throw null;

        public static string ToBase64String(byte[] inArray, int offset, int length) => throw null;

        public static string ToBase64String(byte[] inArray, int offset, int length, System.Base64FormattingOptions options) => throw null;

        public static byte[] FromBase64String(string inString) => throw null;

        public static byte[] FromBase64CharArray(char[] inArray, int offset, int length) => throw null;
    }

    public sealed class DBNull
    {
        internal DBNull()
        {
        }

        public static readonly System.DBNull Value;
    }

    public struct DateTime
    {
        private readonly int _state;

        public static readonly System.DateTime MinValue;

        public static readonly System.DateTime MaxValue;

        public static readonly System.DateTime UnixEpoch;

        public DateTime(long ticks) => throw null;

        public DateTime(long ticks, System.DateTimeKind kind) => throw null;

        public DateTime(int year, int month, int day) => throw null;

        public DateTime(int year, int month, int day, int hour, int minute, int second) => throw null;

        public DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond) => throw null;

        public System.DateTime Add(System.TimeSpan val) => throw null;

        public System.DateTime AddDays(double val) => throw null;

        public System.DateTime AddHours(double val) => throw null;

        public System.DateTime AddMilliseconds(double val) => throw null;

        public System.DateTime AddMinutes(double val) => throw null;

        public System.DateTime AddSeconds(double val) => throw null;

        public System.DateTime AddTicks(long val) => throw null;

        public static int Compare(System.DateTime t1, System.DateTime t2) => throw null;

        public int CompareTo(object val) => throw null;

        public static int DaysInMonth(int year, int month) => throw null;

        public override bool Equals(object obj) => throw null;

        public static bool Equals(System.DateTime t1, System.DateTime t2) => throw null;

        public System.TimeSpan Subtract(System.DateTime val) => throw null;

        public System.DateTime Subtract(System.TimeSpan val) => throw null;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;

        public static System.DateTime operator +(System.DateTime d, System.TimeSpan t) => throw null;

        public static System.DateTime operator -(System.DateTime d, System.TimeSpan t) => throw null;

        public static System.TimeSpan operator -(System.DateTime d1, System.DateTime d2) => throw null;

        public static bool operator ==(System.DateTime d1, System.DateTime d2) => throw null;

        public static bool operator !=(System.DateTime t1, System.DateTime t2) => throw null;

        public static bool operator <(System.DateTime t1, System.DateTime t2) => throw null;

        public static bool operator <=(System.DateTime t1, System.DateTime t2) => throw null;

        public static bool operator >(System.DateTime t1, System.DateTime t2) => throw null;

        public static bool operator >=(System.DateTime t1, System.DateTime t2) => throw null;

        public static System.DateTime FromUnixTimeSeconds(long seconds) => throw null;

        public long ToUnixTimeSeconds() => throw null;

        public override int GetHashCode() => throw null;

        public static System.DateTime Parse(string s) => throw null;

        public static bool TryParse(string s, out System.DateTime result) => throw null;

        public System.DateTime Date => throw null;

        public int Day => throw null;

        public System.DayOfWeek DayOfWeek => throw null;

        public int DayOfYear => throw null;

        public int Hour => throw null;

        public System.DateTimeKind Kind => throw null;

        public int Millisecond => throw null;

        public int Minute => throw null;

        public int Month => throw null;

        public static System.DateTime UtcNow => throw null;

        public int Second => throw null;

        public long Ticks => throw null;

        public System.TimeSpan TimeOfDay => throw null;

        public static System.DateTime Today => throw null;

        public int Year => throw null;
    }

    public enum DateTimeKind
    {
        Utc = 1,
        Local = 2,
    }

    public enum DayOfWeek
    {
        Sunday = 0,
        Monday = 1,
        Tuesday = 2,
        Wednesday = 3,
        Thursday = 4,
        Friday = 5,
        Saturday = 6,
    }

    public abstract class Delegate
    {
        public override bool Equals(object obj) => throw null;

        public static System.Delegate Combine(System.Delegate a, System.Delegate b) => throw null;

        public virtual System.Delegate[] GetInvocationList() => throw null;

        public static System.Delegate Remove(System.Delegate source, System.Delegate value) => throw null;

        public static bool operator ==(System.Delegate d1, System.Delegate d2) => throw null;

        public static bool operator !=(System.Delegate d1, System.Delegate d2) => throw null;

        protected Delegate() => throw null;

        public System.Reflection.MethodInfo Method => throw null;

        public object Target => throw null;
    }

    public struct Double
    {
        private readonly int _state;

        public const double MinValue = -1.7976931348623157E+308d;

        public const double MaxValue = 1.7976931348623157E+308d;

        public const double Epsilon = 5E-324d;

        public const double NegativeInfinity = -1.0 / 0.0;

        public const double PositiveInfinity = 1.0 / 0.0;

        public const double NaN = 0.0 / 0.0;

        public int CompareTo(double value) => throw null;

        public static bool IsInfinity(double d) => throw null;

        public static bool IsNaN(double d) => throw null;

        public static bool IsNegativeInfinity(double d) => throw null;

        public static bool IsPositiveInfinity(double d) => throw null;

        public static double Parse(string s) => throw null;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;

        public static bool TryParse(string s, out double result) => throw null;
    }

    public abstract class Enum : System.ValueType
    {
        public bool HasFlag(System.Enum flag) => throw null;

        public override string ToString() => throw null;

        protected Enum() => throw null;
    }

    public class EventArgs
    {
        public static readonly System.EventArgs Empty;

        public EventArgs() => throw null;
    }

    public delegate void EventHandler(object sender, System.EventArgs e);

    public delegate void EventHandler<TEventArgs>(object sender, TEventArgs e);

    public class Exception
    {
        protected int HResult;

        public Exception() => throw null;

        public Exception(string message) => throw null;

        public Exception(string message, System.Exception innerException) => throw null;

        public override string ToString() => throw null;

        public virtual string Message => throw null;

        public System.Exception InnerException => throw null;

        public virtual string StackTrace => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)16)]
    public class FlagsAttribute : System.Attribute
    {
        public FlagsAttribute() => throw null;
    }

    public class FormatException : System.SystemException
    {
        public FormatException() => throw null;

        public FormatException(string message) => throw null;

        public FormatException(string message, System.Exception innerException) => throw null;
    }

    public delegate TResult Func<out TResult>();

    public delegate TResult Func<in T, out TResult>(T arg);

    public delegate TResult Func<in T1, in T2, out TResult>(T1 arg1, T2 arg2);

    public static class GC
    {
        public static void WaitForPendingFinalizers() => throw null;

        public static void SuppressFinalize(object obj) => throw null;

        public static void ReRegisterForFinalize(object obj) => throw null;
    }

    public struct Guid
    {
        private readonly int _state;

        public static readonly System.Guid Empty;

        public Guid(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k) => throw null;

        public Guid(uint a, ushort b, ushort c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k) => throw null;

        public Guid(byte[] b) => throw null;

        public Guid(string g) => throw null;

        public int CompareTo(object value) => throw null;

        public byte[] ToByteArray() => throw null;

        public override string ToString() => throw null;

        public override bool Equals(object o) => throw null;

        public override int GetHashCode() => throw null;

        public static System.Guid NewGuid() => throw null;

        [System.Obsolete]
        public static bool TryParseGuidWithDashes(string input, out System.Guid result) => throw null;
    }

    public interface IAsyncResult
    {
    }

    public interface ICloneable
    {
        object Clone();
    }

    public interface IComparable
    {
        int CompareTo(object obj);
    }

    public interface ICustomFormatter
    {
        string Format(string format, object arg, System.IFormatProvider formatProvider);
    }

    public interface IDisposable
    {
        void Dispose();
    }

    public interface IFormatProvider
    {
        object GetFormat(System.Type formatType);
    }

    public interface IFormattable
    {
        string ToString(string format, System.IFormatProvider formatProvider);
    }

    public class IndexOutOfRangeException : System.SystemException
    {
        public IndexOutOfRangeException() => throw null;

        public IndexOutOfRangeException(string message) => throw null;

        public IndexOutOfRangeException(string message, System.Exception innerException) => throw null;
    }

    public struct Int16
    {
        private readonly int _state;

        public const short MaxValue = 32767;

        public const short MinValue = -32768;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;

        public static short Parse(string s) => throw null;

        public static bool TryParse(string s, out short result) => throw null;
    }

    public struct Int32
    {
        private readonly int _state;

        public const int MaxValue = 2147483647;

        public const int MinValue = -2147483647 - 1;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;

        public static int Parse(string s) => throw null;

        public static bool TryParse(string s, out int result) => throw null;
    }

    public struct Int64
    {
        private readonly int _state;

        public const long MaxValue = 9223372036854775807L;

        public const long MinValue = -9223372036854775807L - 1;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;

        public static long Parse(string s) => throw null;

        public static bool TryParse(string s, out long result) => throw null;
    }

    public struct IntPtr
    {
        private readonly int _state;
    }

    public class InvalidCastException : System.SystemException
    {
        public InvalidCastException() => throw null;

        public InvalidCastException(string message) => throw null;

        public InvalidCastException(string message, System.Exception innerException) => throw null;
    }

    public class InvalidOperationException : System.SystemException
    {
        public InvalidOperationException() => throw null;

        public InvalidOperationException(string message) => throw null;

        public InvalidOperationException(string message, System.Exception innerException) => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)64)]
    public sealed class MTAThreadAttribute : System.Attribute
    {
        public MTAThreadAttribute() => throw null;
    }

    public abstract class MarshalByRefObject
    {
        protected MarshalByRefObject() => throw null;
    }

    public abstract class MulticastDelegate : System.Delegate
    {
        public static bool operator ==(System.MulticastDelegate d1, System.MulticastDelegate d2) => throw null;

        public static bool operator !=(System.MulticastDelegate d1, System.MulticastDelegate d2) => throw null;

        public override bool Equals(object obj) => throw null;

        protected MulticastDelegate() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)256)]
    public sealed class NonSerializedAttribute : System.Attribute
    {
        public NonSerializedAttribute() => throw null;
    }

    public class NotImplementedException : System.SystemException
    {
        public NotImplementedException() => throw null;

        public NotImplementedException(string message) => throw null;

        public NotImplementedException(string message, System.Exception innerException) => throw null;
    }

    public class NotSupportedException : System.SystemException
    {
        public NotSupportedException() => throw null;

        public NotSupportedException(string message) => throw null;

        public NotSupportedException(string message, System.Exception innerException) => throw null;
    }

    public class NullReferenceException : System.SystemException
    {
        public NullReferenceException() => throw null;

        public NullReferenceException(string message) => throw null;

        public NullReferenceException(string message, System.Exception innerException) => throw null;
    }

    public class Object
    {
        public Object() => throw null;

        public virtual string ToString() => throw null;

        public virtual bool Equals(object obj) => throw null;

        public static bool Equals(object objA, object objB) => throw null;

        public static bool ReferenceEquals(object objA, object objB) => throw null;

        public virtual int GetHashCode() => throw null;

        public System.Type GetType() => throw null;

        protected object MemberwiseClone() => throw null;
    }

    public class ObjectDisposedException : System.SystemException
    {
        public ObjectDisposedException() => throw null;

        public ObjectDisposedException(string message) => throw null;

        public ObjectDisposedException(string message, System.Exception innerException) => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)6140, Inherited = false)]
    public sealed class ObsoleteAttribute : System.Attribute
    {
        public ObsoleteAttribute() => throw null;

        public ObsoleteAttribute(string message) => throw null;

        public ObsoleteAttribute(string message, bool error) => throw null;

        public string Message => throw null;

        public bool IsError => throw null;
    }

    public class OutOfMemoryException : System.SystemException
    {
        public OutOfMemoryException() => throw null;

        public OutOfMemoryException(string message) => throw null;

        public OutOfMemoryException(string message, System.Exception innerException) => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)2048)]
    public sealed class ParamArrayAttribute : System.Attribute
    {
        public ParamArrayAttribute() => throw null;
    }

    public class PlatformNotSupportedException : System.NotSupportedException
    {
        public PlatformNotSupportedException() => throw null;
    }

    public class Random
    {
        public Random() => throw null;

        public Random(int seed) => throw null;

        public virtual int Next() => throw null;

        public virtual int Next(int maxValue) => throw null;

        public virtual double NextDouble() => throw null;

        public virtual void NextBytes(byte[] buffer) => throw null;
    }

    public struct RuntimeArgumentHandle
    {
        private readonly int _state;
    }

    public struct RuntimeFieldHandle
    {
        private readonly int _state;
    }

    public struct RuntimeMethodHandle
    {
        private readonly int _state;
    }

    public struct RuntimeTypeHandle
    {
        private readonly int _state;
    }

    public struct SByte
    {
        private readonly int _state;

        public const sbyte MaxValue = 127;

        public const sbyte MinValue = -128;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;

        public static sbyte Parse(string s) => throw null;

        public static bool TryParse(string s, out sbyte result) => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)64)]
    public sealed class STAThreadAttribute : System.Attribute
    {
        public STAThreadAttribute() => throw null;
    }

    [System.AttributeUsage((System.AttributeTargets)4124, Inherited = false)]
    public sealed class SerializableAttribute : System.Attribute
    {
        public SerializableAttribute() => throw null;
    }

    public struct Single
    {
        private readonly int _state;

        public const float MinValue = -3.4028235E+38f;

        public const float Epsilon = 1E-45f;

        public const float MaxValue = 3.4028235E+38f;

        public const float NegativeInfinity = -1.0f / 0.0f;

        public const float PositiveInfinity = 1.0f / 0.0f;

        public const float NaN = 0.0f / 0.0f;

        public static bool IsInfinity(float f) => throw null;

        public static bool IsNaN(float f) => throw null;

        public static bool IsNegativeInfinity(float f) => throw null;

        public static bool IsPositiveInfinity(float f) => throw null;

        public int CompareTo(float value) => throw null;

        public static float Parse(string s) => throw null;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;

        public static bool TryParse(string s, out float result) => throw null;
    }

    public readonly ref struct SpanByte
    {
        private readonly int _state;

        public SpanByte(byte[] array) => throw null;

        public SpanByte(byte[] array, int start, int length) => throw null;

        public void CopyTo(System.SpanByte destination) => throw null;

        public System.SpanByte Slice(int start) => throw null;

        public System.SpanByte Slice(int start, int length) => throw null;

        public byte[] ToArray() => throw null;

        public static implicit operator System.SpanByte(byte[] array) => throw null;

        public byte this[int index]
        {
            get => throw null;
            set => throw null;
        }

        public static System.SpanByte Empty => throw null;

        public int Length => throw null;

        public bool IsEmpty => throw null;
    }

    public sealed class String : System.IComparable, System.Collections.IEnumerable
    {
        public static readonly string Empty;

        public System.Collections.IEnumerator GetEnumerator() => throw null;

        public override bool Equals(object obj) => throw null;

        public static bool Equals(string a, string b) => throw null;

        public static bool operator ==(string a, string b) => throw null;

        public static bool operator !=(string a, string b) => throw null;

        public char[] ToCharArray() => throw null;

        public char[] ToCharArray(int startIndex, int length) => throw null;

        public string[] Split(params char[] separator) => throw null;

        public string[] Split(char[] separator, int count) => throw null;

        public string Substring(int startIndex) => throw null;

        public string Substring(int startIndex, int length) => throw null;

        public string Trim(params char[] trimChars) => throw null;

        public string TrimStart(params char[] trimChars) => throw null;

        public string TrimEnd(params char[] trimChars) => throw null;

        public String(char[] value, int startIndex, int length) => throw null;

        public String(char[] value) => throw null;

        public String(char c, int count) => throw null;

        public static int Compare(string strA, string strB) => throw null;

        public int CompareTo(object value) => throw null;

        public int CompareTo(string strB) => throw null;

        public int IndexOf(char value) => throw null;

        public int IndexOf(char value, int startIndex) => throw null;

        public int IndexOf(char value, int startIndex, int count) => throw null;

        public int IndexOfAny(char[] anyOf) => throw null;

        public int IndexOfAny(char[] anyOf, int startIndex) => throw null;

        public int IndexOfAny(char[] anyOf, int startIndex, int count) => throw null;

        public int IndexOf(string value) => throw null;

        public int IndexOf(string value, int startIndex) => throw null;

        public int IndexOf(string value, int startIndex, int count) => throw null;

        public int LastIndexOf(char value) => throw null;

        public int LastIndexOf(char value, int startIndex) => throw null;

        public int LastIndexOf(char value, int startIndex, int count) => throw null;

        public int LastIndexOfAny(char[] anyOf) => throw null;

        public int LastIndexOfAny(char[] anyOf, int startIndex) => throw null;

        public int LastIndexOfAny(char[] anyOf, int startIndex, int count) => throw null;

        public int LastIndexOf(string value) => throw null;

        public int LastIndexOf(string value, int startIndex) => throw null;

        public int LastIndexOf(string value, int startIndex, int count) => throw null;

        public string ToLower() => throw null;

        public string ToUpper() => throw null;

        public override string ToString() => throw null;

        public string Trim() => throw null;

        public static string Concat(object arg0) => throw null;

        public static string Concat(object arg0, object arg1) => throw null;

        public static string Concat(object arg0, object arg1, object arg2) => throw null;

        public static string Concat(params object[] args) => throw null;

        public static string Concat(string str0, string str1) => throw null;

        public static string Concat(string str0, string str1, string str2) => throw null;

        public static string Concat(string str0, string str1, string str2, string str3) => throw null;

        public static string Concat(params string[] values) => throw null;

        public static string Intern(string str) => throw null;

        public static string IsInterned(string str) => throw null;

        public static string Format(string format, params object[] args) => throw null;

        public string PadLeft(int totalWidth, char paddingChar = '\u0020') => throw null;

        public string PadRight(int totalWidth, char paddingChar = '\u0020') => throw null;

        public static bool IsNullOrEmpty(string value) => throw null;

        public bool Contains(string value) => throw null;

        public bool StartsWith(string value) => throw null;

        public bool EndsWith(string value) => throw null;

        [System.Runtime.CompilerServices.IndexerName("Chars")]
        public char this[int index] => throw null;

        public int Length => throw null;
    }

    public class SystemException : System.Exception
    {
        public SystemException() => throw null;

        public SystemException(string message) => throw null;

        public SystemException(string message, System.Exception innerException) => throw null;
    }

    public struct TimeSpan
    {
        private readonly int _state;

        public const long TicksPerMillisecond = 10000L;

        public const long TicksPerSecond = 10000000L;

        public const long TicksPerMinute = 600000000L;

        public const long TicksPerHour = 36000000000L;

        public const long TicksPerDay = 864000000000L;

        public static readonly System.TimeSpan Zero;

        public static readonly System.TimeSpan MaxValue;

        public static readonly System.TimeSpan MinValue;

        public TimeSpan(long ticks) => throw null;

        public TimeSpan(int hours, int minutes, int seconds) => throw null;

        public TimeSpan(int days, int hours, int minutes, int seconds) => throw null;

        public TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds) => throw null;

        public System.TimeSpan Add(System.TimeSpan ts) => throw null;

        public static int Compare(System.TimeSpan t1, System.TimeSpan t2) => throw null;

        public int CompareTo(object value) => throw null;

        public System.TimeSpan Duration() => throw null;

        public override bool Equals(object value) => throw null;

        public static bool Equals(System.TimeSpan t1, System.TimeSpan t2) => throw null;

        public System.TimeSpan Negate() => throw null;

        public System.TimeSpan Subtract(System.TimeSpan ts) => throw null;

        public static System.TimeSpan FromTicks(long value) => throw null;

        public static System.TimeSpan FromMilliseconds(long value) => throw null;

        public static System.TimeSpan FromSeconds(long value) => throw null;

        public static System.TimeSpan FromMinutes(long value) => throw null;

        public static System.TimeSpan FromHours(long value) => throw null;

        public static System.TimeSpan FromDays(long value) => throw null;

        public override string ToString() => throw null;

        public static System.TimeSpan operator -(System.TimeSpan t) => throw null;

        public static System.TimeSpan operator -(System.TimeSpan t1, System.TimeSpan t2) => throw null;

        public static System.TimeSpan operator +(System.TimeSpan t) => throw null;

        public static System.TimeSpan operator +(System.TimeSpan t1, System.TimeSpan t2) => throw null;

        public static bool operator ==(System.TimeSpan t1, System.TimeSpan t2) => throw null;

        public static bool operator !=(System.TimeSpan t1, System.TimeSpan t2) => throw null;

        public static bool operator <(System.TimeSpan t1, System.TimeSpan t2) => throw null;

        public static bool operator <=(System.TimeSpan t1, System.TimeSpan t2) => throw null;

        public static bool operator >(System.TimeSpan t1, System.TimeSpan t2) => throw null;

        public static bool operator >=(System.TimeSpan t1, System.TimeSpan t2) => throw null;

        public override int GetHashCode() => throw null;

        public long Ticks => throw null;

        public int Days => throw null;

        public int Hours => throw null;

        public int Milliseconds => throw null;

        public int Minutes => throw null;

        public int Seconds => throw null;

        public double TotalDays => throw null;

        public double TotalHours => throw null;

        public double TotalMilliseconds => throw null;

        public double TotalMinutes => throw null;

        public double TotalSeconds => throw null;
    }

    public class TimeoutException : System.SystemException
    {
        public TimeoutException() => throw null;

        public TimeoutException(string message) => throw null;

        public TimeoutException(string message, System.Exception innerException) => throw null;
    }

    public abstract class Type : System.Reflection.MemberInfo, System.Reflection.IReflect
    {
        public static System.Type GetType(string typeName) => throw null;

        public object InvokeMember(string name, System.Reflection.BindingFlags invokeAttr, System.Reflection.Binder binder, object target, object[] args) => throw null;

        public static System.Type GetTypeFromHandle(System.RuntimeTypeHandle handle) => throw null;

        public System.Reflection.ConstructorInfo GetConstructor(System.Type[] types) => throw null;

        public System.Reflection.ConstructorInfo[] GetConstructors() => throw null;

        public System.Reflection.MethodInfo GetMethod(string name, System.Type[] types) => throw null;

        public System.Reflection.MethodInfo GetMethod(string name, System.Reflection.BindingFlags bindingAttr) => throw null;

        public System.Reflection.MethodInfo GetMethod(string name) => throw null;

        public System.Reflection.MethodInfo[] GetMethods() => throw null;

        public abstract System.Reflection.MethodInfo[] GetMethods(System.Reflection.BindingFlags bindingAttr);

        public abstract System.Reflection.FieldInfo GetField(string name, System.Reflection.BindingFlags bindingAttr);

        public System.Reflection.FieldInfo GetField(string name) => throw null;

        public System.Reflection.FieldInfo[] GetFields() => throw null;

        public abstract System.Reflection.FieldInfo[] GetFields(System.Reflection.BindingFlags bindingAttr);

        public abstract System.Type[] GetInterfaces();

        public abstract System.Type GetElementType();

        public virtual bool IsSubclassOf(System.Type c) => throw null;

        public virtual bool IsInstanceOfType(object o) => throw null;

        public override string ToString() => throw null;

        protected Type() => throw null;

        public override System.Type DeclaringType => throw null;

        public abstract System.Reflection.Assembly Assembly { get; }

        public abstract string FullName { get; }

        public abstract string AssemblyQualifiedName { get; }

        public abstract System.Type BaseType { get; }

        public bool IsNotPublic => throw null;

        public bool IsPublic => throw null;

        public bool IsClass => throw null;

        public bool IsInterface => throw null;

        public bool IsValueType => throw null;

        public bool IsAbstract => throw null;

        public bool IsEnum => throw null;

        public bool IsSerializable => throw null;

        public bool IsArray => throw null;
    }

    public enum TypeCode
    {
        Empty = 0,
        Object = 1,
        DBNull = 2,
        Boolean = 3,
        Char = 4,
        SByte = 5,
        Byte = 6,
        Int16 = 7,
        UInt16 = 8,
        Int32 = 9,
        UInt32 = 10,
        Int64 = 11,
        UInt64 = 12,
        Single = 13,
        Double = 14,
        Decimal = 15,
        DateTime = 16,
        String = 18,
    }

    public struct TypedReference
    {
        private readonly int _state;
    }

    public struct UInt16
    {
        private readonly int _state;

        public const ushort MaxValue = 65535;

        public const ushort MinValue = 0;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;

        public static ushort Parse(string s) => throw null;

        public static bool TryParse(string s, out ushort result) => throw null;
    }

    public struct UInt32
    {
        private readonly int _state;

        public const uint MaxValue = 4294967295u;

        public const uint MinValue = 0u;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;

        public static uint Parse(string s) => throw null;

        public static bool TryParse(string s, out uint result) => throw null;
    }

    public struct UInt64
    {
        private readonly int _state;

        public const ulong MaxValue = 18446744073709551615UL;

        public const ulong MinValue = 0UL;

        public override string ToString() => throw null;

        public string ToString(string format) => throw null;

        public static ulong Parse(string s) => throw null;

        public static bool TryParse(string s, out ulong result) => throw null;
    }

    public struct UIntPtr
    {
        private readonly int _state;
    }

    public abstract class ValueType
    {
        public override bool Equals(object obj) => throw null;

        protected ValueType() => throw null;
    }

    public sealed class Version
    {
        public Version(int major, int minor, int build, int revision) => throw null;

        public Version(int major, int minor) => throw null;

        public override bool Equals(object obj) => throw null;

        public override string ToString() => throw null;

        public override int GetHashCode() => throw null;

        public int Major => throw null;

        public int Minor => throw null;

        public int Revision => throw null;

        public int Build => throw null;
    }

    public struct Void
    {
    }

    public class WeakReference
    {
        public WeakReference(object target) => throw null;

        public virtual bool IsAlive => throw null;

        public virtual object Target
        {
            get => throw null;
            set => throw null;
        }
    }
}
