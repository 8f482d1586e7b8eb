using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Acquirer;

namespace Desktop.Tests;

[TestClass]
public class AcquirerBooksFileTests
{
    private string _path = "";

    [TestInitialize]
    public void MakePath() => _path = Path.Combine(Path.GetTempPath(), "books-" + Guid.NewGuid().ToString("N") + ".jsonl");

    [TestCleanup]
    public void Remove() => File.Delete(_path);

    [TestMethod]
    public void Restart_arrives_at_the_same_books()
    {
        var before = new AcquirerTerminal();
        IsoMessage sale;
        using (BooksFile.Open(_path, before.Host.Books))
        {
            sale = Trade(before);
        }

        var after = new AcquirerTerminal();
        using BooksFile file = BooksFile.Open(_path, after.Host.Books);
        Assert.AreEqual((before.Host.Books.Lines.Count, 0), (file.RestoredLines, file.TornBytes));
        Assert.AreEqual(before.BalanceMinor, after.BalanceMinor);
        Assert.AreEqual(before.Host.Books.Totals("10000001", "000001"), after.Host.Books.Totals("10000001", "000001"));
        Assert.AreEqual(1, after.Host.Books.FindAccount(AcquirerTerminal.Pan)!.PinTriesUsed);
        AcquirerHostTests.AssertSound(after);

        after.SignOn();
        CollectionAssert.AreNotEqual(before.Keys.MacKey, after.Keys.MacKey, "a restart does not repeat working keys");
        Assert.AreEqual("94", after.Code(after.Request(TransactionKind.Sale, 20_00, stan: sale.Text(11))), "STANs stay used");
        Assert.AreEqual("12", after.Code(after.Following(TransactionKind.Void, 20_00, sale).Set(11, "000900")), "voided before the restart");
    }

    [TestMethod]
    public void Torn_last_line_is_dropped_at_every_length_and_writing_goes_on()
    {
        var before = new AcquirerTerminal();
        using (BooksFile.Open(_path, before.Host.Books))
        {
            Trade(before);
        }

        byte[] whole = File.ReadAllBytes(_path);
        int lastLine = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        foreach (int cut in new[] { lastLine + 1, lastLine + 20, whole.Length - 1 })
        {
            File.WriteAllBytes(_path, whole[..cut]);
            var torn = new AcquirerTerminal();
            using (BooksFile file = BooksFile.Open(_path, torn.Host.Books))
            {
                Assert.AreEqual((before.Host.Books.Lines.Count - 1, cut - lastLine), (file.RestoredLines, file.TornBytes));
                torn.SignOn();
            }

            var again = new AcquirerTerminal();
            using BooksFile reread = BooksFile.Open(_path, again.Host.Books);
            Assert.AreEqual((before.Host.Books.Lines.Count, 0), (reread.RestoredLines, reread.TornBytes));
        }
    }

    [TestMethod]
    public void Damage_in_the_middle_stops_the_start_and_names_the_line()
    {
        var before = new AcquirerTerminal();
        using (BooksFile.Open(_path, before.Host.Books))
        {
            Trade(before);
        }

        string[] lines = File.ReadAllLines(_path);
        lines[1] = lines[1][..^3];
        File.WriteAllText(_path, string.Join('\n', lines) + "\n");
        var wrong = Assert.ThrowsExactly<InvalidDataException>(() => BooksFile.Open(_path, new AcquirerTerminal().Host.Books));
        StringAssert.Contains(wrong.Message, "line 2");
    }

    [TestMethod]
    public void File_holds_no_card_number_pin_or_key()
    {
        var terminal = new AcquirerTerminal();
        using (BooksFile.Open(_path, terminal.Host.Books))
        {
            Trade(terminal);
        }

        string text = File.ReadAllText(_path);
        Assert.IsTrue(text.Contains("625094******0014"));
        foreach (string secret in new[] { AcquirerTerminal.Pan, "\"" + AcquirerTerminal.Pin, Convert.ToHexString(terminal.Keys.PinKey), Convert.ToHexString(terminal.Keys.MacKey), AcquirerOptions.TestMasterKeyHex })
        {
            Assert.IsFalse(text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>A sale, its void, a wrong PIN; returns the sale's reply.</summary>
    private static IsoMessage Trade(AcquirerTerminal terminal)
    {
        terminal.SignOn();
        IsoMessage sale = terminal.Exchange(terminal.Request(TransactionKind.Sale, 20_00))!;
        Assert.AreEqual("00", terminal.Code(terminal.Request(TransactionKind.Sale, 5_00)));
        Assert.AreEqual("00", terminal.Code(terminal.Following(TransactionKind.Void, 20_00, sale)));
        Assert.AreEqual("55", terminal.Code(terminal.Request(TransactionKind.Sale, 7_00, "999999")));
        return sale;
    }
}
