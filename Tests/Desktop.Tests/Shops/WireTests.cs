using Simulator.Tools;

namespace Desktop.Tests.Shops;

/// <summary>What a transaction costs on the line.</summary>
[TestClass]
public sealed class WireTests
{
    private const int MostBytesOfASale = 700;

    [TestMethod]
    public void Every_type_goes_over_the_line_and_a_chip_sale_takes_less_than_700_bytes()
    {
        WireCommand.Print(Console.Out);
        IReadOnlyList<WireRow> rows = WireCommand.Measure();
        foreach (Firmware.Host.TransactionType type in new[]
        {
            Firmware.Host.TransactionType.Sale, Firmware.Host.TransactionType.Void, Firmware.Host.TransactionType.Refund, Firmware.Host.TransactionType.Balance,
            Firmware.Host.TransactionType.PreAuthorisation, Firmware.Host.TransactionType.PreAuthorisationVoid, Firmware.Host.TransactionType.Completion,
            Firmware.Host.TransactionType.CompletionNotice, Firmware.Host.TransactionType.CompletionVoid, Firmware.Host.TransactionType.TipAdjust,
        })
        {
            Assert.IsTrue(rows.Any(row => row.What == type.ToString() && row.Received > 0), type.ToString());
        }

        WireRow sale = rows.First(row => row.What == "Sale");
        Assert.IsLessThan(MostBytesOfASale, sale.Sent + sale.Received);
        CollectionAssert.IsSubsetOf(new[] { "0800", "0820", "0400", "0500", "0320" }, rows.Select(row => row.Mti).ToArray());
    }
}
