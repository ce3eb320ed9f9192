using System.Text;
using Blog.Engine.Content.Posts;
using Blog.Engine.Publishing;
using Blog.Exporting;
using Blog.Http;
using Blog.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Http;

/// <summary>Pages that the server keeps from one snapshot to the next.</summary>
public sealed class KeptPagesTests : IDisposable
{
    private const int Rounds = 10;

    private readonly string folder = Directory.CreateTempSubdirectory("blog-kept-").FullName;

    [Fact]
    public async Task After_any_edits_every_page_is_the_one_that_a_server_started_now_makes()
    {
        var blog = new RandomBlog();
        blog.Write(folder);
        await using var app = await StartAsync();
        await PagesAsync(app);
        foreach (var edits in RandomBlog.Edits(Rounds))
        {
            blog.Edit(edits);
            blog.Write(folder);
            Publish(app);
            await using var fresh = await StartAsync();
            var (kept, made) = (await PagesAsync(app), await PagesAsync(fresh));
            Assert.Equal(made.Keys, kept.Keys);
            Assert.All(made, page => Assert.True(page.Value == kept[page.Key], $"{page.Key} after {string.Join(' ', edits)}"));
            Assert.Equal(RandomBlog.AnswersOf(SiteOf(fresh)), RandomBlog.AnswersOf(SiteOf(app)));
        }
    }

    [Fact]
    public async Task A_page_is_made_once_while_edits_elsewhere_leave_it_as_it_is()
    {
        WriteApart("甲");
        await using var app = await StartAsync();
        await PagesAsync(app);
        var before = Stored(app, "/posts/a");
        WriteApart("乙");
        Publish(app);
        Assert.Null(Stored(app, "/posts/a"));
        await PagesAsync(app);
        Assert.Same(before, Stored(app, "/posts/a"));
    }

    [Fact]
    public async Task A_popular_page_is_good_from_the_moment_at_which_the_next_snapshot_is_shown()
    {
        WriteApart("甲");
        await using var app = await StartAsync();
        await PagesAsync(app);
        for (var i = 0; i < 100; i++) Assert.True(Stored(app, "/posts/a") is not null && Stored(app, "/posts/d") is not null);
        var before = Stored(app, "/posts/a");
        WriteApart("乙");
        Publish(app);
        Assert.Same(before, Stored(app, "/posts/a"));
        Assert.Null(Stored(app, "/posts/d")); // the one that was edited
        Publish(app);
        Assert.Null(Stored(app, "/posts/a")); // nobody has asked for it lately
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Two posts with two between them, so that neither is the other's neighbour.</summary>
    private void WriteApart(string text)
    {
        var posts = Directory.CreateDirectory(Path.Combine(folder, "posts")).FullName;
        string[] bodies = ["随机森林", "梯度下降", "动态规划", text];
        foreach (var (i, body) in bodies.Index()) File.WriteAllText(Path.Combine(posts, $"{(char)('a' + i)}.md"), $"---\ndate: 2026-01-0{i + 1}\n---\n{body}");
    }

    private async Task<WebApplication> StartAsync()
    {
        var app = WebSite.CreateStill([$"--Blog:PostsPath={Path.Combine(folder, "posts")}", "--Blog:CachePath="]);
        Publish(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static void Publish(WebApplication app) =>
        app.Services.GetRequiredService<LiveSite>().Publish(app.Services.GetRequiredService<SiteBuilder>().Build(app.Services.GetRequiredService<PostsFolder>().Read(), DateTimeOffset.UnixEpoch.AddYears(60)));

    private static Site SiteOf(WebApplication app) => app.Services.GetRequiredService<LiveSite>().Current!.Site;

    private static StoredResponse? Stored(WebApplication app, string path) => app.Services.GetRequiredService<LiveSite>().Current!.Pages!.Find(path);

    private static async Task<Dictionary<string, string>> PagesAsync(WebApplication app)
    {
        var (site, server) = (SiteOf(app), app.Services.GetRequiredService<DirectServer>());
        var pages = new Dictionary<string, string>();
        string[] addresses = [.. site.Urls.Select(page => page.Url.Encoded), .. site.Tags.All.Select(tag => tag.Url + "/feed.xml"), "/feed.xml", "/atom.xml", "/sitemap.xml"];
        foreach (var address in addresses) pages[address] = Encoding.UTF8.GetString((await server.GetAsync(address)).Body);
        return pages;
    }
}
