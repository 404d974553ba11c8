using AdminConsole.Gateway.Plugins.Sandboxing;
using ModelContextProtocol.Client;

namespace AdminConsole.Gateway.Plugins.Sessions;

/// <summary>A connection to a running plugin, shared by its calls. It ends when it is retired and the last call has left.</summary>
internal sealed class PluginSession(McpClient client, OutputAllowance allowance, SandboxedProcess? process, HttpClient? http, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly Lock _lock = new();
    private int _calls;
    private bool _retired;
    private Task? _ending;

    public McpClient Client => client;

    public OutputAllowance Allowance => allowance;

    /// <summary>The sandbox's process, for a stdio plugin.</summary>
    public int? ProcessId => process?.Id;

    public bool IsUsable => !_retired && !client.Completion.IsCompleted && process is not { HasExited: true };

    /// <summary>When the last call left, as the clock's timestamp.</summary>
    public long LastUsed { get; private set; } = clock.GetTimestamp();

    public bool IsIdle
    {
        get
        {
            lock (_lock)
                return _calls == 0;
        }
    }

    /// <returns>Whether the session takes the call; each call that it takes has to be left.</returns>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (!IsUsable)
                return false;
            _calls++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            _calls--;
            LastUsed = clock.GetTimestamp();
            if (_retired && _calls == 0)
                _ending ??= EndAsync();
        }
    }

    /// <summary>Takes no further call. Calls that run finish first, unless the plugin has to go <paramref name="atOnce"/>.</summary>
    public void Retire(bool atOnce)
    {
        lock (_lock)
        {
            _retired = true;
            if (atOnce)
                process?.Kill();
            if (atOnce || _calls == 0)
                _ending ??= EndAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Retire(atOnce: true);
        if (_ending is { } ending)
            await ending;
    }

    private async Task EndAsync()
    {
        await Task.Yield();
        try
        {
            await client.DisposeAsync().AsTask().WaitAsync(Patience, TimeProvider.System);
        }
        catch (Exception failure) when (failure is TimeoutException or IOException or HttpRequestException or OperationCanceledException)
        {
            // It does not say good-bye; the process is ended all the same.
        }
        finally
        {
            http?.Dispose();
            if (process is not null)
                await process.DisposeAsync();
        }
    }
}
