using Blog.Engine.Content.Posts;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Engine.Search.Model;

namespace Blog.Benchmarks.Micro;

/// <summary>The part of a folder that the micro-benchmarks work on; they are made by BenchmarkDotNet, which hands them nothing.</summary>
internal static class Sample
{
    private const int Posts = 100;
    private const int Documents = 1_000;

    public static string Folder { get; set; } = "posts";

    /// <summary>The site of the folder. Formulas and code show as their source where there are no scripts.</summary>
    public static Site Site(MarkupScripts? scripts = null)
    {
        var settings = new SiteSettings { ShowDrafts = true };
        return new SiteBuilder(settings, new MarkdownEngine(settings.Markup, scripts)).Build(new PostsFolder(Folder).Read(), new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    /// <summary>A hundred posts, or all where there are fewer, evenly spread from the shortest to the longest.</summary>
    public static Post[] PostsOf(Site site)
    {
        var bySize = site.Posts.OrderBy(post => post.Parsed.Body.Text.Length).ThenBy(post => post.Path).ToList();
        var count = Math.Min(Posts, bySize.Count);
        return [.. Enumerable.Range(0, count).Select(i => bySize[i * bySize.Count / count])];
    }

    /// <summary>A thousand documents, or all where there are fewer.</summary>
    public static List<SearchDocument> SearchDocuments() => [.. SearchBenchmark.Documents(Folder).Take(Documents)];
}
