namespace Mocop.Sealing;

/// <summary>A replay memory in this process. It forgets what has expired, and refuses everything when it is full: what it cannot remember it must not accept. Safe to use from many threads.</summary>
/// <param name="clock">Tells what has expired.</param>
/// <param name="capacity">The most contexts that are remembered at once.</param>
public sealed class ReplayMemory(TimeProvider clock, int capacity = 1_000_000) : IReplayMemory
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _expiries = new();
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public bool TryRemember(string nonce, DateTimeOffset until)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            while (_expiries.TryPeek(out var oldest, out var expiry) && expiry <= now)
            {
                _expiries.Dequeue();
                _seen.Remove(oldest);
            }

            if (_seen.Count >= capacity || !_seen.Add(nonce))
                return false;
            _expiries.Enqueue(nonce, until);
            return true;
        }
    }
}
