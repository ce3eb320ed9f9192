namespace Blog.Tests.Http.Abuse;

/// <summary>Requests that are no HTTP, too large, or of methods that a site to read has no use for.</summary>
public sealed class RequestAbuseTests(AbusedBlog abused) : IClassFixture<AbusedBlog>
{
    private const string End = "\r\nConnection: close\r\n\r\n";

    public static TheoryData<string, string, int[]> Malformed => new()
    {
        { "no target", "GET\r\n\r\n", [400] },
        { "no version", "GET /\r\n\r\n", [400] },
        { "a method of spaces", "   / HTTP/1.1\r\nHost: localhost" + End, [400] },
        { "a method with a control character", "G\u0001ET / HTTP/1.1\r\nHost: localhost" + End, [400] },
        { "a method with a colon", "GET: / HTTP/1.1\r\nHost: localhost" + End, [400] },
        { "two spaces before the target", "GET  / HTTP/1.1\r\nHost: localhost" + End, [400] },
        { "another protocol", "GET / HTTX/1.1\r\nHost: localhost" + End, [505] },
        { "a version to come", "GET / HTTP/9.9\r\nHost: localhost" + End, [505] },
        { "the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [0, 400, 505] },
        { "a TLS hello", "\u0016\u0003\u0001\u0000\u0005hello\r\n\r\n", [0, 400] },
        { "a target without a slash", "GET posts HTTP/1.1\r\nHost: localhost" + End, [400, 405] },
        { "a space in the target", "GET /a b HTTP/1.1\r\nHost: localhost" + End, [400] },
        { "a NUL in the target", "GET /\0 HTTP/1.1\r\nHost: localhost" + End, [400] },
        { "a coded NUL in the target", "GET /%00 HTTP/1.1\r\nHost: localhost" + End, [400] },
        { "bytes above ASCII in the target", "GET /\u00ff\u00fe HTTP/1.1\r\nHost: localhost" + End, [400, 404] },
        { "no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", [400] },
        { "two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b" + End, [400] },
        { "a host of markup", "GET / HTTP/1.1\r\nHost: <script>alert(1)</script>" + End, [400] },
        { "a host with a path", "GET / HTTP/1.1\r\nHost: a/../b" + End, [400] },
        { "a host with a space", "GET / HTTP/1.1\r\nHost: a b" + End, [400] },
        { "a port that is no number", "GET / HTTP/1.1\r\nHost: a:b" + End, [400] },
        { "a header without a colon", "GET / HTTP/1.1\r\nHost: localhost\r\nnonsense" + End, [400] },
        { "a header without a name", "GET / HTTP/1.1\r\nHost: localhost\r\n: x" + End, [400] },
        { "a space before the colon", "GET / HTTP/1.1\r\nHost: localhost\r\nX : y" + End, [400] },
        { "a header that is folded", "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b" + End, [400] },
        { "a NUL in a header", "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b" + End, [400] },
        { "a CR alone in a header", "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\rb" + End, [400] },
        { "control characters in a header's name", "GET / HTTP/1.1\r\nHost: localhost\r\nX\u0001: a" + End, [200, 400] },
        { "a negative length", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1" + End, [400] },
        { "a length that is no number", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: many" + End, [400] },
        { "two lengths", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2" + End, [400] },
        { "a length beyond 64 bits", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999" + End, [400] },
        { "a coding of the body that is unknown", "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip" + End, [400, 501] },
        { "chunked, but not last", "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, gzip" + End, [400, 501] },
        { "a length and chunks", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked" + End + "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n", [400, 405] },
        { "chunks of no size", "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked" + End + "zz\r\n", [400, 405] },
        { "a tunnel", "CONNECT localhost:22 HTTP/1.1\r\nHost: localhost:22" + End, [400, 405] },
        { "a tunnel to a path", "CONNECT / HTTP/1.1\r\nHost: localhost" + End, [400, 405] },
        { "another site's address", "GET http://evil.example/ HTTP/1.1\r\nHost: localhost" + End, [200, 400] },
        { "an address without a host", "GET http:/// HTTP/1.1\r\nHost: localhost" + End, [400] },
        { "a body that does not come", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100" + End, [200] },
        { "a body that is too large", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999" + End, [200, 413] },
        { "an expectation nobody meets", "GET / HTTP/1.1\r\nHost: localhost\r\nExpect: 200-ok" + End, [200, 417] },
        { "an upgrade to nothing", "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n", [200] },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_is_malformed_is_refused(string what, string request, int[] expected)
    {
        var answer = await RawAnswer.OfAsync(abused.Server, request);
        abused.AssertHarmless(answer);
        Assert.True(expected.Contains(answer.Status), $"{what}: {answer.Head}");
        Assert.DoesNotContain("HTTP/1.1", answer.Body, StringComparison.Ordinal); // no second request was read out of the first
    }

    public static TheoryData<string> Queries =>
    [
        "/search?q=%", "/search?q=%zz", "/search?q=%u4e2d", "/search?q=%ff%fe", "/search?q=%ed%a0%80", "/search?q=%00", "/search?q=%c0%ae", "/search?q", "/search?", "/search??", "/search?=", "/search?=&&&=", "/search?q=a&q=b", "/search?q[]=a",
        "/search?q=a&page=0", "/search?q=a&page=-1", "/search?q=a&page=99999999999999999999", "/search?q=a&page=a", "/search?q=a&page=1&page=2", "/search?q=a&page=0x10", "/search?q=a&page=%D9%A1", "/search?q=a&year=-1", "/search?q=a&year=a", "/search?q=a&year=99999999999",
        "/search?q=a&tag=%00", "/search?q=a&category=../..", "/search?q=a&series=%ff", "/api/search", "/api/search?q=%ff", "/api/search?q=%00%01", "/api/search?q=a&limit=-1", "/api/search?q=a&limit=a", "/api/search?q=a&limit=1e9", "/api/search?q=a&limit=99999999999",
        "/api/search?q=a&limit=1&limit=2", "/api/search?q=a&limit=", "/api/search?limit=%00", "/api/suggest?limit=x", "/api/suggest?q=%ed%bf%bf", "/page/0", "/page/1", "/page/-1", "/page/2.0", "/page/99999999999999999999", "/page/2147483647", "/page/%32", "/page/NaN", "/page/%D9%A2",
        "/tags/%ff", "/tags/%ed%a0%80", "/tags/%20", "/tags/%0a", "/tags//", "/tags/feed.xml", "/tags//feed.xml", "/tags/%00/feed.xml", "/tags/a/feed.xml/feed.xml", "/categories/%ff/%ff", "/categories//", "/series/%ed%a0%80", "/posts/%ff", "/posts/%f0%9f", "/posts/.md", "/posts/%20.md",
        "/posts/..md", "/posts/a.md.md", "/posts/a%2emd%00", "/errors/500", "/errors/404", "/errors/0", "/errors/99999999999", "/errors/-1", "/errors/200", "/health/", "/health/ready/x", "/metrics/", "/metrics/x", "/media/", "/media", "/media/%ff", "/media/%ed%a0%80",
        "/%", "/%%", "/%2", "/%zz", "/#fragment", "/?#", "/;", "/%3f", "/%23", "/a%3fb=c", "/posts/a%2fb", "/posts/a;v=1", "/posts/a%ef%bb%bf", "/posts/%e7%94%b2%cc%80", "/%e2%80%ae", "/favicon.ico",
        "/cards", "/cards/", "/cards/site", "/cards/site.jpg", "/cards/site.png/", "/cards/site.png%00", "/cards/site.png?w=99999999", "/cards/posts/.png", "/cards/posts/..png", "/cards/posts/a..png", "/cards/posts/a.png.png", "/cards/posts/a.0000000.png", "/cards/posts/a.%00.png",
        "/cards/posts/%ff.png", "/cards/posts/%ed%a0%80.png", "/cards/posts/a%2fb.png", "/cards/posts/a/b.png", "/cards/posts/*.png", "/live", "/live/", "/live/events", "/live/events?page=/", "/live/events?page=%ff", "/live/live.js", "/live/..%2flive.js",
        "/hooks", "/hooks/", "/hooks/git", "/hooks/git/", "/hooks/git?x=%00", "/hooks/git/../git", $"/{AbusedBlog.IndexNowKey}", $"/{AbusedBlog.IndexNowKey}.txt/", $"/{AbusedBlog.IndexNowKey}.txt%00", $"/{AbusedBlog.IndexNowKey}.txt?%ff", $"/x/{AbusedBlog.IndexNowKey}.txt",
    ];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task What_makes_no_sense_is_answered_and_never_breaks_the_server(string target)
    {
        var answer = await RawAnswer.GetAsync(abused.Server, target);
        abused.AssertHarmless(answer);
        Assert.Contains(answer.Status, (int[])[200, 301, 400, 404]);
    }

    public static TheoryData<string, string, int[]> Oversize => new()
    {
        { "a path of 9 KB", Get("/" + new string('a', 9_000)), [414] },
        { "a query of 9 KB", Get("/search?q=" + new string('a', 9_000)), [414] },
        { "a path of 1 MB", Get("/" + new string('a', 1 << 20)), [414, 0] },
        { "a method of 9 KB", new string('G', 9_000) + " / HTTP/1.1\r\nHost: localhost" + End, [400, 414] },
        { "a path just short enough", Get("/" + new string('a', 8_000)), [404] },
        { "a question just short enough", Get("/search?q=" + new string('a', 8_000)), [200] },
        { "a path of 4,000 folders", Get(string.Concat(Enumerable.Repeat("/a", 4_000))), [404] },
        { "a path of 2,000 slashes", Get(new string('/', 2_000)), [404] },
        { "a path of steps up", Get(string.Concat(Enumerable.Repeat("/..", 2_500))), [200] },
        { "the card of a name of 8,000 letters", Get("/cards/posts/" + new string('a', 8_000) + ".png"), [404] },
        { "the card of a name of 9 KB", Get("/cards/posts/" + new string('a', 9_000) + ".png"), [414] },
        { "2,000 values of one name", Get("/search?" + string.Join('&', Enumerable.Repeat("q=a", 2_000))), [200, 400] },
        { "a header of 40 KB", Get("/", "X: " + new string('a', 40_000)), [431] },
        { "a cookie of 40 KB", Get("/", "Cookie: a=" + new string('a', 40_000)), [431] },
        { "headers of 40 KB", Get("/", [.. Enumerable.Range(0, 40).Select(i => $"X{i}: {new string('a', 1_000)}")]), [431] },
        { "a thousand headers", Get("/", [.. Enumerable.Range(0, 1_000).Select(i => $"X{i}: a")]), [431] },
        { "a thousand codings", Get("/", "Accept-Encoding: " + string.Join(',', Enumerable.Range(0, 1_000).Select(i => $"c{i};q=0.{i}"))), [200] },
        { "a thousand ETags", Get("/", "If-None-Match: " + string.Join(',', Enumerable.Range(0, 1_000).Select(i => $"W/\"{i}\""))), [200] },
        { "a thousand ranges", Get("/media/files/data.bin", "Range: bytes=" + string.Join(',', Enumerable.Range(0, 1_000).Select(i => $"{i}-{i}"))), [200, 206, 416] },
    };

    [Theory]
    [MemberData(nameof(Oversize))]
    public async Task What_is_oversize_is_refused_as_such(string what, string request, int[] expected)
    {
        var answer = await RawAnswer.OfAsync(abused.Server, request);
        abused.AssertHarmless(answer);
        Assert.True(expected.Contains(answer.Status), $"{what}: {answer.Head}");
    }

    private static readonly string[] Kinds =
        ["/", "/posts/a", "/posts/a.md", "/tags", "/feed.xml", "/sitemap.xml", "/search?q=a", "/api/search?q=a", "/api/suggest?q=a", "/media/files/data.bin", "/css/site.css", "/health/live", "/health/ready", "/metrics", "/robots.txt", "/nowhere", "/old/a", "/cards/site.png", "/cards/posts/a.png", $"/{AbusedBlog.IndexNowKey}.txt"];

    public static TheoryData<string, string> Writing => new(from method in (string[])["POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "BREW", "get"] from target in Kinds select (method, target));

    [Theory]
    [MemberData(nameof(Writing))]
    public async Task Nothing_can_be_written(string method, string target)
    {
        var answer = await RawAnswer.OfAsync(abused.Server, RawAnswer.Request(method, target, "Content-Length: 0"));
        abused.AssertHarmless(answer);
        Assert.Equal(405, answer.Status);
        Assert.Equal("GET, HEAD, OPTIONS", answer["Allow"]);
    }

    public static TheoryData<string> Targets => [.. Kinds];

    [Theory]
    [MemberData(nameof(Targets))]
    [InlineData("*")]
    public async Task OPTIONS_says_what_can_be_done(string target)
    {
        var answer = await RawAnswer.OfAsync(abused.Server, RawAnswer.Request("OPTIONS", target));
        Assert.Equal(204, answer.Status);
        Assert.Equal("GET, HEAD, OPTIONS", answer["Allow"]);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task HEAD_is_GET_without_the_body(string target)
    {
        var get = await RawAnswer.GetAsync(abused.Server, target);
        var head = await RawAnswer.OfAsync(abused.Server, RawAnswer.Request("HEAD", target));
        Assert.Equal(get.Status, head.Status);
        Assert.Empty(head.Body);
        string[] same = ["Content-Type", "Cache-Control", "Vary", "Location", "Content-Security-Policy", "Accept-Ranges"];
        string[] ofBytes = target is "/api/search?q=a" or "/health/ready" ? [] : head["Content-Length"] is null ? ["ETag"] : ["Content-Length", "ETag"]; // the bytes of these two say how long something took
        foreach (var header in same.Concat(ofBytes)) Assert.Equal(get[header], head[header]);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string target)
    {
        var answer = await RawAnswer.GetAsync(abused.Server, target);
        Assert.Contains("default-src 'none'", answer["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", answer["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", answer["X-Content-Type-Options"]);
        Assert.Equal("same-origin", answer["Cross-Origin-Opener-Policy"]);
        Assert.Equal("strict-origin-when-cross-origin", answer["Referrer-Policy"]);
        Assert.Contains("camera=()", answer["Permissions-Policy"], StringComparison.Ordinal);
        Assert.Null(answer["Strict-Transport-Security"]);
    }

    private static string Get(string target, params string[] headers) => RawAnswer.Request("GET", target, headers);
}
