using System.IO.Compression;
using AngleSharp.Html.Parser;

namespace Blog.Tests.Exporting;

/// <summary>One export below a path, made as an author makes it: in Development, with drafts shown.</summary>
public sealed class ExportedSiteTests(ExportedSiteTests.Shared shared) : IClassFixture<ExportedSiteTests.Shared>
{
    [Fact]
    public async Task Every_file_is_what_the_server_answers()
    {
        await using var blog = await BlogServer.StartAsync(ExportedFolder.Posts, "Title=信号", "BaseUrl=https://example.org/blog", "IsStatic=true", "Markup:ScriptTime=00:01:00");
        foreach (var file in shared.Site.Exported().Where(file => Path.GetExtension(file) is not (".br" or ".gz" or ".bin") && file is not ("_redirects" or "_headers" or ".nojekyll" or ".blog-export")))
        {
            using var answer = await blog.GetAsync("/" + string.Join('/', AddressOf(file).Split('/').Select(Uri.EscapeDataString)));
            Assert.True((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).SequenceEqual(shared.Site.Read(file)), file);
        }
    }

    [Fact]
    public void The_files_have_the_names_that_a_file_server_looks_for()
    {
        string[] expected =
        [
            "index.html", "404.html", "posts/随机森林/index.html", "posts/随机森林.md", "posts/决策树/index.html", "about/index.html", "media/决策树/图 1.svg",
            "tags/index.html", "tags/Node.js/index.html", "tags/Node.js/feed.xml", "tags/机器学习/集成学习/index.html", "categories/机器学习/index.html",
            "series/树/index.html", "archive/index.html", "search/index.html", "feed.xml", "atom.xml", "feed.json", "search/manifest.bin", "sitemap.xml", "robots.txt", "llms.txt", "css/site.css",
            "2019/旧 址.html", "old/path/index.html", "cards/site.png", "_headers", "_redirects", ".nojekyll",
        ];
        Assert.Empty(expected.Except(shared.Site.Exported()));
    }

    [Fact]
    public void Every_post_has_its_card_beside_the_pages_and_the_page_names_it()
    {
        var cards = shared.Site.Exported().Where(file => file.StartsWith("cards/posts/", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, cards.Count);
        var named = new HtmlParser().ParseDocument(shared.Site.Text("posts/随机森林/index.html")).QuerySelector("meta[property='og:image']")!.GetAttribute("content")!;
        Assert.Contains(Uri.UnescapeDataString(named["https://example.org/blog/".Length..]), cards);
    }

    [Fact]
    public void A_host_that_reads_headers_sends_those_of_the_server()
    {
        var headers = shared.Site.Text("_headers");
        Assert.Contains("/blog/*\n  X-Content-Type-Options: nosniff\n", headers, StringComparison.Ordinal);
        Assert.Contains("  Speculation-Rules: \"/blog/speculation-rules.json\"\n", headers, StringComparison.Ordinal);
        Assert.Contains("speculation-rules.json", shared.Site.Exported());
    }

    [Fact]
    public void Drafts_and_scheduled_posts_are_not_in_it_even_where_drafts_are_shown()
    {
        Assert.DoesNotContain(shared.Site.Exported(), file => file.Contains("秘密", StringComparison.Ordinal) || file.Contains("将来", StringComparison.Ordinal));
        Assert.DoesNotContain(shared.Site.Exported().Where(file => file.EndsWith("html", StringComparison.Ordinal)), file => shared.Site.Text(file).Contains("秘密", StringComparison.Ordinal));
    }

    [Fact]
    public void Below_a_path_only_addresses_change()
    {
        var post = shared.Site.Text("posts/随机森林/index.html");
        var link = new HtmlParser().ParseDocument(post).QuerySelector(".prose a[title]")!;
        Assert.Equal(("a > b, href=\"/no\" x", "/blog/tags"), (link.GetAttribute("title"), link.GetAttribute("href")));
        Assert.Contains("/literal", post, StringComparison.Ordinal);
        Assert.DoesNotContain("/blog/literal", post, StringComparison.Ordinal);
        Assert.Contains("""href="https://example.org/blog/posts/""", post, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_is_answered_by_files()
    {
        var page = new HtmlParser().ParseDocument(shared.Site.Text("search/index.html"));
        Assert.Equal("/blog/js/search/page.js", page.QuerySelector("script[src*='/js/search/']")!.GetAttribute("src"));
        Assert.Contains("js/search/site.js", shared.Site.Exported());
        Assert.Contains("search/manifest.bin", shared.Site.Exported());
        Assert.All(shared.Site.Exported().Where(file => file.EndsWith(".html", StringComparison.Ordinal) && shared.Site.Text(file).Contains("id=\"palette\"", StringComparison.Ordinal)),
            file => Assert.Contains("data-static", shared.Site.Text(file), StringComparison.Ordinal));
    }

    [Fact]
    public void Without_script_the_search_page_says_so_and_leads_on()
    {
        var page = new HtmlParser().ParseDocument(shared.Site.Text("search/index.html"));
        Assert.True(page.QuerySelector("main form")!.HasAttribute("hidden"));
        Assert.Equal(["/blog/archive", "/blog/tags"], page.QuerySelectorAll("main .hint a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Old_addresses_lead_on_by_a_page_and_by_a_list()
    {
        var page = new HtmlParser().ParseDocument(shared.Site.Text("old/path/index.html"));
        const string Now = "/blog/posts/%E9%9A%8F%E6%9C%BA%E6%A3%AE%E6%9E%97";
        Assert.Equal(Now, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("0; url=" + Now, page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
        Assert.Equal([$"/blog/2019/%E6%97%A7%20%E5%9D%80.html {Now} 301", $"/blog/old/path {Now} 301"], shared.Site.Text("_redirects").TrimEnd().Split('\n'));
    }

    [Fact]
    public void Compressed_files_hold_the_same_bytes()
    {
        foreach (var file in shared.Site.Exported().Where(file => file.EndsWith(".br", StringComparison.Ordinal)))
        {
            var plain = shared.Site.Read(file[..^3]);
            Assert.Equal(plain, Plain(new BrotliStream(new MemoryStream(shared.Site.Read(file)), CompressionMode.Decompress)));
            Assert.Equal(plain, Plain(new GZipStream(new MemoryStream(shared.Site.Read(file[..^3] + ".gz")), CompressionMode.Decompress)));
        }
        Assert.Contains("posts/随机森林/index.html.br", shared.Site.Exported());
    }

    private static string AddressOf(string file) => file.EndsWith("index.html", StringComparison.Ordinal) ? file[..^"index.html".Length].TrimEnd('/') : file;

    private static byte[] Plain(Stream coded)
    {
        using (coded)
        {
            using var plain = new MemoryStream();
            coded.CopyTo(plain);
            return plain.ToArray();
        }
    }

    /// <summary>The export that these tests look at.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        internal ExportedFolder Site { get; } = new();

        public async ValueTask InitializeAsync() =>
            Assert.Equal(0, (await Site.ExportAsync("--base-url", "https://example.org/blog/", "--Blog:ShowDrafts=true", "--environment=Development")).Code);

        public ValueTask DisposeAsync()
        {
            Site.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
