using BenchmarkDotNet.Attributes;
using Mocop.Blocks;
using Mocop.Detection;

namespace Benchmarks.Detection;

/// <summary>What a scan costs, by the kind of text and the size of a block. MB/s = size / mean.</summary>
[MemoryDiagnoser]
public class ScanBenchmarks
{
    private string _text = "";

    /// <summary>The corpora of <see cref="Corpora"/>.</summary>
    [ParamsSource(nameof(Names))]
    public string Corpus { get; set; } = "";

    /// <summary>The size of the block in characters.</summary>
    [Params(256, 1024, 8192, 65_536)]
    public int Size { get; set; }

    public static IEnumerable<string> Names => Corpora.Ordinary.Keys;

    [GlobalSetup]
    public void Setup()
    {
        _text = Corpora.Ordinary[Corpus](Size, 1);
        InjectionScanner.Default.Scan(_text, BlockKind.Plugin);
    }

    [Benchmark]
    public int Scan() => InjectionScanner.Default.Scan(_text, BlockKind.Plugin).Score;
}

/// <summary>What the texts cost that are made to be costly.</summary>
[MemoryDiagnoser]
public class HostileBenchmarks
{
    private const int Size = 262_144;
    private string _text = "";

    /// <summary>The texts of <see cref="HostileTexts"/>, and ordinary ones to hold against them.</summary>
    [ParamsSource(nameof(Names))]
    public string Shape { get; set; } = "";

    public static IEnumerable<string> Names => ["ordinary", .. HostileTexts.All.Keys];

    [GlobalSetup]
    public void Setup()
    {
        _text = Shape == "ordinary" ? Corpora.Mixed(Size) : HostileTexts.All[Shape](Size);
        InjectionScanner.Default.Scan(_text, BlockKind.Plugin);
    }

    [Benchmark]
    public int Scan() => InjectionScanner.Default.Scan(_text, BlockKind.Plugin).Score;
}
