namespace AdminConsole.Gateway.Plugins.Sandboxing;

/// <summary>
/// Finds the least that a command needs to run: the program and its shared libraries, and the package of the script that it names.
/// The script is the first argument that is the full path of a file. Its package is the outermost <c>node_modules</c> around it, else the nearest folder above
/// with a <c>package.json</c>, else the file alone. Everything else has to be granted as a folder.
/// </summary>
internal sealed class ProgramResolver(SharedLibraries libraries)
{
    // Debian's node reads some of its built-in modules from here.
    private static readonly string[] NodeModuleFolders = ["/usr/share/nodejs", "/usr/lib/nodejs"];

    public async Task<ProgramFiles> ResolveAsync(IReadOnlyList<string> command, CancellationToken cancellation)
    {
        var program = command[0];
        if (!Path.IsPathFullyQualified(program) || RealPath.Of(program) is not { } real || !File.Exists(real))
            throw new SandboxRefusedException($"The program “{program}” does not exist on the gateway's machine.");
        if (!IsExecutableFormat(real))
            throw new SandboxRefusedException($"“{program}” is a script. Name its interpreter first, such as /usr/bin/node, and the script as the first argument.");

        List<BoundPath> files = [.. (await libraries.OfAsync(real, cancellation)).Select(BoundPath.Same), BoundPath.Same("/etc/ld.so.cache"), BoundPath.Same(real)];
        if (real != program)
            files.Add(new BoundPath(real, program));
        if (Path.GetFileName(real) is "node" or "nodejs")
            files.AddRange(NodeModuleFolders.Select(BoundPath.Same));
        files.RemoveAll(f => !Path.Exists(f.Source));

        var arguments = command.Skip(1).ToArray();
        var folder = "/tmp";
        if (Array.FindIndex(arguments, a => Path.IsPathFullyQualified(a) && File.Exists(a)) is >= 0 and var script)
        {
            arguments[script] = RealPath.Of(arguments[script])!;
            var package = PackageOf(arguments[script]);
            files.Add(BoundPath.Same(package));
            folder = Path.GetDirectoryName(arguments[script])!;
        }

        return new ProgramFiles(program, arguments, files, folder);
    }

    internal static string PackageOf(string script)
    {
        const string Modules = "/node_modules/";
        if (script.IndexOf(Modules, StringComparison.Ordinal) is >= 0 and var start)
            return script[..(start + Modules.Length - 1)];

        for (var folder = Path.GetDirectoryName(script); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (!File.Exists(Path.Combine(folder, "package.json")))
                continue;
            return folder.Count(c => c == '/') < 2
                ? throw new SandboxRefusedException($"The plugin's package would be the whole folder “{folder}”. Put the plugin into a folder of its own.")
                : folder;
        }

        return script;
    }

    private static bool IsExecutableFormat(string file)
    {
        Span<byte> magic = stackalloc byte[4];
        using var stream = File.OpenRead(file);
        return stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false) == 4 && magic.SequenceEqual("\u007fELF"u8);
    }
}
