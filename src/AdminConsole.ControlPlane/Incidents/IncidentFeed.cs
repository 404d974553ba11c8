using System.Collections.Concurrent;
using AdminConsole.ControlPlane.Access;

namespace AdminConsole.ControlPlane.Incidents;

/// <summary>Tells the open screens and hubs of this process that an incident is new or was decided. Only after it is stored.</summary>
public sealed class IncidentFeed
{
    private readonly ConcurrentDictionary<Subscription, byte> _subscriptions = new();

    /// <summary>Calls <paramref name="handler"/> for each incident of the scope until the subscription is disposed. The handler runs on the publisher's thread: it hands over and returns.</summary>
    public IDisposable Subscribe(TenantScope scope, Action<IncidentNotice> handler)
    {
        var subscription = new Subscription(this, scope, handler);
        _subscriptions[subscription] = 0;
        return subscription;
    }

    /// <summary>How many listen now.</summary>
    public int Subscribers => _subscriptions.Count;

    internal void Publish(IncidentNotice notice)
    {
        foreach (var subscription in _subscriptions.Keys)
        {
            if (subscription.Scope.Contains(notice.Incident.TenantId))
            {
                subscription.Handler(notice);
            }
        }
    }

    private sealed class Subscription(IncidentFeed feed, TenantScope scope, Action<IncidentNotice> handler) : IDisposable
    {
        public TenantScope Scope => scope;

        public Action<IncidentNotice> Handler => handler;

        public void Dispose() => feed._subscriptions.TryRemove(this, out _);
    }
}

/// <summary>Something happened to an incident.</summary>
/// <param name="Change">What.</param>
/// <param name="Incident">The incident without its payload.</param>
public sealed record IncidentNotice(IncidentChange Change, IncidentRow Incident);

/// <summary>What happened to an incident.</summary>
public enum IncidentChange
{
    Raised,
    Decided,
}
