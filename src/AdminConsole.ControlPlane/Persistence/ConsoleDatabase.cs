using AdminConsole.ControlPlane.Access;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Persistence;

/// <summary>Opens the store, each time for one operation and one scope.</summary>
public sealed class ConsoleDatabase(DbContextOptions<ConsoleDbContext> options)
{
    public ConsoleDbContext Open(TenantScope scope) => new(options, scope);

    /// <summary>Brings the schema to the present version, and creates the database when there is none.</summary>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var db = Open(TenantScope.Everything);
        await db.Database.MigrateAsync(cancellation);
    }

    /// <summary>The migrations that the database still lacks.</summary>
    public async Task<IReadOnlyList<string>> PendingMigrationsAsync(CancellationToken cancellation)
    {
        await using var db = Open(TenantScope.Everything);
        return [.. await db.Database.GetPendingMigrationsAsync(cancellation)];
    }
}
