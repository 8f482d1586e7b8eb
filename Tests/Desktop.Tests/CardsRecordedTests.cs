using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Simulator.Cards;

namespace Tests.Desktop;

/// <summary>Recorded cards: what was recorded replays to the same end, in every shape a recording may have.</summary>
[TestClass]
public class CardsRecordedTests
{
    public static IEnumerable<object[]> Shelf() => CardShelf.Cards.Select(c => new object[] { c.Id });

    [TestMethod]
    [DynamicData(nameof(Shelf))]
    public void A_recorded_run_replays_to_the_same_end(string id)
    {
        JsonElement original = CardsEmvTests.Report(id, "--amount", "12.34");
        JsonElement replay = CardsEmvTests.Report(Recording(id));

        Same(original, replay);
    }

    [TestMethod]
    [DynamicData(nameof(Shelf))]
    public void The_bare_exchanges_are_enough(string id)
    {
        // No PIN, no terminal data, no answer of the host: all of it is read out of the exchanges.
        JsonElement original = CardsEmvTests.Report(id, "--amount", "12.34");
        JsonNode recording = JsonNode.Parse(File.ReadAllText(Recording(id)))!;
        var bare = new JsonObject { ["atr"] = recording["atr"]!.GetValue<string>(), ["exchanges"] = recording["exchanges"]!.DeepClone() };
        string[] enciphered = id == "mastercard-enciphered-pin" ? ["--pin", "1111"] : [];

        JsonElement replay = CardsEmvTests.Report([CardsEmvTests.Write(bare.ToJsonString()), "--amount", "12.34", .. enciphered]);

        Same(original, replay);
    }

    [TestMethod]
    public void The_recording_in_the_repository_still_replays()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Firmware.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        JsonElement report = CardsEmvTests.Report(Path.Combine(root, "Boards/Simulator/Cards/recordings/visa-plaintext-pin.json"));

