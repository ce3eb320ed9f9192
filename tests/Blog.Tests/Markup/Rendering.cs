using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Bibliographies;
using Blog.Engine.Markup.Model;

namespace Blog.Tests.Markup;

/// <summary>Renders one body that knows no other post, except those it is given.</summary>
internal sealed class Rendering(MarkupSettings? settings = null) : ILinkResolver
{
    private static readonly SitePath File = SitePath.From("post.md");

    private readonly MarkdownEngine engine = new(settings ?? new());

    /// <summary>Targets that exist: a name ending in an image's extension is an image of 600 × 400 pixels, any other is a page.</summary>
    public HashSet<string> Existing { get; init; } = [];

    /// <summary>Takes every target for existing, at the address that the author wrote.</summary>
    public bool EverythingExists { get; init; }

    /// <summary>The text of pages that may be embedded, by name.</summary>
    public Dictionary<string, string> Notes { get; init; } = [];

    public RenderedBody Render(string markdown, FrontMatter? frontMatter = null, RenderTarget target = RenderTarget.Page) =>
        engine.Render(Body(markdown, frontMatter), this, target);

    public Outline Read(string markdown, FrontMatter? frontMatter = null) => engine.Read(Body(markdown, frontMatter));

    public string Html(string markdown) => Render(markdown).Html.Trim();

    public LinkTarget? Resolve(SitePath from, LinkReference reference)
    {
        if (EverythingExists) return new LinkTarget.File(reference.Target + (reference.Fragment is null ? "" : "#" + reference.Fragment), null, null);
        if (!Existing.Contains(reference.Target) && !Notes.ContainsKey(reference.Target)) return null;
        return Path.GetExtension(reference.Target) is ".png" or ".svg"
            ? new LinkTarget.File("/media/" + Uri.EscapeDataString(reference.Target), 600, 400)
            : new LinkTarget.Page("/posts/" + Uri.EscapeDataString(reference.Target), reference.Target, reference.Fragment, true);
    }

    public MarkdownBody? Note(SitePath from, LinkReference reference) =>
        Notes.TryGetValue(reference.Target, out var text) ? new(new SourceText(SitePath.From(reference.Target + ".md"), text), 0, FrontMatter.Empty) : null;

    /// <summary>The text of the <c>references.bib</c> beside the post.</summary>
    public string? References { get; init; }

    public Bibliography? Bibliography(SitePath from) => References is null ? null : Engine.Markup.Bibliographies.Bibliography.Read(new(SitePath.From("references.bib"), References));

    public string? Text(SitePath file) => null;

    private static MarkdownBody Body(string markdown, FrontMatter? frontMatter) =>
        new(new SourceText(File, markdown), 0, frontMatter ?? FrontMatter.Empty);
}
