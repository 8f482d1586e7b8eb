using System.Text.Json;
using System.Text.Json.Nodes;
using Simulator.Cards;
using Simulator.Tools;

namespace Tests.Desktop;

/// <summary>One session in the forms that tools write: each replays to its end with the same outcome.</summary>
[TestClass]
public class CardsRecordedFormatsTests
{
    private static readonly (string Command, string Response)[] Session = Load();

    public static IEnumerable<object[]> Forms()
    {
        yield return ["arrows", string.Join('\n', Session.Select(e => $"> {Spaced(e.Command)}\n< {Spaced(e.Response)}"))];
        yield return ["time stamps", string.Join("\r\n", Session.Select((e, i) => $"12:00:{i:00}.123 [reader] --> {e.Command}\r\n12:00:{i:00}.456 [reader] <-- {e.Response}"))];
        yield return ["apdu", "ATR: 3F 67 00 00 56 53 44 54 45 53 54\n" + string.Join('\n', Session.Select(e => $"C-APDU: {e.Command}\nR-APDU: {e.Response}"))];
        yield return ["pcscd", string.Join('\n', Session.Select(e => $"00000036 APDU: {Spaced(e.Command)} \n00000041 SW: {Spaced(e.Response)} "))];
        yield return ["one line", "# a session\n" + string.Join('\n', Session.Select(e => $"{e.Command} -> {e.Response}"))];
        yield return ["bare", string.Join("\n\n", Session.Select(e => e.Command.ToLowerInvariant() + "\n" + e.Response.ToLowerInvariant()))];
        yield return ["continued", string.Join('\n', Session.Select(e => $"TX {e.Command[..8]}\n   {e.Command[8..]}\nRX {e.Response}"))];
        yield return ["status apart", string.Join('\n', Session.Select(e => $"Sending: {Spaced(e.Command)}\nReceived (SW1=0x{e.Response[^4..^2]}, SW2=0x{e.Response[^2..]}):\n{Spaced(e.Response[..^4])}"))];
        yield return ["remarks", "// by hand\r\n\r\n; two kinds of them\r\n" + string.Join("\r\n", Session.Select(e => $"> {e.Command.ToLowerInvariant()}  # terminal\r\n\r\n< {e.Response} (card)"))];
        yield return ["stamps in brackets", string.Join('\n', Session.Select((e, i) => $"[12:00:{i:00}.1] C-APDU: {e.Command} // {i}\n[12:00:{i:00}.2] R-APDU: {e.Response[..^4]} SW: {e.Response[^4..]}").Select(l => l.Replace("R-APDU:  SW: ", "R-APDU: ")))];
        yield return ["JSON with remarks", "\uFEFF// by hand\n/* and more */\n[\n// first\n" + string.Join("", Session.Select(e => $"[\"{e.Command}\", \"{e.Response}\"], // as it was\r\n")) + "]"];
        yield return ["directed", JsonSerializer.Serialize(new { log = Session.SelectMany(e => new object[] { new { direction = "C", hex = e.Command }, new { direction = "R", hex = e.Response } }) })];
        yield return ["bytes", JsonSerializer.Serialize(Session.Select(e => new { command = Bytes(e.Command), response = Bytes(e.Response) }))];
        yield return ["nested", JsonSerializer.Serialize(new { steps = Session.Select(e => new { request = new { hex = e.Command }, response = new { data = e.Response[..^4], }, sw = e.Response[^4..] }) })];
        yield return ["parts", JsonSerializer.Serialize(Session.Select(e => new { command = Parts(e.Command), response = e.Response }))];
    }

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void A_session_in_the_form_of_another_tool_replays_to_its_end(string form, string text)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".log");
        File.WriteAllText(path, text);
        var output = new StringWriter();
        var error = new StringWriter();
        int code = EmvCommand.Run([path, "--json"], output, error);
        File.Delete(path);

        Assert.AreEqual(0, code, form + ": " + error + output);
        JsonElement report = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.IsTrue(report.GetProperty("recording").GetProperty("complete").GetBoolean(), form);
        Assert.AreEqual("Approved", report.GetProperty("outcome").GetProperty("decision").GetString(), form);
        Assert.AreEqual("OfflinePlaintextPin", report.GetProperty("outcome").GetProperty("cvm").GetString(), form);
    }

    [TestMethod]
    public void A_log_that_makes_no_sense_is_refused_with_its_line()
    {
        CardFileException fault = Assert.ThrowsExactly<CardFileException>(() => CardFile.Parse("x.log", "# nothing yet\n> 00A4\n< 9000"));
        Assert.Contains("line 2", fault.Message);
        Assert.ThrowsExactly<CardFileException>(() => CardFile.Parse("x.log", "this is no log"));
        Assert.ThrowsExactly<CardFileException>(() => CardFile.Parse("x.log", "< 9000"));
    }

    [TestMethod]
    [DataRow("# a\n\n> 00A404000E325041592E5359532E444446303\n< 9000", 3, "an odd number of hex digits")]
    [DataRow("> 00A4040007A000000003101000\n\n< 6F108407A0000000031010A5055003444\n", 3, "an odd number of hex digits")]
    [DataRow("\n> 00A4040007A000000003101000\n> 80A8000002830000\n", 2, "not one answer")]
    [DataRow("# a\n< 9000\n> 00A4040007A000000003101000\n", 2, "no command before it")]
    [DataRow("// nothing\n\n# at all\n", 1, "holds no exchange")]
    [DataRow("", 1, "holds no exchange")]
    [DataRow("[[\"00A404000E3250\", \"9000\"]]", 1, "Lc says 14 bytes of data")]
    [DataRow("{\n\"exchanges\": [\n{ \"command\": \"00B2010C00\" }\n] }", 3, "needs \"response\"")]
    public void What_is_wrong_in_a_recording_is_said_with_its_line(string text, int line, string what)
    {
        CardFileException fault = Assert.ThrowsExactly<CardFileException>(() => CardFile.Parse("x.log", text));
        Assert.Contains(what, fault.Reason);
        Assert.AreEqual(line, fault.Line);
    }

    private static (string Command, string Response)[] Load()
    {
        string path = Path.Combine(global::Desktop.Tests.RepositoryRoot.Path, "Boards/Simulator/Cards/recordings/visa-plaintext-pin.json");
        JsonNode root = JsonNode.Parse(File.ReadAllText(path), null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        return [.. root["exchanges"]!.AsArray().Select(e => ((string)e!["command"]!, (string)e["response"]!))];
    }

    private static string Spaced(string hex) => string.Join(' ', Enumerable.Range(0, hex.Length / 2).Select(i => hex.Substring(2 * i, 2)));

    private static int[] Bytes(string hex) => [.. Convert.FromHexString(hex).Select(b => (int)b)];

    private static object Parts(string command)
    {
        int lc = command.Length > 10 ? Convert.ToInt32(command[8..10], 16) : 0;
        string data = lc == 0 ? "" : command.Substring(10, 2 * lc);
        string le = lc == 0 ? command[8..] : command[(10 + 2 * lc)..];
        return new { cla = command[..2], ins = command[2..4], p1 = command[4..6], p2 = command[6..8], data, le };
    }
}
