using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AdminConsole.Migrations.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without starting the console.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<ConsoleDbContext>
{
    public ConsoleDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<ConsoleDbContext>().UseSqlite("Data Source=design.db", o => o.MigrationsAssembly("AdminConsole.Migrations.Sqlite")).Options,
            TenantScope.Everything);
}
