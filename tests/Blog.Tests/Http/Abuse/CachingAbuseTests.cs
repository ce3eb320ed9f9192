using System.Globalization;

namespace Blog.Tests.Http.Abuse;

/// <summary>Codings, ETags and ranges, as RFC 9110 has them and as clients misspell them.</summary>
public sealed class CachingAbuseTests(AbusedBlog abused) : IClassFixture<AbusedBlog>
{
    private const int Length = 1000;

    private const string File = "/media/files/data.bin";

    public static TheoryData<string> Compressed => ["/", "/posts/a", "/posts/a.md", "/feed.xml", "/tags", "/search?q=%E6%96%87%E5%AD%97", "/api/search?q=%E6%96%87%E5%AD%97"];

    [Theory]
    [MemberData(nameof(Compressed))]
    public async Task What_is_coded_says_so_to_caches(string target)
    {
        foreach (var coding in (string[])["br", "gzip"])
        {
            var answer = await RawAnswer.GetAsync(abused.Server, target, $"Accept-Encoding: {coding}");
            Assert.Equal(coding, answer["Content-Encoding"]);
            Assert.Contains("Accept-Encoding", answer["Vary"], StringComparison.OrdinalIgnoreCase);
        }
        Assert.Contains("Accept-Encoding", (await RawAnswer.GetAsync(abused.Server, target))["Vary"], StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Compressed))]
    public async Task A_coding_that_is_refused_is_not_sent(string target)
    {
        foreach (var refusal in (string[])["gzip;q=0", "gzip;q=0, br;q=0", "br;q=0.000, gzip;q=0.0", "*;q=0, identity", "identity", "identity;q=1, *;q=0", "deflate", "x-unknown", "", ",,,", ";q=1", "gzip;q=x, br;q=y"])
            Assert.Null((await RawAnswer.GetAsync(abused.Server, target, $"Accept-Encoding: {refusal}"))["Content-Encoding"]);
        Assert.Equal("br", (await RawAnswer.GetAsync(abused.Server, target, "Accept-Encoding: gzip;q=0, br"))["Content-Encoding"]);
    }

    [Theory]
    [MemberData(nameof(Compressed))]
    public async Task No_two_codings_share_a_strong_ETag(string target)
    {
        var tags = new List<string?>();
        foreach (var coding in (string[])["br", "gzip", "identity"]) tags.Add((await RawAnswer.GetAsync(abused.Server, target, $"Accept-Encoding: {coding}"))["ETag"]);
        Assert.All(tags, Assert.NotNull);
        var strong = tags.Where(tag => tag![0] == '"').ToList();
        Assert.Equal(strong.Count, strong.Distinct().Count());
    }

    public static TheoryData<string, string, int> Known => new(
        from target in (string[])["/posts/a", "/feed.xml", "/css/site.css", "/cards/posts/a.png", File]
        from condition in ((string Known, int Status)[])
        [
            ("{0}", 304), ("W/{0}", 304), ("\"a\", {0}", 304), ("{0}, \"a\"", 304), ("\"a\",\"b\",{0},\"c\"", 304), ("W/\"a\", W/{0}", 304), ("*", 304), ("  {0}  ", 304), ("\"a,b\", {0}", 304),
            ("\"other\"", 200), ("W/\"other\"", 200), ("other", 200), ("\"", 200), ("W/", 200), ("", 200), (",,,", 200), ("\"a\" \"b\"", 200), ("<script>alert(1)</script>", 200), ("'{0}'", 200),
        ]
        select (target, condition.Known, condition.Status));

    [Theory]
    [MemberData(nameof(Known))]
    public async Task A_client_is_spared_what_it_knows_and_nothing_else(string target, string known, int status)
    {
        var tag = (await RawAnswer.GetAsync(abused.Server, target))["ETag"]!;
        var bare = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
        var answer = await RawAnswer.GetAsync(abused.Server, target, $"If-None-Match: {string.Format(CultureInfo.InvariantCulture, known, bare)}");
        Assert.Equal(status, answer.Status);
        Assert.Equal(tag, answer["ETag"]);
        if (status is 304) Assert.Empty(answer.Body);
    }

    [Theory]
    [InlineData("If-Modified-Since: yesterday")]
    [InlineData("If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("If-Modified-Since: 99999999999999999999")]
    [InlineData("If-Unmodified-Since: nonsense")]
    [InlineData("If-Range: nonsense")]
    [InlineData("Range: bytes=0-1")]
    [InlineData("Accept: */*;q=nonsense")]
    [InlineData("Accept-Language: ../../etc/passwd")]
    [InlineData("Cache-Control: max-age=nonsense")]
    public async Task A_condition_that_says_nothing_changes_nothing(string header)
    {
        foreach (var target in (string[])["/posts/a", "/feed.xml", "/api/search?q=a"]) Assert.Equal(200, (await RawAnswer.GetAsync(abused.Server, target, header)).Status);
    }

    [Theory]
    [InlineData("bytes=0-3", 0, 4)]
    [InlineData("bytes=0-0", 0, 1)]
    [InlineData("bytes=990-", 990, 10)]
    [InlineData("bytes=-5", 995, 5)]
    [InlineData("bytes=999-999", 999, 1)]
    [InlineData("bytes=0-999999999999", 0, 1000)]
    [InlineData("bytes=-99999", 0, 1000)]
    [InlineData("BYTES=0-3", 0, 4)]
    public async Task A_range_gives_that_part(string range, int start, int count)
    {
        var answer = await RawAnswer.GetAsync(abused.Server, File, $"Range: {range}");
        Assert.Equal(206, answer.Status);
        Assert.Equal($"bytes {start}-{start + count - 1}/{Length}", answer["Content-Range"]);
        Assert.Equal(string.Concat(Enumerable.Range(start, count).Select(i => (char)('a' + (i % 26)))), answer.Body);
    }

    [Theory]
    [InlineData("bytes=1000-")]
    [InlineData("bytes=5000-6000")]
    [InlineData("bytes=-0")]
    public async Task A_range_beyond_the_end_is_416(string range)
    {
        var answer = await RawAnswer.GetAsync(abused.Server, File, $"Range: {range}");
        Assert.Equal(416, answer.Status);
        Assert.Equal($"bytes */{Length}", answer["Content-Range"]);
        Assert.Empty(answer.Body);
    }

    [Theory]
    [InlineData("bytes=5-2")]
    [InlineData("bytes=a-b")]
    [InlineData("bytes=")]
    [InlineData("bytes=-")]
    [InlineData("bytes 0-3")]
    [InlineData("items=0-3")]
    [InlineData("0-3")]
    [InlineData("bytes=0-3,10-13")]
    [InlineData("bytes=0-,0-,0-,0-,0-,0-")]
    [InlineData("bytes=99999999999999999999-")]
    public async Task What_is_no_single_range_gives_the_whole_file(string range)
    {
        var answer = await RawAnswer.GetAsync(abused.Server, File, $"Range: {range}");
        Assert.Equal(200, answer.Status);
        Assert.Equal(Length, answer.Body.Length);
    }

    [Fact]
    public async Task A_range_of_another_version_gives_the_whole_file()
    {
        Assert.Equal(200, (await RawAnswer.GetAsync(abused.Server, File, "Range: bytes=0-3", "If-Range: \"other\"")).Status);
        Assert.Equal(206, (await RawAnswer.GetAsync(abused.Server, File, "Range: bytes=0-3", $"If-Range: {(await RawAnswer.GetAsync(abused.Server, File))["ETag"]}")).Status);
    }
}
