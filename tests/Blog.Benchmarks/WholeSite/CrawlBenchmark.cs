using System.Globalization;
using Blog.Tests.Exporting;

namespace Blog.Benchmarks.WholeSite;

/// <summary>A folder of posts exported, served by nginx as docs/deploying.md says, and crawled: what leads nowhere, and which bytes are not the server's.</summary>
internal static class CrawlBenchmark
{
    private static readonly string[] Settings = ["--Blog:BaseUrl=https://example.org", "--Blog:IsStatic=true", "--environment=Production"];

    /// <summary>True when every byte is the server's. What authors link to and do not have is counted, and is theirs.</summary>
    public static async Task<bool> RunAsync(string posts)
    {
        var work = Directory.CreateTempSubdirectory("blog-crawl-").FullName;
        try
        {
            var (app, output, manual) = (Path.Combine(work, "app"), Path.Combine(work, "public"), Path.Combine(SiteBenchmark.ProjectOf("docs"), "deploying.md"));
            await SiteBenchmark.PublishAsync(app);
            SiteBenchmark.Line("export", $"{await Tool.RunAsync("dotnet", Path.Combine(app, "Blog.dll"), "export", "--posts", posts, "--output", output, "--base-url", "https://example.org")}");
            await using var nginx = await Nginx.StartAsync(output, await File.ReadAllTextAsync(manual));
            var crawl = await Crawl.ThroughAsync(nginx.Client);
            await using var site = await RunningSite.StartAsync(app, posts, Path.Combine(work, "cache"), Settings);
            return await CompareAsync(crawl, site);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<bool> CompareAsync(Crawl crawl, RunningSite site)
    {
        var others = new List<string>();
        foreach (var (address, bytes) in crawl.Files)
        {
            using var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative));
            if (!(await answer.Content.ReadAsByteArrayAsync()).AsSpan().SequenceEqual(bytes)) others.Add(address);
        }
        SiteBenchmark.Line("crawled", $"{crawl.Files.Count} files, {crawl.Links} links", $"{crawl.Broken.Count} broken, {others.Count.ToString(CultureInfo.InvariantCulture)} with other bytes than the server's");
        foreach (var line in crawl.Broken.Concat(others)) Console.WriteLine($"  {line}");
        return others.Count == 0;
    }
}
