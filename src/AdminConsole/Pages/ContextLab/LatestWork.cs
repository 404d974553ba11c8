namespace AdminConsole.Pages.ContextLab;

/// <summary>Does the newest work that was asked for, after a short quiet; what is newer takes the place of what waits or runs. At most one runs at a time.</summary>
/// <param name="quiet">How long nothing new must be asked for.</param>
/// <param name="clock">The clock.</param>
public sealed class LatestWork(TimeSpan quiet, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private CancellationTokenSource? _newest;
    private bool _disposed;

    /// <summary>Does the work, unless something newer is asked for before it is done.</summary>
    /// <returns>Whether the work was done and is still the newest.</returns>
    public async Task<bool> RunAsync(Func<CancellationToken, Task> work)
    {
        if (_disposed) return false;
        using var own = new CancellationTokenSource();
        _newest?.Cancel();
        _newest = own;
        try
        {
            await Task.Delay(quiet, clock, own.Token);
            await _one.WaitAsync(own.Token);
            try
            {
                own.Token.ThrowIfCancellationRequested();
                await work(own.Token);
            }
            finally
            {
                _one.Release();
            }

            return !own.IsCancellationRequested;
        }
        catch (OperationCanceledException) when (own.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            if (_newest == own) _newest = null;
        }
    }

    public void Dispose()
    {
        _disposed = true;
        _newest?.Cancel();
    }
}
