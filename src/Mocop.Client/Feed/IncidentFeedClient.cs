using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Mocop.Client.Incidents;

namespace Mocop.Client.Feed;

/// <summary>Follows the incidents of the application's tenant as they happen.</summary>
public sealed class IncidentFeedClient
{
    private const int QueueLength = 10_000;
    private readonly Uri _address;
    private readonly string _key;
    private readonly TimeSpan _pause;

    /// <summary>Makes a client.</summary>
    /// <param name="address">The gateway, e.g. <c>https://mocop.example/</c>.</param>
    /// <param name="key">The application's API key; it needs the scope <c>incidents</c>.</param>
    /// <param name="pause">How long it waits before it connects again; a second when left out.</param>
    public IncidentFeedClient(Uri address, string key, TimeSpan? pause = null)
    {
        _address = new UriBuilder(new Uri(address, "hubs/incidents")) { Scheme = address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" }.Uri;
        _key = key;
        _pause = pause ?? TimeSpan.FromSeconds(1);
    }

    /// <summary>
    /// The incidents with a number above <paramref name="after"/>, first those that are stored, then each as it is raised or decided. A lost connection is made again and
    /// what was missed is asked for, so that none is left out; an incident that is decided comes a second time.
    /// </summary>
    /// <param name="after">The number of the last incident that is known; 0 for all.</param>
    /// <param name="cancellation">Ends the feed.</param>
    /// <returns>The incidents; new ones by their numbers.</returns>
    /// <exception cref="MocopException">The key is not accepted: at first, or no longer.</exception>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The first connection could not be made.</exception>
    public async IAsyncEnumerable<IncidentInfo> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            await using var connection = Connection(out var live);
            if (!await TryStartAsync(connection, isFirst, cancellation))
                continue;
            var decided = new List<IncidentInfo>();
            while (await live.WaitToReadAsync(cancellation))
            {
                // A note only says that there is news: numbers are asked for, so that neither order nor a full queue matters.
                while (live.TryRead(out var note))
                {
                    if (note?.Change == "decided")
                        decided.Add(note);
                }

                var page = await SinceAsync(connection, after, cancellation);
                while (page.Count > 0)
                {
                    foreach (var incident in page)
                        yield return incident;
                    after = page[^1].Number;
                    page = await SinceAsync(connection, after, cancellation);
                }

                foreach (var incident in decided)
                    yield return incident;
                decided.Clear();
            }
        }
    }

    private async Task<bool> TryStartAsync(HubConnection connection, bool isFirst, CancellationToken cancellation)
    {
        try
        {
            await connection.StartAsync(cancellation);
            return true;
        }
        catch (Exception fault) when (!isFirst && fault is not (OperationCanceledException or MocopException))
        {
            await Task.Delay(_pause, cancellation);
            return false;
        }
    }

    /// <summary>What is stored after a number; nothing when the connection is lost meanwhile, since the next one asks again.</summary>
    private static async Task<IReadOnlyList<IncidentInfo>> SinceAsync(HubConnection connection, long after, CancellationToken cancellation)
    {
        try
        {
            var rows = await connection.InvokeAsync<JsonElement[]>("Since", after, cancellation);
            return [.. rows.Select(IncidentInfo.Read)];
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return [];
        }
    }

    private HubConnection Connection(out ChannelReader<IncidentInfo?> live)
    {
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<IConnectionFactory>(new WebSocketConnectionFactory(_key));
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(_address));
        builder.AddJsonProtocol();
        var connection = builder.Build();
        var queue = Channel.CreateBounded<IncidentInfo?>(new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        // The empty note makes the first round ask for what is stored.
        queue.Writer.TryWrite(null);
        connection.On<JsonElement>("incident", json => queue.Writer.TryWrite(IncidentInfo.Read(json)));
        connection.Closed += _ =>
        {
            queue.Writer.TryComplete();
            return Task.CompletedTask;
        };
        live = queue.Reader;
        return connection;
    }
}
