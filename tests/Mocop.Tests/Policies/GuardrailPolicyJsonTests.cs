using System.Text;
using Mocop.Blocks;
using Mocop.Policies;
using Mocop.Schemas;

namespace Mocop.Tests.Policies;

public sealed class GuardrailPolicyJsonTests
{
    private static readonly GuardrailPolicy s_policy = GuardrailPolicy.Default with
    {
        Id = "strict",
        Version = 7,
        Spotlight = SpotlightMode.Datamark,
        RefuseUnproven = true,
        Overflow = OverflowAction.Refuse,
        Exemptions = [new("override.ignore-previous"), new("token.special", "weather")],
        Schemas = [new("weather.forecast/2", "{ \"type\": \"object\" }", Verdict.Quarantine)],
        Lifetime = TimeSpan.FromHours(1),
    };

    [Fact]
    public void A_policy_reads_back_what_it_writes()
    {
        var bytes = GuardrailPolicyJson.Write(s_policy);
        Assert.True(GuardrailPolicyJson.TryRead(bytes, out var read, out var error), error?.ToString());
        Assert.Equal(bytes, GuardrailPolicyJson.Write(read));
        Assert.Equal((s_policy.Id, 7, s_policy.Spotlight, s_policy.Lifetime), (read.Id, read.Version, read.Spotlight, read.Lifetime));
        Assert.Equal(s_policy.Kinds[BlockKind.Memory], read.Kinds[BlockKind.Memory]);
        Assert.Equal(s_policy.Groups, read.Groups);
        Assert.Equal(s_policy.Exemptions, read.Exemptions);
        Assert.Equal(s_policy.Schemas, read.Schemas);
    }

    [Fact]
    public void The_hash_covers_everything_but_the_version()
    {
        var hash = GuardrailPolicyJson.HashOf(s_policy);
        Assert.Equal(hash, GuardrailPolicyJson.HashOf(s_policy with { Version = 8 }));
        GuardrailPolicy[] others =
        [
            s_policy with { Id = "x" }, s_policy with { Spotlight = SpotlightMode.Encode }, s_policy with { RefuseUnproven = false }, s_policy with { Overflow = OverflowAction.Truncate },
            s_policy with { Exemptions = [] }, s_policy with { Schemas = [] }, s_policy with { Schemas = [s_policy.Schemas[0] with { Verdict = Verdict.Block }] }, s_policy with { Groups = [] }, s_policy with { Lifetime = TimeSpan.FromHours(2) },
            s_policy with { Kinds = new Dictionary<BlockKind, KindPolicy> { [BlockKind.User] = new(1) } },
        ];
        Assert.All(others, p => Assert.NotEqual(hash, GuardrailPolicyJson.HashOf(p)));
    }

    [Theory]
    [InlineData("\"neutralizeAt\":700", "\"neutralizeAt\":1001", "kinds.history.neutralizeAt")]
    [InlineData("\"neutralizeAt\":700", "\"neutraliseAt\":700", "kinds.history.neutraliseAt")]
    [InlineData("\"plugin\":{", "\"plugins\":{", "kinds.plugins")]
    [InlineData("\"sharePercent\":60", "\"sharePercent\":160", "groups[1].sharePercent")]
    [InlineData("\"strategy\":\"middle-out\"", "\"strategy\":\"middle\"", "groups[1].strategy")]
    [InlineData("\"kind\":\"user\"", "\"kind\":\"plugin\"", "groups")]
    [InlineData("\"lifetimeSeconds\":3600", "\"lifetimeSeconds\":0", "lifetimeSeconds")]
    [InlineData("\"spotlight\":\"datamark\"", "\"spotlight\":\"none\"", "spotlight")]
    [InlineData("\"refuseUnproven\":true", "\"refuseUnproven\":1", "refuseUnproven")]
    [InlineData("\"rule\":\"token.special\"", "\"rule\":\"\"", "exemptions[1].rule")]
    [InlineData("\"tag\":\"weather.forecast/2\"", "\"tag\":\"weather forecast\"", "schemas[0].tag")]
    [InlineData("\"schemas\":[{\"hash\":\"sha256:", "\"schemas\":[{\"hash\":\"sha256:0", "schemas[0].hash")]
    [InlineData("\"schema\":\"{ ", "\"schema\":\"{  ", "schemas[0].hash")]
    [InlineData("\"schema\":\"{ ", "\"schema\":\"[ ", "schemas[0].schema")]
    [InlineData("\"verdict\":\"quarantine\"", "\"verdict\":\"withhold\"", "schemas[0].verdict")]
    [InlineData("\"id\":\"strict\"", "\"id\":\"strict\",\"extra\":1", "extra")]
    [InlineData("\"overflow\":\"refuse\",", "", "overflow")]
    public void A_wrong_member_is_named(string old, string changed, string path)
    {
        var text = Encoding.UTF8.GetString(GuardrailPolicyJson.Write(s_policy));
        Assert.Contains(old, text, StringComparison.Ordinal);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        var altered = string.Concat(text.AsSpan(0, at), changed, text.AsSpan(at + old.Length));
        Assert.False(GuardrailPolicyJson.TryRead(Encoding.UTF8.GetBytes(altered), out _, out var error));
        Assert.Equal(path, error!.Path);
    }

    [Fact]
    public void A_kind_that_is_missing_counts_as_the_strictest()
    {
        var policy = GuardrailPolicy.Default with { Kinds = new Dictionary<BlockKind, KindPolicy> { [BlockKind.User] = new(900, BlockAt: 950), [BlockKind.Memory] = new(500, QuarantineAt: 700) } };
        Assert.Equal(new KindPolicy(500, null, 700, 950), policy.ThresholdsFor(BlockKind.Plugin));
        Assert.Equal(Verdict.Block, (policy with { Kinds = new Dictionary<BlockKind, KindPolicy>() }).ThresholdsFor(BlockKind.Plugin).For(0));
    }
}
