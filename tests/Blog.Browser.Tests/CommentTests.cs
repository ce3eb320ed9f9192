using System.Collections.Concurrent;
using System.Net;
using Blog.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Blog.Browser.Tests;

/// <summary>A long post with comments that another origin keeps.</summary>
public sealed class CommentTests(Chromium chromium) : IAsyncLifetime
{
    private readonly string folder = TestSite.OnDisk("-- a.md --\n# 长文\n\n" + string.Concat(Enumerable.Repeat("一段文字。\n\n", 200)));
    private readonly ConcurrentQueue<string> asked = new();
    private WebApplication? comments, blog;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        comments = builder.Build();
        comments.Run(AnswerAsync);
        await comments.StartAsync();
        blog = WebSite.Create(["--urls", "http://127.0.0.1:0", $"--Blog:PostsPath={folder}", "--Blog:Comments:Provider=artalk", $"--Blog:Comments:Server={comments.Urls.First()}"]);
        await blog.StartAsync();
        using var client = new HttpClient { BaseAddress = new(blog.Urls.First()) };
        while ((await client.GetAsync("/health/ready")).StatusCode is not HttpStatusCode.OK) await Task.Delay(20);
    }

    public async ValueTask DisposeAsync()
    {
        await blog!.DisposeAsync();
        await comments!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Comments_are_asked_for_when_a_reader_comes_near_and_follow_the_theme()
    {
        var complaints = new List<string>();
        await using var context = await chromium.NewContextAsync(new() { ColorScheme = ColorScheme.Light });
        var page = await context.NewPageAsync();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        await page.GotoAsync(blog!.Urls.First() + "/posts/a");
        Assert.Empty(asked);

        await page.Locator("#comments").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator("#comments div")).ToContainTextAsync("/posts/a light");
        await page.EvaluateAsync("document.documentElement.dataset.theme = 'dark'");
        await Assertions.Expect(page.Locator("#comments div")).ToContainTextAsync("/posts/a dark");
        Assert.Equal(["/api", "/dist/Artalk.css", "/dist/Artalk.js"], asked.Order(StringComparer.Ordinal));
        Assert.Empty(complaints); // the policy refuses nothing that comments need
    }

    [Fact]
    public async Task A_reader_is_told_when_comments_do_not_come()
    {
        await using var context = await chromium.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/dist/**", route => route.AbortAsync());
        await page.GotoAsync(blog!.Urls.First() + "/posts/a#comments");
        await Assertions.Expect(page.Locator("#comments [data-failed]")).ToHaveTextAsync("评论没有载入：服务没有响应，或者被浏览器拦下了。");
    }

    [Fact]
    public async Task Without_script_a_reader_is_told_that_there_are_comments()
    {
        await using var context = await chromium.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(blog!.Urls.First() + "/posts/a");
        Assert.True(await page.IsVisibleAsync("#comments noscript"));
        Assert.Empty(asked);
    }

    /// <summary>As much of an Artalk server as its client asks for.</summary>
    private Task AnswerAsync(HttpContext context)
    {
        asked.Enqueue(context.Request.Path);
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.ContentType = context.Request.Path.Value!.EndsWith("css", StringComparison.Ordinal) ? "text/css" : "text/javascript";
        return context.Response.WriteAsync(context.Request.Path != "/dist/Artalk.js" ? "" : """
            window.Artalk = {
              init({ el, pageKey, darkMode, server }) {
                const show = (dark) => el.append(`${pageKey} ${dark ? "dark" : "light"}`);
                fetch(server + "/api").then(() => show(darkMode));
                return { setDarkMode: show };
              },
            };
            """);
    }
}
