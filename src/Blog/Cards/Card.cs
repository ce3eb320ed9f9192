using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Storage;
using Blog.Pages;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Cards;

/// <summary>What stands on the picture that other sites show beside a link to ours. Equal cards are equal pictures.</summary>
/// <param name="Origin">Where the signal comes from: the name of the site, or its host.</param>
/// <param name="Title">The brightest thing on it.</param>
/// <param name="Subtitle">One line below, or empty.</param>
/// <param name="Telemetry">Date, length, place in a series; two spaces part them.</param>
/// <param name="Signal">Path data of <see cref="Pages.Signal"/>.</param>
/// <param name="SignalWidth">Its width in its own units.</param>
/// <param name="Lang">Whose forms Han characters have (BCP 47).</param>
public sealed record Card(string Origin, string Title, string Subtitle, string Telemetry, string Signal, int SignalWidth, string Lang)
{
    /// <summary>Pixels: what Facebook, X and LinkedIn show whole.</summary>
    public const int Width = 1200, Height = 630;

    /// <summary>A part of every name, raised when cards are drawn in another way.</summary>
    private const string Recipe = "2";

    /// <summary>Characters of <see cref="Name"/> that stand in an address.</summary>
    private const int Mark = 8;

    private const string Gap = "   ";

    /// <summary>Names the picture by all that goes into it.</summary>
    public string Name => $"{ContentHash.OfParts(Origin, Title, Subtitle, Telemetry, Signal, Lang)}-card-{Recipe}";

    /// <summary>Where the card of a post is: its name changes with the picture, so that other sites, which keep pictures by address, fetch it again.</summary>
    public SiteUrl UrlFor(Post post) => Addresses.PostCard.With($"{post.Slug}.{Name[..Mark]}");

    /// <summary>The post whose card an address names, whatever its mark: an old address shows the card of today. Null where posts have none.</summary>
    /// <param name="site">Where it is looked for.</param>
    /// <param name="name">The last segment of the address without <c>.png</c>.</param>
    public static Post? Find(Site site, string name) =>
        site.Settings.PostCards && (site.Find(name) ?? (name.Length > Mark + 1 && name[^(Mark + 1)] == '.' ? site.Find(name[..^(Mark + 1)]) : null)) is { IsPage: false } post ? post : null;

    public static Card Of(Site site, Post post, PageFormat format)
    {
        var series = site.Series.Find(post.Series);
        string?[] telemetry = [format.Day(post.Date), format.Length(post.Statistics), format.Minutes(post.Statistics), series is null ? null : $"{series.Name} {series.PositionOf(post)}/{series.Posts.Length}"];
        return new(site.Settings.Title, post.Title, "", string.Join(Gap, telemetry.OfType<string>()), Pages.Signal.Burst(post), Pages.Signal.Width(post), post.Lang);
    }

    public static Card Of(Site site, PageFormat format, IStringLocalizer<Text> text)
    {
        string?[] telemetry = [format.Posts(site.Posts.Length), site.LastModified is { } last ? $"{text["Home.LastSignal"]} {format.Day(last)}" : null];
        return new(new Uri(site.Settings.BaseUrl).Host, site.Settings.Title, site.Settings.Tagline, string.Join(Gap, telemetry.OfType<string>()), Pages.Signal.Trace(site), 4 * Pages.Signal.Columns, site.Settings.Language);
    }
}
