using System.Net;

namespace Blog.Tests.Live;

public sealed class LiveReloadTests
{
    [Theory]
    [InlineData("/live/events?page=/")]
    [InlineData("/live/live.js")]
    [InlineData("/live/live.css")]
    public async Task In_production_there_is_nothing_that_follows_the_author(string address)
    {
        await using var blog = await BlogServer.StartAsync("-- a.md --\n# 甲");
        Assert.Equal(HttpStatusCode.NotFound, (await blog.GetAsync(address)).StatusCode);
        Assert.DoesNotContain("/live/", await blog.TextAsync("/posts/a"), StringComparison.Ordinal);
    }
}
