namespace AdminConsole.Gateway.Plugins.Sandboxing;

/// <summary>The programs of the machine that make a sandbox. Without one of them no stdio plugin runs.</summary>
/// <param name="Bubblewrap">Makes the namespaces.</param>
/// <param name="Prlimit">Sets the resource limits.</param>
/// <param name="Shell">Hands the syscall filter over as an open file.</param>
/// <param name="Ldd">Names the shared libraries of a program.</param>
internal sealed record SandboxTools(string Bubblewrap, string Prlimit, string Shell, string Ldd)
{
    private static readonly string[] Folders = ["/usr/bin", "/bin", "/usr/local/bin", "/run/current-system/sw/bin"];

    /// <summary>Finds the programs in the system's own folders; the environment's search path is not asked.</summary>
    /// <exception cref="SandboxUnavailableException">One is missing.</exception>
    public static SandboxTools Find() => Find(File.Exists);

    internal static SandboxTools Find(Func<string, bool> exists)
    {
        return new SandboxTools(Path("bwrap", "bubblewrap"), Path("prlimit", "util-linux"), Path("sh", "dash"), Path("ldd", "libc-bin"));

        string Path(string name, string package) => Array.Find([.. Folders.Select(f => $"{f}/{name}")], f => exists(f))
            ?? throw new SandboxUnavailableException(
                $"The program “{name}” is missing, so no plugin can be sandboxed and none is run. Install the package “{package}” on the gateway's machine.");
    }
}

/// <summary>No sandbox can be made on this machine. The message is for the operator.</summary>
internal sealed class SandboxUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A plugin's command or folders cannot be put into a sandbox as they stand. The message is for the operator.</summary>
internal sealed class SandboxRefusedException(string message) : Exception(message);
