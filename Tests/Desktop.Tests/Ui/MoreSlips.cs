using Emv.Contact;
using Firmware.Health;
using Firmware.Host;
using Firmware.Receipts;
using Firmware.Staff;
using Firmware.Store;
using Firmware.Ui;
using Tests.Terminal.Receipts;

namespace Tests.Desktop.Ui;

/// <summary>Slips of every type and state; <see cref="SlipTests"/> has the everyday ones.</summary>
internal static class MoreSlips
{
    private const int AnOriginal = 41;

    public static IEnumerable<(string Name, SlipComposer Slip)> All(Language language, Func<SlipHeader> header)
    {
        var kinds = new TransactionKinds();
        for (int i = 1; i < kinds.Count; i++)
        {
            TransactionKind kind = kinds.At(i);
            if (kind.Type != TransactionType.Balance)
            {
                yield return ("type-" + kind.Type.ToString().ToLowerInvariant(), Sale(language, header(), r => OfType(r, kind)));
            }
        }

        yield return ("tap-phone", Sale(language, header(), r => { r.EntryMode = 71; r.Cvm = (byte)Cvm.OnDevice; }));
        yield return ("signed", Sale(language, header(), Signed));
        yield return ("unverified", Sale(language, header(), r => { r.EntryMode = 11; r.Cvm = 0xFF; }));
        yield return ("voided", Sale(language, header(), r => r.Flags |= RecordFlags.Voided));
        yield return ("reversed", Sale(language, header(), r => r.State = TransactionState.Reversed));
        yield return ("declined", Sale(language, header(), r => r.State = TransactionState.Declined));
        yield return ("notice", Sale(language, header(), r => { OfType(r, kinds.Of((byte)TransactionType.Refund)); r.State = TransactionState.NoticeOpen; }));
        yield return ("settlement-troubled", Troubled(language, header()));
        yield return ("shift-cash", Shift(language, header()));
        yield return ("no-faults", NoFaults(language, header()));
        yield return ("audit", Audit(language, header()));
    }

    private static SaleSlip Sale(Language language, SlipHeader header, Action<TransactionRecord> change)
    {
        TransactionRecord record = SampleRecord.Make();
        change(record);
        var slip = new SaleSlip(header, new TransactionKinds());
        slip.Start(record, language, SlipCopy.Merchant, false);
        return slip;
    }

    private static void OfType(TransactionRecord record, TransactionKind kind)
    {
        record.Type = (byte)kind.Type;
        record.OriginalVoucher = kind.NeedsOriginal ? AnOriginal : 0;
        record.TipMinor = kind.Type == TransactionType.TipAdjust ? 2000 : 0;
        if (kind.NeedsOriginal)
        {
            record.EntryMode = 12;
            record.AidBytes = 0;
            record.Cvm = (byte)Cvm.NoCvmRequired;
        }

        if (kind.Cash)
        {
            record.TenderedMinor = 130000;
            record.AidBytes = 0;
            Array.Clear(record.Organisation);
            Array.Clear(record.AuthorisationCode);
            Array.Clear(record.ReferenceNumber);
        }
    }

    private static void Signed(TransactionRecord record)
    {
        record.Cvm = (byte)Cvm.Signature;
        var strokes = new SignatureStrokes();
        for (int i = 0; i < 90; i++)
        {
            strokes.Add(40 + (i * 2), 55 + (int)(30 * Math.Sin(i / 6.0)));
        }

        strokes.Lift();
        record.SignatureBytes = strokes.Encode(record.Signature);
    }

    private static SettlementSlip Troubled(Language language, SlipHeader header)
    {
        var kinds = new TransactionKinds();
        var figures = new SettlementFigures(kinds)
        {
            Batch = 8, Date = 20260116, Time = 220000, Balanced = false, DebitCount = 212, DebitMinor = 9_876_543_210, CreditCount = 3, CreditMinor = 7500,
            OpenReversals = 1, OpenNotices = 2, RefusedNotices = 3, Damaged = 1,
        };
        for (int i = 0; i < kinds.Count; i++)
        {
            figures.Add(i, 1000 * (i + 1));
        }

        var slip = new SettlementSlip(header, kinds);
        slip.Start(figures, language, true);
        return slip;
    }

    private static ReportSlip Shift(Language language, SlipHeader header)
    {
        var kinds = new TransactionKinds();
        var figures = new ReportFigures(kinds);
        TransactionRecord record = SampleRecord.Make();
        record.TotalsSign = 1;
        figures.Add(record);
        TransactionRecord cash = SampleRecord.Make();
        OfType(cash, kinds.Of((byte)TransactionType.Cash));
        figures.Add(cash);
        var slip = new ReportSlip(header, kinds);
        slip.Start(figures, Text.SlipShift, "2026-01-15 22:00:00", language);
        return slip;
    }

    private static FaultSlip NoFaults(Language language, SlipHeader header)
    {
        var slip = new FaultSlip(header, new FaultBook(new Settings(new Drivers.Flash.W25q(new VirtualHandset.FlashModel(new VirtualHandset.VirtualClock(), 1 << 20)), 0, 16, null)));
        slip.Start("2026-01-15 22:00:00", language);
        return slip;
    }

    private static AuditSlip Audit(Language language, SlipHeader header)
    {
        var slip = new AuditSlip(header);
        slip.Clear();
        int number = 140;
        foreach (AuditEvent what in Enum.GetValues<AuditEvent>().Where(e => e != AuditEvent.None))
        {
            AuditEntry entry = slip.Next()!;
            entry.Number = number--;
            entry.Event = what;
            entry.Actor = 99;
            entry.Subject = what switch { AuditEvent.SettingChanged => 101, AuditEvent.KeyLoaded => (int)KeySlot.TerminalMaster, AuditEvent.Downloaded => (int)DownloadSlot.Blacklist, _ => 7 };
            entry.Date = 20260115;
            entry.Time = 94100;
            entry.Missing = number == 136 ? 2 : 0;
            slip.Take();
        }

        slip.Start(language);
        return slip;
    }
}
