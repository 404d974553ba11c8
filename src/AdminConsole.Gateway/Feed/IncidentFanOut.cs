using System.Collections.Concurrent;
using System.Threading.Channels;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Incidents;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace AdminConsole.Gateway.Feed;

/// <summary>
/// Carries incidents to the connections of the hub, each in its own tenant's scope and with a short queue of its own: a program that reads slowly loses the oldest ones,
/// sees the gap in the numbers and asks for them, and holds up nobody else.
/// </summary>
internal sealed partial class IncidentFanOut(IncidentFeed feed, IHubContext<IncidentHub> hub, ILogger<IncidentFanOut> logger)
{
    private const int QueueLength = 1000;
    private readonly ConcurrentDictionary<string, Listener> _listeners = new(StringComparer.Ordinal);

    public void Add(string connection, ApplicationIdentity caller)
    {
        var queue = Channel.CreateBounded<IncidentNotice>(
            new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        var listener = new Listener(queue, feed.Subscribe(caller.Scope, notice => queue.Writer.TryWrite(notice)));
        _listeners[connection] = listener;
        _ = PumpAsync(connection, queue.Reader);
    }

    public void Remove(string connection)
    {
        if (_listeners.TryRemove(connection, out var listener))
        {
            listener.Subscription.Dispose();
            listener.Queue.Writer.TryComplete();
        }
    }

    private async Task PumpAsync(string connection, ChannelReader<IncidentNotice> queue)
    {
        try
        {
            await foreach (var notice in queue.ReadAllAsync())
                await hub.Clients.Client(connection).SendAsync("incident", IncidentMessage.Of(notice.Change, notice.Incident));
        }
        catch (Exception fault)
        {
            Stopped(logger, fault);
            Remove(connection);
        }
    }

    private sealed record Listener(Channel<IncidentNotice> Queue, IDisposable Subscription);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A live feed stopped")]
    private static partial void Stopped(ILogger logger, Exception fault);
}