        Assert.IsTrue(report.GetProperty("recording").GetProperty("complete").GetBoolean(), report.GetProperty("recording").ToString());
        Assert.AreEqual("Approved", report.GetProperty("outcome").GetProperty("decision").GetString());
    }

    [TestMethod]
    public void Other_shapes_say_the_same()
    {
        JsonElement original = CardsEmvTests.Report("no-cvm", "--amount", "12.34");
        JsonArray list = JsonNode.Parse(File.ReadAllText(Recording("no-cvm")))!["exchanges"]!.AsArray();
        List<(string Command, string Response)> pairs = [.. list.Select(e => (e!["command"]!.GetValue<string>(), e["response"]!.GetValue<string>()))];
        string spaced(string hex) => Regex.Replace(hex.ToLowerInvariant(), "..", "$0 ").Trim();
        string[] shapes =
        [
            "[" + string.Join(',', pairs.Select(p => $"[\"{p.Command}\",\"{p.Response}\"]")) + "]",
            "{\"apdus\":[" + string.Join(',', pairs.Select(p => $"{{\"request\":\"{spaced(p.Command)}\",\"reply\":\"{spaced(p.Response)}\"}}")) + "]}",
            "[" + string.Join(',', pairs.Select(p => $"\"{p.Command} -> {p.Response}\"")) + "]",
            "[" + string.Join(',', pairs.SelectMany(p => new[] { $"\"{p.Command}\"", $"\"{p.Response}\"" })) + "]",
            "{\"apdus\":[" + string.Join(',', pairs.Select(p => $"{{\"c\":\"{p.Command}\",\"r\":\"{p.Response[..^4]}\",\"sw1\":\"{p.Response[^4..^2]}\",\"sw2\":\"{p.Response[^2..]}\"}}")) + "]}",
            "{\"log\":[" + string.Join(',', pairs.Select(p => $"{{\"tx\":\"{p.Command}\",\"data\":\"{p.Response[..^4]}\",\"sw\":\"{p.Response[^4..]}\"}}")) + "]}",
        ];

        foreach (string shape in shapes)
        {
            Same(original, CardsEmvTests.Report(CardsEmvTests.Write(shape), "--amount", "12.34"));
        }
    }

    [TestMethod]
    public void Recordings_from_below_the_transport_layer_are_understood()
    {
        JsonElement original = CardsEmvTests.Report("no-cvm", "--amount", "12.34");
        JsonArray list = JsonNode.Parse(File.ReadAllText(Recording("no-cvm")))!["exchanges"]!.AsArray();
        var raw = new JsonArray();
        foreach (JsonNode? exchange in list)
        {
            string command = exchange!["command"]!.GetValue<string>();
            string response = exchange["response"]!.GetValue<string>();
            int data = (response.Length / 2) - 2;
            bool sends = command.Length > 10;
            if (data == 0)
            {
                raw.Add(Pair(command, response));
            }
            else if (sends)
            {
                raw.Add(Pair(command[..^2], $"61{data:X2}"));
                raw.Add(Pair($"00C00000{data:X2}", response));
            }
            else
            {
                raw.Add(Pair(command, $"6C{data:X2}"));
                raw.Add(Pair(command[..8] + data.ToString("X2"), response));
            }
        }

        Same(original, CardsEmvTests.Report(CardsEmvTests.Write(raw.ToJsonString()), "--amount", "12.34"));
    }

    [TestMethod]
    public void Wildcards_stand_for_what_cannot_be_known()
    {
        JsonNode recording = JsonNode.Parse(File.ReadAllText(Recording("visa-plaintext-pin")))!;
        string number = recording["terminal"]!["9F37"]!.GetValue<string>();
        recording["terminal"]!["9F37"] = "01020304";
        Assert.AreEqual(1, CardsEmvTests.Run(CardsEmvTests.Write(recording.ToJsonString())).Code);

        string wild = recording.ToJsonString().Replace(number, "........");
        (int code, string text, string _) = CardsEmvTests.Run(CardsEmvTests.Write(wild));

        Assert.AreEqual(0, code, text);
        Assert.Contains("the whole recording was played", text);
        Assert.Contains("APPROVED", text);
    }

    [TestMethod]
    public void A_kind_of_card_that_nobody_knows_is_an_error()
    {
        JsonNode recording = JsonNode.Parse(File.ReadAllText(Recording("no-cvm")))!;
        recording["kind"] = "recordd";
        (int code, string _, string error) = CardsEmvTests.Run(CardsEmvTests.Write(recording.ToJsonString()));
        Assert.AreEqual(2, code);
        Assert.Contains("\"simulated\" or \"recorded\"", error);
    }

    [TestMethod]
    public void A_deviation_is_told_with_its_place()
    {
        (int code, string text, string _) = CardsEmvTests.Run(Recording("unionpay-debit"), "--amount", "99.99");

        Assert.AreEqual(1, code);
        Assert.Contains("the command differs from the recording at byte", text);
    }

    [TestMethod]
    public void Certificates_of_another_authority_verify_with_its_key_brought_along()
    {
        JsonNode recording = JsonNode.Parse(File.ReadAllText(Recording("unionpay-credit")))!;
        CaKey key = TestCa.Default.Find(TestCa.UnionPay, 0xC3)!;
        recording["caKeys"] = new JsonArray(new JsonObject
        {
            ["rid"] = key.Rid, ["index"] = "C3", ["modulus"] = Convert.ToHexString(key.Key.Modulus), ["exponent"] = "03", ["checksum"] = Convert.ToHexString(key.Checksum),
        });
        Assert.AreEqual(0, CardsEmvTests.Run(CardsEmvTests.Write(recording.ToJsonString())).Code);

        // The same index with another modulus: the chain does not hold any more.
        CaKey other = TestCa.Default.Find(TestCa.Visa, 0xC3)!;
        recording["caKeys"]![0]!["modulus"] = Convert.ToHexString(other.Key.Modulus);
        recording["caKeys"]![0]!.AsObject().Remove("checksum");
        string text = CardsEmvTests.Run(CardsEmvTests.Write(recording.ToJsonString())).Out;
        Assert.Contains("1.4 1 DDA failed <- 90 Issuer public key certificate refused", text);
    }

    [TestMethod]
    public void A_recording_that_breaks_off_is_a_mute_card()
    {
        string path = CardsEmvTests.Write("""
            { "exchanges": [ { "command": "00A404000E315041592E5359532E444446303100", "response": null } ] }
            """);

        JsonElement outcome = CardsEmvTests.Report(path, "--amount", "1").GetProperty("outcome");

        Assert.AreEqual("Aborted", outcome.GetProperty("decision").GetString());
        Assert.AreEqual("CardMute", outcome.GetProperty("reason").GetString());
    }

    [TestMethod]
    [DataRow("\"terminal\": { \"9F33\": \"00\" }", "9F33 has 3 bytes, not 1")]
    [DataRow("\"terminal\": { \"9F99\": \"00\" }", "not a data object of the terminal")]
    [DataRow("\"pin\": 1234", "4 to 12 digits in quotes")]
    [DataRow("\"online\": \"perhaps\"", "is approve, decline or down")]
    [DataRow("\"online\": { \"resullt\": \"approve\" }", "did you mean \"result\"?")]
    [DataRow("\"date\": \"2026-02-30\"", "is a date like")]
    [DataRow("\"caKeys\": [ { \"rid\": \"A000000333\" } ]", "a key needs \"index\"")]
    [DataRow("\"atr\": \"3B..\"", "has a wildcard where bytes have to be known")]
    public void A_mistake_beside_the_exchanges_is_named_with_its_line(string member, string reason)
    {
        string path = CardsEmvTests.Write("{\n" + member + ",\n\"exchanges\": [ [\"00A40400\", \"9000\"] ] }");

        (int code, string _, string error) = CardsEmvTests.Run(path, "--amount", "1");

        Assert.AreEqual(2, code);
        Assert.Contains(", line 2: ", error);
        Assert.Contains(reason, error);
    }

    [TestMethod]
    public void Notes_in_a_recording_are_left_aside_with_a_warning()
    {
        string path = CardsEmvTests.Write("""
            { "reader": "ACME",
              "exchanges": [ { "command": "00A404000E315041592E5359532E444446303100", "response": "6A81" } ] }
            """);

        JsonElement report = CardsEmvTests.Report(path, "--amount", "1");

        Assert.AreEqual("line 1: \"reader\" is not known and was left aside", report.GetProperty("warnings")[0].GetString());
        Assert.AreEqual("CardBlocked", report.GetProperty("outcome").GetProperty("reason").GetString());
    }

    [ClassCleanup]
    public static void DeleteFiles() => CardsEmvTests.DeleteFiles();

    private static JsonObject Pair(string command, string response) => new() { ["command"] = command, ["response"] = response };

    private static string Recording(string id)
    {
        string path = CardsEmvTests.NewPath();
        Assert.AreEqual(0, CardsEmvTests.Run(id, "--amount", "12.34", "--record", path).Code);
        return path;
    }

    private static void Same(JsonElement original, JsonElement replay)
    {
        string text = replay.ToString();
        Assert.IsTrue(replay.GetProperty("recording").GetProperty("complete").GetBoolean(), text);
        Assert.AreEqual(original.GetProperty("tvr").GetString(), replay.GetProperty("tvr").GetString());
        Assert.AreEqual(original.GetProperty("tsi").GetString(), replay.GetProperty("tsi").GetString());
        Assert.AreEqual(original.GetProperty("outcome").ToString(), replay.GetProperty("outcome").ToString());
    }
}
