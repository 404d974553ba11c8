namespace AdminConsole.Components;

/// <summary>Makes few calls of many signals: the first at once, the next not before the pace has passed, never two at a time, and the last signal is never lost.</summary>
internal sealed class SignalThrottle(TimeProvider clock, TimeSpan pace, Func<Task> work) : IDisposable
{
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private long? _started;
    private bool _waiting;
    private bool _running;
    private bool _disposed;

    /// <summary>Asks for a call. May be called from any thread, and returns at once.</summary>
    public void Signal()
    {
        lock (_gate)
        {
            if (_disposed || _waiting) return;
            _waiting = true;
            if (!_running) Schedule();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer?.Dispose();
        }
    }

    private void Schedule()
    {
        var rest = _started is { } at ? pace - clock.GetElapsedTime(at) : TimeSpan.Zero;
        _timer?.Dispose();
        _timer = clock.CreateTimer(_ => _ = RunAsync(), state: null, rest > TimeSpan.Zero ? rest : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task RunAsync()
    {
        lock (_gate)
        {
            if (_disposed) return;
            (_waiting, _running, _started) = (false, true, clock.GetTimestamp());
        }

        try
        {
            await work();
        }
        finally
        {
            lock (_gate)
            {
                _running = false;
                if (_waiting && !_disposed) Schedule();
            }
        }
    }
}
