using Emv.Contact;

namespace Simulator.Tools;

/// <summary>The report for people.</summary>
internal static class EmvText
{
    public static void Write(EmvReport report, TextWriter to)
    {
        EmvRun run = report.Run;
        EmvSettings settings = run.Settings;
        to.WriteLine($"Card      {settings.File.Name} ({(run.Recorded is null ? "simulated" : "recorded")})");
        to.WriteLine($"Amount    {settings.AmountMinor / 100}.{settings.AmountMinor % 100:00}");
        foreach (string warning in settings.Warnings)
        {
            to.WriteLine($"Warning   {warning}");
        }

        if (settings.FromRecording.Count > 0)
        {
            to.WriteLine($"Terminal  taken from the recording: {string.Join(' ', settings.FromRecording.Select(t => t.ToString("X2")))}");
        }

        if (run.ResetFailure is { } failure)
        {
            to.WriteLine($"Outcome   ABORTED: {failure}");
            return;
        }

        to.WriteLine($"Reset     {report.Hex(run.Atr)}, T={run.Protocol}");
        WriteEvents(report, to);
        to.WriteLine();
        to.WriteLine("Decisions");
        foreach (string line in report.Decisions())
        {
            to.WriteLine("  " + line);
        }

        WriteBits(report, to, "TVR", report.Outcome.Tvr, EmvBits.Tvr, Rule.TvrBit);
        WriteBits(report, to, "TSI", report.Outcome.Tsi, EmvBits.Tsi, Rule.TsiBit);
        WriteOutcome(report, to);
    }

    private static void WriteEvents(EmvReport report, TextWriter to)
    {
        int number = 0;
        foreach (EmvEvent e in report.Run.Events)
        {
            if (e.Command is null)
            {
                to.WriteLine();
                to.WriteLine("* " + report.Text(e.Note));
                continue;
            }

            number++;
            to.WriteLine();
            to.WriteLine($"{number} {EmvReport.CommandName(e.Command)}");
            to.WriteLine("  > " + report.Hex(e.Command));
            if (e.Response is null)
            {
                to.WriteLine("  < " + e.Note);
                continue;
            }

            to.WriteLine("  < " + report.Hex(e.Response));
            foreach (string line in report.Objects(e.Response))
            {
                to.WriteLine("      " + line);
            }
        }
    }

    private static void WriteBits(EmvReport report, TextWriter to, string name, byte[] value, EmvBit[] bits, Rule kind)
    {
        to.WriteLine();
        to.WriteLine($"{name} {Convert.ToHexString(value)}");
        foreach (EmvBit bit in bits)
        {
            bool set = bit.IsSetIn(value);
            string reason = set ? report.Reason(kind, bit) : "";
            to.WriteLine($"  {bit.Byte}.{bit.Bit} {(set ? '1' : '0')} {bit.Name}{(reason.Length > 0 ? " <- " + reason : "")}");
        }
    }

    private static void WriteOutcome(EmvReport report, TextWriter to)
    {
        Outcome outcome = report.Outcome;
        to.WriteLine();
        if (report.Run.Recorded is { } recorded)
        {
            to.WriteLine($"Recording {recorded.Message}");
        }

        to.WriteLine($"Outcome   {outcome.Decision.ToString().ToUpperInvariant()}: {EmvWords.Of(outcome.Reason)}");
        to.WriteLine($"          cardholder: {EmvWords.Split(outcome.Cvm.ToString()).ToLowerInvariant()}{(outcome.SignatureNeeded ? ", signature needed" : "")}");
        foreach ((bool holds, string text) in new[]
        {
            (outcome.MustReverse, "a reversal is owed"),
            (outcome.TryFallback, "the stripe may be tried"),
            (outcome.AdviceRequired, "the card asks for an advice"),
        })
        {
            if (holds)
            {
                to.WriteLine("          " + text);
            }
        }

        if (outcome.StatusWord != 0)
        {
            to.WriteLine($"          status word {outcome.StatusWord:X4}");
        }
    }
}
