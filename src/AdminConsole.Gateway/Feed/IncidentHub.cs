using AdminConsole.ControlPlane.Incidents;
using AdminConsole.Gateway.Access;
using Microsoft.AspNetCore.SignalR;

namespace AdminConsole.Gateway.Feed;

/// <summary>
/// The live feed of a tenant's incidents for other programs. The server calls <c>incident</c>; each carries its number, which only grows, so that a program that missed
/// some asks for them with <c>Since</c>.
/// </summary>
internal sealed class IncidentHub(IncidentFanOut fanOut, IncidentService incidents) : Hub
{
    public const string Path = "/hubs/incidents";

    /// <summary>The most incidents that one <see cref="Since"/> gives.</summary>
    public const int MaxReplay = 500;

    public override Task OnConnectedAsync()
    {
        fanOut.Add(Context.ConnectionId, Context.User.Caller());
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        fanOut.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>The tenant's incidents with a number above <paramref name="number"/>, the oldest first, at most <see cref="MaxReplay"/>. Ask again from the last one until none comes.</summary>
    public async Task<IReadOnlyList<IncidentMessage>> Since(long number)
    {
        try
        {
            var rows = await incidents.SinceAsync(Context.User.Caller(), number, MaxReplay, Context.ConnectionAborted);
            return [.. rows.Select(row => IncidentMessage.Of(IncidentChange.Raised, row))];
        }
        catch (OperationCanceledException) when (Context.ConnectionAborted.IsCancellationRequested)
        {
            // Nobody is there any more to read the answer.
            return [];
        }
    }
}
