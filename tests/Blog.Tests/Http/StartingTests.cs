using System.Net;
using Blog.Engine.Publishing;
using Blog.Http;
using Blog.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Http;

/// <summary>Requests that come before there is a site.</summary>
public sealed class StartingTests
{
    [Fact]
    public async Task Who_comes_too_early_gets_a_page_that_asks_again_by_itself()
    {
        var live = new LiveSite();
        await using var app = await StartAsync(live, TimeSpan.Zero);
        using var client = new HttpClient();

        var answer = await client.GetAsync(new Uri(app.Urls.Single() + "/posts/a"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains("<meta http-equiv=\"refresh\" content=\"1\">", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_a_little_early_waits_for_the_site()
    {
        var live = new LiveSite();
        await using var app = await StartAsync(live, TimeSpan.FromMinutes(5));
        using var client = new HttpClient();

        var early = client.GetStringAsync(new Uri(app.Urls.Single() + "/posts/a"), TestContext.Current.CancellationToken);
        Assert.False(early.IsCompleted);
        live.Publish(TestSite.From("-- a.md --\n# 甲"));

        Assert.Equal("甲", await early);
    }

    private static async Task<WebApplication> StartAsync(LiveSite live, TimeSpan patience)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton(new SiteSettings());
        builder.Services.AddLocalization();
        builder.Services.AddSnapshot();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{FreePort.Next()}");
        app.UseSnapshot(live, patience);
        app.Run(context => context.Response.WriteAsync(context.RequestServices.GetRequiredService<Site>().Posts.Single().Title));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
