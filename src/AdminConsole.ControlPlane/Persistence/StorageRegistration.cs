using AdminConsole.ControlPlane.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AdminConsole.ControlPlane.Persistence;

public static class StorageRegistration
{
    private const string ConnectionStringSetting = "Storage:ConnectionString";

    /// <summary>Registers <see cref="ConsoleDatabase"/> on the configured provider.</summary>
    /// <exception cref="SettingException">The connection string is missing or cannot be used.</exception>
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
                builder.UseNpgsql(PostgreSqlConnectionString(storage), o => o.MigrationsAssembly("AdminConsole.Migrations.PostgreSql"));
                break;
            default:
                throw new SettingException("Storage:Provider", $"{storage.Provider} is not known; use Sqlite or PostgreSql.");
        }

        return builder.Options;
    }

    private static string SqliteConnectionString(StorageOptions storage)
    {
        try
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
        catch (Exception fault) when (fault is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException(ConnectionStringSetting, fault.Message);
        }
    }

    private static string PostgreSqlConnectionString(StorageOptions storage)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(storage.ConnectionString ?? throw new SettingException(ConnectionStringSetting, "it is missing, and PostgreSql needs one.")).ToString();
        }
        catch (ArgumentException fault)
        {
            throw new SettingException(ConnectionStringSetting, fault.Message);
        }
    }
}
