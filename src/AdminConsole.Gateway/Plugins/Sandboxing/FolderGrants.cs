using AdminConsole.ControlPlane.Plugins;

namespace AdminConsole.Gateway.Plugins.Sandboxing;

/// <summary>Checks the folders of a plugin each time before it starts: what a path leads to can have changed since the operator granted it.</summary>
internal static class FolderGrants
{
    private static readonly string[] Reserved = ["/proc", "/sys", "/dev", "/tmp", "/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc"];
    private static readonly string[] ReservedWithin = ["/proc", "/sys", "/dev"];

    /// <exception cref="SandboxRefusedException">A folder does not exist, is reached by a symbolic link, lies inside a writable one, or is the system's own.</exception>
    public static void Check(IReadOnlyList<FolderGrant> folders)
    {
        foreach (var folder in folders)
        {
            var path = folder.Path.TrimEnd('/');
            if (path.Length == 0 || Reserved.Contains(path, StringComparer.Ordinal) || Array.Exists(ReservedWithin, r => IsWithin(path, r)))
                throw new SandboxRefusedException($"The folder “{folder.Path}” is the system's own and cannot be granted.");
            if (RealPath.Of(path) is not { } real || !Directory.Exists(real))
                throw new SandboxRefusedException($"The granted folder “{folder.Path}” does not exist on the gateway's machine.");
            if (real != path)
                throw new SandboxRefusedException($"The granted folder “{folder.Path}” is reached by a symbolic link. Grant the folder it leads to.");
            // What a plugin can write it can replace by a link before the next start.
            if (folders.FirstOrDefault(f => f.Writable && f != folder && IsWithin(path, f.Path.TrimEnd('/'))) is { } outer)
                throw new SandboxRefusedException($"The granted folder “{folder.Path}” lies inside “{outer.Path}”, which the plugin may write.");
        }
    }

    private static bool IsWithin(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
}
