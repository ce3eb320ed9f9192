using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Engine.Markup.Model;

/// <summary>A body as HTML, and what was found while rendering it.</summary>
public sealed record RenderedBody
{
    public required string Html { get; init; }

    /// <summary>The first paragraphs as real HTML, cut at a sentence end; without code, images, footnote marks and links.</summary>
    public required string ExcerptHtml { get; init; }

    public required ImmutableArray<Heading> TableOfContents { get; init; }

    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The page needs the math style sheet and fonts.</summary>
    public bool HasMath { get; init; }

    /// <summary>Some formulas show as source, or code is plain, because they were not ready in time; another rendering comes further.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The page needs the diagram script.</summary>
    public bool HasDiagram { get; init; }
}

/// <summary>Where a rendered body will be shown.</summary>
public enum RenderTarget
{
    /// <summary>A page of the site: HTML and MathML for formulas, copy buttons, anchors.</summary>
    Page,

    /// <summary>A feed: MathML only, no furniture.</summary>
    Feed,
}
