using System.Buffers.Text;
using System.Text;
using Mocop.Blocks;
using Mocop.Sealing;
using Mocop.Tests.Assembly;

namespace Mocop.Tests.Sealing;

public sealed class EnvelopeVerifierTests
{
    private static readonly Mocop.Assembly.AssembledContext s_context = Engine.Assembled(Engine.Request(Engine.Block(BlockKind.User, "hello")));

    private static readonly byte[] s_bytes = EnvelopeJson.Write(s_context.Envelope);

    [Theory]
    [InlineData(-1, "not-yet-valid")]
    [InlineData(0, null)]
    [InlineData(299_999, null)]
    [InlineData(300_000, "expired")]
    public void An_envelope_is_valid_from_its_seal_until_its_expiry(int milliseconds, string? reason) =>
        Assert.Equal(reason, EnvelopeVerifier.Verify(s_bytes, s_context.Seal, Engine.Keys.PublicKeys, Engine.Now.AddMilliseconds(milliseconds)).Reason);

    [Fact]
    public void Without_a_time_only_the_origin_is_checked() => Assert.True(EnvelopeVerifier.Verify(s_bytes, s_context.Seal, Engine.Keys.PublicKeys).Valid);

    [Fact]
    public void Older_keys_of_the_ring_still_verify_and_retired_ones_and_strangers_do_not()
    {
        var rotated = Engine.Keys.Rotate(SigningKey.Create());
        Assert.NotEqual(Engine.Keys.Active.Id, rotated.Active.Id);
        Assert.Equal(Engine.Keys.Active.Id, EnvelopeVerifier.Verify(s_bytes, s_context.Seal, rotated.PublicKeys).Key);
        Assert.Equal("key", EnvelopeVerifier.Verify(s_bytes, s_context.Seal, rotated.Retire(Engine.Keys.Active.Id).PublicKeys).Reason);
        Assert.Throws<ArgumentException>(() => rotated.Retire(rotated.Active.Id));
        Assert.Equal("key", EnvelopeVerifier.Verify(s_bytes, s_context.Seal, new SigningKeyRing(SigningKey.Create()).PublicKeys).Reason);
    }

    [Theory]
    [InlineData("""{"alg":"none","kid":"KID","typ":"mocop-envelope"}""", "algorithm")]
    [InlineData("""{"alg":"HS256","kid":"KID","typ":"mocop-envelope"}""", "algorithm")]
    [InlineData("""{"alg":"ES256","kid":"KID","typ":"mocop-block"}""", "type")]
    [InlineData("""{"alg":"ES256","kid":"other","typ":"mocop-envelope"}""", "key")]
    [InlineData("""{"alg":"ES256","kid":"KID","typ":"mocop-envelope","jwk":{}}""", "seal")]
    [InlineData("""{"alg":"ES256","alg":"ES256","kid":"KID","typ":"mocop-envelope"}""", "seal")]
    [InlineData("""{"alg":"ES256","kid":"KID"}""", "seal")]
    [InlineData("[]", "seal")]
    [InlineData("", "seal")]
    [InlineData("""{"alg":"ES256", "kid":"KID","typ":"mocop-envelope"}""", "signature")]
    public void A_header_that_is_not_ours_is_refused(string header, string reason)
    {
        var encoded = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.Replace("KID", Engine.Keys.Active.Id, StringComparison.Ordinal)));
        Assert.Equal(reason, EnvelopeVerifier.Verify(s_bytes, s_context.Seal with { Protected = encoded }, Engine.Keys.PublicKeys).Reason);
    }

    [Theory]
    [InlineData("", "malformed", "")]
    [InlineData("[]", "schema", "")]
    [InlineData("{}", "schema", "schema")]
    [InlineData("{\"schema\":\"mocop/2\"}", "schema", "schema")]
    [InlineData("{\"schema\":\"mocop/1\",\"extra\":1}", "schema", "extra")]
    [InlineData("{\"schema\":\"mocop/1\",\"schema\":\"mocop/1\"}", "malformed", "")]
    public void What_is_no_envelope_is_refused_by_name(string text, string reason, string path)
    {
        var result = EnvelopeVerifier.Verify(Encoding.UTF8.GetBytes(text), s_context.Seal, Engine.Keys.PublicKeys);
        Assert.Equal((false, reason, path), (result.Valid, result.Reason, result.Path));
    }

    [Theory]
    [InlineData("\"tokens\":1,", "\"tokens\":1.0,", "blocks[0].tokens")]
    [InlineData("\"tokens\":1,", "\"tokens\":1e0,", "blocks[0].tokens")]
    [InlineData("\"tokens\":1,", "\"tokens\":-1,", "blocks[0].tokens")]
    [InlineData("\"kind\":\"user\"", "\"kind\":\"User\"", "blocks[0].kind")]
    [InlineData("\"proven\":false", "\"proven\":null", "blocks[0].proven")]
    [InlineData("\"version\":1", "\"version\":\"1\"", "policy.version")]
    [InlineData("\"limit\":128000", "\"limit\":9007199254740993", "budget.limit")]
    [InlineData("05:41:07.318Z\",\"model\"", "05:41:07Z\",\"model\"", "issuedAt")]
    [InlineData("\"transforms\":[]", "\"transforms\":[{\"detail\":\"\",\"op\":\"escape\",\"source\":[0,1],\"target\":[0,9]}]", "blocks[0].transforms")]
    [InlineData("\"transforms\":[]", "\"transforms\":[{\"detail\":\"\",\"op\":\"escape\",\"source\":[1,0],\"target\":[0,1]}]", "blocks[0].transforms[0].source")]
    [InlineData("\"id\":\"b1\"", "\"id\":\"b 1\"", "blocks[0].id")]
    [InlineData("\"root\":\"sha256:", "\"root\":\"SHA256:", "root")]
    [InlineData("\"nonce\":\"", "\"nonce\":\"=", "nonce")]
    [InlineData("\"subject\":\"user:42\"", "\"subject\":\"user\\u001b42\"", "subject")]
    public void A_member_of_another_shape_is_refused_by_path(string old, string changed, string path)
    {
        var text = Encoding.UTF8.GetString(s_bytes);
        Assert.Contains(old, text, StringComparison.Ordinal);
        var result = EnvelopeVerifier.Verify(Encoding.UTF8.GetBytes(text.Replace(old, changed, StringComparison.Ordinal)), s_context.Seal, Engine.Keys.PublicKeys);
        Assert.Equal(("schema", path), (result.Reason, result.Path));
    }
}
