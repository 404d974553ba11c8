using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;
using Mocop.Sealing;

namespace Mocop.Tests.Assembly;

/// <summary>An engine with a fixed clock, fixed nonces and a scanner that flags one phrase.</summary>
internal static class Engine
{
    public const string Attack = "ignore previous instructions";

    public static readonly DateTimeOffset Now = new(2026, 11, 22, 5, 41, 7, 318, TimeSpan.Zero);

    public static readonly SigningKeyRing Keys = new(SigningKey.Create());

    public static ContextRequest Request(params ContextBlock[] blocks) => new()
    {
        Tenant = "acme",
        Application = "support-bot",
        Model = "gpt-4o",
        Subject = "user:42",
        Blocks = blocks,
    };

    public static ContextBlock Block(BlockKind kind, string content) => new() { Kind = kind, Content = content };

    public static ContextBlock Weather(string content) =>
        Block(BlockKind.Plugin, content) with { Origin = new("plugin", "weather", "1.2.0", "forecast", "call_1") };

    public static AssemblyOutcome Assemble(ContextRequest request, GuardrailPolicy? policy = null, int margin = 0) =>
        new ContextAssembler(new PhraseScanner(margin)).Assemble(request, policy ?? GuardrailPolicy.Default, Keys, new FixedClock(Now), new SeededNonces(1));

    public static AssembledContext Assembled(ContextRequest request, GuardrailPolicy? policy = null, int margin = 0) =>
        Assert.IsType<AssembledContext>(Assemble(request, policy, margin: margin));

    public static RefusedContext Refused(ContextRequest request, GuardrailPolicy? policy = null) =>
        Assert.IsType<RefusedContext>(Assemble(request, policy));
}

internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}

internal sealed class SeededNonces(int seed) : INonceSource
{
    private readonly Random _random = new(seed);

    /// <summary>The tag of the first nonce that <see cref="Engine"/> draws.</summary>
    public static string FirstTag => EnvelopeNonce.Tag(EnvelopeNonce.Draw(new SeededNonces(1)));

    public void Fill(Span<byte> bytes) => _random.NextBytes(bytes);
}

/// <summary>Flags one phrase, and so many characters before and after it.</summary>
internal sealed class PhraseScanner(int margin = 0) : IBlockScanner
{
    public ScanResult Scan(string text, BlockKind kind)
    {
        var findings = new List<Finding>();
        for (var at = text.IndexOf(Engine.Attack, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(Engine.Attack, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(new Finding(
                "override.ignore-previous", "override", "ignores earlier instructions", Severity.High, 970, new TextSpan(Math.Max(0, at - margin), Math.Min(text.Length, at + Engine.Attack.Length + margin)), [], new Taxonomy("LLM01", "AML.T0051.001"), Engine.Attack));
        }

        return findings.Count == 0 ? ScanResult.Clean : new ScanResult(970, findings);
    }
}
