using AdminConsole.Pages.Guardrails;
using Mocop.Blocks;
using Mocop.Budgets;
using Mocop.Policies;

namespace AdminConsole.Tests.Guardrails;

public sealed class PolicyDraftTests
{
    private static readonly GuardrailPolicy Rich = GuardrailPolicy.Default with
    {
        Spotlight = SpotlightMode.Datamark,
        RefuseUnproven = true,
        Overflow = OverflowAction.Refuse,
        Lifetime = TimeSpan.FromMinutes(9),
        Exemptions = [new("override.ignore-previous"), new("token.chatml", "weather")],
        Schemas = [new("weather.forecast/2", "{\n  \"type\": \"object\"\n}", Verdict.Quarantine)],
        Groups = [new(BlockKind.Plugin, 100, 40, 900, 50, TruncationStrategy.MiddleOut)],
    };

    [Fact]
    public void A_policy_that_is_only_looked_at_stays_the_same()
    {
        foreach (var policy in new[] { GuardrailPolicy.Default, Rich })
        {
            var read = PolicyDraft.Of(policy).Read(out var problems);

            Assert.Empty(problems);
            Assert.Empty(PolicyDiff.Between(policy, read!));
        }

        Assert.Equal(GuardrailPolicyJson.HashOf(Rich), GuardrailPolicyJson.HashOf(PolicyDraft.Of(Rich).Read(out _)!));
    }

    [Theory]
    [InlineData("weather", "{}", "schemas.1.tag")]
    [InlineData("weather.forecast/2", "{}", "schemas.1.tag")]
    [InlineData("news/1", "{", "schemas.1.text")]
    [InlineData("news/1", "{\"$ref\":\"http://example.com\"}", "schemas.1.text")]
    public void What_is_no_schema_is_told_beside_its_field(string tag, string text, string field)
    {
        var draft = PolicyDraft.Of(Rich);
        draft.Schemas.Add(new SchemaDraft { Tag = tag, Text = text });

        Assert.Null(draft.Read(out var problems));
        Assert.Equal([field], problems.Keys);
    }

    [Fact]
    public void A_changed_schema_is_a_difference() =>
        Assert.Equal(["schema weather.forecast/2"], PolicyDiff.Between(Rich, Rich with { Schemas = [Rich.Schemas[0] with { Text = "{}" }] }).Select(d => d.What));

    [Theory]
    [InlineData("0.5", 500)]
    [InlineData(" 1 ", 1000)]
    [InlineData("0.001", 1)]
    [InlineData("", null)]
    public void Thresholds_are_read_in_thousandths_and_empty_means_never(string text, int? score)
    {
        var draft = PolicyDraft.Of(GuardrailPolicy.Default);
        draft.Kinds.Single(k => k.Kind == BlockKind.Plugin).Redact = text;

        Assert.Equal(score, draft.Read(out _)!.Kinds[BlockKind.Plugin].RedactAt);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1.1")]
    [InlineData("-0.5")]
    [InlineData("0,5")]
    [InlineData("often")]
    public void What_is_no_threshold_is_told_beside_its_field(string text)
    {
        var draft = PolicyDraft.Of(GuardrailPolicy.Default);
        draft.Kinds.Single(k => k.Kind == BlockKind.Plugin).Redact = text;

        Assert.Null(draft.Read(out var problems));
        Assert.Equal(["kinds.plugin.redact"], problems.Keys);
    }

    [Fact]
    public void Every_field_that_is_wrong_is_named_at_once()
    {
        var draft = PolicyDraft.Of(Rich);
        draft.Lifetime = "5";
        draft.Groups.Single(g => g.Kind == BlockKind.Plugin).Share = "101";
        draft.Exemptions.Add(new ExemptionDraft());

        Assert.Null(draft.Read(out var problems));
        Assert.Equal(["exemptions.2.rule", "groups.plugin.share", "lifetime"], problems.Keys.Order());
        Assert.Equal("From 10 to 86,400.", problems["lifetime"]);
    }

    [Fact]
    public void A_difference_is_told_in_plain_words()
    {
        var after = Rich with
        {
            Kinds = new Dictionary<BlockKind, KindPolicy>(Rich.Kinds) { [BlockKind.Plugin] = new(500, RedactAt: 900) },
            Spotlight = SpotlightMode.Delimit,
            Exemptions = [new("token.chatml", "weather")],
        };

        Assert.Equal(
            [
                new PolicyDiff("plugin · redact", "never", "0.90"), new PolicyDiff("set apart by", "datamark", "delimit"),
                new PolicyDiff("silenced rule", "override.ignore-previous from every source", "heard again"),
            ],
            PolicyDiff.Between(Rich, after));
    }

    [Theory]
    [InlineData(null, null, null, null, "Escaped and fenced, never flagged.")]
    [InlineData(500, null, 990, null, "Flagged and kept as data from 0.50, withheld from 0.99.")]
    [InlineData(500, null, null, 400, "Whole request refused from 0.40.")]
    [InlineData(700, 600, null, null, "Flagged spans cut out from 0.60.")]
    public void Words_name_only_what_can_happen(int? neutralize, int? redact, int? quarantine, int? block, string words)
    {
        var policy = new KindPolicy(neutralize, redact, quarantine, block);

        Assert.Equal(words, PolicyWords.Of(policy));
    }
}
