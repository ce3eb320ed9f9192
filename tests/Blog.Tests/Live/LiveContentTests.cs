using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Live;

public sealed class LiveContentTests
{
    private const string Files = """
        -- a.md --
        # 甲

        第一版
        """;

    public static TheoryData<string> Ways => ["events", "polling"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_edit_an_addition_a_rename_and_a_deletion_are_seen(string way)
    {
        await using var blog = await StartAsync(way);
        blog.Save("a.md", "# 甲\n\n第二版，更长一些");
        await blog.WaitForTextAsync("/posts/a", "第二版");
        blog.Save("新文.md", "# 乙");
        await blog.WaitForAsync("/posts/新文", response => response.StatusCode is HttpStatusCode.OK);
        File.Move(Path.Combine(blog.Folder, "新文.md"), Path.Combine(blog.Folder, "旧文.md"));
        await blog.WaitForAsync("/posts/旧文", response => response.StatusCode is HttpStatusCode.OK);
        await blog.WaitForAsync("/posts/新文", response => response.StatusCode is HttpStatusCode.NotFound);
        File.Delete(Path.Combine(blog.Folder, "a.md"));
        await blog.WaitForAsync("/posts/a", response => response.StatusCode is HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_burst_of_500_files_arrives_whole_and_no_request_fails_meanwhile()
    {
        await using var blog = await BlogServer.StartAsync(Files);
        var burst = Task.Run(() => { for (var i = 0; i < 500; i++) blog.Save($"burst/p{i}.md", $"# 第 {i} 篇\n\n正文"); }, TestContext.Current.CancellationToken);
        while (!burst.IsCompleted) Assert.Equal(HttpStatusCode.OK, (await blog.GetAsync("/posts/a")).StatusCode);
        await burst;
        await blog.WaitForAsync("/posts/p499", response => response.StatusCode is HttpStatusCode.OK);
        await blog.WaitForTextAsync("/health/ready", "\"posts\":501");
    }

    [Fact]
    public async Task A_broken_save_keeps_the_last_good_version_until_it_is_mended()
    {
        await using var blog = await BlogServer.StartAsync(Files);
        blog.Save("a.md", "---\ntitle: [未闭合\n---\n\n坏掉的一版");
        blog.Save("b.md", "# 另一篇");
        await blog.WaitForAsync("/posts/b", response => response.StatusCode is HttpStatusCode.OK);
        Assert.Contains("第一版", await blog.TextAsync("/posts/a"), StringComparison.Ordinal);
        blog.Save("a.md", "---\ntitle: 修好了\n---\n\n第三版");
        await blog.WaitForTextAsync("/posts/a", "第三版");
    }

    [Fact]
    public async Task A_scheduled_post_goes_live_at_its_minute_without_a_change_of_the_folder()
    {
        var clock = new FakeTimeProvider(new(2026, 5, 1, 3, 59, 0, TimeSpan.Zero));
        await using var blog = await BlogServer.StartAsync(clock, """
            -- 预告.md --
            ---
            title: 预告
            date: 2026-05-01 12:00:00
            ---
            正文
            """, "TimeZone=Asia/Shanghai");
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.NotFound, (await blog.GetAsync("/posts/预告")).StatusCode);
        await blog.WaitForAsync("/posts/预告", response => IsThereSoon(response, clock));
        Assert.True(clock.GetUtcNow() >= new DateTimeOffset(2026, 5, 1, 4, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_slow_look_at_the_folder_does_not_put_the_next_one_off_for_minutes()
    {
        await using var blog = await BlogServer.StartAsync(new SlowClock(), Files, Polling);
        blog.Save("a.md", "# 甲\n\n第二版，更长一些");
        await blog.WaitForTextAsync("/posts/a", "第二版");
    }

    [Fact]
    public async Task The_posts_folder_may_vanish_and_come_back()
    {
        await using var blog = await StartAsync("polling");
        var away = blog.Folder + "-away";
        Directory.Move(blog.Folder, away);
        await blog.WaitForTextAsync("/health/ready", "stale");
        Assert.Contains("第一版", await blog.TextAsync("/posts/a"), StringComparison.Ordinal);
        Directory.Move(away, blog.Folder);
        await blog.WaitForTextAsync("/health/ready", "\"ready\"");
        blog.Save("a.md", "# 甲\n\n回来之后的版本");
        await blog.WaitForTextAsync("/posts/a", "回来之后");
    }

    /// <summary>The clock goes on only while the post is not there.</summary>
    private static bool IsThereSoon(HttpResponseMessage response, FakeTimeProvider clock)
    {
        if (response.StatusCode is HttpStatusCode.OK) return true;
        clock.Advance(TimeSpan.FromSeconds(1));
        return false;
    }

    /// <summary>Where events arrive, polling is made too rare to help; where they must not be relied on, it is made quick.</summary>
    private static Task<BlogServer> StartAsync(string way) => way is "events"
        ? BlogServer.StartAsync(Files, "Watch:Poll=00:10:00", "Watch:SlowPoll=00:10:00")
        : BlogServer.StartAsync(Files, Polling);

    private static string[] Polling => ["Watch:Poll=00:00:00.050", "Watch:SlowPoll=00:00:00.050", "Watch:UseEvents=false"];

    /// <summary>By this clock every piece of work takes a minute.</summary>
    private sealed class SlowClock : TimeProvider
    {
        private long minutes;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => 60 * Interlocked.Increment(ref minutes);
    }
}
