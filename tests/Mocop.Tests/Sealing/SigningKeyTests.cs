using System.Security.Cryptography;
using System.Text;
using Mocop.Sealing;

namespace Mocop.Tests.Sealing;

public sealed class SigningKeyTests
{
    [Fact]
    public void A_key_survives_its_pem()
    {
        using var key = SigningKey.Create();
        using var read = SigningKey.FromPem(key.ExportPem());
        Assert.Equal(key.Id, read.Id);
    }

    [Fact]
    public void Pem_without_a_private_p256_key_is_refused()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Throws<ArgumentException>(() => SigningKey.FromPem(p384.ExportPkcs8PrivateKeyPem()));
        Assert.Throws<ArgumentException>(() => SigningKey.FromPem(p256.ExportSubjectPublicKeyInfoPem()));
        Assert.Throws<ArgumentException>(() => SigningKey.FromPem("no key"));
    }

    [Fact]
    public void A_key_set_reads_back_what_it_writes()
    {
        using var active = SigningKey.Create();
        using var older = SigningKey.Create();
        var ring = new SigningKeyRing(active, older);
        Assert.True(JsonWebKeys.TryParse(Encoding.UTF8.GetBytes(ring.PublicJwks()), out var keys, out _));
        Assert.Equal($"{active.Id} {older.Id}", string.Join(' ', keys.All.Select(k => k.Id)));
        Assert.DoesNotContain("\"d\"", ring.PublicJwks(), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_are_not_ours_are_left_out_of_a_set()
    {
        using var key = SigningKey.Create();
        var (x, y) = (key.Public.X, key.Public.Y);
        var text = $$"""
            {"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB","kid":"r"},{"kty":"EC","crv":"P-384","x":"{{x}}","y":"{{y}}"},{"kty":"EC","crv":"P-256","x":"{{x}}","y":"{{y}}","kid":"a name"},
            {"kty":"EC","crv":"P-256","x":"{{x}}","y":"{{x}}"},{"kty":"EC","crv":"P-256","x":"{{x}}","y":"{{y}}"}]}
            """;
        Assert.True(JsonWebKeys.TryParse(Encoding.UTF8.GetBytes(text), out var keys, out _));
        Assert.Equal(key.Id, Assert.Single(keys.All).Id);
    }

    [Theory]
    [InlineData("QQ", true)]
    [InlineData("", true)]
    [InlineData("QR", false)]
    [InlineData("QQ==", false)]
    [InlineData("Q Q", false)]
    [InlineData("QQ\n", false)]
    [InlineData("Q", false)]
    [InlineData("Q+", false)]
    [InlineData("QUFBQUFBQUFB", false)]
    public void Base64url_has_one_spelling(string text, bool isTaken) => Assert.Equal(isTaken, StrictBase64Url.TryDecode(text, 8, out _));

    /// <summary>The thumbprint of the key in RFC 7517, appendix A.1, computed after RFC 7638 with another library.</summary>
    [Fact]
    public void The_id_is_the_thumbprint_of_rfc_7638()
    {
        const string Text = """{"keys":[{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}""";
        Assert.True(JsonWebKeys.TryParse(Encoding.UTF8.GetBytes(Text), out var keys, out _));
        Assert.Equal("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s", Assert.Single(keys.All).Id);
    }
}
