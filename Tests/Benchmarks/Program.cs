using BenchmarkDotNet.Running;
using Benchmarks;

if (args is ["taps", ..])
{
    Taps.Print(args.Skip(1).FirstOrDefault());
    return;
}

if (args is not ["counts"])
{
    BenchmarkSwitcher.FromAssembly(typeof(SaleBenchmarks).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"]);
}

Counts.Print();
Taps.Print(null);
