using BenchmarkDotNet.Running;
using Benchmarks.Detection;
using Benchmarks.Engine;

return args switch
{
    ["--engine"] => EngineFigures.Run(),
    ["--tokens"] => TokenComparison.Run(),
    ["--quick", .. var folders] => QuickScan.Run(folders),
    ["--transformations", var file, .. var options] => TransformationFigures.Run(file, options.Length > 0),
    ["--unseen", var file, .. var options] => UnseenFigures.Run(file, options),
    ["--views", .. var texts] => TransformationFigures.Views(texts),
    ["--flags", var folder, .. var output] => FlagCounts.Run(folder, output.FirstOrDefault()),
    _ => Full(args),
};

static int Full(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(ScanBenchmarks).Assembly).Run(args);
    return 0;
}
