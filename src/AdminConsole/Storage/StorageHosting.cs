using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace AdminConsole.Storage;

internal static class StorageHosting
{
    /// <summary>The use cases over the configured store, and the key ring that lives in it.</summary>
    /// <exception cref="SettingException">A setting cannot be used.</exception>
    public static void AddStoredControlPlane(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Read<StorageOptions>(StorageOptions.Section);
        builder.Services.AddSingleton(options);
        builder.Services.AddControlPlane(options);
        builder.Services.AddSingleton<ISecretProtector, KeyRingSecretProtector>();
        var keyRing = builder.Services.AddDataProtection().SetApplicationName("mocop");
        if (builder.Configuration.Read<KeyRingOptions>(KeyRingOptions.Section).Load() is [var newest, ..] certificates)
            keyRing.ProtectKeysWithCertificate(newest).UnprotectKeysWithAnyCertificate([.. certificates]);
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = new StoredKeyRing(provider.GetRequiredService<ConsoleDatabase>())));
    }

    /// <summary>Creates and migrates the embedded database. A PostgreSQL schema is only changed by the command <c>migrate</c>: several nodes share it.</summary>
    /// <returns>Why the server cannot start; <see langword="null"/> when it can.</returns>
    public static async Task<string?> PrepareStorageAsync(this WebApplication app)
    {
        var database = app.Services.GetRequiredService<ConsoleDatabase>();
        if (app.Services.GetRequiredService<StorageOptions>().Provider is StorageProvider.Sqlite)
        {
            await database.MigrateAsync(CancellationToken.None);
            return null;
        }

        var pending = await database.PendingMigrationsAsync(CancellationToken.None);
        return pending.Count == 0
            ? null
            : $"The database lacks {pending.Count} migration(s), the first is {pending[0]}. Run the command “migrate” once, then start the nodes.";
    }

    private static T Read<T>(this ConfigurationManager configuration, string section)
        where T : new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException fault)
        {
            throw new SettingException(section, fault.Message);
        }
    }
}
