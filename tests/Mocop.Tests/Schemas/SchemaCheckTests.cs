using System.Text;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Policies;
using Mocop.Schemas;
using Mocop.Tests.Assembly;

namespace Mocop.Tests.Schemas;

public sealed class SchemaCheckTests
{
    private const string Content = """{"city":"Zürich 😀","days":[{"t":"warm"}]}""";

    private static readonly ContentSchema s_schema = new("weather.forecast/2", """{"type":"object"}""");

    [Fact]
    public void A_drift_is_a_finding_with_pointer_span_and_the_policys_verdict()
    {
        var context = Assembled(s_schema, "weather.forecast/2", [new(DriftKind.Retyped, "/days/0/t"), new(DriftKind.Missing, "/days/0/when")]);
        var scan = Assert.Single(context.Scans);
        Assert.Equal(["schema.missing /days/0/when {\"t\":\"warm\"}", "schema.retyped /days/0/t \"warm\""], scan.Findings.Select(f => $"{f.Rule} {f.Path} {Content[f.Span.Start..f.Span.End]}"));
        Assert.Equal(Verdict.Neutralize, context.Verdict);
        Assert.Equal(["schema.missing", "schema.retyped"], context.Envelope.Blocks[0].Findings.Select(f => f.Rule));
    }

    [Theory]
    [InlineData(Verdict.Quarantine)]
    [InlineData(Verdict.Redact)]
    public void The_schema_says_how_hard_a_drift_is_taken(Verdict verdict) =>
        Assert.Equal(verdict, Assembled(s_schema with { Verdict = verdict }, "weather.forecast/2", [new(DriftKind.Extra, "/days")]).Verdict);

    [Fact]
    public void A_drift_may_refuse_the_request()
    {
        var refused = Assert.IsType<RefusedContext>(Assemble(s_schema with { Verdict = Verdict.Block }, "weather.forecast/2", Content, [new(DriftKind.Missing, "/x")]));
        Assert.Equal(("policy.blocked", "blocks[0]"), (refused.Code, refused.Field));
        Assert.Contains("does not fit its schema", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weather.forecast/2", Content, "")]
    [InlineData("weather.forecast/3", Content, "schema.unknown")]
    [InlineData("weather.forecast/2", "{\"a\":1,\"a\":2}", "schema.malformed")]
    [InlineData("weather.forecast/2", "not json", "schema.malformed")]
    [InlineData("weather.forecast/2@sha256:00", Content, "schema.hash")]
    public void What_a_block_says_of_itself_is_held_against_the_policy(string tag, string content, string rule) =>
        Assert.Equal(rule, string.Join(' ', Assemble(s_schema, tag, content, []).Scans[0].Findings.Select(f => f.Rule)));

    [Fact]
    public void Text_that_is_no_Unicode_is_no_JSON() =>
        Assert.Equal("schema.malformed", Assert.Single(Assemble(s_schema, s_schema.Tag, "{\"a\":\"\uD800\"}", []).Scans[0].Findings).Rule);

    [Fact]
    public void The_right_hash_is_no_drift() =>
        Assert.Empty(Assemble(s_schema, $"weather.forecast/2@{s_schema.Hash}", Content, []).Scans[0].Findings);

    [Fact]
    public void Without_a_validator_a_block_of_a_known_tag_is_flagged_and_without_schemas_none_is()
    {
        var request = Engine.Request(Engine.Weather(Content) with { Schema = "weather.forecast/2" });
        Assert.Equal("schema.unchecked", Assert.Single(Engine.Assembled(request, Policy(s_schema)).Scans[0].Findings).Rule);
        Assert.Empty(Engine.Assembled(request).Scans[0].Findings);
    }

    [Fact]
    public void An_exempted_drift_is_silent()
    {
        var policy = Policy(s_schema with { Verdict = Verdict.Block }) with { Exemptions = [new("schema.extra", "weather")] };
        Assert.Equal(Verdict.Allow, Assert.IsType<AssembledContext>(Assemble(policy, "weather.forecast/2", Content, [new(DriftKind.Extra, "/days")])).Verdict);
    }

    [Fact]
    public void Pointers_lead_to_their_values_whatever_the_text() => HostileText.ForAll(hostile =>
    {
        var (name, value) = (hostile.WellFormed(6), hostile.WellFormed(6));
        var text = $"[0, {{ {Quoted("a")} : 1, {Quoted("_" + name)} :{Quoted(value)}}}]";
        var pointer = "/1/" + JsonLocator.Escape("_" + name);
        var spans = JsonLocator.Find(text, [pointer, "/1/none", "/9", ""]);
        Assert.Equal(Quoted(value), text[spans[0].Start..spans[0].End]);
        Assert.Equal(text[4..^1], text[spans[1].Start..spans[1].End]);
        Assert.Equal((0, text.Length), (spans[2].Start, spans[3].End));

        static string Quoted(string s) => System.Text.Json.JsonSerializer.Serialize(s, System.Text.Json.JsonSerializerOptions.Web);
    }, divisor: 10);

    private static AssembledContext Assembled(ContentSchema schema, string tag, SchemaDrift[] drifts) => Assert.IsType<AssembledContext>(Assemble(schema, tag, Content, drifts));

    private static AssemblyOutcome Assemble(ContentSchema schema, string tag, string content, SchemaDrift[] drifts) => Assemble(Policy(schema), tag, content, drifts);

    private static AssemblyOutcome Assemble(GuardrailPolicy policy, string tag, string content, SchemaDrift[] drifts) =>
        new ContextAssembler(new PhraseScanner(), new FixedDrifts(drifts)).Assemble(
            Engine.Request(Engine.Weather(content) with { Schema = tag }), policy, Engine.Keys, new FixedClock(Engine.Now), new SeededNonces(1));

    private static GuardrailPolicy Policy(ContentSchema schema) => GuardrailPolicy.Default with { Schemas = [schema] };

    private sealed class FixedDrifts(SchemaDrift[] drifts) : ISchemaValidator
    {
        public string? ProblemOf(ContentSchema schema) => null;

        public IReadOnlyList<SchemaDrift> Compare(ContentSchema schema, string json) => drifts;
    }
}
