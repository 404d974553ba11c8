using AdminConsole.ControlPlane.Guards;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AdminConsole.Gateway.Health;

/// <summary>Sends the canaries once the server has started: the log says at once when a guard does not hold, and the first caller finds the engine warm.</summary>
internal sealed partial class GuardsAtStart(GuardProbe probe, ILogger<GuardsAtStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var report = await probe.CheckAsync(stoppingToken);
        foreach (var open in report.Guards.Where(guard => !guard.Held))
        {
            LogOpen(open.Name, open.Attack);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The guard “{Guard}” did not hold against its canary: {Attack}")]
    private partial void LogOpen(string guard, string attack);
}
