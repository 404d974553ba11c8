using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AdminConsole.Migrations.PostgreSql;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without starting the console.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<ConsoleDbContext>
{
    public ConsoleDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<ConsoleDbContext>().UseNpgsql("Host=localhost", o => o.MigrationsAssembly("AdminConsole.Migrations.PostgreSql")).Options,
            TenantScope.Everything);
}
