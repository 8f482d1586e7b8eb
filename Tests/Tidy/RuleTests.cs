using Microsoft.CodeAnalysis.CSharp;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Nano.Analyzer;

namespace Tidy;

/// <summary>Each rule of the analyzer against code that breaks it and code that comes close and does not.</summary>
[TestClass]
public sealed class RuleTests
{
    [TestMethod]
    [DataRow("NF0001", "class Box<T> { }")]
    [DataRow("NF0001", "delegate void Done<T>(int x);")]
    [DataRow("NF0001", "void M<T>() { }")]
    [DataRow("NF0001", "interface IBox<T> { }")]
    [DataRow("NF0001", "void M() { int Id<T>() { return 1; } }")]
    [DataRow("NF0002", "Func<int> F;")]
    [DataRow("NF0002", "void M(Action<int> a) { }")]
    [DataRow("NF0002", "object M() { return new List<int>(); }")]
    [DataRow("NF0002", "bool M(object o) { return o is IList<byte>; }")]
    [DataRow("NF0002", "Type M() { return typeof(Dictionary<,>); }")]
    [DataRow("NF0002", "event EventHandler<EventArgs> E;")]
    [DataRow("NF0002", "void M(string s) { var x = Encoding.UTF8.GetBytes(s).Take(1); }")]
    [DataRow("NF0002", "void M(byte[] b) { Array.Find(b, x => x == 1); }")]
    [DataRow("NF0002", "void M(byte[] b) { Span<byte> s = b; }")]
    [DataRow("NF0003", "void M(int[] a) { Array.Empty<int>(); }")]
    [DataRow("NF0003", "void M(int[] a) { Array.IndexOf<int>(a, 1); }")]
    [DataRow("NF0004", "int[,] A;")]
    [DataRow("NF0004", "object M() { return new[,] { { 1 } }; }")]
    [DataRow("NF0005", "unsafe void M() { int* p = stackalloc int[2]; }")]
    [DataRow("NF0006", "interface I { int M() { return 1; } }")]
    [DataRow("NF0006", "interface I { int P => 1; }")]
    [DataRow("NF0006", "interface I { int P { get { return 1; } } }")]
    [DataRow("NF0006", "interface I { static int M() { return 1; } }")]
    [DataRow("NF0007", "int M(int x) { return x / -1; }")]
    [DataRow("NF0007", "long M(long x) { return x % -1L; }")]
    [DataRow("NF0007", "void M(int x) { x /= -1; }")]
    [DataRow("NF0007", "int M(int x) { const int minus = -1; return x % minus; }")]
    [DataRow("NF0007", "int M(int x) { return int.MinValue / x; }")]
    [DataRow("NF0008", "unsafe byte* P;")]
    [DataRow("NF0008", "void M(byte[] b) { unsafe { } }")]
    [DataRow("NF0008", "unsafe void M(byte[] b) { fixed (byte* p = b) { } }")]
    [DataRow("NF0009", "IEnumerable M() { yield return 1; }")]
    [DataRow("NF0009", "IEnumerator M() { yield break; }")]
    [DataRow("NF0010", "async void M() { await Task.CompletedTask; }")]
    [DataRow("NF0010", "void M() { Action a = async () => { await Task.CompletedTask; }; }")]
    [DataRow("NF0012", "static readonly byte[] Mine = Tables.Sine;")]
    [DataRow("NF0012", "static readonly int First = Tables.Sine[0];")]
    [DataRow("NF0012", "static readonly int Four = Tables.Twice(2);")]
    [DataRow("NF0012", "static byte[] Mine; static Code() { Mine = Tables.Sine; }")]
    [DataRow("NF0012", "static byte[] Mine { get; } = Tables.Sine;")]
    [DataRow("NF0012", "static readonly int Indirect = Make(); static int Make() { return Deeper(); } static int Deeper() { return Tables.Sine.Length; }")]
    [DataRow("NF0013", "dynamic D;")]
    [DataRow("NF0014", "int M(int x) { return checked(x + 1); }")]
    [DataRow("NF0014", "void M(int x) { checked { x++; } }")]
    [DataRow("NF0015", "int? N;")]
    [DataRow("NF0015", "bool M(string s) { return s?.Length > 1; }")]
    [DataRow("NF0016", "(int, int) T;")]
    [DataRow("NF0016", "void M(int a, int b) { (a, b) = (b, a); }")]
    [DataRow("NF0017", "record R { }")]
    [DataRow("NF0017", "record struct R { }")]
    [DataRow("NF0018", "decimal D;")]
    [DataRow("NF0018", "object M() { return 1m; }")]
    [DataRow("NF0018", "Decimal D;")]
    [DataRow("NF0019", "int M(int[] a) { return a[^1]; }")]
    [DataRow("NF0019", "string M(string s) { return s[1..]; }")]
    [DataRow("NF0020", "object M() { return new { A = 1 }; }")]
    [DataRow("NF0020", "object M(int[] a) { return from x in a select x; }")]
    [DataRow("NF0021", "volatile bool V;")]
    [DataRow("NF0022", "string S = \"a\\0b\";")]
    [DataRow("NF0023", "void M() { try { M(); } catch (OverflowException) { throw; } }")]
    [DataRow("NF0023", "void M() { try { M(); } catch (DivideByZeroException e) { throw e; } }")]
    [DataRow("NF0024", "string M(Key k) { return k.ToString(); }")]
    [DataRow("NF0024", "string M(Key k) { return \"key \" + k; }")]
    [DataRow("NF0024", "string M(Key k) { return $\"{k}\"; }")]
    [DataRow("NF0030", "Status Go() { return Status.Ok; } void M() { Go(); }")]
    [DataRow("NF0030", "Status Go() { return Status.Ok; } void M() { _ = Go(); }")]
    public void Refuses(string rule, string members)
    {
        CollectionAssert.Contains(Judge.Members(members), rule);
    }

