using System.Net;
using System.Net.Sockets;

namespace Blog.Http;

/// <summary>Tells addresses of the open internet from those of this machine and the networks around it (IANA's special-purpose registries).</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>The only IPv6 range that is given out; what lies in it and embeds an IPv4 address is not asked either (Teredo, 6to4, documentation).</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialV6 = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    public static bool Is(IPAddress address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => Is(address.MapToIPv4()),
        { AddressFamily: AddressFamily.InterNetwork } => !Special.Any(network => network.Contains(address)),
        _ => Global.Contains(address) && !SpecialV6.Any(network => network.Contains(address)),
    };

    /// <summary>Connects to an address that was looked at first, so that no name leads to this machine or the networks around it; for every connection of a client, those of redirects too.</summary>
    /// <exception cref="PrivateAddressException">The host has no other address.</exception>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, bool allowPrivate, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        var allowed = addresses.Where(address => allowPrivate || Is(address)).ToArray();
        if (allowed.Length == 0) throw new PrivateAddressException(context.DnsEndPoint.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A host of this machine or the networks around it, which was not asked.</summary>
internal sealed class PrivateAddressException(string host) : Exception($"{host} is no address of the open internet");
