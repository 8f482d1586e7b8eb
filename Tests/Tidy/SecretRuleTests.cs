using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Tidy;

/// <summary>NF0040: card data, PINs and keys do not become text.</summary>
[TestClass]
public sealed class SecretRuleTests
{
    [TestMethod]
    [DataRow("string M(byte[] pan, int n) { return \"PAN \" + Encoding.UTF8.GetString(pan, 0, n); }")]
    [DataRow("string M(Card card) { return $\"{card.Pan}\"; }")]
    [DataRow("string M(Card card) { return $\"{card.Track2}\"; }")]
    [DataRow("string M(string pan) { return \"PAN \" + pan; }")]
    [DataRow("string M(string pan) { string s = \"\"; s += pan; return s; }")]
    [DataRow("string M(byte[] pinBlock) { return string.Format(\"{0}\", pinBlock); }")]
    [DataRow("string M(byte[] pinBlock) { return string.Format(\"{0} {1} {2} {3}\", 1, 2, 3, pinBlock); }")]
    [DataRow("string M(byte[] workingKey) { return Convert.ToBase64String(workingKey); }")]
    [DataRow("string M(byte[] workingKey) { return BitConverter.ToString(workingKey); }")]
    [DataRow("string Hex(byte[] b) { return \"\"; } string M(byte[] track2) { return Hex(track2); }")]
    [DataRow("void M(StringBuilder b, byte[] pan) { for (int i = 0; i < pan.Length; i++) { b.Append((char)('0' + (pan[i] >> 4))); } }")]
    [DataRow("void M(StringBuilder b, byte[] pan) { foreach (byte x in pan) { b.Append(x); } }")]
    [DataRow("void M(byte[] cvn2) { var copy = cvn2; Console.WriteLine(copy[0]); }")]
    [DataRow("string M(char[] pin) { return new string(pin); }")]
    [DataRow("void M(byte[] pin) { throw new InvalidOperationException(\"pin \" + pin[0]); }")]
    [DataRow("void M(Trace trace, byte[] pan) { trace.Write(1, pan[0] << 8 | pan[1]); }")]
    [DataRow("void M(string pan) { System.Diagnostics.Debug.WriteLine(pan); }")]
    [DataRow("string M(string pan) { return pan.Substring(0, 6); }")]
    [DataRow("string M(Card card) { return Encoding.UTF8.GetString(card.Blob); }")]
    [DataRow("string M(Card card) { return card?.Track2 + \"x\"; }")]
    [DataRow("byte[] ReadPan() { return null; } string M() { return Convert.ToBase64String(ReadPan()); }")]
    [DataRow("string M(string panText) { return \"\" + panText; }")]
    [DataRow("string M(string cardNumber) { return \"\" + cardNumber; }")]
    [DataRow("void M(byte[] pan, char[] into) { Encoding.UTF8.GetChars(pan, 0, 4, into, 0); }")]
    [DataRow("void M(StringBuilder b, byte[] pan) { b.Append(Convert.ToChar(pan[0])); }")]
    [DataRow("string M(long pan) { return \"\" + pan; }")]
    public void A_secret_may_not_become_text(string members)
    {
        CollectionAssert.AreEqual(new[] { "NF0040" }, Judge.Members(members), string.Join(' ', Judge.Members(members)));
    }

    [TestMethod]
    [DataRow("string M(Card card) { return \"tries \" + card.PinTries + card.Pan.Length; }")]
    [DataRow("[Masks] static string Masked(byte[] pan) { return \"****\" + (char)pan[9]; } string M(byte[] pan) { return \"Card \" + Masked(pan); }")]
    [DataRow("const string EnterPin = \"Enter PIN\"; static readonly string WrongPin = \"Wrong\"; string M() { return EnterPin + WrongPin; }")]
    [DataRow("string M(int pinCount, int keyIndex, string pinPrompt, byte[] maskedPan) { return pinPrompt + pinCount + keyIndex + Encoding.UTF8.GetString(maskedPan); }")]
    [DataRow("string M(string keypad, string panel, string spinner, string tracking, string monkey) { return keypad + panel + spinner + tracking + monkey; }")]
    [DataRow("int M(byte[] pan, byte[] into) { Array.Copy(pan, into, 4); return pan[0] + pan[1]; }")]
    [DataRow("string M(byte[] pan, byte[] other) { return pan[0] == other[0] ? \"same\" : \"other\"; }")]
    [DataRow("string M(byte[] publicKey, byte[] keyCheckValue) { return Convert.ToBase64String(publicKey) + Convert.ToBase64String(keyCheckValue); }")]
    [DataRow("void M(byte[] pan) { throw new ArgumentException(nameof(pan)); }")]
    public void What_only_speaks_of_a_secret_may(string members)
    {
        CollectionAssert.AreEqual(Array.Empty<string>(), Judge.Members(members));
    }
}
