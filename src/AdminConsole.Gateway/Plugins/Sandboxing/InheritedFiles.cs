using System.Globalization;
using System.Runtime.InteropServices;

namespace AdminConsole.Gateway.Plugins.Sandboxing;

/// <summary>Keeps files that this process was itself started with (by a shell, a service manager) from reaching what it starts.</summary>
internal static class InheritedFiles
{
    private const int SetFlags = 2;
    private const int CloseOnExec = 1;

    /// <summary>Marks every open file but the standard three to be closed in child processes. The runtime's own are so already.</summary>
    public static void CloseInChildren()
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            if (int.TryParse(Path.GetFileName(entry), CultureInfo.InvariantCulture, out var descriptor) && descriptor > 2)
                _ = Fcntl(descriptor, SetFlags, CloseOnExec);
        }
    }

    [DllImport("libc", EntryPoint = "fcntl", ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fcntl(int descriptor, int command, nint argument);
}
