namespace AdminConsole.Gateway.Plugins.Sandboxing;

/// <summary>Follows every symbolic link of a path, those of its folders too.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <returns>The path without links; null when something on the way does not exist or the links go in a circle.</returns>
    public static string? Of(string path)
    {
        var rest = new Stack<string>(Parts(path).Reverse());
        var (real, links) = ("/", 0);
        while (rest.TryPop(out var part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? "/";
                continue;
            }

            var next = Path.Combine(real, part);
            FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            if (info.LinkTarget is not { } target)
            {
                if (!info.Exists)
                    return null;
                real = next;
                continue;
            }

            if (++links > MaxLinks)
                return null;
            real = target.StartsWith('/') ? "/" : real;
            foreach (var piece in Parts(target).Reverse())
                rest.Push(piece);
        }

        return real;
    }

    private static IEnumerable<string> Parts(string path) => path.Split('/').Where(p => p is not ("" or "."));
}
