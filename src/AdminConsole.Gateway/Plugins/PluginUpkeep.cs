using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.Gateway.Plugins.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminConsole.Gateway.Plugins;

/// <summary>Ends plugins that are idle, and those that an operator has changed, suspended or deleted since they were started.</summary>
internal sealed partial class PluginUpkeep(McpPluginHost host, ConsoleDatabase database, PluginOptions options, TimeProvider clock, ILogger<PluginUpkeep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.UpkeepInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
        }
    }

    internal async Task SweepAsync(CancellationToken cancellation)
    {
        host.StopIdle();
        var running = host.Running.Keys.ToList();
        if (running.Count == 0)
            return;

        await using var db = database.Open(TenantScope.Everything);
        var known = await db.Plugins.AsNoTracking().Where(p => running.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        foreach (var id in running)
            host.Refresh(id, known.GetValueOrDefault(id));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking after the running plugins failed")]
    private partial void LogFailed(Exception failure);
}
