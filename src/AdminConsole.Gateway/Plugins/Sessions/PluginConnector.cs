using System.Reflection;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.Gateway.Network;
using AdminConsole.Gateway.Plugins.Sandboxing;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AdminConsole.Gateway.Plugins.Sessions;

/// <summary>Starts or reaches a plugin and goes through the MCP handshake. The SDK gets no logger: it would log what plugins write.</summary>
internal sealed class PluginConnector(Sandbox sandbox, PluginOptions options, TimeProvider clock)
{
    private static readonly Implementation Self = new()
    {
        Name = "mocop-gateway",
        Version = typeof(PluginConnector).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0",
    };

    /// <exception cref="PluginFailedException">It does not start, or does not answer. The message is for the operator.</exception>
    public async Task<PluginSession> ConnectAsync(Plugin plugin, CancellationToken cancellation)
    {
        var allowance = new OutputAllowance(plugin.Sandbox.OutputCharacters, options.ConcurrentCalls);
        try
        {
            return plugin.Transport is PluginTransport.Stdio
                ? await StartAsync(plugin, allowance, cancellation)
                : await ReachAsync(plugin, allowance, cancellation);
        }
        catch (Exception failure) when (failure is SandboxUnavailableException or SandboxRefusedException)
        {
            throw new PluginFailedException(failure.Message, failure);
        }
        catch (Exception failure) when (failure is not (PluginFailedException or OperationCanceledException))
        {
            throw new PluginFailedException(
                allowance.Exceeded ? "The plugin wrote more than its output limit before it answered the handshake."
                : plugin.Transport is PluginTransport.Stdio ? "The plugin's command ended, or wrote something that is not MCP, before it answered the handshake."
                : FencedException.RefusalOf(failure) ?? "The address did not answer the MCP handshake.",
                failure);
        }
    }

    private async Task<PluginSession> StartAsync(Plugin plugin, OutputAllowance allowance, CancellationToken cancellation)
    {
        var process = await sandbox.StartAsync(plugin.Command, plugin.Sandbox, cancellation);
        try
        {
            var transport = new StreamClientTransport(process.Input, new MeteredStream(process.Output, allowance), NullLoggerFactory.Instance);
            return new PluginSession(await HandshakeAsync(transport, cancellation), allowance, process, null, clock);
        }
        catch
        {
            process.Kill();
            await process.DisposeAsync();
            throw;
        }
    }

    private async Task<PluginSession> ReachAsync(Plugin plugin, OutputAllowance allowance, CancellationToken cancellation)
    {
        var http = new HttpClient(new MeteredHttp(allowance)) { Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            var transport = new HttpClientTransport(
                new HttpClientTransportOptions
                {
                    Endpoint = new Uri(plugin.Url!),
                    TransportMode = HttpTransportMode.StreamableHttp,
                    EnableStandaloneGetStream = false,
                    MaxReconnectionAttempts = 0,
                },
                http,
                NullLoggerFactory.Instance,
                ownsHttpClient: false);
            return new PluginSession(await HandshakeAsync(transport, cancellation), allowance, null, http, clock);
        }
        catch
        {
            http.Dispose();
            throw;
        }
    }

    private async Task<McpClient> HandshakeAsync(IClientTransport transport, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(options.StartTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var client = new McpClientOptions { ClientInfo = Self, InitializationTimeout = options.StartTimeout };
            return await McpClient.CreateAsync(transport, client, NullLoggerFactory.Instance, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PluginFailedException($"The plugin did not answer the MCP handshake within {options.StartTimeout.TotalSeconds:0} seconds.");
        }
    }
}
