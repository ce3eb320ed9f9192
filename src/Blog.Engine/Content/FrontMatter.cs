using System.Collections.Immutable;

namespace Blog.Engine.Content;

/// <summary>What an author says of a post before its body, whatever engine's words it was said in. Absent values are null or empty.</summary>
public sealed record FrontMatter
{
    public static FrontMatter Empty { get; } = new();

    public string? Title { get; init; }

    public DateTimeOffset? Date { get; init; }

    public DateTimeOffset? Updated { get; init; }

    /// <summary>Tags as written (NFC, trimmed, no duplicates); a tag may be a path, <c>机器学习/集成学习</c>.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Category paths: <c>[机器学习, 集成学习]</c> is one nested path, <c>[[A, B], [C]]</c> are two.</summary>
    public ImmutableArray<ImmutableArray<string>> Categories { get; init; } = [];

    public string? Series { get; init; }

    /// <summary>The position in the series that the author set; null means by date.</summary>
    public int? SeriesOrder { get; init; }

    public string? Slug { get; init; }

    /// <summary>
    /// Other addresses and other names of the post. A path (<c>/2024/old.html</c>) is answered by a 301; a name, as Obsidian
    /// means it, can be linked to: <c>[[name]]</c>.
    /// </summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Where the post stood before (<c>permalink</c>, <c>url</c>): an old path, and the place of a plain page.</summary>
    public string? Address { get; init; }

    public bool Draft { get; init; }

    public string? Description { get; init; }

    public string? Cover { get; init; }

    public string? Author { get; init; }

    public string? Lang { get; init; }

    public string? TranslationKey { get; init; }

    public bool Pinned { get; init; }

    /// <summary>False: a dollar sign in this post is a dollar sign.</summary>
    public bool Math { get; init; } = true;

    public bool Toc { get; init; } = true;

    /// <summary>False: no comments below this post, where the site has them.</summary>
    public bool Comments { get; init; } = true;

    /// <summary>A plain page (about, links): at <c>/{slug}</c>, in no list and no feed.</summary>
    public bool IsPage { get; init; }

    /// <summary>How this post writes citations; null means as the site does.</summary>
    public CitationStyle? CitationStyle { get; init; }

    /// <summary>TeX macros of this post, name (with its back slash) → expansion.</summary>
    public ImmutableDictionary<string, string> Macros { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>A file split in two: what its front matter says, and the offset in the text where the body begins.</summary>
public sealed record FrontMatterResult(FrontMatter FrontMatter, int BodyStart, ImmutableArray<Diagnostic> Diagnostics);
