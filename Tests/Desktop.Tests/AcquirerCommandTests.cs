using Drivers.Hal;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Acquirer;
using Simulator.Tools;

namespace Desktop.Tests;

[TestClass]
public class AcquirerCommandTests
{
    private const string Account = """[{ "pan": "6250947000000014", "pin": "123456", "expiry": "3012", "issuerMasterKey": "A1B2C3D4E5F6071829384A5B6C7D8E9F" }]""";

    [TestMethod]
    public async Task Serves_prints_masked_traffic_and_obeys_what_is_typed()
    {
        var typed = new TypedLines();
        var output = new StringWriter();
        Task<int> running = Task.Run(() => AcquirerCommand.Run(["--port", "0"], typed, output, new StringWriter(), CancellationToken.None));
        int port = 0;
        await Until(() => Text(output) is var text && text.Contains("127.0.0.1:") && (port = int.Parse(text.Split("127.0.0.1:")[1].Split(',')[0])) > 0);

        using var link = new TcpLink();
        link.Open("127.0.0.1", port);
        await Until(() => link.State == LinkState.Up);
        typed.Type("0820:ask=3");
        typed.Type("nonsense");
        typed.Type("books");
        await Until(() => Text(output).Contains($"card {Books.Mask(TestAccounts.All[0].Pan)} balance"));
        byte[] frame = AcquirerTerminal.Frame(new AcquirerTerminal().Network("0820", "301").Set(2, AcquirerTerminal.Pan));
        byte[] data = [(byte)(frame.Length >> 8), (byte)frame.Length, .. frame];
        Assert.AreEqual(Status.Ok, link.Write(data, 0, data.Length));
        await Until(() => Text(output).Contains("MTI 0830"));
        typed.Type("quit");
        Assert.AreEqual(0, await running.WaitAsync(TimeSpan.FromSeconds(10)));

        string all = Text(output);
        StringAssert.Contains(all, "will 0820:ask=3");
        StringAssert.Contains(all, "not understood: 'nonsense'");
        StringAssert.Contains(all, "processing request 3");
        Assert.IsFalse(all.Contains(AcquirerTerminal.Pan), "card numbers are masked");
    }

    [TestMethod]
    [DataRow("--port", "70000")]
    [DataRow("--port", "x")]
    [DataRow("--port")]
    [DataRow("--misbehave", "sometimes")]
    [DataRow("--terminal", "short")]
    [DataRow("--verbose")]
    public void Wrong_arguments_end_with_code_2(params string[] arguments)
    {
        var error = new StringWriter();
        Assert.AreEqual(2, AcquirerCommand.Run(arguments, TextReader.Null, new StringWriter(), error, new CancellationToken(true)));
        StringAssert.Contains(error.ToString(), "error: ");
    }

    [TestMethod]
    public void Accounts_are_read_and_mistakes_named()
    {
        IReadOnlyList<Account> accounts = AccountsFile.Read(Account);
        Assert.AreEqual(("6250947000000014", "3012", 1_000_000L), (accounts[0].Pan, accounts[0].ExpiryYymm, accounts[0].BalanceMinor));
        foreach (var (wrong, reason) in new[]
        {
            (Account.Replace("\"pin\"", "\"pim\""), "line 1"),
            (Account.Replace("123456", "12"), "account 1"),
            (Account.Replace("A1B2", "X1B2"), "account 1"),
            (Account.Replace("}]", ", \"status\": \"odd\"}]"), "line 1"),
            ("[{", "line 1"),
        })
        {
            var error = Assert.ThrowsExactly<InvalidDataException>(() => AccountsFile.Read(wrong), wrong);
            StringAssert.Contains(error.Message, reason);
            Assert.IsFalse(error.Message.Contains("6250947000000014"));
        }
    }

    private static string Text(StringWriter output)
    {
        // The command writes through a synchronized wrapper; the copy is taken again if it changed meanwhile.
        for (int tries = 0; tries < 100; tries++)
        {
            try
            {
                return output.ToString();
            }
            catch (ArgumentOutOfRangeException)
            {
                Thread.Yield();
            }
        }

        return "";
    }

    private static async Task Until(Func<bool> condition)
    {
        DateTime end = DateTime.UtcNow.AddSeconds(10);
        while (!condition())
        {
            Assert.IsTrue(DateTime.UtcNow < end, "waited too long");
            await Task.Delay(5);
        }
    }

    /// <summary>A console on which lines are typed one by one.</summary>
    private sealed class TypedLines : TextReader
    {
        private readonly System.Collections.Concurrent.BlockingCollection<string> _lines = [];

        public void Type(string line) => _lines.Add(line);

        public override string? ReadLine() => _lines.Take();
    }
}
