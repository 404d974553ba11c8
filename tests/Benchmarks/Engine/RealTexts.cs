using System.Text;
using System.Text.RegularExpressions;

namespace Benchmarks.Engine;

/// <summary>Real text of this machine, never repeated: English prose from the documentation files of the .NET SDK, code from the npm packages of the tests.</summary>
internal static partial class RealTexts
{
    /// <summary>The first so many characters of prose.</summary>
    internal static string Prose(int size)
    {
        var packs = new DirectoryInfo(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs"));
        return Collect(Files(packs, "*.xml"), text => Space.Replace(Markup.Replace(text, " "), " "), size);
    }

    /// <summary>The first so many characters of JavaScript and TypeScript.</summary>
    internal static string Code(int size)
    {
        var modules = new DirectoryInfo(Path.Combine(RepositoryRoot(), "tests", "npm", "node_modules"));
        return Collect(Files(modules, "*.js").Where(file => file is { Length: < 100_000 } && !file.Name.Contains(".min.", StringComparison.Ordinal)), text => text, size);
    }

    internal static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AdminConsole.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run the benchmarks from inside the repository.");
        return folder.FullName;
    }

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder, string pattern) =>
        folder.Exists
            ? folder.EnumerateFiles(pattern, SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal)
            : throw new InvalidOperationException($"{folder.FullName} is missing: install the .NET SDK, and run tests/setup.sh.");

    private static string Collect(IEnumerable<FileInfo> files, Func<string, string> clean, int size)
    {
        var text = new StringBuilder();
        foreach (var file in files)
        {
            text.Append(clean(File.ReadAllText(file.FullName)));
            if (text.Length >= size)
                return text.ToString(0, size);
        }

        throw new InvalidOperationException($"Only {text.Length} characters of the {size} were found.");
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 60_000)]
    private static partial Regex Markup { get; }

    [GeneratedRegex(@"\s+", RegexOptions.None, 60_000)]
    private static partial Regex Space { get; }
}
