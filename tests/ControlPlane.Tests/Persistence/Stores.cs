using AdminConsole.ControlPlane.Persistence;
using Tests.Shared;

namespace ControlPlane.Tests.Persistence;

/// <summary>Where a run of the store's tests keeps its data. Every contract runs on each.</summary>
public interface IStoreProvider
{
    Task<StorageOptions> NewStoreAsync(CancellationToken cancellation);
}

public sealed class SqliteProvider : IStoreProvider, IAsyncDisposable
{
    private readonly List<SqliteStore> _stores = [];

    public Task<StorageOptions> NewStoreAsync(CancellationToken cancellation)
    {
        var store = new SqliteStore();
        _stores.Add(store);
        return Task.FromResult(store.Storage);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }
    }
}

public sealed class PostgresProvider : IStoreProvider, IAsyncLifetime
{
    private PostgresServer? _server;
    private int _count;

    public async ValueTask InitializeAsync() => _server = await PostgresServer.StartAsync(CancellationToken.None);

    public async Task<StorageOptions> NewStoreAsync(CancellationToken cancellation) => new()
    {
        Provider = StorageProvider.PostgreSql,
        ConnectionString = await _server!.NewDatabaseAsync($"store{Interlocked.Increment(ref _count)}", cancellation),
    };

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
