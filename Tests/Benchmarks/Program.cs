using BenchmarkDotNet.Running;
using Benchmarks;

if (args is not ["counts"])
{
    BenchmarkSwitcher.FromAssembly(typeof(SaleBenchmarks).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"]);
}

Counts.Print();
