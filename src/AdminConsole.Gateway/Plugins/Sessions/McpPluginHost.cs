using System.Collections.Concurrent;
using System.Text.Json;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Plugins;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AdminConsole.Gateway.Plugins.Sessions;

/// <summary>Runs plugins: one session each, shared by its calls, started by the first and ended when idle.</summary>
internal sealed partial class McpPluginHost(PluginConnector connector, PluginOptions options, TimeProvider clock, ILogger<McpPluginHost> log) : IToolSource, IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, PluginSlot> _slots = new();

    /// <summary>The plugins that run now.</summary>
    public IReadOnlyDictionary<Guid, PluginSession> Running =>
        _slots.Where(s => s.Value.Session is { IsUsable: true }).ToDictionary(s => s.Key, s => s.Value.Session!);

    /// <summary>Calls a tool. The whole of it, waiting and starting included, takes at most the plugin's own limit.</summary>
    /// <returns>The answer, or a <see cref="PluginFault"/>.</returns>
    public async Task<Result<CallToolResult>> CallAsync(Plugin plugin, string tool, IDictionary<string, JsonElement> arguments, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(plugin.Sandbox.CallSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await UseAsync(
                plugin,
                insist: false,
                async client => await client.CallToolAsync(new CallToolRequestParams { Name = tool, Arguments = arguments }, either.Token),
                either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return PluginFault.TimedOut(plugin.Slug, plugin.Sandbox.CallSeconds);
        }
        catch (PluginFailedException failure)
        {
            LogNotStarted(plugin.Slug, plugin.TenantId, failure.Message);
            return PluginFault.Failed(plugin.Slug, "could not be started; the gateway's log tells its operator why");
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DiscoveredTool>> ListToolsAsync(Plugin plugin, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(options.StartTimeout * 2, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var listed = await UseAsync(plugin, insist: true, client => ToolListing.ReadAsync(client, either.Token), either.Token);
            return listed.Succeeded ? listed.Value : throw new PluginFailedException(listed.Error.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PluginFailedException("The plugin did not list its tools in time.");
        }
    }

    /// <summary>Ends a plugin at once, if it runs.</summary>
    public void Stop(Guid plugin)
    {
        if (_slots.TryGetValue(plugin, out var slot))
            slot.Session?.Retire(atOnce: true);
    }

    /// <summary>Ends what no call has used for the idle time.</summary>
    public void StopIdle()
    {
        foreach (var session in Running.Values.Where(s => s.IsIdle && clock.GetElapsedTime(s.LastUsed) >= options.IdleTimeout))
            session.Retire(atOnce: false);
    }

    /// <summary>Ends a plugin that runs but was since changed, suspended or deleted (<paramref name="now"/> null).</summary>
    public void Refresh(Guid id, Plugin? now)
    {
        if (now is null or { Suspended: true })
            Stop(id);
        else if (_slots.TryGetValue(id, out var slot) && slot.IsOutdated(now))
            slot.Session?.Retire(atOnce: false);
    }

    public async ValueTask DisposeAsync()
    {
        var slots = _slots.Values.ToList();
        _slots.Clear();
        await Task.WhenAll(slots.Select(s => s.DisposeAsync().AsTask()));
    }

    private async Task<Result<T>> UseAsync<T>(Plugin plugin, bool insist, Func<McpClient, Task<T>> use, CancellationToken cancellation)
    {
        var slot = _slots.GetOrAdd(plugin.Id, _ => new PluginSlot(connector, options, clock));
        if (!await slot.TryEnterAsync(cancellation))
            return PluginFault.Busy(plugin.Slug);
        try
        {
            var session = await slot.SessionAsync(plugin, MakeRoom, insist, cancellation);
            try
            {
                session.Allowance.Grant();
                return await use(session.Client);
            }
            catch (McpProtocolException failure)
            {
                return PluginFault.Failed(plugin.Slug, $"refused the call with the protocol error {(int)failure.ErrorCode}");
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested && !session.Allowance.Exceeded)
            {
                // Who does not answer in time may be stuck: calls that wait for it may finish, nobody new comes to it.
                session.Retire(atOnce: false);
                throw;
            }
            catch (Exception failure) when (failure is not PluginFailedException)
            {
                session.Retire(atOnce: true);
                LogBroken(plugin.Slug, plugin.TenantId, failure.GetType().Name);
                return session.Allowance.Exceeded
                    ? PluginFault.OutputTooLarge(plugin.Slug, plugin.Sandbox.OutputCharacters)
                    : PluginFault.Failed(plugin.Slug, "ended, or broke the protocol, before it had answered");
            }
            finally
            {
                session.Leave();
            }
        }
        finally
        {
            slot.Leave();
        }
    }

    private void MakeRoom()
    {
        var running = Running.Values.ToList();
        if (running.Count < options.RunningPlugins)
            return;
        if (running.Where(s => s.IsIdle).MinBy(s => s.LastUsed) is not { } longest)
            throw new PluginFailedException($"{options.RunningPlugins} plugins run already and none is idle.");
        longest.Retire(atOnce: false);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Plugin {Plugin} of tenant {Tenant} could not be started: {Reason}")]
    private partial void LogNotStarted(string plugin, Guid tenant, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Plugin {Plugin} of tenant {Tenant} broke off during a call ({Exception})")]
    private partial void LogBroken(string plugin, Guid tenant, string exception);
}
