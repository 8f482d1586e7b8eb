using Drivers.Hal;
using Drivers.Printer;
using Emv.Contact;
using Firmware.Health;
using Firmware.Host;
using Firmware.Receipts;
using Firmware.Store;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Paper;
using VirtualHandset;

namespace Tests.Desktop.Ui;

/// <summary>Slips as they come out of the printer; see <see cref="Approval"/>.</summary>
[TestClass]
public sealed class SlipTests
{
    private const int LineBytes = 256;
    private const int LimitMs = 60000;

    [TestMethod]
    public void Looks_as_approved()
    {
        var approval = new Approval("slips");
        foreach (Language language in Enum.GetValues<Language>())
        {
            string prefix = language == Language.Chinese ? "zh-" : "en-";
            Print(approval, prefix + "merchant-pin", Sale(language, Cvm.OnlinePin, SlipCopy.Merchant, false));
            Print(approval, prefix + "merchant-signature", Sale(language, Cvm.Signature, SlipCopy.Merchant, false));
            Print(approval, prefix + "customer-reprint", Sale(language, Cvm.OnlinePin, SlipCopy.Customer, true));
            Print(approval, prefix + "self-test", SelfTestOf(language));
        }

        approval.Check();
    }

    private static SaleSlip Sale(Language language, Cvm cvm, SlipCopy copy, bool reprint)
    {
        TransactionRecord record = Terminal.Receipts.SampleRecord.Make();
        record.Cvm = (byte)cvm;
        var slip = new SaleSlip(Header(language), new TransactionKinds());
        slip.Start(record, language, copy, reprint);
        return slip;
    }

    private static SelfTestSlip SelfTestOf(Language language)
    {
        var rig = new ScreenRig(language);
        SelfTest test = Gallery.SelfTest(rig);
        var slip = new SelfTestSlip(Header(language));
        slip.Start(test, language, "2026-01-15 09:08:07");
        return slip;
    }

    private static SlipHeader Header(Language language)
    {
        SlipHeader header = Terminal.Receipts.SampleRecord.Header();
        header.ShopName = language == Language.Chinese ? "日光便利店" : header.ShopName;
        return header;
    }

    private static void Print(Approval approval, string name, SlipComposer slip)
    {
        var clock = new VirtualClock();
        var line = new VirtualUart(clock, SeededRandom.For(3, 1), LineBytes);
        var model = new PrinterModel(clock, line.Device, true) { Glyphs = new PaperFont() };
        var printer = new EscPosPrinter(line.Terminal);
        Assert.AreEqual(Status.Ok, printer.Start(0));
        var printing = new SlipPrinting(new ScreenRig(Language.English).Ui, printer);
        printing.Start(slip, "", Text.Printing, 0);
        while (!printing.Poll(clock.NowMs) && clock.NowMs < LimitMs)
        {
            clock.AdvanceMs(5);
            line.Run(clock.NowUs);
            model.Run(clock.NowUs);
            line.Run(clock.NowUs);
            _ = printer.Poll(clock.NowMs);
        }

        Assert.IsTrue(printing.Printed, name);
        Assert.AreEqual(0, model.Violations, model.LastViolation);
        byte[] png = Png.Paper(model.Roll, 0, model.Roll.RowCount);
        approval.Add(name, png, png);
    }
}
