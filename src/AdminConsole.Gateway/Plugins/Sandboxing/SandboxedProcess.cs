using System.Diagnostics;

namespace AdminConsole.Gateway.Plugins.Sandboxing;

/// <summary>A running sandbox. Disposing ends it and everything in it; once is enough, more does no harm.</summary>
internal sealed class SandboxedProcess(Process process) : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private bool _disposed;
    private Task? _ending;

    /// <summary>The process outside of the sandbox: when it dies, so does all inside.</summary>
    public int Id { get; } = process.Id;

    public bool HasExited
    {
        get
        {
            lock (_lock)
                return _disposed || process.HasExited;
        }
    }

    public Stream Input { get; } = process.StandardInput.BaseStream;

    public Stream Output { get; } = process.StandardOutput.BaseStream;

    /// <summary>Kills it at once.</summary>
    public void Kill()
    {
        lock (_lock)
        {
            if (!_disposed && !process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Closes the plugin's input, gives it a moment, and kills what is left.</summary>
    public async ValueTask DisposeAsync()
    {
        Task ending;
        lock (_lock)
            ending = _ending ??= EndAsync();
        await ending;
    }

    private async Task EndAsync()
    {
        await Task.Yield();
        await CloseInputAsync();
        using var grace = new CancellationTokenSource(Grace);
        try
        {
            await process.WaitForExitAsync(grace.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        lock (_lock)
        {
            _disposed = true;
            process.Dispose();
        }
    }

    private async Task CloseInputAsync()
    {
        try
        {
            await Input.DisposeAsync();
        }
        catch (IOException)
        {
            // It has gone already.
        }
    }
}
