using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Blog.Http;

/// <summary>Which proxies stand before the server: section <c>Blog:Proxy</c>.</summary>
[SettingSection("Proxy")]
public sealed record ProxySettings
{
    /// <summary>
    /// Networks (<c>10.0.0.0/8</c>) or addresses whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. None: nobody's, for any reader can send them.
    /// </summary>
    public IReadOnlyList<string> KnownNetworks { get; init; } = [];
}

public static class Proxies
{
    /// <summary>Takes the reader's address and scheme from the proxies that are known, however many stand in a row. Goes before whatever asks for them.</summary>
    /// <exception cref="SettingsException">A network is none.</exception>
    public static void UseProxies(this IApplicationBuilder app, ProxySettings settings)
    {
        if (settings.KnownNetworks.Count == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.KnownNetworks) options.KnownIPNetworks.Add(Network(network));
        app.UseForwardedHeaders(options);
    }

    private static IPNetwork Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new SettingsException($"Blog:Proxy:KnownNetworks: '{text}' is not a network; write an address such as 10.1.2.3 or a network such as 10.0.0.0/8.");
}
