using System.Diagnostics;
using System.Globalization;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;
using Blog.Tests;

namespace Blog.Benchmarks;

/// <summary>
/// What it costs to render the posts of a folder one after the other: parsed only, with an empty memo, with what the first time left in it, and from the cache of bodies.
/// CPU of the one thread that renders; the script engine works on that thread.
/// </summary>
internal static class RenderBenchmark
{
    public static void Run(string folder)
    {
        using var scripts = new MarkupScripts();
        var settings = new SiteSettings { ShowDrafts = true };
        var engine = new MarkdownEngine(settings.Markup, scripts);
        var plain = new MarkdownEngine(settings.Markup);
        var site = new SiteBuilder(settings, engine).Build(new PostsFolder(folder).Read(), new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var posts = site.Posts.Concat(site.Pages).ToList();
        engine.Render(new(new SourceText(SitePath.From("warm.md"), "$x$\n\n```js\nlet a;\n```\n"), 0, FrontMatter.Empty), site.Links, RenderTarget.Page);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine($"{posts.Count:n0} posts, {posts.Sum(post => (long)post.Parsed.Body.Text.Length) / 1e6:n1} M characters");
        Console.WriteLine("| | median, ms CPU | p99 | slowest | all, s |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        Measure("read for the outline", posts, post => engine.Read(post.Parsed.Body));
        Measure("render without formulas and colours", posts, post => plain.Render(post.Parsed.Body, site.Links, RenderTarget.Page));
        var first = Measure("render, the memo empty at first", posts, post => engine.Render(post.Parsed.Body, site.Links, RenderTarget.Page));
        Line("  of these, with formulas and code", [.. first.Where(item => item.Body is { HasMath: true } body && body.Html.Contains("hljs-", StringComparison.Ordinal)).Select(item => item.Milliseconds)]);
        var again = Measure("render, all in the memo", posts, post => engine.Render(post.Parsed.Body, site.Links, RenderTarget.Page));
        Line("  of these, with formulas and code", [.. again.Where(item => item.Body is { HasMath: true } body && body.Html.Contains("hljs-", StringComparison.Ordinal)).Select(item => item.Milliseconds)]);
        posts.ForEach(post => site.Render(post));
        Measure("from the cache of bodies", posts, post => site.Render(post));
        Console.WriteLine();
        Console.WriteLine($"{first.Count(item => item.Body.IsPartial)} posts ran out of time the first time, {again.Count(item => item.Body.IsPartial)} the second; HTML {first.Sum(item => (long)item.Body.Html.Length) / 1e6:n1} M characters");
        first = again = [];
        Console.WriteLine($"memory: {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:n1} MB kept by the memo and the cache of bodies, {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:n0} MB at the peak");
    }

    private static List<(T Body, double Milliseconds)> Measure<T>(string what, List<Post> posts, Func<Post, T> work)
    {
        var costs = posts.ConvertAll(post =>
        {
            var start = ThreadClock.Elapsed;
            var body = work(post);
            return (body, (ThreadClock.Elapsed - start).TotalMilliseconds);
        });
        Line(what, costs.ConvertAll(item => item.TotalMilliseconds));
        return costs;
    }

    private static void Line(string what, List<double> costs)
    {
        costs.Sort();
        if (costs.Count > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} ({costs.Count:n0}) | {costs[costs.Count / 2]:n2} | {costs[(int)(costs.Count * 0.99)]:n2} | {costs[^1]:n2} | {costs.Sum() / 1000:n2} |"));
    }
}
