using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Parser;
using Blog.Tests.Commands;

namespace Blog.Tests.Exporting;

/// <summary>The program writes a site into a folder; what is asserted on is the folder.</summary>
public sealed class ExportTests : IDisposable
{
    private const string Files = """
        -- posts/随机森林.md --
        ---
        title: 随机森林
        date: 2024-03-01
        tags: [机器学习/集成学习, Node.js]
        categories: [机器学习]
        series: 树
        aliases: [/2019/旧 址.html, /old/path]
        ---
        见 [树](决策树/index.md#小节)、<a title='a > b, href="/no" x' href='/tags'>标签</a>、$x^2$。

        ```html
        <a href="/literal">
        ```
        -- posts/决策树/index.md --
        ---
        title: 决策树
        date: 2024-02-01
        series: 树
        tags: [机器学习]
        ---
        ## 小节

        ![图](图 1.svg)
        -- posts/决策树/图 1.svg --
        <svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>
        -- posts/pages/about.md --
        ---
        date: 2024-01-01
        ---
        # 关于
        -- posts/drafts/秘密.md --
        # 秘密
        -- posts/将来.md --
        ---
        date: 2999-01-01
        ---
        预告
        """;

    private static readonly string[] Settings = ["Title=信号", "BaseUrl=https://example.org"];

    private readonly string folder = TestSite.OnDisk(Files);

    private string Out => Path.Combine(folder, "out");

    [Fact]
    public async Task Every_file_is_what_the_server_answers()
    {
        Assert.Equal(0, (await ExportAsync()).Code);
        await using var blog = await BlogServer.StartAsync(Files.Replace("-- posts/", "-- ", StringComparison.Ordinal), Settings);
        foreach (var file in Exported().Where(file => Path.GetExtension(file) is not (".br" or ".gz") && file is not ("_redirects" or ".nojekyll" or ".blog-export")))
        {
            using var answer = await blog.GetAsync("/" + string.Join('/', AddressOf(file).Split('/').Select(Uri.EscapeDataString)));
            Assert.True((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).SequenceEqual(Read(file)), file);
        }
    }

    [Fact]
    public async Task The_files_have_the_names_that_a_file_server_looks_for()
    {
        await ExportAsync();
        string[] expected =
        [
            "index.html", "404.html", "posts/随机森林/index.html", "posts/随机森林.md", "posts/决策树/index.html", "about/index.html", "media/决策树/图 1.svg",
            "tags/index.html", "tags/Node.js/index.html", "tags/Node.js/feed.xml", "tags/机器学习/集成学习/index.html", "categories/机器学习/index.html",
            "series/树/index.html", "archive/index.html", "search/index.html", "feed.xml", "atom.xml", "feed.json", "sitemap.xml", "robots.txt", "llms.txt", "css/site.css",
            "2019/旧 址.html", "old/path/index.html", "_redirects", ".nojekyll",
        ];
        Assert.Empty(expected.Except(Exported()));
    }

