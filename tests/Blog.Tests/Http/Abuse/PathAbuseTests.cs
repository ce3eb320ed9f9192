namespace Blog.Tests.Http.Abuse;

/// <summary>No path leads to anything but pages and the files that lie in sight beside the posts.</summary>
public sealed class PathAbuseTests(AbusedBlog abused) : IClassFixture<AbusedBlog>
{
    private static readonly string[] Folders = ["/", "/media/", "/posts/", "/css/", "/tags/", "/cards/", "/cards/posts/"];

    private static readonly string[] Spellings =
    [
        "../secret.txt", "../../secret.txt", "..%2fsecret.txt", "..%2Fsecret.txt", "%2e%2e/secret.txt", "%2e%2e%2fsecret.txt", "%2E%2E%2Fsecret.txt", ".%2e/secret.txt", "..%5csecret.txt",
        "..\\secret.txt", "%2e%2e%5csecret.txt", "%252e%252e%252fsecret.txt", "%252e%252e/secret.txt", "..%252fsecret.txt", "..%c0%afsecret.txt", "%c0%ae%c0%ae/secret.txt", "%c0%ae%c0%ae%c0%afsecret.txt",
        "..%e0%80%afsecret.txt", "..%f0%80%80%afsecret.txt", "..%c1%9csecret.txt", "%u002e%u002e/secret.txt", "..;/secret.txt", "..;a=b/secret.txt", "....//secret.txt", "....\\\\secret.txt", ".../secret.txt",
        "..%00/secret.txt", "..%0d%0a/secret.txt", "secret.txt%00.svg", "a.md%00", "files/../../secret.txt", "files/./../../secret.txt", "files//..//..//secret.txt", "img/..%2f..%2fsecret.txt",
        "img/a.svg/../../../secret.txt", "/etc/passwd", "//etc/passwd", "%2fetc%2fpasswd", "%2f%2fetc%2fpasswd", "../../../../../../../../../../etc/passwd", "..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "file:///etc/passwd", "C:%5cWindows%5cwin.ini", "%5c%5chost%5cshare", "\uFF0E\uFF0E/secret.txt", "\u2025/secret.txt", "%ef%bc%8e%ef%bc%8e%ef%bc%8fsecret.txt",
        "files/data.bin::$DATA", "files/data.bin:$DATA", "a.md::$DATA", "files::$INDEX_ALLOCATION", "files/data.bin.", "files/data.bin%20", "files/data.bin%09", "files/data.bin/", "files/data.bin/x",
        "FILES/data.bin", "files/data.bin~", "files/DATA~1.BIN", ".env", "%2eenv", ".%65nv", "./.env%20", ".git/config", ".git%2fconfig", "%2egit/config", ".git/", "sub/.secret.md", "sub/%2esecret.md", "_drafts/x.md", "%E8%8D%89%E7%A8%BF.md", "a.md",
        "leak.txt", "leak.md", "leakdir/secret.txt", "leakdir/", "leakdir/posts/a.md", "loop.txt", "secret.txt", "secret/b.md", "b", "files/", "files", "img/", "sub/", "./", "~/", "~root/",
        "appsettings.json", "Blog.dll", "Blog.deps.json", "Blog.runtimeconfig.json", "Blog.staticwebassets.endpoints.json", "web.config", "bin/", "_framework/blog.js", ".well-known/", "index.md", "search.index", "markup/young.memo",
    ];

    public static TheoryData<string> Paths => [.. Folders.SelectMany(folder => Spellings.Select(spelling => folder + spelling)).Except(["/posts/a.md", "/./"])];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task No_spelling_of_a_path_leads_outside(string path)
    {
        var answer = await RawAnswer.GetAsync(abused.Server, path);
        abused.AssertHarmless(answer);
        Assert.Contains(answer.Status, (int[])[301, 400, 404]);
    }

