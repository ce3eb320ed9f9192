using BenchmarkDotNet.Attributes;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;

namespace Blog.Benchmarks.Micro;

/// <summary>The bodies of the sampled posts, one after the other: with nothing remembered of formulas and code, with all of it, and the body itself kept.</summary>
public class Rendering : IDisposable
{
    private readonly MarkupSettings settings = new();
    private readonly MarkupScripts remembering = new();
    private MarkupScripts? forgetful;
    private MarkdownEngine plain = null!;
    private MarkdownEngine cold = null!;
    private MarkdownEngine warm = null!;
    private Site site = null!;
    private Post[] posts = null!;

    [GlobalSetup]
    public void RenderOnce()
    {
        (plain, warm) = (new(settings), new(settings, remembering));
        site = Sample.Site(remembering);
        posts = Sample.PostsOf(site);
        foreach (var post in posts) site.RenderWhole(post);
    }

    /// <summary>An empty memo, and engines that have loaded their scripts. Before each of the others, too: only what is invoked alike has a ratio.</summary>
    [IterationSetup]
    public void Forget()
    {
        forgetful?.Dispose();
        cold = new(settings, forgetful = new());
        cold.Render(new(new SourceText(SitePath.From("warm.md"), "$x$\n\n```js\nlet a;\n```\n"), 0, FrontMatter.Empty), site.Links, RenderTarget.Page);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        forgetful?.Dispose();
        remembering.Dispose();
    }

    [Benchmark(Baseline = true, Description = "cold")]
    public int Cold() => Render(cold);

    [Benchmark(Description = "memoised formulas and code")]
    public int Memoised() => Render(warm);

    [Benchmark(Description = "without formulas and colours")]
    public int Plain() => Render(plain);

    [Benchmark(Description = "from the cache of bodies")]
    public int Kept() => posts.Sum(post => site.Render(post).Html.Length);

    private int Render(MarkdownEngine engine) => posts.Sum(post => engine.Render(post.Parsed.Body, site.Links, RenderTarget.Page).Html.Length);
}
