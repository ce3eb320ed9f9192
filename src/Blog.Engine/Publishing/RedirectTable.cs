using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Blog.Engine.Content;

namespace Blog.Engine.Publishing;

/// <summary>Old paths and where they lead now.</summary>
internal static class RedirectTable
{
    public static readonly DiagnosticRule Taken = new("BLOG202", Severity.Warning, "an alias is the address of another page");

    /// <summary>Old path (decoded, NFC, no final slash) → page. A path that is a page of the site stays that page.</summary>
    public static FrozenDictionary<string, SiteUrl> From(ImmutableArray<Post> posts, ImmutableArray<SitePage> urls, List<Diagnostic> diagnostics)
    {
        var pages = new Lazy<HashSet<string>>(() => [.. urls.Select(page => page.Url.Decoded)]);
        var redirects = new Dictionary<string, SiteUrl>();
        foreach (var post in posts)
        {
            foreach (var path in OldPaths(post))
            {
                var owner = redirects.TryGetValue(path, out var other) ? other.Decoded : pages.Value.Contains(path) ? path : null;
                if (owner is null) redirects.Add(path, post.Url);
                else if (owner != post.Url.Decoded)
                    diagnostics.Add(Taken.At(Place.WholeFile(post.Path), $"the old address '{path}' already leads to {owner}; remove it from one of the posts"));
            }
        }
        return redirects.ToFrozenDictionary();
    }

    /// <summary>The paths a post stood at before: its aliases that are paths, and its permalink.</summary>
    public static IEnumerable<string> OldPaths(Post post) => post.Parsed.FrontMatter is { Aliases: [], Address: null }
        ? []
        : post.Parsed.FrontMatter.Aliases.Append(post.Parsed.FrontMatter.Address).Select(PathOf).OfType<string>().Distinct();

    /// <summary>The path in an alias; null for an alternative name as Obsidian means it, which has no slash and no <c>.html</c>.</summary>
    internal static string? PathOf(string? alias)
    {
        if (alias is null) return null;
        var path = Uri.TryCreate(alias, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsolutePath : alias;
        var isPath = path.StartsWith('/') || (path.Contains('/') && !path.Any(char.IsWhiteSpace)) || path.EndsWith(".html", StringComparison.OrdinalIgnoreCase);
        var bare = Uri.UnescapeDataString(path.Split('?', '#')[0]).Trim().Trim('/');
        return isPath && bare.Length > 0 && !bare.Any(char.IsControl) ? "/" + bare.Normalize(NormalizationForm.FormC) : null;
    }
}
