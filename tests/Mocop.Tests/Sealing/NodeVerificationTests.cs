using System.Text.Json;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Sealing;
using Mocop.Tests.Assembly;
using Mocop.Tests.Sealing.Vectors;
using Mocop.Vectors;

namespace Mocop.Tests.Sealing;

/// <summary>Envelopes of this engine, verified by a verifier in another language over two public libraries.</summary>
public sealed class NodeVerificationTests
{
    [Fact]
    public async Task Jose_and_canonicalize_verify_what_the_engine_sealed_and_see_what_was_changed()
    {
        var contexts = Enumerable.Range(1, 40)
            .Select(seed => new HostileText(seed))
            .Select(hostile => Engine.Assemble(HostileRequest.Of(hostile), HostileRequest.Policy(hostile, withholds: true)))
            .OfType<AssembledContext>()
            .Append(Engine.Assembled(Engine.Request(Engine.Block(BlockKind.User, "\u0080\u20AC\u00F6 \"quoted\" \\ / 😀"), Engine.Weather("rain"))))
            .ToArray();
        var last = Text(contexts[^1]);
        Vector[] vectors =
        [
            .. contexts.Select((c, i) => new Vector($"whole {i}", "", Text(c), null, false, [new(true, Engine.Keys.Active.Id, null, null)])),
            .. contexts.SelectMany(c => c.Envelope.Blocks, (c, b) => new Vector($"proof of {b.Id}", "", Proof(c, b.Id), new(b.Id, null), false, [new(true, Engine.Keys.Active.Id, null, null)])),
            TamperCatalogue.Refused("content", "", last.Replace("rain", "snow", StringComparison.Ordinal), "digest", "b2"),
            TamperCatalogue.Refused("model", "", last.Replace("gpt-4o", "gpt-4x", StringComparison.Ordinal), "signature"),
        ];

        using var jwks = JsonDocument.Parse(Engine.Keys.PublicJwks());
        var file = new VectorFile("", EnvelopeTime.Format(Engine.Now), "acme", jwks.RootElement, vectors, [], []);
        var answer = await NodeScript.Run("check-vectors.mjs", file.Write(), TestContext.Current.CancellationToken);
        Assert.True(contexts.Length > 30);
        Assert.Equal(vectors.SelectMany(v => v.Results), VectorFile.Read(answer).Vectors.SelectMany(v => v.Results));
    }

    private static string Text(AssembledContext context) => VectorDocument.Of(context.Envelope, context.Seal);

    private static string Proof(AssembledContext context, string block) => VectorDocument.Of(BlockProof.Of(context.Envelope, block)!, context.Seal);
}
