namespace Integration.Architecture;

public sealed class ArrowTests
{
    public static TheoryData<string> Projects => [.. Arrow.All.Where(a => a.Project != "Mocop.Cli" && a.Project != "Mocop.Client").Select(a => a.Project)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Each_project_keeps_to_its_arrow(string project) =>
        Assert.Empty(Arrow.All.Single(a => a.Project == project).Breaches(FileOf(project)));

    [Fact]
    public void A_planted_breach_is_seen()
    {
        var pretending = Arrow.All.Single(a => a.Project == "Mocop");

        var breaches = pretending.Breaches(FileOf("AdminConsole.ControlPlane"));

        Assert.Contains("Mocop references Mocop", breaches);
        Assert.Contains(breaches, b => b.StartsWith("Mocop uses Microsoft.EntityFrameworkCore.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_engine_references_nothing_but_the_framework()
    {
        using var project = File.OpenText(Path.Combine(Repository.Root, "src", "Mocop", "Mocop.csproj"));

        Assert.DoesNotContain("Reference Include", project.ReadToEnd(), StringComparison.Ordinal);
    }

    private static string FileOf(string project) => Path.Combine(AppContext.BaseDirectory, project + ".dll");
}
