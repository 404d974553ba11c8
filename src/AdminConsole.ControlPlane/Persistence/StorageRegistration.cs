using AdminConsole.ControlPlane.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdminConsole.ControlPlane.Persistence;

public static class StorageRegistration
{
    /// <summary>Registers <see cref="ConsoleDatabase"/> on the configured provider.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL without a connection string.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions storage)
    {
        services.AddSingleton(OptionsFor(storage));
        services.AddSingleton<ConsoleDatabase>();
        // The Identity stores alone take a context from the container; what they hold belongs to no tenant.
        services.AddScoped(provider => provider.GetRequiredService<ConsoleDatabase>().Open(TenantScope.Everything));
        return services;
    }

    public static DbContextOptions<ConsoleDbContext> OptionsFor(StorageOptions storage)
    {
        var builder = new DbContextOptionsBuilder<ConsoleDbContext>();
        switch (storage.Provider)
        {
            case StorageProvider.Sqlite:
                builder.UseSqlite(SqliteConnectionString(storage), o => o.MigrationsAssembly("AdminConsole.Migrations.Sqlite"))
                    .AddInterceptors(new DurableSqlite());
                break;
            case StorageProvider.PostgreSql:
                var connection = storage.ConnectionString
                    ?? throw new InvalidOperationException("Storage:ConnectionString is missing; with Storage:Provider=PostgreSql it is needed.");
                builder.UseNpgsql(connection, o => o.MigrationsAssembly("AdminConsole.Migrations.PostgreSql"));
                break;
            default:
                throw new InvalidOperationException($"Storage:Provider={storage.Provider} is not known; use Sqlite or PostgreSql.");
        }

        return builder.Options;
    }

    private static string SqliteConnectionString(StorageOptions storage)
    {
        var builder = new SqliteConnectionStringBuilder(storage.ConnectionString ?? "Data Source=data/console.db");
        if (Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        builder.ForeignKeys = true;
        builder.DefaultTimeout = 30;
        return builder.ToString();
    }
}
