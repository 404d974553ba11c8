namespace Integration.Architecture;

public sealed class SourceTests
{
    private const int LongestFile = 500;

    private static readonly string[] VagueNames = ["Helper", "Helpers", "Util", "Utils", "Manager", "Common", "Misc"];

    [Fact]
    public void No_source_file_is_longer_than_a_reader_can_follow()
    {
        var tooLong = Repository.SourceFiles(".cs", ".razor", ".css", ".js")
            .Select(f => (File: f, Lines: File.ReadLines(Path.Combine(Repository.Root, f)).Count()))
            .Where(f => f.Lines > LongestFile);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void File_names_say_what_is_inside() =>
        Assert.Empty(Repository.SourceFiles(".cs", ".razor").Where(f => VagueNames.Any(v => Path.GetFileNameWithoutExtension(f).EndsWith(v, StringComparison.Ordinal))));

    [Fact]
    public void Text_becomes_markup_nowhere() =>
        Assert.Empty(Repository.SourceFiles(".cs", ".razor")
            .Where(f => f.StartsWith("src", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(Path.Combine(Repository.Root, f)).Contains("MarkupString", StringComparison.Ordinal)));
}
