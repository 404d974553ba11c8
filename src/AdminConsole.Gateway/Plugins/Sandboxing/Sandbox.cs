using System.Diagnostics;
using System.Text;
using AdminConsole.ControlPlane.Plugins;

namespace AdminConsole.Gateway.Plugins.Sandboxing;

/// <summary>Runs the commands of stdio plugins in sandboxes, and never outside of one.</summary>
internal sealed class Sandbox(ProcessStarter starter) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _preparing = new(1, 1);
    private Prepared? _prepared;

    /// <summary>Starts a plugin's command.</summary>
    /// <exception cref="SandboxUnavailableException">This machine cannot make the sandbox.</exception>
    /// <exception cref="SandboxRefusedException">The command or a folder cannot be put into one.</exception>
    public async Task<SandboxedProcess> StartAsync(IReadOnlyList<string> command, SandboxLimits limits, CancellationToken cancellation)
    {
        var prepared = await PrepareAsync(cancellation);
        FolderGrants.Check(limits.Folders);
        var files = await prepared.Programs.ResolveAsync(command, cancellation);
        var line = SandboxCommand.For(prepared.Tools, files, limits, limits.Network ? prepared.NetworkFilter : prepared.Filter);
        return new SandboxedProcess(await starter.StartAsync(StartInfo(line)));
    }

    public void Dispose()
    {
        _preparing.Dispose();
        _prepared?.Folder.Delete(recursive: true);
    }

    private async Task<Prepared> PrepareAsync(CancellationToken cancellation)
    {
        await _preparing.WaitAsync(cancellation);
        try
        {
            if (_prepared is null)
            {
                var made = await MakeAsync(cancellation);
                try
                {
                    await ProveAsync(made, cancellation);
                    _prepared = made;
                }
                finally
                {
                    if (_prepared is null)
                        made.Folder.Delete(recursive: true);
                }
            }

            return _prepared;
        }
        finally
        {
            _preparing.Release();
        }
    }

    private static async Task<Prepared> MakeAsync(CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
            throw new SandboxUnavailableException("Plugins that run as a command are sandboxed with bubblewrap, which needs Linux.");

        var tools = SandboxTools.Find();
        var folder = Directory.CreateTempSubdirectory("mocop-sandbox-");
        var made = new Prepared(
            tools, new ProgramResolver(new SharedLibraries(tools)), folder, Path.Combine(folder.FullName, "filter"), Path.Combine(folder.FullName, "filter-network"));
        await File.WriteAllBytesAsync(made.Filter, SyscallFilter.For(network: false), cancellation);
        await File.WriteAllBytesAsync(made.NetworkFilter, SyscallFilter.For(network: true), cancellation);
        return made;
    }

    /// <summary>Runs bwrap's own version in a sandbox: what this prints on standard error is bwrap's, so the operator may read it.</summary>
    private async Task ProveAsync(Prepared prepared, CancellationToken cancellation)
    {
        var files = await prepared.Programs.ResolveAsync([prepared.Tools.Bubblewrap, "--version"], cancellation);
        var line = SandboxCommand.For(prepared.Tools, files, new SandboxLimits(), prepared.Filter, discardErrors: false);
        var info = StartInfo(line);
        info.RedirectStandardError = true;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var process = await starter.StartAsync(info);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = await process.StandardError.ReadToEndAsync(patience.Token);
            await output;
            await process.WaitForExitAsync(patience.Token);
            if (process.ExitCode != 0)
                throw new SandboxUnavailableException($"bubblewrap cannot make a sandbox on this machine, so no plugin is run: {errors.Trim()}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SandboxUnavailableException("bubblewrap did not come back in 10 seconds, so no plugin is run.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo StartInfo(SandboxCommand line)
    {
        var info = new ProcessStartInfo(line.Program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = "/",
        };
        foreach (var argument in line.Arguments)
            info.ArgumentList.Add(argument);
        info.Environment.Clear();
        return info;
    }

    private sealed record Prepared(SandboxTools Tools, ProgramResolver Programs, DirectoryInfo Folder, string Filter, string NetworkFilter);
}
