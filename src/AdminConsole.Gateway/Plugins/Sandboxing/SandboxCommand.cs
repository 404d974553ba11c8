using System.Globalization;
using AdminConsole.ControlPlane.Plugins;

namespace AdminConsole.Gateway.Plugins.Sandboxing;

/// <summary>The command line that runs a program in a sandbox.</summary>
/// <param name="Program">The first program: a shell that opens the syscall filter, and then becomes prlimit, bwrap and, inside, the plugin.</param>
/// <param name="Arguments">Its arguments, each one whole.</param>
internal sealed record SandboxCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Files that a plugin may hold open.</summary>
    public const int OpenFiles = 256;

    /// <summary>The largest file that it may write, and the size of its <c>/tmp</c>, in bytes.</summary>
    public const int FileBytes = 16 * 1024 * 1024;

    // Nothing of the plugin is ever part of this text: it comes as positional parameters. Standard error ends here, so that no log can hold it.
    private const string Discarding = "filter=$1; shift; exec \"$@\" 9<\"$filter\" 2>/dev/null";
    private const string Reporting = "filter=$1; shift; exec \"$@\" 9<\"$filter\"";

    private static readonly string[] NetworkFiles =
    [
        "/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/ssl/certs", "/etc/pki/tls/certs", "/usr/share/ca-certificates", "/usr/local/share/ca-certificates",
    ];

    /// <summary>Builds the command line.</summary>
    /// <param name="tools">The sandbox's programs.</param>
    /// <param name="files">What the plugin's command needs.</param>
    /// <param name="limits">What the plugin may reach and spend.</param>
    /// <param name="filter">The file that holds the syscall filter.</param>
    /// <param name="discardErrors">Whether standard error is thrown away.</param>
    public static SandboxCommand For(SandboxTools tools, ProgramFiles files, SandboxLimits limits, string filter, bool discardErrors = true) => new(
        tools.Shell,
        [
            "-c", discardErrors ? Discarding : Reporting, "sandbox", filter,
            tools.Prlimit, .. Resources(limits), "--",
            tools.Bubblewrap, .. Namespaces(limits), "--size", Number(FileBytes), "--tmpfs", "/tmp",
            .. files.Files.SelectMany(f => new[] { "--ro-bind", f.Source, f.Target }),
            .. limits.Network ? NetworkFiles.SelectMany(f => new[] { "--ro-bind-try", f, f }) : [],
            "--proc", "/proc", "--dev", "/dev",
            .. limits.Folders.SelectMany(f => new[] { f.Writable ? "--bind" : "--ro-bind", f.Path, f.Path }),
            "--remount-ro", "/dev", "--remount-ro", "/",
            "--setenv", "PATH", "/usr/bin", "--setenv", "HOME", "/tmp", "--setenv", "TMPDIR", "/tmp", "--setenv", "LANG", "C.UTF-8",
            "--seccomp", "9", "--chdir", files.Folder, "--", files.Program, .. files.Arguments,
        ]);

    private static string[] Resources(SandboxLimits limits) =>
    [
        $"--data={Number(limits.MemoryMegabytes * 1024L * 1024)}", $"--cpu={Number(limits.CpuSeconds)}", $"--nofile={Number(OpenFiles)}",
        $"--fsize={Number(FileBytes)}", "--core=0",
    ];

    private static string[] Namespaces(SandboxLimits limits) =>
    [
        "--unshare-all", .. limits.Network ? ["--share-net"] : Array.Empty<string>(), "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session",
        "--clearenv", "--hostname", "sandbox", "--uid", "65534", "--gid", "65534", "--cap-drop", "ALL",
    ];

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
