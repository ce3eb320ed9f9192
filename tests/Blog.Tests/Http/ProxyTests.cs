using System.Net;
using Blog.Http;

namespace Blog.Tests.Http;

public sealed class ProxyTests
{
    private const string Files = "-- a.md --\n# 甲";

    [Fact]
    public async Task A_known_proxy_says_that_its_reader_came_by_HTTPS_and_HSTS_follows()
    {
        await using var blog = await BlogServer.StartAsync(Files, "Proxy:KnownNetworks:0=127.0.0.0/8", "Proxy:KnownNetworks:1=::1", "Hsts:MaxAge=365.00:00:00", "Hsts:IncludeSubDomains=true");
        Assert.Equal("max-age=31536000; includeSubDomains", (await blog.GetAsync("/", ("X-Forwarded-Proto", "https"))).Headers.GetValues("Strict-Transport-Security").Single());
        Assert.False((await blog.GetAsync("/")).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Nobody_else_is_believed()
    {
        await using var blog = await BlogServer.StartAsync(Files, "Proxy:KnownNetworks:0=10.0.0.0/8", "Hsts:MaxAge=365.00:00:00", "SearchLimit:Requests=2", "SearchLimit:Loopback=true");
        Assert.False((await blog.GetAsync("/", ("X-Forwarded-Proto", "https"))).Headers.Contains("Strict-Transport-Security"));
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.OK, (await SearchAsync(blog, $"10.0.0.{i}")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SearchAsync(blog, "10.0.0.9")).StatusCode);
    }

    [Fact]
    public async Task Behind_a_known_proxy_every_reader_has_a_limit_of_their_own()
    {
        await using var blog = await BlogServer.StartAsync(Files, "Proxy:KnownNetworks:0=127.0.0.0/8", "Proxy:KnownNetworks:1=::1", "SearchLimit:Requests=2");
        foreach (var reader in (string[])["198.51.100.1", "198.51.100.2", "2001:db8::1"])
        {
            for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.OK, (await SearchAsync(blog, reader)).StatusCode);
            Assert.Equal(HttpStatusCode.TooManyRequests, (await SearchAsync(blog, reader)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SearchAsync(blog, "2001:db8::2")).StatusCode); // the same subscriber
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SearchAsync(blog, "198.51.100.77, 198.51.100.1")).StatusCode); // what a reader claims before the proxy's own word
    }

    [Fact]
    public void The_proxies_that_are_shown_name_the_reader_themselves_and_are_known_by_both_kinds_of_address()
    {
        var deploy = Path.Combine(Repository.Root, "deploy");
        foreach (var proxy in Directory.GetFiles(deploy, "nginx.conf", SearchOption.AllDirectories))
            Assert.Contains("proxy_set_header X-Forwarded-For $remote_addr;", File.ReadAllText(proxy), StringComparison.Ordinal); // what a reader sent is not passed on
        foreach (var server in (string[])["compose.yaml", "kubernetes/blog.yaml"])
        {
            var networks = System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Path.Combine(deploy, server)), @"KnownNetworks__\d+(?::|, value:)\s*""?([0-9a-f.:]+/\d+)").Select(match => System.Net.IPNetwork.Parse(match.Groups[1].Value)).ToList();
            Assert.Contains(networks, network => network.Contains(IPAddress.Parse("10.1.2.3")));
            Assert.Contains(networks, network => network.Contains(IPAddress.Parse("fd12:3456::7")));
        }
    }

    [Theory]
    [InlineData("198.51.100.7", "198.51.100.7")]
    [InlineData("::ffff:198.51.100.7", "198.51.100.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    public void A_client_is_an_address_or_the_network_of_a_subscriber(string address, string client) =>
        Assert.Equal(IPAddress.Parse(client), ClientLimit.ClientOf(IPAddress.Parse(address)));

    private static Task<HttpResponseMessage> SearchAsync(BlogServer blog, string reader) => blog.GetAsync("/api/search?q=a", ("X-Forwarded-For", reader));
}
