using System.Text.Json;
using AdminConsole.ControlPlane.Plugins;

namespace AdminConsole.Gateway.Plugins.Sessions;

/// <summary>The place of one plugin in the host: its session, if it runs, and the queue of its calls.</summary>
internal sealed class PluginSlot(PluginConnector connector, PluginOptions options, TimeProvider clock) : IAsyncDisposable
{
    private readonly SemaphoreSlim _calls = new(options.ConcurrentCalls, options.ConcurrentCalls);
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private int _waiting;
    private string _definition = "";
    private (long At, string Definition, PluginFailedException Failure)? _failed;

    /// <summary>The session of the present definition; null while the plugin does not run.</summary>
    public PluginSession? Session { get; private set; }

    /// <summary>Waits for a place among the calls. False: too many wait already.</summary>
    public async Task<bool> TryEnterAsync(CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _waiting) > options.ConcurrentCalls + options.WaitingCalls)
        {
            Interlocked.Decrement(ref _waiting);
            return false;
        }

        try
        {
            await _calls.WaitAsync(cancellation);
            return true;
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref _waiting);
            throw;
        }
    }

    public void Leave()
    {
        _calls.Release();
        Interlocked.Decrement(ref _waiting);
    }

    /// <summary>A session that has been entered: the running one when it is of this definition, else a new one.</summary>
    /// <param name="plugin">The plugin as it is defined now.</param>
    /// <param name="makeRoom">Called before a plugin is started.</param>
    /// <param name="insist">Whether to start even though the last start failed a moment ago.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="PluginFailedException">It cannot be started.</exception>
    public async Task<PluginSession> SessionAsync(Plugin plugin, Action makeRoom, bool insist, CancellationToken cancellation)
    {
        await _connecting.WaitAsync(cancellation);
        try
        {
            var definition = DefinitionOf(plugin);
            if (Session is { } running)
            {
                if (definition == _definition && running.TryEnter())
                    return running;
                running.Retire(atOnce: false);
                Session = null;
            }

            if (!insist && _failed is { } failed && failed.Definition == definition && clock.GetElapsedTime(failed.At) < options.RestartDelay)
                throw new PluginFailedException(failed.Failure.Message, failed.Failure);
            makeRoom();
            try
            {
                (Session, _definition, _failed) = (await connector.ConnectAsync(plugin, cancellation), definition, null);
            }
            catch (PluginFailedException failure)
            {
                _failed = (clock.GetTimestamp(), definition, failure);
                throw;
            }

            return Session.TryEnter() ? Session : throw new PluginFailedException("The plugin ended as soon as it had started.");
        }
        finally
        {
            _connecting.Release();
        }
    }

    /// <summary>Whether the running session is of another definition.</summary>
    public bool IsOutdated(Plugin plugin) => Session is not null && _definition != DefinitionOf(plugin);

    public async ValueTask DisposeAsync()
    {
        if (Session is { } session)
            await session.DisposeAsync();
        _calls.Dispose();
        _connecting.Dispose();
    }

    /// <summary>Everything that decides how the plugin runs.</summary>
    private static string DefinitionOf(Plugin plugin) => JsonSerializer.Serialize(new { plugin.Transport, plugin.Command, plugin.Url, plugin.Version, plugin.Sandbox });
}
