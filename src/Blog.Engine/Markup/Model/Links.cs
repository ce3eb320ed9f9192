using Blog.Engine.Content;
using Blog.Engine.Markup.Bibliographies;

namespace Blog.Engine.Markup.Model;

public enum LinkKind
{
    /// <summary><c>[text](target)</c></summary>
    Inline,

    /// <summary><c>[[target#heading|text]]</c></summary>
    Wiki,

    /// <summary><c>![alt](target)</c> or <c>![[image.png]]</c></summary>
    Image,

    /// <summary><c>![[note#heading]]</c></summary>
    Embed,
}

/// <summary>A link as an author wrote it: unescaped, the fragment (without <c>#</c>) cut off.</summary>
public sealed record LinkReference(LinkKind Kind, string Target, string? Fragment, Place Place)
{
    /// <summary>Where its text stands in the prose of the outline; null in a heading and where a link has no text of its own.</summary>
    public Mention? Mention { get; init; }
}

/// <summary>A stretch of <see cref="Section.Text"/>: the number of the section in its outline, and UTF-16 units of its text.</summary>
public sealed record Mention(int Section, int Start, int Length);

/// <summary>What a reference within the site turned out to be.</summary>
public abstract record LinkTarget(string Url)
{
    /// <summary>Another post or page. <paramref name="Url"/> is percent-encoded, without fragment; <paramref name="AnchorFound"/> is false when the fragment names no heading of it.</summary>
    public sealed record Page(string Url, string Title, string? Anchor, bool AnchorFound) : LinkTarget(Url)
    {
        /// <summary>The number of the equation, figure or table that the fragment names; null where it names anything else.</summary>
        public PartNumber? Part { get; init; }
    }

    /// <summary>A file below the posts folder; size in pixels where it is an image whose size is known.</summary>
    public sealed record File(string Url, int? Width, int? Height) : LinkTarget(Url)
    {
        /// <summary>The value of <c>srcset</c>, where smaller copies of the image are served.</summary>
        public string? SourceSet { get; init; }
    }
}

/// <summary>The rest of the site, as one post sees it while it is rendered.</summary>
public interface ILinkResolver
{
    /// <summary>Resolves a reference that stands in <paramref name="from"/>; null when the site has nothing of that name.</summary>
    LinkTarget? Resolve(SitePath from, LinkReference reference);

    /// <summary>The body of a note for <c>![[note]]</c>, with its own front matter; null when there is none.</summary>
    MarkdownBody? Note(SitePath from, LinkReference reference);

    /// <summary>What a file cites from: the nearest <c>references.bib</c>; null when there is none.</summary>
    Bibliography? Bibliography(SitePath from);

    /// <summary>The text of a file that a code block includes; null when the site has no such file or it is no text.</summary>
    string? Text(SitePath file);
}
