using BenchmarkDotNet.Attributes;
using Mocop.Blocks;
using Mocop.Detection;

namespace Benchmarks.Detection;

/// <summary>What a block of 8 KB costs, by the kind of text: the mean over 64 different ones, read one after the other.</summary>
[Config(typeof(ThroughputConfig))]
[MemoryDiagnoser]
public class ScanBenchmarks
{
    internal const int Blocks = 64;
    internal const int Size = 8192;
    private string[] _texts = [];

    /// <summary>The corpora of <see cref="Corpora"/>, and a piece of each.</summary>
    [ParamsSource(nameof(Names))]
    public string Corpus { get; set; } = "";

    public static IEnumerable<string> Names => [.. Corpora.Ordinary.Keys, "mixed"];

    internal static string[] TextsOf(string corpus) =>
        [.. Enumerable.Range(0, Blocks).Select(i => corpus == "mixed" ? Corpora.Mixed(Size, i) : Corpora.Ordinary[corpus](Size, i))];

    [GlobalSetup]
    public void Setup()
    {
        _texts = TextsOf(Corpus);
        QuickScan.Warm();
    }

    [Benchmark(OperationsPerInvoke = Blocks)]
    public int Scan()
    {
        var sum = 0;
        foreach (var text in _texts)
            sum += InjectionScanner.Default.Scan(text, BlockKind.Plugin).Score;
        return sum;
    }
}

/// <summary>How long one block of 1 KB takes: every scan is a measurement of its own, so that the percentiles are those of blocks.</summary>
[Config(typeof(LatencyConfig))]
public class BlockBenchmarks
{
    private string _text = "";

    [Params("clean", "prose", "mail-attack")]
    public string Corpus { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _text = Corpora.Ordinary[Corpus](1024, 1);
        QuickScan.Warm();
    }

    [Benchmark]
    public int Scan() => InjectionScanner.Default.Scan(_text, BlockKind.Plugin).Score;
}

/// <summary>What the texts cost that are made to be costly, against ordinary ones of the same length.</summary>
[Config(typeof(ThroughputConfig))]
[MemoryDiagnoser]
public class HostileBenchmarks
{
    private const int Size = 65_536;
    private string _text = "";
    private string _ordinary = "";

    /// <summary>The texts of <see cref="HostileTexts"/>.</summary>
    [ParamsSource(nameof(Names))]
    public string Shape { get; set; } = "";

    public static IEnumerable<string> Names => HostileTexts.All.Keys;

    [GlobalSetup]
    public void Setup()
    {
        _text = HostileTexts.All[Shape](Size);
        _ordinary = Corpora.Mixed(Size);
        QuickScan.Warm();
    }

    [Benchmark(Baseline = true)]
    public int Ordinary() => InjectionScanner.Default.Scan(_ordinary, BlockKind.Plugin).Score;

    [Benchmark]
    public int Hostile() => InjectionScanner.Default.Scan(_text, BlockKind.Plugin).Score;
}
