using AdminConsole.ControlPlane.Persistence;
using AdminConsole.Gateway.Answers;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdminConsole.Gateway.Health;

/// <summary>Says whether the process lives, and whether it can serve.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder api)
    {
        api.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        api.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext http, HealthReport report) =>
        JsonAnswer.WriteAsync(
            http.Response,
            "application/json",
            new HealthAnswer(report.Status, report.Entries.ToDictionary(e => e.Key, e => new HealthCheckAnswer(e.Value.Status, e.Value.Description), StringComparer.Ordinal)),
            http.RequestAborted);
}

/// <summary>The answer of the health endpoints.</summary>
internal sealed record HealthAnswer(HealthStatus Status, IReadOnlyDictionary<string, HealthCheckAnswer> Checks);

/// <summary>What one check says.</summary>
internal sealed record HealthCheckAnswer(HealthStatus Status, string? Description);

/// <summary>The database answers and has every migration.</summary>
internal sealed class DatabaseCheck(ConsoleDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var pending = await database.PendingMigrationsAsync(cancellationToken);
            return pending.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"{pending.Count} migrations are not applied; run the server's “migrate” command.");
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", fault);
        }
    }
}