    [Fact]
    public async Task What_lies_in_sight_is_served()
    {
        Assert.Equal(200, (await RawAnswer.GetAsync(abused.Server, "/media/files/data.bin")).Status);
        Assert.Equal(200, (await RawAnswer.GetAsync(abused.Server, "/media/files/../img/a.svg")).Status);
        Assert.Equal(200, (await RawAnswer.GetAsync(abused.Server, "/%70osts/a")).Status);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("///evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\\/evil.example/")]
    [InlineData("/%2fevil.example/")]
    [InlineData("/%2f%2fevil.example/")]
    [InlineData("/%5cevil.example/")]
    [InlineData("/.//evil.example/")]
    [InlineData("/..//evil.example/")]
    [InlineData("/x/..//evil.example/")]
    [InlineData("/%09/evil.example/")]
    [InlineData("/%0d%0aLocation:%20https://evil.example/")]
    [InlineData("/%0d%0aSet-Cookie:%20a=b/")]
    [InlineData("/posts/a/?next=//evil.example")]
    [InlineData("/posts/a/?%0d%0aSet-Cookie:a=b")]
    [InlineData("/old/a?//evil.example")]
    [InlineData("/old/a/")]
    [InlineData("/@evil.example/")]
    [InlineData("/.evil.example/")]
    [InlineData("/posts//evil.example/")]
    [InlineData("http://evil.example/posts/a/")]
    [InlineData("https://evil.example//posts/a/")]
    public async Task No_address_leads_to_another_site(string target)
    {
        var answer = await RawAnswer.GetAsync(abused.Server, target);
        abused.AssertHarmless(answer);
        Assert.Contains(answer.Status, (int[])[200, 301, 400, 404]);
    }

    [Theory]
    [InlineData("Host: evil.example")]
    [InlineData("X-Forwarded-Host: evil.example")]
    [InlineData("X-Forwarded-Proto: evil.example")]
    [InlineData("X-Forwarded-Prefix: /evil.example")]
    [InlineData("X-Original-URL: /evil.example")]
    [InlineData("X-Rewrite-Url: /evil.example")]
    [InlineData("Forwarded: host=evil.example")]
    [InlineData("Referer: https://evil.example/")]
    [InlineData("User-Agent: evil.example")]
    [InlineData("X-HTTP-Method-Override: evil.example")]
    public async Task No_header_of_a_request_comes_back_in_a_page(string header)
    {
        foreach (var target in (string[])["/", "/posts/a", "/posts/a/", "/feed.xml", "/sitemap.xml", "/nowhere"])
        {
            var request = $"GET {target} HTTP/1.1\r\n{(header.StartsWith("Host", StringComparison.Ordinal) ? "" : "Host: localhost\r\n")}{header}\r\nConnection: close\r\n\r\n";
            Assert.DoesNotContain("evil.example", (await RawAnswer.OfAsync(abused.Server, request)).Text, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string> Payloads =>
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' autofocus onfocus='alert(1)", "</title><svg/onload=alert(1)>", "javascript:alert(1)//", "{{7*7}}${7*7}@(7*7)", "--><script>alert(1)</script>",
        "]]><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "\u2028<script>alert(1)</script>", "<mark><b onclick=alert(1)>", "%3Cscript%3Ealert(1)%3C/script%3E",
    ];

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task What_is_asked_comes_back_as_text_alone(string payload)
    {
        var encoded = Uri.EscapeDataString(payload);
        foreach (var target in (string[])["/search?q=" + encoded, "/search?q=a&tag=" + encoded, "/search?q=a&sort=" + encoded, "/api/search?q=" + encoded, "/api/suggest?q=" + encoded, "/nowhere/" + encoded, "/tags/" + encoded, "/posts/a/?" + encoded])
        {
            var answer = await RawAnswer.GetAsync(abused.Server, target);
            abused.AssertHarmless(answer);
            foreach (var live in (string[])["<img src=x", "onfocus='", "<svg/onload", "<b onclick", "49$49", "href=\"javascript:"]) Assert.DoesNotContain(live, answer.Body, StringComparison.OrdinalIgnoreCase);
        }
    }
}
