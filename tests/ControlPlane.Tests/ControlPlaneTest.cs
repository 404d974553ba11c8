using Tests.Shared;

namespace ControlPlane.Tests;

/// <summary>A control plane of its own on an empty SQLite store for each test.</summary>
public abstract class ControlPlaneTest : IAsyncLifetime
{
    private readonly SqliteStore _store = new();
    private ControlPlaneHost? _host;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected ControlPlaneHost Host => _host!;

    public async ValueTask InitializeAsync() => _host = await ControlPlaneHost.StartAsync(_store.Storage, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _store.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
