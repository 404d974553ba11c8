namespace AdminConsole.Components;

/// <summary>One timer for everything on a circuit that shows an age.</summary>
public sealed class PageTicks(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private readonly List<Action> _listeners = [];
    private ITimer? _timer;

    /// <summary>Calls <paramref name="listener"/> every ten seconds, on a thread of the pool, until what is returned is disposed.</summary>
    public IDisposable Subscribe(Action listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
            _timer ??= clock.CreateTimer(_ => Tick(), state: null, Every, Every);
        }

        return new Subscription(this, listener);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _listeners.Clear();
            _timer?.Dispose();
            _timer = null;
        }
    }

    private void Tick()
    {
        Action[] listeners;
        lock (_gate) listeners = [.. _listeners];
        foreach (var listener in listeners) listener();
    }

    private void Remove(Action listener)
    {
        lock (_gate)
        {
            _listeners.Remove(listener);
            if (_listeners.Count > 0) return;
            _timer?.Dispose();
            _timer = null;
        }
    }

    private sealed class Subscription(PageTicks owner, Action listener) : IDisposable
    {
        public void Dispose() => owner.Remove(listener);
    }
}
