using System.Collections.Concurrent;
using System.Collections.Immutable;
using Blog.Checking.External;
using Blog.Engine.Content;
using Blog.Engine.Markup.Proofreading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Checking;

public sealed class ExternalLinksTests : IAsyncLifetime
{
    private static readonly ExternalSettings Local = new() { PrivateAddresses = true, Delay = TimeSpan.Zero, Retries = 2 };

    private readonly ConcurrentQueue<string> asked = [];
    private readonly string cache = Directory.CreateTempSubdirectory("blog-external-").FullName;
    private readonly FakeTimeProvider clock = new(TestSite.Now);
    private readonly WebApplication other;
    private int atOnce, mostAtOnce;

    public ExternalLinksTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        other = builder.Build();
        other.Run(AnswerAsync);
    }

    public async ValueTask InitializeAsync() => await other.StartAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("/good", null, "HEAD /good")]
    [InlineData("/moved", null, "HEAD /moved", "HEAD /good")]
    [InlineData("/no-head", null, "HEAD /no-head", "GET /no-head")]
    [InlineData("/gone", "BLOG233", "HEAD /gone", "GET /gone")]
    [InlineData("/closed", "BLOG234", "HEAD /closed", "GET /closed")]
    [InlineData("/weak?1", null, "HEAD /weak", "GET /weak", "HEAD /weak")]
    [InlineData("/broken", "BLOG234", "HEAD /broken", "GET /broken", "HEAD /broken", "GET /broken", "HEAD /broken", "GET /broken")]
    public async Task A_site_is_asked_with_as_little_as_is_enough(string path, string? code, params string[] questions)
    {
        Assert.Equal(code, (await CheckAsync(Local, path)).Select(finding => finding.Code).SingleOrDefault());
        Assert.Equal(questions, asked);
    }

    [Fact]
    public async Task An_address_is_asked_for_once_and_every_link_to_it_is_reported()
    {
        var found = await CheckAsync(Local, "/gone#a", "/good", "/gone#b");
        Assert.Equal([1, 3], found.Select(finding => finding.Place.Line).Order());
        Assert.Single(asked, question => question == "HEAD /gone");
    }

    [Fact]
    public async Task One_site_is_asked_for_one_address_at_a_time()
    {
        await CheckAsync(Local, [.. Enumerable.Range(0, 20).Select(i => $"/good?{i}")]);
        Assert.Equal(1, mostAtOnce);
    }

    [Fact]
    public async Task What_is_known_is_not_asked_again_until_it_is_old()
    {
        await CheckAsync(Local, "/good", "/gone");
        asked.Clear();
        Assert.Equal(["BLOG233"], (await CheckAsync(Local, "/good", "/gone")).Select(finding => finding.Code));
        Assert.Empty(asked);
        clock.Advance(TimeSpan.FromDays(2));
        await CheckAsync(Local, "/good", "/gone");
        Assert.Equal(["HEAD /gone", "GET /gone"], asked);
    }

    [Fact]
    public async Task This_machine_and_names_that_are_examples_are_not_asked()
    {
        var found = await new ExternalLinks(Local with { PrivateAddresses = false }, cache, clock).CheckAsync(
            [Link(other.Urls.First() + "/gone", 1), Link("http://localhost/x", 2), Link("https://example.com/x", 3), Link("https://my.test/", 4)], null, TestContext.Current.CancellationToken);
        Assert.Empty(found);
        Assert.Empty(asked);
    }

    public async ValueTask DisposeAsync()
    {
        await other.DisposeAsync();
        Directory.Delete(cache, recursive: true);
    }

    private Task<ImmutableArray<Diagnostic>> CheckAsync(ExternalSettings settings, params string[] paths) =>
        new ExternalLinks(settings, cache, clock).CheckAsync([.. paths.Select((path, i) => Link(other.Urls.First() + path, i + 1))], null, TestContext.Current.CancellationToken);

    private static ExternalLink Link(string url, int line) => new(url, new(SitePath.From("a.md"), line, 1));

    private async Task AnswerAsync(HttpContext context)
    {
        mostAtOnce = Math.Max(mostAtOnce, Interlocked.Increment(ref atOnce));
        asked.Enqueue($"{context.Request.Method} {context.Request.Path}");
        var isHead = HttpMethods.IsHead(context.Request.Method);
        context.Response.StatusCode = context.Request.Path.Value switch
        {
            "/good" => 200,
            "/moved" => 301,
            "/no-head" => isHead ? 404 : 200,
            "/gone" => 404,
            "/closed" => 403,
            "/weak" => asked.Count < 3 ? 503 : 200,
            _ => 500,
        };
        if (context.Request.Path.Value is "/moved") context.Response.Headers.Location = "/good";
        await Task.Yield();
        Interlocked.Decrement(ref atOnce);
    }
}
