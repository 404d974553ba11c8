using System.Text;
using System.Text.Json;
using Mocop.Json;

namespace Mocop.Tests.Json;

public sealed class CanonicalJsonTests
{
    /// <summary>The examples of RFC 8785, sections 3.2.2.2, 3.2.3 and its literals.</summary>
    [Theory]
    [InlineData("""{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"}""", "{\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}")]
    [InlineData("""{ "literals": [null, true, false] }""", """{"literals":[null,true,false]}""")]
    [InlineData(
        """{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}""",
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}")]
    [InlineData("""{"b":{"d":1,"c":[2,{"z":0,"a":-5}]},"a":9007199254740991}""", """{"a":9007199254740991,"b":{"c":[2,{"a":-5,"z":0}],"d":1}}""")]
    [InlineData("\"\\b\\f\\t\\n\\r\\u0000\\u001f\\u007f\"", "\"\\b\\f\\t\\n\\r\\u0000\\u001f\u007F\"")]
    public void Canonical_form(string text, string canonical)
    {
        using var document = JsonDocument.Parse(text);
        Assert.True(CanonicalJson.TryWrite(document.RootElement, out var bytes, out var error), error?.ToString());
        Assert.Equal(canonical, Encoding.UTF8.GetString(bytes));
    }

    [Theory]
    [InlineData("[1.5]", "[0]")]
    [InlineData("[1,1e3]", "[1]")]
    [InlineData("{\"a\":9007199254740992}", "a")]
    [InlineData("[-0]", "[0]")]
    [InlineData("{\"a\":[\"\\ud800\"]}", "a[0]")]
    public void What_has_no_canonical_form_here_is_refused_by_path(string text, string path)
    {
        using var document = JsonDocument.Parse(text);
        Assert.False(CanonicalJson.TryWrite(document.RootElement, out _, out var error));
        Assert.Equal(path, error!.Path);
    }

    [Fact]
    public void A_doubled_member_is_refused()
    {
        using var document = JsonDocument.Parse("""{"a":{"b":1,"b":1}}""");
        Assert.False(CanonicalJson.TryWrite(document.RootElement, out _, out var error));
        Assert.Equal("a.b", error!.Path);
    }
}
