using System.IO.Compression;
using System.Net;
using Blog.Http;
using Blog.Live;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Http;

public sealed class ServingTests(ServingTests.Shared shared) : IClassFixture<ServingTests.Shared>
{
    private const string Files = """
        -- 2024-03-01-注意力.md --
        ---
        title: 注意力
        aliases: [/old/attention, 旧/注意力]
        ---
        查询与键的内积决定了权重，这一段重复若干遍，长到值得压缩。查询与键的内积决定了权重，这一段重复若干遍，长到值得压缩。
        -- img/a.svg --
        <svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>
        -- img/page.html --
        <script>alert(1)</script>
        -- .env --
        SECRET=1
        """;

    private const string Post = "/posts/注意力";

    private readonly BlogServer blog = shared.Server;

    [Fact]
    public async Task Pages_and_nothing_else_name_the_speculation_rules_and_these_leave_questions_and_files_alone()
    {
        await using var blog = await BlogServer.StartAsync("-- a.md --\n# 一", "BaseUrl=https://example.org/blog");
        Assert.Equal("\"/blog/speculation-rules.json\"", (await blog.GetAsync("/")).Headers.GetValues("Speculation-Rules").Single());
        Assert.False((await blog.GetAsync("/feed.xml")).Headers.Contains("Speculation-Rules"));
        var answer = await blog.GetAsync("/speculation-rules.json");
        Assert.Equal("application/speculationrules+json", answer.Content.Headers.ContentType!.MediaType);
        var rules = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("""{"href_matches":"/blog/*"}""", rules, StringComparison.Ordinal);
        Assert.Contains(@"""/blog/*\\?(.+)""", rules, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fonts_of_formulas_are_fetched_ahead_only_for_a_page_that_has_formulas()
    {
        await using var blog = await BlogServer.StartAsync("-- a.md --\n# 一\n\n$x$\n-- b.md --\n# 二");
        Assert.Contains("""as="font" type="font/woff2" crossorigin""", await blog.TextAsync("/posts/a"), StringComparison.Ordinal);
        Assert.DoesNotContain("preload", await blog.TextAsync("/posts/b"), StringComparison.Ordinal);
        var fonts = System.Text.RegularExpressions.Regex.Matches(await blog.TextAsync("/posts/a"), "rel=\"preload\" href=\"/lib/katex/([^\"]*)\"").Select(font => font.Groups[1].Value).ToList();
        var styles = await blog.TextAsync("/lib/katex/katex.min.css");
        Assert.Equal(2, fonts.Count);
        Assert.All(fonts, font => Assert.Contains($"url({font})", styles, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_filings_of_a_site_stand_at_the_foot_of_every_page()
    {
        await using var blog = await BlogServer.StartAsync("-- a.md --\n# 一", "Icp=京ICP备2024000000号-1", "PublicSecurity=京公网安备 11010802000000号");
        var page = await blog.TextAsync("/posts/a");
        Assert.Contains("""<a href="https://beian.miit.gov.cn/" rel="nofollow" lang="zh-CN">京ICP备2024000000号-1</a>""", page, StringComparison.Ordinal);
        Assert.Contains("code=11010802000000\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_whose_formulas_ran_out_of_time_is_answered_and_not_kept()
    {
        await using var hurried = await BlogServer.StartAsync("-- a.md --\n# 甲\n\n" + string.Concat(Enumerable.Range(0, 300).Select(number => $"$x_{{{number}}}$ ")), "Markup:ScriptTime=00:00:00.0000001");
        var answer = await hurried.GetAsync("/posts/a");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains("甲", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"postponed\" role=\"status\">", page, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", page, StringComparison.Ordinal);
        Assert.True((await hurried.GetAsync("/feed.xml")).Headers.CacheControl?.NoStore);
        await hurried.TextAsync("/tags");
        var pages = hurried.Services.GetRequiredService<LiveSite>().Current!.Pages!;
        Assert.Null(pages.Find("/posts/a"));
        Assert.Null(pages.Find("/feed.xml"));
        Assert.NotNull(pages.Find("/tags"));
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, br", "br")]
    [InlineData("br;q=0.5, gzip;q=0.9", "gzip")]
    [InlineData("gzip;q=0", null)]
    [InlineData("gzip;q=0, br;q=0, *;q=0", null)]
    [InlineData("*", "br")]
    [InlineData("identity", null)]
    [InlineData("deflate", null)]
    [InlineData("", null)]
    [InlineData("garbage;;;q=x", null)]
    public async Task A_page_is_coded_as_the_client_likes_best(string accept, string? coding)
    {
        for (var round = 0; round < 2; round++) // made, then from the store
        {
            var response = await blog.GetAsync(Post, ("Accept-Encoding", accept));
            Assert.Equal(coding, response.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
            Assert.Contains("查询与键的内积", await DecodeAsync(response), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_coding_has_an_ETag_of_its_own_and_two_servers_agree_on_it()
    {
        await using var one = await BlogServer.StartAsync(Files);
        await using var two = await BlogServer.StartAsync(Files);
        var tags = new HashSet<string>();
        foreach (var coding in (string[])["br", "gzip", "identity"])
        {
            var tag = (await one.GetAsync(Post, ("Accept-Encoding", coding))).Headers.ETag;
            Assert.NotNull(tag);
            Assert.False(tag.IsWeak);
            Assert.True(tags.Add(tag.Tag));
            Assert.Equal(tag, (await two.GetAsync(Post, ("Accept-Encoding", coding))).Headers.ETag);
        }
    }

    [Theory]
    [InlineData("{0}", HttpStatusCode.NotModified)]
    [InlineData("W/{0}", HttpStatusCode.NotModified)]
    [InlineData("\"a\", \"b\" , W/{0}", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"other\"", HttpStatusCode.OK)]
    [InlineData("not a tag", HttpStatusCode.OK)]
    public async Task A_client_that_has_the_page_gets_304(string known, HttpStatusCode expected)
    {
        var tag = (await blog.GetAsync(Post)).Headers.ETag!.Tag;
        var response = await blog.GetAsync(Post, ("If-None-Match", known.Replace("{0}", tag, StringComparison.Ordinal)));
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(tag, response.Headers.ETag!.Tag);
    }

    /// <summary>RFC 9110, 15.4.5: nothing that the client has already, and all that it needs to keep the page.</summary>
    [Fact]
    public async Task A_304_has_only_what_a_kept_page_is_updated_with()
    {
        var tag = (await blog.GetAsync(Post, ("Accept-Encoding", "br"))).Headers.ETag!;
        var response = await blog.GetAsync(Post, ("Accept-Encoding", "br"), ("If-None-Match", tag.Tag));
        Assert.Equal(["Cache-Control", "Date", "ETag", "Vary"], response.Headers.Select(header => header.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_with_another_policy_is_another_page_to_a_client()
    {
        byte[] body = [.. "文"u8];
        Assert.NotEqual(await TagAsync(new(body, "text/html", "no-cache", ContentPolicy.With(["https://giscus.app"]))), await TagAsync(new(body, "text/html", "no-cache")));

        static async Task<string> TagAsync(StoredResponse page)
        {
            var context = new DefaultHttpContext();
            await page.WriteAsync(context);
            return context.Response.Headers.ETag!;
        }
    }

    [Fact]
    public async Task The_ETag_of_another_coding_is_not_this_page()
    {
        var brotli = (await blog.GetAsync(Post, ("Accept-Encoding", "br"))).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.OK, (await blog.GetAsync(Post, ("If-None-Match", brotli))).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Post)]
    [InlineData(Post + ".md")]
    [InlineData("/feed.xml")]
    [InlineData("/sitemap.xml")]
    [InlineData("/media/img/a.svg")]
    [InlineData("/api/search?q=权重")]
    public async Task HEAD_answers_as_GET_without_a_body(string url)
    {
        var get = await blog.GetAsync(url);
        var head = await blog.SendAsync(HttpMethod.Head, url);
        Assert.Equal(HttpStatusCode.OK, get.StatusCode);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("POST", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", HttpStatusCode.NoContent)]
    public async Task Only_reading_is_allowed(string method, HttpStatusCode expected)
    {
        var response = await blog.SendAsync(new(method), "/");
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/old/attention")]
    [InlineData("/旧/注意力")]
    [InlineData("/old/attention/")]
    [InlineData(Post + "/")]
    public async Task An_old_address_leads_to_the_post(string old)
    {
        var response = await blog.GetAsync(old);
        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(Post, Uri.UnescapeDataString(response.Headers.Location!.ToString()));
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/%2Fevil.example/")]
    public async Task No_address_redirects_to_another_host(string url)
    {
        var location = (await blog.GetAsync(blog.Address + url)).Headers.Location;
        Assert.True(location is null || new Uri(new(blog.Address), location).Authority == new Uri(blog.Address).Authority, $"redirected to {location}");
    }

    [Theory]
    [InlineData("/media/../../etc/passwd")]
    [InlineData("/media/..%2f..%2fetc/passwd")]
    [InlineData("/media/..%5c..%5cetc%5cpasswd")]
    [InlineData("/media/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/media//etc/passwd")]
    [InlineData("/media/.env")]
    [InlineData("/media/img/")]
    [InlineData("/media/2024-03-01-注意力.md")]
    public async Task Media_serves_only_the_files_beside_the_posts(string url)
    {
        Assert.Contains((await blog.GetAsync(url)).StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.MovedPermanently, HttpStatusCode.BadRequest]);
    }

    [Fact]
    public async Task A_picture_cannot_run_script_and_a_page_beside_the_posts_is_not_served()
    {
        var picture = await blog.GetAsync("/media/img/a.svg");
        Assert.Contains("sandbox", picture.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await blog.GetAsync("/media/img/page.html")).StatusCode);
    }

    [Fact]
    public async Task Media_answers_ranges()
    {
        var response = await blog.GetAsync("/media/img/a.svg", ("Range", "bytes=0-3"));
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal("<svg", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/feed.xml")]
    public async Task Every_answer_forbids_foreign_content(string url)
    {
        var response = await blog.GetAsync(url);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task The_source_of_a_post_is_what_its_author_wrote()
    {
        Assert.StartsWith("---\ntitle: 注意力\n", await blog.TextAsync(Post + ".md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_page_is_404_in_the_site_s_own_look_without_internals()
    {
        var response = await blog.GetAsync("/posts/没有");
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<h1", html, StringComparison.Ordinal);
        Assert.DoesNotContain(blog.Folder, html, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", html, StringComparison.Ordinal);
    }

    private static async Task<string> DecodeAsync(HttpResponseMessage response)
    {
        var wire = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        Stream plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(wire, CompressionMode.Decompress),
            "gzip" => new GZipStream(wire, CompressionMode.Decompress),
            _ => wire,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public sealed class Shared() : SharedBlog(Files);
}
