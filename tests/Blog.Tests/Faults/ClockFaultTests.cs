using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Faults;

public sealed class ClockFaultTests
{
    private const string Files = "-- a.md --\n---\ntitle: 甲\ndate: 2026-05-01 11:30:00\n---\n第一版";

    private static readonly string[] Settings = ["TimeZone=UTC", "Watch:UseEvents=false"];

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    [InlineData(20 * 365 * 86400L)]
    public async Task A_clock_that_jumps_takes_nothing_away_and_edits_are_followed(long seconds)
    {
        var clock = new FakeTimeProvider(new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));
        await using var blog = await BlogServer.StartAsync(clock, Files, Settings);
        clock.AdjustTime(clock.GetUtcNow().AddSeconds(seconds));
        blog.Save("a.md", "---\ntitle: 甲\ndate: 2026-05-01 11:30:00\n---\n钟跳了之后的一版");
        await blog.WaitForAsync("/posts/a", response =>
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            clock.Advance(TimeSpan.FromSeconds(1)); // polling waits by this clock
            return response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult().Contains("钟跳了之后", StringComparison.Ordinal);
        });
    }
}
