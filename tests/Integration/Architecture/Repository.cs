namespace Integration.Architecture;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The source files that people write, by path from the root.</summary>
    public static IEnumerable<string> SourceFiles(params string[] endings) =>
        new[] { "src", "tests", "migrations", "wwwroot" }.Select(f => Path.Combine(Root, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
            .Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Select(f => Path.GetRelativePath(Root, f))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "Migrations"));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AdminConsole.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the checkout.");
    }
}