    [Fact]
    public async Task Drafts_and_scheduled_posts_are_not_in_it_even_when_drafts_are_shown()
    {
        await ExportAsync("--Blog:ShowDrafts=true", "--environment=Development");
        Assert.DoesNotContain(Exported(), file => file.Contains("秘密", StringComparison.Ordinal) || file.Contains("将来", StringComparison.Ordinal));
        Assert.DoesNotContain(Exported().Where(file => file.EndsWith("html", StringComparison.Ordinal)), file => Text(file).Contains("秘密", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://example.org", "")]
    [InlineData("https://example.org/posts", "/posts")]
    [InlineData("https://example.org/我的/blog/", "/%E6%88%91%E7%9A%84/blog")]
    public async Task Every_address_leads_to_a_file_also_below_a_path(string baseUrl, string path)
    {
        Assert.Equal(0, (await ExportAsync("--base-url", baseUrl)).Code);
        var pages = Exported().Where(file => file.EndsWith(".html", StringComparison.Ordinal)).ToList();
        var lost = pages.SelectMany(page => AddressesIn(page).Where(address => !Leads(address, path)).Select(address => $"{page}: {address}")).ToList();
        Assert.Empty(lost);
        Assert.All(XmlAddresses(), address => Assert.StartsWith("https://example.org" + path + "/", address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Below_a_path_only_addresses_change()
    {
        await ExportAsync("--base-url", "https://example.org/blog");
        var post = Text("posts/随机森林/index.html");
        var link = new HtmlParser().ParseDocument(post).QuerySelector(".prose a[title]")!;
        Assert.Equal(("a > b, href=\"/no\" x", "/blog/tags"), (link.GetAttribute("title"), link.GetAttribute("href")));
        Assert.Contains("/literal", post, StringComparison.Ordinal);
        Assert.DoesNotContain("/blog/literal", post, StringComparison.Ordinal);
        Assert.Contains("""href="https://example.org/blog/posts/""", post, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_addresses_lead_on_by_a_page_and_by_a_list()
    {
        await ExportAsync("--base-url", "https://example.org/blog");
        var page = new HtmlParser().ParseDocument(Text("old/path/index.html"));
        const string Now = "/blog/posts/%E9%9A%8F%E6%9C%BA%E6%A3%AE%E6%9E%97";
        Assert.Equal(Now, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("0; url=" + Now, page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
        Assert.Equal([$"/blog/2019/%E6%97%A7%20%E5%9D%80.html {Now} 301", $"/blog/old/path {Now} 301"], Text("_redirects").TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Compressed_files_hold_the_same_bytes()
    {
        await ExportAsync();
        foreach (var file in Exported().Where(file => file.EndsWith(".br", StringComparison.Ordinal)))
        {
            var plain = Read(file[..^3]);
            Assert.Equal(plain, Plain(new BrotliStream(new MemoryStream(Read(file)), CompressionMode.Decompress)));
            Assert.Equal(plain, Plain(new GZipStream(new MemoryStream(Read(file[..^3] + ".gz")), CompressionMode.Decompress)));
        }
        Assert.Contains("posts/随机森林/index.html.br", Exported());
    }

    [Fact]
    public async Task Two_exports_are_the_same_byte_for_byte()
    {
        await ExportAsync();
        var first = Exported().ToDictionary(file => file, Read);
        Directory.Move(Out, Out + "1");
        await ExportAsync();
        Assert.Equal(first.Keys, Exported());
        Assert.All(first, file => Assert.Equal(file.Value, Read(file.Key)));
    }

    [Fact]
    public async Task Only_what_changed_is_written_and_only_what_an_export_wrote_is_removed()
    {
        await ExportAsync();
        var past = DateTimeOffset.UnixEpoch.AddDays(1).UtcDateTime;
        foreach (var file in Exported()) File.SetLastWriteTimeUtc(Path.Combine(Out, file), past);
        File.WriteAllText(Path.Combine(Out, "CNAME"), "example.org");
        File.Delete(Path.Combine(folder, "posts", "决策树", "图 1.svg"));
        Directory.Delete(Path.Combine(folder, "posts", "决策树"), recursive: true);
        await ExportAsync();
        Assert.DoesNotContain(Exported(), file => file.Contains("决策树", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(Out, "media")));
        Assert.Equal("example.org", Text("CNAME"));
        Assert.Equal(past, File.GetLastWriteTimeUtc(Path.Combine(Out, "css/site.css")));
        Assert.Equal(past, File.GetLastWriteTimeUtc(Path.Combine(Out, "about/index.html")));
        Assert.NotEqual(past, File.GetLastWriteTimeUtc(Path.Combine(Out, "index.html")));
    }

    [Fact]
    public async Task A_folder_with_files_of_others_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "thesis.txt"), "x");
        var (code, _, error) = await ExportAsync();
        Assert.Equal(2, code);
        Assert.Contains("not empty", error, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], Exported());
    }

    [Theory]
    [InlineData("posts/out")]
    [InlineData("posts")]
    [InlineData("posts/随机森林.md")]
    public async Task The_posts_are_never_written_to(string output)
    {
        var (code, _, error) = await BlogProcess.RunAsync(folder, "export", "--output", output);
        Assert.Equal(2, code);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(Path.Exists(Path.Combine(folder, "posts", "out")));
    }

    [Fact]
    public async Task A_file_in_the_way_and_a_link_out_of_the_folder_are_failures_that_leave_them_alone()
    {
        await ExportAsync("--Blog:PageSize=1");
        var outside = Directory.CreateDirectory(Path.Combine(folder, "outside")).FullName;
        Directory.Delete(Path.Combine(Out, "about"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(Out, "about"), outside);
        Directory.CreateDirectory(Path.Combine(Out, "posts/新"));
        File.WriteAllText(Path.Combine(Out, "posts/新/index.html"), "mine");
        File.WriteAllText(Path.Combine(folder, "posts/新.md"), "# 新");
        var (code, _, error) = await ExportAsync("--Blog:PageSize=1");
        Assert.Equal(1, code);
        Assert.Contains("/posts/新: ", error, StringComparison.Ordinal);
        Assert.Contains("/about: ", error, StringComparison.Ordinal);
        Assert.Equal("mine", Text("posts/新/index.html"));
        Assert.Empty(Directory.GetFileSystemEntries(outside));
        Assert.Contains("新", Text("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leavings_of_an_interrupted_export_are_cleared_away()
    {
        await ExportAsync();
        Directory.CreateDirectory(Path.Combine(Out, ".blog-export.tmp/staged/posts"));
        File.WriteAllText(Path.Combine(Out, ".blog-export.tmp/staged/posts/half.html"), "<p>ha");
        Assert.Equal(0, (await ExportAsync()).Code);
        Assert.False(Directory.Exists(Path.Combine(Out, ".blog-export.tmp")));
        Assert.DoesNotContain(Exported(), file => file.Contains("half", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_server_itself_works_below_a_path_whether_a_proxy_takes_it_off_or_not()
    {
        await using var blog = await BlogServer.StartAsync(Files.Replace("-- posts/", "-- ", StringComparison.Ordinal), "BaseUrl=https://example.org/blog");
        Assert.Equal(await blog.TextAsync("/tags"), await blog.TextAsync("/blog/tags"));
        Assert.Contains("href=\"/blog/archive\"", await blog.TextAsync("/blog"), StringComparison.Ordinal);
        Assert.Contains("href=\"/blog/\"", await blog.TextAsync("/blog/nowhere"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await blog.GetAsync("/blogger")).StatusCode);
        Assert.Equal("/blog/posts/%E9%9A%8F%E6%9C%BA%E6%A3%AE%E6%9E%97", (await blog.GetAsync("/blog/old/path")).Headers.Location!.OriginalString);
        Assert.Contains("\"url\":\"/blog/posts/", await blog.TextAsync("/blog/api/search?q=" + Uri.EscapeDataString("随机森林")), StringComparison.Ordinal);
        Assert.Contains("https://example.org/blog/tags", await blog.TextAsync("/feed.xml"), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<(int Code, string Output, string Error)> ExportAsync(params string[] arguments) =>
        BlogProcess.RunAsync(folder, ["export", "--output", "out", .. Settings.Select(setting => "--Blog:" + setting), .. arguments]);

    private List<string> Exported() =>
        [.. Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Out, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Out, file));

    private string Text(string file) => File.ReadAllText(Path.Combine(Out, file));

    private static string AddressOf(string file) => file.EndsWith("index.html", StringComparison.Ordinal) ? file[..^"index.html".Length].TrimEnd('/') : file;

    private IEnumerable<string> AddressesIn(string page) => new HtmlParser().ParseDocument(Text(page))
        .QuerySelectorAll("[href], [src], [action], [poster]")
        .SelectMany(element => new[] { "href", "src", "action", "poster" }.Select(element.GetAttribute))
        .OfType<string>()
        .Where(address => !address.StartsWith('#') && !address.StartsWith("https://", StringComparison.Ordinal) && !address.StartsWith("data:", StringComparison.Ordinal));

    /// <summary>What a plain file server below <paramref name="path"/> would find.</summary>
    private bool Leads(string address, string path)
    {
        if (!address.StartsWith(path + "/", StringComparison.Ordinal)) return false;
        var file = Path.Combine(Out, Uri.UnescapeDataString(address[path.Length..].Split('?', '#')[0]).Trim('/'));
        return File.Exists(file) || File.Exists(Path.Combine(file, "index.html"));
    }

    private IEnumerable<string> XmlAddresses() =>
        System.Xml.Linq.XDocument.Parse(Text("sitemap.xml")).Root!.Elements().Select(url => url.Elements().First().Value)
            .Concat(new HtmlParser().ParseDocument(WebUtility.HtmlDecode(Text("feed.xml"))).QuerySelectorAll("a[href], img[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!));

    private static byte[] Plain(Stream coded)
    {
        using (coded)
        {
            using var plain = new MemoryStream();
            coded.CopyTo(plain);
            return plain.ToArray();
        }
    }
}
