using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Simulator;

namespace Benchmarks;

/// <summary>
/// One chip sale with online PIN from the first key of the amount to the idle page, two slips printed: terminal, chip
/// models, card and acquirer together, in virtual time.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 3, iterationCount: 20, invocationCount: 1)]
public class SaleBenchmarks
{
    private Rig _rig = null!;

    [GlobalSetup]
    public void Setup() => _rig = Ready();

    [Benchmark]
    public void ChipSale() => _rig.Sell(Counts.AmountMinor, Counts.Card);

    internal static Rig Ready()
    {
        var rig = new Rig(new RigOptions());
        rig.Provision(8583);
        rig.SignInFirst();
        return rig;
    }
}

/// <summary>What is counted rather than timed.</summary>
internal static class Counts
{
    public const long AmountMinor = 1234;
    public const string Card = "unionpay-debit";

    public static void Print()
    {
        var rig = new Rig(new RigOptions());
        rig.Provision(8583);
        rig.SignInFirst();
        (long sent, long received) = (rig.BytesSent, rig.BytesReceived);
        Console.WriteLine();
        Console.WriteLine($"// Sign-on on the wire: {sent} bytes sent, {received} received");

        rig.Sell(AmountMinor, Card);
        Console.WriteLine($"// Sale on the wire:    {rig.BytesSent - sent} bytes sent, {rig.BytesReceived - received} received");

        // The first sale fills caches and tables; the second is like all others.
        int programs = rig.Handset.Flash.Programs;
        int erases = rig.Handset.Flash.Erases;
        int commands = 0;
        long startMs = rig.NowMs;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        rig.Sell(AmountMinor, Card, _ => commands = Math.Max(commands, rig.Handset.Card.Commands));
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Console.WriteLine($"// A sale also takes:   {rig.Handset.Flash.Programs - programs} page programs, {rig.Handset.Flash.Erases - erases} erases, "
            + $"{commands} card commands, {(rig.NowMs - startMs) / 1000.0:F1} s of virtual time");
        Simulator.Tools.WireCommand.Print(Console.Out);
        Console.WriteLine($"// and allocates:       {allocated} managed bytes on the desktop, models, card and acquirer included");
    }
}
