using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup.Bibliographies;
using Blog.Engine.Markup.Model;

namespace Blog.Engine.Publishing;

public enum PostState
{
    Published,

    /// <summary>Shown only where <see cref="SiteSettings.ShowDrafts"/> is on.</summary>
    Draft,

    /// <summary>Its date is in the future; it goes live at that minute.</summary>
    Scheduled,
}

/// <summary>A post as the site shows it. Its HTML is made when first asked for: <see cref="Site.Render"/>.</summary>
public sealed record Post(ParsedPost Parsed, Slug Slug, PostState State)
{
    /// <summary>By date from the last on, those of one moment by path.</summary>
    public static IComparer<Post> NewestFirst { get; } = Comparer<Post>.Create((a, b) => b.Date.CompareTo(a.Date) is not 0 and var byDate ? byDate : a.Path.CompareTo(b.Path));

    public required SiteUrl Url { get; init; }

    public required PostTerms Terms { get; init; }

    public ImmutableArray<Term> Tags => Terms.Tags;

    public ImmutableArray<Term> Categories => Terms.Categories;

    public Term? Series => Terms.Series;

    public SitePath Path { get; } = Parsed.Path; // asked for by every index of every build

    public string Title => Parsed.Title;

    public DateTimeOffset Date => Parsed.Date;

    public DateTimeOffset? Updated => Parsed.Updated;

    /// <summary>When the text last changed as far as the author says: updated, else the date.</summary>
    public DateTimeOffset LastModified => Updated > Date ? Updated.Value : Date;

    public string Lang => Parsed.Lang;

    public bool IsPage => Parsed.IsPage;

    public bool IsPinned => Parsed.FrontMatter.Pinned;

    public string? Author => Parsed.FrontMatter.Author;

    /// <summary>Plain text for the description of the page and of links to it.</summary>
    public required string Description { get; init; }

    /// <summary>What it cites from; null where it cites nothing, or there is none.</summary>
    public required Bibliography? Bibliography { get; init; }

    public required CitationStyle CitationStyle { get; init; }

    public TextStatistics Statistics => Parsed.Outline.Statistics;
}
