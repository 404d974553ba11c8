using System.Text;
using System.Text.Json;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Sealing;
using Mocop.Tests.Assembly;

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
        var whole = contexts.Select(c => Case(EnvelopeJson.Write(c.Envelope), c.Seal)).ToArray();
        var last = contexts[^1];
        var altered = Encoding.UTF8.GetString(EnvelopeJson.Write(last.Envelope));
        string[] broken =
        [
            Case(Encoding.UTF8.GetBytes(altered.Replace("rain", "snow", StringComparison.Ordinal)), last.Seal),
            Case(Encoding.UTF8.GetBytes(altered.Replace("gpt-4o", "gpt-4x", StringComparison.Ordinal)), last.Seal),
            Case(EnvelopeJson.Write(last.Envelope), contexts[0].Seal),
        ];

        var answer = await NodeScript.Run("verify-envelope.mjs", $"[{string.Join(',', [.. whole, .. broken])}]", TestContext.Current.CancellationToken);
        var results = JsonDocument.Parse(answer).RootElement.EnumerateArray().ToArray();
        Assert.True(contexts.Length > 30);
        Assert.All(results[..contexts.Length], r => Assert.Equal($$"""{"valid":true,"key":"{{Engine.Keys.Active.Id}}"}""", r.GetRawText()));
        Assert.Equal("""{"valid":false,"reason":"digest","block":"b2"}""", results[^3].GetRawText());
        Assert.Equal("""{"valid":false,"reason":"signature"}""", results[^2].GetRawText());
        Assert.Equal("""{"valid":false,"reason":"signature"}""", results[^1].GetRawText());
    }

    private static string Case(byte[] envelope, JwsSeal seal) =>
        $$"""{"envelope":{{Encoding.UTF8.GetString(envelope)}},"seal":{{Encoding.UTF8.GetString(SealJson.Write(seal))}},"jwks":{{Engine.Keys.PublicJwks()}}}""";
}
