using System.Net;
using AngleSharp.Html.Parser;
using Blog.Tests.Commands;

namespace Blog.Tests.Exporting;

/// <summary>The program writes a site into a folder; what is asserted on is the folder.</summary>
public sealed class ExportTests(ExportTests.First first) : IClassFixture<ExportTests.First>, IDisposable
{
    private readonly ExportedFolder site = new();

    [Theory]
    [InlineData("https://example.org", "")]
    [InlineData("https://example.org/posts", "/posts")]
    [InlineData("https://example.org/我的/blog/", "/%E6%88%91%E7%9A%84/blog")]
    public async Task Every_address_leads_to_a_file_also_below_a_path(string baseUrl, string path)
    {
        Assert.Equal(0, (await site.ExportAsync("--base-url", baseUrl)).Code);
        var pages = site.Exported().Where(file => file.EndsWith(".html", StringComparison.Ordinal)).ToList();
        var lost = pages.SelectMany(page => AddressesIn(page).Where(address => !Leads(address, path)).Select(address => $"{page}: {address}")).ToList();
        Assert.True(lost.Count == 0, string.Join("\n", lost));
        Assert.All(XmlAddresses(), address => Assert.StartsWith("https://example.org" + path + "/", address, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://example.org")]
    [InlineData("https://example.org/blog")]
    public async Task Relative_links_lead_to_the_files_themselves_from_wherever_they_stand(string baseUrl)
    {
        Assert.Equal(0, (await site.ExportAsync("--relative", "--base-url", baseUrl)).Code);
        var pages = site.Exported().Where(file => file.EndsWith(".html", StringComparison.Ordinal) && file != "404.html").ToList();
        var lost = pages.SelectMany(page => AddressesIn(page).Where(address => !IsFile(page, address)).Select(address => $"{page}: {address}")).ToList();
        Assert.True(lost.Count == 0, string.Join("\n", lost));
        Assert.Contains("content=\"0; url=../../posts/", site.Text("old/path/index.html"), StringComparison.Ordinal);
        Assert.Contains($"<link>{baseUrl}/posts/", site.Text("feed.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_exports_are_the_same_byte_for_byte()
    {
        await site.ExportAsync();
        Assert.Equal(first.Site.Exported(), site.Exported());
        Assert.All(site.Exported(), file => Assert.Equal(first.Site.Read(file), site.Read(file)));
    }

    [Fact]
    public async Task Compressed_files_go_and_come_with_the_wish_for_them()
    {
        first.CopyTo(site);
        Assert.Equal(0, (await site.ExportAsync("--no-compressed")).Code);
        string[] plain = [.. first.Site.Exported().Where(file => Path.GetExtension(file) is not (".br" or ".gz"))];
        Assert.Equal(plain, site.Exported());
        Assert.All(plain.Except([".blog-export"]), file => Assert.Equal(first.Site.Read(file), site.Read(file)));
        Assert.Equal(0, (await site.ExportAsync()).Code);
        Assert.Equal(first.Site.Exported(), site.Exported());
        Assert.All(site.Exported(), file => Assert.Equal(first.Site.Read(file), site.Read(file)));
    }

    [Fact]
    public async Task What_is_switched_off_is_not_there_and_nothing_leads_to_it()
    {
        first.CopyTo(site);
        Assert.Equal(0, (await site.ExportAsync("--Blog:PostCards=false", "--Blog:Search:Enabled=false")).Code);
        var gone = first.Site.Exported().Except(site.Exported()).ToList();
        Assert.All(gone, file => Assert.Matches("^(cards/posts/|search/|opensearch.xml)", file));
        Assert.Equal(["cards/posts", "opensearch.xml", "search"], gone.Select(file => Path.GetExtension(file) is ".br" or ".gz" ? file[..^3] : file).Select(file => file.StartsWith("search/", StringComparison.Ordinal) ? "search" : file.StartsWith("cards/", StringComparison.Ordinal) ? "cards/posts" : file).Distinct().Order(StringComparer.Ordinal));
        Assert.All(site.Exported().Where(file => file.EndsWith(".html", StringComparison.Ordinal)), page => Assert.All(AddressesIn(page), address => Assert.True(Leads(address, ""), address)));
    }

    [Fact]
    public void Formulas_of_an_export_are_rendered_however_little_time_a_page_has() =>
        Assert.Equal(["x", "y"], new HtmlParser().ParseDocument(first.Site.Text("posts/随机森林/index.html")).QuerySelectorAll("math mi").Select(letter => letter.TextContent));

    [Fact]
    public async Task Only_what_changed_is_written_and_only_what_an_export_wrote_is_removed()
    {
        first.CopyTo(site);
        var past = DateTimeOffset.UnixEpoch.AddDays(1).UtcDateTime;
        foreach (var file in site.Exported()) File.SetLastWriteTimeUtc(Path.Combine(site.Out, file), past);
        File.WriteAllText(Path.Combine(site.Out, "CNAME"), "example.org");
        File.Delete(Path.Combine(site.Folder, "posts", "决策树", "图 1.svg"));
        Directory.Delete(Path.Combine(site.Folder, "posts", "决策树"), recursive: true);
        await site.ExportAsync();
        Assert.DoesNotContain(site.Exported(), file => file.Contains("决策树", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(site.Out, "media")));
        Assert.Equal("example.org", site.Text("CNAME"));
        Assert.Equal(past, File.GetLastWriteTimeUtc(Path.Combine(site.Out, "css/site.css")));
        Assert.Equal(past, File.GetLastWriteTimeUtc(Path.Combine(site.Out, "about/index.html")));
        Assert.NotEqual(past, File.GetLastWriteTimeUtc(Path.Combine(site.Out, "index.html")));
    }

    [Fact]
    public async Task A_folder_with_files_of_others_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(site.Out);
        File.WriteAllText(Path.Combine(site.Out, "thesis.txt"), "x");
        var (code, _, error) = await site.ExportAsync();
        Assert.Equal(2, code);
        Assert.Contains("not empty", error, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], site.Exported());
    }

    [Theory]
    [InlineData("posts/out")]
    [InlineData("posts")]
    [InlineData("posts/随机森林.md")]
    public async Task The_posts_are_never_written_to(string output)
    {
        var (code, _, error) = await BlogProcess.RunAsync(site.Folder, "export", "--output", output);
        Assert.Equal(2, code);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(Path.Exists(Path.Combine(site.Folder, "posts", "out")));
    }

    [Fact]
    public async Task Posts_that_are_not_there_make_no_output_folder()
    {
        var (code, _, error) = await BlogProcess.RunAsync(site.Folder, "export", "--posts", "elsewhere", "--output", "out");
        Assert.Equal(2, code);
        Assert.Contains("elsewhere", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(site.Out));
    }

    [Fact]
    public async Task A_file_in_the_way_and_a_link_out_of_the_folder_are_failures_that_leave_them_alone()
    {
        first.CopyTo(site);
        var outside = Directory.CreateDirectory(Path.Combine(site.Folder, "outside")).FullName;
        Directory.Delete(Path.Combine(site.Out, "about"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(site.Out, "about"), outside);
        Directory.CreateDirectory(Path.Combine(site.Out, "posts/新"));
        File.WriteAllText(Path.Combine(site.Out, "posts/新/index.html"), "mine");
        File.WriteAllText(Path.Combine(site.Folder, "posts/新.md"), "# 新");
        var (code, _, error) = await site.ExportAsync("--Blog:PageSize=1");
        Assert.Equal(1, code);
        Assert.Contains("/posts/新: ", error, StringComparison.Ordinal);
        Assert.Contains("/about: ", error, StringComparison.Ordinal);
        Assert.Equal("mine", site.Text("posts/新/index.html"));
        Assert.Empty(Directory.GetFileSystemEntries(outside));
        Assert.Contains("新", site.Text("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leavings_of_an_interrupted_export_are_cleared_away()
    {
        first.CopyTo(site);
        Directory.CreateDirectory(Path.Combine(site.Out, ".blog-export.tmp/staged/posts"));
        File.WriteAllText(Path.Combine(site.Out, ".blog-export.tmp/staged/posts/half.html"), "<p>ha");
        Assert.Equal(0, (await site.ExportAsync()).Code);
        Assert.False(Directory.Exists(Path.Combine(site.Out, ".blog-export.tmp")));
        Assert.DoesNotContain(site.Exported(), file => file.Contains("half", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_server_itself_works_below_a_path_whether_a_proxy_takes_it_off_or_not()
    {
        await using var blog = await BlogServer.StartAsync(ExportedFolder.Posts, "BaseUrl=https://example.org/blog");
        Assert.Equal(await blog.TextAsync("/tags"), await blog.TextAsync("/blog/tags"));
        Assert.Contains("href=\"/blog/archive\"", await blog.TextAsync("/blog"), StringComparison.Ordinal);
        Assert.Contains("href=\"/blog/\"", await blog.TextAsync("/blog/nowhere"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await blog.GetAsync("/blogger")).StatusCode);
        Assert.Equal("/blog/posts/%E9%9A%8F%E6%9C%BA%E6%A3%AE%E6%9E%97", (await blog.GetAsync("/blog/old/path")).Headers.Location!.OriginalString);
        Assert.Contains("\"url\":\"/blog/posts/", await blog.TextAsync("/blog/api/search?q=" + Uri.EscapeDataString("随机森林")), StringComparison.Ordinal);
        Assert.Contains("https://example.org/blog/tags", await blog.TextAsync("/feed.xml"), StringComparison.Ordinal);
    }

    public void Dispose() => site.Dispose();

    private IEnumerable<string> AddressesIn(string page) => new HtmlParser().ParseDocument(site.Text(page))
        .QuerySelectorAll("[href], [src], [action], [poster]")
        .SelectMany(element => new[] { "href", "src", "action", "poster" }.Select(element.GetAttribute))
        .OfType<string>()
        .Where(address => !address.StartsWith('#') && !address.StartsWith("https://", StringComparison.Ordinal) && !address.StartsWith("data:", StringComparison.Ordinal));

    /// <summary>What a plain file server below <paramref name="path"/> would find.</summary>
    private bool Leads(string address, string path)
    {
        if (!address.StartsWith(path + "/", StringComparison.Ordinal)) return false;
        var file = Path.Combine(site.Out, Uri.UnescapeDataString(address[path.Length..].Split('?', '#')[0]).Trim('/'));
        return File.Exists(file) || File.Exists(Path.Combine(file, "index.html"));
    }

    /// <summary>From a disk there is no file but the one that is named.</summary>
    private bool IsFile(string page, string address) =>
        !address.StartsWith('/') && File.Exists(Path.Combine(site.Out, Path.GetDirectoryName(page)!, Uri.UnescapeDataString(address.Split('?', '#')[0])));

    private IEnumerable<string> XmlAddresses() =>
        System.Xml.Linq.XDocument.Parse(site.Text("sitemap.xml")).Root!.Elements().Select(url => url.Elements().First().Value)
            .Concat(new HtmlParser().ParseDocument(WebUtility.HtmlDecode(site.Text("feed.xml"))).QuerySelectorAll("a[href], img[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!));

    /// <summary>An export into an empty folder, from which tests of a second one begin.</summary>
    public sealed class First : IAsyncLifetime
    {
        internal ExportedFolder Site { get; } = new();

        public async ValueTask InitializeAsync() => Assert.Equal(0, (await Site.ExportAsync("--Blog:Markup:ScriptTime=00:00:00.0000001")).Code);

        public ValueTask DisposeAsync()
        {
            Site.Dispose();
            return ValueTask.CompletedTask;
        }

        internal void CopyTo(ExportedFolder other)
        {
            foreach (var file in Site.Exported())
            {
                var copy = Path.Combine(other.Out, file);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(Path.Combine(Site.Out, file), copy);
            }
        }
    }
}
