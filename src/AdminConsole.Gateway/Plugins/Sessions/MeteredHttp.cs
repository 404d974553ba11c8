using System.Net;
using AdminConsole.Gateway.Network;

namespace AdminConsole.Gateway.Plugins.Sessions;

/// <summary>Meters the answers of a plugin at an address. It follows no redirect and keeps no cookie.</summary>
internal sealed class MeteredHttp : DelegatingHandler
{
    private readonly OutputAllowance _allowance;

    public MeteredHttp(OutputAllowance allowance)
        : base(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 32,
            ConnectCallback = (context, cancellation) => NetworkFence.OfLink.ConnectAsync(context.DnsEndPoint, cancellation),
        }) => _allowance = allowance;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var metered = new StreamContent(new MeteredStream(await response.Content.ReadAsStreamAsync(cancellationToken), _allowance));
        foreach (var (name, values) in response.Content.Headers)
            metered.Headers.TryAddWithoutValidation(name, values);
        response.Content = metered;
        return response;
    }
}
