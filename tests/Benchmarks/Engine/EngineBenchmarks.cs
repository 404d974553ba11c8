using BenchmarkDotNet.Attributes;
using Mocop.Assembly;
using Mocop.Tokens;

namespace Benchmarks.Engine;

/// <summary>What a context costs to assemble and to verify, beside the work that cannot be avoided.</summary>
[MemoryDiagnoser]
public class ContextBenchmarks
{
    private readonly SampleContext _context = new();

    [Benchmark(Baseline = true)]
    public int EncodeAndSign() => _context.Unavoidable();

    [Benchmark]
    public AssemblyOutcome Assemble() => _context.Assemble();

    [Benchmark]
    public bool VerifySignature() => _context.VerifySignature();

    [Benchmark]
    public bool Verify() => _context.Verify();
}

/// <summary>What encoding costs on real text of 1 MB.</summary>
[MemoryDiagnoser]
public class TokenBenchmarks
{
    private string _text = "";

    [Params("prose", "code")]
    public string Text { get; set; } = "";

    [ParamsSource(nameof(Names))]
    public string Encoding { get; set; } = "";

    public static IEnumerable<string> Names => TokenEncoding.Names;

    [GlobalSetup]
    public void Setup() => _text = Text == "prose" ? RealTexts.Prose(1_000_000) : RealTexts.Code(1_000_000);

    [Benchmark]
    public int Count() => TokenEncoding.Get(Encoding).Count(_text);
}
