using System.Text.Json.Nodes;

namespace Tests.Desktop;

/// <summary>Damaged files and damaged cards: a message or an outcome, never a fault of the program.</summary>
[TestClass]
public class CardsMalformedTests
{
    private const int Seed = 20260115;
    private const int Files = 150;
    private const int Sessions = 120;

    [TestMethod]
    public void Damaged_files_end_in_a_message_or_run()
    {
        var random = new Random(Seed);
        string good = File.ReadAllText(Recording("no-cvm"));
        for (int i = 0; i < Files; i++)
        {
            char[] text = good.ToCharArray();
            for (int hits = random.Next(1, 4); hits > 0; hits--)
            {
                text[random.Next(text.Length)] = "{}[]\",:0x7\n-"[random.Next(12)];
            }

            (int code, string _, string error) = CardsEmvTests.Run(CardsEmvTests.Write(new string(text)), "--amount", "12.34");

            Assert.IsInRange(0, 2, code, $"seed {Seed}, file {i}: {error}");
        }
    }

    [TestMethod]
    public void Cards_that_answer_rubbish_end_in_an_outcome()
    {
        var random = new Random(Seed);
        JsonNode good = JsonNode.Parse(File.ReadAllText(Recording("mastercard-enciphered-pin")))!;
        for (int i = 0; i < Sessions; i++)
        {
            JsonNode session = good.DeepClone();
            JsonArray exchanges = session["exchanges"]!.AsArray();
            for (int hits = random.Next(1, 4); hits > 0; hits--)
            {
                JsonNode exchange = exchanges[random.Next(exchanges.Count)]!;
                exchange["response"] = Damage(random, Convert.FromHexString(exchange["response"]!.GetValue<string>()));
            }

            (int code, string text, string error) = CardsEmvTests.Run(CardsEmvTests.Write(session.ToJsonString()), "--loose");

            Assert.IsInRange(0, 1, code, $"seed {Seed}, session {i}: {error}");
            Assert.Contains("Outcome   ", text);
        }
    }

    [ClassCleanup]
    public static void DeleteFiles() => CardsEmvTests.DeleteFiles();

    private static string Damage(Random random, byte[] response)
    {
        switch (random.Next(4))
        {
            case 0:
                response[random.Next(response.Length)] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                response = [.. response[..random.Next(response.Length)], 0x90, 0x00];
                break;
            case 2:
                response[random.Next(Math.Min(response.Length, 8))] = (byte)random.Next(256);
                break;
            default:
                random.NextBytes(response);
                break;
        }

        return Convert.ToHexString(response);
    }

    private static string Recording(string id)
    {
        string path = CardsEmvTests.NewPath();
        Assert.AreEqual(0, CardsEmvTests.Run(id, "--amount", "12.34", "--record", path).Code);
        return path;
    }
}
