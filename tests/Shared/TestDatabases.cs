using AdminConsole.ControlPlane.Persistence;

namespace Tests.Shared;

/// <summary>A migrated, empty store of its own on SQLite, in a folder that goes when it is disposed.</summary>
public sealed class SqliteStore : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mocop-test-");

    public SqliteStore()
    {
        Storage = new StorageOptions { ConnectionString = $"Data Source={Path.Combine(_folder.FullName, "console.db")};Pooling=False" };
        Database = new ConsoleDatabase(StorageRegistration.OptionsFor(Storage));
    }

    public StorageOptions Storage { get; }

    public ConsoleDatabase Database { get; }

    public static async Task<SqliteStore> CreateAsync(CancellationToken cancellation)
    {
        var store = new SqliteStore();
        await store.Database.MigrateAsync(cancellation);
        return store;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
