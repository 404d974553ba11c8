namespace AdminConsole.Layout;

/// <summary>Whether the page that was opened last is still reading its data, for the line under the top bar.</summary>
public sealed class PageProgress
{
    private int _running;

    /// <summary>Raised when <see cref="IsLoading"/> or <see cref="Shown"/> has changed.</summary>
    public event EventHandler? Changed;

    public bool IsLoading => _running > 0;

    /// <summary>The address whose data was read last; null before the first, and after one that was refused.</summary>
    public string? Shown { get; private set; }

    /// <summary>Runs what reads a page's data. What runs several times at once has ended when all of it has.</summary>
    /// <param name="load">The work.</param>
    /// <param name="address">Where the browser is when the work has ended; null where nothing may be shown.</param>
    public async Task FollowAsync(Func<Task> load, Func<string?> address)
    {
        _running++;
        Changed?.Invoke(this, EventArgs.Empty);
        try
        {
            await load();
        }
        finally
        {
            _running--;
            Shown = address();
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }
}