    [TestMethod]
    [DataRow("Action A; delegate void Done(int x); event Done Finished; void M() { A = () => M(); Finished += x => M(); }")]
    [DataRow("int[][] Jagged = { new int[2], new[] { 1 } }; int M(object[] a) { return Array.IndexOf(a, null); }")]
    [DataRow("interface I { int P { get; } int M(); event EventHandler E; }")]
    [DataRow("int M(int x, int y) { return x / 2 + x % 10 + x / y - (-1) + -1 / 2; }")]
    [DataRow("static readonly byte[] Mine = { 1, 2 }; static readonly byte[] Made = Pure.Make(); static readonly int N = Tables.Size; static readonly Action Later = () => Console.Write(Tables.Sine); static string E = string.Empty;")]
    [DataRow("static byte[] A = new byte[2]; static int B = A.Length; static Code() { A[0] = 1; }")]
    [DataRow("int M(int x) { return unchecked(x + 1); }")]
    [DataRow("void M(string s) { char c = '\\0'; foreach (char d in s) { c = d; } var t = s + c; }")]
    [DataRow("bool M(object o) { return o is string { Length: > 3 } s && s[0] == 'a'; }")]
    [DataRow("void M() { try { M(); } catch (ArgumentException e) when (e.Message != null) { throw; } }")]
    [DataRow("string M(Key k) { return (int)k + string.Format(\"{0}\", (int)k); }")]
    [DataRow("Status Go() { return Status.Ok; } Status M() { Status s = Go(); s = Go(); if (Go() != Status.Ok) { return Go(); } return s; }")]
    [DataRow("void M(string s) { string t = $\"{s}, {1}\"; var b = new StringBuilder(); b.Append($\"{t}\"); }")]
    [DataRow("class Point { public int X { get; init; } } int M(ref int a, in int b, out int c) { c = a switch { 1 => b, _ => 2 }; lock (this) { return c; } }")]
    public void Accepts(string members)
    {
        CollectionAssert.AreEqual(Array.Empty<string>(), Judge.Members(members), string.Join(' ', Judge.Members(members)));
    }

    [TestMethod]
    [DataRow(LanguageVersion.CSharp10, false)]
    [DataRow(LanguageVersion.CSharp11, true)]
    [DataRow(LanguageVersion.Preview, true)]
    public void Language_versions_above_10_are_refused(LanguageVersion version, bool refused)
    {
        Assert.AreEqual(refused, Judge.File("class C { }", version).Contains("NF0011"));
    }

    [TestMethod]
    public void Every_rule_has_a_case_that_breaks_it()
    {
        var cases = new[] { typeof(RuleTests), typeof(SecretRuleTests) }
            .SelectMany(t => t.GetMethods())
            .SelectMany(m => m.GetCustomAttributes(typeof(DataRowAttribute), false).Cast<DataRowAttribute>())
            .Select(r => r.Data[0] as string);
        var untested = Rules.All.Select(r => r.Id).Except(cases).Except(["NF0011", "NF0040"]);
        Assert.AreEqual("", string.Join(' ', untested));
    }
}
