using System.Collections.Immutable;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Feeds;

/// <summary>What every feed format says: the newest posts, whole, with absolute addresses.</summary>
public sealed record Feed(string Title, string Description, string Language, string Author, string PageUrl, DateTimeOffset? Updated, ImmutableArray<FeedEntry> Entries)
{
    /// <summary>What this is and what to do with it, for a person who opens it in a browser.</summary>
    public required string Notice { get; init; }

    /// <summary>Where it is itself, in the format of a row of the address book.</summary>
    public required Func<AddressRow, string> SelfUrl { get; init; }

    /// <summary>How it looks there: an address from the root.</summary>
    public required string StyleUrl { get; init; }

    public static Feed Of(Site site, IStringLocalizer<Text> text, TermEntry? tag = null)
    {
        var settings = site.Settings;
        var posts = (tag?.Posts ?? site.Posts).Take(settings.FeedSize);
        var entries = posts.Select(post => FeedEntry.Of(site, post)).ToImmutableArray();
        return new(
            tag is null ? settings.Title : $"{tag.Path.Value} · {settings.Title}",
            settings.Description.Length > 0 ? settings.Description : settings.Tagline,
            settings.Language,
            settings.Author,
            settings.BaseUrl + (tag?.Url ?? Addresses.Home.Url),
            entries.IsEmpty ? null : entries.Max(entry => entry.Updated),
            entries)
        {
            Notice = text["Feed.Notice"],
            SelfUrl = new(row => settings.BaseUrl + (tag is null ? row.Url : Addresses.FeedOf(tag.Term))),
            StyleUrl = settings.BasePath + Addresses.Styles.With("feed.css"),
        };
    }
}

/// <summary>One post of a feed. The id is its permalink.</summary>
public sealed record FeedEntry(
    string Url, string Title, string Summary, string Html, string? Author, string Language, DateTimeOffset Published, DateTimeOffset Updated, ImmutableArray<string> Tags)
{
    public static FeedEntry Of(Site site, Post post) => new(
        site.Settings.BaseUrl + post.Url.Encoded,
        post.Title,
        post.Description,
        AbsoluteUrls.In(site.Render(post, RenderTarget.Feed).Html, site.Settings, post.Url),
        post.Author ?? (site.Settings.Author.Length > 0 ? site.Settings.Author : null),
        post.Lang,
        post.Date,
        post.LastModified,
        [.. post.Tags.Select(tag => tag.Value)]);
}
