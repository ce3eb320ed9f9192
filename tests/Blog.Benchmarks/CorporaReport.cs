using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Tests.Corpora;
using Blog.Tests.Markup;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;

namespace Blog.Benchmarks;

/// <summary>
/// What becomes of real blogs, as a table in Markdown: with this engine, and with Markdig's <c>UseAdvancedExtensions</c> as most blogs on .NET have it.
/// </summary>
internal static class CorporaReport
{
    public static void Run()
    {
        using var scripts = new MarkupScripts();
        Console.WriteLine("| corpus | posts | formulas rendered / refused (found by Markdig) | code highlighted / plain | images / missing | links / broken | text lost (by Markdig) |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        var all = Corpus.All.Select(corpus => (corpus.Name, Sum(corpus.SiteWith(scripts)))).ToList();
        foreach (var (name, counts) in all) Write(name, counts);
        Write("all", all.Aggregate(new Counts(), (sum, row) => sum + row.Item2));
    }

    private static Counts Sum(Site site) => site.Posts.Concat(site.Pages).Aggregate(new Counts(), (sum, post) => sum + Count(post, site.Render(post).Html));

    private static Counts Count(Post post, string html)
    {
        var page = new HtmlParser().ParseDocument($"<body>{html}</body>");
        var code = page.QuerySelectorAll("figure.code").Length;
        var highlighted = page.QuerySelectorAll("figure.code").Count(figure => figure.QuerySelector("[class^=hljs-]") is not null);
        return new()
        {
            Posts = 1,
            Rendered = page.QuerySelectorAll(".math:has(math)").Length,
            Refused = page.QuerySelectorAll(".math-error").Length,
            Found = Formulas(post),
            Highlighted = highlighted,
            Plain = code - highlighted,
            Images = page.QuerySelectorAll("img").Length,
            MissingImages = page.QuerySelectorAll(".missing-image").Length,
            Links = page.QuerySelectorAll("a[href]:not(.heading-anchor, .footnote-back, [role=doc-noteref])").Length,
            BrokenLinks = page.QuerySelectorAll(".missing-link").Length,
            Lost = VisibleWords.LostFromPage(post.Parsed.Body.Text, post.Title, html).Count,
            LostByDefault = VisibleWords.LostFromPage(post.Parsed.Body.Text, post.Title, Default(post)).Count,
        };
    }

    private static readonly MarkdownPipeline Advanced = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    private static int Formulas(Post post) => Try(() =>
    {
        var document = Markdown.Parse(post.Parsed.Body.Text, Advanced);
        return document.Descendants<MathInline>().Count() + document.Descendants<MathBlock>().Count();
    }, 0);

    private static string Default(Post post) => Try(() => Markdown.ToHtml(post.Parsed.Body.Text, Advanced), "");

    /// <summary>Markdig throws where text is nested more deeply than it goes.</summary>
    private static T Try<T>(Func<T> work, T otherwise)
    {
        try
        {
            return work();
        }
        catch (ArgumentException)
        {
            return otherwise;
        }
    }

    private static void Write(string name, Counts c) => Console.WriteLine(
        $"| {name} | {c.Posts:n0} | {c.Rendered:n0} / {c.Refused:n0} ({c.Found:n0}) | {c.Highlighted:n0} / {c.Plain:n0} | {c.Images:n0} / {c.MissingImages:n0} | {c.Links:n0} / {c.BrokenLinks:n0} | {c.Lost:n0} ({c.LostByDefault:n0}) |");

    private readonly record struct Counts
    {
        public int Posts { get; init; }

        public int Rendered { get; init; }

        public int Refused { get; init; }

        public int Found { get; init; }

        public int Highlighted { get; init; }

        public int Plain { get; init; }

        public int Images { get; init; }

        public int MissingImages { get; init; }

        public int Links { get; init; }

        public int BrokenLinks { get; init; }

        public int Lost { get; init; }

        public int LostByDefault { get; init; }

        public static Counts operator +(Counts a, Counts b) => new()
        {
            Posts = a.Posts + b.Posts,
            Rendered = a.Rendered + b.Rendered,
            Refused = a.Refused + b.Refused,
            Found = a.Found + b.Found,
            Highlighted = a.Highlighted + b.Highlighted,
            Plain = a.Plain + b.Plain,
            Images = a.Images + b.Images,
            MissingImages = a.MissingImages + b.MissingImages,
            Links = a.Links + b.Links,
            BrokenLinks = a.BrokenLinks + b.BrokenLinks,
            Lost = a.Lost + b.Lost,
            LostByDefault = a.LostByDefault + b.LostByDefault,
        };
    }
}
