using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Blog.Engine.Markup.Model;
using Blog.Engine.Search.Model;

namespace Blog.Engine.Publishing;

/// <summary>The settings of a site: section <c>Blog</c> of appsettings.json, <c>Blog__Name</c> in the environment, or the command line.</summary>
public sealed record SiteSettings
{
    /// <summary>The folder of posts, relative to the working directory.</summary>
    [Required]
    public string PostsPath { get; init; } = "posts";

    /// <summary>A folder for rendered formulas, code and smaller copies of images, kept between starts; empty means none. Deleting it costs only time.</summary>
    public string CachePath { get; init; } = "";

    [Required]
    public string Title { get; init; } = "INCOMING TRANSMISSION";

    public string Tagline { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>The public address of the site, for feeds, the sitemap and canonical links: <c>https://example.org</c> or <c>https://example.org/blog</c>, without a final slash.</summary>
    [RegularExpression("https?://[^ ]*[^/ ]", ErrorMessage = "BaseUrl must be an absolute http(s) address without a final slash.")]
    public string BaseUrl { get; init; } = "http://localhost:5080";

    /// <summary>The path that every address of the site begins with, percent-encoded: <c>/blog</c> of <c>https://x.github.io/blog</c>; empty for a site at the root.</summary>
    public string BasePath => Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url) ? url.AbsolutePath.TrimEnd('/') : "";

    /// <summary>The language of posts that name none, and of the interface (BCP 47).</summary>
    public string Language { get; init; } = "zh-CN";

    /// <summary>The time zone of dates without an offset (IANA).</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    public string Author { get; init; } = "";

    /// <summary>The ICP filing of a site in mainland China, for the foot of every page: <c>京ICP备2024000000号-1</c>.</summary>
    public string Icp { get; init; } = "";

    /// <summary>The public security filing: <c>京公网安备11010802000000号</c>.</summary>
    public string PublicSecurity { get; init; } = "";

    /// <summary>Posts on a list page.</summary>
    [Range(1, 200)]
    public int PageSize { get; init; } = 10;

    /// <summary>Posts in a feed.</summary>
    [Range(1, 500)]
    public int FeedSize { get; init; } = 20;

    /// <summary>Each post has a card of its own, the picture that other sites show beside a link to it; else a post without a cover has the card of the site.</summary>
    public bool PostCards { get; init; } = true;

    /// <summary>Show drafts and scheduled posts, each with a mark. On in Development.</summary>
    public bool ShowDrafts { get; init; }

    /// <summary>The pages are files that no program answers for, as in an export: search asks the files of the index.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Another word for a tag → the tag that is meant.</summary>
    public IReadOnlyDictionary<string, string> TagSynonyms { get; init; } = ImmutableDictionary<string, string>.Empty;

    public MarkupSettings Markup { get; init; } = new();

    public SearchSettings Search { get; init; } = new();
}
