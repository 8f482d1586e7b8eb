using Drivers.Flash;
using Drivers.Hal;
using Firmware.Store;
using Tests.Terminal.Store;
using VirtualHandset;

namespace Tests.Desktop.Store;

/// <summary>Seven years at 300 transactions a day, every record of them through the real journal, driver and chip model.</summary>
[TestClass]
public class StoreLifeTests
{
    private const int Days = 7 * 365;
    private const int TransactionsADay = 300;
    private const int MostErases = 50_000;
    private const int SizeBytes = 4 * 1024 * 1024 + (4 * 1024 * 1024);

    private static readonly byte[] Pan = [0x47, 0x61, 0x73, 0x90, 0x01, 0x01, 0x01, 0x19];

    public TestContext TestContext { get; set; } = null!;

    /// <param name="logBlocks">The handset's own layout, and one of 256 KB for a small part.</param>
    /// <param name="leastDays">Days of settled history that must still be readable at the end.</param>
    [TestMethod]
    [DataRow(FlashLayout.DefaultLogBlocks, 14)]
    [DataRow(64, 1)]
    public void No_block_passes_50000_erases_in_seven_years(int logBlocks, int leastDays)
    {
        var clock = new ManualClock();
        var model = new FlashModel(clock, SizeBytes) { ProgramMs = 0, EraseMs = 0 };
        var flash = new W25q(model);
        Assert.AreEqual(Status.Pending, flash.Start(0));
        clock.NowMs = 2;
        Assert.AreEqual(Status.Ok, flash.Poll(2));
        var settings = new Settings(flash, FlashLayout.VaultBlocks, FlashLayout.SettingsBlocks, new PlainCipher());
        int logFirst = FlashLayout.VaultBlocks + FlashLayout.SettingsBlocks;
        var log = new TransactionLog(flash, logFirst, logBlocks, new PlainCipher(), settings, 0);
        Assert.AreEqual(Status.Pending, settings.Start(2));
        Finish(settings, clock);
        Assert.AreEqual(Status.Pending, log.Start(2));
        Finish(log, clock);

        var record = new TransactionRecord();
        for (int day = 0; day < Days; day++)
        {
            for (int i = 0; i < TransactionsADay; i++)
            {
                // A small ring settles when its batch is full, as its merchant would have to.
                if (log.BatchFull)
                {
                    Write(log, log.ClearBatch(), clock);
                }

                OnePayment(settings, log, record, clock, day, i);
            }

            Write(log, log.ClearBatch(), clock);
            Assert.AreEqual(Status.Ok, settings.Take(Counter.Batch, out _));
            Finish(settings, clock);
        }

        int most = 0;
        for (int block = 0; block < model.Blocks; block++)
        {
            most = Math.Max(most, model.ErasesOf(block));
        }

        int oldest = OldestDay(log, clock, record);
        TestContext.WriteLine($"{logBlocks} blocks: most erases of a block {most}, history {Days - oldest} days, {model.Programs} programs, {model.Erases} erases");
        Assert.IsTrue(most <= MostErases, $"{most} erases");
        Assert.IsTrue(Days - oldest >= leastDays, $"history of {Days - oldest} days");
    }

    private static void OnePayment(Settings settings, TransactionLog log, TransactionRecord record, ManualClock clock, int day, int i)
    {
        record.Clear();
        record.Type = 1;
        record.TotalsSign = 1;
        record.AmountMinor = 1 + i;
        record.Date = day;
        Assert.IsTrue(record.SetPan(Pan, 0, Pan.Length));
        record.AidBytes = 8;
        record.ApplicationLabelBytes = 12;
        record.ReversalField55Bytes = 70;
        record.Stan = Take(settings, Counter.Stan, clock);
        record.Voucher = Take(settings, Counter.Voucher, clock);
        Write(log, log.Begin(record), clock);
        if (i % 50 == 7)
        {
            Write(log, log.OpenReversal(record), clock);
            Write(log, log.CloseReversal(record), clock);
        }
        else
        {
            Write(log, log.Conclude(record, i % 20 == 3 ? TransactionState.Declined : TransactionState.Approved), clock);
        }
    }

    // The day of the oldest transaction that could still be printed again.
    private static int OldestDay(TransactionLog log, ManualClock clock, TransactionRecord record)
    {
        for (int i = 0; i < 10000 && log.Journal.Working; i++)
        {
            clock.NowMs++;
            Assert.AreEqual(Status.Ok, log.Poll(clock.NowMs));
        }

        JournalCursor cursor = log.Journal.CreateCursor();
        int voucher = 0;
        Status status = Status.Ok;
        while (status != Status.NotFound)
        {
            status = cursor.MoveOlder();
            if (status == Status.Ok && cursor.Current.Kind == RecordKind.Transaction)
            {
                voucher = cursor.Current.Auxiliary;
            }
        }

        do
        {
            status = log.ReadVoucher(voucher, record);
        }
        while (status is Status.Pending or Status.Busy);
        Assert.AreEqual(Status.Ok, status);
        return record.Date;
    }

    private static int Take(Settings settings, Counter counter, ManualClock clock)
    {
        int value;
        while (settings.Take(counter, out value) == Status.Busy)
        {
            Finish(settings, clock);
        }

        Assert.IsTrue(value > 0);
        return value;
    }

    private static void Write(TransactionLog log, Status taken, ManualClock clock)
    {
        Assert.AreEqual(Status.Pending, taken);
        Finish(log, clock);
    }

    private static void Finish(TransactionLog log, ManualClock clock)
    {
        Status status = Status.Pending;
        while (status == Status.Pending)
        {
            clock.NowMs++;
            status = log.Poll(clock.NowMs);
        }

        Assert.AreEqual(Status.Ok, status);
    }

    private static void Finish(Settings settings, ManualClock clock)
    {
        Status status = Status.Pending;
        while (status == Status.Pending)
        {
            clock.NowMs++;
            status = settings.Poll(clock.NowMs);
        }

        Assert.AreEqual(Status.Ok, status);
    }
}
