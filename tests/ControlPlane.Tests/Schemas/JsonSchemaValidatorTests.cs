using Mocop.JsonSchemas;
using Mocop.Schemas;

namespace AdminConsole.Tests.Schemas;

public sealed class JsonSchemaValidatorTests
{
    private const string Forecast = """
        {"type":"object","required":["city","days"],"properties":{
           "city":{"type":"string","pattern":"^[A-Z]"},
           "days":{"type":"array","items":{"$ref":"#/definitions/day"}},
           "source":{"oneOf":[{"type":"string"},{"type":"integer"}]},
           "extras":{"type":"object","additionalProperties":true,"properties":{"a":{"type":"string"}}}},
         "definitions":{"day":{"type":"object","required":["t.max"],"properties":{"t.max":{"type":"number","maximum":60.5},"a/b":{"type":"string"}}}}}
        """;

    private readonly JsonSchemaValidator _validator = new();

    [Theory]
    [InlineData("""{"city":"Oslo","days":[{"t.max":4.5}],"extras":{"x":1}}""", "")]
    [InlineData("""{"days":[]}""", "Missing /city")]
    [InlineData("""{"city":"Oslo","days":[],"note":"x"}""", "Extra /note")]
    [InlineData("""{"city":"Oslo","days":[{"t.max":1},{"t.max":"warm"}]}""", "Retyped /days/1/t.max")]
    [InlineData("""{"city":"Oslo","days":[{"t.max":1,"a/b":1},{}]}""", "Retyped /days/0/a~1b, Missing /days/1/t.max")]
    [InlineData("""{"city":"oslo","days":[{"t.max":61}]}""", "Value /city, Value /days/0/t.max")]
    [InlineData("""{"city":"Oslo","days":[],"source":true}""", "Retyped /source")]
    [InlineData("""{"city":"Oslo","days":[],"extras":{"a":1}}""", "Retyped /extras/a")]
    [InlineData("""{"city":"2024-01-01T00:00:00Z","days":{}}""", "Value /city, Retyped /days")]
    [InlineData("[]", "Retyped ")]
    [InlineData("7", "Retyped ")]
    public void Each_difference_is_told_with_its_pointer(string json, string expected) => Assert.Equal(
        expected,
        string.Join(", ", _validator.Compare(new ContentSchema("weather.forecast/2", Forecast), json).OrderBy(d => d.Pointer, StringComparer.Ordinal).Select(d => $"{d.Kind} {d.Pointer}")));

    [Theory]
    [InlineData("""{"type":"object"}""", null)]
    [InlineData("""[]""", "must be a JSON object")]
    [InlineData("""{"properties":[1]}""", "no JSON Schema")]
    [InlineData("""{"properties":{"a":{"$ref":"https://example.com/x.json"}}}""", "leads out of the schema")]
    [InlineData("""{"properties":{"a":{"$ref":"file:///etc/passwd"}}}""", "leads out of the schema")]
    [InlineData("""{"properties":{"a":{"$ref":"#/definitions/nope"}}}""", "Could not resolve")]
    [InlineData("""{"$ref":"#"}""", "refers to itself")]
    [InlineData("""{"properties":{"a":{"$ref":"#/definitions/b"}},"definitions":{"b":{"anyOf":[{"$ref":"#/definitions/b"}]}}}""", "refers to itself")]
    [InlineData("""{"properties":{"a":{"properties":{"b":{"$ref":"#"}}}}}""", null)]
    [InlineData("""{"properties":{"a":{"const":1}}}""", "keyword const is not supported")]
    [InlineData("""{"properties":{"const":{"type":"string"}}}""", null)]
    [InlineData("""{"patternProperties":{"^a":{"type":"string"}}}""", "patternProperties")]
    [InlineData("""{"properties":{"a":{"type":"string","pattern":"(?=a)b"}}}""", "no JSON Schema that can be used")]
    [InlineData("""{"properties":{"a":{"type":"string","pattern":"("}}}""", "no JSON Schema that can be used")]
    public void What_cannot_be_used_is_refused_when_it_is_saved(string schema, string? problem)
    {
        var found = _validator.ProblemOf(new ContentSchema("a/1", schema));
        if (problem is null)
            Assert.Null(found);
        else
            Assert.Contains(problem, found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_that_multiplies_itself_is_refused()
    {
        var definitions = string.Join(',', Enumerable.Range(0, 30).Select(i => $$"""
            "d{{i}}":{"allOf":[{"$ref":"#/definitions/d{{i + 1}}"},{"$ref":"#/definitions/d{{i + 1}}"}]}
            """));
        var schema = """{"properties":{"a":{"$ref":"#/definitions/d0"}},"definitions":{DEFINITIONS,"d30":{"type":"string"}}}""".Replace("DEFINITIONS", definitions, StringComparison.Ordinal);
        Assert.Contains("more than 1000 schemas", _validator.ProblemOf(new ContentSchema("a/1", schema)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_that_would_backtrack_for_ever_is_done_at_once()
    {
        var schema = new ContentSchema("a/1", """{"type":"string","pattern":"^(a+)+$"}""");
        Assert.Equal(DriftKind.Value, Assert.Single(_validator.Compare(schema, $"\"{new string('a', 50_000)}!\"")).Kind);
    }

    [Fact]
    public void Parts_of_a_composition_stay_open_for_each_other()
    {
        var schema = new ContentSchema("a/1", """{"allOf":[{"$ref":"#/definitions/x"},{"properties":{"b":{"type":"string"}}}],"definitions":{"x":{"properties":{"a":{"type":"string"}}}}}""");
        Assert.Empty(_validator.Compare(schema, """{"a":"1","b":"2"}"""));
        Assert.Equal("/b", Assert.Single(_validator.Compare(schema, """{"a":"1","b":2}""")).Pointer);
    }
}
