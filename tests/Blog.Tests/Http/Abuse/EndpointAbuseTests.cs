namespace Blog.Tests.Http.Abuse;

/// <summary>Addresses that are not pages: what may be asked of each, and by whom.</summary>
public sealed class EndpointAbuseTests(AbusedBlog abused) : IClassFixture<AbusedBlog>
{
    [Theory]
    [InlineData("/cards/posts/%E8%8D%89%E7%A8%BF.png")]
    [InlineData("/cards/posts/%E8%8D%89%E7%A8%BF.00000000.png")]
    [InlineData("/cards/posts/x.png")]
    [InlineData("/cards/posts/b.png")]
    [InlineData("/cards/posts/leak.png")]
    public async Task What_is_not_published_has_no_card(string target) => Assert.Equal(404, (await RawAnswer.GetAsync(abused.Server, target)).Status);

    [Theory]
    [InlineData("00000000")]
    [InlineData("ffffffff")]
    [InlineData("........")]
    [InlineData("%3Cscript")]
    public async Task A_made_up_mark_makes_no_other_card(string mark)
    {
        var answer = await RawAnswer.GetAsync(abused.Server, $"/cards/posts/a.{mark}.png");
        abused.AssertHarmless(answer);
        if (answer.Status == 200) Assert.Equal((await RawAnswer.GetAsync(abused.Server, "/cards/posts/a.png"))["ETag"], answer["ETag"]);
        else Assert.Equal(404, answer.Status);
    }

    [Theory]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("evil.example")]
    [InlineData("localhost.")]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    public async Task A_host_that_is_not_this_machine_has_no_metrics(string host)
    {
        var answer = await RawAnswer.OfAsync(abused.Server, $"GET /metrics HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        abused.AssertHarmless(answer);
        Assert.Equal(404, answer.Status);
    }

    [Theory]
    [InlineData("X-Forwarded-For: 127.0.0.1")]
    [InlineData("X-Forwarded-For: <script>alert(1)</script>")]
    [InlineData("Forwarded: for=\"[::1]\"")]
    [InlineData("x-real-ip: 127.0.0.1")]
    [InlineData("Via: ")]
    public async Task Whoever_comes_through_a_proxy_has_no_metrics(string header) => Assert.Equal(404, (await RawAnswer.GetAsync(abused.Server, "/metrics", header)).Status);

    /// <summary>Figures name the types of exceptions, so that only what is secret is looked for in them.</summary>
    [Theory]
    [InlineData("/metrics", "Accept: application/openmetrics-text; version=99; q=nonsense")]
    [InlineData("/metrics", "Accept: ,,,;;;q=")]
    [InlineData("/metrics", "Accept-Encoding: gzip;q=0, *;q=1")]
    [InlineData("/metrics", "X-Prometheus-Scrape-Timeout-Seconds: -1")]
    [InlineData("/metrics?name[]=a", "Accept: */*")]
    [InlineData("/metrics?%ff=%00", "Accept: */*")]
    public async Task A_scraper_that_asks_in_odd_ways_is_answered(string target, string header)
    {
        var answer = await RawAnswer.GetAsync(abused.Server, target, header);
        Assert.Contains(answer.Status, (int[])[200, 406]);
        foreach (var secret in (string[])[AbusedBlog.Secret, Repository.Root, "<script"]) Assert.DoesNotContain(secret, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_of_IndexNow_is_text_and_nothing_else()
    {
        var answer = await RawAnswer.GetAsync(abused.Server, $"/{AbusedBlog.IndexNowKey}.txt", "Accept: text/html");
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("text/plain", answer["Content-Type"], StringComparison.Ordinal);
        Assert.Contains(AbusedBlog.IndexNowKey, answer.Body, StringComparison.Ordinal);
    }
}
