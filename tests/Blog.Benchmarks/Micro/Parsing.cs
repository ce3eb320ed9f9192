using BenchmarkDotNet.Attributes;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;
using Markdig;

namespace Blog.Benchmarks.Micro;

/// <summary>The sampled posts parsed, one after the other.</summary>
public class Parsing
{
    private readonly SiteSettings settings = new();
    private readonly MarkdownPipeline defaults = new MarkdownPipelineBuilder().Build();
    private readonly MarkdownPipeline extended = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();
    private MarkdownEngine engine = null!;
    private PostParser parser = null!;
    private Post[] posts = null!;
    private string[] texts = null!;

    [GlobalSetup]
    public void ReadPosts()
    {
        engine = new(settings.Markup);
        parser = new(settings, engine);
        posts = Sample.PostsOf(Sample.Site());
        texts = [.. posts.Select(post => post.Parsed.Body.Text)];
    }

    [Benchmark(Baseline = true, Description = "Markdig, CommonMark alone")]
    public int CommonMark() => texts.Sum(text => Markdown.Parse(text, defaults).Count);

    [Benchmark(Description = "Markdig, all its extensions")]
    public int AllExtensions() => texts.Sum(text => Markdown.Parse(text, extended).Count);

    [Benchmark(Description = "ours, with the outline")]
    public int Outline() => posts.Sum(post => engine.Read(post.Parsed.Body).Headings.Length);

    [Benchmark(Description = "ours, the whole file")]
    public int File() => posts.Sum(post => parser.Parse(post.Parsed.Source).Title.Length);
}
