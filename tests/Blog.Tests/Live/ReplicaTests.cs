using Blog.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Live;

/// <summary>Two servers, each with a copy of the posts of its own, as after two <c>git clone</c>s.</summary>
public sealed class ReplicaTests
{
    private const string Files = """
        -- 2024-03-01-a.md --
        ---
        title: 甲
        tags: [机器学习/集成学习, 数学]
        categories: [笔记]
        series: 一
        ---
        $x^2$ 与 [[乙]]，![图](img/a.svg)

        ```py
        print(1)
        ```
        -- 2024-03-01-b.md --
        ---
        title: 乙
        tags: [数学]
        series: 一
        ---
        同一天的另一篇
        -- 2024-03-01-c.md --
        # 丙

        又一篇
        -- about.md --
        ---
        layout: page
        date: 2024-01-01
        ---
        关于
        -- img/a.svg --
        <svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>
        -- files/data.csv --
        a,b
        """;

    [Fact]
    public async Task Two_servers_give_the_same_bytes_in_the_same_order_with_the_same_ETags()
    {
        await using var one = await BlogServer.StartAsync(Files);
        await using var two = await BlogServer.StartAsync(Files);
        foreach (var file in Directory.EnumerateFiles(two.Folder, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, new(2025, 5, 5, 0, 0, 0, DateTimeKind.Utc));
        two.Save("d.md", "# 丁");
        await two.WaitForTextAsync("/", "丁");
        File.Delete(Path.Combine(two.Folder, "d.md"));
        await two.WaitForAsync("/posts/d", response => response.StatusCode is System.Net.HttpStatusCode.NotFound);
        var pages = one.Services.GetRequiredService<LiveSite>().Current!.Site.Urls.Select(page => page.Url.Encoded);
        foreach (var url in pages.Concat(["/feed.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/robots.txt", "/llms.txt", "/opensearch.xml", "/posts/a.md", "/media/img/a.svg", "/media/files/data.csv", "/search?q=%E7%94%B2"]))
        {
            foreach (var coding in (string[])["br", "gzip", "identity"]) Assert.Equal(await AskAsync(one, url, coding), await AskAsync(two, url, coding));
        }
    }

    private static async Task<(string Url, string? ETag, string Bytes)> AskAsync(BlogServer server, string url, string coding)
    {
        var response = await server.GetAsync(url, ("Accept-Encoding", coding));
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return ($"{(int)response.StatusCode} {url}", response.Headers.ETag?.ToString(), Convert.ToHexString(bytes));
    }
}
