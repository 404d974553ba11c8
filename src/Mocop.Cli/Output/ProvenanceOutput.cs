using Mocop.Provenance;
using Mocop.Rendering;
using Mocop.Tokens;

namespace Mocop.Cli.Output;

/// <summary>What <c>mocop render</c> is to tell of where characters and tokens come from.</summary>
internal sealed record ProvenanceOutput(bool Map, TokenEncoding? Tokens, bool Compact)
{
    public static ProvenanceOutput WholeMap { get; } = new(true, null, false);

    public object? MapOf(ContextRendering rendering) =>
        !Map ? null
        : Compact ? CompactMap.Of(rendering)
        : rendering.Map.Select(span => new SpanResult(span.Message, span.Start, span.End, span.Block, span.Source, span.Operation)).ToArray();

    public object? TokensOf(ContextRendering rendering) =>
        Tokens is null ? null
        : Compact ? CompactTokens.Of(rendering, Tokens)
        : TokenProvenance.Of(rendering, Tokens).Select(t => new TokenResult(t.Message, t.Id, t.Start, t.End, [t.FirstSpan, t.LastSpan])).ToArray();
}

/// <summary>A token, and the first and last of the map's spans that it comes from.</summary>
internal sealed record TokenResult(int Message, int Id, int Start, int End, IReadOnlyList<int> Spans);
