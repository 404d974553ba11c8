using AdminConsole.Gateway.Answers;
using Mocop.Json;
using Mocop.Provenance;
using Mocop.Rendering;
using Mocop.Tokens;

namespace AdminConsole.Gateway.Contexts;

/// <summary>In which form an answer says where its characters and tokens come from.</summary>
internal enum ProvenanceForm
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Item by item.</summary>
    Full,

    /// <summary>In few numbers.</summary>
    Compact,
}

/// <summary>What the query asks for: <c>?map=full|compact|none&amp;tokens=none|full|compact</c>. Without it the map is full, and tokens are left out.</summary>
internal sealed record ProvenanceQuery(ProvenanceForm Map, ProvenanceForm Tokens)
{
    public static ProvenanceQuery Read(IQueryCollection query, out Refusal? refusal)
    {
        refusal = null;
        return new ProvenanceQuery(Form(query, "map", ProvenanceForm.Full, ref refusal), Form(query, "tokens", ProvenanceForm.None, ref refusal));
    }

    public object? MapOf(ContextRendering rendering) => Map switch
    {
        ProvenanceForm.None => null,
        ProvenanceForm.Compact => CompactMap.Of(rendering),
        _ => rendering.Map.Select(s => new SpanAnswer(s.Message, s.Start, s.End, s.Block, s.Source, s.Operation)).ToArray(),
    };

    public object? TokensOf(ContextRendering rendering, string model) => Tokens switch
    {
        ProvenanceForm.None => null,
        ProvenanceForm.Compact => CompactTokens.Of(rendering, EncodingOf(model)),
        _ => TokenProvenance.Of(rendering, EncodingOf(model)).Select(t => new TokenAnswer(t.Message, t.Id, t.Start, t.End, [t.FirstSpan, t.LastSpan])).ToArray(),
    };

    private static TokenEncoding EncodingOf(string model) => TokenEncoding.Get(ModelEncodings.For(model).Encoding);

    private static ProvenanceForm Form(IQueryCollection query, string name, ProvenanceForm otherwise, ref Refusal? refusal)
    {
        if (!query.TryGetValue(name, out var values))
            return otherwise;
        if (values.Count == 1 && WireName.TryParse<ProvenanceForm>(values[0] ?? "", out var form))
            return form;
        refusal ??= new Refusal(StatusCodes.Status422UnprocessableEntity, "request.invalid", $"The query's {name} must be one of {string.Join(", ", WireName.All<ProvenanceForm>())}.", name);
        return otherwise;
    }
}

/// <summary>A token, and the first and last of the map's spans that it comes from.</summary>
internal sealed record TokenAnswer(int Message, int Id, int Start, int End, IReadOnlyList<int> Spans);
