using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Content.Metadata;

namespace Blog.Engine.Publishing;

/// <summary>Old paths and where they lead now.</summary>
internal static class RedirectTable
{
    public static readonly DiagnosticRule Taken = new("BLOG202", Severity.Warning, "a post asks for an address of the site or of another page");
    public static readonly DiagnosticRule NoFile = new("BLOG206", Severity.Info, "an old address cannot be a file of an export");

    /// <summary>Bytes: the longest name that the usual file systems hold.</summary>
    private const int LongestName = 255;

    /// <summary>Old path (decoded, NFC, no final slash) → page. What the site answers is never taken over.</summary>
    public static FrozenDictionary<string, SiteUrl> From(ImmutableArray<Post> posts, SiteSettings settings, Lazy<FileClaims> claims, List<Diagnostic> diagnostics)
    {
        var redirects = new Dictionary<string, SiteUrl>();
        foreach (var post in posts)
        {
            foreach (var (path, written) in Old(post))
            {
                var owner = claims.Value.OwnerOf(FileClaims.OfRedirect(path));
                if (path == post.Url.Decoded) continue;
                if (owner is null && Addresses.IsReserved(path, settings)) diagnostics.Add(Refused(post, written, $"'{path}' is an address of the site itself; remove it"));
                else if (owner is not null && owner != post.Url) diagnostics.Add(Refused(post, written, $"the old address '{path}' already leads to {owner.Value.Decoded}; remove it from one of the posts"));
                else if (redirects.TryAdd(path, post.Url)) Claim(path, post, written, claims.Value, diagnostics);
            }
        }
        return redirects.ToFrozenDictionary();
    }

    /// <summary>The paths a post stood at before: its aliases that are paths, and its permalink.</summary>
    public static IEnumerable<string> OldPaths(Post post) => Old(post).Select(old => old.Path);

    /// <summary>The path in an alias; null for an alternative name as Obsidian means it, which has no slash and no <c>.html</c>.</summary>
    internal static string? PathOf(string? alias)
    {
        if (alias is null) return null;
        var path = Uri.TryCreate(alias, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsolutePath : alias;
        var isPath = path.StartsWith('/') || (path.Contains('/') && !path.Any(char.IsWhiteSpace)) || path.EndsWith(".html", StringComparison.OrdinalIgnoreCase);
        var bare = Uri.UnescapeDataString(path.Split('?', '#')[0]).Trim().Trim('/');
        return isPath && bare.Length > 0 && !bare.Any(char.IsControl) ? "/" + bare.Normalize(NormalizationForm.FormC) : null;
    }

    private static IEnumerable<(string Path, string Written)> Old(Post post) => post.Parsed.FrontMatter is { Aliases: [], Address: null }
        ? []
        : post.Parsed.FrontMatter.Aliases.Append(post.Parsed.FrontMatter.Address).Where(written => PathOf(written) is not null).Select(written => (PathOf(written)!, written!)).DistinctBy(old => old.Item1);

    private static void Claim(string path, Post post, string written, FileClaims claims, List<Diagnostic> diagnostics)
    {
        if (CanBeFile(path)) claims.TryAdd(FileClaims.OfRedirect(path), post.Url);
        else diagnostics.Add(NoFile.At(WrittenValue.PlaceOf(post.Parsed.Source, written), $"the old address '{path}' is answered by the server alone: a file of this name cannot be written"));
    }

    private static bool CanBeFile(string path) =>
        path[1..].Split('/').All(name => name is not ("" or "." or "..") && !name.Contains('\\', StringComparison.Ordinal) && Encoding.UTF8.GetByteCount(name) <= LongestName);

    private static Diagnostic Refused(Post post, string written, string message) => Taken.At(WrittenValue.PlaceOf(post.Parsed.Source, written), message);
}
