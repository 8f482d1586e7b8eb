using Drivers.Hal;
using Drivers.Printer;
using Emv.Contact;
using Firmware.Health;
using Firmware.Host;
using Firmware.Receipts;
using Firmware.Store;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator;
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
            foreach (PaperKind paper in Papers)
            {
                string prefix = ScreenTests.NameOf(language, paper.Name + "-");
                foreach (var (name, slip) in Slips(language, paper))
                {
                    byte[] png = Print(prefix + name, slip, paper);
                    approval.Add(prefix + name, png, png);
                }
            }
        }

        approval.Check();
    }

    [TestMethod]
    public void Every_text_of_the_paper_stands_on_an_approved_slip()
    {
        string[] papers = [.. Slips(Language.English, Papers[0]).Select(s => PaperText.Of(Model(s.Name, s.Slip, Papers[0]).Roll))];
        Text[] missing =
        [
            .. Enum.GetValues<Text>().Where(id => id.ToString().StartsWith("Slip", StringComparison.Ordinal)
                && !papers.Any(paper => Texts.Of(Language.English, id).Split("{0}").All(part => part.Length == 0 || LcdReader.Contains(paper, part)))),
        ];
        Assert.AreEqual("", string.Join(' ', missing));
    }

    /// <summary>One of the slips as 58 mm paper shows it.</summary>
    internal static byte[] Picture(Language language, string name) => Print(name, Slips(language, Papers[0]).First(s => s.Name == name).Slip, Papers[0]);

    private static readonly PaperKind[] Papers =
    [
        new("32", EscPos.RowDots, true), new("32-dots", EscPos.RowDots, false),
        new("48", EscPos.WideRowDots, true), new("48-dots", EscPos.WideRowDots, false),
    ];

    /// <summary>Every slip, each with the preferences that change its looks the most.</summary>
    private static IEnumerable<(string Name, SlipComposer Slip)> Slips(Language language, PaperKind paper)
    {
        yield return ("merchant-pin", Sale(language, paper, Cvm.OnlinePin, SlipCopy.Merchant, false));
        SaleSlip signed = Sale(language, paper, Cvm.Signature, SlipCopy.Merchant, false);
        signed.Header.Logo = 3;
        yield return ("merchant-signature", signed);
        SaleSlip customer = Sale(language, paper, Cvm.OnlinePin, SlipCopy.Customer, true);
        customer.Header.ReceiptCode = true;
        customer.Header.Logo = 1;
        yield return ("customer-reprint", customer);
        SaleSlip large = Sale(language, paper, Cvm.NoCvmRequired, SlipCopy.Customer, false);
        large.Header.Size = ReceiptSize.Large;
        large.Header.Logo = 2;
        yield return ("customer-large", large);
        SaleSlip small = Sale(language, paper, Cvm.NoCvmRequired, SlipCopy.Customer, false);
        small.Header.Size = ReceiptSize.Small;
        small.Header.ReceiptCode = true;
        yield return ("customer-small", small);
        yield return ("self-test", SelfTestOf(language, paper));
        yield return ("day", Day(language, paper));
        yield return ("settlement", Settlement(language, paper));
        yield return ("list", BatchLists.List(language, Header(language, paper)));
        yield return ("faults", BatchLists.Faults(language, Header(language, paper)));
        if (paper == Papers[0] || paper == Papers[^1])
        {
            foreach (var more in MoreSlips.All(language, () => Header(language, paper)))
            {
                yield return more;
            }
        }
    }

    private static SaleSlip Sale(Language language, PaperKind paper, Cvm cvm, SlipCopy copy, bool reprint)
    {
        TransactionRecord record = Terminal.Receipts.SampleRecord.Make();
        record.Cvm = (byte)cvm;
        var slip = new SaleSlip(Header(language, paper), new TransactionKinds());
        slip.Start(record, language, copy, reprint);
        return slip;
    }

    private static SelfTestSlip SelfTestOf(Language language, PaperKind paper)
    {
        var rig = new ScreenRig(language);
        SelfTest test = Gallery.SelfTest(rig);
        var slip = new SelfTestSlip(Header(language, paper));
        slip.Start(test, language, "2026-01-15 09:08:07");
        return slip;
    }

    /// <summary>A day in a tea house: busy at noon, a refund in the evening.</summary>
    private static ReportSlip Day(Language language, PaperKind paper)
    {
        var kinds = new TransactionKinds();
        var figures = new ReportFigures(kinds);
        int[] salesOfHour = [0, 0, 0, 0, 0, 0, 0, 1, 3, 4, 2, 9, 12, 8, 3, 2, 4, 6, 7, 5, 2, 1, 0, 0];
        TransactionRecord record = Terminal.Receipts.SampleRecord.Make();
        for (int hour = 0; hour < salesOfHour.Length; hour++)
        {
            for (int i = 0; i < salesOfHour[hour]; i++)
            {
                record.Time = (hour * 10000) + (i * 400);
                record.AmountMinor = 2500 + (hour * 130) + (i * 90);
                bool refund = i == 11;
                record.TotalsSign = refund ? -1 : 1;
                record.Type = (byte)(refund ? TransactionType.Refund : TransactionType.Sale);
                figures.Add(record);
            }
        }

        var slip = new ReportSlip(Header(language, paper), kinds);
        slip.Start(figures, Text.SlipDay, "2026-01-15 22:00:00", language);
        return slip;
    }

    private static SettlementSlip Settlement(Language language, PaperKind paper)
    {
        var kinds = new TransactionKinds();
        var figures = new SettlementFigures(kinds)
        {
            Batch = 7, Date = 20260115, Time = 220000, Balanced = true, DebitCount = 12, DebitMinor = 345600, CreditCount = 1, CreditMinor = 2500, OpenNotices = 1,
        };
        figures.Add(0, 345600);
        var slip = new SettlementSlip(Header(language, paper), kinds);
        slip.Start(figures, language, false);
        return slip;
    }

    private static SlipHeader Header(Language language, PaperKind paper)
    {
        SlipHeader header = Terminal.Receipts.SampleRecord.Header();
        header.ShopName = language == Language.Chinese ? "日光便利店" : header.ShopName;
        header.RowDots = paper.RowDots;
        bool chinese = language == Language.Chinese;
        header.HeadLines[0] = chinese ? "日光路12号" : "12 Sunlight Road";
        header.HeadLines[1] = chinese ? "021-5550 0100" : "Tel. 021-5550 0100";
        header.FootLines[0] = chinese ? "谢谢惠顾，欢迎再来！" : "Thank you, come again!";
        return header;
    }

    private static byte[] Print(string name, SlipComposer slip, PaperKind paper)
    {
        PaperRoll roll = Model(name, slip, paper).Roll;
        return Png.Paper(roll, 0, roll.RowCount);
    }

    /// <summary>Every slip printed in a world whose instructions are counted.</summary>
    internal static IEnumerable<SlipCost> Costs()
    {
        foreach (Language language in Enum.GetValues<Language>())
        {
            foreach (PaperKind paper in Papers)
            {
                foreach (var (name, slip) in Slips(language, paper))
                {
                    var cost = new SlipCost(ScreenTests.NameOf(language, $"{paper.Name}-{name}"));
                    _ = Model(name, slip, paper, cost);
                    yield return cost;
                }
            }
        }
    }

    private static PrinterModel Model(string name, SlipComposer slip, PaperKind paper, SlipCost? cost = null)
    {
        var clock = new VirtualClock();
        var line = new VirtualUart(clock, SeededRandom.For(3, 1), LineBytes);
        var model = new PrinterModel(clock, line.Device, true, paper.RowDots, paper.Chinese) { Glyphs = new PaperFont() };
        var printer = new EscPosPrinter(line.Terminal, paper.RowDots, paper.Chinese);
        Assert.AreEqual(Status.Ok, printer.Start(0));
        var rig = new ScreenRig(Language.English);
        printer.Face = rig.Ui.Screen.Text16;
        printer.LargeFace = rig.Ui.Screen.Text24;
        var printing = new SlipPrinting(rig.Ui, printer);
        printing.Start(slip, "", Text.Printing, 0);
        cost?.Begin();
        while (!printing.Poll(clock.NowMs) && clock.NowMs < LimitMs)
        {
            cost?.Composed();
            clock.AdvanceMs(5);
            line.Run(clock.NowUs);
            model.Run(clock.NowUs);
            line.Run(clock.NowUs);
            cost?.Begin();
            _ = printer.Poll(clock.NowMs);
            cost?.Driven();
            cost?.Begin();
        }

        Assert.IsTrue(printing.Printed, name);
        Assert.AreEqual(0, model.Violations, model.LastViolation);
        return model;
    }

    /// <param name="Chinese">Whether the printer has the characters itself.</param>
    private sealed record PaperKind(string Name, int RowDots, bool Chinese);
}
