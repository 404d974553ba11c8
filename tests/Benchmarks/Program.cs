using BenchmarkDotNet.Running;
using Benchmarks.Detection;

return args switch
{
    ["--quick", .. var folders] => QuickScan.Run(folders),
    ["--flags", var folder, .. var output] => FlagCounts.Run(folder, output.FirstOrDefault()),
    _ => Full(args),
};

static int Full(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(ScanBenchmarks).Assembly).Run(args);
    return 0;
}
