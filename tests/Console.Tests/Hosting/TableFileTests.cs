using AdminConsole.Hosting;

namespace AdminConsole.Tests.Hosting;

public sealed class TableFileTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("she said \"no\"\nand left", "\"she said \"\"no\"\"\nand left\"")]
    [InlineData("=HYPERLINK(\"https://evil.example\")", "\"'=HYPERLINK(\"\"https://evil.example\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("…=1+1", "…=1+1")]
    public void A_text_stays_one_cell_and_never_becomes_a_formula(string text, string cell) =>
        Assert.Equal($"excerpt\r\n{cell}\r\n", TableFile.Csv([[new("excerpt", text)]]));

    [Fact]
    public void Numbers_times_and_lists_are_written_the_same_everywhere() => Assert.Equal(
        "number,score,at,rules,none\r\n-7,0.966,2026-11-22T20:15:34.974Z,a b,\r\n",
        TableFile.Csv(
        [
            [new("number", -7L), new("score", 0.966m), new("at", new DateTimeOffset(2026, 11, 22, 21, 15, 34, 974, TimeSpan.FromHours(1))), new("rules", new[] { "a", "b" }), new("none", null)],
        ]));

    [Fact]
    public void Without_rows_the_file_is_empty() => Assert.Equal("", TableFile.Csv([]));
}
