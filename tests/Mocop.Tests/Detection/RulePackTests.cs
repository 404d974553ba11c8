using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Detection.Packs;

namespace Mocop.Tests.Detection;

public sealed class RulePackTests
{
    [Fact]
    public void The_built_in_pack_has_its_families_languages_and_published_names()
    {
        var pack = RulePack.BuiltIn;
        Assert.Equal("mocop-core", pack.Id);
        Assert.InRange(pack.Rules.Count, 100, 2000);
        var languages = pack.Rules.SelectMany(r => r.Languages).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>("en de fr es it pt nl pl ru uk tr ar fa hi zh ja ko vi".Split(' '), StringComparer.Ordinal), languages);
        foreach (var category in pack.Rules.Select(r => r.Category).Distinct(StringComparer.Ordinal))
        {
            Assert.Matches("^LLM[0-9]{2}$", pack.Categories[category].Indirect.Owasp);
            Assert.Matches("^AML\\.T[0-9]{4}(\\.[0-9]{3})?$", pack.Categories[category].Indirect.Atlas);
        }
    }

    [Fact]
    public void A_pack_of_ones_own_is_found_with_its_own_words_and_scores_by_kind()
    {
        var scanner = new InjectionScanner(Read(Document("""
            { "id": "override.tickets", "category": "override", "technique": "asks for tickets", "severity": "low", "score": 600, "userScore": 0,
              "phrases": ["@buy {0-3} ticket*"] }
            """)).Pack!);
        var finding = Assert.Single(scanner.Scan("go and purchase two fine tickets", BlockKind.Plugin).Findings);
        Assert.Equal(("override.tickets", 600, new TextSpan(7, 32)), (finding.Rule, finding.Score, finding.Span));
        Assert.Equal("AML.T0051.001", finding.Taxonomy.Atlas);
        Assert.Equal(ScanResult.Clean, scanner.Scan("go and purchase two fine tickets", BlockKind.User));
    }

    [Theory]
    [InlineData("\"phrases\": [\"@sell tickets\"]", "there is no word list '@sell'")]
    [InlineData("\"phrases\": [\"buy {0-99} tickets\"]", "the gap '{0-99}'")]
    [InlineData("\"phrases\": [\"buy? tickets\"]", "cannot be optional")]
    [InlineData("\"phrases\": [\"buy||sell tickets\"]", "empty alternative")]
    [InlineData("\"phrases\": []", "phrases, expressions, signals")]
    [InlineData("\"signals\": [\"moon\"]", "no signal 'moon'")]
    [InlineData("\"expressions\": [{ \"literal\": \"<|\", \"then\": \"(a)\\\\1\" }]", "expressions")]
    [InlineData("\"expressions\": [{ \"literal\": \"x\", \"then\": \"x\" }]", "2 to 64 ASCII")]
    [InlineData("\"phrases\": [\"buy\"], \"unlessAfter\": \"not {0-2} never\"", "unlessAfter")]
    [InlineData("\"phrases\": [\"buy\"], \"colour\": \"red\"", "colour")]
    public void What_is_wrong_with_a_rule_is_said_with_its_id_and_member(string members, string expected)
    {
        var reading = Read(Document($$"""
            { "id": "override.tickets", "category": "override", "technique": "t", "severity": "low", "score": 600, {{members}} }
            """));
        Assert.Null(reading.Pack);
        Assert.Contains(reading.Errors, e => e.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Broken_and_foreign_files_are_refused()
    {
        Assert.NotEmpty(Read("{").Errors);
        Assert.NotEmpty(Read("{\"schema\":\"other/1\",\"pack\":\"p\",\"version\":\"1\"}").Errors);
        Assert.NotEmpty(RulePack.Read([]).Errors);
        var rule = """{ "id": "a.b", "category": "override", "technique": "t", "severity": "low", "score": 5000, "phrases": ["x"] }""";
        var errors = RulePack.Read([Document(rule), Document(rule)]).Errors;
        Assert.Contains(errors, e => e.Contains("used twice", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.Contains("score: 1 to 1000", StringComparison.Ordinal));
    }

    private static RulePackReading Read(string document) => RulePack.Read([document]);

    private static string Document(string rule) => $$"""
        { "schema": "mocop-rules/1", "pack": "mine", "version": "1",
          "words": { "buy": "buy|purchase" },
          "categories": { "override": { "direct": { "owasp": "LLM01", "atlas": "AML.T0051.000" }, "indirect": { "owasp": "LLM01", "atlas": "AML.T0051.001" } } },
          "rules": [{{rule}}] }
        """;
}
