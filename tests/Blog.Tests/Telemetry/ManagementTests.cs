using System.Net;
using System.Text.Json;
using Blog.Tests.Faults;

namespace Blog.Tests.Telemetry;

public sealed class ManagementTests
{
    private const string Files = "-- a.md --\n# 甲\n\n[[没有这篇]]";

    [Fact]
    public async Task A_program_of_this_machine_may_ask_how_the_server_is_doing()
    {
        await using var blog = await BlogServer.StartAsync(Files);
        Assert.Contains("blog_posts{state=\"published\"}", await blog.TextAsync("/metrics"), StringComparison.Ordinal);
        Assert.True((await HealthAsync(blog)).TryGetProperty("diagnostics", out _));
    }

    [Theory]
    [InlineData("Host", "example.org")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    public async Task A_reader_behind_a_proxy_of_this_machine_may_not(string header, string value)
    {
        await using var blog = await BlogServer.StartAsync(Files);
        Assert.Equal(HttpStatusCode.NotFound, (await blog.GetAsync("/metrics", (header, value))).StatusCode);
        Assert.False((await HealthAsync(blog, (header, value))).TryGetProperty("diagnostics", out _));
    }

    [Fact]
    public async Task A_management_port_is_the_only_way_where_there_is_one()
    {
        var port = FreePort.Next();
        await using var blog = await ServerProcess.StartAsync(TestSite.OnDisk(Files), [$"--Blog:Management:Port={port}"]);
        Assert.Equal(404, (await blog.GetAsync("/metrics")).Status);
        Assert.DoesNotContain("diagnostics", (await blog.GetAsync("/health/ready")).Text, StringComparison.Ordinal);
        Assert.Contains("blog_snapshot_stale", (await blog.GetAsync($"http://127.0.0.1:{port}/metrics")).Text, StringComparison.Ordinal);
        Assert.Contains("diagnostics", (await blog.GetAsync($"http://127.0.0.1:{port}/health/ready")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_can_be_closed()
    {
        await using var blog = await BlogServer.StartAsync(Files, "Management:Metrics=false");
        Assert.Equal(HttpStatusCode.NotFound, (await blog.GetAsync("/metrics")).StatusCode);
    }

    [Fact]
    public async Task Servers_on_the_same_posts_name_the_same_snapshot_and_an_edit_changes_it()
    {
        await using var one = await BlogServer.StartAsync(Files);
        await using var two = await BlogServer.StartOnAsync(one.Folder);
        var before = Snapshot(await HealthAsync(one));
        Assert.Equal(before, Snapshot(await HealthAsync(two)));
        one.Save("a.md", "# 甲\n\n又一版");
        await one.WaitForTextAsync("/posts/a", "又一版");
        Assert.NotEqual(before, Snapshot(await HealthAsync(one)));
    }

    [Theory]
    [InlineData("Management:Port=0", "Blog:Management:Port")]
    [InlineData("Proxy:KnownNetworks:0=everybody", "Blog:Proxy:KnownNetworks")]
    [InlineData("Proxy:KnownNetworks:0=10.0.0.0/99", "Blog:Proxy:KnownNetworks")]
    [InlineData("Hsts:MaxAge=-1.00:00:00", "Blog:Hsts:MaxAge")]
    [InlineData("Connections:RequestTime=00:00:00", "Blog:Connections:RequestTime")]
    [InlineData("SearchLimit:Requests=0", "Blog:SearchLimit:Requests")]
    [InlineData("Watch:PollShare=2", "Blog:Watch:PollShare")]
    public void A_setting_that_cannot_be_used_is_named_at_the_start(string setting, string named)
    {
        var refused = Assert.Throws<SettingsException>(() => WebSite.Create([$"--Blog:{setting}", "--environment=Production"]));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> HealthAsync(BlogServer blog, params (string, string)[] headers) =>
        JsonDocument.Parse(await (await blog.GetAsync("/health/ready", headers)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    private static string Snapshot(JsonElement health) => health.GetProperty("snapshot").GetString()!;
}
