using System.Net;
using System.Net.Sockets;

namespace AdminConsole.Gateway.Network;

/// <summary>Which addresses may be called. Asked of what a name resolves to when the connection is made, so that a name cannot mean one thing when it is set and another later.</summary>
internal sealed class NetworkFence(bool allowPrivate)
{
    /// <summary>For addresses that only operators set who may reach private networks: models and plugins. The link itself, where clouds keep their metadata, is still never called.</summary>
    public static NetworkFence OfLink { get; } = new(allowPrivate: true);

    private static readonly IPNetwork[] s_never =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("224.0.0.0/3"), IPNetwork.Parse("::/128"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("ff00::/8"),
        IPNetwork.Parse("fd00:ec2::/32"),
    ];

    private static readonly IPNetwork[] s_private =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("::1/128"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("64:ff9b:1::/48"),
    ];

    private static readonly IPNetwork s_nat64 = IPNetwork.Parse("64:ff9b::/96");

    private static readonly IPNetwork s_6to4 = IPNetwork.Parse("2002::/16");

    /// <summary>Why an address cannot be called, as far as that can be told without resolving its name; null when it may be.</summary>
    public string? ProblemOf(Uri address)
    {
        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            return "The address must have neither a user name nor a fragment.";
        }

        if (address.Scheme != Uri.UriSchemeHttps && !(allowPrivate && address.Scheme == Uri.UriSchemeHttp))
        {
            return "The address must begin with https://. For http:// inside a private network the server's setting Classifiers:AllowPrivateNetworks is needed.";
        }

        return IPAddress.TryParse(address.Host.Trim('[', ']'), out var literal) && !Allows(literal) ? Refusal : null;
    }

    /// <summary>What is said of an address that may not be called.</summary>
    public string Refusal => allowPrivate
        ? "The address is reserved or belongs to the link itself, where clouds keep their metadata; such addresses are never called."
        : "The address is on this machine, in a private network or reserved. For a private network the server's setting Classifiers:AllowPrivateNetworks is needed.";

    public bool Allows(IPAddress address)
    {
        address = Target(address);
        return !s_never.Any(n => n.Contains(address)) && (allowPrivate || !s_private.Any(n => n.Contains(address)));
    }

    /// <summary>The IPv4 address that a mapped, NAT64 (RFC 6052) or 6to4 (RFC 3056) address leads to; any other address as it is.</summary>
    private static IPAddress Target(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        return s_nat64.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12, 4)) : s_6to4.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(2, 4)) : address;
    }

    /// <summary>Connects to the first address of a host that may be called.</summary>
    /// <exception cref="FencedException">None of its addresses may be.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(endPoint.Host.Trim('[', ']'), out var literal) ? [literal] : await Dns.GetHostAddressesAsync(endPoint.Host, cancellation);
        var allowed = addresses.Where(Allows).ToArray();
        if (allowed.Length == 0)
        {
            throw new FencedException(Refusal);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, endPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>An address that may not be called.</summary>
internal sealed class FencedException(string refusal) : IOException(refusal)
{
    /// <summary>What the fence said, if it is why a request failed.</summary>
    public static string? RefusalOf(Exception? fault) => fault is null or FencedException ? fault?.Message : RefusalOf(fault.InnerException);

    public static bool IsCause(Exception fault) => RefusalOf(fault) is not null;
}
