using Desktop.Tests.Shops;
using Firmware.Health;
using Firmware.Receipts;
using Firmware.Store;
using Firmware.Ui;

namespace Tests.Desktop.Ui;

/// <summary>Slips that read a terminal's own books: a shop that has sold three times and once had no paper at power-on.</summary>
internal static class BatchLists
{
    private static readonly Lazy<Firmware.Terminal> Terminal = new(Sold);

    public static ListSlip List(Language language, SlipHeader header)
    {
        var slip = new ListSlip(header, Terminal.Value.Kinds, Terminal.Value.Log, new TransactionRecord());
        slip.Start(1, "2026-01-15 22:00:00", language);
        return slip;
    }

    public static FaultSlip Faults(Language language, SlipHeader header)
    {
        var slip = new FaultSlip(header, Terminal.Value.FaultBook);
        slip.Start("2026-01-15 22:00:00", language);
        return slip;
    }

    private static Firmware.Terminal Sold()
    {
        var shop = new Shop();
        shop.Rig.Sell(1234, "unionpay-debit");
        shop.Rig.Sell(567800, "unionpay-debit");
        shop.Rig.Sell(90, "unionpay-debit");
        Firmware.Terminal terminal = shop.Rig.Machine.Terminal;
        terminal.FaultBook.Note(FaultCode.PaperOut, new DateTime(2026, 1, 15, 9, 41, 0));
        terminal.FaultBook.Note(FaultCode.PaperOut, new DateTime(2026, 1, 15, 9, 52, 0));
        terminal.FaultBook.Note(FaultCode.LinkDown, new DateTime(2026, 1, 15, 11, 3, 7));
        return terminal;
    }
}
