using System.Text.RegularExpressions;

namespace Blog.Engine.Publishing;

/// <summary>What stands at an address.</summary>
public enum AddressKind
{
    /// <summary>For readers: in the sitemap and in an export.</summary>
    Page,

    /// <summary>The text of a post as its author wrote it.</summary>
    Source,

    Feed,

    /// <summary>For programs: crawlers, browsers, whoever runs the server.</summary>
    Machine,

    /// <summary>A file that comes with the program.</summary>
    Asset,

    /// <summary>A file beside the posts, or a picture made of one.</summary>
    Media,

    /// <summary>A file for file servers, which only an export has.</summary>
    Export,

    /// <summary>Nothing; yet browsers ask for it without being told to.</summary>
    Unasked,
}

/// <summary>A row of the address book.</summary>
/// <param name="Pattern">A route: <c>{x}</c> is a part that one segment varies in, <c>{**x}</c> any number of segments.</param>
/// <param name="Kind">What stands there.</param>
public sealed record AddressRow(string Pattern, AddressKind Kind)
{
    private readonly Lazy<Regex> matcher = new(() => new Regex(
        "^" + Regex.Replace(Regex.Escape(Pattern), @"\\\{(\\\*\\\*)?(\w+)}", part => part.Groups[1].Success ? ".+" : part.Groups[2].Value is "number" or "code" ? "[0-9]+" : "[^/]+") + "$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    /// <summary>Whether a site of these settings has it.</summary>
    public Func<SiteSettings, bool> IsOn { get; init; } = _ => true;

    /// <summary>Every address of the pattern belongs to the site, whether or not something stands there today.</summary>
    public bool IsReserved { get; init; }

    public bool IsFixed => !Pattern.Contains('{', StringComparison.Ordinal);

    /// <summary>The first segment, of the home page an empty one.</summary>
    public string FirstSegment => Pattern.Split('/')[1];

    /// <summary>The one address of a fixed row.</summary>
    public SiteUrl Url => Pattern.Length == 1 ? SiteUrl.Root : IsFixed ? SiteUrl.Of(Pattern[1..].Split('/')) : throw new InvalidOperationException($"{Pattern} is the address of many");

    /// <summary>The address whose varying part is <paramref name="value"/>.</summary>
    public SiteUrl With(string value)
    {
        var (open, close) = (Pattern.IndexOf('{', StringComparison.Ordinal), Pattern.IndexOf('}', StringComparison.Ordinal));
        return SiteUrl.Of($"{Pattern[1..open]}{(Pattern[open + 1] == '*' ? value : value.Replace("/", "", StringComparison.Ordinal))}{Pattern[(close + 1)..]}".Split('/'));
    }

    /// <param name="path">Decoded.</param>
    public bool Matches(string path) => matcher.Value.IsMatch(path);
}
