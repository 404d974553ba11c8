using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Mocop.Client.Feed;

/// <summary>A connection of SignalR over one WebSocket, without the negotiation that would choose among others.</summary>
internal sealed class WebSocketConnection : ConnectionContext, ITransferFormatFeature, IConnectionInherentKeepAliveFeature
{
    private readonly ClientWebSocket _socket;
    private readonly CancellationTokenSource _closed = new();
    private readonly DuplexPipe _application;
    private Task _running = Task.CompletedTask;

    private WebSocketConnection(ClientWebSocket socket)
    {
        _socket = socket;
        var (incoming, outgoing) = (new Pipe(), new Pipe());
        Transport = new DuplexPipe(incoming.Reader, outgoing.Writer);
        _application = new DuplexPipe(outgoing.Reader, incoming.Writer);
        Features.Set<ITransferFormatFeature>(this);
        Features.Set<IConnectionInherentKeepAliveFeature>(this);
    }

    public override IDuplexPipe Transport { get; set; }

    public override string ConnectionId { get; set; } = "websocket";

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new Dictionary<object, object?>();

    public override CancellationToken ConnectionClosed
    {
        get => _closed.Token;
        set => throw new NotSupportedException();
    }

    public TransferFormat SupportedFormats => TransferFormat.Text | TransferFormat.Binary;

    public TransferFormat ActiveFormat { get; set; } = TransferFormat.Text;

    public bool HasInherentKeepAlive => false;

    public static async Task<WebSocketConnection> OpenAsync(Uri address, string key, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(address, cancellation);
        }
        catch (WebSocketException) when (socket.HttpStatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            throw new MocopException(status, status == HttpStatusCode.Forbidden ? "scope.missing" : "key.refused", "The gateway does not accept the key for its live feed.", null, null);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var connection = new WebSocketConnection(socket);
        connection._running = Task.WhenAll(connection.ReceiveAsync(), connection.SendAsync());
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        await Transport.Output.CompleteAsync();
        await Transport.Input.CompleteAsync();
        await _closed.CancelAsync();
        await _running;
        _socket.Dispose();
        _closed.Dispose();
        await base.DisposeAsync();
    }

    private async Task ReceiveAsync()
    {
        Exception? fault = null;
        try
        {
            while (true)
            {
                var read = await _socket.ReceiveAsync(_application.Output.GetMemory(4096), _closed.Token);
                if (read.MessageType == WebSocketMessageType.Close)
                    break;
                _application.Output.Advance(read.Count);
                if ((await _application.Output.FlushAsync(_closed.Token)).IsCompleted)
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
        catch (WebSocketException broken)
        {
            fault = broken;
        }

        await _application.Output.CompleteAsync(fault);
    }

    private async Task SendAsync()
    {
        try
        {
            while (true)
            {
                var read = await _application.Input.ReadAsync(_closed.Token);
                foreach (var part in read.Buffer)
                    await _socket.SendAsync(part, ActiveFormat == TransferFormat.Text ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: false, _closed.Token);
                if (!read.Buffer.IsEmpty)
                    await _socket.SendAsync(ReadOnlyMemory<byte>.Empty, ActiveFormat == TransferFormat.Text ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, _closed.Token);
                _application.Input.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    break;
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException)
        {
            // The receiving side tells why.
        }

        await _application.Input.CompleteAsync();
    }

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

/// <summary>Opens connections to the gateway's hub.</summary>
internal sealed class WebSocketConnectionFactory(string key) : IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        endpoint is UriEndPoint { Uri: var address }
            ? await WebSocketConnection.OpenAsync(address, key, cancellationToken)
            : throw new NotSupportedException("Only web addresses can be connected to.");
}
