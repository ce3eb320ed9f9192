using System.Diagnostics;
using System.Text.Json;
using Blog.Engine.Publishing;
using Blog.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Live;

/// <summary>However a site came to be what it is, it shows what a server shows that is started on the same folder.</summary>
public sealed class ChurnTests
{
    private static readonly string[] Words = ["随机森林", "梯度", "注意力", "内积", "收敛"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_edits_renames_moves_and_deletes_every_page_is_that_of_a_server_started_afresh(int seed)
    {
        var folder = TestSite.OnDisk(string.Join('\n', Enumerable.Range(0, 12).Select(i => $"-- p{i}.md --\n{Text(new(i), i)}")));
        await using var churned = await BlogServer.StartOnAsync(folder);
        var random = new Random(seed);
        for (var step = 0; step < 40; step++)
        {
            Change(folder, random, step);
            if (random.Next(3) == 0) await Task.Delay(random.Next(60), TestContext.Current.CancellationToken);
        }

        await using var fresh = await BlogServer.StartOnAsync(folder);

        var expected = await SettledAsync(fresh);
        await WaitForAsync(churned, fresh);
        Assert.Equal(expected, await SettledAsync(churned));
        Directory.Delete(folder, recursive: true);
    }

    private static string Text(Random random, int number) =>
        $"---\ntags: [{Words[random.Next(Words.Length)]}]\ndate: 2024-0{random.Next(1, 9)}-1{random.Next(10)}\n---\n# 第 {number} 篇\n\n"
        + $"{Words[random.Next(Words.Length)]}见 [[p{random.Next(12)}]]，式 $x_{{{random.Next(50)}}}$。";

    private static void Change(string folder, Random random, int step)
    {
        var files = Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var file = files[random.Next(files.Count)];
        switch (random.Next(6))
        {
            case 0 when files.Count > 5: File.Delete(file); break;
            case 1: File.Move(file, Path.Combine(folder, $"r{step}.md")); break;
            case 2: File.Move(file, Path.Combine(Directory.CreateDirectory(Path.Combine(folder, $"d{random.Next(3)}")).FullName, $"m{step}.md")); break;
            case 3: File.WriteAllText(Path.Combine(folder, $"n{step}.md"), Text(random, step)); break;
            default: File.WriteAllText(file, Text(random, step)); break;
        }
    }

    private static async Task WaitForAsync(BlogServer churned, BlogServer fresh)
    {
        var clock = Stopwatch.StartNew();
        while (NameOf(churned) != NameOf(fresh))
        {
            Assert.True(clock.Elapsed < Patience, "the last edits are not shown");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static string NameOf(BlogServer blog) => blog.Services.GetRequiredService<LiveSite>().Current!.Name;

    /// <summary>Every page, feed and answer of the search.</summary>
    private static async Task<List<(string Url, string Text)>> SettledAsync(BlogServer blog)
    {
        var site = blog.Services.GetRequiredService<LiveSite>().Current!.Site;
        await site.Indexing;
        string[] urls = [.. site.Urls.Select(page => page.Url.ToString()).Order(StringComparer.Ordinal), "/feed.xml", "/atom.xml", "/feed.json", "/sitemap.xml"];
        var texts = new List<(string, string)>();
        foreach (var url in urls) texts.Add((url, await WholeAsync(blog, site, url)));
        foreach (var word in Words) texts.Add((word, JsonDocument.Parse(await WholeAsync(blog, site, $"/api/search?q={Uri.EscapeDataString(word)}")).RootElement.GetProperty("hits").GetRawText()));
        return texts;
    }

    /// <summary>Asks again while some formula was not ready in time.</summary>
    private static async Task<string> WholeAsync(BlogServer blog, Site site, string url)
    {
        while (true)
        {
            var before = site.Postponements;
            var text = await blog.TextAsync(url);
            if (site.Postponements == before) return text;
        }
    }
}
