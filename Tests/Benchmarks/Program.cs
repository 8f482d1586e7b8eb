using BenchmarkDotNet.Running;
using Benchmarks;

if (args is ["taps", ..])
{
    Taps.Print(args.Skip(1).FirstOrDefault());
    return;
}

if (args is ["polls", ..])
{
    Polls.Print(args.Length > 1 ? int.Parse(args[1]) : 0);
    return;
}

if (args is not ["counts"])
{
    BenchmarkSwitcher.FromAssembly(typeof(SaleBenchmarks).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"]);
}

Counts.Print();
Taps.Print(null);
Polls.Print(0);
